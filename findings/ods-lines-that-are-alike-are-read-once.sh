#!/usr/bin/env bash
# Two posts of one grade and one amount, lines alike in an ODS: pyexcel-ods reads one; behind a merged cell « Contre » stands where « Pour » does.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyexcel-ods==0.6.0 odfdo==3.27.3 python-calamine==0.9.1
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""pyexcel-ods 0.6.0, beside odfdo 3.27.3 and python-calamine 0.9.1.

Expected: a row has as many cells, and a table as many rows, as the file says (OpenDocument 1.2, part 1, 19.675 and 19.678).
Seen: rows that are alike and follow one another are one ``table:table-row`` with ``number-rows-repeated``, which Excel writes for rows of words
and figures too. It is read once: the table of posts lacks one, and its sum 1 200 euros. Cells that are alike in one row are read as often as
they stand. What a merged cell covers is ``table:covered-table-cell``, and is left out: all that stands to the right of it moves by a column,
so that the votes against are under « Pour ». odfdo and calamine give the rows and the columns as the program shows them; so does pyexcel-ods3, which
answers for pyexcel-ods where both are installed.
Whom it hits: who takes amounts, posts or votes from the tables of budgets by the column and checks them by their sum.
"""
import zipfile

import odfdo
import pyexcel_ods
from python_calamine import CalamineWorkbook

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = f'<manifest:manifest xmlns:manifest="{NAMES}manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
ROOT = f'xmlns:office="{NAMES}office:1.0" office:version="1.2"'


def text(words, marks=""):
    return f'<table:table-cell office:value-type="string"{marks}><text:p>{words}</text:p></table:table-cell>'


def number(value):
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def row(*cells, marks=""):
    return f"<table:table-row{marks}>{''.join(cells)}</table:table-row>"


def read(*rows):
    with zipfile.ZipFile("table.ods", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("meta.xml", f"<office:document-meta {ROOT}><office:meta/></office:document-meta>")
        file.writestr("styles.xml", f"<office:document-styles {ROOT}/>")
        file.writestr(
            "content.xml",
            f'<office:document-content {ROOT} xmlns:table="{NAMES}table:1.0" xmlns:text="{NAMES}text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="T">{"".join(rows)}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
    seen = {
        "pyexcel-ods": pyexcel_ods.get_data("table.ods")["T"],
        "odfdo": odfdo.Document("table.ods").body.get_table(0).get_values(),
        "calamine": CalamineWorkbook.from_path("table.ods").get_sheet_by_index(0).to_python(),
    }
    print(*seen.items(), sep="\n")
    return seen


posts = read(
    row(text("Grade"), text("Montant")),
    row(text("Adjoint"), number(1200), marks=' table:number-rows-repeated="2"'),
    row(text("Rédacteur"), number(2000)),
)
sums = {name: sum(line[1] for line in lines[1:]) for name, lines in posts.items()}
assert sums == {"pyexcel-ods": 3200, "odfdo": 4400, "calamine": 4400}, sums
votes = read(
    row(text("Acte"), text("Objet"), text("Pour"), text("Contre")),
    row(text("2024-1", ' table:number-columns-spanned="2"'), "<table:covered-table-cell/>", number(11), number(2)),
)
against = {name: lines[1].index(2) for name, lines in votes.items()}
assert against == {"pyexcel-ods": 2, "odfdo": 3, "calamine": 3}, against
PYTHON
