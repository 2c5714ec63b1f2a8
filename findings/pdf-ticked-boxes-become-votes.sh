#!/usr/bin/env bash
# « ✔ Pour  ❏ Contre » of a PDF is « 4 Pour  o Contre » for pdfminer, pdfplumber and pdf.js: a tick becomes four votes.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pikepdf==10.18.0 pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10
npm install --silent --no-audit --no-fund --prefix "$place" pdfjs-dist@5.6.205
"$place/venv/bin/python" - "$place/vote.pdf" <<'PYTHON'
"""pdfminer.six 20260107, pdfplumber 0.11.10, pypdfium2 5.15.2, pypdf 7.1.1; ISO 32000-1, 9.6.2.2 and annex D.6.

Expected: ZapfDingbats is one of the fourteen fonts that every reader of PDF knows, with an encoding of its own, in
which « 4 » is a tick, « 8 » a cross and « o » an empty box, as PDFium and pypdf give them. Programs that fill in
forms draw boxes with it.
Seen: the others take the codes for those of letters. A box ticked for the motion reads « 4 Pour », one crossed for
abstaining « 8 Abstention »: whoever seeks the votes finds four and eight of them, and no tick.
"""
import sys

import pdfplumber
import pikepdf
from pdfminer.high_level import extract_text
from pikepdf import Dictionary, Name
from pypdf import PdfReader
from pypdfium2 import PdfDocument

file = sys.argv[1]
pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(400, 200))
words, signs = (Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=font) for font in (Name.Helvetica, Name.ZapfDingbats))
page.Resources = Dictionary(Font=Dictionary(F1=words, F2=signs))
boxes = (("4", "Pour"), ("o", "Contre"), ("8", "Abstention"))
drawn = " ".join(f"/F2 12 Tf ({sign}) Tj /F1 12 Tf ( {word} ) Tj" for sign, word in boxes)
page.Contents = pdf.make_stream(f"BT 20 150 Td {drawn} ET".encode())
pdf.save(file)
seen = {
    "pdfium": PdfDocument(file)[0].get_textpage().get_text_range(),
    "pypdf": PdfReader(file).pages[0].extract_text(),
    "pdfminer": extract_text(file),
    "pdfplumber": pdfplumber.open(file).pages[0].extract_text(),
}
for reader, text in seen.items():
    print(f"{reader}: {text!r}")
told = {reader: " ".join(text.split()) for reader, text in seen.items()}
assert told["pdfium"] == told["pypdf"] == "✔ Pour ❏ Contre ✘ Abstention"
assert told["pdfminer"] == told["pdfplumber"] == "4 Pour o Contre 8 Abstention"
PYTHON
cd "$place"
cat > seen.mjs <<'JAVASCRIPT'
/* pdfjs-dist 5.6.205, whose viewer draws the tick. */
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
const page = await (await getDocument({ data: new Uint8Array(readFileSync("vote.pdf")), verbosity: 0 }).promise).getPage(1);
const text = (await page.getTextContent()).items.map((item) => item.str).join("");
console.log("pdf.js:", JSON.stringify(text));
process.exit(text.split(/\s+/).join(" ").trim() === "4 Pour o Contre 8 Abstention" ? 0 : 1);
JAVASCRIPT
node seen.mjs
