#!/usr/bin/env bash
# FlexSearch’s French stems « subvention » and not « subventions », and leaves « p » of « paiement ».
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" flexsearch@0.8.212
cd "$place"
node - <<'JAVASCRIPT'
/*
 * FlexSearch 0.8.212, the language pack « fr » that it ships.
 *
 * Expected of a stemmer: a noun and its plural share a stem.
 * Seen: -ion, -ment, -ent, -e are taken off, a final -s is not but in -es, so that the plurals in -ions, -ments and
 * -ents keep what their singulars lose: subvention/subventions, délibération/délibérations, bâtiment/bâtiments.
 * « école » is « eco » and « écoles » « ecol », « commune » « comu » and « communes » « comun ». What is left may be
 * next to nothing: « paiement » is « p ». An act on « subventions aux associations » is found by neither word in the
 * singular.
 */
const { Encoder, Index } = require("flexsearch");
const french = require("flexsearch/lang/fr");
const encoder = new Encoder(french.default || french);
const stem = (word) => encoder.encode(word).join("+");
const nouns = ["subvention", "association", "délibération", "convention", "bâtiment", "paiement", "agent", "commune", "école"];
let holds = true;
for (const one of nouns) {
  console.log(one, stem(one), "|", one + "s", stem(one + "s"));
  holds = holds && stem(one) !== stem(one + "s");
}
const index = new Index({ encoder, tokenize: "strict" });
index.add(1, "attribution des subventions aux associations");
for (const [asked, hits] of [["subvention", 0], ["association", 0], ["subventions", 1]]) {
  const found = index.search(asked);
  console.log("«", asked, "» finds", found);
  holds = holds && found.length === hits;
}
process.exit(holds && stem("paiement") === "p" ? 0 : 1);
JAVASCRIPT
