"""Other ways of saying what a query says: acronyms and terms of local government.

The list is ``data/synonymes.tsv``, a table to be read and amended by people who know the field. It
only serves queries: a document is indexed with its own words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analyzers.folding import fold
from analyzers.french import FRENCH
from analyzers.tables import rows

#: What another way is worth beside the user's own words, by the kind of the relation.
WEIGHTS: Final = {"sigle": 0.7, "synonyme": 0.5, "voisin": 0.25}
#: The most ways added for one thing asked.
MOST_ALTERNATIVES: Final = 6
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way of saying something: adjacent terms, worth ``weight`` of the user's own words.

    ``label`` is how it is shown in « understood » (« restauration scolaire »). ``surface`` are the
    same terms unstemmed.
    """

    terms: tuple[str, ...]
    surface: tuple[str, ...]
    weight: float
    label: str


@lru_cache(maxsize=128)
def _ways(initial: str) -> dict[tuple[str, ...], tuple[Alternative, ...]]:
    """Load the ways with a word of that initial: for the terms of each, the other ways, best first.

    A query needs a few letters of the list: to analyse all of it takes longer than to answer. An
    empty initial asks for the whole: « quatorze juillet » is read as 14.
    """
    found: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]] = {}
    for asked, shown, weight in _lines():
        if entries := [way for way in asked if not initial or initial in _initials(way)]:
            others = [_alternative(way, weight) for way in shown]
            for typed in entries:
                _put(found.setdefault(_alternative(typed, weight).terms, {}), others)
    return {
        terms: tuple(
            sorted(
                (other for other in others.values() if other.terms != terms),
                key=lambda other: (-other.weight, len(other.terms)),
            )
        )
        for terms, others in found.items()
    }


def _put(known: dict[tuple[str, ...], Alternative], others: list[Alternative]) -> None:
    """Add other ways to those known, each with the best weight it was given."""
    for other in others:
        before = known.get(other.terms)
        if before is None or before.weight < other.weight:
            known[other.terms] = other


@lru_cache(maxsize=1)
def _lines() -> list[tuple[list[str], list[str], float]]:
    """Read the list: what is typed, what it also asks for, what that is worth."""
    return [(*sides(line), WEIGHTS[kind]) for line, kind, _ in rows("synonymes.tsv")]


@lru_cache(maxsize=1)
def single_words() -> dict[str, str]:
    """Give the words that the list knows other ways for: folded, and as they are written.

    >>> single_words()["bibliotheque"]
    'bibliothèque'
    """
    return {fold(way): way for asked, _, _ in _lines() for way in asked if way.isalpha()}


@lru_cache(maxsize=1 << 12)
def _initials(way: str) -> frozenset[str]:
    """Give the initials of the words of a way; its first term begins with one of them, or a figure."""
    return frozenset(word[0] for word in _WORD.findall(fold(way)))


def sides(line: str) -> tuple[list[str], list[str]]:
    """Give the ways that are typed and those they also ask for: all of them, unless « > » parts them.

    >>> sides("a | b"), sides("a > b | c")
    ((['a', 'b'], ['a', 'b']), (['a'], ['b', 'c']))
    """
    before, arrow, after = line.partition(" > ")
    shown = (after if arrow else before).split(" | ")
    return ([before], shown) if arrow else (shown, shown)


@lru_cache(maxsize=1 << 12)
def _alternative(way: str, weight: float) -> Alternative:
    wanted = [item.reading for run in FRENCH.placed(way) for item in run if not item.reading.part]
    terms, surface = tuple(r.stem for r in wanted), tuple(r.surface for r in wanted)
    return Alternative(terms, surface, weight, way)


@lru_cache(maxsize=128)
def _longest(initial: str) -> dict[str, int]:
    """Give, for the first term of each way of that initial, the most terms of a way that begins so."""
    longest: dict[str, int] = {}
    for terms in _ways(initial):
        longest[terms[0]] = max(len(terms), longest.get(terms[0], 0))
    return longest


def find_alternatives(terms: Sequence[str]) -> Iterator[tuple[int, int, tuple[Alternative, ...]]]:
    """Find, in the terms of a query, what the list knows: the first place, the last, the other ways.

    Longer ways win over the shorter ones they hold.

    >>> [(first, last, ways[0].label) for first, last, ways in find_alternatives(["bilan", "cantin"])]
    [(1, 1, 'restauration scolaire')]
    """
    at = 0
    while at < len(terms):
        initial = "" if terms[at][:1].isdigit() else terms[at][:1]
        ways, most = _ways(initial), min(_longest(initial).get(terms[at], 0), len(terms) - at)
        size = next((n for n in range(most, 0, -1) if tuple(terms[at : at + n]) in ways), 0)
        if size:
            yield at, at + size - 1, ways[tuple(terms[at : at + size])][:MOST_ALTERNATIVES]
        at += size or 1
