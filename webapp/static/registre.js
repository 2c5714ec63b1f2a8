// What scripts add to pages that work without them. Each part stands alone: one that fails, or does
// not arrive, leaves the others and the plain page as they were.
const parts = ["suggestions", "filtres", "raccourcis", "copier", "retour"].map((part) =>
  import(`./${part}.js`).then(({ start }) => start(document)).catch((error) => console.warn(part, error)),
);
Promise.all(parts).then(() => (document.documentElement.dataset.scripts = "prets"));
