"""How much work an answer is, in counts that repeat: no clock is read."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from analyzers import french
from indexer.searching import finds, highlight
from indexer.searching.highlight import Marker
from indexer.searching.query import parse

_PADDING = "Les bordaleux vistrent la ramune du clausier et les pannetons du vreuil.\n"


def _calls(of: Callable[[], object]) -> int:
    """How many functions of Python a call runs."""
    count = 0

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        of()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("query", ["vreuilles", '"ramune du clausier"', "pannet* clausier"])
def test_a_long_act_costs_no_more_to_show_than_a_short_one(query: str) -> None:
    """Of a text that was read before; ``ENOUGH`` words found end the search in both."""
    marker = Marker(parse(query))
    rare = "Zourmelin approuve les vreuilles, la ramune du clausier, les pannetons.\n"
    short, long = rare + "Bravelot. " * 500, rare + "Bravelot. " * 20_000
    for text in (short, long):
        marker.extracts(text)
    assert _calls(lambda: marker.extracts(long)) <= 1.1 * _calls(lambda: marker.extracts(short))


def test_a_text_that_was_read_is_not_analysed_again() -> None:
    text = _PADDING * 40
    Marker(parse("vreuil")).extracts(text)
    before = finds._analysed.cache_info().misses
    Marker(parse("clausier ramune")).extracts(text)
    assert finds._analysed.cache_info().misses - before <= 6, "the words of the query alone"


def test_the_marks_of_an_objet_are_read_once() -> None:
    marker = Marker(parse("vreuil"))
    marker.spans("Achat d'un vreuil")
    misses = highlight._stems.cache_info().misses
    assert Marker(parse("achat")).spans("Achat d'un vreuil") == ((0, 5),)
    assert highlight._stems.cache_info().misses == misses


def test_the_cache_of_words_keeps_what_is_common() -> None:
    asked: list[str] = []
    cache = french.PieceCache(lambda piece: asked.append(piece) or piece, size=4)
    for rare in range(20):
        assert cache["commun"] == "commun"
        assert cache[f"rare{rare}"] == f"rare{rare}"
    assert asked.count("commun") == 1
