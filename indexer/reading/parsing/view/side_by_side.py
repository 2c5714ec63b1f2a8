"""Two columns that a text keeps side by side: white runs down the lines between them.

Programs that keep the layout of a page (« pdftotext -layout ») write the lines of both across. They are read one after
the other where both are sentences that go on from line to line; the rows of a table stay.

Source: minutes set in two columns, as municipal bulletins print them.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.reading.parsing.view.columns import laid

#: Three blanks or more within a line; three on end are found faster than what stands before them.
_GAP = re.compile(r"   (?<=\S   ) *+(?=\S)")
#: So many lines have a gap that ends at one place; in so many lines it is looked for.
_LEAST, _AHEAD = 8, 32
#: Of the lines with text, so many have it on both sides.
_BESIDE = 0.3
#: Nearly all lines of a column are no wider than it is, and it has so many letters; so much of it a line fills, as so
#: many do; so many begin with a small letter; above so many of those that a capital begins a sentence ends.
_NEARLY, _WIDE, _FULL, _MOSTLY, _GOING_ON, _ENDED = 0.8, 32, 0.75, 0.4, 0.15, 0.2
_ENDS = (".", ":", ";", "!", "?")
#: A table is gone through again from so much of it on, not from each of its lines.
_AGAIN = 8

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line in two halves, spans of the text; either may be empty."""

    left: _Span
    right: _Span


def in_reading_order(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the text with its columns one after the other, and where each character stood; else ``None``."""
    gaps = [gap.end() for gap in _GAP.finditer(text)]
    if len(gaps) < _LEAST:
        return None
    lines = _lines(text)
    ends = _ends(gaps, lines)
    spans: list[_Span] = []
    refused: dict[int, int] = {}
    index, found = 0, False
    while index < len(lines):
        gutter = _gutter(ends[index : index + _AHEAD])
        if gutter and refused.get(gutter, 0) <= index:
            rows = _rows_from(text, lines, index, gutter)
            if _are_columns(text, rows):
                found = True
                spans += [row.left for row in rows]
                spans += [row.right for row in rows]
                index += len(rows)
                continue
            refused[gutter] = index + len(rows) // _AGAIN
        spans.append(lines[index])
        index += 1
    return laid(text, spans) if found else None


def _lines(text: str) -> list[_Span]:
    lines: list[_Span] = []
    start = 0
    for line in text.replace("\f", "\n").split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _ends(gaps: Sequence[int], lines: Sequence[_Span]) -> list[list[int]]:
    """Of each line, how far from its beginning its gaps end."""
    starts = [start for start, _stop in lines]
    ends: list[list[int]] = [[] for _line in lines]
    for gap in gaps:
        at = bisect_right(starts, gap) - 1
        ends[at].append(gap - starts[at])
    return ends


def _gutter(ends: Sequence[Sequence[int]]) -> int:
    """Where most gaps of some lines end, one of the first of them; 0 where too few do."""
    if not ends[0]:
        return 0
    seen = Counter(end for line in ends for end in line)
    gutter, often = max(seen.items(), key=lambda one: (one[1], one[0]))
    return gutter if often >= _LEAST and gutter in ends[0] else 0


def _rows_from(text: str, lines: Sequence[_Span], first: int, gutter: int) -> list[_Row]:
    """The rows from a line on through which a gutter runs."""
    rows: list[_Row] = []
    for index in range(first, len(lines)):
        start, stop = lines[index]
        at = start + gutter
        # Words that stand in the gutter, a cell, and the next page end what it parts.
        is_next = index > first and text[start - 1] == "\f"
        words = text[max(start, at - 2) : min(at, stop)].strip(" ")
        if is_next or words or text.find("\t", start, stop) >= 0:
            break
        rows.append(_Row((start, min(at, stop)), (min(at, stop), stop)))
    return rows


def _are_columns(text: str, rows: Sequence[_Row]) -> bool:
    left = [text[slice(*row.left)].strip() for row in rows]
    right = [text[slice(*row.right)].strip() for row in rows]
    sides = Counter((bool(one), bool(other)) for one, other in zip(left, right, strict=True))
    if sides[True, True] < _BESIDE * (len(rows) - sides[False, False]):
        return False
    return _goes_on(left) and _goes_on(right)


def _goes_on(column: Sequence[str]) -> bool:
    """Whether the lines of a column are those of sentences: wide, most of them full, some begun with a small letter.

    The cells of a table go on over lines too, but no full stop ends most of them.
    """
    filled = [line for line in column if line]
    if len(filled) < _LEAST:
        return False
    width = sorted(map(len, filled))[int(len(filled) * _NEARLY)]
    full = sum(len(line) >= _FULL * width for line in filled)
    small = sum(line[0].islower() for line in filled)
    above = [before for before, line in pairwise(filled) if line[0].isupper()]
    ended = sum(before.endswith(_ENDS) for before in above)
    return (
        width >= _WIDE
        and full >= _MOSTLY * len(filled)
        and small >= _GOING_ON * len(filled)
        and ended >= _ENDED * len(above)
    )
