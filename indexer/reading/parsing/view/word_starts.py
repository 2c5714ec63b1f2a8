r"""A text that knows where its words begin, so that a pattern is tried only where it can match.

Where words begin is read once, in one pass, for all the patterns that look into a text and for every
part that is cut out of it. A word is what ``\w+`` takes.
"""

import re
from collections.abc import Callable
from itertools import chain, pairwise
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

    __slots__ = ("_places", "_whole", "lacks", "memory", "size")

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
        #: The places of words by their whole openings, and by these or, once asked for, by shorter ones.
        self._whole = _grouped(plain, letters, at)
        self._places: dict[str, list[int] | None] = dict(self._whole)
        for opening in self._whole:
            self._places.update(dict.fromkeys((opening[:1], opening[:2])))
        if len(figures := _begins((letters >= ord("0")) & (letters <= ord("9")))):
            self._places[FIGURE] = figures.tolist()
        self.size = len(folded)
        #: ``lacks(openings)`` tells that no word of the text has one of some openings.
        self.lacks: Callable[[frozenset[str]], bool] = self._places.keys().isdisjoint
        #: What patterns know of this text.
        self.memory: dict[object, Any] = {}

    def among(self, openings: frozenset[str]) -> list[int]:
        """Return where the words that have some openings begin, in order; no opening begins another."""
        runs = [self._run(opening) for opening in self._places.keys() & openings]
        return sorted(chain.from_iterable(runs))

    def _run(self, opening: str) -> list[int]:
        run = self._places[opening]
        if run is None:
            runs = (run for whole, run in self._whole.items() if whole.startswith(opening))
            run = self._places[opening] = list(chain.from_iterable(runs))
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


def _grouped(plain: str, letters: NDArray[np.int64], at: NDArray[np.int64]) -> dict[str, list[int]]:
    """The places of words, in order, by their openings."""
    openings = (letters[at] << 42) | (letters[at + 1] << 21) | letters[at + 2]
    order = np.argsort(openings, kind="stable")
    openings, at = openings[order], at[order]
    cuts = (np.flatnonzero(openings[1:] != openings[:-1]) + 1).tolist()
    places: list[int] = at.tolist()
    bounds = [0, *cuts, len(places)] if places else []
    return {
        plain[places[first] : places[first] + WIDTH]: places[first:stop]
        for first, stop in pairwise(bounds)
    }


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
