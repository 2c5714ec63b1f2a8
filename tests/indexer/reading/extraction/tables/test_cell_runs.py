"""Letters of a cell that are raised or struck out."""

from io import BytesIO

import pytest
from lxml import etree

from indexer.reading.extraction.tables.cell_runs import runs_of
from tests.indexer.reading.extraction.tables.test_shown_cells import (
    MAIN,
    cell,
    number,
    ods,
    read,
    row,
    table,
    text,
    xlsx,
)

STRUCK, RAISED = "<rPr><strike/></rPr>", '<rPr><vertAlign val="superscript"/></rPr>'


def run(words, properties=""):
    return f'<r>{properties}<t xml:space="preserve">{words}</t></r>'


def rich(*runs):
    return f'<c t="inlineStr" r="B1"><is>{"".join(runs)}</is></c>'


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ([run("le conseil "), run("refuse", STRUCK), run("approuve")], "le conseil approuve"),
        ([run("Article 2"), run("1", RAISED), run(" : 300 m"), run("2", RAISED)], "Article 2 : 300 m2"),
        ([run("oui", '<rPr><strike val="0"/></rPr>')], "oui"),
        ([run("tout", STRUCK)], ""),
    ],
)  # fmt: skip
def test_runs_of_a_cell(tmp_path, runs, shown):
    sheet = f'<row r="1">{text("a", "A1")}{rich(*runs)}{text("b", "C1")}</row>'
    assert read(xlsx(tmp_path, sheet)) == f"a\t{shown}\tb"


def test_shared_strings_and_cells_struck_as_a_whole(tmp_path):
    strings = etree.fromstring(
        f"<sst {MAIN}><si><t>non</t></si><si>{run('a')}{run('b', STRUCK)}</si></sst>"
    )
    styles = etree.parse(
        BytesIO(
            f"<styleSheet {MAIN}><fonts><font/><font><strike/></font></fonts>"
            '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>'.encode()
        )
    ).getroot()
    runs = runs_of(strings.iterchildren(), styles)

    def shown(source):
        return runs.text_of(etree.fromstring(source.replace("<c ", f"<c {MAIN} ", 1)))

    assert shown('<c t="s"><v>0</v></c>') is None
    assert shown('<c t="s"><v>1</v></c>') == "a"
    assert shown(number(12, style=1)) == ""
    assert shown(number(12)) is None


def test_spans_and_cells_of_open_document(tmp_path):
    style = '<style:style style:name="{}"><style:text-properties style:text-{}/></style:style>'
    styles = "".join(
        style.format(*each)
        for each in (
            ("barré", 'line-through-style="solid"'),
            ("net", 'line-through-style="none"'),
            ("haut", 'position="super 58%"'),
            ("bas", 'position="-33% 58%"'),
        )
    )
    span = '<text:span text:style-name="{}">{}</text:span>'
    words = (
        f"il {span.format('barré', 'refuse')}{span.format('net', 'approuve')} l'article 2{span.format('haut', '1')}, "
        f"3 m{span.format('haut', '2')}, H{span.format('bas', '2')}O"
    )
    gone = cell("non", more='table:style-name="barré"')
    path = ods(
        tmp_path,
        table(row(cell("a"), gone, cell(words))),
        f"<office:automatic-styles>{styles}</office:automatic-styles>",
    )
    assert read(path) == "a\t\til approuve l'article 2, 3 m2, H2O"
