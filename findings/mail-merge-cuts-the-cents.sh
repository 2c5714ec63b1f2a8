#!/usr/bin/env bash
# docx-mailmerge2 prints 12,50 € as « 012 » where Word’s field says « 0,00 », and 12 500,75 as « 12501 ##0,00 ».
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check docx-mailmerge2==1.0.3 python-docx==1.2.0 lxml==6.1.3
"$place/venv/bin/python" -W ignore - "$place" <<'PYTHON'
"""docx-mailmerge2 1.0.3, fields with a numeric picture (``\\#``); ECMA-376 part 1, 17.16.4.2, and Microsoft's « Format
field results », by which the signs of decimals and groups in a picture are those of the regional settings.

Expected: « # ##0,00 », which a French Word writes and offers, gives « 12 500,75 », and « 0,00 » gives « 12,50 ».
Seen: the comma is always one of thousands and the blank ends the picture. An amount is rounded to euros, filled with
noughts, and the rest of the picture is printed behind it. A tariff of half a euro is 000. « #,##0.00 » is right. No
warning is given, so that notices of grants and tariffs go out with another amount. German pictures are asked for in
iulica/docx-mailmerge#10 (open).
"""
import sys
import warnings
from pathlib import Path

import docx
from docx.oxml import parse_xml
from mailmerge import MailMerge

place = Path(sys.argv[1])
words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def merged(picture, amount):
    letter = docx.Document()
    field = f"MERGEFIELD Montant \\# &quot;{picture}&quot;"
    shown = "<w:r><w:t>x</w:t></w:r>"
    xml = f'<w:fldSimple xmlns:w="{words}" w:instr=" {field} ">{shown}</w:fldSimple>'
    letter.add_paragraph()._p.append(parse_xml(xml))
    letter.save(place / "modele.docx")
    with MailMerge(place / "modele.docx") as template, warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        template.merge(Montant=amount)
        template.write(place / "lettre.docx")
    return docx.Document(place / "lettre.docx").paragraphs[0].text, [str(each.message) for each in said]


expected = {
    ("0,00", 12.5): "012",
    ("0,00", 0.5): "000",
    ("0,00", 12500.75): "12,501",
    ("# ##0,00", 12500.75): "12501 ##0,00",
    ("# ##0,00 €", 3.85): "4 ##0,00 €",
    ("# ##0", 12500): "12500 ##0",
    ("#,##0.00", 12500.75): "12,500.75",
}
for (picture, amount), text in expected.items():
    seen, said = merged(picture, amount)
    print(f"{amount} by « {picture} » -> « {seen} »", *said)
    assert (seen, said) == (text, [])
PYTHON
