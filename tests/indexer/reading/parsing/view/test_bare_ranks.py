"""Ranks and signs that a blank alone parts from their words."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.bare_ranks import with_signed_ranks

HEAD = "COMMUNE DE BRANDEVAL\nCompte rendu du conseil municipal du 9 juin 2031\nPrésents : M. ORVAL, maire, Mmes PRAT, ORMES\n\n"


def test_roman_ranks_of_a_run_get_the_sign_that_others_have() -> None:
    assert with_signed_ranks("I Tarifs\nII DM n° 2\nIII – Personnel\nIV Travaux") == (
        "I.Tarifs\nII.DM n° 2\nIII – Personnel\nIV.Travaux"
    )


@pytest.mark.parametrize(
    "text",
    [
        "I Tarifs\nV Divers",
        "I Orval I Prat\nII Ormes II Brumel",
        "X personnes sont venues\nI et II de l'article 3",
        "V. ORVAL rappelle les faits\nM. PRAT lit",
        "Ø 200 mm\nØ 300 mm",
        "I La population\nII La dynamique",
    ],
)
def test_what_is_no_run_and_no_list_stays(text: str) -> None:
    assert with_signed_ranks(text) == text


def test_letters_of_a_font_of_signs_are_bullets() -> None:
    assert with_signed_ranks("Ø Tarifs\n  ü Voirie") == ("• Tarifs\n  • Voirie")


def test_points_under_bare_roman_ranks_bear_them() -> None:
    points = "\n\n".join(
        f"{rank} {title}\n\nLe conseil, à l'unanimité, accepte."
        for rank, title in (("I", "Prix de l'eau"), ("II", "DM n° 2"), ("III", "Personnel"))
    )
    acts = parse(ExtractedText(HEAD + points), name="document.txt").actes
    assert [(act.numero, act.objet) for act in acts] == [
        ("I", "Prix de l'eau"),
        ("II", "DM n° 2"),
        ("III", "Personnel"),
    ]
