#!/usr/bin/env bash
# What is typed into a PDF (a form’s amount, « annulée », « reçu le ») shows on every page and is text for one reader of six.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pikepdf==10.18.0 pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10 pymupdf==1.28.2 pillow==13.0.0
npm install --silent --no-audit --no-fund --prefix "$place" pdfjs-dist@5.6.205
"$place/venv/bin/python" -W ignore - "$place/acte.pdf" <<'PYTHON'
"""pypdfium2 5.15.2, pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10, PyMuPDF 1.28.2; ISO 32000-1, 12.5 and 12.7.

Expected: an annotation brings the drawing that stands for it, which a viewer lays over the page; the text of a page is
what one reads on it.
Seen: the amount filled into a field, the note by which a clerk says that the act was annulled and the stamp of its
receipt are drawn, and PyMuPDF alone has them in the text of the page. « Montant : » is followed by nothing, the annulled
act is in force, and no search for the day of receipt finds it.
"""
import sys

import pdfplumber
import pikepdf
import pymupdf
from pdfminer.high_level import extract_text
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader
from pypdfium2 import PdfDocument

file = sys.argv[1]
pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(400, 300))
font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
fonts = Dictionary(Font=Dictionary(F1=font))
page.Resources = fonts
page.Contents = pdf.make_stream(b"BT /F1 12 Tf 20 250 Td (Montant :) Tj ET")


def note(kind, top, words, **more):
    shown = pdf.make_stream(f"BT /F1 12 Tf 2 6 Td ({words}) Tj ET".encode())
    shown.Type, shown.Subtype, shown.BBox, shown.Resources = Name.XObject, Name.Form, Array([0, 0, 200, 20]), fonts
    made = Dictionary(
        Type=Name.Annot, Subtype=kind, Rect=Array([90, top, 290, top + 20]), F=4, DA="/F1 12 Tf 0 g", AP=Dictionary(N=shown), **more
    )
    return pdf.make_indirect(made)


written = ("1 500 euros", "Annulee le 3 juin 2024", "Recu le 13 mai 2024")
field = note(Name.Widget, 244, written[0], FT=Name.Tx, T="montant", V=written[0])
page.Annots = Array([field, note(Name.FreeText, 150, written[1], Contents=written[1]), note(Name.Stamp, 100, written[2])])
pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=fonts, DA="/F1 12 Tf 0 g")
pdf.save(file)

opened = PdfDocument(file)
opened.init_forms()
drawn = opened[0].render(scale=1).to_pil().convert("L")
dark = [drawn.crop((90, 300 - top - 20, 290, 300 - top)).getextrema()[0] < 128 for top in (244, 150, 100)]
seen = {
    "pdfium": opened[0].get_textpage().get_text_range(),
    "pypdf": PdfReader(file).pages[0].extract_text(),
    "pdfminer": extract_text(file),
    "pdfplumber": pdfplumber.open(file).pages[0].extract_text(),
    "PyMuPDF": pymupdf.open(file)[0].get_text(),
}
print("drawn on the page:", dark)
for reader, text in seen.items():
    print(f"{reader}: {text!r}")
assert all(dark)
held = seen.pop("PyMuPDF")
assert all(words in held for words in written)
assert {text.strip() for text in seen.values()} == {"Montant :"}
PYTHON
cd "$place"
cat > seen.mjs <<'JAVASCRIPT'
/* pdfjs-dist 5.6.205. */
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
const page = await (await getDocument({ data: new Uint8Array(readFileSync("acte.pdf")), verbosity: 0 }).promise).getPage(1);
const text = (await page.getTextContent()).items.map((item) => item.str).join("");
console.log("pdf.js:", JSON.stringify(text));
process.exit(text.trim() === "Montant :" ? 0 : 1);
JAVASCRIPT
node seen.mjs
