// Suggestions while typing: the editable combobox with list autocomplete of the ARIA Authoring
// Practices (focus stays in the field, aria-activedescendant names the option).
const WAIT_MS = 120;
const KINDS = { objet: "objet", collectivite: "collectivité", mot: "mot", matiere: "matière" };

export function start(root) {
  const field = root.querySelector("#q");
  if (!field) return;
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.role = "listbox";
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  field.parentElement.append(list);
  const spoken = document.createElement("span");
  spoken.className = "cache";
  spoken.role = "status";
  field.parentElement.append(spoken);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);

  let timer = 0;
  let active = -1;
  let typed = field.value;
  let asked = null;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    asked?.abort();
    clearTimeout(timer);
  };
  const activate = (index) => {
    const all = options();
    active = index;
    all.forEach((option, rank) => option.setAttribute("aria-selected", String(rank === index)));
    if (index >= 0) {
      field.setAttribute("aria-activedescendant", all[index].id);
      field.value = all[index].dataset.texte;
    } else {
      field.removeAttribute("aria-activedescendant");
      field.value = typed;
    }
  };
  const choose = (option) => {
    field.value = option.dataset.texte;
    close();
    field.form.requestSubmit();
  };
  const show = (found) => {
    list.replaceChildren(
      ...found.map(({ texte, type }, rank) => {
        const option = document.createElement("li");
        option.id = `suggestion-${rank}`;
        option.role = "option";
        option.setAttribute("aria-selected", "false");
        option.dataset.texte = texte;
        const text = document.createElement("span");
        text.textContent = texte;
        const kind = document.createElement("span");
        kind.className = "genre";
        kind.textContent = KINDS[type] ?? type;
        option.append(text, " ", kind);
        // mousedown, not click: the field must not lose focus before the choice is made.
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          choose(option);
        });
        return option;
      }),
    );
    active = -1;
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
    spoken.textContent = found.length
      ? `${found.length} suggestion${found.length > 1 ? "s" : ""}, flèches pour choisir`
      : "";
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const text = field.value.trim();
    if (text.length < 2) return show([]);
    try {
      const answer = await fetch(new URL(`suggestions?q=${encodeURIComponent(text)}`, field.form.action), { signal: asked.signal });
      if (answer.ok && document.activeElement === field) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  field.addEventListener("input", () => {
    typed = field.value;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const all = options();
    const open = !list.hidden;
    if (event.key === "Escape" && open) {
      field.value = typed;
      close();
      event.preventDefault();
    } else if (event.key === "Enter" && open && active >= 0) {
      choose(all[active]);
      event.preventDefault();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && open) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      // -1 is the field itself: it takes its turn in the round.
      activate(((active + 1 + step + all.length + 1) % (all.length + 1)) - 1);
      event.preventDefault();
    } else if (event.key === "ArrowDown" && !open) {
      ask();
    }
  });
}
