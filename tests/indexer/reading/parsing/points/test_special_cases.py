"""A phrase for each special case of titles and points that no other test would miss (``tools/rule_proofs.py`` lists them)."""

import pytest

from indexer.reading.parsing import objet
from indexer.reading.parsing.lines.title_words import names_matter
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.headings.numbered import numbered
from indexer.reading.parsing.points.headings.titles import is_title
from indexer.reading.parsing.points.layouts.segments import points
from indexer.reading.parsing.points.lists.listed import listed_points
from indexer.reading.parsing.points.opened.number_lines import number_alone
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize("line", ["Les travaux que", "Le gîte dont", "La salle qui"])
def test_a_line_that_calls_for_more_names_no_matter(line: str) -> None:
    assert not names_matter(line)


@pytest.mark.parametrize(
    "title", ["Séance du 4 mai", "Commune de Zélivaucourt", "Membres en exercice : 12"]
)
def test_the_facts_of_a_sitting_are_no_title(title: str) -> None:
    assert objet.is_administrative(title)
    assert not objet.is_administrative("Tarifs du gîte communal")


def titles(text: str) -> list[str]:
    view = clean(text)
    return [point.title for point in points(view, headings(view))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Délibération n° 2031-14\nService : Voirie du bourg\nLe conseil approuve.", ""),
    ],
)
def test_the_title_of_a_heading_is_told_from_what_is_none(text: str, title: str) -> None:
    assert [heading.title for heading in headings(clean(text))] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Tarifs du gîte communal.\n\nLe conseil approuve.",
        "Le devis que lit le maire est celui de la salle communale et de la\nSalle du bourg\n\nFin",
    ],
)
def test_a_sentence_a_cell_and_the_end_of_a_line_are_no_titles(text: str) -> None:
    view = clean(text).lines
    assert not any(is_title(view, index) for index in range(len(view)))


def test_a_formality_without_a_number_is_no_point() -> None:
    acts = "".join(
        f"Objet : {title}\nAdopté à l'unanimité\n"
        for title in ("Désignation du secrétaire de séance", "Voirie du bourg", "Tarifs du gîte")
    )
    assert titles(acts) == ["Voirie du bourg", "Tarifs du gîte"]


def test_minutes_approved_under_a_number_are_a_point() -> None:
    text = (
        "1. Approbation du compte-rendu de mai\nLe compte-rendu de mai est approuvé.\n"
        "2. Voirie du bourg\n12 pour\n3. Tarifs du gîte\n12 pour\n"
    )
    assert titles(text)[0] == "Approbation du compte-rendu de mai"


def test_what_somebody_reports_is_titled_above() -> None:
    text = "CONSEIL\n\nPour la salle du bourg, tarifs de mai\nMme Roc rapporte :\nLe prix est lu.\n"
    assert (
        objet.title_before_body(clean(text), 0, len(text))
        == "Pour la salle du bourg, tarifs de mai"
    )


def test_a_text_that_deliberates_is_no_list_of_deliberations() -> None:
    rows = "Liste des délibérations examinées\n\n" + "- Tarifs du gîte : adoptée\n" * 5
    assert len(listed_points(clean(rows))) == 5
    assert listed_points(clean(f"{rows}Vu le code du gîte\n")) == []


@pytest.mark.parametrize("counted", ["5 € par jour", "12 mai 2031", "9 voix", "20 habitants"])
def test_a_number_that_counts_something_opens_no_point(counted: str) -> None:
    assert numbered(clean(f"4. {counted} du bourg").lines, 0) is None
    assert numbered(clean("4. Tarifs du bourg").lines, 0) is not None


@pytest.mark.parametrize("number", ["31/012", "12/2031"])
def test_a_short_number_of_an_act_may_stand_alone(number: str) -> None:
    assert number_alone(clean(f"{number} –").lines[0]) == number
    assert number_alone(clean(f"{number} F").lines[0]) is None
