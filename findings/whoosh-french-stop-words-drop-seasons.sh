#!/usr/bin/env bash
# Whoosh's French analyzer drops « été » and « est » as stop words and keeps « les ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check Whoosh==2.7.4
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""Whoosh 2.7.4, ``LanguageAnalyzer("fr")``.

Expected: articles go, words of the matter stay.
Seen: the forms of « être » and « avoir » are stop words whatever they mean where they stand: « été 2023 » keeps
2023 alone, « l'est de la commune » loses the east; « les », the commonest article, is none and becomes the
term « le ».
"""
from whoosh.analysis import LanguageAnalyzer

analyzer = LanguageAnalyzer("fr")
seen = {
    text: [token.text for token in analyzer(text)]
    for text in ("centre aéré été 2023", "l'est de la commune", "les tournois", "le tournoi")
}
for text, terms in seen.items():
    print(f"{text!r} -> {terms}")
assert "2023" in seen["centre aéré été 2023"] and not {"été", "et"} & set(seen["centre aéré été 2023"])
assert seen["l'est de la commune"] == ["commun"]
assert seen["les tournois"][0] == "le"
assert len(seen["le tournoi"]) == 1
PYTHON
