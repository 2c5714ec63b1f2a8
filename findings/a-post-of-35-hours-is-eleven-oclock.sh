#!/usr/bin/env bash
# A post of « 35:00 » hours a week is eleven o'clock of a day of 1899 or 1900 for ExcelJS, read-excel-file and Kreuzberg; 1607 hours a year are 6 March 1900.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1 kreuzberg==4.10.4
npm install --silent --no-audit --no-fund --prefix "$place" exceljs@4.4.0 read-excel-file@9.3.17 xlsx@0.18.5
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""Kreuzberg 4.10.4; openpyxl 3.1.5, python-calamine 0.9.1. ECMA-376 part 1, 18.8.31: « [h] » counts the hours that have passed, beyond 24.

Expected: tables of posts tell the hours of a week, and of a year, as durations: 35:00, 28:30, 1607:00. openpyxl and calamine give
a timedelta.
Seen: Kreuzberg's text has the moment that lies as far behind the beginning of Excel's calendar: of 35 hours a reader sees 11:00, of
28 and a half 04:30. Who looks for « 35:00 » finds nothing.
"""
from datetime import timedelta

import openpyxl
from kreuzberg import extract_file_sync
from python_calamine import CalamineWorkbook

hours = {"Agent": 35, "Adjointe": 28.5, "ATSEM": 1607}
book = openpyxl.Workbook()
for name, count in hours.items():
    book.active.append([name, count / 24])
    book.active.cell(book.active.max_row, 2).number_format = "[h]:mm"
book.save("postes.xlsx")
expected = [[name, timedelta(hours=count)] for name, count in hours.items()]
assert [list(row) for row in openpyxl.load_workbook("postes.xlsx").active.values] == expected
assert CalamineWorkbook.from_path("postes.xlsx").get_sheet_by_index(0).to_python() == expected
text = extract_file_sync("postes.xlsx").content
print("Kreuzberg:", text.split("\n"))
assert all(moment in text for moment in ("1900-01-01 11:00", "1900-01-01 04:30", "1900-03-06 23:00")) and "35" not in text
PYTHON
cat > seen.mjs <<'JAVASCRIPT'
/*
 * ExcelJS 4.4.0 and read-excel-file 9.3.17 give a Date for any format with an h, a day of 1899 for the same hours; ExcelJS writes it to CSV
 * so. SheetJS (xlsx 0.18.5) has the text « 35:00 » as well, but with ``cellDates`` the day.
 */
import exceljs from "exceljs";
import { readFile } from "node:fs/promises";
import * as excelFile from "read-excel-file/node";
import xlsx from "xlsx";
const day = (value) => (value instanceof Date ? value.toISOString().slice(0, 16) : value);
const book = new exceljs.Workbook();
await book.xlsx.readFile("postes.xlsx");
const byExceljs = book.worksheets[0].getColumn(2).values.filter(Boolean).map(day);
const read = await excelFile.default("postes.xlsx");
const byExcelFile = (read[0].data ?? read).map((row) => day(row[1]));
const sheet = xlsx.read(await readFile("postes.xlsx")).Sheets.Sheet;
const byXlsx = xlsx.utils.sheet_to_json(sheet, { header: 1, raw: false }).map((row) => row[1]);
console.log(JSON.stringify({ byExceljs, byExcelFile, byXlsx }));
const moments = ["1899-12-31T11:00", "1899-12-31T04:30", "1900-03-06T23:00"].join();
process.exit(byExceljs.join() === moments && byExcelFile.join() === moments && byXlsx.join() === "35:00,28:30,1607:00" ? 0 : 1);
JAVASCRIPT
TZ=UTC node seen.mjs
