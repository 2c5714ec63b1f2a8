#!/usr/bin/env bash
# « acte n°2024-12 » is found by neither « 2024 » nor « 2024-12 » in MiniSearch, nor by « 2024 » in lunr: the degree sign is part of the word.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" minisearch@7.2.0 lunr@2.3.9 lunr-languages@1.22.0
cd "$place"
node - <<'JAVASCRIPT'
/*
 * MiniSearch 7.2.0, lunr 2.3.9 with lunr-languages 1.22.0 (French).
 *
 * Expected: the sign of « n° » parts the letter from the number, as the blank does that typography asks for.
 * Seen: MiniSearch cuts at blanks and punctuation, and « ° » and « € » are neither, being symbols in Unicode; lunr's
 * French trims what is no letter at the ends of a word alone. Set close, as many clerks do, the first
 * part of a number is in a word with its sign, « n°2024 », or the price « 12€ »; asked for by its number, the act is not
 * found, and « n° 15 » and « n°15 » do not find each other.
 */
const MiniSearch = require("minisearch");
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
require("lunr-languages/lunr.fr")(lunr);
const acts = ["acte n°2024-12", "acte n° 2024-13", "acte N°15", "acte n° 15", "repas à 12€", "repas à 12 €"];
const mini = new (MiniSearch.default || MiniSearch)({ fields: ["text"], searchOptions: { combineWith: "AND" } });
mini.addAll(acts.map((text, id) => ({ id, text })));
const french = lunr(function () {
  this.use(lunr.fr);
  this.ref("id");
  this.field("text");
  acts.forEach((text, id) => this.add({ id, text }));
});
const expected = {
  "2024": [[1], [1]],
  "2024-13": [[1], null],
  "2024-12": [[], null],
  "15": [[3], [3]],
  "n°15": [[2], [2]],
};
let holds = true;
for (const [asked, wanted] of Object.entries(expected)) {
  const seen = [mini.search(asked).map((hit) => hit.id), french.search(asked).map((hit) => Number(hit.ref))];
  console.log("«", asked, "» MiniSearch:", seen[0].map((id) => acts[id]), "lunr:", seen[1].map((id) => acts[id]));
  holds = holds && wanted.every((ids, engine) => ids === null || ids.join() === seen[engine].sort().join());
}
console.log("« 12 » MiniSearch:", mini.search("12").map((hit) => acts[hit.id]));
process.exit(holds && !mini.search("12").some((hit) => hit.id === 4) ? 0 : 1);
JAVASCRIPT
