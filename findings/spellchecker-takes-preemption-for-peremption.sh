#!/usr/bin/env bash
# pyspellchecker’s French corrects « préemption » to « péremption », « pluvial » to « fluvial », « périscolaire » to « préscolaire », « vœu » to « vu »: it has no word with œ.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyspellchecker==0.9.1
npm install --silent --no-audit --no-fund --prefix "$place" dictionary-fr@3.0.0 nspell@2.1.5
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""pyspellchecker 0.9.1, ``SpellChecker(language="fr")``.

Expected of the dictionary of a language that the manual calls supported: words of everyday administration are known, and œ is a letter of French; « did
you mean » of a search or the mending of scanned text would leave them alone.
Seen: the list, counted in subtitles of films, has no word with œ, only « coeur », « voeu », « oeuvre », which are not found as neighbours: « vœu » becomes
« vu », « main d'œuvre » « main d'ouvre », « cœur » « cour ». Rights of preemption expire, rain water is a river's, the care of pupils after school is that of
children too young for one. Each is a word that acts hold, too, so that nothing shows.
"""
from spellchecker import SpellChecker

french = SpellChecker(language="fr")
expected = {
    "préemption": "péremption",
    "pluvial": "fluvial",
    "périscolaire": "préscolaire",
    "viabilisation": "stabilisation",
    "dématérialisé": "matérialisé",
    "vœu": "vu",
    "œuvre": "ouvre",
    "cœur": "cour",
}
seen = {word: french.correction(word) for word in expected}
for word, other in seen.items():
    print(f"« {word} » -> « {other} »")
assert seen == expected
words = set(french.word_frequency.words())
assert {"voeu", "oeuvre", "coeur"} <= words and not [word for word in words if "œ" in word]
print(f"{len(words)} words, none with œ")
PYTHON
cat > seen.mjs <<'JAVASCRIPT'
/* The French dictionary of Hunspell (dictionary-fr 3.0.0), read by nspell 2.1.5, has all of them. */
import dictionary from "dictionary-fr";
import nspell from "nspell";
const spell = nspell(dictionary);
const words = ["préemption", "pluvial", "périscolaire", "viabilisation", "dématérialisé", "vœu", "œuvre", "cœur"];
const known = words.filter((word) => spell.correct(word));
console.log("Hunspell's knows:", known.join(", "));
process.exit(known.length === words.length ? 0 : 1);
JAVASCRIPT
timeout 200 node --max-old-space-size=6000 seen.mjs
