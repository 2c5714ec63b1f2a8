// A button beside what is worth copying.
export function start(root) {
  if (!navigator.clipboard) return;
  for (const text of root.querySelectorAll("[data-copier]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "discret";
    button.textContent = "Copier";
    const done = document.createElement("span");
    done.role = "status";
    done.className = "precision";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent.trim());
        done.textContent = "Copié.";
      } catch {
        done.textContent = "La copie a été refusée par le navigateur.";
      }
    });
    text.after(button, done);
  }
}
