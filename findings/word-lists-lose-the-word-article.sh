#!/usr/bin/env bash
# « Article 1 : » that Word numbers itself: none of five readers gives « Article », two a bare number.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 pypandoc_binary==1.17
"$place/venv/bin/python" - "$place/acte.docx" <<'PYTHON'
"""python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0, pandoc 3.9; ECMA-376 part 1, 17.9.11
(w:lvlText).

Expected of readers that count lists (docx2python writes their numbers, pandoc and mammoth make numbered lists of
them): the label as the file words it. A template of acts numbers its articles by « Article %1 : », and goes on
counting after a paragraph without number.
Seen: docx2python writes « 1) », pandoc « 1. », mammoth a bare list item, python-docx and docx2txt nothing.
« Article 3 », to which the act itself refers, is nowhere in its text, cutting an act at its articles finds none,
and mammoth's items, a paragraph between them, count from one again.
"""
import sys

import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python

file = sys.argv[1]
space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
written = docx.Document()
numbers = written.part.numbering_part.element
numbers.insert(
    0,
    parse_xml(
        f'<w:abstractNum {space} w:abstractNumId="77"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1 :"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    ),
)
numbers.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
for place, (words, numbered) in enumerate(
    (("Le bail est approuvé.", True), ("Le loyer est fixé.", True), ("Après débat,", False), ("Le maire signe.", True))
):
    label = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr></w:pPr>' if numbered else ""
    written.element.body.insert(place, parse_xml(f"<w:p {space}>{label}<w:r><w:t>{words}</w:t></w:r></w:p>"))
written.save(file)
with docx2python(file) as read, open(file, "rb") as opened:
    seen = {
        "python-docx": "\n".join(each.text for each in docx.Document(file).paragraphs),
        "docx2txt": docx2txt.process(file),
        "docx2python": read.text,
        "mammoth": mammoth.convert_to_html(opened).value,
        "pandoc": pypandoc.convert_file(file, "plain", extra_args=["--wrap=none"]),
    }
for reader, text in seen.items():
    print(f"{reader}: {' / '.join(text.split(chr(10)))!r}")
assert not any("Article" in text for text in seen.values())
assert "1)\tLe bail" in seen["docx2python"] and "1.  Le bail" in seen["pandoc"]
assert "<ol><li>Le maire signe.</li></ol>" in seen["mammoth"]
PYTHON
