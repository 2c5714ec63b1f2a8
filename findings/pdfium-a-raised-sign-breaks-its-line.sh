#!/usr/bin/env bash
# PDFium breaks the line after one raised sign: the « o » of « Nᵒ » parts a number from its sign.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 pypdf==7.1.1 reportlab==5.1.0
"$place/venv/bin/python" - <<'PYTHON'
"""pypdfium2 5.15.2 (PDFium), on one line of a page whose exponents are raised as word processors raise them.

Expected: one line of the page is one line of text, as pypdf 7.1.1 gives it.
Seen: after a raised text of one sign (« Nᵒ », « m² ») PDFium ends the line; after one of two signs (« 1er »)
raised as high it does not. A pattern that seeks « N° 2024-12 » line by line finds no number, and a surface
stands on another line than its price.
"""
import io

from pypdf import PdfReader
from pypdfium2 import PdfDocument
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

styles = getSampleStyleSheet()["Normal"]


def lines(markup):
    file = io.BytesIO()
    SimpleDocTemplate(file).build([Paragraph(markup, styles)])
    read = PdfDocument(file.getvalue())[0].get_textpage().get_text_range()
    return read.split("\r\n"), PdfReader(file).pages[0].extract_text().strip().split("\n")


for rise in (3, 4, 5):
    up = f"<super rise={rise} size=6>"
    one, plain = lines(f"DELIBERATION N{up}o</super> 2024-12 : vente de 250 m{up}2</super> au riverain")
    two, _ = lines(f"Séance du 1{up}er</super> mars")
    print("rise", rise, one, two, "pypdf:", plain)
    assert one == ["DELIBERATION No", " 2024-12 : vente de 250 m2", " au riverain"]
    assert two == ["Séance du 1er mars"]
    assert len(plain) == 1
PYTHON
