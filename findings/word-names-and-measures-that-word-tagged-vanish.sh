#!/usr/bin/env bash
# « 150 m de voirie » and names that Word 2003 to 2007 tagged by themselves are no text for python-docx: « Travaux sur  de voirie, par . »
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1 pypandoc_binary==1.17
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""python-docx 1.2.0; mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1, pandoc 3.9 (pypandoc_binary 1.17). ECMA-376 part 1, 17.5.1.9 (w:smartTag), by
which a tag says what its words are and does not change how they are shown; w:customXml likewise.

Expected: ``text`` of a paragraph is what stands in it, links among it, as its manual says since they are read.
Seen: the runs inside a smart tag are passed over, and so is a paragraph or a cell of a table that is marked with an element of one's own. Word
2003 and 2007 put such tags around every « 150 m », « 3 km », « 25 kg » (metricconverter) and around names of persons and places (PersonName, City) while
one typed, without being asked, and files that were begun from an old act have them still. The lengths and the names of an act are
gone from its text, and what is left is a sentence. The four others read them; pandoc leaves the marked paragraph out, too.
"""
import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TAGS = "urn:schemas-microsoft-com:office:smarttags"


def tagged(kind, words):
    inner = f'<w:smartTagPr><w:attr w:name="ProductID" w:val="{words}"/></w:smartTagPr><w:r><w:t>{words}</w:t></w:r>'
    return parse_xml(f'<w:smartTag {SPACE} w:uri="{TAGS}" w:element="{kind}">{inner}</w:smartTag>')


act = docx.Document()
line = act.add_paragraph("Travaux sur ")
line._p.append(tagged("metricconverter", "150 m"))
line.add_run(" de voirie, par ")
line._p.append(tagged("PersonName", "Mme Orval"))
line.add_run(".")
marked = f'<w:customXml {SPACE} w:element="decision"><w:p><w:r><w:t>Le conseil approuve.</w:t></w:r></w:p></w:customXml>'
act.element.body.insert(1, parse_xml(marked))
act.save("acte.docx")
seen = [paragraph.text for paragraph in docx.Document("acte.docx").paragraphs]
print("python-docx:", seen)
assert seen == ["Travaux sur  de voirie, par ."]
with open("acte.docx", "rb") as raw, docx2python("acte.docx") as opened:
    others = {
        "mammoth": mammoth.extract_raw_text(raw).value,
        "docx2txt": docx2txt.process("acte.docx"),
        "docx2python": opened.text,
        "pandoc": pypandoc.convert_file("acte.docx", "plain", extra_args=["--wrap=none"]),
    }
for reader, text in others.items():
    print(f"{reader}: {text.split(chr(10))}")
    assert "Travaux sur 150 m de voirie, par Mme Orval." in text
    assert ("Le conseil approuve." in text) == (reader != "pandoc"), reader
PYTHON
