"""Titles whose letters are set apart; texts are invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.letters_apart import with_letters_joined


@pytest.mark.parametrize(
    ("apart", "whole"),
    [
        ("D E L I B E R A T I O N", "DELIBERATION"),
        ("4 - C O M P T E S  C L O S", "4 - COMPTES CLOS"),
        ("T A R I F S  D E  L A  H A L L E", "TARIFS DE LA HALLE"),
        ("V E N T E   D ' U N   B A N C  2 0 3 1 :", "VENTE D'UN BANC 2031 :"),
    ],
)
def test_letters_are_joined_and_keep_their_places(apart: str, whole: str) -> None:
    text = f"Le maire ouvre la séance.\n{apart}\nLe conseil vote."
    joined = with_letters_joined(text)
    assert joined is not None
    assert joined[0].split("\n")[1] == whole
    assert all(text[at] == char for at, char in zip(joined[1], joined[0], strict=False))
    assert joined[1][-1] == len(text)


@pytest.mark.parametrize(
    "row",
    [
        "P P P C A P P",
        "Paul ORVANNE P P O O P",
        "A B",
        "I O E",
        "section A E 12",
        "lettres d u M U S E O N",
    ],
)
def test_rows_of_letters_stay(row: str) -> None:
    assert with_letters_joined(f"Votes\n{row}\nE O I") is None


def test_a_point_whose_title_has_its_letters_apart_is_an_act() -> None:
    text = (
        "COMMUNE DE HURTIGHEIM\nProcès-verbal du conseil municipal\nSéance du 12 octobre 2031\n"
        "T A R I F S  D E  L A  H A L L E\nLe conseil municipal, à l'unanimité, fixe le prix du mètre à 3 €.\n"
        "V E N T E  D ' U N  B A N C\nLe conseil municipal, à l'unanimité, décide de vendre le banc.\n"
    )
    objets = [act.objet for act in parse(ExtractedText(text=text), name="document.txt").actes]
    assert [objet and objet.lower() for objet in objets] == [
        "tarifs de la halle",
        "vente d'un banc",
    ]
