#!/usr/bin/env bash
# The text of a box in a Word file: docx2txt and docx2python give it twice, mammoth once, python-docx never.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
"$place/venv/bin/python" - "$place/acte.docx" <<'PYTHON'
"""python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0; ECMA-376 part 3, 7 (mc:AlternateContent).

Expected: a box is read once. Word writes each box twice, as a drawing for programs of today and as VML for
old ones, inside one element that says that only one of the two is meant.
Seen: two readers give both, so that an act holds two votes, the sum of a table doubles and a word counts
twice; one gives the box once; one nothing, so that the stamp and the number that templates put into a box are lost.
"""
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

office = "http://schemas.openxmlformats.org"
microsoft = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
inside = "<w:txbxContent><w:p><w:r><w:t>Pour : 12</w:t></w:r></w:p></w:txbxContent>"
box = f"""
<w:p xmlns:w="{office}/wordprocessingml/2006/main" xmlns:mc="{office}/markup-compatibility/2006"
     xmlns:wp="{office}/drawingml/2006/wordprocessingDrawing" xmlns:a="{office}/drawingml/2006/main"
     xmlns:wps="{microsoft}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
  <mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" cy="500000"/><wp:docPr id="1" name="cadre"/>
    <a:graphic><a:graphicData uri="{microsoft}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>
      <wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
  <mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>"""

file = sys.argv[1]
written = docx.Document()
written.add_paragraph("Le conseil approuve")
written.element.body.insert(1, parse_xml(box))
written.save(file)

with docx2python(file) as read, open(file, "rb") as opened:
    texts = {
        "docx2txt": docx2txt.process(file),
        "docx2python": read.text,
        "mammoth": mammoth.extract_raw_text(opened).value,
        "python-docx": "\n".join(each.text for each in docx.Document(file).paragraphs),
    }
times = {name: text.count("Pour : 12") for name, text in texts.items()}
print(times)
assert all("Le conseil approuve" in text for text in texts.values())
assert times == {"docx2txt": 2, "docx2python": 2, "mammoth": 1, "python-docx": 0}
PYTHON
