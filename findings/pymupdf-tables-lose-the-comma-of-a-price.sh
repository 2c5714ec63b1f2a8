#!/usr/bin/env bash
# PyMuPDF 2 takes comma and blank out of the cells of a table: « 12 500,75 € » is « 1250075€ », a hundredfold.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pymupdf==2.0 reportlab==5.1.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""PyMuPDF 2.0, ``find_tables`` and ``extract``.

Expected: what stands in a cell, as the text of the page has it, and as version 1.28.2 gives it for the cell.
Seen: ``extract`` puts commas and full stops on a line of their own behind the cell and drops most blanks. An amount
is a hundred times as high, a rate of 38,25 % is 3825 %, and no search for « Mme Orval » finds « MmeOrval ».
"""
import io

import pymupdf
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

rows = [["Repas d'un enfant", "3,50 €"], ["Mme Orval", "12 500,75 €"], ["M. Brisset", "38,25 %"]]
file = io.BytesIO()
table = Table(rows, colWidths=[160, 90])
table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
SimpleDocTemplate(file).build([table])
page = pymupdf.open(stream=file.getvalue())[0]
((found,),) = (page.find_tables().tables,)
cells, text = found.extract(), page.get_text()
print("page:", repr(text))
print("cells:", cells)
assert all(words in text for row in rows for words in row)
assert cells == [["Repasd'unenfant", "350€\n,"], ["MmeOrval", "1250075€\n,"], ["M Brisset\n.", "3825%\n,"]]
PYTHON
