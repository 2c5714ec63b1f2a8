"""CSV: a table of deliberations (SCDL) or a clerk's list gives one row an act, any other table its lines.

Cells are text from end to end: nothing here turns ``7.10`` into a number.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from indexer.acts.documents import ExtractedText, Extraction, Failure
from indexer.errors import ExtractionError
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.tables import scdl
from indexer.reading.extraction.tables.clerk_lists import is_list, list_in
from indexer.reading.extraction.tables.csv_records import records
from indexer.reading.extraction.tables.deliberations import Deliberations, Header
from indexer.reading.extraction.text.decoding import decode

#: Tried in this order: at equal merit a comma wins, as RFC 4180 has it.
_DELIMITERS = (",", ";", "\t", "|")

_WRAPPED = re.compile(r'^"((?:[^"\n]|"")*+)"[ \t]*$', re.MULTILINE)
_SEPARATOR = re.compile(r"sep=([,;\t|])?", re.IGNORECASE)

#: Lines among which the header is looked for: titles may stand above it.
_ABOVE = 30


def read(path: Path, job: Job) -> Extraction:
    """Read a CSV file; raises ``ExtractionError`` where it has no row."""
    decoded = decode(path.read_bytes())
    if not decoded.text.strip():
        raise ExtractionError("no text in it")
    text = decoded.text
    header = header_of(text)
    if header is None:
        # Some programs put each line as a whole in quotes.
        bare = _WRAPPED.sub(lambda line: line[1].replace('""', '"'), text)
        header = header_of(bare)
        text = text if header is None else bare
    if header is None:
        header = header_of(text, quoted=False)
    if header is None:
        above = "\n".join(text.split("\n", _ABOVE + 1)[: _ABOVE + 1])
        if is_list(path, _rows(above)) and (
            listed := list_in(path, _rows(text), job.options.max_rows)
        ):
            return listed
        readable = "\n".join(_lines(text, delimiter_of(text)))
        return Extraction((ExtractedText(readable, method="table", warnings=decoded.warnings),))
    table = Deliberations(header, text, job.options.max_rows)
    if not table.rows:
        raise ExtractionError("a table of deliberations without a row")
    extracted = ExtractedText(
        table.text(),
        rows=tuple(table.rows),
        method="table",
        warnings=(*decoded.warnings, *table.notes()),
    )
    return Extraction((extracted,), tuple(Failure(path.name, said) for said in table.failures()))


def header_of(text: str, *, quoted: bool = True) -> Header | None:
    """The header of a table of deliberations; ``None`` where the text is no such table.

    Where its quotes do not add up, they mean nothing (not ``quoted``).
    """
    for number, line in enumerate(text.split("\n", _ABOVE)[:_ABOVE], start=1):
        if "objet" not in line.lower():
            continue  # a line may have a hundred thousand cells
        for delimiter in _DELIMITERS:
            cells = _cells(line, delimiter) if quoted else line.split(delimiter)
            names = tuple(map(scdl.column_name, cells))
            if scdl.is_scdl(names):
                return Header(number, names, delimiter)
    return None


def delimiter_of(text: str) -> str:
    """The character that parts the cells: the one that gives the first line the most columns.

    The line ``sep=;`` that Excel writes decides alone.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    named = _SEPARATOR.fullmatch(first.strip(" "))
    if named and named.group(1):
        return named.group(1)
    return max(_DELIMITERS, key=lambda delimiter: len(_cells(first, delimiter)))


def _rows(text: str) -> list[Sequence[str]]:
    """The cells of each line, so that numbers of lines stay true."""
    rows: list[Sequence[str]] = []
    for record in records(text, delimiter_of(text)):
        rows += [()] * (record.number - 1 - len(rows))
        rows.append(record.cells or ())
    return rows


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a cell beyond what ``csv`` takes
        return line.split(delimiter)


def _lines(text: str, delimiter: str) -> Iterator[str]:
    for record in records(text, delimiter):
        cells = record.cells
        if cells is None:
            cells = tuple(cell.strip().strip('"') for cell in record.raw.split(delimiter))
        if record.number > 1 or not _SEPARATOR.match(record.raw):
            yield "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")
