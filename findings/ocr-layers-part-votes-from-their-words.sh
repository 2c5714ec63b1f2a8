#!/usr/bin/env bash
# « Contre : 2 » of the text layer that Tesseract lays under a scan: pdfminer gives « Contre : » here and « 2 » elsewhere, PyMuPDF « Contre » and « : 2 ».
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0 pdfminer.six==20260107 pymupdf==2.0 pypdf==7.1.1 pypdfium2==5.15.2
npm install --silent --no-audit --no-fund --prefix "$place" tesseract.js@7.0.0 @tesseract.js-data/fra@1.0.0 dejavu-fonts-ttf@2.37.3
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
from PIL import Image, ImageDraw, ImageFont

lines = (
    "Votants : 14", "Pour : 11", "Contre : 2", "Abstention : 1",
    "Article 1 : Le tarif est fixé à 4,50 euros.",
    "Article 2 : Le tarif réduit est fixé à 2,25 euros.",
    "Article 3 : Le maire est chargé de l'exécution de la présente délibération.",
)
font = ImageFont.truetype("node_modules/dejavu-fonts-ttf/ttf/DejaVuSerif.ttf", 34)
page = Image.new("L", (1654, 2339), 255)
for rank, line in enumerate(lines):
    ImageDraw.Draw(page).text((170, 400 + 42 * rank), line, font=font, fill=0)
page.save("page.png", dpi=(200, 200))
PYTHON
cat > scan.mjs <<'JAVASCRIPT'
import { createWorker } from "tesseract.js";
import { writeFileSync } from "node:fs";
const options = { langPath: "node_modules/@tesseract.js-data/fra/4.0.0_best_int", gzip: true, cacheMethod: "none" };
const worker = await createWorker("fra", 1, options);
const read = await worker.recognize("page.png", {}, { pdf: true, text: true });
writeFileSync("page.pdf", Buffer.from(read.data.pdf));
writeFileSync("page.txt", read.data.text);
await worker.terminate();
JAVASCRIPT
node scan.mjs
"$place/venv/bin/python" - <<'PYTHON'
"""PDF output of Tesseract (tesseract.js 7.0.0, data « fra » 1.0.0) read by pdfminer.six 20260107, PyMuPDF 2.0, pypdf 7.1.1 and PDFium
(pypdfium2 5.15.2). The page is straight and sharp, and each word of it is recognized.

Expected: the lines that Tesseract states in its text are those that a reader finds in its PDF.
Seen: in the layer each word is stretched to the width that it has on the page, by letters that are all of one width and with its blank at the
end. The colon, which French sets between two blanks as a word of its own, is drawn at a sixth of its width, so that what is left behind
« Contre » or « Article 1 » is wider than a gap within a line may be for pdfminer, and it begins a new block: the votes have no figures, the
figures stand before the first line or behind the articles, and three articles come before their three texts. PyMuPDF ends the line before the
colon. In English, whose colon hangs on the word before it, pdfminer keeps the same lines. pypdf and PDFium keep those of both.
Whom it hits: who looks for « Contre : N » or the text of an article in the layer of a scan.
"""
import re

import pymupdf
import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader

seen = {
    "pdfminer": extract_text("page.pdf"),
    "PyMuPDF": pymupdf.open("page.pdf")[0].get_text(),
    "pypdf": PdfReader("page.pdf").pages[0].extract_text(),
    "PDFium": pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range(),
}
lines = {name: [re.sub(r" +", " ", line).strip() for line in text.split("\n") if line.strip()] for name, text in seen.items()}
for name, found in lines.items():
    print(name, found)
with open("page.txt") as file:
    stated = [line.strip() for line in file if line.strip()]
assert stated[2] == "Contre : 2" and stated[4] == "Article 1 : Le tarif est fixé à 4,50 euros.", stated
assert lines["pypdf"] == lines["PDFium"] == stated
first = lines["pdfminer"]
assert first[first.index("Contre :") + 1 :][:2] == ["Abstention :", "Article 1"] and "2" in first and "1" in first, first
assert first.index("Article 2") < first.index(": Le tarif est fixé à 4,50 euros."), first
assert lines["PyMuPDF"][lines["PyMuPDF"].index("Contre") + 1] == ": 2", lines["PyMuPDF"]
PYTHON
