"""PDF: boxes to tick that are drawn, set in a font of pictures or fields of a form."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.indexer.reading.extraction.pdf.drawn_page import Page

Write = Callable[[str, bytes], Path]

RECTANGLE = b"60 %d 10 10 re S"
#: A circle of four curves.
CIRCLE = (
    b"q 1 0 0 1 65 %d cm 5 5 m 5 7.8 2.8 10 0 10 c -2.8 10 -5 7.8 -5 5 c -5 2.2 -2.8 0 0 0 c "
    b"2.8 0 5 2.2 5 5 c h S Q"
)
CROSS = b"60 %d m 70 %d l S 60 %d m 70 %d l S"


def form(page: Page, drawn: bytes, *, ticked: bytes = b"") -> None:
    """Three boxes beside their words; the last is ticked."""
    for rank, words in enumerate(("il adopte", "il ajourne", "il rejette")):
        y = 700 - 30 * rank
        page.text(words, y, x=80)
        page.content.append(drawn % (y - 1))
    page.content.append(ticked)


@pytest.mark.parametrize("drawn", [RECTANGLE, CIRCLE])
@pytest.mark.parametrize(
    "ticked",
    [
        CROSS % (639, 649, 649, 639),
        b"61 644 m 64 640 l 69 648 l S",
        b"62 641 6 6 re f",
        b"60 639 10 10 re f",
        b"BT /F1 9 Tf 62 641 Td (X) Tj ET",
    ],
)
def test_boxes_that_are_drawn(write: Write, drawn: bytes, ticked: bytes) -> None:
    page = Page()
    form(page, drawn, ticked=ticked)
    assert page.read(write).split("\n") == ["☐ il adopte", "☐ il ajourne", "☒ il rejette"]


@pytest.mark.parametrize(
    "ticked",
    [
        b"",  # nothing ticked: bullets
        b"1 1 1 rg 60.5 639.5 9 9 re f",  # a white ground
        b"60.5 639.5 9 9 re S",  # an inner border
    ],
)
def test_squares_of_which_none_is_ticked_are_no_boxes(write: Write, ticked: bytes) -> None:
    page = Page()
    form(page, RECTANGLE, ticked=ticked)
    assert page.read(write).split("\n") == ["il adopte", "il ajourne", "il rejette"]


def test_squares_wall_to_wall_are_cells(write: Write) -> None:
    page = Page()
    form(page, b"60 %d 10 10 re S", ticked=CROSS % (639, 649, 649, 639))
    page.content += [RECTANGLE % (y - 1 + step) for y in (700, 670, 640) for step in (-10, 10)]
    assert page.read(write).split("\n") == ["il adopte", "il ajourne", "il rejette"]


def test_squares_beside_no_word_are_no_boxes(write: Write) -> None:
    page = Page()
    page.text("Le conseil adopte.", 700, x=300)
    page.content += [RECTANGLE % 699, b"100 699 10 10 re f"]
    assert page.read(write) == "Le conseil adopte."


def test_a_page_that_is_turned_keeps_its_boxes(write: Write) -> None:
    page = Page()
    form(page, RECTANGLE, ticked=b"60 639 10 10 re f")
    page.page.Rotate = 180
    assert page.read(write).split("\n") == ["☐ il adopte", "☐ il ajourne", "☒ il rejette"]


def field(page: Page, y: int, state: Name, **entries: object) -> Dictionary:
    shown = page.pdf.make_stream(b"")
    shown.Type, shown.Subtype, shown.BBox = Name.XObject, Name.Form, Array([0, 0, 12, 12])
    return page.pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T=String(f"b{y}"), F=4,
            Rect=Array([60, y - 2, 72, y + 10]), V=state, AS=state,
            AP=Dictionary(N=Dictionary(Oui=shown, Off=shown)), **entries,
        )
    )  # fmt: skip


@pytest.mark.parametrize("kind", [0, 1 << 15])
def test_fields_to_tick_are_read_where_they_stand(write: Write, kind: int) -> None:
    page = Page()
    form(page, RECTANGLE)
    states = ((700, Name.Off), (670, Name.Off), (640, Name.Oui))
    fields = Array([field(page, y, state, Ff=kind) for y, state in states])
    page.page.Annots = fields
    page.pdf.Root.AcroForm = Dictionary(Fields=fields)
    assert page.read(write).split("\n") == ["☐ il adopte", "☐ il ajourne", "☒ il rejette"]


@pytest.mark.parametrize(
    ("font", "ticked", "empty"),
    [("Wingdings-Regular", b"\xfe", b"\xa8"), ("ABCDEF+Wingdings2", b"R", b"\xa3")],
)
def test_signs_in_fonts_of_pictures(write: Write, font: str, ticked: bytes, empty: bytes) -> None:
    page = Page()
    name = Name(f"/{font}")
    page.resources.Font.F2 = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=name, FirstChar=32, LastChar=255,
        Widths=Array([800] * 224),
        FontDescriptor=page.pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array([0, 0, 900, 900]),
                ItalicAngle=0, Ascent=900, Descent=-200, CapHeight=700, StemV=80,
            )
        ),
    )  # fmt: skip
    for y, sign, words in ((700, empty, "adopte"), (670, ticked, "rejette")):
        page.content.append(b"BT /F2 11 Tf 60 %d Td <%s> Tj ET" % (y, sign.hex().encode()))
        page.text(words, y, x=80)
    assert page.read(write).split("\n") == ["☐ adopte", "☑ rejette"]
