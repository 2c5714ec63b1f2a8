// Keys that save the mouse: / for the search field, j and k along the results. One switch on the
// help page turns them off (WCAG 2.1.4).
const SWITCH = "registre-raccourcis";

export function start(root) {
  offerSwitch(root);
  root.addEventListener("keydown", (event) => {
    if (stored() === "non" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    if (event.key === "/") {
      const field = root.querySelector("#q");
      field?.focus();
      field?.select();
      event.preventDefault();
    } else if (event.key === "j" || event.key === "k") {
      step(root, event.key === "j" ? 1 : -1);
    }
  });
}

function step(root, by) {
  const links = [...root.querySelectorAll(".entree .objet a")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[Math.max(0, Math.min(links.length - 1, next))].focus();
}

function offerSwitch(root) {
  const button = root.querySelector("#raccourcis");
  if (!button) return;
  const label = () => {
    button.textContent = stored() === "non" ? "Activer les raccourcis" : "Désactiver les raccourcis";
  };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    localStorage.setItem(SWITCH, stored() === "non" ? "oui" : "non");
    label();
  });
}

function stored() {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null;
  }
}
