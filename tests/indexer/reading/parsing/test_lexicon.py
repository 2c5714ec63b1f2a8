"""The pieces that rules are joined from recognise each of their words, and no more."""

import re

import pytest

from analyzers.words.numbers import MONTH_NAMES, spell
from indexer.reading.parsing import lexicon


@pytest.mark.parametrize("day", range(1, 32))
def test_a_day_of_a_month_is_one_number(day: int) -> None:
    words = "premier" if day == 1 else spell(day)
    for joint in (" ", "-", "-\n"):
        written = words.replace(" ", joint)
        assert re.fullmatch(lexicon.DAY_WORDS, written)
        assert lexicon.number_in_words(written) == day


@pytest.mark.parametrize("year", range(2000, 2060))
def test_a_year_is_read_however_it_is_spelt(year: int) -> None:
    rest = f" {spell(year - 2000)}" if year > 2000 else ""
    for thousand in ("deux mille", "deux mil", "deux-mille"):
        assert re.fullmatch(lexicon.YEAR_WORDS, thousand + rest)
        assert lexicon.number_in_words(thousand + rest) == year


@pytest.mark.parametrize(
    ("written", "number"),
    [*((name, number) for number, name in MONTH_NAMES.items()), ("jan.", 1), ("aod(t", 8)],
)
def test_a_month_is_known_by_its_name_what_is_short_for_it_and_its_misreadings(
    written: str, number: int
) -> None:
    assert re.fullmatch(lexicon.MONTH, written)
    assert lexicon.MONTH_VALUES[written.rstrip(".")] == number


@pytest.mark.parametrize("words", ["mille et une nuits", "le maire", "", "et"])
def test_words_that_are_no_number_give_none(words: str) -> None:
    assert lexicon.number_in_words(words) is None


def test_the_longest_word_comes_first() -> None:
    pattern = re.compile(lexicon.any_of(["mil", "mille", "conseil municipal", "conseil"]))
    assert pattern.match("mille")[0] == "mille"
    assert pattern.match("conseil \n municipal")[0] == "conseil \n municipal"
    assert pattern.match("conseil d'ecole")[0] == "conseil"
