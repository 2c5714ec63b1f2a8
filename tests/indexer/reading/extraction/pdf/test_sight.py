"""Text that is painted and not seen: under boxes, in the ink of its ground, clipped away, too small."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name

from indexer.errors import ExtractionError
from tests.indexer.reading.extraction.pdf.drawn_page import Page

Write = Callable[[str, bytes], Path]
SEEN = "Le conseil adopte le budget."


@pytest.fixture
def page() -> Page:
    made = Page()
    made.text(SEEN, 700)
    return made


def box(page: Page, x: int, y: int, width: int, height: int, ink: str = "0 g") -> None:
    page.content.append(b"q %s %d %d %d %d re f Q" % (ink.encode(), x, y, width, height))


def image(page: Page, x: int, y: int, width: int, height: int, name: str = "Im") -> None:
    stream = page.pdf.make_stream(b"\x80")
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = 1, 1, 8
    stream.ColorSpace = Name.DeviceGray
    page.resources.XObject[f"/{name}"] = stream
    page.content.append(b"q %d 0 0 %d %d %d cm /%s Do Q" % (width, height, x, y, name.encode()))


def form(page: Page, content: bytes, matrix: str = "1 0 0 1 0 0") -> None:
    made = page.pdf.make_stream(content)
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    made.Resources = page.resources
    name = f"/F{len(page.resources.XObject)}"
    page.resources.XObject[name] = made
    page.content.append(b"q %s cm %s Do Q" % (matrix.encode(), name.encode()))


def square(page: Page, **entries: object) -> None:
    """An annotation that paints a black square over the line at 660."""
    painted = page.pdf.make_stream(b"0 g 0 0 300 20 re f")
    painted.Type, painted.Subtype, painted.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 20])
    drawn = Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=Array([55, 655, 355, 675]),
        AP=Dictionary(N=painted), F=4, **entries,
    )  # fmt: skip
    page.page.Annots = Array([page.pdf.make_indirect(drawn)])


@pytest.mark.parametrize("ink", ["0 g", "1 g", "1 0 0 rg", "0 0 0 1 k"])
def test_words_under_a_box_are_not_read(page: Page, write: Write, ink: str) -> None:
    page.text("Aide versée à Odilon Trascabel de Valronce", 660)
    box(page, 125, 655, 92, 16, ink)
    assert page.read(write) == f"{SEEN}\nAide versée à\tde Valronce"


def test_words_under_a_broad_line_are_not_read(page: Page, write: Write) -> None:
    page.text("Aide versée à Odilon Trascabel de Valronce", 660)
    page.content.append(b"q 14 w 125 663 m 217 663 l S Q")
    page.text("dans un cadre épais", 600)
    page.content.append(b"q 4 w 50 590 400 30 re S Q")
    text = page.read(write)
    assert "Trascabel" not in text
    assert "dans un cadre épais" in text


def test_words_on_a_box_are_read(page: Page, write: Write) -> None:
    box(page, 50, 650, 400, 20, ".8 g")
    page.text("Sur fond gris", 655)
    box(page, 50, 620, 400, 20, "0 0 .4 rg")
    page.content.append(b"1 g")
    page.text("En blanc sur bleu", 625)
    assert page.read(write) == f"{SEEN}\n\nSur fond gris\nEn blanc sur bleu"


def test_what_is_written_over_a_box_is_read_in_place_of_what_it_covers(
    page: Page, write: Write
) -> None:
    page.text("Tarif : 40 euros", 660)
    box(page, 55, 655, 200, 16, "1 g")
    page.text("Tarif : 30 euros", 660)
    assert page.read(write) == f"{SEEN}\nTarif : 30 euros"


def test_words_struck_out_or_marked_are_read(page: Page, write: Write) -> None:
    page.text("Ligne barrée d'un trait épais", 660)
    box(page, 55, 661, 200, 4)
    page.text("Ligne passée au marqueur", 630)
    page.resources.ExtGState = Dictionary(marker=Dictionary(BM=Name.Multiply, ca=1))
    page.content.append(b"q /marker gs 1 1 0 rg 55 625 200 16 re f Q")
    text = page.read(write)
    assert "Ligne barrée d'un trait épais" in text
    assert "Ligne passée au marqueur" in text


@pytest.mark.parametrize(("ink", "seen"), [("1 g", False), (".99 g", False), (".85 g", True), ("1 1 0 rg", True)])  # fmt: skip
def test_ink_of_the_paper_is_not_seen(page: Page, write: Write, ink: str, *, seen: bool) -> None:
    page.content.append(f"q {ink}".encode())
    page.text("mots pâles", 660)
    page.content.append(b"Q")
    assert ("mots pâles" in page.read(write)) is seen


def test_ink_of_a_box_is_not_seen_on_it(page: Page, write: Write) -> None:
    box(page, 50, 650, 400, 20, "0 0 .4 rg")
    page.content.append(b"0 0 .4 rg")
    page.text("bleu sur bleu", 655)
    assert page.read(write) == SEEN


def test_white_ink_on_an_image_is_seen(page: Page, write: Write) -> None:
    image(page, 40, 640, 200, 40)
    page.content.append(b"1 g")
    page.text("Bandeau du bulletin", 655)
    assert page.read(write) == f"{SEEN}\nBandeau du bulletin"


def test_words_under_an_image_are_not_read(page: Page, write: Write) -> None:
    page.text("sous le logotype", 655)
    image(page, 40, 640, 200, 40)
    assert page.read(write) == SEEN


def test_words_clipped_away_are_not_read(page: Page, write: Write) -> None:
    page.content.append(b"q 50 600 200 30 re W n")
    page.text("dans le cadre", 610)
    page.text("hors du cadre", 660)
    page.content.append(b"Q")
    assert page.read(write) == f"{SEEN}\ndans le cadre"


def test_words_in_forms_are_judged_where_they_are_painted(page: Page, write: Write) -> None:
    form(page, b"BT /F1 11 Tf 60 500 Td (sous la forme) Tj ET 0 g 55 295 200 16 re f")
    form(page, b"BT /F1 11 Tf 60 300 Td (sur le noir) Tj ET", "1 0 0 1 0 -50")
    form(page, b"0 g 55 195 200 16 re f", "1 0 0 1 0 300")
    page.text("vu sous le cadre", 300)
    assert page.read(write) == f"{SEEN}\nsur le noir"


def test_an_annotation_may_cover_words(page: Page, write: Write) -> None:
    page.text("Aide à Odilon Trascabel", 660)
    square(page)
    assert page.read(write) == SEEN


def test_an_annotation_that_is_not_shown_covers_nothing(page: Page, write: Write) -> None:
    page.text("Aide à la ferme", 660)
    square(page, OC=page.group("ferme"))
    assert page.page.Annots
    page.page.Annots[0].F = 2
    assert page.read(write) == f"{SEEN}\nAide à la ferme"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages_are_judged_as_they_are_seen(write: Write, rotate: int) -> None:
    page = Page()
    for row in range(4):
        page.text(f"ligne {row} du registre des actes", 700 - 14 * row)
    box(page, 50, 700 - 14 * 2 - 3, 300, 12)
    page.page.Rotate = rotate
    page.page.CropBox = Array([20, 30, 575, 812])
    told = [line for line in page.read(write).split("\n") if line]
    assert told == [f"ligne {n} du registre des actes" for n in (0, 1, 3)]


def test_words_too_small_to_be_read_are_not_read(page: Page, write: Write) -> None:
    page.content.append(b"BT /F1 .5 Tf 60 660 Td (des mots pour les machines) Tj ET")
    page.content.append(b"BT /F1 5 Tf 60 640 Td (en petits caracteres) Tj ET")
    assert page.read(write) == f"{SEEN}\nen petits caracteres"


@pytest.mark.parametrize("mode", [0, 3])
def test_over_a_scan_words_are_hidden_by_what_hides_the_scan(write: Write, mode: int) -> None:
    """A scan with its words under it or in clear ink on it, a name of which was blacked out."""
    page = Page()
    if mode:
        image(page, 0, 0, 595, 842)
    for row in range(40):
        page.text(f"Ligne {row} de la page lue par un autre programme", 800 - 15 * row, mode=mode)
    if not mode:
        image(page, 0, 0, 595, 842)
    box(page, 50, 800 - 15 * 7 - 4, 400, 14)
    text = page.read(write)
    assert "Ligne 6 " in text
    assert "Ligne 8 " in text
    assert "Ligne 7 " not in text


def test_what_was_left_out_is_said(page: Page, write: Write) -> None:
    page.text("Aide à Odilon", 660)
    box(page, 55, 655, 200, 16)
    [note] = page.extracted(write).notes
    assert "3 words" in note
    assert "pages 1" in note


def test_a_page_of_words_that_are_not_seen_has_none(write: Write) -> None:
    page = Page()
    page.text("tout est noir", 660)
    box(page, 0, 0, 595, 842)
    with pytest.raises(ExtractionError, match="no text"):
        page.extracted(write)
