"""The rows of a table in HTML: in which column each cell stands, beside those that run down or across.

Source: HTML Living Standard, 4.9.12 (forming a table).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from indexer.reading.extraction.text.grid import Cell, table_lines

#: Columns that a cell runs over at most; more are no table that is read.
_BROADEST = 100
_NUMBER = re.compile(r"\s*(\d{1,5})")


class Rows:
    """The rows of a table that is open, each with the place of its line."""

    def __init__(self) -> None:
        self._column = 0
        self._held: dict[
            int, int
        ] = {}  # columns under a cell from above, and how many rows it still runs
        self._places: list[int] = []
        self._rows: list[Sequence[Cell]] = []

    def next_row(self, *, opens_group: bool) -> None:
        """A row begins, or a group of rows, out of which no cell runs."""
        self._column = 0
        if opens_group:
            self._held.clear()
        self._held = {column: rows - 1 for column, rows in self._held.items() if rows > 1}

    def place(self, element: Any) -> int:
        """The column of the next cell of the row."""
        while self._column in self._held:
            self._column += 1
        column = self._column
        self._column += max(min(_number(element, "colspan"), _BROADEST), 1)
        rows = _number(element, "rowspan")
        if rows != 1:
            # 0: down to the end of the table.
            self._held |= dict.fromkeys(range(column, self._column), rows or 1 << 20)
        return column

    def take(self, place: int, row: Sequence[Cell]) -> None:
        """Keep a row, whose line is the one at ``place``."""
        self._places.append(place)
        self._rows.append(row)

    def written(self) -> Iterator[tuple[int, str]]:
        """The place and the line of each row."""
        return zip(self._places, table_lines(self._rows), strict=True)


def _number(element: Any, name: str) -> int:
    found = _NUMBER.match(element.get(name) or "1")
    return int(found[1]) if found else 1
