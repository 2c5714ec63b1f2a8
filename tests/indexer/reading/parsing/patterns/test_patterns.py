"""Patterns are tried only where they can match, and find what ``re`` finds everywhere."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.reading.parsing as parsing
from analyzers import fold_letters
from indexer.reading.parsing.facts.people.names.name_pieces import PIECE
from indexer.reading.parsing.patterns import heads
from indexer.reading.parsing.patterns import pattern as pattern_module
from indexer.reading.parsing.patterns.heads import Heads
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.patterns.word_starts import Prose, WordStarts
from indexer.reading.parsing.view.cleaning import clean


@pytest.fixture(autouse=True, scope="module")
def _read_at_once() -> Iterator[None]:
    """Patterns are read, and their ways compiled, at their first use."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pattern_module, "_UNREAD", 0)
        patched.setattr(pattern_module, "_OFTEN", 0)
        yield


PIECES = (
    "Le conseil municipal", "après en avoir délibéré", "à l'unanimité", "à la majorité", "DÉCIDE :",
    "12 voix pour", "3 abstentions", "M. Paul DURAND", "Mme", "secrétaire de séance", "est élue",
    "Sous la présidence de", "Étaient présents :", "absents excusés", "L.2121-29", "article", "45 €",
    "Vu la délibération n° 2031-04", "du 3 mai 2031", "l'an deux mil", "préfecture", "quorum", "\n", "\n\n",
    " ", "  ", "\t", ", ", ". ", "; ", "n°", "(", ")", "- ", "• ", "1", "02", "a", "d'", "_", "œuvre", "m²", "٣", "\x1f", "é",
)  # fmt: skip


def prose(text: str) -> Prose:
    folded = fold_letters(text)
    return Prose.of(folded, WordStarts(folded))


def patterns() -> Iterator[Pattern]:
    for module in pkgutil.walk_packages(parsing.__path__, parsing.__name__ + "."):
        for value in vars(importlib.import_module(module.name)).values():
            yield from _in(value)


def _in(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, tuple):
        for piece in value:
            yield from _in(piece)


EVERY = list(dict.fromkeys(patterns()))


def spans(found: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.data())
def test_each_pattern_finds_what_it_finds_everywhere(text: str, data: st.DataObject) -> None:
    view = clean(text)
    pattern = data.draw(st.sampled_from(EVERY))
    everywhere = re.compile(pattern.pattern, pattern.flags)
    for prose in (view.text, view.folded):
        assert spans(pattern.finditer(prose)) == spans(everywhere.finditer(str(prose)))
        found, expected = pattern.search(prose), everywhere.search(str(prose))
        assert (found and found.span()) == (expected and expected.span())


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=60), st.data())
def test_a_part_of_a_text_is_searched_as_a_text(pieces: list[str], data: st.DataObject) -> None:
    before = "".join(pieces[:2]) + " "
    whole = prose(before + "".join(pieces[2:]))
    part = whole.part(len(before), data.draw(st.integers(len(before), len(whole))))
    pattern = data.draw(st.sampled_from(EVERY))
    everywhere = re.compile(pattern.pattern, pattern.flags)
    assert spans(pattern.finditer(part)) == spans(everywhere.finditer(str(part)))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_names_are_read_in_the_pieces_that_their_pattern_finds(text: str) -> None:
    folded = fold_letters(text)
    everywhere = re.compile(PIECE.pattern, PIECE.flags)
    found = [(match.span(), match.lastgroup) for match in PIECE.tokens(folded, 0, len(folded))]
    assert found == [(match.span(), match.lastgroup) for match in everywhere.finditer(folded)]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (r"\b(?:unanime|a\s+la\s+majorite)\b", {"unani", "a la ", "a  la", "a   l", "a    "}),
        (r"(?:^|\n)\s*decide\b", {"decid"}),
        (r"\b(?:le\s+)?maire", {"le ma", "le  m", "le   ", "maire"}),
        (r"(?<!\d)\d{5}\b", {r"\d"}),
        (r"\bl'?an\b", {"l'an", "lan"}),
        (r"maire", None),
        (r"\b\w+ment\b", None),
    ],
)
def test_the_words_with_which_a_pattern_begins(pattern: str, first: set[str] | None) -> None:
    heads = Heads.of(re.compile(pattern))
    firsts = [way.first for way in heads.ways]
    assert (set().union(*filter(None, firsts)) if heads.known else None) == first


@pytest.mark.parametrize(
    "text", ["Vu le code, et vu", "½ vu", "→ vu\u2028vu ７", "vu", "x vu\x0bvu¼"], ids=ascii
)
def test_words_at_the_end_of_a_text_and_beside_rare_signs_are_found(text: str) -> None:
    pattern, everywhere = Pattern(r"\bvu\b"), re.compile(r"\bvu\b")
    pattern.search(
        prose(" " * 100_000)
    )  # it has looked through enough: it is tried where it can match
    assert spans(pattern.finditer(prose(text))) == spans(everywhere.finditer(fold_letters(text)))


def test_a_text_that_lacks_what_a_pattern_needs_is_not_searched() -> None:
    pattern = Pattern(r"\bconseil\s+de\s+territoire\b")
    tried = pattern._tried
    assert pattern.search(prose("le conseil municipal " * 50)) is None
    pattern._tried = re.compile("(?!)")
    found = pattern.search(prose("le conseil de territoire " + "vote " * 50))
    pattern._tried = tried
    assert found is None
    assert pattern.search(prose("le conseil de territoire " + "vote " * 50))


def test_a_part_holds_its_last_word_whole() -> None:
    text = prose("le conseil municipal")
    assert text.part(3, 6) == "conseil"
    assert text.part(0, len(text)) is text


def test_without_the_parser_of_patterns_they_are_tried_everywhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heads, "_parser", None)
    tried = Pattern(r"\bdecide\b")
    assert [m.start() for m in tried.finditer(prose("le conseil decide et decide"))] == [11, 21]
