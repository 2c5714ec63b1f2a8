"""Lines of HTML being built: words join, blocks break, rows of tables stand in their columns."""

import re
from dataclasses import dataclass

import lxml.etree

from indexer.reading.extraction.text.grid import Cell
from indexer.reading.extraction.text.html_rows import Rows
from indexer.reading.extraction.text.lines import without_unseen
from indexer.reading.extraction.text.style_sheets import StyleSheets
from indexer.reading.extraction.text.symbols import with_boxes

_SPACES = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(slots=True)
class OpenList:
    """A list that is open: the number of its next item, and how it is written."""

    number: int
    step: int
    kind: str


class Lines:
    """Lines being built: words join, blocks break, cells are held apart by tabs."""

    def __init__(self, sheets: StyleSheets) -> None:
        self.sheets = sheets
        self.lists: list[OpenList | None] = []
        self.label = ""
        self._lines: list[str] = []
        self._current: list[str] = []
        self._cells: list[tuple[int, int]] = []
        self.tables: list[Rows] = []
        self.hidden = 0
        self.on_paper = True
        self.preformatted = 0
        self.in_row = 0

    def add(self, text: str | None) -> None:
        """Put text on the line, unless it is hidden."""
        if text and not self.hidden:
            if self.label and text.strip():
                self._current.append(self.label)
                self.label = ""
            self._current.append(text if self.preformatted else _SPACES.sub(" ", text))

    def open_cell(self, element: lxml.etree._Element) -> None:
        """What follows is a cell, in its column; outside a table cells are parted by tabs."""
        if self.tables:
            self._cells.append((len(self._current), self.tables[-1].place(element)))
        elif element.getprevious() is not None:
            self._current.append("\t")

    def end_line(self) -> None:
        """What was put on the line is one, if it shows anything."""
        if self._cells:
            self._end_row()
        line = without_unseen("".join(self._current))
        self._current.clear()
        if self.preformatted:
            self._lines.extend(line.rstrip().split("\n"))
            return
        line = re.sub(r" *\t *", "\t", re.sub(r" {2,}", " ", line)).strip(" ").rstrip("\t")
        if line:
            self._lines.append(line)

    def _end_row(self) -> None:
        """The cells of a row; what stands before them is a line of its own."""
        cells, self._cells = self._cells, []
        row, self._current = self._current, self._current[: cells[0][0]]
        self.end_line()
        ends = [place for place, _ in cells[1:]] + [len(row)]
        said = [
            Cell(column, " ".join(without_unseen("".join(row[start:end])).split()))
            for (start, column), end in zip(cells, ends, strict=True)
        ]
        if any(cell.text for cell in said):
            self.tables[-1].take(len(self._lines), said)
            self._lines.append("…")  # until the table ends

    def end_table(self) -> None:
        """Write the rows of the table that was open in its columns."""
        if self.tables:
            for place, line in self.tables.pop().written():
                self._lines[place] = line

    def end_paragraph(self) -> None:
        """The line ends, and what follows stands apart."""
        self.end_line()
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """All lines."""
        self.end_line()
        return with_boxes("\n".join(self._lines).strip("\n"))
