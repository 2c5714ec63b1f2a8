"""Files built by the tests themselves: no sample of a real document is kept here."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest

#: x, y (points from the lower left corner), size, text
Placed = tuple[float, float, float, str]

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf_bytes(
    pages: Sequence[Sequence[Placed]],
    *,
    image_over: frozenset[int] = frozenset(),
    rotate: int = 0,
    turn: int | None = None,
) -> bytes:
    """A PDF of A4 pages with text at given places, seen upright.

    Pages in ``image_over`` bear a full-page image. ``rotate`` turns the pages clockwise, and the
    text against it; ``turn`` turns the text alone.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", FONT, _grey_image()]
    kids: list[int] = []
    for index, page in enumerate(pages):
        content = _content(
            page, with_image=index in image_over, turn=rotate if turn is None else turn
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>"
            % (rotate, len(objects))
        )
        kids.append(len(objects))
    references = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [" + references + b"] /Count %d >>" % len(kids)
    return _assembled(objects)


def _grey_image() -> bytes:
    return (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Length 1 >>\nstream\n\xee\nendstream"
    )


#: Text matrices that set text upright on a page turned clockwise by so many degrees.
_MATRICES = {
    0: b"1 0 0 1 %g %g",
    90: b"0 1 -1 0 %g %g",
    180: b"-1 0 0 -1 %g %g",
    270: b"0 -1 1 0 %g %g",
}


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Where a point of the page as it is seen stands on the page as it is stored."""
    return {0: (x, y), 90: (595 - y, x), 180: (595 - x, 842 - y), 270: (y, 842 - x)}[turn]


def _content(page: Sequence[Placed], *, with_image: bool, turn: int) -> bytes:
    pieces = [b"q 595 0 0 842 0 0 cm /Im1 Do Q"] if with_image else []
    for x, y, size, text in page:
        escaped = (
            text.encode("cp1252")
            .replace(b"\\", b"\\\\")
            .replace(b"(", b"\\(")
            .replace(b")", b"\\)")
        )
        matrix = _MATRICES[turn] % _turned(x, y, turn)
        pieces.append(b"BT /F1 %g Tf %s Tm (%s) Tj ET" % (size, matrix, escaped))
    return b"\n".join(pieces)


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def lines_at(
    x: float, lines: Sequence[str], *, top: float = 780, size: float = 11, leading: float = 14
) -> list[Placed]:
    """Lines of text one under the other."""
    return [(x, top - leading * row, size, line) for row, line in enumerate(lines)]


def zip_bytes(members: dict[str, bytes], *, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compress) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Writes a file of the test and gives its path."""

    def written(name: str, content: bytes) -> Path:
        target = tmp_path / name
        target.write_bytes(content)
        return target

    return written


@pytest.fixture(name="pdf_bytes", scope="session")
def pdf_bytes_fixture() -> Callable[..., bytes]:
    return pdf_bytes


@pytest.fixture(name="lines_at", scope="session")
def lines_at_fixture() -> Callable[..., list[Placed]]:
    return lines_at


@pytest.fixture(name="zip_bytes", scope="session")
def zip_bytes_fixture() -> Callable[..., bytes]:
    return zip_bytes
