"""Tokens, and what every analyzer gives.

Positions and offsets never change once a token is made: ``text[token.start:token.end]`` always is
the piece of the original text it came from.
"""

from typing import Protocol

from analyzers.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One term of a text.

    ``position`` counts the terms that are kept (0, 1, 2 …): engines index the terms joined by
    spaces, so a dropped stop word leaves no gap. ``start`` and ``end`` are offsets, in
    characters, in the original text. Two tokens may share a slice.
    """

    text: str
    position: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One term of a piece: its stem, its folded form, and which pieces of a run it covers.

    ``first`` and ``last`` are offsets of pieces in a run of pieces (both 0 for a lone piece).
    ``part`` marks a term indexed beside another (a group of an act number, a word of a name): a
    query that gives the whole does not ask for it.
    """

    stem: str
    surface: str
    part: bool = False
    first: int = 0
    last: int = 0


class Analyzer(Protocol):
    """What turns a text into terms, slowly with offsets or fast without them.

    Both ways give the same terms in the same order: ``[t.text for t in a.tokens(x)] == a.terms(x)``.
    """

    def tokens(self, text: str) -> list[Token]:
        """Terms with offsets, for highlighting, queries and explanations."""
        ...

    def terms(self, text: str) -> list[str]:
        """Terms alone, at the speed indexing needs."""
        ...
