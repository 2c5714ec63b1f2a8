"""Who keeps the minutes is no point, ranks under two signs are those of points: invented words."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.numbers.ending_numbers import number_ending_title
from indexer.reading.parsing.points.layouts.layouts import is_formality
from indexer.reading.parsing.points.weighing.undecided import only_tells, told_by_the_way
from indexer.reading.parsing.view.unbroken import with_lines


def test_ranks_under_two_signs_begin_their_lines() -> None:
    text = (
        "Syndicat mixte de l'Ombrelle Compte-rendu du comité syndical du 15 mai 2031, réuni sous la présidence de Monsieur Luc Dorval, "
        "Président. Secrétaire de séance : Aude Prat 1- Le compte-rendu de la séance du 17 avril 2031 Aucune observation n'est formulée, "
        "le compte-rendu est approuvé à l'unanimité des membres présents. 2. Tarifs de la navette Monsieur Merle présente les tarifs, "
        "que le comité syndical adopte à l'unanimité après en avoir délibéré, pour la saison qui vient et la suivante, sans les changer."
    )
    lines = with_lines(text).split("\n")
    assert "1- Le compte-rendu de la séance du 17 avril 2031" in lines
    assert "2. Tarifs de la navette" in lines


@pytest.mark.parametrize(
    "line",
    [
        "Le Conseil Municipal a désigné",
        "Le comité syndical a choisi Mme Aude PRAT comme secrétaire de séance",
    ],
)
def test_who_keeps_the_minutes_is_no_point(line: str) -> None:
    text = (
        "COMMUNE DE VALMORY\nCONSEIL MUNICIPAL DU 16 DÉCEMBRE 2031\nCOMPTE RENDU DE SÉANCE\n"
        "L'an deux mille trente et un, le 16 décembre, le conseil municipal s'est réuni sous la présidence de M. Luc DORVAL, maire.\n"
        "Le président ayant ouvert la séance, fait l'appel nominal et constaté le quorum, il a été procédé à l'élection d'un secrétaire.\n"
        f"{line}\nMadame PRAT Aude pour remplir les fonctions de secrétaire.\nORDRE DU JOUR : 1\n"
    )
    assert not parse(ExtractedText(text), name="x.txt").actes


def test_decisions_that_the_mayor_signed_are_told_by_the_way() -> None:
    assert only_tells("Décisions municipales signées en application du code")
    assert told_by_the_way("Décisions signées par le maire", "adopté")


@pytest.mark.parametrize(
    "title",
    [
        "Décisions",
        "Travaux en cours :",
        "Installation des conseillers élus le 23 mars 2031",
        "Installation de Mme Aude Prat, conseillère municipale",
    ],
)
def test_what_the_assembly_hears_is_told_by_its_title(title: str) -> None:
    assert only_tells(title)


@pytest.mark.parametrize("title", ["Installation d'un éclairage", "Décisions budgétaires"])
def test_what_it_may_decide_on_is_none_of_these(title: str) -> None:
    assert not only_tells(title)


@pytest.mark.parametrize(
    "title",
    ["Secrétariat de séance :", "Secrétaire de séance", "APPROBATION DE LA SÉANCE DU 13 MAI 2031"],
)
def test_a_formality_needs_neither_minutes_nor_designation_in_its_title(title: str) -> None:
    assert is_formality(title)


def test_an_abbreviated_label_and_the_number_behind_it_end_a_title() -> None:
    title = "Approbation du compte de gestion 2030 Dél.2031.05.15/01 1"
    assert number_ending_title(title) == ("2031.05.15/01", "Approbation du compte de gestion 2030")


def test_a_reference_may_be_shortened() -> None:
    assert number_ending_title("Tarifs du gîte - réf. : 2031/28") == ("2031/28", "Tarifs du gîte")
