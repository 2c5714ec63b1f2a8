"""What a sheet shows is what is read: figures as they are written, no hidden row, column or cell."""

import zipfile
from io import BytesIO

import pytest

from indexer.reading.extraction import extract
from indexer.reading.parsing import parse

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
LINK = '<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def zipped(members):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(tmp_path, rows, *, codes=(), more="", before="", states=("visible",)):
    """A workbook of one sheet a state; style n + 1 of its cells has the format n of ``codes``."""
    count = range(1, len(states) + 1)
    formats = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{c}"/>' for n, c in enumerate(codes)
    )
    styles = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(codes)))
    names = "".join(
        f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}" state="{states[n - 1]}"/>' for n in count
    )
    links = "".join(
        LINK.format(id=f"r{n}", kind=f"{OFFICE}/worksheet", target=f"worksheets/s{n}.xml")
        for n in count
    ) + LINK.format(id="s", kind=f"{OFFICE}/styles", target="styles.xml")
    book = f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'
    sheet = f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{more}</worksheet>"
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": LINKS.format(
            LINK.format(id="b", kind=f"{OFFICE}/officeDocument", target="xl/workbook.xml")
        ),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": LINKS.format(links),
        "xl/styles.xml": f'<styleSheet {MAIN}><numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>'
        f"{styles}</cellXfs></styleSheet>",
        **{f"xl/worksheets/s{n}.xml": sheet for n in count},
    }
    path = tmp_path / "feuille.xlsx"
    path.write_bytes(zipped(members))
    return path


def ods(tmp_path, table, styles=""):
    content = (
        f"<office:document-content {SPACES}>{styles}<office:body><office:spreadsheet>{table}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    entry = f'<m:file-entry m:full-path="/" m:media-type="{ODS}"/>'
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entry}</m:manifest>'
    path = tmp_path / "feuille.ods"
    path.write_bytes(
        zipped({"mimetype": ODS, "content.xml": content, "META-INF/manifest.xml": manifest})
    )
    return path


def text(value, place=""):
    return f'<c t="inlineStr" r="{place}"><is><t>{value}</t></is></c>'


def number(value, style=0, place=""):
    return f'<c s="{style}" r="{place}"><v>{value}</v></c>'


def cell(*paragraphs, kind="string", value="", more=""):
    written = "".join(f"<text:p>{each}</text:p>" for each in paragraphs)
    return (
        f'<table:table-cell office:value-type="{kind}" {value} {more}>{written}</table:table-cell>'
    )


def row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows):
    return f'<table:table table:name="a">{"".join(rows)}</table:table>'


def read(path):
    [found] = extract(path).texts
    return found.text


def test_figures_of_a_workbook_are_those_that_are_shown(tmp_path):
    codes = ("0.00%", "[h]:mm", "#,##0.00\\ &quot;€&quot;", "h:mm", "yyyy\\-mm\\-dd", "000")
    values = (0.3825, 1.4583333, 1234.5, 0.75, 45306, 7)
    cells = "".join(
        number(value, style, f"{'ABCDEF'[style - 1]}1")
        for style, value in enumerate(values, start=1)
    )
    path = xlsx(tmp_path, f'<row r="1">{cells}{number(12.5, 0, "G1")}</row>', codes=codes)
    assert read(path) == "38,25%\t35:00\t1 234,50 €\t18:00\t2024-01-15\t007\t12.5"


def test_cells_and_rows_without_their_place_are_counted(tmp_path):
    rows = "<row><c s='1'><v>0.5</v></c></row><row><c/><c s='1'><v>0.25</v></c></row>"
    path = xlsx(tmp_path, rows.replace("'", '"'), codes=("0%",))
    assert read(path).split() == ["50%", "25%"]


def test_figures_of_an_open_document_are_those_that_are_shown(tmp_path):
    path = ods(
        tmp_path,
        table(
            row(
                cell("38,25 %", kind="percentage", value='office:value="0.3825"'),
                cell("35:00", kind="time", value='office:time-value="PT35H00M00S"'),
                cell("12,50 €", kind="currency", value='office:value="12.5"'),
                cell("007", kind="float", value='office:value="7"'),
                cell("14/03/31", kind="date", value='office:date-value="2031-03-14"'),
            )
        ),
    )
    assert read(path) == "38,25 %\t35:00\t12,50 €\t007\t2031-03-14"


def test_the_lines_of_a_cell_stand_apart(tmp_path):
    lines = "Mme <text:span>Orv</text:span>al<text:line-break/>M.<text:s/>Brisset<text:tab/>absent"
    note = "<office:annotation><text:p>à revoir</text:p></office:annotation>"
    noted = cell("Vu").replace("<text:p>Vu", f"{note}<text:p>Vu")
    path = ods(tmp_path, table(row(cell(lines, "excusés"), noted)))
    assert read(path) == "Mme Orval M. Brisset absent excusés\tVu"
    rich = (
        '<c t="inlineStr" r="A1"><is><r><t>Mme Orv</t></r><r><rPr><b/></rPr>'
        '<t xml:space="preserve">al\nM. Brisset</t></r></is></c>'
    )
    assert read(xlsx(tmp_path, f'<row r="1">{rich}</row>')) == "Mme Orval M. Brisset"


def test_hidden_rows_and_columns_are_left_out_and_said_so(tmp_path):
    rows = (
        f'<row r="1">{text("vu", "A1")}{text("non", "B1")}{text("bien", "C1")}</row>'
        f'<row r="2" hidden="1">{text("non", "A2")}</row><row r="3">{text("fin", "A3")}</row>'
    )
    columns = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>'
    extraction = extract(xlsx(tmp_path, rows, before=columns))
    assert extraction.texts[0].text == "vu\tbien\nfin"
    assert extraction.notes == ("sheet « s1 »: 1 hidden rows, 1 hidden columns left out",)
    column = "<table:table-column{}/>"
    for hidden in ("collapse", "filter"):
        way = f' table:visibility="{hidden}"'
        path = ods(
            tmp_path,
            table(
                column.format("") + column.format(way) + column.format(""),
                row(cell("vu"), cell("non"), cell("bien")),
                row(cell("non"), more=f'{way} table:number-rows-repeated="2"'),
                row(cell("fin")),
            ),
        )
        extraction = extract(path)
        assert extraction.texts[0].text == "vu\tbien\nfin"
        assert extraction.notes == ("sheet « a »: 2 hidden rows, 1 hidden columns left out",)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_left_out(tmp_path, state):
    path = xlsx(tmp_path, f'<row r="1">{text("vu", "A1")}</row>', states=("visible", state))
    extraction = extract(path)
    assert [each.text for each in extraction.texts] == ["vu"]
    assert extraction.notes == ("sheet « s2 » is hidden: left out",)


def test_a_hidden_sheet_of_an_open_document_is_left_out(tmp_path):
    styles = (
        '<office:automatic-styles><style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    hidden = table(row(cell("non"))).replace('"a"', '"b" table:style-name="h"')
    extraction = extract(ods(tmp_path, table(row(cell("vu"))) + hidden, styles))
    assert [each.text for each in extraction.texts] == ["vu"]


def test_cells_under_a_merged_one_are_not_shown(tmp_path):
    covered = "<table:covered-table-cell><text:p>non</text:p></table:covered-table-cell>".replace(
        "cell>", 'cell office:value-type="string">', 1
    )
    path = ods(
        tmp_path,
        table(row(cell("vu", more='table:number-columns-spanned="2"'), covered, cell("fin"))),
    )
    assert read(path) == "vu\t\tfin"
    rows = f'<row r="1">{text("vu", "A1")}{text("non", "B1")}{text("fin", "C1")}</row>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    assert read(xlsx(tmp_path, rows, more=merged)) == "vu\t\tfin"


def test_a_list_of_acts_is_read_by_its_values(tmp_path):
    heads = ("N°", "Date", "Objet", "Montant", "Pour", "Contre")
    line = "".join(text(head, f"{'ABCDEF'[at]}1") for at, head in enumerate(heads))
    values = (
        number(7, 1, "A2"),
        number(45306, 2, "B2"),
        text("Tarifs", "C2"),
        number(1234.5, 3, "D2"),
        number(12, 4, "E2"),
        number(0, 4, "F2"),
    )
    hidden = f'<row r="3" hidden="1">{number(8, 1, "A3")}{number(45306, 2, "B3")}{text("Non", "C3")}</row>'
    codes = ("000", "dd/mm/yyyy", "#,##0.00\\ &quot;€&quot;", "0&quot; voix&quot;;;&quot;-&quot;")
    rows = f'<row r="1">{line}</row><row r="2">{"".join(values)}</row>{hidden}'
    [found] = extract(xlsx(tmp_path, rows, codes=codes)).texts
    document = parse(found, name="liste.xlsx")
    [act] = document.actes
    assert (act.numero, act.objet) == ("007", "Tarifs")
    assert document.seance.date.isoformat() == "2024-01-15"
    assert (act.vote.pour, act.vote.contre) == (12, 0)
    assert "Montant : 1 234,50 €" in act.texte


def test_a_merged_day_of_an_open_document_holds_for_its_rows(tmp_path):
    heads = row(*map(cell, ("Séance", "N°", "Objet", "Vote")))
    first = row(
        cell("12 mars 2024", more='table:number-rows-spanned="2"'),
        *map(cell, ("1", "Tarifs", "Unanimité")),
    )
    second = row("<table:covered-table-cell/>", *map(cell, ("2", "Chemin", "Unanimité")))
    [found] = extract(ods(tmp_path, table(heads, first, second))).texts
    assert [row.cells["DELIB_DATE"] for row in found.rows] == ["2024-03-12", "2024-03-12"]


def test_a_sheet_that_begins_further_down_and_right_keeps_its_places(tmp_path):
    rows = (
        f'<row r="3">{number(0.5, 1, "C3")}{number(0.25, 1, "D3")}</row>'
        f'<row r="4">{number(0.75, 1, "D4")}</row>'
    )
    assert read(xlsx(tmp_path, rows, codes=("0%",))) == "\t\t50%\t25%\n\t\t\t75%"
    half = cell("50 %", kind="percentage", value='office:value="0.5"')
    empty = "<table:table-cell/>"
    assert read(ods(tmp_path, table(row(empty, half)))) == "\t50 %"
    assert read(ods(tmp_path, table("<table:table-row/>", row(empty, empty, half)))) == "\t\t50 %"


def test_rows_of_a_list_further_down_are_told_by_their_lines(tmp_path):
    heads = "".join(text(head, f"{'BCD'[at]}3") for at, head in enumerate(("N°", "Objet", "Vote")))
    said = "".join(text(each, f"{'BCD'[at]}4") for at, each in enumerate(("1", "Tarifs", "Rejeté")))
    path = xlsx(tmp_path, f'<row r="3">{heads}</row><row r="4">{said}</row>')
    [found] = extract(path).texts
    assert [each.line for each in found.rows] == [4]
    assert "line 3: columns understood" in found.warnings[0]
