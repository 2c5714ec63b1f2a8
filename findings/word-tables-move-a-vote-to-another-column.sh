#!/usr/bin/env bash
# Cells merged, left out or held by a control: five readers of Word tables put a cross under another heading, or nowhere.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2python==3.7.1 mammoth==1.13.0 pypandoc_binary==1.17 markitdown==0.1.9
"$place/venv/bin/python" -W ignore - "$place/votes.docx" <<'PYTHON'
"""python-docx 1.2.0, docx2python 3.7.1, mammoth 1.13.0, pandoc 3.9, markitdown 0.1.9; ECMA-376 part 1, 17.4.15
(w:gridBefore), 17.4.84 (w:vMerge), 17.5.2.32 (w:sdt around a cell).

Expected: the cross under « Contre », where Word shows it.
Seen: a row that begins further right (w:gridBefore) is pushed to the left by all but python-docx, which tells how far
but gives two cells of four; the name of a member is then a cross. Where one member votes for herself and for an absent
one, her name in a cell over two rows, mammoth's table is right, and markitdown, which makes Markdown of it, leaves the
cell of the second row out: the vote against is one for. Where a control holds the cell, python-docx drops it, so that
the vote is lost and the columns after it move; docx2python makes three tables.
"""
import sys

import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python
from lxml import html
from markitdown import MarkItDown

file = sys.argv[1]
space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def cell(words, of=""):
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{of}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>'


def row(*cells, of=""):
    return f"<w:tr>{of}{''.join(cells)}</w:tr>"


def merged(words, how):
    return cell(words, f'<w:vMerge w:val="{how}"/>')


rows = (
    row(*(cell(words) for words in ("Nom", "Pour", "Contre", "Abstention"))),
    row(merged("Mme Orval", "restart"), cell("X"), cell(""), cell("")),
    row(merged("", "continue"), cell(""), cell("X"), cell("")),
    row(cell("X"), cell(""), of='<w:trPr><w:gridBefore w:val="2"/></w:trPr>'),
    row(cell("M. Brisset"), cell(""), f"<w:sdt><w:sdtContent>{cell('X')}</w:sdtContent></w:sdt>", cell("")),
)
written = docx.Document()
grid = '<w:gridCol w:w="2000"/>' * 4
written.element.body.insert(0, parse_xml(f"<w:tbl {space}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"))
written.save(file)


def of_html(page):
    return [[each.text_content().strip() for each in line.iter("td", "th")] for line in html.fromstring(page).iter("tr")]


with docx2python(file) as read, open(file, "rb") as opened:
    by_docx2python = [[["".join(part) for part in line] for line in table] for table in read.body if any(map(any, table))]
    by_mammoth = mammoth.convert_to_html(opened).value
by_docx = [[each.text for each in line.cells] for line in docx.Document(file).tables[0].rows]
by_pandoc = of_html(pypandoc.convert_file(file, "html"))
lines = [line for line in MarkItDown().convert(file).text_content.splitlines() if line.startswith("|")]
by_markitdown = [[part.strip() for part in line.strip("|").split("|")] for line in lines[2:]]
print("python-docx:", by_docx)
print("docx2python:", by_docx2python)
print("mammoth:", of_html(by_mammoth), "with a cell over two rows" if 'rowspan="2"' in by_mammoth else "")
print("pandoc:", by_pandoc)
print("markitdown:", by_markitdown)

assert by_docx[2:] == [["Mme Orval", "", "X", ""], ["X", ""], ["M. Brisset", "", ""]]
assert len(by_docx2python) == 3 and by_docx2python[0][2:] == [["", "", "X", ""], ["X", ""], ["M. Brisset", ""]]
assert 'rowspan="2"' in by_mammoth and of_html(by_mammoth)[2:] == [["", "X", ""], ["X", ""], ["M. Brisset", "", "X", ""]]
assert by_pandoc[2:] == [["", "X", ""], ["X", "", "", ""], ["M. Brisset", "", "X", ""]]
assert by_markitdown[0] == ["Nom", "Pour", "Contre", "Abstention"]
assert by_markitdown[2:] == [["", "X", ""], ["X", ""], ["M. Brisset", "", "X", ""]]
PYTHON
