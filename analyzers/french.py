"""The ready-made analyzers, and the fast way that gives all of them in one pass.

The way of a text: repaired (:mod:`analyzers.normalize`), cut into pieces
(:mod:`analyzers.tokenizers`), each piece read (:mod:`analyzers.readings`), and runs of pieces read
together where they are a name or a date (:mod:`analyzers.compounds`, :mod:`analyzers.dates`).

The fast way never makes an object per token: pieces are looked up in dictionaries that read a piece
the first time they meet it, and only the few pieces that may begin a name or a date are looked at
one by one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final, Literal, TypeVar

from analyzers.compounds import Edit, begins, continues, find_name, find_word
from analyzers.dates import TRIGGERS, find_date
from analyzers.normalize import repair, repair_aligned
from analyzers.readings import Reading, key, read
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


def _is_trigger(piece: str) -> bool:
    word = key(piece)
    return word in TRIGGERS or begins(word)


_STEMS: Final = PieceCache(lambda piece: " ".join(r.stem for r in read(piece)))
_SURFACE: Final = PieceCache(lambda piece: " ".join(r.surface for r in read(piece)))
_TRIGGER: Final = PieceCache(_is_trigger)
_KEY: Final = PieceCache(key)


@dataclass(frozen=True, slots=True)
class IndexTerms:
    """The terms of a text for each layer of the index, joined by single spaces."""

    stems: str
    surface: str
    names: str


def edits(pieces: Sequence[str]) -> Iterator[Edit]:
    """Give the runs of pieces that are read together, in order, none overlapping another."""
    floor = 0
    for at in compress(range(len(pieces)), map(_TRIGGER.__getitem__, pieces)):
        if at < floor:
            continue
        word = _KEY[pieces[at]]
        following = _KEY[pieces[at + 1]] if at + 1 < len(pieces) else ""
        if word not in TRIGGERS and not continues(word, following):
            continue
        edit = _edit(pieces, at, floor)
        if edit is not None:
            floor = edit.last + 1
            yield edit


def _edit(pieces: Sequence[str], at: int, floor: int) -> Edit | None:
    """Read the name or date at a place, from the keys of the pieces around it."""
    start = max(0, at - _BEFORE)
    keys = [_KEY[piece] for piece in pieces[start : at + _AFTER]]
    here = at - start
    if keys[here] in TRIGGERS:
        date = find_date(keys, here, max(0, floor - start))
        if date is not None:
            first, last, run = date
            return Edit(first + start, last + start, run)
    found = find_name(keys, here) or find_word(keys, here)
    return found and Edit(at, at + found[0] - 1, found[1])


def analyze_for_index(text: str) -> IndexTerms:
    """Give the three layers of a text in one pass.

    >>> analyze_for_index("Les écoles des Hauts-de-France")
    IndexTerms(stems='ecol hauts_de_france', surface='ecoles hauts_de_france', names='hauts_de_france')
    """
    pieces: list[str] = PIECE.findall(repair(text))
    stems = list(map(_STEMS.__getitem__, pieces))
    surface = list(map(_SURFACE.__getitem__, pieces))
    names = []
    for edit in edits(pieces):
        blank = [""] * (edit.last - edit.first)
        stems[edit.first : edit.last + 1] = [edit.run.stems, *blank]
        surface[edit.first : edit.last + 1] = [edit.run.surface, *blank]
        if edit.run.name:
            names.append(edit.run.name)
    return IndexTerms(
        " ".join(filter(None, stems)), " ".join(filter(None, surface)), " ".join(names)
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading, and the slice of the original text that it covers."""

    reading: Reading
    start: int
    end: int
    name: bool = False


def placed(text: str) -> list[list[Placed]]:
    """Give what is read in a text, with offsets: one list for each piece or run of pieces."""
    aligned = repair_aligned(text)
    matches = list(PIECE.finditer(aligned.text))
    runs: list[list[Placed]] = []
    following = edits([match.group() for match in matches])
    edit = next(following, None)
    at = 0
    while at < len(matches):
        here = edit if edit is not None and edit.first == at else None
        readings = here.run.readings if here else read(matches[at].group())
        run = []
        for reading in readings:
            first, last = matches[at + reading.first], matches[at + reading.last]
            start, end = aligned.span(first.start(), last.end())
            run.append(
                Placed(reading, start, end, bool(here and here.run.name and not reading.part))
            )
        runs.append(run)
        at = here.last + 1 if here else at + 1
        edit = next(following, None) if here else edit
    return runs


@dataclass(frozen=True, slots=True)
class FrenchAnalyzer:
    """One layer of the analysis; see :class:`analyzers.tokens.Analyzer` for its contract."""

    layer: Layer

    def tokens(self, text: str) -> list[Token]:
        """Terms with offsets that slice the original text.

        >>> [(t.text, t.start, t.end) for t in STEMS.tokens("l’École")]
        [('ecol', 2, 7)]
        """
        found = [item for run in placed(text) for item in run]
        if self.layer == "names":
            found = [item for item in found if item.name]
        return [
            Token(
                item.reading.stem if self.layer == "stems" else item.reading.surface,
                position,
                item.start,
                item.end,
            )
            for position, item in enumerate(found)
        ]

    def terms(self, text: str) -> list[str]:
        """Terms alone, fast.

        >>> SURFACE.terms("Les écoles de Saint-Denis")
        ['ecoles', 'saint_denis']
        """
        return str(getattr(analyze_for_index(text), self.layer)).split()


#: Stems of the words, numbers, names and dates of a text.
STEMS: Final = FrenchAnalyzer("stems")
#: The same, folded but not stemmed.
SURFACE: Final = FrenchAnalyzer("surface")
#: Only the names of several words: places and bodies.
NAMES: Final = FrenchAnalyzer("names")
