#!/usr/bin/env bash
# « ☒ Pour ☐ Contre » put in by Word’s « Insert symbol »: four readers give « Pour Contre » for either vote.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 pypandoc_binary==1.17 kreuzberg==4.10.4
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
"$place/venv/bin/python" - "$place" <<'PYTHON'
"""python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0, pandoc 3.9, Kreuzberg 4.10.4; ECMA-376 part 1,
17.3.3.30 (w:sym).

Expected: a sign that Word takes from Wingdings, a crossed or an empty box, is one in the text, as mammoth and pandoc
give it, or something that tells the two apart, as docx2python's name and number of the sign do.
Seen: Word writes such a sign as an element of its own, beside the elements of text, and python-docx, docx2txt, Kreuzberg
and officeparser pass it over. A motion carried and one refused are the same text.
"""
import sys

import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python
from kreuzberg import extract_file_sync

space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def act(name, *codes):
    runs = "".join(
        f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r><w:r><w:t xml:space="preserve"> {word} </w:t></w:r>'
        for code, word in zip(codes, ("Pour", "Contre"), strict=True)
    )
    written = docx.Document()
    written.element.body.insert(0, parse_xml(f"<w:p {space}>{runs}</w:p>"))
    written.save(name)
    with docx2python(name) as read, open(name, "rb") as opened:
        return {
            "python-docx": docx.Document(name).paragraphs[0].text,
            "docx2txt": docx2txt.process(name),
            "Kreuzberg": extract_file_sync(name).content,
            "docx2python": read.text,
            "mammoth": mammoth.extract_raw_text(opened).value,
            "pandoc": pypandoc.convert_file(name, "plain", format="docx"),
        }


crossed, empty = "F0FD", "F0A8"
carried = act(f"{sys.argv[1]}/carried.docx", crossed, empty)
refused = act(f"{sys.argv[1]}/refused.docx", empty, crossed)
for reader, text in carried.items():
    print(f"{reader}: {text.strip()!r} | {refused[reader].strip()!r}")
assert {reader for reader in carried if carried[reader] == refused[reader]} == {"python-docx", "docx2txt", "Kreuzberg"}
assert carried["python-docx"].split() == ["Pour", "Contre"]
PYTHON
cd "$place"
node - <<'JAVASCRIPT'
/* officeparser 7.8.0, the same two files. */
const { parseOffice } = require("officeparser");
Promise.all(["carried.docx", "refused.docx"].map(parseOffice)).then((read) => {
  const [carried, refused] = read.map((document) => document.toText().trim());
  console.log("officeparser:", carried, "|", refused);
  process.exit(carried === refused ? 0 : 1);
});
JAVASCRIPT
