"""The number that a title begins with or ends on, and what only looks like one."""

import pytest

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
