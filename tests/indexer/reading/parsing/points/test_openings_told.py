"""A phrase for each rule of what opens a point, and of what a line of the sitting is."""

import pytest

from indexer.reading.parsing.openings import has_verb
from indexer.reading.parsing.points.headings.running_titles import joined_title
from indexer.reading.parsing.points.layouts.layouts import is_contested
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.opened.no_openings import opens_nothing
from indexer.reading.parsing.points.opened.number_lines import numbered
from indexer.reading.parsing.points.weighing import rules_or_reader
from indexer.reading.parsing.points.weighing.lattice import Lattice, Opening
from indexer.reading.parsing.points.weighing.left_out import _chaptered
from indexer.reading.parsing.points.weighing.undecided import _is_matter, stays
from indexer.reading.parsing.view.cleaning import clean

VOTED = "Le Maire expose.\nAprès en avoir délibéré, le conseil municipal approuve.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Secrétariat de séance : Mme Lise ORVAL",
        "Le conseil accepte d'ajouter un point à l'ordre du jour",
        "La séance est levée à 20 heures",
        "Le quorum étant atteint, le Maire ouvre la séance",
        "Assistait également Zoé BRANCY",
    ],
)
def test_a_line_of_the_sitting_opens_no_point(line: str) -> None:
    assert opens_nothing(Lattice(clean(f"Tarifs de la halle\n{line}\n"), ()), 1)
    assert not opens_nothing(Lattice(clean("Tarifs de la halle\nBudget du camping\n"), ()), 1)


def test_a_rank_stands_before_the_number_of_an_act() -> None:
    (line,) = clean("20. N° DEL2031-62 Tarifs de la halle\n").lines
    assert numbered(line)[0] == "DEL2031-62"


def test_a_verb_to_come_is_no_title() -> None:
    assert has_verb("la commune passera un bail")
    assert not has_verb("bail de la commune")


def test_news_is_no_matter_to_decide() -> None:
    assert not _is_matter("Questions diverses")
    assert _is_matter("Tarifs de la halle")


def test_a_title_that_calls_for_more_does_not_go_on_with_another_heading() -> None:
    lines = clean("Tarifs de la halle,\n- Budget du camping\n").lines
    assert joined_title(lines, 0, 0) == ("Tarifs de la halle", 1)


def test_what_is_deliberated_twice_speaks_for_two_points() -> None:
    lattice = Lattice(clean(f"Tarifs de la halle\n{VOTED}La redevance aussi.\n{VOTED}"), ())
    assert lattice.pair(0, 6)["end several"] == 1


def test_a_list_of_deliberations_is_weighed_as_one() -> None:
    assert Lattice(clean("Liste des délibérations\n1. Tarifs\n"), ()).listed
    assert not Lattice(clean("Délibérations\n1. Tarifs\n"), ()).listed


def test_rules_that_the_model_half_sees_are_kept() -> None:
    class Half(Lattice):
        def __init__(self) -> None:
            pass

        def probability(self, line: int, role: str) -> float:
            return 0.2

    assert rules_or_reader._knows_better(Half(), [1, 2], [], 1)
    assert not rules_or_reader._knows_better(Half(), [1], [], 1)


@pytest.mark.parametrize(("end", "act"), [("reporté", False), ("exposé", True)])
def test_a_short_report_that_ends_in_its_withdrawal_is_no_act(end: str, act: bool) -> None:
    told = (
        "Le rapporteur expose le bail de la halle, son loyer et les travaux prévus"
        + ", puis ceux de l'an prochain" * 7
    )
    view = clean(f"DÉLIBÉRATION N° 2031-38 Bail de la halle\n{told}.\nLe point est {end}.\n")
    point = Point(0, 0, len(view.folded), "2031-38", "Bail de la halle")
    assert stays(Lattice(view, ()), Opening(0, 0.9), len(view.lines), point) is act


@pytest.mark.parametrize(
    ("said", "act"), [("Pas de vote.", False), ("Il n'y a pas de vote secret.", True)]
)
def test_a_long_report_without_a_vote_is_no_act(said: str, act: bool) -> None:
    told = "Le rapporteur expose le bail de la halle" + ", puis ceux de l'an prochain" * 15
    view = clean(
        f"DÉLIBÉRATION N° 2031-38 Bail de la halle\n{told}.\n{said} Suite au prochain conseil.\n"
    )
    point = Point(0, 0, len(view.folded), "2031-38", "Bail de la halle")
    assert stays(Lattice(view, ()), Opening(0, 0.9), len(view.lines), point) is act


def test_a_chapter_gives_way_to_points_that_begin_anew_under_it() -> None:
    lines = Lattice(clean("C) Syndicats\na) Eaux\nb) Voirie\nD) Fête\n"), ())

    class Told(Lattice):
        def __init__(self) -> None:
            self.__dict__.update(vars(lines))

        def probability(self, line: int, role: str) -> float:
            return 0.9 if (role == "theme") == (line in (0, 3)) else 0.1

    found = _chaptered(Told(), [Opening(0, 0.9), Opening(3, 0.9)])
    assert [opening.line for opening in found] == [1, 2, 3]


@pytest.mark.parametrize("told", ["Après délibération", "Ayant longuement délibéré"])
def test_a_divided_vote_makes_an_act_of_former_minutes_however_deliberation_is_told(
    told: str,
) -> None:
    text = clean(
        f"{told}, le conseil municipal approuve le procès-verbal, par 8 voix et 2 abstentions."
    )
    assert is_contested(text, 0, len(text.folded))
