"""Other ways of saying what a query says: acronyms and terms of local government.

The list is ``data/synonymes.tsv`` and, for everyday words, ``data/courant.tsv``, tables to be read and amended by
people who know the field. It only serves queries: a document is indexed with its own words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from analyzers.french import FRENCH
from analyzers.frozen import dataclass
from analyzers.letters.folding import fold
from analyzers.tables import rows
from analyzers.words.numbers import MONTHS, ORDINALS, spell

#: The tables of the list; the acronyms of the first are known to the reading of texts as well.
TABLES: Final = ("synonymes.tsv", "courant.tsv")
#: What another way is worth beside the user's own words, by the kind of the relation.
WEIGHTS: Final = {"sigle": 0.7, "synonyme": 0.5, "voisin": 0.25}
#: The most ways added for one thing asked.
MOST_ALTERNATIVES: Final = 6
_WORD: Final = re.compile(r"[^\W_]+")
#: What is no word, save the sign that parts ways.
_SIGNS: Final = re.compile(r"[^\w|]+|_")
#: Words that may be read as a number, and what stands for any figure.
_NUMBERS: Final = frozenset((*ORDINALS, *MONTHS)).union(*(spell(n).split() for n in range(100)))
_DIGIT: Final = re.compile("[0-9]")
_FIGURE: Final = "0"
#: Letters by which a way is looked for: of a term of up to three letters, and of longer ones.
_SHORT: Final = 2
_LONG: Final = 3


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


@lru_cache(maxsize=1 << 12)
def _ways(beginning: str) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Give, for the terms of each way that may begin so, the places of the lines where it is typed.

    A query needs a few ways of the list: to analyse all of it takes longer than to answer.
    """
    found: dict[tuple[str, ...], dict[int, None]] = {}
    for way, line in _begun(beginning):
        found.setdefault(_alternative(way, 1.0).terms, {})[line] = None
    return {terms: tuple(lines) for terms, lines in found.items()}


@lru_cache(maxsize=1 << 10)
def _others(terms: tuple[str, ...], lines: tuple[int, ...]) -> tuple[Alternative, ...]:
    """Give the other ways of some lines than the one of these terms, best first, each at its best weight."""
    known: dict[tuple[str, ...], Alternative] = {}
    for line in lines:
        _, shown, weight = _lines()[line]
        for way in shown:
            other = _alternative(way, weight)
            before = known.get(other.terms)
            if before is None or before.weight < weight:
                known[other.terms] = other
    return tuple(
        sorted(
            (other for other in known.values() if other.terms != terms),
            key=lambda other: (-other.weight, len(other.terms)),
        )
    )


def _begun(beginning: str) -> Iterator[tuple[str, int]]:
    """Give the ways that are typed whose first term may begin so, each with its line."""
    for way, line, folded, letters in _typed():
        # A word is among the letters of a way: a look spares most of them being taken apart.
        seen = beginning in letters or beginning == _FIGURE
        if seen and beginning in _beginnings(folded):
            yield way, line


@lru_cache(maxsize=1)
def _typed() -> list[tuple[str, int, str, str]]:
    """Give the ways that are typed, each with its line, folded, and its letters and figures alone."""
    ways = [(way, line) for line, (asked, _, _) in enumerate(_lines()) for way in asked]
    # A thousand ways are folded as one text; no way holds the sign that parts them in the list.
    folded = fold("|".join([way for way, _ in ways]))
    letters = _SIGNS.sub("", folded)
    return [
        (*typed, plain, bare)
        for typed, plain, bare in zip(ways, folded.split("|"), letters.split("|"), strict=True)
    ]


@lru_cache(maxsize=1)
def _lines() -> list[tuple[list[str], list[str], float]]:
    """Read the list: what is typed, what it also asks for, what that is worth."""
    return [(*sides(line), WEIGHTS[kind]) for name in TABLES for line, kind, _ in rows(name)]


@lru_cache(maxsize=1)
def single_words() -> dict[str, str]:
    """Give the words that the list knows other ways for: folded, and as they are written.

    >>> single_words()["bibliotheque"]
    'bibliothèque'
    """
    return {fold(way): way for asked, _, _ in _lines() for way in asked if way.isalpha()}


def _beginnings(folded: str) -> set[str]:
    """Give what the first term of a folded way may begin with: a few letters of a word, or a figure.

    Irregular stems keep two letters; what is read as a number gets a figure (« quatorze juillet » is 14).
    """
    words = _WORD.findall(folded)
    words.append("".join(words))
    heads = {word[:_LONG] for word in words}.union([word[:_SHORT] for word in words])
    if _DIGIT.search(folded):
        heads = {_FIGURE if head[:1].isdigit() else head for head in heads}
    return heads if _NUMBERS.isdisjoint(words) else heads | {_FIGURE}


def beginning(term: str) -> str:
    """Give by what a term is looked for in the list: three letters, two of a short one, whose last may differ.

    >>> beginning("cantin"), beginning("loi"), beginning("14")
    ('can', 'lo', '0')
    """
    return _FIGURE if term[:1].isdigit() else term[: _LONG if len(term) > _LONG else _SHORT]


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


@lru_cache(maxsize=1 << 12)
def _longest(beginning: str) -> dict[str, int]:
    """Give, for the first term of each way that may begin so, the most terms of a way that it begins."""
    longest: dict[str, int] = {}
    for terms in _ways(beginning):
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
        begun = beginning(terms[at])
        ways, most = _ways(begun), min(_longest(begun).get(terms[at], 0), len(terms) - at)
        size = next((n for n in range(most, 0, -1) if tuple(terms[at : at + n]) in ways), 0)
        if size:
            typed = tuple(terms[at : at + size])
            yield at, at + size - 1, _others(typed, ways[typed])[:MOST_ALTERNATIVES]
        at += size or 1
