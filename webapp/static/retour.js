// The way back from an act leads to the very page of results one came from, filters and all.
export function start(root) {
  const link = root.querySelector("[data-retour]");
  if (!link || !document.referrer) return;
  const from = new URL(document.referrer);
  if (from.origin === location.origin && from.pathname.endsWith("/recherche")) link.href = from.pathname + from.search;
}
