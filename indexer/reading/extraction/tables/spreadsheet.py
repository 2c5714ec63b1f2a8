"""Spreadsheets (.xlsx, .ods, .xls): a list of acts gives one row an act, any other sheet its lines."""

from pathlib import Path

from indexer.acts.documents import ExtractedText, Extraction, Failure
from indexer.errors import ExtractionError
from indexer.reading.extraction.guards.containers import check_unpacked_size, is_encrypted
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.tables.cells import Sheet, shown_text
from indexer.reading.extraction.tables.clerk_lists import acts_of, heads_of
from indexer.reading.extraction.tables.workbook import COLUMNS, sheets_of


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
    for sheet in sheets_of(path, data, job.options.max_rows):
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


def _read_sheet(sheet: Sheet, max_rows: int) -> tuple[ExtractedText | None, list[Failure]]:
    if heads := heads_of(sheet):
        return acts_of(sheet, heads, max_rows)
    seen = set(range(COLUMNS)).difference(*sheet.hidden_columns)
    lines = (
        "\t".join(shown_text(cell) for at, cell in enumerate(row) if at in seen).rstrip()
        for row in sheet.rows
    )
    text = "\n".join(line for line in lines if line)
    failed = [_cut(sheet, max_rows)] if sheet.left_out else []
    return (_extracted(text, sheet) if text.strip() else None), failed


def _extracted(text: str, sheet: Sheet) -> ExtractedText:
    return ExtractedText(text, member=sheet.name, method="table")


def _cut(sheet: Sheet, max_rows: int) -> Failure:
    return Failure(sheet.name, f"rows after {max_rows} not read (limit max_rows)")
