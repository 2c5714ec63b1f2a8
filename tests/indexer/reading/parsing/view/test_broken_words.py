"""Words that the end of a line cuts."""

import pytest

from indexer.reading.parsing.view.broken_words import with_whole_words
from indexer.reading.parsing.view.cleaning import clean, tidy


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("le conseil munici-\npal, convo-\nqué", "le conseil municipal, \n convoqué \n"),
        ("la conven-\n   tion de l'eau", "la convention \n    de l'eau"),
        ("le 21 no\u00ad\nvembre 2031", "le 21 novembre \n 2031"),
    ],
)
def test_a_cut_word_stands_whole_at_the_end_of_its_line(written: str, whole: str) -> None:
    assert with_whole_words(written) == whole
    assert len(whole) == len(written)


@pytest.mark.parametrize(
    "written",
    [
        "le vice-\nprésident",
        "quatre-\nvingt",
        "l'avant-\nprojet",
        "eux-\nmêmes",
        "ci-\njoint",
        "Saint-\nGermain",
        "L'Haÿ-\nles-Roses",
        "en libre-\nservice",
        "donne-\nt-il",
        "CONVEN-\nTION",
    ],
)
def test_a_word_keeps_the_hyphen_that_is_its_own(written: str) -> None:
    assert with_whole_words(written) == written


def test_a_hyphen_at_the_end_of_a_line_joins_the_words_of_a_title() -> None:
    assert tidy("Élection du vice-\nprésident") == "Élection du vice-président"


def test_the_words_of_a_phrase_are_found_over_the_end_of_a_line() -> None:
    text = "Le conseil commu-\nnautaire s'est réuni."
    assert "conseil communautaire" in clean(text).folded
    assert clean(text).text[-9:] == "st réuni."
