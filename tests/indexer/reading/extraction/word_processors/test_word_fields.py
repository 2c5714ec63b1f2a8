"""Word: fields, forms and notes give what they show."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.indexer.reading.extraction.word_processors.word_files import Write, field, text_of, xml


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


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings 2" w:char="F0A3"/>', "☐"),
        ('<w:sym w:font="MS Gothic" w:char="2612"/>', "☒"),
        ('<w:sym w:font="Symbol" w:char="F0A8"/>', "•"),
        ('<w:sym w:char="A8"/>', "☐"),
        ('<w:sym w:char="zz"/>', "•"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ý</w:t>', "☒"),
        ('<w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr><w:t>Vu la loi</w:t>', "Vu la loi"),
        ('<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>ý</w:t>', "ý"),
    ],
)
def test_signs_of_fonts_of_pictures(write: Write, run: str, text: str) -> None:
    document = docx.Document()
    xml(document.add_paragraph("a "), f"<w:r>{run}</w:r>")
    assert text_of(document, write) == f"a {text}"
