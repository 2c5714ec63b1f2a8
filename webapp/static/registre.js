// What scripts add to pages that work without them. Each part stands alone: one that fails, or does
// not arrive, leaves the others and the plain page as they were.
for (const part of ["suggestions", "filtres", "raccourcis", "copier", "retour"]) {
  import(`./${part}.js`).then(({ start }) => start(document)).catch((error) => console.warn(part, error));
}
