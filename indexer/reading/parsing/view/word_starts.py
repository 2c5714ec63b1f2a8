r"""A text that knows where its words begin, so that a pattern is tried only where it can match.

Where words begin is read once, in one pass, for all the patterns that look into a text and for every
part that is cut out of it. A word is what ``\w+`` takes.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import chain
from typing import Any

from analyzers import fold_letters

#: Characters, from the first of a word, that its opening tells.
WIDTH = 3
#: Opens every run of figures, in a word or not.
FIGURE = "\\d"
_FIGURES, _PLAIN_FIGURES = re.compile(r"\d+"), re.compile("[0-9]+")
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

    __slots__ = ("_places", "lacks", "memory", "size")

    def __init__(self, folded: str) -> None:
        plain = folded.replace("\n", " ").replace("\t", " ")
        for written, read in _EXOTIC.items():
            plain = plain.replace(written, read)
        words = plain
        for sign in _COMMON_SIGNS:
            words = words.replace(sign, " ")
        if _UNFAMILIAR.search(words):
            words, plain, figures = _read(words, plain)
        else:
            figures = [match.start() for match in _PLAIN_FIGURES.finditer(words)]
        places: dict[str, list[int]] = defaultdict(list)
        start = 0
        for word in words.split(" "):
            if word:
                places[plain[start : start + WIDTH]].append(start)
            start += len(word) + 1
        self._places = dict(places)
        for width in range(WIDTH - 1, 0, -1):
            places = _shorter(places, width)
            self._places |= places
        if figures:
            self._places[FIGURE] = figures
        self.size = len(folded)
        #: ``lacks(openings)`` tells that no word of the text has one of some openings.
        self.lacks: Callable[[frozenset[str]], bool] = self._places.keys().isdisjoint
        #: What patterns know of this text.
        self.memory: dict[object, Any] = {}

    def among(self, openings: frozenset[str]) -> list[int]:
        """Return where the words that have some openings begin, in order; no opening begins another."""
        runs = [self._places[opening] for opening in self._places.keys() & openings]
        return sorted(chain.from_iterable(runs))


def _read(words: str, plain: str) -> tuple[str, str, list[int]]:
    """Words and blanks of any script, without its signs, and where its figures begin."""
    figures = [(match.start(), match.group()) for match in _FIGURES.finditer(plain)]
    if not all(run.isascii() for _start, run in figures):
        plain, words = (
            _FIGURES.sub(lambda run: "0" * len(run.group()), text) for text in (plain, words)
        )
    return _SIGN.sub(" ", words), _BLANK.sub(" ", plain), [start for start, _run in figures]


def _shorter(places: dict[str, list[int]], width: int) -> dict[str, list[int]]:
    shorter: dict[str, list[int]] = defaultdict(list)
    for opening, run in places.items():
        shorter[opening[:width]] += run
    return shorter


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
