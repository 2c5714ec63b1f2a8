"""Other ways of saying what a query says: acronyms and terms of local government.

The list is ``data/synonymes.tsv``, a table to be read and amended by people who know the field. It
only serves queries: a document is indexed with its own words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analyzers.french import FRENCH
from analyzers.tables import rows

#: What another way is worth beside the user's own words, by the kind of the relation.
WEIGHTS: Final = {"sigle": 0.7, "synonyme": 0.5, "voisin": 0.25}
#: The most ways added for one thing asked.
MOST_ALTERNATIVES: Final = 6


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


@lru_cache(maxsize=1)
def _ways() -> dict[tuple[str, ...], tuple[Alternative, ...]]:
    """Load the list: for the terms of each way, the other ways, best first."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]] = {}
    for line, kind, _ in rows("synonymes.tsv"):
        asked, shown = sides(line)
        entries = [_alternative(way, WEIGHTS[kind]) for way in shown]
        for typed in asked:
            one = _alternative(typed, 1.0)
            others = found.setdefault(one.terms, {})
            for other in entries:
                known = others.get(other.terms)
                if other.terms != one.terms and (known is None or known.weight < other.weight):
                    others[other.terms] = other
    return {
        terms: tuple(sorted(others.values(), key=lambda other: (-other.weight, len(other.terms))))
        for terms, others in found.items()
    }


def sides(line: str) -> tuple[list[str], list[str]]:
    """Give the ways that are typed and those they also ask for: all of them, unless « > » parts them.

    >>> sides("a | b"), sides("a > b | c")
    ((['a', 'b'], ['a', 'b']), (['a'], ['b', 'c']))
    """
    before, arrow, after = line.partition(" > ")
    shown = (after if arrow else before).split(" | ")
    return ([before], shown) if arrow else (shown, shown)


def _alternative(way: str, weight: float) -> Alternative:
    wanted = [item.reading for run in FRENCH.placed(way) for item in run if not item.reading.part]
    terms, surface = tuple(r.stem for r in wanted), tuple(r.surface for r in wanted)
    return Alternative(terms, surface, weight, way)


@lru_cache(maxsize=1)
def _longest() -> dict[str, int]:
    """Give, for the first term of each way, the most terms of a way that begins so."""
    longest: dict[str, int] = {}
    for terms in _ways():
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
        size = next(
            (
                size
                for size in range(min(_longest().get(terms[at], 0), len(terms) - at), 0, -1)
                if tuple(terms[at : at + size]) in _ways()
            ),
            0,
        )
        if size:
            others = _ways()[tuple(terms[at : at + size])]
            yield at, at + size - 1, others[:MOST_ALTERNATIVES]
        at += size or 1
