// Filters that refresh the results at once, keep the focus where it was and the address true.
export function start(root) {
  const form = root.querySelector("#recherche");
  if (!form) return;
  form.addEventListener("submit", () => dropEmpty(form));
  if (!form.querySelector(".filtres")) return;
  searchable(form);
  form.addEventListener("change", (event) => {
    if (event.target.type === "checkbox") refresh(form, event.target);
  });
  window.addEventListener("pageshow", () => restore(form));
  // Following a link to #resultats is a popstate too: only another search is another page.
  window.addEventListener("popstate", () => location.search !== shown && location.reload());
}

// Fields left empty stay out of the address.
function dropEmpty(form) {
  for (const field of form.querySelectorAll("input[name]")) {
    if (field.name !== "q" && field.type !== "checkbox" && field.value.trim() === "") field.disabled = true;
  }
  setTimeout(() => form.querySelectorAll(":disabled").forEach((field) => (field.disabled = false)));
}

function address(form) {
  const pairs = [...new FormData(form)].filter(([name, value]) => name === "q" || value.trim() !== "");
  return `${form.action}?${new URLSearchParams(pairs)}`;
}

let asked = null;
let shown = location.search;

async function refresh(form, from) {
  const url = address(form);
  const here = document.querySelector("#trouvaille");
  asked?.abort();
  asked = new AbortController();
  here.classList.add("charge");
  try {
    const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    history.pushState(null, "", url);
    shown = location.search;
    exchange(form, page, from);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  } finally {
    here.classList.remove("charge");
  }
}

function exchange(form, page, from) {
  const opened = openNames(form);
  document.title = page.title;
  // The status element itself stays, so that what changes in it is announced.
  const status = document.querySelector("#statut");
  const fresh = page.querySelector("#trouvaille");
  fresh.querySelector("#statut").remove();
  const text = page.title.split(" – ").slice(0, -1).join(" – ");
  const heading = status.querySelector("h1");
  const found = page.querySelector("h1") ?? heading;
  document.querySelector("#trouvaille").replaceChildren(status, ...fresh.childNodes);
  heading.textContent = found === heading ? text : found.textContent;
  const body = form.querySelector(".filtres-corps");
  body.replaceWith(page.querySelector(".filtres-corps"));
  form.querySelector(".filtres > summary").replaceWith(page.querySelector(".filtres > summary"));
  for (const details of form.querySelectorAll(".filtres-corps details")) {
    if (opened.has(nameOf(details))) details.open = true;
  }
  searchable(form);
  const same = `input[name="${CSS.escape(from.name)}"][value="${CSS.escape(from.value)}"]`;
  const field = form.querySelector(same);
  field?.closest("details:not([open])")?.setAttribute("open", "");
  field?.focus({ preventScroll: true });
}

const nameOf = (details) =>
  `${details.closest("fieldset")?.dataset.facette}/${details.className}/${details.querySelector("input")?.value ?? ""}`;

const openNames = (form) =>
  new Set([...form.querySelectorAll(".filtres-corps details[open]")].map(nameOf));

// Browsers put back the boxes as they were left; the page is what its address says.
function restore(form) {
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = box.defaultChecked;
}

// A field that narrows a long list of values as one types.
function searchable(form) {
  for (const group of form.querySelectorAll(".facette")) {
    const labels = [...group.querySelectorAll(".suite .case")];
    if (labels.length < 8) continue;
    const field = document.createElement("input");
    field.type = "text";
    field.className = "chercher-facette";
    field.autocomplete = "off";
    field.setAttribute("aria-label", `Réduire la liste : ${group.querySelector("legend").textContent}`);
    field.addEventListener("input", () => {
      const wanted = plain(field.value);
      for (const label of labels) label.parentElement.hidden = !plain(label.textContent).includes(wanted);
    });
    // Enter narrows the list; it must not send the whole form.
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    group.querySelector(".suite summary").after(field);
  }
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
