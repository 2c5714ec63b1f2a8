"""The sheets of a spreadsheet as a person sees them: values as their cells show them, nothing of what is hidden.

Values are those that the file keeps: no formula is computed, nothing fetched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from indexer.errors import ExtractionError
from indexer.reading.extraction.tables.cell_formats import RowView, SheetView, views_of
from indexer.reading.extraction.tables.cells import ABOVE, Figure, Sheet, Value, shown_text

#: Sheets and columns that are read; what goes on beyond is no list of acts.
_SHEETS, COLUMNS = 200, 200
_Range = tuple[tuple[int, int], tuple[int, int]]


def sheets_of(path: Path, data: bytes, max_rows: int) -> Iterator[Sheet]:
    """The sheets of a file; raises ``ExtractionError`` where it is damaged or protected."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        views = _views(path, max_rows)
        for rank, name in enumerate(workbook.sheet_names[:_SHEETS]):
            if workbook.sheets_metadata[rank].visible != SheetVisibleEnum.Visible:
                yield Sheet(name, rank, path, [], hidden=True)
                continue
            sheet = Sheet(name, rank, path, [])
            view = views.get(rank, SheetView())
            _take_rows(sheet, workbook.get_sheet_by_index(rank), view, max_rows)
            yield sheet
    except PasswordError as error:
        raise ExtractionError("protected by a password") from error
    except CalamineError as error:
        if "password" in str(error).lower():
            raise ExtractionError("protected by a password") from error
        raise ExtractionError(f"damaged spreadsheet: {error}") from error


def _views(path: Path, max_rows: int) -> Mapping[int, SheetView]:
    try:
        return views_of(path, max_rows + ABOVE)
    except Exception:  # formats that cannot be read show nothing: the values are read all the same
        return {}


def _take_rows(sheet: Sheet, source: CalamineSheet, view: SheetView, max_rows: int) -> None:
    """The rows of a sheet as they are shown; what is hidden leaves empty cells, so that places stay true."""
    rows: list[list[Value]] = []
    # ``iter_rows`` gives the empty rows above, and leaves out empty columns on the left.
    left = min(source.start[1], COLUMNS) if source.start else 0
    for row in source.iter_rows():
        if len(rows) > max_rows + ABOVE:
            sheet.left_out = True
            break
        padding = left if len(row) <= source.width else 0
        rows.append(_as_shown(([""] * padding + list(row))[:COLUMNS], view.rows.get(len(rows))))
    _hold_merged(rows, [*view.merged, *(source.merged_cell_ranges or ())])
    sheet.unseen = _hide(rows, view)
    sheet.hidden_columns += view.hidden_columns
    sheet.rows += rows


def _as_shown(cells: Sequence[Value], view: RowView | None) -> list[Value]:
    row = list(cells)
    if view is not None:
        for place, text in view.texts.items():
            if place < len(row):
                row[place] = text
        for place, figure in view.figures.items():
            if place < len(row):
                row[place] = Figure(row[place], figure)
    return row


def _hold_merged(rows: list[list[Value]], merged: Iterable[_Range]) -> None:
    """Of merged cells the first is shown, and holds for each row that they run over: one day for a sitting."""
    for (first, left), (last, right) in merged:
        held = rows[first][left] if first < len(rows) and left < len(rows[first]) else ""
        for row in rows[first : last + 1]:
            for place in range(left, min(right + 1, len(row))):
                row[place] = held if place == left else ""


def _hide(rows: list[list[Value]], view: SheetView) -> tuple[int, int]:
    """Empty what is hidden; how many rows and columns that hold something were."""
    hidden_rows = {
        line
        for span in view.hidden_rows
        for line in range(span.start, min(span.stop, len(rows)))
        if any(map(shown_text, rows[line]))
    }
    for line in hidden_rows:
        rows[line] = []
    hidden_columns = set()
    for row in rows:
        for span in view.hidden_columns:
            for place in range(span.start, min(span.stop, len(row))):
                if shown_text(row[place]):
                    hidden_columns.add(place)
                    row[place] = ""
    return len(hidden_rows), len(hidden_columns)
