#!/usr/bin/env bash
# « Contre » written upwards over a column: « ertnoC » for pdfplumber, its letters one by one for pdfminer, nothing in pypdf’s layout mode.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pikepdf==10.18.0 pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10
"$place/venv/bin/python" - "$place/votes.pdf" <<'PYTHON'
"""pdfplumber 0.11.10, pdfminer.six 20260107, pypdf 7.1.1, pypdfium2 5.15.2; ISO 32000-1, 9.4.4.

Expected: words turned by a quarter, as narrow columns of votes, of budgets and of tariffs have them above, are words;
PDFium and pypdf's plain mode give them.
Seen: pdfplumber reads each from its end, « ruoP », « ertnoC », pdfminer letter by letter from the end, pypdf's layout
mode leaves them out, with a word in its log. The crosses of the table remain, and nothing tells what they say; no
search for the votes against finds it.
"""
import sys

import pdfplumber
import pikepdf
from pdfminer.high_level import extract_text
from pikepdf import Dictionary, Name
from pypdf import PdfReader
from pypdfium2 import PdfDocument

file = sys.argv[1]
headings = ("Pour", "Contre", "Abstention")
pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(400, 300))
page.Resources = Dictionary(Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))
turned = "".join(f"BT /F1 12 Tf 0 1 -1 0 {130 + 30 * place} 200 Tm ({word}) Tj ET " for place, word in enumerate(headings))
page.Contents = pdf.make_stream(f"{turned}BT /F1 12 Tf 20 180 Td (Mme Orval) Tj 132 0 Td (X) Tj ET".encode())
pdf.save(file)
read = PdfReader(file).pages[0]
seen = {
    "pdfium": PdfDocument(file)[0].get_textpage().get_text_range(),
    "pypdf": read.extract_text(),
    "pypdf, layout": read.extract_text(extraction_mode="layout"),
    "pdfplumber": pdfplumber.open(file).pages[0].extract_text(),
    "pdfminer": extract_text(file),
}
for reader, text in seen.items():
    print(f"{reader}: {text!r}")
words = {reader: text.split() for reader, text in seen.items()}
assert all(word in words[reader] for word in headings for reader in ("pdfium", "pypdf"))
assert all(word[::-1] in words["pdfplumber"] for word in headings)
assert seen["pypdf, layout"].split() == ["Mme", "Orval", "X"]
assert "ertnoC" in "".join(words["pdfminer"]) and not {word for word in words["pdfminer"] if word[::-1] in headings}
PYTHON
