import pytest

from indexer.reading.extraction.text.markup import text_of
from indexer.reading.extraction.text.symbols import (
    box_of_bullet,
    picture_font,
    pictured,
    with_boxes,
)


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("Wingdings", "wingdings"),
        ("ABCDEF+Wingdings-Regular", "wingdings"),
        ("Wingdings 2", "wingdings2"),
        ("'Webdings'", "webdings"),
        ("Arial", None),
        ("Symbol", None),
    ],
)
def test_fonts_of_pictures_are_told_by_their_names(name: str, font: str | None) -> None:
    assert picture_font(name) == font


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("þ", "wingdings", "☑"),
        ("\uf0a8 ", "wingdings", "☐ "),
        ("R£", "wingdings2", "☑☐"),
        ("a", "webdings", "✓"),
        ("J", "wingdings", "•"),
        ("q", "wingdings", "\uf071"),
        ("Le conseil", "wingdings", "Le conseil"),
    ],
)
def test_what_letters_in_a_font_of_pictures_show(text: str, font: str, shown: str) -> None:
    assert pictured(text, font) == shown


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("\uf0fe oui \uf0a8 non", "☑ oui ☐ non"),
        ("\uf052 oui \uf0a3 non", "☑ oui ☐ non"),
        ("\uf0a8 une puce", "\uf0a8 une puce"),
        ("☒ oui \uf071 non", "☒ oui ☐ non"),
        ("\uf071 une puce", "\uf071 une puce"),
        ("\uf0b7 une puce\n\uf0d8 une autre", "• une puce\n• une autre"),
        ("vote \uf0e0 adopté", "vote → adopté"),
        ("\uf031 un chiffre", "\uf031 un chiffre"),
    ],
)
def test_private_signs_are_bullets_and_boxes_where_one_is_ticked(text: str, read: str) -> None:
    assert with_boxes(text) == read


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<span style='font-family:Wingdings'>þ</span> oui", "☑ oui"),
        ("<span style=\"size:1;font-family: 'Wingdings 2',serif\">£</span> non", "☐ non"),
        ("<font face=Wingdings>¨</font> non", "☐ non"),
        ("<font face=Arial>þ</font> non", "þ non"),
    ],
)
def test_pictures_of_html(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    ("sign", "font", "box"),
    [
        ("☒", "", "☒"),
        ("☐", "Calibri", "☐"),
        ("\uf0fe", "Wingdings", "☑"),
        ("q", "Wingdings", "☐"),
        ("\uf0fe", "", "☑"),
        ("•", "", None),
        ("\uf0b7", "Symbol", None),
        ("ü", "Wingdings", None),
    ],
)
def test_boxes_that_stand_as_bullets(sign: str, font: str, box: str | None) -> None:
    assert box_of_bullet(sign, font) == box
