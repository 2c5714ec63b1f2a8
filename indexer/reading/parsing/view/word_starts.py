r"""A text that knows where its words begin, so that a pattern is tried only where it can match.

Where words begin is read once, in one pass, for all the patterns that look into a text and for every
part that is cut out of it. A word is what ``\w+`` takes.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers import fold_letters

#: Characters, from the first of a word, that its opening tells.
WIDTH = 3
#: Opens every run of figures, in a word or not.
FIGURE = "\\d"
_FIGURES = re.compile(r"\d+")
#: Letters that ``re.IGNORECASE`` takes for others, though folding keeps them apart.
_EXOTIC = {"ſ": "s", "ı": "i"}
_COMMON_SIGNS = "',.:;()-/\"«»°|•€%?!*+=[]<>²…&\\~#@"
_UNFAMILIAR = re.compile("[^a-z0-9_ œæ]")
_SIGN = re.compile(r"[^\w ]")
_BLANK = re.compile(r"\s")
_LAST = chr(0x10FFFF)


def read_opening(written: str) -> str:
    """Return an opening, as a text has it, in the letters and blanks in which openings are told."""
    read = "".join(
        "0" if char.isdecimal() else " " if char.isspace() else _EXOTIC.get(char, char)
        for char in written
    )
    return fold_letters(read)


class WordStarts:
    """Where the words of a folded text begin, by their openings.

    The opening of a word is its first three characters, those behind it where it is shorter, or fewer
    of them; white space is a blank.
    """

    __slots__ = (
        "_bounds",
        "_known",
        "_openings",
        "_places",
        "_ranks",
        "_told",
        "lacks",
        "memory",
        "size",
    )

    def __init__(self, folded: str) -> None:
        plain = folded.replace("\n", " ").replace("\t", " ")
        for written, read in _EXOTIC.items():
            plain = plain.replace(written, read)
        words = plain
        for sign in _COMMON_SIGNS:
            words = words.replace(sign, " ")
        if _UNFAMILIAR.search(words):
            words, plain = _read(words, plain)
        letters = _codes(plain + "\0" * (WIDTH - 1))
        at = _begins(_codes(words) != ord(" "))
        #: The places of words, those of one opening together; the openings in their order, and where each begins.
        self._places, self._openings, self._bounds = _grouped(plain, letters, at)
        self._ranks = {opening: rank for rank, opening in enumerate(self._openings)}
        #: The places of figures, and those by what several openings begin with, once asked for.
        self._known: dict[str, list[int]] = {}
        self._told = told = {*self._openings}
        for width in range(1, WIDTH):
            told.update([opening[:width] for opening in self._openings])
        if len(figures := _begins((letters >= ord("0")) & (letters <= ord("9")))):
            self._known[FIGURE] = figures.tolist()
            told.add(FIGURE)
        self.size = len(folded)
        #: ``lacks(openings)`` tells that no word of the text has one of some openings.
        self.lacks: Callable[[frozenset[str]], bool] = told.isdisjoint
        #: What patterns know of this text.
        self.memory: dict[object, Any] = {}

    def among(self, openings: frozenset[str]) -> list[int]:
        """Return where the words that have some openings begin, in order; no opening begins another."""
        rank, places, bounds = self._ranks.get, self._places, self._bounds
        asked = [(opening, rank(opening)) for opening in self._told & openings]
        runs = [
            self._run(opening) if at is None else places[bounds[at] : bounds[at + 1]]
            for opening, at in asked
        ]
        return sorted(chain.from_iterable(runs))

    def _run(self, opening: str) -> list[int]:
        """The places of figures, or of words that begin so: their openings stand together."""
        run = self._known.get(opening)
        if run is None:
            first = bisect_left(self._openings, opening)
            last = bisect_left(self._openings, opening + _LAST, first)
            run = self._places[self._bounds[first] : self._bounds[last]]
            if last - first > 1:
                run.sort()
            self._known[opening] = run
        return run


def _read(words: str, plain: str) -> tuple[str, str]:
    """Words and blanks of any script, without its signs, and their text, its figures in ASCII."""
    if not all(run.isascii() for run in _FIGURES.findall(plain)):
        plain, words = (
            _FIGURES.sub(lambda run: "0" * len(run.group()), text) for text in (plain, words)
        )
    return _SIGN.sub(" ", words), _BLANK.sub(" ", plain)


def _codes(text: str) -> NDArray[np.int64]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)


def _begins(inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Where the runs of a mask begin."""
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    return np.flatnonzero(begins)


def _grouped(
    plain: str, letters: NDArray[np.int64], at: NDArray[np.int64]
) -> tuple[list[int], list[str], list[int]]:
    """The places of words by their openings, the openings, and where each begins among the places."""
    openings = (letters[at] << 42) | (letters[at + 1] << 21) | letters[at + 2]
    order = np.argsort(openings, kind="stable")
    openings, at = openings[order], at[order]
    places: list[int] = at.tolist()
    cuts = (np.flatnonzero(openings[1:] != openings[:-1]) + 1).tolist()
    bounds = [0, *cuts] if places else []
    return (
        places,
        [plain[place : place + WIDTH] for place in at[bounds].tolist()],
        [*bounds, len(places)],
    )


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


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"
