"""The ready-made analyzers, and the fast way that gives all of them in one pass.

The way of a text: repaired (:mod:`analyzers.normalize`), cut into pieces
(:mod:`analyzers.tokenizers`), each piece read (:mod:`analyzers.readings`), and runs of pieces read
together where they are a name or a date (:mod:`analyzers.compounds`, :mod:`analyzers.dates`).

The fast way never makes an object per token: pieces are looked up in dictionaries that read a piece
the first time they meet it, and only the few pieces that may begin a name or a date are looked at
one by one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final, Literal, TypeVar

from analyzers.compounds import Edit, begins, continues, find_name, find_word
from analyzers.dates import TRIGGERS, find_date
from analyzers.normalize import Aligned, repair, repair_aligned
from analyzers.readings import Reading, key, read
from analyzers.rules import EVERY_RULE, Rules
from analyzers.tokenizers import PIECE
from analyzers.tokens import Token

Layer = Literal["stems", "surface", "names"]
_Value = TypeVar("_Value")

#: Distinct pieces remembered by each cache; some 30 MB for all of them when full.
CACHE_SIZE: Final = 100_000
#: How many pieces before and after a place may belong to the name or the date found there.
_BEFORE: Final = 15
_AFTER: Final = 16
#: Longer pieces are read each time rather than remembered.
_LONGEST_CACHED: Final = 60


class PieceCache(dict[str, _Value]):
    """What a function says of each piece, asked once; emptied when it is full."""

    def __init__(self, ask: Callable[[str], _Value], size: int = CACHE_SIZE) -> None:
        super().__init__()
        self._ask = ask
        self._size = size

    def __missing__(self, piece: str) -> _Value:
        value = self._ask(piece)
        if len(piece) <= _LONGEST_CACHED:
            if len(self) >= self._size:
                self.clear()
            self[piece] = value
        return value


@dataclass(frozen=True, slots=True)
class IndexTerms:
    """The terms of a text for each layer of the index, joined by single spaces."""

    stems: str
    surface: str
    names: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading, and the slice of the original text that it covers."""

    reading: Reading
    start: int
    end: int
    name: bool = False


class Chain:
    """The whole way of a text under some rules, with what it remembers of the pieces it met."""

    def __init__(self, rules: Rules = EVERY_RULE) -> None:
        self.rules = rules
        self._stems = PieceCache(lambda piece: " ".join(r.stem for r in read(piece, rules)))
        self._surface = PieceCache(lambda piece: " ".join(r.surface for r in read(piece, rules)))
        self._triggers = PieceCache(self._is_trigger)
        self._keys = PieceCache(key)

    def for_index(self, text: str) -> IndexTerms:
        """Give the three layers of a text in one pass."""
        pieces: list[str] = PIECE.findall(repair(text) if self.rules.repairs else text)
        stems = list(map(self._stems.__getitem__, pieces))
        surface = list(map(self._surface.__getitem__, pieces))
        names = []
        for edit in self._edits(pieces):
            blank = [""] * (edit.last - edit.first)
            stems[edit.first : edit.last + 1] = [edit.run.stems, *blank]
            surface[edit.first : edit.last + 1] = [edit.run.surface, *blank]
            if edit.run.name:
                names.append(edit.run.name)
        return IndexTerms(
            " ".join(filter(None, stems)), " ".join(filter(None, surface)), " ".join(names)
        )

    def placed(self, text: str) -> list[list[Placed]]:
        """Give what is read in a text, with offsets: a list for each piece or run of pieces."""
        aligned = repair_aligned(text) if self.rules.repairs else Aligned(text)
        matches = list(PIECE.finditer(aligned.text))
        following = self._edits([match.group() for match in matches])
        edit = next(following, None)
        runs: list[list[Placed]] = []
        at = 0
        while at < len(matches):
            here = edit if edit is not None and edit.first == at else None
            readings = here.run.readings if here else read(matches[at].group(), self.rules)
            covered = matches[at : here.last + 1 if here else at + 1]
            name = here is not None and here.run.name is not None
            runs.append(list(_placed(readings, covered, aligned, name=name)))
            at = here.last + 1 if here else at + 1
            edit = next(following, None) if here else edit
        return runs

    def _is_trigger(self, piece: str) -> bool:
        word = key(piece)
        dates, runs = self.rules.dates, self.rules.names or self.rules.words
        return (dates and word in TRIGGERS) or (runs and begins(word))

    def _edits(self, pieces: Sequence[str]) -> Iterator[Edit]:
        """Give the runs of pieces that are read together, in order, none overlapping another."""
        floor = 0
        keys = self._keys
        for at in compress(range(len(pieces)), map(self._triggers.__getitem__, pieces)):
            if at < floor:
                continue
            word = keys[pieces[at]]
            following = keys[pieces[at + 1]] if at + 1 < len(pieces) else ""
            if word not in TRIGGERS and not continues(word, following):
                continue
            edit = self._edit(pieces, at, floor)
            if edit is not None:
                floor = edit.last + 1
                yield edit

    def _edit(self, pieces: Sequence[str], at: int, floor: int) -> Edit | None:
        """Read the name or date at a place, from the keys of the pieces around it."""
        start = max(0, at - _BEFORE)
        keys = [self._keys[piece] for piece in pieces[start : at + _AFTER]]
        here = at - start
        if self.rules.dates and keys[here] in TRIGGERS:
            date = find_date(keys, here, max(0, floor - start))
            if date is not None:
                first, last, run = date
                return Edit(first + start, last + start, run)
        found = find_name(keys, here) if self.rules.names else None
        if found is None and self.rules.words:
            found = find_word(keys, here)
        return Edit(at, at + found[0] - 1, found[1]) if found else None


def _placed(
    readings: Iterable[Reading], matches: Sequence[re.Match[str]], aligned: Aligned, *, name: bool
) -> Iterator[Placed]:
    for reading in readings:
        start, end = aligned.span(matches[reading.first].start(), matches[reading.last].end())
        yield Placed(reading, start, end, name and not reading.part)


@dataclass(frozen=True, slots=True)
class FrenchAnalyzer:
    """One layer of the analysis; see :class:`analyzers.tokens.Analyzer` for its contract."""

    layer: Layer
    chain: Chain

    def tokens(self, text: str) -> list[Token]:
        """Terms with offsets that slice the original text.

        >>> [(t.text, t.start, t.end) for t in STEMS.tokens("l’École")]
        [('ecol', 2, 7)]
        """
        found = [item for run in self.chain.placed(text) for item in run]
        if self.layer == "names":
            found = [item for item in found if item.name]
        stems = self.layer == "stems"
        return [
            Token(
                item.reading.stem if stems else item.reading.surface, position, item.start, item.end
            )
            for position, item in enumerate(found)
        ]

    def terms(self, text: str) -> list[str]:
        """Terms alone, fast.

        >>> SURFACE.terms("Les écoles de Saint-Denis")
        ['ecoles', 'saint_denis']
        """
        return str(getattr(self.chain.for_index(text), self.layer)).split()


#: The chain that indexes and queries share.
FRENCH: Final = Chain()
#: Stems of the words, numbers, names and dates of a text.
STEMS: Final = FrenchAnalyzer("stems", FRENCH)
#: The same, folded but not stemmed.
SURFACE: Final = FrenchAnalyzer("surface", FRENCH)
#: Only the names of several words: places and bodies.
NAMES: Final = FrenchAnalyzer("names", FRENCH)


def analyze_for_index(text: str) -> IndexTerms:
    """Give the three layers of a text in one pass.

    >>> analyze_for_index("Les écoles des Hauts-de-France")
    IndexTerms(stems='ecol hauts_de_france', surface='ecoles hauts_de_france', names='hauts_de_france')
    """
    return FRENCH.for_index(text)
