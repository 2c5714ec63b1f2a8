"""What was typed: the short way, where no sign has a meaning of its own, reads it as the parser does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.searching.query.syntax import tree_of
from indexer.searching.query.typed import Group, Leaf, plain

_WORDS = ["a", "eau", "l'eau", "l’eau", "saint-denis", "5.7", "1,5", "a/b", "m2", "ET", "OU", "NON"]
_SIGNS = ["b*", "l'a*", "É*", "5.7*", '"eau"', '"de la"', '"a"b', 'x"', "-a", "a_", "a..b", "a'"]
_ODD = ["'a", "a-", "*", "a**", "a*b", "(e)", "n°", ":", "objet:a", "²", "[aussi", "a|b", "||"]


@given(st.lists(st.sampled_from(_WORDS + _SIGNS + _ODD), max_size=6))
def test_what_is_read_the_short_way_is_what_the_parser_reads(pieces: list[str]) -> None:
    text = " ".join(pieces)
    typed = plain(text)
    whole = Group("and", [typed]) if isinstance(typed, Leaf) else typed
    assert whole is None or whole == tree_of(text)


@pytest.mark.parametrize(
    "text", ["", "a*", '"de la"', "l'eau potable", "saint-denis subvent*", '"eau" 5.7 "b c"']
)
def test_words_beginnings_and_phrases_are_read_the_short_way(text: str) -> None:
    assert plain(text) is not None
