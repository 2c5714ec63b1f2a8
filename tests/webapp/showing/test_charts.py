"""Charts keep to their frame and to scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.acts.documents import Vote
from webapp.showing.charts import histogram, shade, vote_shares


@given(st.dictionaries(st.integers(1800, 2100), st.integers(1, 10**6), min_size=1, max_size=80))
def test_bars_stay_in_the_drawing_and_the_tallest_fills_it(years: dict[int, int]) -> None:
    chart = histogram([(year, count, "/", False) for year, count in years.items()])
    assert chart is not None
    assert chart.last == max(years)
    assert len(chart.bars) <= 60
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= chart.width + 0.05
        assert bar.width > 0
        assert 0 <= bar.y <= chart.height
        assert (bar.height > 0) == (bar.acts > 0)
    assert max(bar.height for bar in chart.bars) == pytest.approx(chart.height)


def test_nothing_to_count_is_no_drawing() -> None:
    assert histogram([]) is None


def test_a_year_in_between_keeps_its_place() -> None:
    chart = histogram([(2020, 4, "/a", False), (2022, 2, "/b", True)])
    assert chart is not None
    assert [bar.acts for bar in chart.bars] == [4, 0, 2]
    assert chart.bars[2].label == "2022 : 2\u00a0actes (filtre actif, retirer)"


@given(st.integers(0, 500), st.integers(0, 500) | st.none(), st.integers(0, 500) | st.none())
def test_shares_fill_the_bar(pour: int, contre: int | None, abstention: int | None) -> None:
    shares = vote_shares(Vote("majorité", pour, contre, abstention))
    if not pour + (contre or 0) + (abstention or 0):
        assert shares == ()
        return
    assert sum(share.width for share in shares) == pytest.approx(100, abs=0.1)
    assert all(share.count for share in shares)


def test_a_vote_whose_voices_are_not_written_has_no_bar() -> None:
    assert vote_shares(Vote("unanimité")) == ()
    assert vote_shares(Vote("majorité", contre=3)) == ()
    assert vote_shares(None) == ()


def test_shades_grow_with_counts() -> None:
    assert [shade(n, 100) for n in (0, 1, 30, 60, 99, 100)] == [0, 1, 2, 3, 4, 5]
