#!/usr/bin/env bash
# pandoc’s plain text writes « 1^(er) mars », « N^(o) 12 » and « M^(me) » for what Word raises.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypandoc_binary==1.17
"$place/venv/bin/python" - "$place/acte.docx" <<'PYTHON'
"""pandoc 3.9 (pypandoc_binary 1.17), from Word to plain text.

Expected of « plain »: words without marks; raised figures come out as the signs that Unicode has for them,
« m² ».
Seen: raised letters, for which it uses no such sign, come in a notation, « ^( ) ». Word raises the ordinal as one
types it, so that in French the first of every month, the number of every act and « Mme » are hit: a search for
« 1er mars » or « Mme » finds nothing, a pattern of dates or of numbers neither.
"""
import sys

import docx
import pypandoc

file = sys.argv[1]
written = docx.Document()
paragraph = written.add_paragraph()
words = "Séance du 1|er| mars 2024, N|o| 12, M|me| Orval, 3|e| adjointe, 250 m|2"
for place, part in enumerate(words.split("|")):
    paragraph.add_run(part).font.superscript = place % 2 == 1
written.save(file)
seen = pypandoc.convert_file(file, "plain", extra_args=["--wrap=none"]).strip()
print("pandoc:", pypandoc.get_pandoc_version(), seen)
assert seen == "Séance du 1^(er) mars 2024, N^(o) 12, M^(me) Orval, 3^(e) adjointe, 250 m²"
PYTHON
