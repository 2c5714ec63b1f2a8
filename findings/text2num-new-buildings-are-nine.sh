#!/usr/bin/env bash
# text2num: a new building is a « bâtiment 9 », and five per cent « 5 pour 100 ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check text2num==3.1.0
"$place/venv/bin/python" - <<'PYTHON'
"""text2num 3.1.0, ``alpha2digit`` with French.

Expected: words that mean a number become figures, « neuf » where it counts; the words of a rate stay a rate.
Seen: « neuf », new, is 9 unless the article stands right before its noun: « le logement neuf » stays,
« construction d'un bâtiment neuf » becomes « bâtiment 9 », « matériel neuf et d'occasion » « matériel 9 ». « cinq
pour cent » is « 5 pour 100 »; the names of places lose their words, « Mille Étangs » as « 1000 Étangs ». A text
so prepared has numbers that nobody wrote, and a search for « logement neuf » fails.
"""
from text_to_num import alpha2digit

expected = {
    "achat de neuf véhicules": "achat de 9 véhicules",
    "le logement neuf": "le logement neuf",
    "construction d'un bâtiment neuf": "construction d'un bâtiment 9",
    "logement neuf ou ancien": "logement 9 ou ancien",
    "achat de matériel neuf et d'occasion": "achat de matériel 9 et d'occasion",
    "un taux de cinq pour cent": "un taux de 5 pour 100",
    "rue des Mille Étangs": "rue des 1000 Étangs",
}
seen = {words: alpha2digit(words, "fr") for words in expected}
for words, figures in seen.items():
    print(words, "->", figures)
assert seen == expected
PYTHON
