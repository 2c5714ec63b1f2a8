"""CSV: a table of deliberations (SCDL) gives one row an act; any other table its readable lines.

Cells are text from end to end: nothing here turns ``7.10`` into a number.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.documents import ExtractedText, Extraction, Row
from indexer.errors import ExtractionError
from indexer.reading.extraction import scdl
from indexer.reading.extraction.decoding import decode
from indexer.reading.extraction.options import Job

#: Tried in this order: at equal merit a comma wins, as RFC 4180 has it.
_DELIMITERS = (",", ";", "\t", "|")

_SEPARATOR = re.compile(r"sep=([,;\t|])?", re.IGNORECASE)

#: Largest cell, in characters; a quote that is never closed would else swallow the file.
_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class _Line:
    """A record of the table: the line of the file it starts on, its cells."""

    number: int
    cells: list[str]


def read(path: Path, job: Job) -> Extraction:
    """Read a CSV file; raises ``ExtractionError`` where it has no row or breaks CSV's rules."""
    del job
    decoded = decode(path.read_bytes())
    lines = list(records(decoded.text))
    if not lines:
        raise ExtractionError("no text in it")
    header = [scdl.column_name(cell) for cell in lines[0].cells]
    if scdl.is_scdl(header):
        table = _deliberations(header, lines[1:])
        if not table.rows:
            raise ExtractionError("a table of deliberations without a row")
    else:
        table = _readable(lines)
    warnings = decoded.warnings + table.warnings
    return Extraction(
        (ExtractedText(table.text, rows=table.rows, method="table", warnings=warnings),)
    )


def records(text: str) -> Iterator[_Line]:
    """The records of a CSV text that hold anything, each with the line it starts on (from 1)."""
    previous_limit = csv.field_size_limit(_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        start = 1
        for cells in reader:
            if any(cell.strip() for cell in cells) and not (
                start == 1 and _SEPARATOR.match(cells[0])
            ):
                yield _Line(start, cells)
            start = reader.line_num + 1
    except csv.Error as error:
        raise ExtractionError(f"not a sound CSV table: {error}") from error
    finally:
        csv.field_size_limit(previous_limit)


def delimiter_of(text: str) -> str:
    """The character that parts the cells: the one that gives the header the most columns.

    A header of the SCDL schema decides alone, and so does the line ``sep=;`` that Excel writes.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    named = _SEPARATOR.fullmatch(first.strip(" "))
    if named and named.group(1):
        return named.group(1)

    def merit(delimiter: str) -> tuple[bool, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return scdl.is_scdl(cells), len(cells)

    return max(_DELIMITERS, key=merit)


def _deliberations(header: Sequence[str], lines: Sequence[_Line]) -> ExtractedText:
    missing = scdl.missing_columns(header)
    warnings = [f"required columns missing: {', '.join(missing)}"] if missing else []
    pieces: list[str] = []
    rows: list[Row] = []
    start = 0
    for line in lines:
        cells, problems = scdl.checked(_by_column(header, line.cells))
        if len(line.cells) != len(header):
            problems.insert(0, f"{len(line.cells)} cells for {len(header)} columns")
        if problems:
            warnings.append(f"line {line.number}: {'; '.join(problems)}")
        piece = _laid_out(cells)
        rows.append(Row(line.number, cells, start, start + len(piece)))
        pieces.append(piece)
        start += len(piece) + 2
    return ExtractedText("\n\n".join(pieces), rows=tuple(rows), warnings=tuple(warnings))


def _by_column(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    padded = [*cells, *[""] * (len(header) - len(cells))]
    return {name: cell.strip() for name, cell in zip(header, padded, strict=False) if name}


def _laid_out(cells: dict[str, str]) -> str:
    """A row as a person would want to read it: a line a cell, with the column's title."""
    return "\n".join(
        f"{scdl.title_of(name)} : {' '.join(cell.split())}" for name, cell in cells.items() if cell
    )


def _readable(lines: Sequence[_Line]) -> ExtractedText:
    return ExtractedText(
        "\n".join(
            "\t".join(" ".join(cell.split()) for cell in line.cells).rstrip("\t") for line in lines
        )
    )
