import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from indexer.errors import ExtractionError
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.text.list_numbers import written
from tests.indexer.reading.extraction.word_processors.word_files import (
    Write,
    add_list,
    numbered,
    saved,
    text_of,
)


def test_paragraphs_and_tables_come_in_order(write: Write) -> None:
    document = docx.Document()
    document.add_heading("Séance du 12 mars 2031", 1)
    table = document.add_table(2, 2)
    for cell, content in zip(
        [c for r in table.rows for c in r.cells], ["Nom", "Voix", "Vasseur", "12"], strict=True
    ):
        cell.text = content
    document.add_paragraph("La séance est levée.")
    assert (
        text_of(document, write)
        == "Séance du 12 mars 2031\nNom\tVoix\nVasseur\t12\nLa séance est levée."
    )


def test_the_strict_variant_has_other_names_for_the_same(write: Write) -> None:
    document = docx.Document()
    document.add_paragraph("Tarif du préau")
    document.add_table(1, 2).rows[0].cells[1].text = "12 €"
    usual, strict = BytesIO(), BytesIO()
    document.save(usual)
    names = (b"wordprocessingml", b"officeDocument")
    with zipfile.ZipFile(usual) as package, zipfile.ZipFile(strict, "w") as renamed:
        for part in package.namelist():
            content = package.read(part)
            for name in names:
                address = b"http://schemas.openxmlformats.org/" + name + b"/2006/"
                content = content.replace(address, b"http://purl.oclc.org/ooxml/" + name + b"/")
            renamed.writestr(part, content)
    (text,) = extract(write("strict.docx", strict.getvalue())).texts
    assert text.text == "Tarif du préau\n12 €"


def test_a_table_in_a_cell_stays_on_its_row(write: Write) -> None:
    document = docx.Document()
    outer, cell = document.add_table(1, 2).rows[0].cells
    outer.text, cell.text = "à gauche", "dehors"
    inner = cell.add_table(1, 2)
    inner.rows[0].cells[0].text = "dedans"
    assert text_of(document, write) == "à gauche\tdehors dedans"


def test_tabs_breaks_and_hyphens(write: Write) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Pour :\t12")
    run.add_break()
    run.add_text("procès")
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text("verbal")
    assert text_of(document, write) == "Pour :\t12\nprocès-verbal"


def test_smart_tags_insertions_and_controls_are_read_and_deletions_are_not(write: Write) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("à ")._p
    for wrapper, content in (
        ("smartTag", "la mairie "),
        ("ins", "de Faux-Bourg"),
        ("del", "d'ailleurs"),
    ):
        element = OxmlElement(f"w:{wrapper}")
        run = OxmlElement("w:r")
        leaf = OxmlElement("w:delText" if wrapper == "del" else "w:t")
        leaf.text = content
        leaf.set(qn("xml:space"), "preserve")
        run.append(leaf)
        element.append(run)
        paragraph.append(element)
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Un contrôle</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert text_of(document, write) == "à la mairie de Faux-Bourg\nUn contrôle"


def test_a_text_box_is_read_once(write: Write) -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Reçu en préfecture</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("Vu")._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:AlternateContent><mc:Choice><w:pict>{box}</w:pict></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert text_of(document, write) == "Vu\nReçu en préfecture"


def test_letterhead_first_footer_last_and_page_numbers_nowhere(write: Write) -> None:
    document = docx.Document()
    document.add_paragraph("Le conseil adopte.")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Département du Val-Imaginaire"
    section.footer.paragraphs[0].text = "Mairie de Faux-Bourg"
    section.footer.add_paragraph("Page 1 / 3")
    assert (
        text_of(document, write)
        == "Département du Val-Imaginaire\nLe conseil adopte.\nMairie de Faux-Bourg"
    )


def test_lists_are_numbered_as_a_reader_sees_them(write: Write) -> None:
    document = docx.Document()
    add_list(document, "71", [("decimal", "%1."), ("decimal", "%1.%2")])
    for content, level in (("Budget", 0), ("Eau", 1), ("Voirie", 1), ("École", 0), ("Cantine", 1)):
        numbered(document.add_paragraph(content), "71", level)
    assert text_of(document, write).split("\n") == [
        "1. Budget",
        "1.1 Eau",
        "1.2 Voirie",
        "2. École",
        "2.1 Cantine",
    ]


@pytest.mark.parametrize(
    ("kind", "shape", "expected"),
    [
        ("upperRoman", "%1 -", ["I - a", "II - a", "III - a", "IV - a"]),
        ("lowerLetter", "%1)", ["a) a", "b) a", "c) a", "d) a"]),
        ("decimalZero", "%1", ["01 a", "02 a", "03 a", "04 a"]),
        ("bullet", "\uf0b7", ["- a"] * 4),
        ("none", "", ["a"] * 4),
    ],
)
def test_numbers_are_written_in_their_format(
    write: Write, kind: str, shape: str, expected: list[str]
) -> None:
    document = docx.Document()
    add_list(document, "72", [(kind, shape)])
    for _ in range(4):
        numbered(document.add_paragraph("a"), "72")
    assert text_of(document, write).split("\n") == expected


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (27, "lowerLetter", "aa"),
        (52, "upperLetter", "ZZ"),
        (10**9, "lowerLetter", "1000000000"),
        (1999, "lowerRoman", "mcmxcix"),
        (4000, "upperRoman", "4000"),
        (0, "upperRoman", "0"),
        (3, "cardinalText", "3"),
    ],
)
def test_numbers_out_of_the_ordinary_are_written(value: int, kind: str, expected: str) -> None:
    assert written(value, kind) == expected


def test_an_empty_document_is_refused(write: Write) -> None:
    with pytest.raises(ExtractionError, match="no text"):
        extract(saved(docx.Document(), write))


def test_a_document_that_unpacks_beyond_the_limit_is_refused(write: Write) -> None:
    document = docx.Document()
    document.add_paragraph("x")
    with pytest.raises(ExtractionError, match="max_unpacked"):
        extract(saved(document, write), options=Options(max_unpacked=1000))


def test_a_truncated_document_is_refused(write: Write) -> None:
    document = docx.Document()
    document.add_paragraph("Le conseil adopte.")
    path = saved(document, write)
    with pytest.raises(ExtractionError, match="damaged"):
        extract(write("coupe.docx", path.read_bytes()[:-400]))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("a.dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        (
            "a.dotx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        ),
    ],
)
def test_documents_that_may_hold_macros_and_templates_are_read(
    write: Write, name: str, kind: str
) -> None:
    document = docx.Document()
    document.add_paragraph("Le conseil adopte.")
    document.part._content_type = kind
    buffer = BytesIO()
    document.save(buffer)
    [text] = extract(write(name, buffer.getvalue())).texts
    assert text.text == "Le conseil adopte."


def test_the_number_of_an_act_in_a_footer_is_no_page_number(write: Write) -> None:
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.header.paragraphs[0].text = "2031/047"
    section.even_page_header.paragraphs[0].text = "Séance du 3 mai"
    section.footer.paragraphs[0].text = "Page 3 sur 12"
    section.even_page_footer.paragraphs[0].text = "4 / 12"
    document.add_paragraph("Le conseil adopte.")
    assert text_of(document, write) == "2031/047\nSéance du 3 mai\nLe conseil adopte."


def test_signs_without_a_width_part_no_word(write: Write) -> None:
    document = docx.Document()
    document.add_paragraph("déli\xadbé\u200bration")
    assert text_of(document, write) == "délibération"


def test_formulas_are_read_and_readings_over_words_are_not(write: Write) -> None:
    document = docx.Document()
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    fraction = f"<m:oMath><m:f>{part.format('num', '3')}{part.format('den', '4')}</m:f></m:oMath>"
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t> lu</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    document.element.body.insert(
        0, parse_xml(f"<w:p {nsdecls('w')} {space}>{fraction}{ruby}</w:p>")
    )
    assert text_of(document, write) == "3/4 lu"


def test_a_style_numbers_as_the_one_that_it_builds_on(write: Write) -> None:
    document = docx.Document()
    add_list(document, "7", [("decimal", "Article %1")])
    base = document.styles.add_style("Article", WD_STYLE_TYPE.PARAGRAPH)
    base.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="7"/></w:numPr>')
    )
    built = document.styles.add_style("Article bis", WD_STYLE_TYPE.PARAGRAPH)
    built.base_style = base
    document.add_paragraph("Voirie", "Article")
    document.add_paragraph("École", "Article bis")
    assert text_of(document, write) == "Article 1 Voirie\nArticle 2 École"


def test_cells_stand_in_their_columns(write: Write) -> None:
    document = docx.Document()
    table = document.add_table(4, 4)
    rows = (
        ("Nom", "Présent", "Absent", "Pouvoir"),
        ("Orval", "", "X", ""),
        ("Brisset", "", "", "Orval"),
    )
    for row, cells in zip(table.rows, rows, strict=False):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    last = table.rows[3]
    last.cells[0].merge(last.cells[1]).text = "Total"
    last.cells[2].text = "1"
    assert text_of(document, write).split("\n") == [
        "Nom\tPrésent\tAbsent\tPouvoir",
        "Orval\t\tX",
        "Brisset\t\t\tOrval",
        "Total\t\t1",
    ]


def test_a_row_may_begin_further_right(write: Write) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("a", "b", "non", "c"), strict=True):
        cell.text = text
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.insert(0, parse_xml(f'<w:trPr {nsdecls("w")}><w:gridBefore w:val="1"/></w:trPr>'))
    assert text_of(document, write) == "a\tb\n\tc"


def test_tabs_in_a_row_by_which_people_align_are_one(write: Write) -> None:
    document = docx.Document()
    document.add_paragraph("Pour :\t\t \t12")
    assert text_of(document, write) == "Pour :\t12"


@pytest.mark.parametrize(("ticked", "lines"), [("☒", ["☒ adopte", "☐ rejette"]), ("•", ["- adopte", "- rejette"])])  # fmt: skip
def test_bullets_are_boxes_where_one_is_ticked(write: Write, ticked: str, lines: list[str]) -> None:
    document = docx.Document()
    add_list(document, "71", [("bullet", ticked)])
    add_list(document, "72", [("bullet", "☐")])
    for words, number in (("adopte", "71"), ("rejette", "72")):
        numbered(document.add_paragraph(words), number)
    assert text_of(document, write).split("\n") == lines
