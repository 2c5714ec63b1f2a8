"""The rows of a table of deliberations: each sound, mended or set aside.

A row whose quotes or cells do not add up is put back in place where there is one way to do it
(``alignment``). Else it is *set aside*: of its facts only those before the fault are kept, its text is
searched as it is written, and a ``Failure`` says so. No row takes the place of another, and no count
is made up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from indexer.acts.documents import Row
from indexer.reading.extraction.tables import scdl
from indexer.reading.extraction.tables.alignment import (
    Slot,
    adds_up,
    aligned,
    first_cells,
    fit,
    is_shifted,
)
from indexer.reading.extraction.tables.clerks import is_total
from indexer.reading.extraction.tables.csv_records import Record, records
from indexer.reading.row_faults import RowFault, some, told

#: Lines that a broken cell may run over.
_JOINED = 20

#: Rows that are mended in one table; putting a row back takes a thousand times longer than reading one.
_MENDED = 2_000

#: Rows by which a table's sound ones are told from those that only look so.
_SAMPLE = 2_000

#: Characters of a row that are searched, and of one that is mended: no row of a table is longer.
_ROW = 200_000

#: Numbers of lines that are named.
_NAMED = 20

#: Columns in which no text can stand: they tell a row from a line of a cell.
_MARKS = ("COLL_SIRET", "COLL_SIREN", "DELIB_DATE", "DELIB_MATIERE_CODE")

#: Columns of text, by how strange a delimiter is inside them.
_MERGES = {"DELIB_OBJET": 4}
_TEXT_MERGES = 6


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's columns are named: its line, their names, the delimiter."""

    line: int
    names: tuple[str, ...]
    delimiter: str


@dataclass
class Deliberations:
    """Rows being read, up to ``max_rows``."""

    header: Header
    source: str
    max_rows: int
    rows: list[Row] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _faults: list[tuple[int, RowFault]] = field(default_factory=list)
    _aside: list[int] = field(default_factory=list)
    _mended = _start = _left_out = 0

    def __post_init__(self) -> None:
        pending = self._records
        position = 0
        while position < len(pending):
            record = pending[position]
            if len(self.rows) >= self.max_rows:
                self._left_out = record.number
                return
            cells: Sequence[str | None] | None = self._in_place(record)
            taken = 1
            if cells is None:
                cells, taken = self._put_back(position)
            joined = pending[position : position + taken]
            if cells is None:
                self._set_aside(record)
            else:
                self._keep(joined, cells)
            position += taken

    def text(self) -> str:
        """The rows as text, an empty line between them."""
        return "\n\n".join(self._pieces)

    def notes(self) -> tuple[str, ...]:
        """What to say of the table and of its rows."""
        missing = scdl.missing_columns(self.header.names)
        said = [f"required columns missing: {', '.join(missing)}"] if missing else []
        return (*said, *told(self._faults))

    def failures(self) -> tuple[str, ...]:
        """What could not be read as the schema has it."""
        said = []
        if self._aside:
            lines = "line" if len(self._aside) == 1 else "lines"
            said.append(
                f"{len(self._aside)} {lines} set aside, whose cells do not fit the columns: "
                f"searched as text only ({lines} {some(self._aside, _NAMED)})"
            )
        if self._left_out:
            said.append(
                f"lines from {self._left_out} on not read: over the limit of {self.max_rows} rows "
                "(max_rows)"
            )
        return tuple(said)

    @cached_property
    def _records(self) -> list[Record]:
        found = records(self.source, self.header.delimiter, self._is_sound)
        return [
            r
            for r in found
            if r.number > self.header.line and not self._is_header(r) and not self._is_total(r)
        ]

    def _is_header(self, record: Record) -> bool:
        """Whether a record names the columns once more: tables that were put one after the other."""
        cells, names = record.cells or ("",), self.header.names
        if scdl.column_name(cells[0]) != names[0]:
            return False
        return tuple(map(scdl.column_name, cells)) == names

    def _is_total(self, record: Record) -> bool:
        """Whether a record sums the rows up: it says so, and nothing in it tells a row."""
        cells = [cell.strip() for cell in record.cells or ()]
        return is_total(next(filter(None, cells), "")) and not any(
            cells[place] for place, _ in self._marks if place < len(cells)
        )

    def _is_sound(self, cells: Sequence[str], lines: Sequence[str]) -> bool:
        """Whether cells of several lines swallowed no row."""
        return len(cells) == len(self.header.names) and not any(map(self._is_row, lines[1:]))

    def _begins_row(self, line: str) -> bool:
        """Whether a line looks like a row, be it a broken one: some telling cell is in its place."""
        cells = [cell.strip().strip('"') for cell in line.split(self.header.delimiter)]
        return self._is_row(line) or any(
            cells[place] and scdl.fits(column, cells[place])
            for place, column in self._marks
            if place < len(cells)
        )

    def _is_row(self, line: str) -> bool:
        """Whether a line is a row by itself: what tells rows stands in its place."""
        cells = line.split(self.header.delimiter)
        marks = [(place, c) for place, c in self._marks if place < len(cells)]
        if not self._marks or not marks:
            return len(cells) == len(self.header.names)
        values = [(cells[place].strip().strip('"'), c) for place, c in marks]
        return all(value and scdl.fits(c, value) for value, c in values)

    @cached_property
    def _marks(self) -> list[tuple[int, scdl.Column]]:
        """The columns, by place, in which no text can stand."""
        return [
            (place, known)
            for place, name in enumerate(self.header.names)
            if name in _MARKS and (known := scdl.column(name))
        ]

    @cached_property
    def _sample(self) -> list[tuple[str, ...]]:
        """Rows that have a cell for each column."""
        width = len(self.header.names)
        sound = (r.cells for r in self._records if r.cells is not None and len(r.cells) == width)
        return [cells for cells, _ in zip(sound, range(_SAMPLE), strict=False)]

    @cached_property
    def _order(self) -> scdl.DateOrder:
        places = [p for p, n in enumerate(self.header.names) if n in ("DELIB_DATE", "PREF_DATE")]
        return scdl.order_of_dates(cells[place] for cells in self._sample for place in places)

    @cached_property
    def _slots(self) -> list[Slot]:
        return [
            _slot(name, [cells[place].strip() for cells in self._sample])
            for place, name in enumerate(self.header.names)
        ]

    def _in_place(self, record: Record) -> tuple[str, ...] | None:
        """The cells of a record whose cells stand in their columns.

        Empty ones over the number of columns may be left off; a delimiter in a text may have put them
        there, though.
        """
        cells, width = record.cells, len(self.header.names)
        if cells is None or len(cells) < width or any(c.strip() for c in cells[width:]):
            return None
        kept, slots = cells[:width], self._slots
        if len(cells) > width:
            return kept if fit(kept, slots) and adds_up(kept, slots) else None
        return None if is_shifted(kept, slots) else kept

    def _put_back(self, position: int) -> tuple[tuple[str | None, ...] | None, int]:
        """The cells of a record that does not fit, and how many records they were parted into."""
        if self._mended >= _MENDED or len(self._records[position].raw) > _ROW:
            return None, 1
        self._mended += 1
        raw, delimiter = self._records[position].raw, self.header.delimiter
        cells = aligned(raw, delimiter, self._slots, may_miss=False)
        if cells is not None:
            return cells, 1
        joined = raw
        for taken, record in enumerate(self._records[position + 1 : position + _JOINED], start=2):
            if self._begins_row(record.raw):
                break
            joined += f"\n{record.raw}"
            cells = aligned(joined, delimiter, self._slots, may_miss=False)
            if cells is not None:
                return cells, taken
        cells = aligned(raw, delimiter, self._slots, may_miss=True)
        if cells is not None and not cells[self.header.names.index("DELIB_OBJET")]:
            return None, 1  # a row that ends before its objet is no row
        return cells, 1

    def _keep(self, taken: Sequence[Record], cells: Sequence[str | None]) -> None:
        """Take a row; a doubtful cell is empty, and the row's text is then what the file has."""
        names, number = self.header.names, taken[0].number
        doubtful = [name for name, cell in zip(names, cells, strict=True) if cell is None]
        known: dict[str, str] = {}
        for name, cell in zip(names, cells, strict=True):
            if name and not known.get(name):  # of two columns of one name the first counts
                known[name] = (cell or "").strip()
        mended, problems = scdl.checked(known, self._order)
        if self._in_place(taken[0]) != tuple(cells):
            problems.insert(0, RowFault(f"{self._fault(taken)}, put back in place"))
        if doubtful:
            problems.append(RowFault(f"doubtful, and left out: {', '.join(doubtful)}"))
            self._aside.append(number)
        laid_out = _laid_out(mended)
        if doubtful:
            laid_out = "\n".join((laid_out, *(record.raw for record in taken)))
        self._add(number, mended, laid_out, problems)

    def _fault(self, taken: Sequence[Record]) -> str:
        cells, width = taken[0].cells, len(self.header.names)
        if len(taken) > 1:
            return f"parted over {len(taken)} lines"
        if cells is None:
            return "quotes that do not add up"
        if len(cells) == width:
            return "cells that stand beside their columns"
        return f"{len(cells)} cells for {width} columns"

    def _set_aside(self, record: Record) -> None:
        """Take a row of which only the cells before its fault are sure."""
        sure = first_cells(record.raw, self.header.delimiter, self._slots)
        known = {name: cell for name, cell in zip(self.header.names, sure, strict=False) if name}
        cells, problems = scdl.checked(known, self._order)
        problems.append(RowFault(f"set aside: {self._fault([record])}"))
        self._aside.append(record.number)
        laid_out = "\n".join(filter(None, (_laid_out(cells), record.raw.strip())))
        self._add(record.number, cells, laid_out, problems)

    def _add(
        self, number: int, cells: dict[str, str], text: str, faults: Sequence[RowFault]
    ) -> None:
        if len(text) > _ROW:
            faults = (*faults, RowFault(f"its first {_ROW:,} characters are searched"))
            text = text[:_ROW]
        self._faults += ((number, fault) for fault in faults)
        kept = {name: cell for name, cell in cells.items() if cell or scdl.column(name)}
        self.rows.append(Row(number, kept, self._start, self._start + len(text)))
        self._pieces.append(text)
        self._start += len(text) + 2


def _slot(name: str, sample: Sequence[str]) -> Slot:
    """What a column takes; a pattern that the table's own sound rows break is no guide."""
    known = scdl.column(name)
    filled = [cell for cell in sample if cell]
    usual = len(filled) > 0.9 * len(sample) if sample else bool(known and known.required)
    merges = _MERGES.get(name, _TEXT_MERGES) if known is None or known.is_text else None
    if known is None or known.is_text or (known.pattern is None and not known.is_date):
        return Slot(lambda cell: True, merges, usual)
    broken = sum(not scdl.fits(known, cell) for cell in filled)
    if broken > max(1, 0.2 * len(filled)):
        return Slot(lambda cell: True, usual=usual)
    return Slot(
        lambda cell: scdl.fits(known, cell),
        usual=usual,
        count=known.name if known.is_count else None,
        telling=True,
    )


def _laid_out(cells: dict[str, str]) -> str:
    """A row as a person would want to read it: a line a cell, with the column's title."""
    return "\n".join(
        f"{scdl.title_of(name)} : {' '.join(cell.split())}" for name, cell in cells.items() if cell
    )
