"""Values of fields that people say in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.searching.query import parse
from indexer.searching.query.said_values import Said, said_values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("au moins 9\u202f000 €", 9_000, None),
        ("supérieure à 9.000 euros", 9_000, None),
        ("dépassant 1,5 million d'euros", 1_500_000, None),
        ("à partir de 12 mille euros", 12_000, None),
        ("au plus 12,50 €", None, 12),
        ("inférieur à 3 k€", None, 3_000),
        ("jusqu’à 90 euros", None, 90),
        ("entre 20 000 et 9 000 €", 9_000, 20_000),
        ("entre 9 k€ et 2 M€", 9_000, 2_000_000),
    ],
)
def test_amounts(text: str, low: int | None, high: int | None) -> None:
    assert [*said_values(text)] == [Said(0, len(text), low=low, high=high)]


@pytest.mark.parametrize(
    "text", ["plus de 90 ruches", "90 euros", "plus d'eau et moins d'euros", "matière grise"]
)
def test_no_value(text: str) -> None:
    assert [*said_values(text)] == []


_PIECES = ["plus de ", "entre ", " et ", "9", " 000", " €", "k€", "euros", "matière ", "5.7", "."]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_values_of_any_text_are_in_order(text: str) -> None:
    for said in said_values(text):
        assert 0 <= said.start < said.end <= len(text)
        assert said.low is None or said.high is None or said.low <= said.high
    parse(text)
