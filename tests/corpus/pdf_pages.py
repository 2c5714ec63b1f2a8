"""A small PDF writer: A4 pages, Helvetica, WinAnsi, no compression, no date of the day.

The same source always gives the same bytes, and nothing needs to be installed. Widths are those of
the standard fonts' metrics (Adobe Font Metrics of Helvetica, thousandths of the size).
"""

import math
import unicodedata
from dataclasses import dataclass

from blocks import Block, Source

WIDTH, HEIGHT, MARGIN = 595, 842, 56
SIZE, LEADING = 10, 14
SMALL = 7.5

_NARROW = dict(zip("ijl'|", (222, 222, 222, 191, 260), strict=True))
_WIDTHS: dict[str, int] = {
    **dict.fromkeys(" !,./:;I[]\\ft", 278),
    **dict.fromkeys("()-r`", 333),
    **dict.fromkeys("0123456789_#$abdeghnopqu?L«»€–", 556),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("&ABEKPSVXY", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("Mm", 833),
    **dict.fromkeys("Wœ", 944),
    **dict.fromkeys("…—Œ", 1000),
    **dict.fromkeys("’‘", 222),
    "%": 889,
    "°": 400,
    "*": 389,
    **_NARROW,
}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in points (bold is reckoned 6 % wider)."""
    plain = "".join(unicodedata.normalize("NFD", char)[0] for char in text)
    units = sum(_WIDTHS.get(char, 556) for char in plain)
    return units * size / 1000 * (1.06 if bold else 1.0)


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Cut a text into lines no wider than ``width`` points."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, size, bold=bold) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines or [""]


def show(x: float, y: float, text: str, size: float = SIZE, *, bold: bool = False) -> bytes:
    """Return the operators that show one line of text at a point of the page."""
    raw = text.encode("cp1252")
    for char in (b"\\", b"(", b")"):
        raw = raw.replace(char, b"\\" + char)
    font = b"F2" if bold else b"F1"
    return b"BT /%s %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (font, size, x, y, raw)


def _rotation(degrees: float) -> bytes:
    """Return the operator that turns what follows about the lower left corner."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return b"%.5f %.5f %.5f %.5f 0 0 cm\n" % (cos, sin, -sin, cos)


@dataclass(frozen=True, slots=True)
class Picture:
    """A one-bit picture: pixels, and the rows (1 is white) deflated."""

    width: int
    height: int
    data: bytes


class Pages:
    """The content streams of a document, filled from top to bottom."""

    def __init__(self, source: Source, slant: float = 0.0) -> None:
        self._source = source
        self._turn = _rotation(slant) if slant else b""
        self.streams: list[bytes] = []
        self._start_page()

    def _start_page(self) -> None:
        self.streams.append(self._turn)
        self._y: float = HEIGHT - MARGIN
        for line in self._source.header:
            self._put(show(WIDTH - 30 - 230, self._y + 24, line, SMALL))
            self._y -= 9
        number = len(self.streams)
        if self._source.footer:
            self._put(show(MARGIN, 30, f"{self._source.footer} – page {number}", SMALL))

    def _put(self, operators: bytes) -> None:
        self.streams[-1] += operators

    def _advance(self, lines: int = 1) -> None:
        self._y -= LEADING * lines
        if self._y < MARGIN:
            self._start_page()

    def add(self, block: Block) -> None:
        """Set one block below the last."""
        if block.kind == "page":
            self._start_page()
        elif block.kind == "gap":
            self._y -= LEADING * 0.6
        elif block.kind == "row":
            self._add_row(block.cells)
        elif block.kind == "columns":
            self._add_columns(*block.cells)
        else:
            self._add_lines(block)

    def _add_lines(self, block: Block) -> None:
        bold = block.kind in ("title", "bold")
        size = 12 if block.kind == "title" else SIZE
        indent = 14 if block.kind == "item" else 0
        text = f"- {block.text}" if indent else block.text
        for line in wrap(text, WIDTH - 2 * MARGIN - indent, size, bold=bold):
            width = text_width(line, size, bold=bold)
            left = {
                "title": (WIDTH - width) / 2,
                "centre": (WIDTH - width) / 2,
                "right": WIDTH - MARGIN - width,
            }.get(block.kind, MARGIN + indent)
            self._put(show(left, self._y, line, size, bold=bold))
            self._advance()

    def _add_columns(self, left: str, right: str) -> None:
        self._put(show(MARGIN, self._y, left, 9))
        for line in wrap(right, 315, SIZE, bold=True):
            self._put(show(225, self._y, line, bold=True))
            self._advance()

    def _add_row(self, cells: tuple[str, ...]) -> None:
        step = (WIDTH - 2 * MARGIN) / len(cells)
        wrapped = [wrap(cell, step - 8, 9) for cell in cells]
        height = max(len(lines) for lines in wrapped)
        if self._y - LEADING * height < MARGIN:
            self._start_page()
        for column, lines in enumerate(wrapped):
            for index, line in enumerate(lines):
                self._put(show(MARGIN + column * step + 4, self._y - index * 11, line, 9))
        top, bottom = self._y + 10, self._y + 10 - 11 * height - 4
        for column in range(len(cells)):
            box = (MARGIN + column * step, bottom, step, top - bottom)
            self._put(b"0.4 w %.1f %.1f %.1f %.1f re S\n" % box)
        self._y = bottom - 10


def _file_of(objects: list[bytes]) -> bytes:
    """Number the objects from 1 and add the cross-reference table."""
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return out


def _stream(dictionary: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(data), data)


def text_pdf(source: Source, slant: float = 0.0) -> bytes:
    """Return a PDF with a text layer, its lines turned by ``slant`` degrees."""
    pages = Pages(source, slant)
    for block in source.blocks:
        pages.add(block)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * index) for index in range(len(pages.streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages.streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, stream in enumerate(pages.streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (WIDTH, HEIGHT, 6 + 2 * index)
        )
        objects.append(_stream(b"", stream))
    return _file_of(objects)


def image_pdf(pictures: list[Picture]) -> bytes:
    """Return a PDF that shows the pictures, one to a page."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * index) for index in range(len(pictures)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pictures)),
    ]
    for index, picture in enumerate(pictures):
        first = 3 + 3 * index
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /XObject << /Im %d 0 R >> >> >>" % (WIDTH, HEIGHT, first + 1, first + 2)
        )
        objects.append(_stream(b"", b"%d 0 0 %d 0 0 cm /Im Do" % (WIDTH, HEIGHT)))
        objects.append(
            _stream(
                b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 "
                b"/ColorSpace /DeviceGray /Filter /FlateDecode" % (picture.width, picture.height),
                picture.data,
            )
        )
    return _file_of(objects)
