"""Spreadsheets (.xlsx, .ods, .xls): a list of acts gives one row an act, any other sheet its lines.

Heads are those of the SCDL schema or those that clerks write (``clerks``); what was understood of
them is said. Values are those that the file keeps: no formula is computed, nothing fetched. Titles
above the list and between its rows are heeded where they name the body or a sitting.
"""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO, StringIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from indexer.documents import ExtractedText, Extraction, Failure
from indexer.errors import ExtractionError
from indexer.reading.extraction.guards.containers import check_unpacked_size
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.tables import clerks
from indexer.reading.extraction.tables.cell_formats import (
    RowView,
    SheetView,
    formulas_without_value,
    is_encrypted,
    views_of,
)
from indexer.reading.extraction.tables.deliberations import Deliberations, Header
from indexer.reading.extraction.text.written_days import first_day
from indexer.referentials import matiere_label

#: Rows among which the heads are looked for; titles may stand above them.
_ABOVE = 30
#: Sheets and columns that are read; what goes on beyond is no list of acts.
_SHEETS, _COLUMNS = 200, 200

#: « 12/0/1 » under a head that tells what the counts are.
_COUNTS = re.compile(r"\s*(\d{1,4})\s*[-/;,|]\s*(\d{1,4})(?:\s*[-/;,|]\s*(\d{1,4}))?\s*")

#: A code whose levels a hyphen or a bar parts: « 7-10 ».
_WRITTEN = re.compile(r"\s*([1-9])\s?[-/]\s?(\d{1,2})\s*")

#: What a cell holds, as calamine gives it.
_Value = object
_Range = tuple[tuple[int, int], tuple[int, int]]

#: A number of an act as its cell shows it: « 012 », « 2024-012 »; no amount.
_PLAIN = re.compile(r"[\w/-]+")

_DECIMALS = re.compile(r"\d+(?:[.,](\d+))?")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number, a share or a time with what its cell shows of it."""

    value: _Value
    shown: str

    @property
    def decimals(self) -> int | None:
        """The decimals shown, ``None`` where no plain number is."""
        plain = _DECIMALS.fullmatch(self.shown)
        return len(plain[1] or "") if plain else None


@dataclass(slots=True)
class _Sheet:
    """The rows of a sheet as text, and what was noticed on the way."""

    name: str
    rank: int
    path: Path
    rows: list[Sequence[_Value]]
    left_out: bool = False
    hidden: bool = False
    notes: list[str] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    unseen: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Heads:
    """The heads of a list: the first and the last row of them, what each column is called and means."""

    first: int
    last: int
    titles: tuple[str, ...]
    names: tuple[str, ...]


def read(path: Path, job: Job) -> Extraction:
    """Read a spreadsheet; raises ``ExtractionError`` where no sheet holds a word."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        check_unpacked_size(path, job.options)
        if is_encrypted(path):
            raise ExtractionError("protected by a password")
    texts: list[ExtractedText] = []
    failures: list[Failure] = []
    notes: list[str] = []
    for sheet in _sheets(path, data, job.options.max_rows):
        job.tick()
        if sheet.hidden:
            notes.append(f"sheet « {sheet.name} » is hidden: left out")
            continue
        if any(sheet.unseen):
            rows, columns = sheet.unseen
            notes.append(
                f"sheet « {sheet.name} »: {rows} hidden rows, {columns} hidden columns left out"
            )
        found, failed = _read_sheet(sheet, job.options.max_rows)
        texts += [found] if found else []
        failures += failed
    if not texts and not notes:
        raise ExtractionError("no text in its sheets (pictures, or nothing)")
    if len(texts) == 1:
        texts = [ExtractedText(t.text, t.pages, t.rows, None, t.method, t.warnings) for t in texts]
    return Extraction(tuple(texts), tuple(failures), notes=tuple(notes))


def _sheets(path: Path, data: bytes, max_rows: int) -> Iterator[_Sheet]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        views = _views(path, max_rows)
        for rank, name in enumerate(workbook.sheet_names[:_SHEETS]):
            if workbook.sheets_metadata[rank].visible != SheetVisibleEnum.Visible:
                yield _Sheet(name, rank, path, [], hidden=True)
                continue
            sheet = _Sheet(name, rank, path, [])
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
        return views_of(path, max_rows + _ABOVE)
    except Exception:  # formats that cannot be read show nothing: the values are read all the same
        return {}


def _take_rows(sheet: _Sheet, source: CalamineSheet, view: SheetView, max_rows: int) -> None:
    """The rows of a sheet as they are shown; what is hidden leaves empty cells, so that places stay true."""
    rows: list[list[_Value]] = []
    # Rows before the first that holds anything are left out by ``iter_rows``: numbers stay true.
    first = source.start[0] if source.start else 0
    left = source.start[1] if source.start else 0
    rows += [[] for _ in range(first)]
    for row in source.iter_rows():
        if len(rows) > max_rows + _ABOVE:
            sheet.left_out = True
            break
        # ``iter_rows`` leaves out empty columns on the left too.
        padding = left if len(row) < source.total_width else 0
        rows.append(_as_shown(([""] * padding + list(row))[:_COLUMNS], view.rows.get(len(rows))))
    _hold_merged(rows, [*view.merged, *(source.merged_cell_ranges or ())])
    sheet.unseen = _hide(rows, view)
    sheet.hidden_columns += view.hidden_columns
    sheet.rows += rows


def _as_shown(cells: Sequence[_Value], view: RowView | None) -> list[_Value]:
    row = list(cells)
    if view is not None:
        for place, text in view.texts.items():
            if place < len(row):
                row[place] = text
        for place, figure in view.figures.items():
            if place < len(row):
                row[place] = _Figure(row[place], figure)
    return row


def _hold_merged(rows: list[list[_Value]], merged: Iterable[_Range]) -> None:
    """Of merged cells the first is shown, and holds for each row that they run over: one day for a sitting."""
    for (first, left), (last, right) in merged:
        held = rows[first][left] if first < len(rows) and left < len(rows[first]) else ""
        for row in rows[first : last + 1]:
            for place in range(left, min(right + 1, len(row))):
                row[place] = held if place == left else ""


def _hide(rows: list[list[_Value]], view: SheetView) -> tuple[int, int]:
    """Empty what is hidden; how many rows and columns that hold something were."""
    hidden_rows = {
        line
        for span in view.hidden_rows
        for line in range(span.start, min(span.stop, len(rows)))
        if any(map(_text, rows[line]))
    }
    for line in hidden_rows:
        rows[line] = []
    hidden_columns = set()
    for row in rows:
        for span in view.hidden_columns:
            for place in range(span.start, min(span.stop, len(row))):
                if _text(row[place]):
                    hidden_columns.add(place)
                    row[place] = ""
    return len(hidden_rows), len(hidden_columns)


def _read_sheet(sheet: _Sheet, max_rows: int) -> tuple[ExtractedText | None, list[Failure]]:
    if heads := _heads(sheet):
        return _read_list(sheet, heads, max_rows)
    seen = set(range(_COLUMNS)).difference(*sheet.hidden_columns)
    lines = (
        "\t".join(_text(cell) for at, cell in enumerate(row) if at in seen).rstrip()
        for row in sheet.rows
    )
    text = "\n".join(line for line in lines if line)
    failed = [_cut(sheet, max_rows)] if sheet.left_out else []
    return (_extracted(text, sheet) if text.strip() else None), failed


def is_list(path: Path, rows: list[Sequence[str]]) -> bool:
    """Whether the first rows of a table of text hold the heads of a list of acts."""
    return _heads(_Sheet("", 0, path, list(rows))) is not None


def list_in(path: Path, rows: list[Sequence[str]], max_rows: int) -> Extraction | None:
    """The list of acts in the rows of a table of text, one a line; ``None`` where they are none."""
    sheet = _Sheet("", 0, path, list(rows))
    heads = _heads(sheet)
    if heads is None:
        return None
    found, failed = _read_list(sheet, heads, max_rows)
    failures = tuple(Failure(path.name, each.reason) for each in failed)
    return Extraction((replace(found, member=None),) if found else (), failures)


def _read_list(
    sheet: _Sheet, heads: _Heads, max_rows: int
) -> tuple[ExtractedText | None, list[Failure]]:
    given = _given(sheet, heads)
    header = Header(heads.last + 1, (*heads.names, *given), ",")
    table = Deliberations(header, _as_csv(sheet, heads, given), max_rows)
    if not table.rows:
        return None, [Failure(sheet.name, "a list of acts without a row")]
    failures = [Failure(sheet.name, said) for said in table.failures()]
    notes = (
        _understood(sheet, heads),
        *sheet.notes,
        *table.notes(),
        *_without_value(sheet, table),
    )
    found = ExtractedText(
        table.text(), rows=tuple(table.rows), member=sheet.name, method="table", warnings=notes
    )
    return found, failures


def _extracted(text: str, sheet: _Sheet) -> ExtractedText:
    return ExtractedText(text, member=sheet.name, method="table")


def _cut(sheet: _Sheet, max_rows: int) -> Failure:
    return Failure(sheet.name, f"rows after {max_rows} not read (limit max_rows)")


def _heads(sheet: _Sheet) -> _Heads | None:
    """The row or the two rows of heads."""
    rows = [[_text(cell) for cell in row] for row in sheet.rows[: _ABOVE + 1]]
    for line, row in enumerate(rows[:_ABOVE]):
        if line + 1 < len(rows):
            width = max(len(row), len(rows[line + 1]))
            upper, lower = ([*each, *[""] * (width - len(each))] for each in rows[line : line + 2])
            if names := clerks.columns_of_two(upper, lower):
                titles = (" ".join(filter(None, pair)) for pair in zip(upper, lower, strict=True))
                return _Heads(line, line + 1, tuple(titles), names)
        if names := clerks.columns_of(row):
            return _Heads(line, line, tuple(row), names)
    return None


def _given(sheet: _Sheet, heads: _Heads) -> dict[str, str]:
    """The columns that titles give where the list has none: the day of the sitting, the body."""
    titles = [" ".join(filter(None, map(_text, row))) for row in sheet.rows[: heads.first]]
    given = {
        "DELIB_DATE": first_day([*titles, sheet.name]),
        "COLL_NOM": clerks.body_in(titles) or "",
    }
    if "COLL_SIREN" not in heads.names and (siret := clerks.siret_in(titles)):
        given["COLL_SIRET"] = siret
    return {name: value for name, value in given.items() if name not in heads.names}


def _understood(sheet: _Sheet, heads: _Heads) -> str:
    pairs = list(zip(heads.titles, heads.names, strict=False))
    known = [f"« {h} » as {n}" for h, n in pairs if clerks.is_known(n) and h != n]
    unknown = [f"« {h} »" for h, n in pairs if h and not clerks.is_known(n)]
    of = f"sheet « {sheet.name} », " if sheet.name else ""
    said = f"{of}line {heads.last + 1}: columns understood"
    said += f": {', '.join(known)}" if known else " (SCDL)"
    return said + (f"; kept as text only: {', '.join(unknown)}" if unknown else "")


def _without_value(sheet: _Sheet, table: Deliberations) -> Iterator[str]:
    """Tell formulas whose results the file does not keep, where a cell of the list is empty."""
    if all(row.cells.get(name) for row in table.rows for name in ("DELIB_OBJET", "DELIB_ID")):
        return
    try:
        count = formulas_without_value(sheet.path, sheet.rank)
    except Exception:  # a file that cannot be looked into tells nothing
        return
    if count:
        yield (
            f"sheet « {sheet.name} »: {count} cells hold a formula without its result, and are empty: "
            "saving the file in a spreadsheet program keeps the results"
        )


def _as_csv(sheet: _Sheet, heads: _Heads, given: dict[str, str]) -> str:
    """The rows as a table of the schema, one line a row so that numbers of lines stay true."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    again = [[_text(cell) for cell in sheet.rows[at]] for at in (heads.first, heads.last)]
    out.write("\n" * (heads.last + 1))
    for number, row in enumerate(sheet.rows[heads.last + 1 :], start=heads.last + 1):
        filled = [_text(cell) for cell in row if _text(cell)]
        if len(set(filled)) == 1 and clerks.tells_sitting(filled[0]) and first_day(filled):
            given = {**given, "DELIB_DATE": first_day(filled)} if "DELIB_DATE" in given else given
        if len(set(filled)) < 2 or clerks.is_total(filled[0]) or [*map(_text, row)] in again:
            # Nothing, a title across the table, a sum of it, or its heads on the next page: no act.
            out.write("\n")
            continue
        cells = [_cell(sheet, number, at, row, heads) for at in range(len(heads.names))]
        table.writerow([*cells, *given.values()])
    return out.getvalue()


def _cell(sheet: _Sheet, row: int, column: int, cells: Sequence[_Value], heads: _Heads) -> str:
    value = cells[column] if column < len(cells) else ""
    name = heads.names[column]
    if isinstance(value, _Figure) and clerks.is_known(name):
        if name == "DELIB_ID" and _PLAIN.fullmatch(value.shown):
            return value.shown
        if name == "DELIB_MATIERE_CODE" and isinstance(value.value, float):
            return _code(sheet, row, value.value, value.decimals)
        value = value.value
    if (
        name == "VOTE"
        and isinstance(value, str)
        and (sides := clerks.in_order(heads.titles[column]))
    ):
        counts = _COUNTS.fullmatch(value)
        found = [each for each in counts.groups() if each] if counts else []
        if len(found) == len(sides):
            return ", ".join(f"{count} {side}" for count, side in zip(found, sides, strict=True))
    if name == "DELIB_MATIERE_CODE" and isinstance(value, float):
        return _code(sheet, row, value, None)
    if (
        name == "DELIB_MATIERE_CODE"
        and isinstance(value, str)
        and (code := _WRITTEN.fullmatch(value))
    ):
        return f"{code[1]}.{code[2]}"
    if name in ("DELIB_DATE", "PREF_DATE", "DATE_PUBLICATION") and isinstance(value, str):
        return first_day([value]) or _text(value)
    return _text(value)


def _code(sheet: _Sheet, row: int, value: float, decimals: int | None) -> str:
    """A code typed as a number: as it is shown, where its format or the nomenclature tells."""
    short = f"{value:g}"
    if "." not in short:
        return short
    long = f"{value:.2f}"
    known = [code for code in dict.fromkeys((short, long)) if matiere_label(code)]
    if len(known) == 1:
        return known[0]
    if known and decimals in (1, 2):
        return f"{value:.{decimals}f}"
    sheet.notes.append(
        f"line {row + 1}: matière {short} is typed as a number: it may be {short} or {long}, left out"
    )
    return ""


def _text(value: _Value) -> str:
    """A value as a person reads it: a date in ISO 8601, a whole number without decimals."""
    if isinstance(value, _Figure):
        return value.shown
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return " ".join(str(value).split())
