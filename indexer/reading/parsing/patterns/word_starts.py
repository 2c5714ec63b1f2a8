r"""A text that knows where its words begin, so that a pattern is tried only where it can match.

Where words begin is read once, in one pass, for all the patterns that look into a text and for every
part that is cut out of it. A word is what ``\w+`` takes.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import chain
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers import fold_letters

#: Characters, from the first of a word, that its opening tells. With three, patterns were tried at more than
#: twice as many places (« conseil » before « contre », « a la mairie » before « a l'unanimite »); with six,
#: telling the openings of a text takes what they save.
WIDTH = 5
#: Opens every run of figures, in a word or not.
FIGURE = "\\d"
#: Letters that ``re.IGNORECASE`` takes for others, though folding keeps them apart.
_EXOTIC = {"ſ": "s", "ı": "i"}
#: Nearly all characters of nearly all texts are of this set: one look at a table tells what each is.
_FAMILIAR = "cp1252"
_SIGN, _LETTER, _DIGIT, _UNREAD = range(4)
_LAST = chr(0x10FFFF)


def read_opening(written: str) -> str:
    """Return an opening, as a text has it, in the letters and blanks in which openings are told."""
    read = "".join(
        "0" if char.isdecimal() else " " if char.isspace() else _EXOTIC.get(char, char)
        for char in written
    )
    return fold_letters(read)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _kind(char: str) -> int:
    if not char or (char.isspace() and char != " "):
        return _UNREAD
    return _DIGIT if char.isdecimal() else _LETTER if _in_word(char) else _SIGN


_CHARACTERS = [bytes([code]).decode(_FAMILIAR, "ignore") for code in range(256)]
_KINDS = bytes(map(_kind, _CHARACTERS))
_UNFAMILIAR = re.compile(
    f"[^{re.escape(''.join(char for char in _CHARACTERS if _kind(char) != _UNREAD))}]"
)


def _read(folded: str) -> tuple[str, NDArray[np.uint8]]:
    """A text in the characters in which openings are told, and of which kind each is."""
    plain = folded.replace("\n", " ").replace("\t", " ")
    try:
        kinds = plain.encode(_FAMILIAR).translate(_KINDS)
    except UnicodeEncodeError:
        kinds = b""
    if not kinds or _UNREAD in kinds:
        plain = _UNFAMILIAR.sub(lambda char: read_opening(char.group()), plain)
        known = _UNFAMILIAR.sub(lambda char: "a" if _in_word(char.group()) else " ", plain)
        kinds = known.encode(_FAMILIAR).translate(_KINDS)
    return plain, np.frombuffer(kinds, np.uint8)


def _begins(inside: NDArray[np.bool_]) -> list[int]:
    """Where the runs of a mask begin."""
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    places: list[int] = np.flatnonzero(begins).tolist()
    return places


#: What cuts an opening to fewer and fewer characters, without a step of Python for each.
_SHORTER = tuple(itemgetter(slice(width)) for width in range(WIDTH - 1, 0, -1))


class WordStarts:
    """Where the words of a folded text begin, by their openings.

    The opening of a word is its first characters, and those behind it where it is shorter, ``WIDTH`` in
    all; it is known by fewer of them too. White space is a blank.
    """

    __slots__ = ("_known", "_openings", "_places", "_told", "lacks", "memory", "size")

    def __init__(self, folded: str) -> None:
        plain, kinds = _read(folded)
        places: dict[str, list[int]] = {}
        for place in _begins(kinds != _SIGN):
            opening = plain[place : place + WIDTH]
            if known := places.get(opening):
                known.append(place)
            else:
                places[opening] = [place]
        #: The places of words by their openings, and the openings in their order.
        self._places, self._openings = places, sorted(places)
        #: The places of figures, and those by what several openings begin with, once asked for.
        self._known: dict[str, list[int]] = {}
        self._told = told = {*places}
        shorter: Iterable[str] = places
        for cut in _SHORTER:
            shorter = set(map(cut, shorter))
            told.update(shorter)
        if figures := _begins(kinds == _DIGIT):
            self._known[FIGURE] = figures
            told.add(FIGURE)
        self.size = len(folded)
        #: ``lacks(openings)`` tells that no word of the text has one of some openings.
        self.lacks: Callable[[frozenset[str]], bool] = told.isdisjoint
        #: What patterns know of this text.
        self.memory: dict[object, Any] = {}

    def among(self, openings: Iterable[frozenset[str]]) -> list[int]:
        """Return where the words that have one of some openings begin, in order."""
        told, places, run = self._told, self._places, self._run
        runs = [
            places[opening] if len(opening) == WIDTH else run(opening)
            for some in openings
            for opening in told & some
        ]
        # Of two openings one may begin the other.
        return runs[0] if len(runs) == 1 else sorted({*chain.from_iterable(runs)})

    def _run(self, opening: str) -> list[int]:
        """The places of figures, or of words that begin so: their openings stand together."""
        run = self._known.get(opening)
        if run is None:
            first = bisect_left(self._openings, opening)
            last = bisect_left(self._openings, opening + _LAST, first)
            runs = [self._places[longer] for longer in self._openings[first:last]]
            run = self._known[opening] = sorted(chain.from_iterable(runs))
        return run


class Prose(str):
    """A text, or a part of one, with where its words begin; slices of it are plain texts."""

    __slots__ = ("base", "starts")
    base: int
    starts: WordStarts

    @classmethod
    def of(cls, text: str, starts: WordStarts, base: int = 0) -> "Prose":
        """Return a text that begins at an offset (its ``base``) of the one whose words are known."""
        made = cls(text)
        made.starts = starts
        made.base = base
        return made

    def part(self, start: int, end: int) -> "Prose":
        """Return the words between two offsets, whole: ``start`` is inside none, ``end`` may be."""
        start, end, _step = slice(start, end).indices(len(self))
        if not start and end == len(self):
            return self
        while 0 < end < len(self) and _in_word(self[end - 1]) and _in_word(self[end]):
            end += 1
        return Prose.of(self[start:end], self.starts, self.base + start)
