#!/usr/bin/env bash
# What a field shows (a date, an amount, a ticked vote) is no text for python-docx, mammoth, pandoc and odfdo.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1 pypandoc_binary==1.17 odfpy==1.4.1 odfdo==3.27.3
"$place/venv/bin/python" - "$place" <<'PYTHON'
"""python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1, pandoc 3.9, odfdo 3.27.3, odfpy 1.4.1;
ECMA-376 part 1, 17.16; OpenDocument 1.3 part 3, 7.

Expected: both formats keep what a field shows beside the code that makes it, so that a program which cannot
compute it has it.
Seen: of an act made from a template the date of the sitting and the amount are gone without a word where they
stand in simple fields (Word: python-docx, mammoth, pandoc) or in fields (OpenDocument: pandoc, odfdo's formatted
text), and so is the opinion chosen in a list. Which of « Pour » and « Contre » is ticked in a form is told by
docx2python and mammoth's HTML alone.
"""
import sys
import zipfile

import docx
import docx2txt
import mammoth
import odfdo
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python
from odf import teletype
from odf.opendocument import load

word, text = f"{sys.argv[1]}/acte.docx", f"{sys.argv[1]}/acte.odt"


def field(code, data):
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="c"/><w:enabled/>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ticked, empty = (
    field("FORMCHECKBOX", f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox>') for state in ("<w:checked/>", "")
)
chosen = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="favorable"/><w:listEntry w:val="réservé"/></w:ddList>'
written = docx.Document()
for place, inner in enumerate(
    (
        run("Séance du ") + f'<w:fldSimple w:instr=" MERGEFIELD jour ">{run("12 mai 2024")}</w:fldSimple>' + run(", prix fixé."),
        run("Avis ") + field("FORMDROPDOWN", chosen) + run(" de la commission."),
        run("Vote : ") + ticked + run(" Pour ") + empty + run(" Contre"),
    )
):
    written.element.body.insert(place, parse_xml(f"<w:p {space}>{inner}</w:p>"))
written.save(word)

ns = "urn:oasis:names:tc:opendocument:xmlns:"
content = f"""<office:document-content xmlns:office="{ns}office:1.0" xmlns:text="{ns}text:1.0" xmlns:style="{ns}style:1.0" office:version="1.3">\
<office:automatic-styles/><office:body><office:text>\
<text:user-field-decls><text:user-field-decl text:name="prix" office:value-type="float" office:value="1500"/></text:user-field-decls>\
<text:p>Séance du <text:date text:date-value="2024-05-12" text:fixed="true">12 mai 2024</text:date>, prix \
<text:user-field-get text:name="prix">1 500</text:user-field-get> euros, avis <text:drop-down text:name="avis"><text:label text:value="favorable"/>\
<text:label text:value="réservé" text:current-selected="true"/>réservé</text:drop-down>.</text:p></office:text></office:body></office:document-content>"""
kind = "application/vnd.oasis.opendocument.text"
manifest = f"""<m:manifest xmlns:m="{ns}manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="{kind}"/>
<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>"""
with zipfile.ZipFile(text, "w") as made:
    made.writestr("mimetype", kind)
    made.writestr("content.xml", content)
    made.writestr("META-INF/manifest.xml", manifest)
    for part in ("styles", "meta"):
        made.writestr(f"{part}.xml", f'<office:document-{part} xmlns:office="{ns}office:1.0" office:version="1.3"/>')


def plain(file):
    return pypandoc.convert_file(file, "plain", extra_args=["--wrap=none"])


with docx2python(word) as read, open(word, "rb") as opened:
    of_word = {
        "python-docx": "\n".join(each.text for each in docx.Document(word).paragraphs),
        "mammoth": mammoth.convert_to_html(opened).value,
        "pandoc": plain(word),
        "docx2txt": docx2txt.process(word),
        "docx2python": read.text,
    }
of_text = {
    "pandoc": plain(text),
    "odfdo, formatted": odfdo.Document(text).get_formatted_text(),
    "odfpy": teletype.extractText(load(text).text),
}
for kind, seen in (("Word", of_word), ("OpenDocument", of_text)):
    for reader, words in seen.items():
        print(f"{kind}, {reader}: {' / '.join(words.split(chr(10)))!r}")
assert {reader for reader, words in of_word.items() if "12 mai 2024" in words} == {"docx2txt", "docx2python"}
assert {reader for reader, words in of_word.items() if "réservé" in words} == {"docx2python"}
assert {reader for reader, words in of_word.items() if "☒" in words or "checked" in words} == {"docx2python", "mammoth"}
shown = ("12 mai 2024", "1 500", "réservé")
assert all(each in of_text["odfpy"] for each in shown)
assert not any(each in of_text[reader] for each in shown for reader in ("pandoc", "odfdo, formatted"))
PYTHON
