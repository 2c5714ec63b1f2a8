"""Numbers that a word processor sets in the margin to count the lines: they are no words.

They are believed to be such where they stand left or right of all else, count on by one step from the
top of the page to its foot, as many lines apart as they count, beside a flowing text. The numbers of a
list or table are not: its lines are short, or have cells.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from indexer.reading.extraction.page.pieces import Word

#: Fewest numbers that prove something, and fewest of those that stand at each fifth or tenth line.
_FEWEST, _FEWEST_STEPS = 5, 2
_STEPS = (5, 10)

#: Part of the lines between the first and the last number that the counting must agree with.
_AGREED = 0.9

#: Lines at the head or foot of a page that need no number.
_FURNITURE = 1

#: Part of the lines of a flowing text that fill it, and of those that may have cells.
_FULL, _CELLS = 0.25, 0.3


def without_line_numbers(words: Sequence[Word]) -> list[Word]:
    """The words of an upright page without the numbers of its lines."""
    for side in (_left_of_all, _right_of_all):
        numbers = side(words)
        if len(numbers) >= _FEWEST_STEPS and _count_lines(numbers, words):
            gone = set(map(id, numbers))
            return [word for word in words if id(word) not in gone]
    return list(words)


def _is_number(word: Word) -> bool:
    return word.text.isdecimal() and len(word.text) <= 4


def _left_of_all(words: Sequence[Word]) -> list[Word]:
    edge = _edge([word.left for word in words if not _is_number(word)])
    return [word for word in words if _is_number(word) and edge is not None and word.right < edge]


def _right_of_all(words: Sequence[Word]) -> list[Word]:
    edge = _edge([-word.right for word in words if not _is_number(word)])
    return [word for word in words if _is_number(word) and edge is not None and word.left > -edge]


def _edge(places: Sequence[float]) -> float | None:
    return min(places, default=None)


def _count_lines(numbers: Sequence[Word], words: Sequence[Word]) -> bool:
    ordered = sorted(numbers, key=lambda word: word.top)
    values = [int(word.text) for word in ordered]
    steps = [after - before for before, after in pairwise(values)]
    step = int(median(steps))
    in_steps = step in _STEPS and all(value % step == 0 for value in values)
    if step < 1 or (len(numbers) < _FEWEST and not in_steps):
        return False
    lines = _lines(words)
    places = [_place(word, lines) for word in ordered]
    apart = [after - before for before, after in pairwise(places)]
    agreed = sum(s == step and a == step for s, a in zip(steps, apart, strict=True))
    from_the_top = places[0] < step + _FURNITURE
    to_the_foot = places[-1] + step + _FURNITURE >= len(lines)
    if agreed < _AGREED * len(steps) or not from_the_top or not to_the_foot:
        return False
    gone = set(map(id, numbers))
    return _flows([word for word in words if id(word) not in gone])


def _flows(words: Sequence[Word]) -> bool:
    """Whether words make a flowing text: lines that fill it, and few gaps in them."""
    lines: dict[int, list[Word]] = {}
    middles = _lines(words)
    for word in words:
        lines.setdefault(_place(word, middles), []).append(word)
    left, right = min(word.left for word in words), max(word.right for word in words)
    full = celled = 0
    for line in lines.values():
        line.sort(key=lambda word: word.left)
        full += line[-1].right > left + 0.85 * (right - left)
        celled += any(b.left - a.right > 3 * (a.bottom - a.top) for a, b in pairwise(line))
    return full >= _FULL * len(lines) and celled <= _CELLS * len(lines)


def _lines(words: Sequence[Word]) -> list[float]:
    """The middles of the page's lines, from top to bottom."""
    lines: list[float] = []
    for word in sorted(words, key=_middle):
        if not lines or _middle(word) - lines[-1] > 0.5 * (word.bottom - word.top):
            lines.append(_middle(word))
    return lines


def _place(word: Word, lines: Sequence[float]) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - _middle(word)))


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2
