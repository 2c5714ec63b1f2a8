#!/usr/bin/env bash
# « 17 ½ h » and « 17,5/35 » written with Word’s fractions are « 17 12 h » and « 17,535 » for docx2python, and « 17 h » for four other readers.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0 docx2python==3.7.1 markitdown[docx]==0.1.9 kreuzberg==4.10.4 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
r"""python-docx 1.2.0, docx2txt 0.9, mammoth 1.13.0, docx2python 3.7.1, Kreuzberg 4.10.4; MarkItDown 0.1.9, pandoc 3.9 (pypandoc_binary 1.17). ECMA-376 part 1,
22.1 (m:oMath, m:f, m:sSup): a formula stands in its line as any word does.

Expected: the formula by which a price is revised, the share of a post (17,5 of 35 hours), a half or m² put in with « Equation », in one line with the text,
the bar of a fraction told, as MarkItDown and pandoc do by LaTeX, whose marks docx2python's manual promises too.
Seen: three readers leave all of it out, so that half an hour is taken off a post and « P = P₀ × I/100 » is an empty line. docx2python
marks it as LaTeX and writes what is above and below the bar side by side: a hundredth of an index is « I100 », 17,5/35 are 17,535 and m²
is m2. Kreuzberg takes formulas out of their lines and puts them before.
"""
import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python
from kreuzberg import extract_file_sync
from markitdown import MarkItDown

SPACE = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def letters(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def fraction(above, below):
    return f"<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>{letters(above)}</m:num><m:den>{letters(below)}</m:den></m:f>"


def formula(inner):
    return parse_xml(f"<m:oMath {SPACE}>{inner}</m:oMath>")


def raised(words, above):
    return f"<m:sSup><m:sSupPr><m:ctrlPr/></m:sSupPr><m:e>{letters(words)}</m:e><m:sup>{letters(above)}</m:sup></m:sSup>"


act = docx.Document()
for parts in (
    ("Un poste de 17 ", fraction("1", "2"), " h, soit ", fraction("17,5", "35"), " d'un temps plein"),
    ("Prix révisé : ", letters("P=12,50×") + fraction("I", "100"), ""),
    ("Surface de 150 ", raised("m", "2"), ""),
):
    line = act.add_paragraph()
    for place, part in enumerate(parts):
        if place % 2:
            line._p.append(formula(part))
        else:
            line.add_run(part)
act.save("acte.docx")
with open("acte.docx", "rb") as raw, docx2python("acte.docx") as opened:
    texts = {
        "python-docx": "\n".join(line.text for line in docx.Document("acte.docx").paragraphs),
        "docx2txt": docx2txt.process("acte.docx"),
        "mammoth": mammoth.extract_raw_text(raw).value,
        "docx2python": opened.text,
        "Kreuzberg": extract_file_sync("acte.docx").content,
        "MarkItDown": MarkItDown().convert("acte.docx").text_content,
        "pandoc": pypandoc.convert_file("acte.docx", "plain", extra_args=["--wrap=none", "--quiet"]),
    }
seen = {reader: [line.rstrip() for line in text.split("\n") if line.strip()] for reader, text in texts.items()}
for reader, lines in seen.items():
    print(f"{reader}: {lines}")
without = ["Un poste de 17  h, soit  d'un temps plein", "Prix révisé :", "Surface de 150"]
assert all(seen[reader] == without for reader in ("python-docx", "docx2txt", "mammoth"))
assert seen["docx2python"] == [
    "Un poste de 17 <latex>12</latex> h, soit <latex>17,535</latex> d'un temps plein",
    "Prix révisé : <latex>P=12,50×I100</latex>",
    "Surface de 150 <latex>m2</latex>",
]
assert without[0] in seen["Kreuzberg"] and seen["Kreuzberg"].index("\\frac{17,5}{35}") < seen["Kreuzberg"].index(without[0])
for reader in ("MarkItDown", "pandoc"):
    assert "17 $\\frac{1}{2}$ h" in seen[reader][0] and "I}{100}" in seen[reader][1]
PYTHON
node - <<'JAVASCRIPT'
/* officeparser 7.8.0 keeps the line, and drops the brackets of one letter or figure: « \frac12 ». */
const { parseOffice } = require("officeparser");
parseOffice("acte.docx").then((file) => {
  const seen = file.toText().trim().split("\n");
  console.log("officeparser:", JSON.stringify(seen));
  process.exit(seen[0].includes("17 \\frac12 h") && seen[1].includes("\\fracI{100}") ? 0 : 1);
});
JAVASCRIPT
