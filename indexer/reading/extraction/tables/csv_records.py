"""CSV text → records: as RFC 4180 has it, and line by line where its quotes do not add up.

A quote that is never closed, or closed by one of another row, must not swallow what follows. A
record of several lines is only believed where the caller finds it sound; else its first line stands
alone, as it is written, and reading goes on with the next.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

#: Lines that one cell may run over; fewer once that many records were broken, so that a file full
#: of stray quotes is not read again and again.
_REACH = 200
_SHORT_REACH = 10
_MANY = 50

#: Without these a line is a record, and a delimiter parts two cells.
_ALONE = ('"', "\r", "\0")

#: Larger than any cell: the size of the file is bounded elsewhere.
_CELL = 1 << 30


@dataclass(frozen=True, slots=True)
class Record:
    """A record: the line it starts on (from 1), its text; no cells where quotes do not add up."""

    number: int
    raw: str
    cells: tuple[str, ...] | None


def records(
    text: str,
    delimiter: str,
    is_sound: Callable[[Sequence[str], Sequence[str]], bool] = lambda cells, lines: True,
) -> Iterator[Record]:
    """The records of a text that hold anything; ``is_sound`` judges cells of several lines."""
    if not any(sign in text for sign in _ALONE):
        yield from _plain(text.split("\n"), delimiter)
        return
    previous = csv.field_size_limit(_CELL)
    try:
        yield from _records(text.split("\n"), delimiter, is_sound)
    finally:
        csv.field_size_limit(previous)


def _plain(lines: list[str], delimiter: str) -> Iterator[Record]:
    """The records of lines without a quote: each is one, parted at each delimiter."""
    for number, line in enumerate(lines, start=1):
        cells = tuple(line.split(delimiter))
        if any(cell.strip() for cell in cells):
            yield Record(number, line, cells)


def _records(
    lines: list[str],
    delimiter: str,
    is_sound: Callable[[Sequence[str], Sequence[str]], bool],
) -> Iterator[Record]:
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    broken = 0
    while feed.position < len(lines):
        start = feed.start = feed.position
        try:
            cells = next(reader, None)
        except (csv.Error, _TooFar):
            cells = None
        taken = lines[start : feed.position]
        if cells is not None and (len(taken) == 1 or is_sound(cells, taken)):
            if any(cell.strip() for cell in cells):
                yield Record(start + 1, "\n".join(taken), tuple(cells))
            continue
        broken += 1
        feed.reach = _REACH if broken < _MANY else _SHORT_REACH
        feed.position = start + 1
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        if lines[start].strip():
            yield Record(start + 1, lines[start], None)


class _TooFar(Exception):
    """A record runs over more lines than any does."""


class _Feed:
    """Gives ``csv`` line after line, and tells where it stands."""

    def __init__(self, lines: list[str]) -> None:
        self.position = self.start = 0
        self.reach = _REACH
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.position >= len(self._lines):
            raise StopIteration
        if self.position - self.start >= self.reach:
            raise _TooFar
        self.position += 1
        return f"{self._lines[self.position - 1]}\n"
