"""The rows of a table on a page: cells parted by tabs, and under each other where one of a row is empty.

A row that lacks a cell (no cross under « Présent », one under « Absent ») tells by its place which one it
lacks: the rows with most cells say where the columns are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.reading.extraction.page.pieces import Band

#: Longest sign of a list (« - », « 1. », « a) »), after which a gap makes no cell.
BULLET = 3

#: Columns from which a row may lack a cell in the middle.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    left: float
    right: float


def row_text(row: Band, gap: float) -> str:
    """A row by itself: cells are what stands further apart than a gap."""
    return "\t".join(cell.text for cell in _cells(row, gap))


def table_texts(rows: Sequence[Band], gap: float) -> list[str]:
    """The rows of a table, those that lack a cell with an empty one in its place."""
    parted = [_cells(row, gap) for row in rows]
    columns = _columns(parted)
    return ["\t".join(_placed(cells, columns)) for cells in parted]


def _cells(row: Band, gap: float) -> list[_Cell]:
    shown = [_Cell(row[0].text, row[0].left, row[0].right)]
    length = len(row[0].text)
    for before, after in pairwise(row):
        if after.left - before.right >= gap and (length > BULLET or len(row) > 2):
            shown.append(_Cell(after.text, after.left, after.right))
        else:
            last = shown[-1]
            shown[-1] = _Cell(f"{last.text} {after.text}", last.left, max(last.right, after.right))
        length += 1 + len(after.text)
    return shown


def _columns(rows: Sequence[Sequence[_Cell]]) -> list[tuple[float, float]]:
    """Where the columns lie, by the rows that have most cells; none where these do not tell it."""
    most = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) == most]
    columns = [
        (min(row[n].left for row in full), max(row[n].right for row in full)) for n in range(most)
    ]
    apart = all(one[1] < other[0] for one, other in pairwise(columns))
    return columns if most >= _FEWEST and apart else []


def _placed(cells: Sequence[_Cell], columns: Sequence[tuple[float, float]]) -> list[str]:
    """The cells of a row in their columns; as they follow each other where they fit in none."""
    texts = [cell.text for cell in cells]
    if not 1 < len(cells) < len(columns):
        return texts
    places = [_place(cell, columns) for cell in cells]
    if any(one >= other for one, other in pairwise(places)):
        return texts
    row = [""] * (places[-1] + 1)
    for place, text in zip(places, texts, strict=True):
        row[place] = text
    return row


def _place(cell: _Cell, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a cell shares most with, else the nearest."""
    shared = [min(cell.right, right) - max(cell.left, left) for left, right in columns]
    return max(range(len(columns)), key=lambda place: shared[place])
