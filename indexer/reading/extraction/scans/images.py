"""Images of pages (.png, .jpg, .tif): what OCR reads on them; a TIFF may hold several pages."""

from pathlib import Path

from indexer.acts.documents import ExtractedText, Extraction
from indexer.errors import ExtractionError
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.page.hyphens import mend
from indexer.reading.extraction.scans import ocr
from indexer.reading.extraction.text.plain import split_pages


def read(path: Path, job: Job) -> Extraction:
    """Read an image; raises ``ExtractionError`` where OCR is off, missing or finds no text."""
    if job.options.ocr == "never":
        raise ExtractionError(f"an image, and {ocr.OFF} (--ocr never)")
    lack = ocr.missing()
    if lack is not None:
        raise ExtractionError(f"an image without text; {lack}")
    recognised = ocr.text_of(path.read_bytes(), job)
    if not any(char.isalnum() for char in recognised):
        raise ExtractionError("OCR found no text in the image")
    text, pages = split_pages("\f".join(mend(recognised.split("\f"))))
    return Extraction((ExtractedText(text, pages=pages, method="ocr"),))
