#!/usr/bin/env bash
# Snowball's French stemmer parts singular and plural of common words of local government, and crosses two.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check snowballstemmer==3.1.1
"$place/venv/bin/python" - <<'PYTHON'
"""snowballstemmer 3.1.1, French.

Expected: a noun and its plural share a stem, two nouns that mean other things do not.
Seen: élu/élus, tournoi/tournois, emploi/emplois, convoi/convois, exclu/exclus part; « conseiller » has
the stem of « conseil », while its own plural « conseillers » has another; « délai » is cut to « del ».
An elided article is taken off before the straight apostrophe, not before the typographic one.
"""
import snowballstemmer

stem = snowballstemmer.stemmer("french").stemWord
parted = {
    one: (stem(one), stem(many))
    for one, many in [("élu", "élus"), ("tournoi", "tournois"), ("emploi", "emplois"),
                      ("convoi", "convois"), ("exclu", "exclus")]
}
print("parted:", parted)
print("conseil, conseiller, conseillers:", *map(stem, ("conseil", "conseiller", "conseillers")))
print("délai, délais:", stem("délai"), stem("délais"))
print("l'eau, l’eau:", stem("l'eau"), stem("l’eau"))
assert all(one != many for one, many in parted.values())
assert stem("conseiller") == stem("conseil") != stem("conseillers")
assert stem("délai") == "del"
assert stem("l'eau") == "eau" and stem("l’eau") == "l’eau"
PYTHON
