import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.searching.periods import between, period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("02/2023", (2023, 2, 1), (2023, 2, 28)),
        ("12/03/2024", (2024, 3, 12), (2024, 3, 12)),
        ("2024-03-12", (2024, 3, 12), (2024, 3, 12)),
        ("1.4.2019", (2019, 4, 1), (2019, 4, 1)),
        (" 2024 ", (2024, 1, 1), (2024, 12, 31)),
    ],
)
def test_period(text, first, last):
    assert period(text, "du") == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("text", ["", "hier", "2024-13", "31/02/2024", "24", "0000", "2024-00"])
def test_what_is_no_date_names_its_parameter(text):
    with pytest.raises(QueryError) as caught:
        period(text, "du")
    assert caught.value.parameter == "du"
    assert caught.value.value == text


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_can_be_written_both_ways(day):
    assert period(day.isoformat(), "du") == (day, day)
    assert period(day.strftime("%d/%m/%Y"), "du") == (day, day)


def test_bounds_are_included_and_a_reversed_period_is_swapped():
    assert between("2020", "2021") == (dt.date(2020, 1, 1), dt.date(2021, 12, 31))
    assert between("2021", "2020") == (dt.date(2020, 1, 1), dt.date(2021, 12, 31))
    assert between(None, "2020-06") == (None, dt.date(2020, 6, 30))
    assert between("", None) == (None, None)
