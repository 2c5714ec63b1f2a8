#!/usr/bin/env bash
# A bold made by printing twice: « 12 500,75 » is « 1122 550000,,7755 » for pdfplumber, 11 votes are 1111 for three readers.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10 pypdfium2==5.15.2
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10, pypdfium2 5.15.2, on a table whose cells are printed a second
time 0.4 points to the right.

Expected: each cell once, as it is seen; drivers and programs that lack the bold face of a font make one so, for
headings, totals and results.
Seen: PDFium gives one. pdfplumber sorts the signs by their place and so doubles each of them, in its tables too: article
6574 is « 66557744 », and 11 votes are 1111, a number that nothing shows to be wrong. pdfminer and pypdf's layout mode
put the two prints of a short cell on one line, without a blank: 1111 as well; pypdf's plain mode repeats every cell, so
that a total is met twice. Only pdfplumber has a cure, ``dedupe_chars``, for those who know of the prints.
"""
import io

from pdfminer.high_level import extract_text
from pdfplumber import open as by_pdfplumber
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

file = io.BytesIO()
page = Canvas(file, pagesize=(400, 300))
page.setFont("Helvetica-Bold", 11)
for top, row in ((200, ("Article", "Montant", "Pour")), (182, ("6574", "12 500,75", "11"))):
    for left, words in zip((50, 150, 260), row, strict=True):
        for shift in (0, 0.4):
            page.drawString(left + shift, top, words)
for left in (45, 145, 255, 320):
    page.line(left, 175, left, 215)
for top in (175, 195, 215):
    page.line(45, top, 320, top)
page.save()

opened = by_pdfplumber(file).pages[0]
read = PdfReader(file).pages[0]
seen = {
    "pdfplumber": opened.extract_text(),
    "pdfplumber, dedupe_chars": opened.dedupe_chars().extract_text(),
    "pdfminer": extract_text(file),
    "pypdf": read.extract_text(),
    "pypdf, layout": read.extract_text(extraction_mode="layout"),
    "PDFium": PdfDocument(file.getvalue())[0].get_textpage().get_text_range(),
}
for reader, text in seen.items():
    print(f"{reader}: {text.split()}")
row = opened.extract_table()[1]
print("pdfplumber, table:", row)
assert row == ["66557744", "1122 550000,,7755", "1111"]
for reader in ("pdfplumber", "pdfminer", "pypdf, layout"):
    assert "1111" in seen[reader].split() and "11" not in seen[reader].split(), reader
assert seen["pypdf"].split().count("11") == seen["pypdf"].count("12 500,75") == 2
for reader in ("pdfplumber, dedupe_chars", "PDFium"):
    assert seen[reader].split() == ["Article", "Montant", "Pour", "6574", "12", "500,75", "11"]
PYTHON
