#!/usr/bin/env bash
# A procès-verbal typed in a French Word: officeparser and docx2python find none of its headings, in the same file by an English Word all.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0
npm install --silent --no-audit --no-fund --prefix "$place" officeparser@7.8.0
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""docx2python 3.7.1 and officeparser 7.8.0, beside python-docx 1.2.0 and mammoth 1.13.0; ECMA-376, part 1, 17.7.4.9 (name) and 17.3.1.20 (outlineLvl).

Expected: a heading is what its style says: Word keeps the name « heading 1 » and the level of the outline in every language.
Seen: Word writes the identifier of the style in the language of the program, « Titre1 », and both readers go by the identifier. « 1. Finances »
and « 1.1 Tarifs de la cantine » are paragraphs like any other: ``html=True`` of docx2python marks no heading, and the tree of officeparser has
none, nor the title, which it calls « paragraph » too. The same file with the identifiers of an English Word has all. python-docx and
mammoth go by the name.
Whom it hits: who parts the procès-verbal of a sitting into its acts by the headings; with test files made by python-docx, whose template is
English, all goes well.
"""
import zipfile

import docx
import mammoth
from docx2python import docx2python

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def links(kind, target):
    return f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'


def style(id, name, level=None):
    outline = "" if level is None else f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{outline}</w:style>'


def paragraph(text, style="Normal"):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def save(path, title, first, second):
    styles = style(title, "Title") + style(first, "heading 1", 0) + style(second, "heading 2", 1)
    body = (
        paragraph("Procès-verbal", title) + paragraph("1. Finances", first) + paragraph("1.1 Tarifs de la cantine", second)
        + paragraph("Le conseil fixe le tarif.") + paragraph("2. Personnel", first) + paragraph("Le conseil crée un emploi.")
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{MAIN}.styles+xml"/></Types>',
        )
        file.writestr("_rels/.rels", links("officeDocument", "word/document.xml"))
        file.writestr("word/_rels/document.xml.rels", links("styles", "styles.xml"))
        normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        file.writestr("word/styles.xml", f"<w:styles {NAMES}>{normal}{styles}</w:styles>")
        file.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")


save("english.docx", "Title", "Heading1", "Heading2")
save("french.docx", "Titre", "Titre1", "Titre2")
seen = {}
for name in ("english", "french"):
    path = f"{name}.docx"
    with open(path, "rb") as file:
        by_mammoth = mammoth.convert_to_html(file).value.count("<h")
    by_python_docx = sum(p.style.name.startswith("Heading") for p in docx.Document(path).paragraphs)
    with docx2python(path, html=True) as read:
        by_docx2python = read.text.count("<h")
    seen[name] = {"mammoth": by_mammoth, "python-docx": by_python_docx, "docx2python": by_docx2python}
print(seen)
assert seen["english"] == {"mammoth": 3, "python-docx": 3, "docx2python": 3}
assert seen["french"] == {"mammoth": 3, "python-docx": 3, "docx2python": 0}
PYTHON
cat > seen.mjs <<'JAVASCRIPT'
import { parseOffice } from "officeparser";
const headings = async (path) => (await parseOffice(path)).content.filter((part) => part.type === "heading").map((part) => part.text);
const seen = { english: await headings("english.docx"), french: await headings("french.docx") };
console.log("officeparser", seen);
process.exit(seen.english.length === 4 && seen.french.length === 0 ? 0 : 1);
JAVASCRIPT
node seen.mjs
