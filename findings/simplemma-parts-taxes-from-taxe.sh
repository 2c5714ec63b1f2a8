#!/usr/bin/env bash
# simplemma: « taxes » is of the verb « taxer », « taxe » of itself; so « votes », « arrêtés », « visite », « allée ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check simplemma==2.0.0
"$place/venv/bin/python" - <<'PYTHON'
"""simplemma 2.0.0, French.

Expected of lemmas, which one takes instead of stems lest words be mixed up: the two numbers of a noun have one.
Seen: where a form is one of a verb too, the verb wins for the one number and the noun for the other, which is
which by chance: taxe/taxer, vote/voter, arrêté/arrêter, but visiter/visite, remiser/remise, aller/allée. The
lemma of « baux » is « bau », which is no word, beside « bail ». An index of lemmas does not find « arrêtés » by
« arrêté », nor the « taxes » by « taxe ».
"""
import simplemma

expected = {
    ("taxe", "taxes"): ("taxe", "taxer"),
    ("vote", "votes"): ("vote", "voter"),
    ("arrêté", "arrêtés"): ("arrêté", "arrêter"),
    ("tombe", "tombes"): ("tombe", "tomber"),
    ("visite", "visites"): ("visiter", "visite"),
    ("remise", "remises"): ("remiser", "remise"),
    ("allée", "allées"): ("aller", "allée"),
    ("chaussée", "chaussées"): ("chaussé", "chaussée"),
    ("bail", "baux"): ("bail", "bau"),
    ("dépense", "dépenses"): ("dépense", "dépense"),
}
seen = {pair: tuple(simplemma.lemmatize(word, "fr") for word in pair) for pair in expected}
for pair, lemmas in seen.items():
    print(*pair, "->", *lemmas)
assert seen == expected
PYTHON
