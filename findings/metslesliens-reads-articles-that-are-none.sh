#!/usr/bin/env bash
# metslesliens, which links the laws that a text cites: « article L. 2122-22 4° » is an article « L. 2122-22 4 », « et suivants » one named « suivants ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check metslesliens==1.3.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""metslesliens 1.3.0, ``donnelescandidats(text, "structuré")``, made for French laws, decrees and what cites them.

Expected: article and point apart, as « L. 2122-22, 4° » with its comma gives; « et suivants » an open range; an article of an
account plan no article of law, or one without a text.
Seen: without the comma, as most acts delegate powers to a mayor, the point becomes part of the number, and there is no article of
that name to link to. « suivants » is put into the list of articles. Where a remark stands between two articles, « alinéa 1er »,
neither of them is found, and of « art. L. 2121-29 du code … » the code alone. « à l'article 6574 » of the budget is as
good an article as those.
"""
import metslesliens

code = "code de l'urbanisme"
expected = {
    "Vu l'article L. 2122-22, 4°, du code": [("L. 2122-22", None)],
    "Vu l'article L. 2122-22 4° du code": [("L. 2122-22 4", None)],
    "Vu les articles L. 5211-1 et suivants": [(["L. 5211-1", "suivants"], None)],
    "Vu les articles L. 123-1 et L. 123-6 du " + code: [(["L. 123-1", "L. 123-6"], code)],
    "Vu les articles L. 123-1, alinéa 1er, et L. 123-6 du " + code: [(None, code)],
    "Vu l'art. L. 123-1 du " + code: [(None, code)],
    "Dit que la dépense est imputée à l'article 6574": [("6574", None)],
}
for text, wanted in expected.items():
    found = metslesliens.donnelescandidats(text, "structuré")
    seen = [(each.get("article"), each.get("texte", {}).get("nom")) for each in found]
    print(f"{text} -> {seen}")
    assert seen == wanted
PYTHON
