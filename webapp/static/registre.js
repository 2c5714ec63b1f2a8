// What scripts add to pages that work without them. Each part stands alone: one that fails leaves
// the others, and the plain page, as they were.
import { suggestions } from "./suggestions.js";
import { filtres } from "./filtres.js";
import { raccourcis } from "./raccourcis.js";
import { copier } from "./copier.js";

for (const start of [suggestions, filtres, raccourcis, copier]) {
  try {
    start(document);
  } catch (error) {
    console.error(error);
  }
}
