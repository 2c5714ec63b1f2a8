"""Rows of a list whose votes stand in columns of figures: each figure is given its column's name.

« Délibération  Pour  Contre  Abst. », then « 2031-12 Tarifs de la cantine  25  0  2 »: the heads name
what the figures count, and a title that the figures part from its end goes on below them.

Source: lists published under CGCT, art. L2121-25.
"""

import re
from collections.abc import Iterator

from analyzers import fold_letters
from indexer.acts.formulas import PUBLISHED

_TOP = 1500
_HEADS = re.compile(
    r"(?:^|\n)(?![^\n]*\d)[^\n]{0,60}(?:\bpour\b[^\n\w]{1,12}contre\b[^\n\w]{1,12}abst(?:entions?)?|\bp\b[^\n\w]{1,12}c\b[^\n\w]{1,12}a)\b[^\n]{0,30}(?=\n)"
)
#: Two heads, one of which such a line of heads holds.
_TWO_HEADS = re.compile(r"p(?:our)?\b[^\n\w]{1,12}c")
#: A title, three figures, and what the last column says of them. No blank ends the title: a long row of
#: them is gone through once.
_ROW = re.compile(
    r"(?P<title>\S.{5,}?[^ \t|])[ \t|]++(?P<pour>\d{1,3})[ \t|]++(?P<contre>\d{1,3}|-)[ \t|]++(?P<abstention>\d{1,3}|-)(?P<result>[ \t|]++[^\d\s|][^\d|]{3,40})?[ \t|]*+"
)
#: A line that begins the next row, or ends the list.
_NEXT = re.compile(
    rf"\W*(?:[a-z]{{0,4}}[-_ ]?\d|deliberation|(?:le|la)\s+(?:maire|president|secretaire)|{PUBLISHED})"
)
_MOST_LINES = 3
_LEAST = 2
_Piece = tuple[str, int, int]


def with_named_counts(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the text with the figures of its rows named, and where each character stood.

    ``None`` where no columns of figures are headed so, or hardly a row has them.
    """
    top = fold_letters(text[:_TOP])
    heads = _HEADS.search(top) if _TWO_HEADS.search(top) else None
    if heads is None:
        return None
    pieces = list(_pieces(text, heads.end()))
    if sum(written == _FIRST for written, _start, _end in pieces) < _LEAST:
        return None
    out: list[str] = []
    positions: list[int] = []
    for written, start, end in pieces:
        out.append(written or text[start:end])
        positions.extend([start] * len(written) if written else range(start, end))
    return "".join(out), (*positions, len(text))


_FIRST = "Pour : "
_NAMES = (("pour", _FIRST), ("contre", " Contre : "), ("abstention", " Abstention : "))


def _pieces(text: str, begin: int) -> Iterator[_Piece]:
    """The pieces of a text: spans of it, and words that are written where they begin."""
    yield "", 0, begin
    position = begin
    while position < len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        row = _ROW.fullmatch(text, position, stop)
        if row is None:
            yield "", position, min(stop + 1, len(text))
            position = stop + 1
            continue
        yield "", *row.span("title")
        end = stop
        for start, after in _goes_on(text, stop + 1):
            yield " ", start, start
            yield "", start, after
            end = after
        yield "\t", row.start("pour"), row.start("pour")
        if row["result"]:
            yield "", *row.span("result")
            yield " ", row.start("pour"), row.start("pour")
        for group, name in _NAMES:
            yield name, row.start(group), row.start(group)
            yield "", *row.span(group)
        if end < len(text):
            yield "", end, end + 1
        position = end + 1


def _goes_on(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The lines under a row that go on with its title."""
    for _ in range(_MOST_LINES):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        if not line.strip() or _NEXT.match(fold_letters(line)) or _ROW.fullmatch(line):
            return
        yield start, stop
        start = stop + 1
