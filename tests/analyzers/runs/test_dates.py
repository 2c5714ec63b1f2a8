"""Dates that hold the name of a month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import STEMS, SURFACE
from analyzers.runs.dates import MONTHS
from analyzers.words.numbers import MONTH_NAMES, spell


@pytest.mark.parametrize(
    "text",
    [
        "4 janvier 2025",
        "04 JANVIER 2025",
        "quatre janvier deux mille vingt-cinq",
        "quatre janvier deux mil vingt cinq",
        "4 janv. 2025",
        "04/01/2025",
    ],
)
def test_one_day_however_written(text: str) -> None:
    assert SURFACE.terms(text) == ["d2025-01-04", "4", "janvier", "2025"]


def test_the_year_announced_before() -> None:
    text = "L’an deux mille vingt-cinq, le samedi quatre janvier à dix-huit heures"
    assert "d2025-01-04" in SURFACE.terms(text)
    assert "d2025-01-04" in SURFACE.terms("L'an 2025 et le 4 janvier")


def test_a_year_announced_far_before_is_that_of_another_day() -> None:
    text = f"L’an 2025, les membres {'de la commission ' * 5}réunis le 4 janvier"
    assert SURFACE.terms(text)[-2:] == ["4", "janvier"]
    assert "d2025-01-04" not in SURFACE.terms(text)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1er janvier", ["1er", "janvier"]),
        ("le premier juillet deux mille vingt-quatre", ["d2024-07-01", "1er", "juillet", "2024"]),
        ("31 février 2024", ["31", "fevrier", "2024"]),
        ("vingt et un mars 2019", ["d2019-03-21", "21", "mars", "2019"]),
        ("mars 2023", ["mars", "2023"]),
        ("exercice deux mille vingt-quatre", ["exercice", "2024"]),
        ("deux mille cinq cents euros", ["deux", "mille", "cinq", "cents", "euros"]),
        ("deux mille habitants", ["deux", "mille", "habitants"]),
        ("le 4 janvier 3500 euros", ["4", "janvier", "3500", "euros"]),
        ("rue du 8 mai 1945", ["rue", "d1945-05-08", "8", "mai", "1945"]),
    ],
)
def test_examples(text: str, terms: list[str]) -> None:
    assert SURFACE.terms(text) == terms


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_figures_and_words_meet(day: date) -> None:
    figures = f"{day.day}/{day.month:02}/{day.year}"
    named = f"{day.day} {MONTH_NAMES[day.month]} {day.year}"
    assert STEMS.terms(figures) == STEMS.terms(named)
    assert STEMS.terms(figures)[0] == f"d{day.isoformat()}"
    spelt = f"{spell(day.day)} {MONTH_NAMES[day.month]} {day.year}"
    assert STEMS.terms(spelt)[0] == f"d{day.isoformat()}"


def test_every_month_has_a_name() -> None:
    assert set(MONTHS.values()) == set(range(1, 13)) == set(MONTH_NAMES)
