#!/usr/bin/env bash
# « 1 2 5 0 0 » that a PDF says is « 12500 », a cross that it says is « Contre » (ActualText): three readers do not look, PyMuPDF gives « 125 » and « 0 0 ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pikepdf==10.18.0 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10 pymupdf==2.0 pypdfium2==5.15.2
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10, PyMuPDF 2.0, pypdfium2 5.15.2. ISO 32000-1, 14.9.4: ActualText is the text that stands for what is
drawn, whole, in place of what its glyphs would give; the rules of accessible documents, which bind public bodies, ask for it where the two differ.

Expected: « 12500 », « Contre » and « ADOPTE », as a screen reader says and PDFium, the reader of Chrome, gives.
Seen: pypdf, pdfminer and pdfplumber give the glyphs: letters and figures set apart stay apart, and a cross is an X that says nothing. PyMuPDF reads
ActualText and lays its letters out over the glyphs one by one: where there are fewer of them than glyphs, as in all that is set apart, a line
breaks in the middle and the last ones drift, « 125 » over « 0 0 ». Where there are more it is right.
"""
import pathlib

import pdfplumber
import pikepdf
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from pikepdf import Dictionary, Name


def page_of(drawn, stated):
    """A page whose middle word is drawn in one way and stated in another."""
    file = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    page = file.add_blank_page(page_size=(400, 300))
    page.Resources = Dictionary(Font=Dictionary(F1=file.make_indirect(font)))
    stated = stated.encode("utf-16-be").hex()
    drawing = f"BT /F1 12 Tf 50 250 Td (Vote : ) Tj /Span <</ActualText <FEFF{stated}>>> BDC ({drawn}) Tj EMC ( le 2 mai) Tj ET"
    page.Contents = file.make_stream(drawing.encode())
    file.Root.MarkInfo = Dictionary(Marked=True)
    file.save("acte.pdf")
    return "acte.pdf"


readers = {
    "pypdf": lambda name: pypdf.PdfReader(name).pages[0].extract_text(),
    "pdfminer": extract_text,
    "pdfplumber": lambda name: pdfplumber.open(name).pages[0].extract_text(),
    "PyMuPDF": lambda name: pymupdf.open(name)[0].get_text(),
    "PDFium": lambda name: pypdfium2.PdfDocument(pathlib.Path(name).read_bytes())[0].get_textpage().get_text_range(),
}
cases = {("1 2 5 0 0", "12500"): "125\n0 0", ("A D O P T E", "ADOPTE"): "ADOP\nT E", ("X", "Contre"): "Contre"}
for (drawn, stated), by_pymupdf in cases.items():
    name = page_of(drawn, stated)
    seen = {reader: read(name).strip() for reader, read in readers.items()}
    print(f"« {drawn} », stated « {stated} »: {seen}")
    assert all(seen[reader] == f"Vote : {drawn} le 2 mai" for reader in ("pypdf", "pdfminer", "pdfplumber"))
    assert seen["PDFium"] == f"Vote : {stated} le 2 mai" and seen["PyMuPDF"] == f"Vote : {by_pymupdf} le 2 mai"
PYTHON
