"""What nobody sees on a page of a PDF is no part of its text; what is drawn strangely is read right."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from indexer.reading.extraction import extract
from indexer.reading.extraction.page.imprints import set_apart
from indexer.reading.extraction.page.layout import lines_of
from indexer.reading.extraction.page.line_numbers import without_line_numbers
from indexer.reading.extraction.page.pieces import Word
from indexer.reading.extraction.pdf.diacritics import GONE, composed
from tests.indexer.reading.extraction.pdf.drawn_page import Page

Write = Callable[[str, bytes], Path]
Make = Callable[..., Any]


@pytest.fixture
def page() -> Page:
    made = Page()
    made.text("Le conseil adopte le budget.", 700)
    return made


SEEN = "Le conseil adopte le budget."


@pytest.mark.parametrize("packed", [False, True])
def test_a_layer_that_is_off_is_not_read(page: Page, write: Write, *, packed: bool) -> None:
    draft, plan = page.group("draft"), page.group("plan")
    page.text("Brouillon : rejet", 680, layer="draft")
    page.text("Plan du bourg", 660, layer="plan")
    config = Dictionary(OFF=Array([draft]))
    if packed:
        page.pdf.Root.OCProperties = Dictionary(OCGs=Array([draft, plan]), D=config)
        page.page.Contents = page.pdf.make_stream(b"\n".join(page.content))
        out = BytesIO()
        page.pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        [text] = extract(write("b.pdf", out.getvalue())).texts
        assert "Brouillon" not in text.text
        return
    assert page.read(write, config, [draft, plan]) == f"{SEEN}\nPlan du bourg"


def test_layers_may_be_off_unless_named(page: Page, write: Write) -> None:
    draft, plan = page.group("draft"), page.group("plan")
    page.text("Brouillon", 680, layer="draft")
    page.text("Plan", 660, layer="plan")
    config = Dictionary(BaseState=Name.OFF, ON=Array([plan]))
    assert page.read(write, config, [draft, plan]) == f"{SEEN}\nPlan"


def test_a_layer_may_be_off_where_it_is_viewed(page: Page, write: Write) -> None:
    usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
    draft = page.group("draft", Usage=usage)
    page.text("Brouillon", 680, layer="draft")
    config = Dictionary(
        AS=Array([Dictionary(Event=Name.View, OCGs=Array([draft]), Category=Array([Name.View]))])
    )
    assert page.read(write, config, [draft]) == SEEN


@pytest.mark.parametrize(
    ("policy", "seen"),
    [("/AnyOn", True), ("/AllOn", False), ("/AnyOff", True), ("/AllOff", False)],
)
def test_content_may_hang_on_several_layers(
    page: Page, write: Write, policy: str, *, seen: bool
) -> None:
    draft, plan = page.group("draft"), page.group("plan")
    page.resources.Properties["/both"] = page.pdf.make_indirect(
        Dictionary(Type=Name.OCMD, OCGs=Array([draft, plan]), P=Name(policy))
    )
    page.text("selon les calques", 680, layer="both")
    text = page.read(write, Dictionary(OFF=Array([draft])), [draft, plan])
    assert ("selon les calques" in text) is seen


@pytest.mark.parametrize(
    ("membership", "seen"),
    [
        ({"P": Name.AllOff}, False),
        ({"P": Name.AnyOn}, True),
        ({"VE": Name.Not}, False),
    ],
)
def test_content_may_be_seen_only_while_a_layer_is_off(
    page: Page, write: Write, membership: dict[str, Name], *, seen: bool
) -> None:
    draft = page.group("draft")
    if "VE" in membership:
        entries = {"VE": Array([membership["VE"], draft])}
    else:
        entries = {"OCGs": Array([draft]), **membership}
    page.resources.Properties["/other"] = page.pdf.make_indirect(
        Dictionary(Type=Name.OCMD, **entries)
    )
    page.text("selon le calque", 680, layer="other")
    assert ("selon le calque" in page.read(write, Dictionary(ON=Array([draft])), [draft])) is seen


def test_a_form_in_a_layer_and_a_layer_in_a_form(page: Page, write: Write) -> None:
    draft = page.group("draft")
    for number, (name, content, layer) in enumerate(
        (
            ("whole", b"BT /F1 11 Tf 60 600 Td (tout cache) Tj ET", draft),
            ("part", b"BT /F1 11 Tf 60 560 Td (vu) Tj /OC /draft BDC (cache) Tj EMC ET", None),
        )
    ):
        form = page.pdf.make_stream(content)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        form.Resources = page.resources
        if layer is not None:
            form.OC = layer
        page.resources.XObject[f"/X{number}"] = form
        page.content.append(b"/X%d Do" % number)
        assert name
    text = page.read(write, Dictionary(OFF=Array([draft])), [draft])
    assert "cache" not in text
    assert text.endswith("vu")


def test_text_outside_the_crop_box_is_not_read(page: Page, write: Write) -> None:
    page.text("hors de la page", 20)
    page.page.CropBox = Array([0, 100, 595, 842])
    assert page.read(write) == SEEN


@pytest.mark.parametrize("mode", [3, 7])
def test_invisible_ink_beside_text_is_not_read(page: Page, write: Write, mode: int) -> None:
    page.text("encre sympathique", 680, mode=mode)
    assert page.read(write) == SEEN


def test_clear_ink_beside_text_is_not_read(page: Page, write: Write) -> None:
    page.resources.ExtGState = Dictionary(clear=Dictionary(ca=0))
    page.content.append(b"q /clear gs")
    page.text("encre claire", 680)
    page.content.append(b"Q")
    assert page.read(write) == SEEN


def test_invisible_text_alone_is_a_layer_of_ocr(write: Write) -> None:
    page = Page()
    page.text("lu par un autre programme", 700, mode=3)
    assert page.read(write) == "lu par un autre programme"


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_turned_the_wrong_way_is_read_upright(write: Write, rotate: int) -> None:
    page = Page()
    for row in range(4):
        page.text(f"ligne {row} du registre des actes", 700 - 14 * row)
    page.page.Rotate = rotate
    assert page.read(write) == "\n".join(f"ligne {row} du registre des actes" for row in range(4))


def extents(*spans: tuple[float, float] | None) -> Callable[[int], tuple[float, float] | None]:
    return lambda place: spans[place]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("e´t", [(0, 5), (1, 4), (5, 9)], "ét"),
        ("´et", [(1, 4), (0, 5), (5, 9)], "ét"),
        ("c¸a", [(0, 5), (2, 4), (5, 9)], "ça"),
        ("ˆıl", [(0, 4), (1, 3), (5, 9)], "îl"),
        ("E ´t", [(0, 6), None, (2, 5), (7, 9)], "Ét"),
        ("e´t", [(0, 5), (6, 8), (9, 12)], "e´t"),
        ("2^n", [(0, 5), (1, 4), (5, 9)], "2^n"),
        ("e\u0301t", [(0, 5), (1, 4), (5, 9)], "ét"),
    ],
)
def test_an_accent_joins_the_letter_it_is_drawn_over(
    text: str, spans: list[tuple[float, float] | None], expected: str
) -> None:
    found = composed(text, extents(*spans))
    assert len(found) == len(text)
    assert found.replace(GONE, "") == expected


def word(text: str, left: float, top: float, size: float = 10, *, opens: bool = False) -> Word:
    return Word(text, left, top, left + size * 0.5 * len(text), top + size, opens)


def line(text: str, left: float, top: float, size: float = 10) -> list[Word]:
    found: list[Word] = []
    for piece in text.split():
        start = found[-1].right + 0.3 * size if found else left
        found.append(word(piece, start, top, size, opens=not found))
    return found


PROSE = "La herse du hameau sera remise en état avant la moisson de cette année"


def numbered(step: int, first: int = 1) -> list[Word]:
    found: list[Word] = []
    for row in range(20):
        found += line(PROSE, 60, 50 + 14 * row)
    for row in range(step - 1, 20, step):
        found.append(word(str(first + row), 30, 50 + 14 * row, opens=True))
    return found


@pytest.mark.parametrize(("step", "first"), [(1, 1), (2, 1), (1, 41), (5, 1), (10, 1), (5, 21)])
def test_numbers_of_lines_are_no_words(step: int, first: int) -> None:
    kept = without_line_numbers(numbered(step, first))
    assert not any(found.text.isdecimal() for found in kept)
    assert len(kept) == 20 * len(PROSE.split())


def test_numbers_of_points_are_words() -> None:
    listed = line("Liste des points", 60, 20) + line("No Objet Vote", 30, 35)
    for row in range(20):
        listed += [word(str(row + 1), 30, 50 + 14 * row, opens=True)]
        listed += line(f"Objet {row}", 60, 50 + 14 * row) + line("adopté", 400, 50 + 14 * row)
    assert without_line_numbers(listed) == listed


STAMP = ["Envoyé en préfecture le 15/03/2031", "Publié le 18/03/2031", "ID : 000-210000006-20310312-D7-DE"]  # fmt: skip


def stamped(left: float, top: float) -> list[Word]:
    rows = (line(text, left, top + 9 * row, 7) for row, text in enumerate(STAMP))
    return [found for row in rows for found in row]


@pytest.mark.parametrize("left", [300, 120])
def test_a_stamp_level_with_a_line_is_read_apart(left: float) -> None:
    act = line("Objet : achat d’une herse et de son attelage", 60, 100) + line(PROSE, 60, 130)
    texts = [found.text for found in lines_of(act + stamped(left, 98))]
    assert texts == [*STAMP, "Objet : achat d’une herse et de son attelage", PROSE]


def test_a_stamp_that_stands_alone_stays_where_it_is() -> None:
    act = line(PROSE, 60, 100)
    assert set_apart(act + stamped(60, 300)) == (act + stamped(60, 300), [])


MARGIN = ("Nombre de", "membres : 15", "présents : 12", "", "Date de", "convocation", "5 mars", "", "Objet :", "achat d’une", "herse")  # fmt: skip


def test_the_margin_of_an_act_is_a_column_even_in_rows() -> None:
    words: list[Word] = []
    for row, text in enumerate(MARGIN):
        words += line(text, 30, 50 + 13 * row)
        if text:
            words += line(PROSE, 160, 50 + 13 * row - (2 if row > 3 else 0))
    texts = [found.text for found in lines_of(words)]
    place = texts.index("Objet :")
    assert texts[place : place + 3] == ["Objet :", "achat d’une", "herse"]
    assert not any("\t" in text for text in texts)


def test_two_numbers_that_are_no_steps_are_words() -> None:
    words = [each for row in range(16) for each in line(PROSE, 60, 50 + 14 * row)]
    words += [word("3", 30, 50 + 14 * 4, opens=True), word("8", 30, 50 + 14 * 9, opens=True)]
    assert without_line_numbers(words) == words
