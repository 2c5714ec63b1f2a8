#!/usr/bin/env bash
# « ADOPTE » set with its letters a little apart, as the result of a vote is: pdfminer reads « A D O P T E : 1 1 p o u r », PyMuPDF from two points on.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10 pypdfium2==5.15.2 pymupdf==2.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pdfminer.six 20260107, PyMuPDF 2.0; beside them pypdf 7.1.1, pdfplumber 0.11.10, pypdfium2 5.15.2. ISO 32000-1, 9.3.2 (Tc, the space
between letters, Word's « expanded »).

Expected: words, as the file holds them: their signs stand in one string, with blanks where the words end, and the space
between letters is told beside it.
Seen: pdfminer, from 1.2 points at a size of 11, and PyMuPDF, from 2, put a blank between all letters and figures. Nothing tells
these blanks from those of words: « ADOPTE » is found by no search, 11 votes are 1 and 1, and of « 12 500,75 » no reader of
amounts makes a number. pypdf and PDFium read all.
"""
import io

import pymupdf
from pdfminer.high_level import extract_text
from pdfplumber import open as by_pdfplumber
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

WORDS = "ADOPTE : 11 pour, 12 500,75"


def page_with(space):
    file = io.BytesIO()
    page = Canvas(file, pagesize=(500, 200))
    text = page.beginText(50, 150)
    text.setFont("Helvetica-Bold", 11)
    text.setCharSpace(space)
    text.textOut(WORDS)
    page.drawText(text)
    page.save()
    return file


readers = {
    "pdfminer": extract_text,
    "PyMuPDF": lambda file: pymupdf.open(stream=file.getvalue())[0].get_text(),
    "pypdf": lambda file: PdfReader(file).pages[0].extract_text(),
    "pdfplumber": lambda file: by_pdfplumber(file).pages[0].extract_text(),
    "PDFium": lambda file: PdfDocument(file.getvalue())[0].get_textpage().get_text_range(),
}
apart = {"pdfminer": 1.2, "PyMuPDF": 2}
for space in (0.8, 1.2, 2):
    for name, read in readers.items():
        seen = " ".join(read(page_with(space)).split())
        print(f"{space} points, {name}: {seen}")
        cut = name in apart and space >= apart[name]
        assert seen == (" ".join(WORDS.replace(" ", "")) if cut else WORDS), (space, name)
PYTHON
