r"""Lines of RTF being built, and the rows of its tables, whose cells stand between edges.

A row is defined by ``\trowd`` and, for each cell, what merges it and its right edge (``\cellx``, in twips); its
text ends cell by cell (``\cell``), then as a row (``\row``). Source: Rich Text Format Specification, version 1.9.1,
« Table Definitions ».
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from indexer.reading.extraction.text.grid import Cell, table_lines
from indexer.reading.extraction.text.lines import joined, without_tab_runs

#: Where cells stand of which no edge is told: behind all others.
_FURTHER = 1 << 40


@dataclass(frozen=True, slots=True)
class Column:
    """The left edge of a cell, and whether it is merged into the cell beside or above it."""

    edge: int
    into_left: bool = False
    into_above: bool = False


class RowShape:
    """The cells of the row that was defined last."""

    WORDS: ClassVar = ("trowd", "trleft", "clmrg", "clvmrg", "cellx")

    def __init__(self) -> None:
        self.columns: list[Column] = []
        self._edge = 0
        self._merged: set[str] = set()

    def take(self, word: str, number: int) -> None:
        """Take a word of a definition with its number."""
        if word == "trowd":
            self.columns, self._edge, self._merged = [], 0, set()
        elif word == "trleft":
            self._edge = number
        elif word == "cellx":
            merged, self._merged = self._merged, set()
            self.columns.append(Column(self._edge, "clmrg" in merged, "clvmrg" in merged))
            self._edge = number
        else:
            self._merged.add(word)


@dataclass(slots=True)
class Sink:
    """A stretch of text being built: lines, the pieces of the next one, the rows of a table that is open.

    Text boxes wait for the end of the paragraph or row that they hang on.
    """

    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)

    def end_cell(self) -> None:
        """What was said since the last cell is a cell, on one line."""
        self.cells.append(" ".join("".join(self.pieces).split()))
        self.pieces.clear()

    def end_row(self, columns: Sequence[Column]) -> None:
        """The cells since the last row are one; what lies under a merged cell is not seen."""
        if "".join(self.pieces).strip():
            self.end_cell()
        further = (Column(_FURTHER + rank) for rank in range(len(self.cells)))
        begun = bool(self.rows)
        row = [
            Cell(column.edge, "" if column.into_left or (column.into_above and begun) else text)
            for column, text in zip([*columns, *further], self.cells, strict=False)
        ]
        self.cells.clear()
        if any(cell.text for cell in row):
            self.rows.append(row)
        if self.boxes:
            self._end_table()

    def end_line(self) -> None:
        """A paragraph ends, and before it the table that was open."""
        if self.rows:
            self._end_table()
        # Cells of a row that never ended stand on the line.
        line = "\t".join([*self.cells, "".join(self.pieces)])
        self.lines.append(without_tab_runs(line))
        self.cells.clear()
        self.pieces.clear()
        self._take_boxes()

    def text(self) -> str:
        """All that was built."""
        self.end_line()
        return joined(self.lines)

    def _end_table(self) -> None:
        self.lines += table_lines(self.rows)
        self.rows.clear()
        self._take_boxes()

    def _take_boxes(self) -> None:
        self.lines += self.boxes
        self.boxes.clear()
