"""Word: what a reader does not see is not read."""

from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from tests.indexer.reading.extraction.word_processors.word_files import (
    Write,
    add_list,
    hidden,
    numbered,
    text_of,
    xml,
)


def hiding_style(document: Any, name: str, kind: WD_STYLE_TYPE) -> Any:
    style = document.styles.add_style(name, kind)
    style.font.hidden = True
    return style


def test_text_hidden_by_formatting_is_left_out(write: Write) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Aide à ")
    hidden(paragraph.add_run("Anselme Corbusot"))
    hidden(paragraph.add_run("la famille"), "0")
    assert text_of(document, write) == "Aide à la famille"


def white(run: Any) -> Any:
    run.font.color.rgb = RGBColor(255, 255, 255)
    return run


def test_letters_in_the_ink_of_the_paper_or_too_small_are_left_out(write: Write) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Aide à ")
    white(paragraph.add_run("Anselme Corbusot"))
    paragraph.add_run("Odile").font.size = Pt(1)
    paragraph.add_run("la famille").font.size = Pt(5)
    assert text_of(document, write) == "Aide à la famille"


def test_white_letters_that_may_have_a_ground_are_read(write: Write) -> None:
    document = docx.Document()
    white(document.add_paragraph().add_run("surligné")).font.highlight_color = WD_COLOR_INDEX.BLACK
    white(document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("cellule"))
    shaded = document.add_paragraph()
    shaded._p.get_or_add_pPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="000080"/>'))
    white(shaded.add_run("bandeau"))
    assert text_of(document, write) == "surligné\ncellule\nbandeau"


def test_styles_hide_and_runs_and_styles_of_characters_show_again(write: Write) -> None:
    document = docx.Document()
    base = hiding_style(document, "Caché", WD_STYLE_TYPE.PARAGRAPH)
    heir = document.styles.add_style("Hérité", WD_STYLE_TYPE.PARAGRAPH)
    heir.base_style = base
    characters = hiding_style(document, "Signe", WD_STYLE_TYPE.CHARACTER)
    paragraph = document.add_paragraph("secret", style=heir)
    hidden(paragraph.add_run("vu"), "false")
    paragraph.add_run(" revu", style=characters)
    document.add_paragraph("clair ").add_run("caché", style=characters)
    assert text_of(document, write) == "vu revu\nclair"


def test_defaults_of_the_document_hide(write: Write) -> None:
    document = docx.Document()
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    defaults.find(qn("w:rPr")).append(OxmlElement("w:vanish"))
    hidden(document.add_paragraph("caché ").add_run("vu"), "0")
    assert text_of(document, write) == "vu"


BOX = "<w:pict><w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p></w:txbxContent></w:pict>"


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (f"<w:r>{BOX}</w:r>", "encadré\nfin"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr>{BOX}</w:r>", "fin"),
        (f'<w:del w:id="1"><w:r>{BOX}</w:r></w:del>', "fin"),
        (f'<w:moveFrom w:id="1"><w:r>{BOX}</w:r></w:moveFrom>', "fin"),
    ],
)
def test_a_text_box_is_seen_where_its_run_is(write: Write, run: str, text: str) -> None:
    document = docx.Document()
    xml(document.add_paragraph(), run)
    document.add_paragraph("fin")
    assert text_of(document, write) == text


def test_the_style_of_a_table_hides(write: Write) -> None:
    document = docx.Document()
    table = document.add_table(1, 1, style=hiding_style(document, "Grille", WD_STYLE_TYPE.TABLE))
    table.rows[0].cells[0].text = "caché"
    document.add_paragraph("vu")
    assert text_of(document, write) == "vu"


def test_hidden_and_deleted_rows_and_cells_are_left_out(write: Write) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            cell.text = str(number)
    for row, name in ((table.rows[0], "w:hidden"), (table.rows[1], "w:del")):
        row._tr.get_or_add_trPr().append(OxmlElement(name))
    table.rows[2].cells[1]._tc.get_or_add_tcPr().append(OxmlElement("w:cellDel"))
    assert text_of(document, write) == "2"


def test_a_hidden_point_of_a_list_counts_for_nothing(write: Write) -> None:
    document = docx.Document()
    add_list(document, "7", [("decimal", "%1.")])
    for text in ("Voirie", "Secret", "École"):
        paragraph = document.add_paragraph(text)
        numbered(paragraph, "7")
        if text == "Secret":
            hidden(paragraph.runs[0])
            mark = parse_xml(f"<w:rPr {nsdecls('w')}><w:vanish/></w:rPr>")
            paragraph._p.get_or_add_pPr().append(mark)
    assert text_of(document, write) == "1. Voirie\n2. École"


SHAPE = """
<w:r {w}><w:drawing><wp:anchor {wp}><wp:docPr id="1" name="b" hidden="{hidden}"/>
<w:txbxContent><w:p><w:r><w:t>dans la boîte</w:t></w:r></w:p></w:txbxContent></wp:anchor></w:drawing></w:r>"""


@pytest.mark.parametrize(("hidden", "text"), [("0", "corps\ndans la boîte"), ("1", "corps")])
def test_a_text_box_that_is_not_shown_is_left_out(write: Write, hidden: str, text: str) -> None:
    document = docx.Document()
    document.add_paragraph("corps")._p.append(
        parse_xml(SHAPE.format(w=nsdecls("w"), wp=nsdecls("wp"), hidden=hidden))
    )
    assert text_of(document, write) == text


def test_text_that_is_struck_out_was_taken_back(write: Write) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Le conseil ")
    paragraph.add_run("refuse").font.strike = True
    paragraph.add_run("rejette").font.double_strike = True
    styled = document.styles.add_style("Barré", WD_STYLE_TYPE.CHARACTER)
    styled.font.strike = True
    paragraph.add_run("ajourne", "Barré")
    paragraph.add_run("approuve", "Barré").font.strike = False
    assert text_of(document, write) == "Le conseil approuve"


def test_cells_under_one_that_runs_down_show_nothing(write: Write) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, cells in zip(
        table.rows, (("Voirie", "1"), ("caché", "2"), ("Halle", "3")), strict=True
    ):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    for row, kind in ((0, ' w:val="restart"'), (1, "")):
        properties = table.rows[row].cells[0]._tc.get_or_add_tcPr()
        properties.append(parse_xml(f"<w:vMerge {nsdecls('w')}{kind}/>"))
    assert text_of(document, write) == "Voirie\t1\n\t2\nHalle\t3"


def styled(document: Any, name: str, kind: WD_STYLE_TYPE, inner: str, base: str = "") -> None:
    style = document.styles.add_style(name, kind)
    style.base_style = document.styles[base] if base else None
    style.element.get_or_add_rPr().extend(parse_xml(f"<w:rPr {nsdecls('w')}>{inner}</w:rPr>"))


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    ("style", "run", "text"),
    [
        (WHITE, "", ""),
        ('<w:color w:val="FEFDFF"/>', "", ""),
        ('<w:color w:val="auto" w:themeColor="background1"/>', "", ""),
        ('<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="80"/>', "", "vu"),
        (WHITE, '<w:color w:val="FF0000"/>', "vu"),
        (WHITE + '<w:shd w:val="clear" w:fill="000080"/>', "", "vu"),
        (WHITE, '<w:highlight w:val="black"/>', "vu"),
        ('<w:sz w:val="2"/>', "", ""),
        ('<w:sz w:val="2"/>', '<w:sz w:val="20"/>', "vu"),
        ('<w:sz w:val="20"/>', '<w:sz w:val="2"/>', ""),
    ],
)
@pytest.mark.parametrize("kind", [WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.PARAGRAPH])
def test_styles_take_letters_out_of_sight(
    write: Write, style: str, run: str, text: str, kind: WD_STYLE_TYPE
) -> None:
    document = docx.Document()
    styled(document, "Base", kind, style)
    styled(document, "Fille", kind, "", "Base")
    document.add_paragraph("début")
    of_letters = kind == WD_STYLE_TYPE.CHARACTER
    paragraph = document.add_paragraph(style=None if of_letters else "Fille")
    added = paragraph.add_run("vu", "Fille" if of_letters else None)
    added._r.get_or_add_rPr().extend(parse_xml(f"<w:rPr {nsdecls('w')}>{run}</w:rPr>"))
    assert text_of(document, write) == "\n".join(filter(None, ["début", text]))


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(write: Write) -> None:
    document = docx.Document()
    for words in ("par 12 ", "voix ", "pour", "fin "):
        paragraph = document.add_paragraph(words)
        if words.endswith(" "):
            mark = parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="1" w:author="x"/></w:rPr>')
            paragraph._p.get_or_add_pPr().append(mark)
    assert text_of(document, write).split("\n") == ["par 12 voix pour", "fin"]
