"""PDF through PDFium: the text of each page in reading order, OCR where a page has none, and what is inside.

A page is taken for a scan where it has an image and no text, or little text (a stamp of
télétransmission) over an image that fills it, or text without sense (fonts that do not say what
their signs mean). With Tesseract installed such pages are rendered and read; without, they are
reported.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import pypdfium2
import pypdfium2.raw as pdfium

from indexer.acts.documents import ExtractedText, Extraction, Failure, Page
from indexer.errors import ExtractionError
from indexer.reading.extraction.bundles.held_files import Found
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.page.furniture import without_furniture
from indexer.reading.extraction.page.hyphens import mend
from indexer.reading.extraction.page.layout import Line, lines_of
from indexer.reading.extraction.page.line_numbers import without_line_numbers
from indexer.reading.extraction.pdf import annotations, attachments
from indexer.reading.extraction.pdf.annexes import parted
from indexer.reading.extraction.pdf.forms import Form
from indexer.reading.extraction.pdf.glyphs import words_of
from indexer.reading.extraction.pdf.layers import without_hidden_layers
from indexer.reading.extraction.pdf.signatures import signatures_of
from indexer.reading.extraction.scans import ocr
from indexer.reading.extraction.text.symbols import with_boxes
from indexer.reading.row_faults import some

#: Resolution at which a scan is read, dots an inch: what Tesseract's models were trained for.
DPI = 300

#: Largest rendering in pixels (an A3 sheet at 300 dpi has 17 million); larger pages get less.
_MAX_PIXELS = 40_000_000

#: Letters and digits under which the text over a full-page image is but a stamp on a scan.
_STAMP = 400

#: The part of frequent words under which the text over a full-page image may be a poor reading of it,
#: and the letters and digits from which it shows: tables and lists of names have few such words.
_POOR, _JUDGED = 0.08, 800

#: Letters and digits from which a text may be told to be one whose fonts lie: it has no frequent word,
#: and that part of its words has no vowel.
_TOLD, _MUTE = 100, 0.1
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öù-üœ]", re.IGNORECASE)

#: Signs from which a text layer can be called senseless.
_NO_TEXT = 20

#: Drawn objects from which a page without text or image may show outlined letters.
_DRAWN = 50

#: Pages that are named of those that something is said of.
_NAMED = 20

#: Pages whose OCR fails in a row before the rest is given up.
_PATIENCE = 3

_SENSE = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ÿŒœ]")

_State = Literal["text", "blank", "scan", "stamped", "senseless", "poor"]


@dataclass(slots=True)
class _Pages:
    """What the pages gave so far.

    ``recognised`` is what OCR read, by page; it stands in place of the layer for the pages in
    ``replaced`` and after it for the others, whose layer is no more than a stamp. ``hidden`` counts
    the words that nobody sees, by number of page; ``poor`` are the pages whose layer is worse than what
    OCR reads, ``odd`` those of which OCR reads words without sense.
    """

    lines: list[list[Line]] = field(default_factory=list)
    recognised: dict[int, str] = field(default_factory=dict)
    replaced: set[int] = field(default_factory=set)
    unread: list[int] = field(default_factory=list)
    poor: list[int] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    hidden: dict[int, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    files: list[attachments.File] = field(default_factory=list)


def read(path: Path, job: Job) -> Extraction:
    """Read a PDF; pages over ``max_pages`` are reported as a failure beside the text of the rest.

    Raises ``ExtractionError`` for a damaged or protected file and for a scan that OCR cannot or may
    not read.
    """
    if job.options.ocr == "always":
        ocr.is_wanted(job)  # refuses at once where it is missing
    source = without_hidden_layers(path, job.options.max_pages) or path
    document = _open(source)
    try:
        total = len(document)
        form = Form(document)
        pages = _read_pages(document, min(total, job.options.max_pages), job, form)
        extracted = _extracted(pages, job, form)
        files = [*attachments.attached(document), *pages.files]
        if files and attachments.is_cover(extracted.text) and attachments.is_portfolio(path):
            extracted = replace(extracted, text="")
        has_text = any(map(str.isalnum, extracted.text))
        found = Found(
            failures=list(_over_limit(path, len(pages.lines), total)),
            notes=list(_hidden_note(pages)),
        )
        stated = attachments.read_files(files, job, found, has_text=has_text)
        # Their pages are none of this file, which is the one that readers open.
        found.texts = [replace(each, pages=()) for each in found.texts]
        if has_text:
            stated = (*stated, *form.stated(), *signatures_of(source, document))
            own, *annexes = parted(document, extracted)
            found.texts[:0] = [replace(own, stated=stated), *annexes]
    finally:
        document.close()
    if not found.texts and not files:
        raise ExtractionError(_why_empty(pages, job))
    return found.extraction()


def _extracted(pages: _Pages, job: Job, form: Form) -> ExtractedText:
    """The text of the pages; of a form without fields on its pages, its data."""
    texts = _texts(pages)
    if data := form.text():
        texts = [data, *([""] * (len(texts) - 1))]
    text, spans = _joined(texts)
    text = with_boxes(text)
    return ExtractedText(
        text,
        pages=spans,
        method="ocr" if len(pages.recognised) * 2 > len(texts) else "text-layer",
        warnings=(*pages.warnings, *_unread_warning(pages, job)),
    )


def _open(source: Path | bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        # PDFium may tell again what was wrong with the file before.
        if "assword" in str(error) and _is_encrypted(source):
            raise ExtractionError("protected by a password") from error
        told = str(error) if "assword" not in str(error) else "it cannot be loaded"
        raise ExtractionError(f"damaged PDF: {told}") from error


def _is_encrypted(source: Path | bytes) -> bool:
    """Whether a file says that it is encrypted, which is always said in the clear (ISO 32000-1, 7.6.1)."""
    return b"/Encrypt" in (source.read_bytes() if isinstance(source, Path) else source)


def _read_pages(document: Any, count: int, job: Job, form: Form) -> _Pages:
    pages = _Pages()
    failed_in_a_row = 0
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            pages.lines.append([])
            pages.warnings.append(f"page {index + 1} is damaged: {error}")
            continue
        try:
            pages.files += attachments.attached_to(page)
            filled = form.filled(page)
            if annotations.put_into(page, filled.printed):
                page.close()
                page = document[index]
            scanned = _image_share(page)
            words = words_of(page, over_scan=scanned > 0.3, boxes=filled.boxes)
            if words.hidden:
                pages.hidden[index + 1] = words.hidden
                job.tick()
            lines = lines_of(without_line_numbers(words.seen))
            pages.lines.append(lines)
            state = _state_of(page, lines, scanned)
            if state in ("text", "blank") and job.options.ocr != "always":
                continue
            if failed_in_a_row >= _PATIENCE or not ocr.is_wanted(job):
                pages.unread.append(index + 1)
            elif _recognise(page, index, job, pages):
                failed_in_a_row = 0
                _judge(pages, index, state)
            else:
                failed_in_a_row += 1
        finally:
            page.close()
    return pages


def _judge(pages: _Pages, index: int, state: _State) -> None:
    """Say which text of a page is kept, its layer or what OCR read, and what is to be told of it."""
    fresh = pages.recognised[index]
    if state == "poor":
        layer = "\n".join(line.text for line in pages.lines[index])
        if ocr.sense(fresh) <= ocr.sense(layer):
            del pages.recognised[index]
            return
        pages.poor.append(index + 1)
    if state != "stamped" and state != "scan":
        pages.replaced.add(index)
    if not ocr.makes_sense(fresh):
        pages.odd.append(index + 1)


def _recognise(page: Any, index: int, job: Job, pages: _Pages) -> bool:
    """Read a page by OCR; a page that fails is reported and its neighbours are still read."""
    try:
        pages.recognised[index] = ocr.text_of(_rendered(page), job)
    except ExtractionError as error:
        pages.warnings.append(f"page {index + 1}: {error}")
        return False
    return True


def _state_of(page: Any, lines: list[Line], scanned: float) -> _State:
    text = "".join(line.text for line in lines)
    sense = len(_SENSE.findall(text))
    signs = sum(not char.isspace() for char in text)
    if not signs:
        return "scan" if _is_drawn(page) or _has_nameless_signs(page) else "blank"
    if signs > _NO_TEXT and sense < 0.5 * signs:
        return "senseless"
    layer = "\n".join(line.text for line in lines)
    if scanned <= 0.5:
        return "poor" if sense >= _TOLD and _is_garbled(layer) else "text"
    if sense < _STAMP:
        return "stamped"
    return "poor" if sense >= _JUDGED and ocr.sense(layer) < _POOR else "text"


def _is_garbled(text: str) -> bool:
    """Whether letters stand for others, as where a font says of each sign that it is another."""
    if ocr.sense(text):
        return False
    words = _LONG_WORD.findall(text)
    mute = sum(_VOWEL.search(word) is None for word in words)
    return mute > _MUTE * len(words)


def _has_nameless_signs(page: Any) -> bool:
    """Whether a page shows signs of which no font says what they mean."""
    textpage = page.get_textpage()
    try:
        return bool(textpage.count_chars() > _NO_TEXT)
    finally:
        textpage.close()


def _is_drawn(page: Any) -> bool:
    """Whether a page without text shows more than a frame: an image, or letters as drawings."""
    drawings = pdfium.FPDFPage_CountObjects(page)
    return drawings >= _DRAWN or (drawings > 0 and _image_share(page) > 0.05)


def _image_share(page: Any) -> float:
    """The part of the page that images cover; strips of one scan add up."""
    width, height = page.get_size()
    area = 0.0
    for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = image.get_bounds()
        area += max(right - left, 0.0) * max(top - bottom, 0.0)
    return float(area / max(width * height, 1.0))


def _rendered(page: Any) -> bytes:
    """The page as a grey image in Netpbm's binary form, which needs no imaging library."""
    width, height = page.get_size()
    scale = DPI / 72
    pixels = width * height * scale * scale
    if pixels > _MAX_PIXELS:
        scale *= (_MAX_PIXELS / pixels) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        data, stride = bytes(bitmap.buffer), bitmap.stride
        rows = (data[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows)
    finally:
        bitmap.close()


def _texts(pages: _Pages) -> list[str]:
    """The text of each page: its layer, what OCR read, or both."""
    texts: list[str] = []
    for index, lines in enumerate(without_furniture(pages.lines)):
        layer = [] if index in pages.replaced else ["\n".join(_with_white(lines))]
        pieces = [*layer, pages.recognised.get(index, "")]
        texts.append("\n\n".join(piece for piece in pieces if piece))
    return mend(texts)


def _with_white(lines: list[Line]) -> Iterator[str]:
    for position, line in enumerate(lines):
        if line.opens_paragraph and position:
            yield ""
        yield line.text


def _joined(texts: list[str]) -> tuple[str, tuple[Page, ...]]:
    pages: list[Page] = []
    start = 0
    for number, text in enumerate(texts, 1):
        pages.append(Page(number, start, start + len(text)))
        start += len(text) + 1
    return "\n".join(texts), tuple(pages)


def _over_limit(path: Path, read_pages: int, total: int) -> Iterator[Failure]:
    if total > read_pages:
        reason = f"pages {read_pages + 1} to {total} not read: over the limit (max_pages)"
        yield Failure(path.name, reason)


def _why_empty(pages: _Pages, job: Job) -> str:
    if pages.unread:
        if job.options.ocr == "never":
            return f"scan without text layer, and {ocr.OFF} (--ocr never)"
        lack = ocr.missing()
        return f"scan without text layer; {lack}" if lack else "scan that OCR could not read"
    return "; ".join(["no text in it", *pages.warnings[:3]])


def _lack() -> str | None:
    lack = ocr.missing()
    return lack and f"{lack}, then `search index --rebuild`"


def _hidden_note(pages: _Pages) -> Iterator[str]:
    if pages.hidden:
        numbers = some([*pages.hidden], _NAMED)
        yield (
            f"{sum(pages.hidden.values())} words that nobody sees (covered, clipped away, too small, or in "
            f"the ink of their ground) were left out, on pages {numbers}"
        )


def _unread_warning(pages: _Pages, job: Job) -> Iterator[str]:
    if pages.poor:
        yield f"text layer worse than OCR, read anew: pages {some(pages.poor, _NAMED)}"
    if pages.odd:
        yield f"OCR reads little sense (turned, faint or written by hand): pages {some(pages.odd, _NAMED)}"
    if pages.unread:
        lack = ocr.OFF if job.options.ocr == "never" else _lack() or "OCR gave up"
        yield f"scanned pages not read: {some(pages.unread, _NAMED)} ({lack})"
