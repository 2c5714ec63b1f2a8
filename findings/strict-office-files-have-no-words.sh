#!/usr/bin/env bash
# A file saved as « Strict Open XML »: docx2txt finds no word in the act, openpyxl no sheet in the budget; neither says why.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 python-docx==1.2.0 openpyxl==3.1.5 python-calamine==0.9.1
"$place/venv/bin/python" -W ignore - "$place" <<'PYTHON'
"""docx2txt 0.9, openpyxl 3.1.5; beside them docx2python 3.7.1, mammoth 1.13.0, python-calamine 0.9.1. ISO/IEC 29500-1, the
« strict » kind of Office files, which Word and Excel offer in their list beside the usual one, with the same endings and
other names of their namespaces.

Expected: the words and the sheets, which the other three read, or an error that names the kind.
Seen: docx2txt looks for elements of the usual namespace and gives an empty text, as of an empty page. openpyxl opens a
workbook of no sheets. Whoever indexes a folder counts both as read.
"""
import sys
import zipfile
from pathlib import Path

import docx
import docx2txt
import mammoth
import openpyxl
from docx2python import docx2python
from python_calamine import CalamineWorkbook

place = Path(sys.argv[1])
usual, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
PARTS = {
    "officeDocument/2006/relationships": "officeDocument/relationships",
    "officeDocument/2006/extended-properties": "officeDocument/extendedProperties",
    "officeDocument/2006/math": "officeDocument/math",
    "wordprocessingml/2006/main": "wordprocessingml/main",
    "spreadsheetml/2006/main": "spreadsheetml/main",
    "drawingml/2006/main": "drawingml/main",
}


def as_strict(name):
    with zipfile.ZipFile(place / name) as read, zipfile.ZipFile(place / f"strict-{name}", "w") as written:
        for part in read.namelist():
            data = read.read(part)
            if part.endswith((".xml", ".rels")):
                text = data.decode()
                for old, new in PARTS.items():
                    text = text.replace(usual + old, strict + new)
                text = text.replace("<w:document ", '<w:document w:conformance="strict" ')
                data = text.replace("<workbook ", '<workbook conformance="strict" ').encode()
            written.writestr(part, data)


act = docx.Document()
act.add_paragraph("Le conseil approuve la convention.")
act.save(place / "acte.docx")
budget = openpyxl.Workbook()
budget.active.append(["Article", "Montant"])
budget.active.append(["6574", 1200])
budget.save(place / "budget.xlsx")
as_strict("acte.docx")
as_strict("budget.xlsx")


def words(name):
    with docx2python(place / name) as read, open(place / name, "rb") as opened:
        return {
            "docx2txt": docx2txt.process(place / name).strip(),
            "docx2python": read.text.strip(),
            "mammoth": mammoth.extract_raw_text(opened).value.strip(),
        }


def sheets(name):
    by_calamine = CalamineWorkbook.from_path(place / name)
    return {
        "openpyxl": [list(sheet.values) for sheet in openpyxl.load_workbook(place / name)],
        "calamine": [[tuple(row) for row in by_calamine.get_sheet_by_name(sheet).to_python()] for sheet in by_calamine.sheet_names],
    }


text, table = "Le conseil approuve la convention.", [[("Article", "Montant"), ("6574", 1200)]]
print(words("acte.docx"), words("strict-acte.docx"), sheets("budget.xlsx"), sheets("strict-budget.xlsx"), sep="\n")
assert words("acte.docx") == dict.fromkeys(("docx2txt", "docx2python", "mammoth"), text)
assert words("strict-acte.docx") == {"docx2txt": "", "docx2python": text, "mammoth": text}
assert sheets("budget.xlsx") == {"openpyxl": table, "calamine": table}
assert sheets("strict-budget.xlsx") == {"openpyxl": [], "calamine": table}
PYTHON
