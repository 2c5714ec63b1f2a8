"""Plain text and Markdown, in any encoding; what marks it up becomes blank (``marks``).

Form feeds, which ``pdftotext`` and old word processors leave between pages, give the pages.
"""

from pathlib import Path

from indexer.acts.documents import ExtractedText, Extraction, Page
from indexer.errors import ExtractionError
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.text.decoding import decode
from indexer.reading.extraction.text.raised import blanked_calls
from indexer.reading.marks import blanked


def read(path: Path, job: Job) -> Extraction:
    """Read a text file; raises ``ExtractionError`` where it is binary or holds no word."""
    del job
    decoded = decode(path.read_bytes())
    if not decoded.text.strip():
        raise ExtractionError("no text in it")
    text, pages = split_pages(blanked(blanked_calls(decoded.text)))
    return Extraction((ExtractedText(text, pages=pages, warnings=decoded.warnings),))


def split_pages(text: str) -> tuple[str, tuple[Page, ...]]:
    """Turn form feeds into line ends and give the pages between them (none without form feeds).

    A form feed at the very end closes the last page and opens none.
    """
    if "\f" not in text:
        return text, ()
    flat = text.replace("\f", "\n")
    pages: list[Page] = []
    start = 0
    for number, piece in enumerate(text.split("\f"), 1):
        if piece.strip() or start < len(flat):
            pages.append(Page(number, start, start + len(piece)))
        start += len(piece) + 1
    return flat, tuple(pages)
