"""Dates and periods typed as words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.searching.query import parse
from indexer.searching.query.clauses import Any, Period, Word
from indexer.searching.query.moments import moments


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("juillet 2031", dt.date(2031, 7, 1), dt.date(2031, 7, 31)),
        ("conseil de Février 2028", dt.date(2028, 2, 1), dt.date(2028, 2, 29)),
        ("10 août 2031", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("1er mars 2031", dt.date(2031, 3, 1), dt.date(2031, 3, 1)),
        ("10/08/2031", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("08/2031", dt.date(2031, 8, 1), dt.date(2031, 8, 31)),
        ("été 2031", dt.date(2031, 6, 1), dt.date(2031, 8, 31)),
        ("hiver 2031", dt.date(2031, 12, 1), dt.date(2032, 2, 29)),
        ("mandat 2032-2038", dt.date(2032, 1, 1), dt.date(2038, 12, 31)),
        ("mandature 2032 à 2038", dt.date(2032, 1, 1), dt.date(2038, 12, 31)),
    ],
)
def test_what_says_a_period(text: str, first: dt.date, last: dt.date) -> None:
    (found,) = moments(text)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["2031", "taux 2031", "31/02/2031", "13/2031", "n° 2031/07", "juillet", "2031-2032"]
)
def test_what_says_none(text: str) -> None:
    assert moments(text) == []


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) and m.first <= m.last for m in moments(text))


def test_a_query_takes_the_words_or_the_sitting_and_says_so() -> None:
    parsed = parse("cantine juillet 2031")
    word, either = parsed.clause.parts  # type: ignore[union-attr]
    assert isinstance(word, Word)
    assert isinstance(either, Any)
    assert Period(20310701, 20310731) in either.parts
    assert "juillet 2031" in parsed.notes[0]


@pytest.mark.parametrize("text", ['"juillet 2031"', "-juillet -2031", "objet:juillet 2031"])
def test_quotes_exclusions_and_fields_stay_words(text: str) -> None:
    assert not parse(text).notes
