#!/usr/bin/env bash
# flashtext, which finds whole words of a list, finds « union » in « réunion » and « vente » in « prévente ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check flashtext==2.7
"$place/venv/bin/python" - <<'PYTHON'
"""flashtext 2.7.

Expected: a thesaurus of subjects tags an act by its whole words, as the package says it does.
Seen: its letters are those of English, so that a word begins behind an « é »: of « La réunion sur le départ en prévente » the
tags are « union », « part » and « vente », none of which it holds, while « union » in « communion » is told apart. Each of
these words is found in most minutes, since a sitting is a « réunion ».
"""
from flashtext import KeywordProcessor

tags = KeywordProcessor()
for subject in ("union", "vente", "part", "port"):
    tags.add_keyword(subject)
text = "La réunion sur le départ en prévente, puis le déport du maire."
found = tags.extract_keywords(text)
print(found)
assert found == ["union", "part", "vente", "port"]
other = tags.extract_keywords("La communion, les ventes, l'apport et la répartition.")
print(other)
assert other == []
PYTHON
