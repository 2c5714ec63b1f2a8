"""The number that a title begins with or ends on, and what only looks like one."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.numbers.ending_numbers import number_ending_title
from indexer.reading.parsing.facts.numbers.leading_numbers import number_in_title


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Tarifs de la halle - 43/2031", ("43/2031", "Tarifs de la halle")),
        ("Tarifs de la halle (D2031-61)", ("D2031-61", "Tarifs de la halle")),
        ("Tarifs de la halle - 03/2031", None),  # a month
        ("Tarifs de la halle - 2031/2032", None),  # two years
        ("Tarifs de la halle - 2031-32", None),  # a year of schools
        ("Tarifs de la halle - hiver 2031/2032", None),
    ],
)
def test_a_title_ends_on_a_number_and_on_no_month_or_year(title, told):
    assert number_ending_title(title) == told


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Délibération n° 2031-14 – Tarifs de la halle", "2031-14"),
        # the rank of the point, then the number of the act
        ("N° 1 D.CCAS/2031/19 – Tarifs de la halle", "D.CCAS/2031/19"),
        # in pieces parted by blanks
        ("N° 2031 7 4 Tarifs de la halle", "2031-7-4"),
    ],
)
def test_a_title_begins_with_its_number(title, number):
    assert number_in_title(title) == (number, "Tarifs de la halle")


@pytest.mark.parametrize(
    ("ending", "number"),
    [
        (" - CM/31/058", "CM/31/058"),
        (" [2031-058]", "2031-058"),
        (" (2031/06/25-04)", "2031/06/25-04"),
        (" – CM31058", "CM31058"),
    ],
)
def test_a_code_behind_the_title_of_an_extrait_is_its_number(ending: str, number: str) -> None:
    text = f"EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\nSéance du 25 juin 2031\nPrésents : Lise ORVAL\n\nTarifs du centre de loisirs{ending}\n\nMonsieur REGNIEZ expose la hausse. Le Conseil Municipal, après en avoir délibéré, DECIDE à l'unanimité de les fixer.\n"
    acts = parse(ExtractedText(text), name="").actes
    assert [(act.numero, act.objet) for act in acts] == [(number, "Tarifs du centre de loisirs")]


@pytest.mark.parametrize("furniture", ["2031 11 30 – cc – dél", "2031-11-30 dél CC", "Mairie"])
def test_the_day_of_a_page_is_no_number(furniture: str) -> None:
    text = f"{furniture}\nExtrait de la séance du 30 novembre 2031\nTableau des effectifs ( DE_2031_088)\nOBJET : TABLEAU DES EFFECTIFS\nAprès en avoir délibéré, le Conseil Communautaire, à l'unanimité, APPROUVE cette modification.\n"
    acts = parse(ExtractedText(text), name="").actes
    assert [act.numero for act in acts] == ["DE_2031_088"]


def test_a_code_above_an_extrait_wins_over_the_rank_before_its_title() -> None:
    text = "BUREAU COMMUNAUTAIRE\nBC.3.2031-04-19-AJ02\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSÉANCE DU 19 AVRIL 2031\nPrésents : MM. GIRONET, BONNETIN.\nII – PÔLE AMÉNAGEMENT\n3) – Assainissement – Convention de rejet.\nRapporteur : Michel CLAIRON\nLa convention est échue.\nLe bureau, après en avoir délibéré, adopte à l'unanimité cette affaire.\n"
    acts = parse(ExtractedText(text), name="").actes
    assert [(act.numero, act.objet) for act in acts] == [
        ("BC.3.2031-04-19-AJ02", "Assainissement - Convention de rejet")
    ]
