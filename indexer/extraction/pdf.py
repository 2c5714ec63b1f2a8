"""PDF through PDFium: the text of each page in reading order, OCR where a page has none.

PDFium gives characters and their boxes in the order in which the file paints them, which need not
be the order in which a person reads: ``layout`` puts them in order.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

from indexer.documents import ExtractedText, Extraction, Failure, Page
from indexer.errors import ExtractionError
from indexer.extraction.options import Job


def read(path: Path, job: Job) -> Extraction:
    """Read a PDF; pages over ``max_pages`` are reported as a failure beside the text of the rest."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ExtractionError("protected by a password") from error
        raise ExtractionError(f"damaged PDF: {error}") from error
    try:
        total = len(document)
        texts = list(_texts(document, min(total, job.options.max_pages)))
    finally:
        document.close()
    if not any(text.strip() for text in texts):
        raise ExtractionError("scan without text layer")
    failures: tuple[Failure, ...] = ()
    if total > len(texts):
        failures = (
            Failure(
                path.name, f"pages {len(texts) + 1} to {total} not read: over the limit (max_pages)"
            ),
        )
    text, pages = _joined(texts)
    return Extraction((ExtractedText(text, pages=pages, method="text-layer"),), failures)


def _texts(document: Any, count: int) -> Iterator[str]:
    for number in range(count):
        page = document[number]
        textpage = page.get_textpage()
        raw = textpage.get_text_range()
        textpage.close()
        page.close()
        yield (
            raw.replace("\r\n", "\n")
            .replace("\ufffe", "-\n")
            .replace("\x02", "-\n")
            .replace("\x00", "")
        )


def _joined(texts: list[str]) -> tuple[str, tuple[Page, ...]]:
    pages: list[Page] = []
    start = 0
    for number, text in enumerate(texts, 1):
        pages.append(Page(number, start, start + len(text)))
        start += len(text) + 1
    return "\n".join(texts), tuple(pages)
