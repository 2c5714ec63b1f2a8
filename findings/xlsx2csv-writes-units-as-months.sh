#!/usr/bin/env bash
# xlsx2csv writes a surface formatted « 150 m² » as « 0 "05²" »: the letters of a unit are those of a date, and the number is gone.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5 python-calamine==0.9.1
"$place/venv/bin/python" - "$place/tarifs.xlsx" <<'PYTHON'
"""xlsx2csv 0.8.6, openpyxl 3.1.5, python-calamine 0.9.1; ECMA-376 part 1, 18.8.31 (numFmts).

Expected: what stands between quotation marks in the format of a number is text to be shown beside it, as openpyxl and
calamine take it, which give the number.
Seen: m, d, h, s and y in such a text make the number a day since 1900, of which the month, the day or the hour is
written in the place of the letter; the number itself is written nowhere. 150 m², 12 élus and session no. 12 come out as
« 0 "05²" », « 0 "élu00" » and the like, so that two numbers may have one form; 12 voix and amounts in euros, in whose
texts no such letter stands, are right. Nothing is said, the program ends well.
"""
import csv
import io
import sys

import openpyxl
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

file = sys.argv[1]
written = openpyxl.Workbook()
cells = {
    '0" voix"': 12,
    '#,##0.00\\ "€"': 12500.75,
    '0\\ "m²"': 150,
    '0" m²"': 151,
    '"Séance "0': 12,
    '0" élus"': 12,
    '0" ha "00" a"': 1225,
}
for row, (form, number) in enumerate(cells.items(), 1):
    written.active.cell(row, 1, number).number_format = form
written.save(file)
out = io.StringIO()
Xlsx2csv(file, outputencoding="utf-8").convert(out)
seen = [row[0] for row in csv.reader(io.StringIO(out.getvalue()))]
for (form, number), text in zip(cells.items(), seen, strict=True):
    print(f"{number} as {form} -> {text}")
numbers = list(cells.values())
assert [cell.value for cell in openpyxl.load_workbook(file).active["A"]] == numbers
assert [row[0] for row in CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()] == numbers
assert seen[:2] == ["12", "12500.75"]
assert seen[2] == '0 "05²"'
assert not any(str(number) in text for number, text in zip(numbers[2:], seen[2:], strict=True))
PYTHON
