// A button beside what is worth copying: a text of the page, or what a link leads to.
export function start(root) {
  if (!navigator.clipboard) return;
  for (const text of root.querySelectorAll("[data-copier]")) {
    offer(text, "Copier", async () => text.textContent.trim());
  }
  for (const link of root.querySelectorAll("[data-copier-lien]")) {
    offer(link, link.dataset.copierLien, () => fetched(link.href));
  }
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

function offer(beside, label, read) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "discret";
  button.textContent = label;
  const done = document.createElement("span");
  done.role = "status";
  done.className = "precision";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(await read());
      done.textContent = "Copié.";
    } catch {
      done.textContent = "La copie n’a pas pu être faite.";
    }
  });
  beside.after(button, done);
}
