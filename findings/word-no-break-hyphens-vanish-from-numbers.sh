#!/usr/bin/env bash
# The hyphen that keeps a line together: docx2txt, docx2python and officeparser drop it from names and numbers.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
"$place/venv/bin/python" - "$place/acte.docx" <<'PYTHON'
"""docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0, python-docx 1.2.0; ECMA-376 part 1, 17.3.3.18 (w:noBreakHyphen).

Expected: the hyphen that the page shows. Word writes an element of its own for the one typed with Ctrl+Shift,
which secretaries use so that a name, a number or a reference stays on one line.
Seen: mammoth and python-docx give a hyphen; the others nothing: Saint-Aubin becomes SaintAubin, the act 2024-12
the number 202412, the article L. 2121-29 an article L. 212129, a range of 12-15 ans 1215 ans.
"""
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

file = sys.argv[1]
space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
words = "Saint-Aubin, acte 2024-12, article L. 2121-29, séjour des 12-15 ans"
inside = "</w:t><w:noBreakHyphen/><w:t xml:space='preserve'>".join(words.split("-"))
written = docx.Document()
written.element.body.insert(0, parse_xml(f"<w:p {space}><w:r><w:t xml:space='preserve'>{inside}</w:t></w:r></w:p>"))
written.save(file)
with docx2python(file) as read, open(file, "rb") as opened:
    seen = {
        "docx2txt": docx2txt.process(file).strip(),
        "docx2python": read.text.strip(),
        "mammoth": mammoth.extract_raw_text(opened).value.strip(),
        "python-docx": docx.Document(file).paragraphs[0].text,
    }
for reader, text in seen.items():
    print(f"{reader}: {text}")
assert seen["docx2txt"] == seen["docx2python"] == words.replace("-", "")
assert seen["mammoth"] == words.replace("-", "\u2011") and seen["python-docx"] == words
PYTHON
cd "$place"
node - <<'JAVASCRIPT'
/* officeparser 7.8.0: as the first two. */
const { parseOffice } = require("officeparser");
parseOffice("acte.docx").then((read) => {
  const text = read.toText().trim();
  console.log("officeparser:", text);
  process.exit(text.startsWith("SaintAubin, acte 202412, article L. 212129") ? 0 : 1);
});
JAVASCRIPT
