from collections.abc import Sequence

import pytest

from indexer.reading.extraction.page.furniture import without_furniture
from indexer.reading.extraction.page.layout import Line


def page(*texts: str, first: float = 50) -> list[Line]:
    """Lines 14 points apart; the last one at the page's foot."""
    lines = [Line(text, first + 14 * row, first + 14 * row + 12) for row, text in enumerate(texts)]
    return [*lines[:-1], Line(lines[-1].text, 800, 812)]


def texts(pages: Sequence[Sequence[Line]]) -> list[list[str]]:
    return [[line.text for line in lines] for lines in without_furniture(pages)]


def body(number: int) -> list[str]:
    return [
        f"Vu le code, article {number},",
        f"Considérant le besoin {number},",
        f"Décide {number}.",
    ]


def bodies(count: int) -> list[list[str]]:
    return [body(number) for number in range(1, count + 1)]


@pytest.mark.parametrize(
    "shape", ["{}", "- {} -", "Page {}", "Page {} sur 4", "{}/4", "p. {}", "[{}]"]
)
def test_page_numbers_go(shape: str) -> None:
    pages = [page(*body(number), shape.format(number)) for number in range(1, 5)]
    assert texts(pages) == bodies(4)


def test_numbers_that_go_on_from_another_file_go_too() -> None:
    pages = [page(*body(number), f"Page {number + 40}") for number in range(1, 4)]
    assert texts(pages) == bodies(3)


def test_a_number_that_does_not_count_with_the_pages_stays() -> None:
    lines = [[*body(number), text] for number, text in enumerate(("12", "7", "12"), 1)]
    assert texts([page(*page_lines) for page_lines in lines]) == lines


def test_two_pages_prove_nothing_but_n_of_total_does() -> None:
    assert texts([page(*body(1), "1"), page(*body(2), "2")]) == [[*body(1), "1"], [*body(2), "2"]]
    assert texts([page(*body(1), "1/2"), page(*body(2), "2/2")]) == bodies(2)


def test_a_running_foot_stays_once() -> None:
    foot = "Hôtel de ville - 2 place du Marché - 00000 Faux-Bourg"
    pages = [page(*body(number), foot) for number in range(1, 4)]
    assert texts(pages) == [[*body(1), foot], body(2), body(3)]


@pytest.mark.parametrize(
    "shape",
    ["Faux-Bourg – page {}", "PV du 12 mars - Page {}/3", "CCAS, p. {}", "Faux-Bourg\t{}/3"],
)
def test_a_numbered_title_stays_once(shape: str) -> None:
    pages = [page(*body(number), shape.format(number)) for number in range(1, 4)]
    assert texts(pages) == [[*body(1), shape.format(1)], body(2), body(3)]


@pytest.mark.parametrize(
    ("shape", "numbers"),
    [
        ("voir l'annexe page {}", (12, 4, 7)),
        ("Acte n° {}/2031", (12, 4, 7)),
        ("Acte n° {}/2031", (1, 2, 3)),
        ("Total : {}", (1, 2, 3)),
    ],
)
def test_other_numbers_at_the_end_of_a_line_stay(shape: str, numbers: tuple[int, ...]) -> None:
    lines = [[*body(row), shape.format(number)] for row, number in enumerate(numbers, 1)]
    assert texts([page(*page_lines) for page_lines in lines]) == lines


@pytest.mark.parametrize(
    "closing", ["Le maire, Odile VASSEUR", "Pour extrait conforme", "Acte certifié exécutoire"]
)
def test_what_closes_an_act_stays_on_every_page(closing: str) -> None:
    lines = [[*body(number), closing] for number in range(1, 4)]
    assert texts([page(*page_lines) for page_lines in lines]) == lines


def test_running_heads_stay() -> None:
    lines = [["EXTRAIT DU REGISTRE", *body(number)] for number in range(1, 5)]
    assert texts([page(*page_lines) for page_lines in lines]) == lines


def test_no_pages_and_empty_pages_are_fine() -> None:
    assert without_furniture([]) == []
    assert texts([[], page(*body(1)), []]) == [[], body(1), []]
