#!/usr/bin/env bash
# natural’s French stemmer Carry: « eaux » is « eal », « bureaux » « bureal », « lieux » itself: no noun in -eau, -eu or -au meets its plural.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm install --silent --no-audit --no-fund --prefix "$place" natural@8.1.1
cd "$place"
cat > seen.mjs <<'JAVASCRIPT'
/*
 * natural 8.1.1, CarryStemmerFr, and PorterStemmerFr beside it.
 *
 * Expected of « a stemmer for French », which the manual offers beside Porter's: a noun and its regular plural share a stem.
 * Seen: the rule that makes « canal » of « canaux » is put on all words in -aux, and -eu and -au are taken off singulars alone: networks, offices, tables, water,
 * places and games of an act are each two words. Rents and homes (« loyer », « loyers »), which end as infinitives do, part as well. Porter's has the
 * nouns in -eau right and parts the others, too.
 */
import natural from "natural";
const pairs = [
  ["eau", "eaux"], ["bureau", "bureaux"], ["tableau", "tableaux"], ["réseau", "réseaux"], ["niveau", "niveaux"], ["hameau", "hameaux"],
  ["lieu", "lieux"], ["jeu", "jeux"], ["noyau", "noyaux"], ["tuyau", "tuyaux"], ["loyer", "loyers"], ["foyer", "foyers"],
];
const parted = (stemmer) => pairs.filter((pair) => stemmer.stem(pair[0]) !== stemmer.stem(pair[1])).map(([noun]) => noun);
for (const [noun, plural] of pairs) {
  console.log(noun, plural, "Carry:", natural.CarryStemmerFr.stem(noun), natural.CarryStemmerFr.stem(plural));
}
const together = [["canal", "canaux"], ["local", "locaux"], ["tarif", "tarifs"], ["élu", "élus"], ["subvention", "subventions"]];
const regular = together.every(([noun, plural]) => natural.CarryStemmerFr.stem(noun) === natural.CarryStemmerFr.stem(plural));
console.log("parted by Porter's:", parted(natural.PorterStemmerFr).join(", "));
const holds = regular && parted(natural.CarryStemmerFr).length === pairs.length && natural.CarryStemmerFr.stem("bureaux") === "bureal";
process.exit(holds && parted(natural.PorterStemmerFr).join() === "lieu,jeu,noyau,tuyau,loyer,foyer" ? 0 : 1);
JAVASCRIPT
node seen.mjs | grep -v injected
