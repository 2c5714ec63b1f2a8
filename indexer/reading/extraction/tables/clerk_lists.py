"""A list of acts in rows of cells: its heads found, each row an act.

Heads are those of the SCDL schema or those that clerks write (``clerks``); what was understood of them is said.
Titles above the list and between its rows are heeded where they name the body or a sitting.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from indexer.acts.documents import ExtractedText, Extraction, Failure
from indexer.reading.extraction.tables import clerks
from indexer.reading.extraction.tables.cell_formats import formulas_without_value
from indexer.reading.extraction.tables.cells import ABOVE, Figure, Sheet, Value, shown_text
from indexer.reading.extraction.tables.deliberations import Deliberations, Header
from indexer.reading.extraction.text.written_days import first_day
from indexer.referentials import matiere_label

#: « 12/0/1 » under a head that tells what the counts are.
_COUNTS = re.compile(r"\s*(\d{1,4})\s*[-/;,|]\s*(\d{1,4})(?:\s*[-/;,|]\s*(\d{1,4}))?\s*")
#: A code whose levels a hyphen or a bar parts: « 7-10 ».
_WRITTEN = re.compile(r"\s*([1-9])\s?[-/]\s?(\d{1,2})\s*")
#: A number of an act as its cell shows it: « 012 », « 2024-012 »; no amount.
_PLAIN = re.compile(r"[\w/-]+")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a list: the first and the last row of them, what each column is called and means."""

    first: int
    last: int
    titles: tuple[str, ...]
    names: tuple[str, ...]


def is_list(path: Path, rows: list[Sequence[str]]) -> bool:
    """Whether the first rows of a table of text hold the heads of a list of acts."""
    return heads_of(Sheet("", 0, path, list(rows))) is not None


def list_in(path: Path, rows: list[Sequence[str]], max_rows: int) -> Extraction | None:
    """The list of acts in the rows of a table of text, one a line; ``None`` where they are none."""
    sheet = Sheet("", 0, path, list(rows))
    heads = heads_of(sheet)
    if heads is None:
        return None
    found, failed = acts_of(sheet, heads, max_rows)
    failures = tuple(Failure(path.name, each.reason) for each in failed)
    return Extraction((replace(found, member=None),) if found else (), failures)


def acts_of(
    sheet: Sheet, heads: Heads, max_rows: int
) -> tuple[ExtractedText | None, list[Failure]]:
    """The acts under the heads of a sheet, and what of it could not be read."""
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


def heads_of(sheet: Sheet) -> Heads | None:
    """The row or the two rows of heads."""
    rows = [[shown_text(cell) for cell in row] for row in sheet.rows[: ABOVE + 1]]
    for line, row in enumerate(rows[:ABOVE]):
        if line + 1 < len(rows):
            width = max(len(row), len(rows[line + 1]))
            upper, lower = ([*each, *[""] * (width - len(each))] for each in rows[line : line + 2])
            if names := clerks.columns_of_two(upper, lower):
                titles = (" ".join(filter(None, pair)) for pair in zip(upper, lower, strict=True))
                return Heads(line, line + 1, tuple(titles), names)
        if names := clerks.columns_of(row):
            return Heads(line, line, tuple(row), names)
    return None


def _given(sheet: Sheet, heads: Heads) -> dict[str, str]:
    """The columns that titles give where the list has none: the day of the sitting, the body."""
    titles = [" ".join(filter(None, map(shown_text, row))) for row in sheet.rows[: heads.first]]
    given = {
        "DELIB_DATE": first_day([*titles, sheet.name]),
        "COLL_NOM": clerks.body_in(titles) or "",
    }
    if "COLL_SIREN" not in heads.names and (siret := clerks.siret_in(titles)):
        given["COLL_SIRET"] = siret
    return {name: value for name, value in given.items() if name not in heads.names}


def _understood(sheet: Sheet, heads: Heads) -> str:
    pairs = list(zip(heads.titles, heads.names, strict=False))
    known = [f"« {h} » as {n}" for h, n in pairs if clerks.is_known(n) and h != n]
    unknown = [f"« {h} »" for h, n in pairs if h and not clerks.is_known(n)]
    of = f"sheet « {sheet.name} », " if sheet.name else ""
    said = f"{of}line {heads.last + 1}: columns understood"
    said += f": {', '.join(known)}" if known else " (SCDL)"
    return said + (f"; kept as text only: {', '.join(unknown)}" if unknown else "")


def _without_value(sheet: Sheet, table: Deliberations) -> Iterator[str]:
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


def _as_csv(sheet: Sheet, heads: Heads, given: dict[str, str]) -> str:
    """The rows as a table of the schema, one line a row so that numbers of lines stay true."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    again = [[shown_text(cell) for cell in sheet.rows[at]] for at in (heads.first, heads.last)]
    out.write("\n" * (heads.last + 1))
    for number, row in enumerate(sheet.rows[heads.last + 1 :], start=heads.last + 1):
        filled = [shown_text(cell) for cell in row if shown_text(cell)]
        if len(set(filled)) == 1 and clerks.tells_sitting(filled[0]) and first_day(filled):
            given = {**given, "DELIB_DATE": first_day(filled)} if "DELIB_DATE" in given else given
        if len(set(filled)) < 2 or clerks.is_total(filled[0]) or [*map(shown_text, row)] in again:
            # Nothing, a title across the table, a sum of it, or its heads on the next page: no act.
            out.write("\n")
            continue
        cells = [_cell(sheet, number, at, row, heads) for at in range(len(heads.names))]
        table.writerow([*cells, *given.values()])
    return out.getvalue()


def _cell(sheet: Sheet, row: int, column: int, cells: Sequence[Value], heads: Heads) -> str:
    value = cells[column] if column < len(cells) else ""
    name = heads.names[column]
    if isinstance(value, Figure) and clerks.is_known(name):
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
        return first_day([value]) or shown_text(value)
    return shown_text(value)


def _code(sheet: Sheet, row: int, value: float, decimals: int | None) -> str:
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
