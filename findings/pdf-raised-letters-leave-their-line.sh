#!/usr/bin/env bash
# Raised letters: pdfplumber lifts them to a line above, « 1 mars », « 150 m », pypdf’s layout mode all that follows them, and PDFium ends the line behind a single one, « No ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107 pypdf==7.1.1 pypdfium2==5.15.2 reportlab==5.1.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pdfplumber 0.11.10, pypdf 7.1.1 (``extraction_mode="layout"``), pypdfium2 5.15.2 (PDFium), pdfminer.six 20260107, on lines
whose exponents ReportLab raises.

Expected: one line of the page is one line of text, as pdfminer, on which pdfplumber is built, and pypdf's plain mode
give it: raised letters overlap those beside them by half.
Seen: pdfplumber compares the tops of letters, so that all that is raised on a line stands on one of its own before it:
the session is of « 1 mars », the surface in metres, « N 2024-12 » has lost what makes it a number. pypdf's layout mode
moves all that follows the first raised letters upwards with them, for good: article 2 begins with its second half. PDFium
ends the line behind a raised text of one sign (« No », « m2 »), not of two (« 1er »): a pattern that seeks « No 2024-12 »
line by line finds no number, and a surface stands on another line than its price.
"""
import io

import pdfplumber
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

lines = (
    "Séance du 1<super>er</super> mars 2024, cession de 150 m<super>2</super>",
    "N<super>o</super> 2024-12 : budget",
    "Article 2<super>1</super> : le prix est fixé.",
)
file = io.BytesIO()
SimpleDocTemplate(file).build([Paragraph(line, getSampleStyleSheet()["Normal"]) for line in lines])
whole = [line.replace("<super>", "").replace("</super>", "") for line in lines]
page = PdfReader(file).pages[0]
seen = {
    "pdfminer": extract_text(file),
    "pypdf": page.extract_text(),
    "pdfplumber": pdfplumber.open(file).pages[0].extract_text(),
    "pypdf, layout": page.extract_text(extraction_mode="layout"),
}
for reader, text in seen.items():
    print(f"{reader}: {text.strip().splitlines()}")
for reader in ("pdfminer", "pypdf"):
    assert seen[reader].split("\n")[:3] == whole
assert seen["pdfplumber"].splitlines()[:4] == ["er 2", "Séance du 1 mars 2024, cession de 150 m", "o", "N 2024-12 : budget"]
assert seen["pypdf, layout"].splitlines()[:2] == ["er mars 2024, cession de 150 m2", "Séance du 1"]
assert seen["pypdf, layout"].splitlines()[-2:] == ["1 : le prix est fixé.", "Article 2"]
for rise in (3, 4, 5):
    up = f"<super rise={rise} size=6>"
    pages = io.BytesIO()
    texts = (f"DELIBERATION N{up}o</super> 2024-12 : vente de 250 m{up}2</super> au riverain", f"Séance du 1{up}er</super> mars")
    SimpleDocTemplate(pages).build([Paragraph(text, getSampleStyleSheet()["Normal"]) for text in texts])
    broken = PdfDocument(pages.getvalue())[0].get_textpage().get_text_range().split("\r\n")
    print("PDFium, rise", rise, broken)
    assert broken == ["DELIBERATION No", " 2024-12 : vente de 250 m2", " au riverain", "Séance du 1er mars"]
PYTHON
