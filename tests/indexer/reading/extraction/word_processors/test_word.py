from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from indexer.errors import ExtractionError
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.text.list_numbers import written

Write = Callable[[str, bytes], Path]


def saved(document: Any, write: Write) -> Path:
    buffer = BytesIO()
    document.save(buffer)
    return write("acte.docx", buffer.getvalue())


def text_of(document: Any, write: Write) -> str:
    [text] = extract(saved(document, write)).texts
    return text.text


def numbered(paragraph: Any, number: str, level: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        )
    )


def add_list(document: Any, number: str, levels: list[tuple[str, str]]) -> None:
    """A list of one format and text (« %1. ») a level, under an identifier of its own."""
    numbering = document.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(levels)
    )
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="9{number}">{shapes}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="9{number}"/></w:num>'
        )
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


def test_a_table_in_a_cell_stays_on_its_row(write: Write) -> None:
    document = docx.Document()
    cell = document.add_table(1, 2).rows[0].cells[1]
    cell.text = "dehors"
    inner = cell.add_table(1, 2)
    inner.rows[0].cells[0].text = "dedans"
    assert text_of(document, write) == "\tdehors dedans"


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


def hidden(run: Any, value: str | None = None) -> None:
    element = OxmlElement("w:vanish")
    if value is not None:
        element.set(qn("w:val"), value)
    run._r.get_or_add_rPr().append(element)


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


def xml(paragraph: Any, inner: str) -> None:
    for element in parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"):
        paragraph._p.append(element)


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


def field(*parts: str) -> str:
    marks = {"begin", "separate", "end"}
    inner = (f'<w:fldChar w:fldCharType="{p}"/>' if p in marks else p for p in parts)
    return "".join(f"<w:r>{piece}</w:r>" for piece in inner)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (field("begin", "<w:instrText>REF x</w:instrText>", "separate", "<w:t>vu</w:t>", "end"), "vu"),
        (field("begin", "<w:t>code</w:t>", "end", "<w:t>vu</w:t>"), "vu"),
        (field("begin", "begin", "separate", "<w:t>code</w:t>", "end", "separate", "<w:t>vu</w:t>", "end"), "vu"),
        (field("begin", "<w:t>vu</w:t>"), "vu"),
        (field("<w:t>vu</w:t>", "end", "<w:t> aussi</w:t>"), "vu aussi"),
    ],
)  # fmt: skip
def test_the_code_of_a_field_is_not_read(write: Write, runs: str, text: str) -> None:
    document = docx.Document()
    xml(document.add_paragraph(), runs)
    assert text_of(document, write) == text


@pytest.mark.parametrize(("vanish", "seen"), [("", True), ("<w:rPr><w:vanish/></w:rPr>", False)])
def test_a_note_is_read_where_it_is_called(write: Write, vanish: str, *, seen: bool) -> None:
    document = docx.Document()
    xml(document.add_paragraph("corps"), f'<w:r>{vanish}<w:footnoteReference w:id="7"/></w:r>')
    notes = f"""<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
        <w:footnote w:id="7"><w:p><w:r><w:t>une note</w:t></w:r></w:p></w:footnote></w:footnotes>"""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert ("une note" in text_of(document, write)) is seen


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


@pytest.mark.parametrize(
    ("state", "box"), [("", "☐"), ('<w:checked w:val="1"/>', "☒"), ("<w:checked/>", "☒")]
)
def test_boxes_of_forms(write: Write, state: str, box: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    data = (
        f'<w:fldChar {nsdecls("w")} w:fldCharType="begin"><w:ffData><w:checkBox>'
        f'<w:default w:val="0"/>{state}</w:checkBox></w:ffData></w:fldChar>'
    )
    paragraph.add_run()._r.append(parse_xml(data))
    paragraph.add_run(" pour")
    assert text_of(document, write) == f"{box} pour"


BOX = """
<w:r {w}><w:drawing><wp:anchor {wp}><wp:docPr id="1" name="b" hidden="{hidden}"/>
<w:txbxContent><w:p><w:r><w:t>dans la boîte</w:t></w:r></w:p></w:txbxContent></wp:anchor></w:drawing></w:r>"""


@pytest.mark.parametrize(("hidden", "text"), [("0", "corps\ndans la boîte"), ("1", "corps")])
def test_a_text_box_that_is_not_shown_is_left_out(write: Write, hidden: str, text: str) -> None:
    document = docx.Document()
    document.add_paragraph("corps")._p.append(
        parse_xml(BOX.format(w=nsdecls("w"), wp=nsdecls("wp"), hidden=hidden))
    )
    assert text_of(document, write) == text


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


@pytest.mark.parametrize(
    ("state", "choice"),
    [
        ('<w:result w:val="1"/>', "défavorable"),
        ('<w:default w:val="1"/>', "défavorable"),
        ('<w:result w:val="0"/><w:default w:val="1"/>', "favorable"),
        ("", "favorable"),
        ('<w:result w:val="7"/>', ""),
    ],
)
def test_the_choice_in_a_list_of_a_form_is_read(write: Write, state: str, choice: str) -> None:
    document = docx.Document()
    entries = '<w:listEntry w:val="favorable"/><w:listEntry w:val="défavorable"/>'
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{state}{entries}</w:ddList>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document.element.body.insert(
        0,
        parse_xml(
            f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">avis </w:t></w:r>{field}'
            '<w:r><w:t xml:space="preserve"> du comité</w:t></w:r></w:p>'
        ),
    )
    assert text_of(document, write) == f"avis {choice} du comité"


def test_raised_figures_call_notes_and_raised_letters_are_read(write: Write) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    raised = {"1", "2", "er", "²"}
    for piece in [
        "Article 2",
        "1",
        " : il est voté 12 000",
        "2",
        " euros, le 1",
        "er",
        " mars, 3 m",
        "2",
    ]:
        paragraph.add_run(piece).font.superscript = piece in raised
    lifted = document.add_paragraph("Article 3").add_run("1")
    lifted._r.get_or_add_rPr().append(parse_xml(f'<w:position {nsdecls("w")} w:val="6"/>'))
    styled = document.styles.add_style("Appel", WD_STYLE_TYPE.CHARACTER)
    styled.font.superscript = True
    document.add_paragraph("Article 4").add_run("1", "Appel")
    assert text_of(document, write).split("\n") == [
        "Article 2 : il est voté 12 000 euros, le 1er mars, 3 m2",
        "Article 3",
        "Article 4",
    ]


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
