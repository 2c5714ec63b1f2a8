"""Slips of optical reading."""

import pytest

from analyzers.words.slips import repair_word


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("déIibération", "délibération"),
        ("conseiI", "conseil"),
        ("Ies", "les"),
        ("CONSElL", "CONSEIL"),
        ("C0MMUNE", "COMMUNE"),
        ("dé1ibération", "délibération"),
        ("cornmune", "commune"),
        ("cornrnission", "commission"),
        ("rnaire", "maire"),
        ("nornbre", "nombre"),
        ("aménagernent", "amenagement"),
        ("farnille", "famille"),
        ("ceuvre", "oeuvre"),
        ("vceux", "voeux"),
        ("sceur", "soeur"),
        ("manceuvre", "manoeuvre"),
    ],
)
def test_slips_are_mended(read: str, written: str) -> None:
    assert repair_word(read) == written


@pytest.mark.parametrize(
    "word",
    [
        "IFSE",
        "PLUi",
        "Isère",
        "Iode",
        "H1N1",
        "M14",
        "ceux",
        "ceinture",
        "sceau",
        "sceaux",
        "lanceur",
        "douceur",
        "gouvernement",
        "concernent",
        "tournoi",
        "externe",
        "Bernard",
        "Fernand",
        "modernisation",
        "journée",
        "dernier",
        "corniche",
        "Arnold",
        "Marne",
    ],
)
def test_real_words_stay(word: str) -> None:
    assert repair_word(word) == word
