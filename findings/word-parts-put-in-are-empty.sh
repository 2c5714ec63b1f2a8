#!/usr/bin/env bash
# A procès-verbal put together of files (w:altChunk), which Word shows whole, is its title alone for seven readers.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 pypandoc_binary==1.17 kreuzberg==4.10.4
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
"$place/venv/bin/python" - "$place/pv.docx" <<'PYTHON'
"""python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0, pandoc 3.9, Kreuzberg 4.10.4; ECMA-376 part 1,
17.17.2.1 (w:altChunk) and 11.3.1.

Expected: software that assembles the acts of a sitting may put each into the file as a part of its own, a Word file, HTML or
text, and the body says where; Word shows the whole, and what a reader cannot read it says.
Seen: the parts are left out by all. mammoth alone has a message of it, which names the element; for the others the
document is read without fault, and the index has a sitting in which nothing was decided. A Word file among the parts,
which each of them reads when it stands alone, is left out as HTML is.
"""
import io
import sys

import docx
import docx2txt
import mammoth
import pypandoc
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx2python import docx2python
from kreuzberg import extract_file_sync

file = sys.argv[1]
office = "http://schemas.openxmlformats.org"
word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
act, packed = docx.Document(), io.BytesIO()
act.add_paragraph("Le conseil approuve le bail du lavoir.")
act.save(packed)
written = docx.Document()
written.add_paragraph("Procès-verbal de la séance")
parts = (("acte.docx", word, packed.getvalue()), ("acte.html", "text/html", b"<html><body><p>Le conseil fixe le prix du lavoir.</p></body></html>"))
for place, (name, kind, content) in enumerate(parts, 1):
    part = Part(PackURI(f"/word/{name}"), kind, content, written.part.package)
    key = written.part.relate_to(part, f"{office}/officeDocument/2006/relationships/aFChunk")
    chunk = f'<w:altChunk xmlns:w="{office}/wordprocessingml/2006/main" xmlns:r="{office}/officeDocument/2006/relationships" r:id="{key}"/>'
    written.element.body.insert(place, parse_xml(chunk))
written.save(file)
with docx2python(file) as read, open(file, "rb") as opened:
    by_mammoth = mammoth.extract_raw_text(opened)
    seen = {
        "python-docx": "\n".join(paragraph.text for paragraph in docx.Document(file).paragraphs),
        "docx2txt": docx2txt.process(file),
        "docx2python": read.text,
        "mammoth": by_mammoth.value,
        "pandoc": pypandoc.convert_file(file, "plain", format="docx"),
        "Kreuzberg": extract_file_sync(file).content,
    }
for reader, text in seen.items():
    print(f"{reader}: {text.strip()!r}")
    assert "Procès-verbal" in text and "lavoir" not in text
print("mammoth says:", [message.message for message in by_mammoth.messages])
assert "altChunk" in by_mammoth.messages[0].message
PYTHON
cd "$place"
node - <<'JAVASCRIPT'
/* officeparser 7.8.0, the same file. */
const { parseOffice } = require("officeparser");
parseOffice("pv.docx").then((read) => {
  const text = read.toText().trim();
  console.log("officeparser:", text);
  process.exit(text === "Procès-verbal de la séance" ? 0 : 1);
});
JAVASCRIPT
