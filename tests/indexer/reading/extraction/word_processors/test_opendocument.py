import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from odfdo import Document, Element, Header, List, Paragraph, Table

from indexer.errors import ExtractionError
from indexer.reading.extraction import extract

Write = Callable[[str, bytes], Path]


def saved(document: Document, write: Write, name: str = "acte.odt") -> Path:
    buffer = BytesIO()
    document.save(buffer)
    return write(name, buffer.getvalue())


@pytest.fixture
def document() -> Document:
    made = Document("text")
    made.body.clear()
    return made


def text_of(document: Document, write: Write) -> str:
    [text] = extract(saved(document, write)).texts
    return text.text


def test_an_encrypted_package_is_said_to_be_protected(tmp_path: Path) -> None:
    path = tmp_path / "acte.odt"
    with ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", bytes(range(256)))
        package.writestr("META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>")
    with pytest.raises(ExtractionError, match="protected by a password"):
        extract(path)


def test_headings_paragraphs_lists_and_tables_come_in_order(
    document: Document, write: Write
) -> None:
    document.body.append(Header(1, "Séance du 12 mars 2031"))
    document.body.append(Paragraph("Le conseil décide :"))
    document.body.append(List(["d'acheter", "de louer"]))
    table = Table("Voix", 2, 2)
    for row, cells in enumerate((("Nom", "Voix"), ("Vasseur", "12"))):
        for column, value in enumerate(cells):
            table.set_value((column, row), value)
    document.body.append(table)
    document.body.append(Paragraph("La séance est levée."))
    assert text_of(document, write).split("\n") == [
        "Séance du 12 mars 2031",
        "Le conseil décide :",
        "- d'acheter",
        "- de louer",
        "Nom\tVoix",
        "Vasseur\t12",
        "La séance est levée.",
    ]


STYLE = """
<text:list-style style:name="Points">
<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix=" -"/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-number text:level="3" style:num-format="a" text:display-levels="2" text:start-value="3"/>
</text:list-style>"""


def item(*content: str, start: int | None = None) -> str:
    attribute = "" if start is None else f' text:start-value="{start}"'
    return f"<text:list-item{attribute}>{''.join(content)}</text:list-item>"


def listed(*items: str, attributes: str = 'text:style-name="Points"') -> Element:
    return Element.from_tag(f"<text:list {attributes}>{''.join(items)}</text:list>")


def paragraph(text: str) -> str:
    return f"<text:p>{text}</text:p>"


@pytest.fixture
def numbered(document: Document) -> Document:
    document.get_part("content.xml").root.get_element("//office:automatic-styles").append(
        Element.from_tag(STYLE)
    )
    return document


def test_lists_are_numbered_as_a_reader_sees_them(numbered: Document, write: Write) -> None:
    deepest = f"<text:list>{item(paragraph('essence'))}{item(paragraph('gaz'))}</text:list>"
    inner = f"<text:list>{item(paragraph('eau'))}{item(paragraph('voirie'), deepest)}</text:list>"
    numbered.body.append(listed(item(paragraph("Budget"), paragraph("en euros"), inner)))
    numbered.body.append(Paragraph("Adopté."))
    goes_on = 'text:style-name="Points" text:continue-numbering="true"'
    numbered.body.append(listed(item(paragraph("École")), attributes=goes_on))
    numbered.body.append(listed(item(paragraph("Divers")), item(paragraph("Motion"), start=7)))
    assert text_of(numbered, write).split("\n") == [
        "I - Budget",
        "en euros",
        "(1) eau",
        "(2) voirie",
        "2.c essence",
        "2.d gaz",
        "Adopté.",
        "II - École",
        "I - Divers",
        "VII - Motion",
    ]


def test_spaces_tabs_and_breaks_are_kept(document: Document, write: Write) -> None:
    document.body.append(
        Element.from_tag(
            '<text:p>Pour :<text:tab/>12<text:line-break/>Contre\n   :<text:s text:c="2"/>'
            "<text:span>3 <text:span>voix</text:span></text:span> en tout</text:p>"
        )
    )
    assert text_of(document, write) == "Pour :\t12\nContre :  3 voix en tout"


def test_deleted_text_and_annotations_are_left_out(document: Document, write: Write) -> None:
    document.body.append(
        Element.from_tag(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>ôté</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
        )
    )
    document.body.append(
        Element.from_tag(
            "<text:p>Adopté<office:annotation><text:p>à revoir</text:p></office:annotation> ce jour</text:p>"
        )
    )
    assert text_of(document, write) == "Adopté ce jour"


def test_a_note_follows_its_paragraph_and_a_frame_is_read(document: Document, write: Write) -> None:
    document.body.append(
        Element.from_tag(
            '<text:p>Vu le plan<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>approuvé en 2029</text:p></text:note-body></text:note> local"
            "<draw:frame><draw:text-box><text:p>Reçu le 13 mars</text:p></draw:text-box></draw:frame></text:p>"
        )
    )
    assert text_of(document, write) == "Vu le plan local\napprouvé en 2029\nReçu le 13 mars"


def test_an_empty_document_is_refused(document: Document, write: Write) -> None:
    with pytest.raises(ExtractionError, match="no text"):
        extract(saved(document, write))


def test_an_empty_spreadsheet_says_so(write: Write) -> None:
    with pytest.raises(ExtractionError, match="no text in its sheets"):
        extract(saved(Document("spreadsheet"), write, "table.ods"))


HIDDEN = (
    '<style:style style:name="Secret" style:family="{family}">'
    '<style:text-properties text:display="none"/></style:style>',
    '<style:style style:name="Heir" style:family="{family}" style:parent-style-name="Secret"/>',
    '<style:style style:name="Shown" style:family="{family}" style:parent-style-name="Secret">'
    '<style:text-properties text:display="true"/></style:style>',
)


@pytest.fixture
def secretive(document: Document) -> Document:
    styles = document.get_part("content.xml").root.get_element("//office:automatic-styles")
    for family in ("paragraph", "text"):
        for style in HIDDEN:
            styles.append(Element.from_tag(style.format(family=family)))
    return document


WHITE = (
    '<style:style style:name="White" style:family="text"><style:text-properties fo:color="#FFFFFF"/></style:style>',
    '<style:style style:name="Red" style:family="text" style:parent-style-name="White">'
    '<style:text-properties fo:color="#800000"/></style:style>',
)
GROUND = (
    '<style:style style:name="Cell" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#000080"/></style:style>'
)


@pytest.mark.parametrize("ground", [False, True])
def test_white_letters_are_hidden_where_nothing_lies_under_them(
    document: Document, write: Write, *, ground: bool
) -> None:
    styles = document.get_part("content.xml").root.get_element("//office:automatic-styles")
    for style in (*WHITE, *([GROUND] if ground else [])):
        styles.append(Element.from_tag(style))
    text = '<text:p>Aide à <text:span text:style-name="White">Zénon et </text:span><text:span text:style-name="Red">la cure</text:span></text:p>'
    document.body.append(Element.from_tag(text))
    assert text_of(document, write) == ("Aide à Zénon et la cure" if ground else "Aide à la cure")


@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        ('<text:p>Aide à <text:span text:style-name="Secret">Zénon</text:span>la cure</text:p>', "Aide à la cure"),
        ('<text:p text:style-name="Heir">tout</text:p>', ""),
        ('<text:p text:style-name="Heir">non <text:span text:style-name="Shown">oui</text:span></text:p>', "oui"),
        ('<text:p text:style-name="Secret">a<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>', ""),
        ('<text:section text:name="s" text:display="none"><text:p>caché</text:p></text:section>', ""),
        ('<text:section text:name="s" text:display="condition" text:is-hidden="true"><text:p>caché</text:p></text:section>', ""),
        ('<text:section text:name="s" text:display="condition"><text:p>vu</text:p></text:section>', "vu"),
        ('<text:p>a<text:hidden-text text:is-hidden="true" text:string-value="b">b</text:hidden-text>c</text:p>', "ac"),
        ('<text:p>caché<text:hidden-paragraph text:is-hidden="true"/></text:p>', ""),
        ('<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>non</text:p></table:table-cell></table:table-row>'
         "<table:table-row><table:table-cell><text:p>oui</text:p></table:table-cell></table:table-row></table:table>", "oui"),
        ('<table:table><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/>'
         "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>non</text:p></table:table-cell>"
         "<table:covered-table-cell/><table:table-cell><text:p>d</text:p></table:table-cell></table:table-row></table:table>", "a\td"),
    ],
)  # fmt: skip
def test_what_is_hidden_is_left_out(
    secretive: Document, write: Write, hidden: str, text: str
) -> None:
    secretive.body.append(Paragraph("avant"))
    secretive.body.append(Element.from_tag(hidden))
    secretive.body.append(Paragraph("après"))
    expected = ["avant", text, "après"] if text else ["avant", "après"]
    assert text_of(secretive, write).split("\n") == expected


def test_raised_and_struck_text(document: Document, write: Write) -> None:
    style = (
        '<style:style style:name="{}" style:family="text"><style:text-properties {}/></style:style>'
    )
    for name, how in (
        ("Haut", 'style:text-position="super 58%"'),
        ("Levé", 'style:text-position="33% 58%"'),
        ("Bas", 'style:text-position="-33% 58%"'),
        ("Barré", 'style:text-line-through-style="solid"'),
        ("Net", 'style:text-line-through-style="none"'),
    ):
        document.insert_style(Element.from_tag(style.format(name, how)), automatic=True)
    pieces = (
        "Article 2<Haut>1</> : 12 000<Levé>2</> euros, 3 m<Haut>2</>, le 1<Haut>er</>, H<Bas>2</>O, "
        "<Barré>refuse</><Net>approuve</>"
    )
    spans = re.sub(r"<(\w+)>", r'<text:span text:style-name="\1">', pieces)
    document.body.append(
        Element.from_tag(f"<text:p>{spans.replace('</>', '</text:span>')}</text:p>")
    )
    assert text_of(document, write) == "Article 2 : 12 000 euros, 3 m2, le 1er, H2O, approuve"


def test_a_cell_that_repeats_stands_in_each_of_its_columns(
    document: Document, write: Write
) -> None:
    cell = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"
    twice = cell.format('table:number-columns-repeated="2"', "oui")
    last = cell.format("", "Mme Orval<text:line-break/>M. Brisset<text:tab/>absent")
    covered = "<table:covered-table-cell><text:p>caché</text:p></table:covered-table-cell>"
    document.body.append(
        Element.from_tag(
            '<table:table table:name="t"><table:table-column table:number-columns-repeated="4"/>'
            f'<table:table-row table:number-rows-repeated="2">{twice}{last}{covered}</table:table-row>'
            "</table:table>"
        )
    )
    assert text_of(document, write).split("\n") == ["oui\toui\tMme Orval M. Brisset absent"] * 2


def test_controls_of_forms_give_what_they_show(document: Document, write: Write) -> None:
    controls = (
        '<form:checkbox {} form:label="Pour" form:current-state="checked"/>',
        '<form:radio {} form:label="Contre" form:selected="true" form:current-selected="false"/>',
        '<form:text {} form:value="10" form:current-value="12 000"/>',
        '<form:listbox {}><form:option form:label="oui"/>'
        '<form:option form:label="non" form:current-selected="true"/></form:listbox>',
        "<form:textarea {}><text:p>Trop cher</text:p></form:textarea>",
        '<form:password {} form:value="secret"/>',
        '<form:hidden {} form:value="secret"/>',
    )
    made = (each.format(f'xml:id="c{n}" form:id="c{n}"') for n, each in enumerate(controls))
    drawn = " ".join(f'<draw:control draw:control="c{n}"/>' for n in range(len(controls) + 1))
    document.body.append(
        Element.from_tag(f"<office:forms><form:form>{''.join(made)}</form:form></office:forms>")
    )
    document.body.append(Element.from_tag(f"<text:p>{drawn}</text:p>"))
    document.body.append(Element.from_tag('<draw:control draw:control="c2"/>'))
    lines = text_of(document, write).split("\n")
    assert [" ".join(line.split()) for line in lines] == [
        "☒ Pour ☐ Contre 12 000 non Trop cher",
        "12 000",
    ]


def test_scripts_and_readings_over_words_are_no_text(document: Document, write: Write) -> None:
    ruby = "<text:ruby><text:ruby-base>lu</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"
    document.body.append(
        Element.from_tag(f"<text:p>{ruby}<text:script>f(1)</text:script>.</text:p>")
    )
    assert text_of(document, write) == "lu."


def test_cells_stand_in_their_columns(document: Document, write: Write) -> None:
    cell, none = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>", "<table:table-cell/>"
    wide = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell/>"
    rows = (
        *("Nom", "Pour", "Contre", "Pouvoir"),
        *("Orval", None, "X", None),
        *((" ", "large"), covered, "oui", "non"),
        *(covered, covered, None, "fin"),
    )
    cells = [
        none
        if each is None
        else each
        if each == covered
        else cell.format(*(("", each) if isinstance(each, str) else (wide, each[1])))
        for each in rows
    ]
    made = "".join(
        f"<table:table-row>{''.join(cells[at : at + 4])}</table:table-row>" for at in (0, 4, 8, 12)
    )
    document.body.append(
        Element.from_tag(
            '<table:table table:name="t"><table:table-column table:number-columns-repeated="4"/>'
            f"{made}</table:table>"
        )
    )
    assert text_of(document, write).split("\n") == [
        "Nom\tPour\tContre\tPouvoir",
        "Orval\t\tX",
        "large\t\toui\tnon",
        "\t\t\tfin",
    ]


OUTLINE = """
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
<text:outline-level-style text:level="3" style:num-format=""/>
<text:outline-level-style text:level="4" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>
</text:outline-style>"""


def test_headings_bear_the_numbers_of_the_outline(document: Document, write: Write) -> None:
    styles = document.get_part("styles.xml").root.get_element("//office:styles")
    for old in styles.get_elements("text:outline-style"):
        styles.delete(old)
    styles.append(Element.from_tag(OUTLINE))
    for style in (
        '<style:style style:name="Rang" style:family="paragraph" style:default-outline-level="1"/>',
        '<style:style style:name="Suite" style:family="paragraph" style:parent-style-name="Rang"/>',
        '<style:style style:name="Sans" style:family="paragraph" style:parent-style-name="Rang" style:list-style-name=""/>',
        '<style:style style:name="Fille" style:family="paragraph" style:parent-style-name="Sans"/>',
    ):
        document.insert_style(Element.from_tag(style), automatic=True)
    for depth, more, text in (
        (1, "", "Finances"),
        (2, "", "Budget"),
        (2, "", "Tarifs"),
        (3, "", "Cantine"),
        (4, "", "Repas"),
        (1, "", "Voirie"),
        (2, "", "Rues"),
        (1, 'text:is-list-header="true"', "Pause"),
        (1, 'text:style-name="Fille"', "Vœu"),
        (1, 'text:style-name="Inconnu"', "Motion"),
        (1, 'text:restart-numbering="true" text:start-value="9"', "Divers"),
    ):
        named = more if "style-name" in more else f'{more} text:style-name="Suite"'
        document.body.append(
            Element.from_tag(f'<text:h text:outline-level="{depth}" {named}>{text}</text:h>')
        )
    assert text_of(document, write).split("\n") == [
        "I. Finances",
        "I.1 Budget",
        "I.2 Tarifs",
        "Cantine",
        "a) Repas",
        "II. Voirie",
        "II.1 Rues",
        "Pause",
        "Vœu",
        "Motion",
        "IX. Divers",
    ]


def test_letters_in_fonts_of_pictures(document: Document, write: Write) -> None:
    style = '<style:style style:name="{}" style:family="text" style:parent-style-name="{}"><style:text-properties {}/></style:style>'
    for name, parent, how in (
        ("Cases", "", 'style:font-name="Wingdings"'),
        ("Fille", "Cases", 'fo:color="#800000"'),
        ("Lettres", "Cases", 'style:font-name="Arial"'),
    ):
        document.insert_style(Element.from_tag(style.format(name, parent, how)), automatic=True)
    spans = "".join(
        f'<text:span text:style-name="{name}">þ</text:span>'
        for name in ("Cases", "Fille", "Lettres")
    )
    document.body.append(Element.from_tag(f"<text:p>{spans}</text:p>"))
    assert text_of(document, write) == "☑☑þ"


@pytest.mark.parametrize(
    ("around", "inside", "text"),
    [
        ('fo:color="#ffffff"', "", ""),
        ('fo:color="#FEFDFF"', "", ""),
        ('fo:color="#ffffff"', 'fo:color="#ff0000"', "vu"),
        ('fo:font-size="1pt"', 'fo:color="#ff0000"', ""),
        ('fo:font-size="1pt"', 'fo:font-size="10pt"', "vu"),
        ('fo:font-size="80%"', "", "vu"),
    ],
)
def test_styles_take_letters_out_of_sight(
    document: Document, write: Write, around: str, inside: str, text: str
) -> None:
    style = (
        '<style:style style:name="{}" style:family="{}"><style:text-properties {}/></style:style>'
    )
    for name, family, how in (("P", "paragraph", around), ("S", "text", inside)):
        document.insert_style(Element.from_tag(style.format(name, family, how)), automatic=True)
    document.body.append(Paragraph("début"))
    document.body.append(
        Element.from_tag(
            '<text:p text:style-name="P"><text:span text:style-name="S">vu</text:span></text:p>'
        )
    )
    assert text_of(document, write) == "\n".join(filter(None, ["début", text]))


def test_a_variable_that_is_set_without_a_word_shows_none(document: Document, write: Write) -> None:
    document.body.append(
        Element.from_tag(
            '<text:p>a<text:variable-set text:name="v" text:display="none">12</text:variable-set>b'
            '<text:variable-set text:name="w">13</text:variable-set></text:p>'
        )
    )
    assert text_of(document, write) == "ab13"


@pytest.mark.parametrize(("ticked", "lines"), [("☑", ["☑ adopte", "☐ rejette"]), ("•", ["- adopte", "- rejette"])])  # fmt: skip
def test_bullets_are_boxes_where_one_is_ticked(
    document: Document, write: Write, ticked: str, lines: list[str]
) -> None:
    style = (
        '<text:list-style style:name="{}"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="{}"/></text:list-style>'
    )
    for name, sign, words in (("oui", ticked, "adopte"), ("non", "☐", "rejette")):
        document.insert_style(Element.from_tag(style.format(name, sign)), automatic=True)
        attributes = f'text:style-name="{name}"'
        document.body.append(listed(item(paragraph(words)), attributes=attributes))
    assert text_of(document, write).split("\n") == lines
