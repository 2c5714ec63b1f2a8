#!/usr/bin/env bash
# What is laid over a page (the stamp of the prefecture): pypdf’s layout mode loses it, pdfminer joins its lines.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pikepdf==10.18.0 pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.15.2
"$place/venv/bin/python" - <<'PYTHON'
"""pypdf 7.1.1, pdfminer.six 20260107, pypdfium2 5.15.2; ISO 32000-1, 8.10 (form XObjects), on a page over which
another is laid.

Expected: text is text wherever the page draws it from. Programs that stamp, number or sign a page, or put two on
one sheet, lay what they add over it as a form, pikepdf's ``add_overlay`` among them.
Seen: pypdf's plain mode and PDFium read the stamp; pypdf's layout mode, meant to keep columns apart, has nothing
of it. pdfminer gives its lines without an end: « 13/05/2024Publie », so that a date and the word after it are
lost at every end; its option ``all_texts``, described as one for text in figures, parts them.
"""
import io

import pikepdf
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams
from pikepdf import Dictionary, Name
from pypdf import PdfReader
from pypdfium2 import PdfDocument


def page_of(top, *lines):
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 300))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    drawn = " 0 -14 Td ".join(f"({line}) Tj" for line in lines)
    page.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 {top} Td {drawn} ET".encode())
    return pdf


act = page_of(250, "Le conseil approuve")
stamp = page_of(100, "Recu en prefecture le 13/05/2024", "Publie le 14/05/2024")
act.pages[0].add_overlay(stamp.pages[0])
file = io.BytesIO()
act.save(file)
page = PdfReader(file).pages[0]
seen = {
    "pdfium": PdfDocument(file.getvalue())[0].get_textpage().get_text_range(),
    "pypdf": page.extract_text(),
    "pypdf, layout": page.extract_text(extraction_mode="layout"),
    "pdfminer": extract_text(file),
    "pdfminer, all_texts": extract_text(file, laparams=LAParams(all_texts=True)),
}
for reader, text in seen.items():
    print(f"{reader}: {text!r}")
assert all("Publie le 14/05/2024" in seen[reader].splitlines() for reader in ("pdfium", "pypdf", "pdfminer, all_texts"))
assert seen["pypdf, layout"].strip() == "Le conseil approuve"
assert "13/05/2024Publie le" in seen["pdfminer"]
PYTHON
