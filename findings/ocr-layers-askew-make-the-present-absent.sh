#!/usr/bin/env bash
# A page scanned two degrees askew, read from Tesseract’s layer: PDFium puts « Ferrand », who is present, among the absent; pdfplumber mixes the letters of three lines; pypdf ends no line.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0 pdfminer.six==20260107 pdfplumber==0.11.10 pymupdf==2.0 pypdf==7.1.1 pypdfium2==5.15.2
npm install --silent --no-audit --no-fund --prefix "$place" tesseract.js@7.0.0 @tesseract.js-data/fra@1.0.0 dejavu-fonts-ttf@2.37.3
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
from PIL import Image, ImageDraw, ImageFont

lines = (
    "Étaient présents : M. Alain Brisset, Mme Claire Duval, M. Paul Meunier,",
    "Mme Odile Ferrand, M. Denis Carlier, Mme Anne Lorrain, M. Yves Tissier.",
    "Absents excusés : Mme Lise Charpin (pouvoir à M. Brisset), M. Luc Vallet.",
    "Pour : 11",
    "Contre : 2",
    "Abstention : 1",
    "Article 1 : Le tarif est fixé à 4,50 euros.",
    "Article 2 : Le tarif réduit est fixé à 2,25 euros.",
    "Article 3 : Le maire est chargé de l'exécution de la présente délibération.",
)
font = ImageFont.truetype("node_modules/dejavu-fonts-ttf/ttf/DejaVuSerif.ttf", 34)
page = Image.new("L", (1654, 2339), 255)
for rank, line in enumerate(lines):
    ImageDraw.Draw(page).text((170, 400 + 42 * rank), line, font=font, fill=0)
for angle in (0, -2):
    page.rotate(angle, fillcolor=255, resample=Image.BICUBIC).save(f"{angle}.png", dpi=(200, 200))
PYTHON
cat > scan.mjs <<'JAVASCRIPT'
import { createWorker } from "tesseract.js";
import { writeFileSync } from "node:fs";
const options = { langPath: "node_modules/@tesseract.js-data/fra/4.0.0_best_int", gzip: true, cacheMethod: "none" };
const worker = await createWorker("fra", 1, options);
for (const angle of ["0", "-2"]) {
  const read = await worker.recognize(`${angle}.png`, {}, { pdf: true, text: true });
  writeFileSync(`${angle}.pdf`, Buffer.from(read.data.pdf));
  writeFileSync(`${angle}.txt`, read.data.text);
}
await worker.terminate();
JAVASCRIPT
node scan.mjs
"$place/venv/bin/python" - <<'PYTHON'
"""PDF output of Tesseract (tesseract.js 7.0.0, data « fra » 1.0.0) read by PDFium (pypdfium2 5.15.2), pdfplumber 0.11.10, pypdf 7.1.1 and
PyMuPDF 2.0. The page lies two degrees askew, as a feeder lays many; every word of it is recognized, in the order of the page.

Expected: the layer states its lines one after the other, and the readers that give it as stated give the lines, as they do for the page laid
straight. pdfplumber says that it is meant for files not scanned, the others say nothing.
Seen: PDFium orders words by where they stand on the page: « Absents excusés » comes before the last four of those present, who so are absent.
pdfplumber takes for one line what lies three points above or below a letter already in it, and so from letter to letter the whole list of names,
which it writes letter by letter from left to right. pypdf ends no line of the list nor between the articles. Turned the other way, PDFium and
pypdf read the page as it is: who tries with one page finds nothing. PyMuPDF gives the words in order.
Whom it hits: who reads presences and votes from the layer of a scan, where ocrmypdf ran without ``--deskew`` or a copier wrote it.
"""
import pdfplumber
import pymupdf
import pypdfium2
from pypdf import PdfReader


def read(path):
    return {
        "PDFium": pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range(),
        "pdfplumber": pdfplumber.open(path).pages[0].extract_text(),
        "pypdf": PdfReader(path).pages[0].extract_text(),
        "PyMuPDF": pymupdf.open(path)[0].get_text(),
    }


def lines(text):
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


straight, askew = read("0.pdf"), read("-2.pdf")
for name, text in askew.items():
    print(f"--- {name}", *lines(text), sep="\n")
with open("0.txt") as one, open("-2.txt") as other:
    stated = lines(one.read())
    assert len(stated) == 9 and lines(other.read()) == stated, stated
for name in ("PDFium", "pdfplumber", "pypdf"):
    assert lines(straight[name]) == stated, name
assert straight["PyMuPDF"].split() == askew["PyMuPDF"].split() == " ".join(stated).split()
assert askew["PDFium"].index("Absents") < askew["PDFium"].index("Ferrand") < askew["PDFium"].index("Charpin")
assert "Ferrand" not in askew["pdfplumber"] and "Charpin" not in askew["pdfplumber"]
assert "Contre : 2" in askew["pdfplumber"]
assert " ".join(stated[:4]) in lines(askew["pypdf"])[0]
PYTHON
