#!/usr/bin/env bash
# A line of a scanned act for which PAGE XML keeps two readings has no text at all for pagexml-tools, and a table of votes no cell; dinglehopper drops the table too.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pagexml-tools==0.9.0 dinglehopper==0.11.0
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pagexml-tools 0.9.0 and dinglehopper 0.11.0, text of lines, on PAGE XML of 2019-07-15.

Expected: of several ``TextEquiv`` the one with the lowest ``index`` is the main text (the schema says so), and a table is a ``TableRegion`` whose cells are
text regions with the role ``TableCellRole``, as the schema has tables and OCR-D writes them.
Seen: pagexml-tools looks for the text of a line in one ``TextEquiv``. Where an engine writes its second guess beside the first, as those that tell how sure they
are do, the text of the line is None: precisely the lines that were hard to read are not there, and the search finds neither reading. Of a table it knows
the cells of Transkribus alone (``TableCell``): a table as the schema has it is counted and holds no cell and no word. dinglehopper takes the first reading and
leaves the table out, though the order of reading names it. Nothing is said; the page seems to have been read.
Whom it hits: who searches scanned registers by the text of OCR-D, eScriptorium or a corrector that keeps what it corrected.
Instead: take from each line the ``TextEquiv`` of the lowest index, from all ``TextLine`` wherever they stand, with a parser of XML.
"""
import xml.etree.ElementTree as ET

from dinglehopper.ocr_files import extract
from pagexml.parser import parse_pagexml_file

NAME = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"


def region(number, readings, role=""):
    top = 100 * number
    place = f'<Coords points="0,{top} 500,{top} 500,{top + 50} 0,{top + 50}"/>'
    texts = "".join(f'<TextEquiv index="{index}"><Unicode>{words}</Unicode></TextEquiv>' for index, words in enumerate(readings))
    return f'<TextRegion id="r{number}">{place}{role}<TextLine id="l{number}">{place}{texts}</TextLine></TextRegion>'


def cell(number, column, words):
    return region(number, [words], f'<Roles><TableCellRole rowIndex="0" columnIndex="{column}"/></Roles>')


order = "".join(f'<RegionRefIndexed index="{index}" regionRef="{name}"/>' for index, name in enumerate(("r1", "r2", "t")))
page = (
    f'<PcGts xmlns="{NAME}"><Metadata><Creator>x</Creator><Created>2024-03-12T00:00:00</Created><LastChange>2024-03-12T00:00:00</LastChange></Metadata>'
    f'<Page imageFilename="page.png" imageWidth="1000" imageHeight="1000"><ReadingOrder><OrderedGroup id="o">{order}</OrderedGroup></ReadingOrder>'
    f'{region(1, ["Cession du lavoir"])}{region(2, ["Prix : 12 500 euros", "Prix : 12 800 euros"])}'
    '<TableRegion id="t"><Coords points="0,300 500,300 500,500 0,500"/>'
    f'{cell(3, 0, "Pour : 11")}{cell(4, 1, "Contre : 2")}</TableRegion></Page></PcGts>'
)
with open("page.xml", "w", encoding="utf-8") as file:
    file.write(page)

scan = parse_pagexml_file("page.xml")
seen = {
    "pagexml-tools": [line.text for line in scan.get_lines()],
    "pagexml-tools, table": [cell.text for table in scan.table_regions for row in table.rows for cell in row.cells],
    "dinglehopper": extract("page.xml", textequiv_level="line").text.split("\n"),
    "file": [line.find(f".//{{{NAME}}}Unicode").text for line in ET.parse("page.xml").iter(f"{{{NAME}}}TextLine")],
}
for name, lines in seen.items():
    print(name, lines)
assert seen == {
    "pagexml-tools": ["Cession du lavoir", None],
    "pagexml-tools, table": [],
    "dinglehopper": ["Cession du lavoir", "Prix : 12 500 euros"],
    "file": ["Cession du lavoir", "Prix : 12 500 euros", "Pour : 11", "Contre : 2"],
}, seen
PYTHON
