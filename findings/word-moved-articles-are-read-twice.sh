#!/usr/bin/env bash
# An article moved with revision marks: docx2txt, docx2python, Kreuzberg and officeparser read it twice, python-docx never.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 pypandoc_binary==1.17 kreuzberg==4.10.4
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
"$place/venv/bin/python" - "$place/acte.docx" <<'PYTHON'
"""python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0, pandoc 3.9, Kreuzberg 4.10.4; ECMA-376 part 1,
17.13.5.22 (w:moveFrom) and 17.13.5.25 (w:moveTo).

Expected: what was cut and pasted with revision marks stands where it was put, as Word shows it once the marks are
hidden; the first four leave out words that were struck (w:del).
Seen: Word does not keep the words at the old place as struck ones, but as words that moved, and readers that know
the one mark do not know the other. mammoth and pandoc are right. Four read the article at both places, so that an
amount is voted twice and an act has two articles of one number; python-docx leaves both out, and with them the article.
"""
import sys

import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python
from kreuzberg import extract_file_sync

file = sys.argv[1]
space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
by = 'w:author="mairie" w:date="2024-03-04T10:00:00Z"'


def moved(words, which, number):
    inside = f"<w:r><w:t>{words}</w:t></w:r>"
    return (
        f'<w:p {space}><w:{which}RangeStart w:id="{number}" w:name="article" {by}/><w:{which} w:id="{number + 1}" {by}>{inside}</w:{which}>'
        f'<w:{which}RangeEnd w:id="{number}"/></w:p>'
    )


struck = f'<w:p {space}><w:r><w:t>Le maire signe.</w:t></w:r><w:del w:id="9" {by}><w:r><w:delText>biffé</w:delText></w:r></w:del></w:p>'
written = docx.Document()
for place, paragraph in enumerate((moved("Verse 500 euros.", "moveFrom", 1), struck, moved("Verse 500 euros.", "moveTo", 3))):
    written.element.body.insert(place, parse_xml(paragraph))
written.save(file)
with docx2python(file) as read, open(file, "rb") as opened:
    seen = {
        "docx2txt": docx2txt.process(file),
        "docx2python": read.text,
        "Kreuzberg": extract_file_sync(file).content,
        "mammoth": mammoth.extract_raw_text(opened).value,
        "pandoc": pypandoc.convert_file(file, "plain", format="docx"),
        "python-docx": "\n".join(paragraph.text for paragraph in docx.Document(file).paragraphs),
    }
for reader, text in seen.items():
    print(f"{reader}: {text.split(chr(10))}")
times = {reader: text.count("500 euros") for reader, text in seen.items()}
assert times == {"docx2txt": 2, "docx2python": 2, "Kreuzberg": 2, "mammoth": 1, "pandoc": 1, "python-docx": 0}
assert all("Le maire signe." in text and "biffé" not in text for text in seen.values())
PYTHON
cd "$place"
node - <<'JAVASCRIPT'
/* officeparser 7.8.0, the same file. */
const { OfficeParser } = require("officeparser");
(async () => {
  const text = (await OfficeParser.parseOffice("acte.docx")).toText();
  console.log("officeparser:", text);
  process.exit(text.split("500 euros").length === 3 ? 0 : 1);
})();
JAVASCRIPT
