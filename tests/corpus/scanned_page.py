"""A page as an office scanner gives it: a slanted, speckled, one-bit picture without text."""

import random
import zlib

import pypdfium2
from pdf_pages import Picture

_DPI = 150
_SPECKS = 220
_THRESHOLD = 150
_TO_BITS = bytes(ord("1" if grey > _THRESHOLD else "0") for grey in range(256))


def _scan(page: pypdfium2.PdfPage, seed: int) -> Picture:
    bitmap = page.render(scale=_DPI / 72, grayscale=True)
    pixels = bytearray(bitmap.buffer)
    dice = random.Random(seed)
    for _ in range(_SPECKS):
        pixels[dice.randrange(len(pixels))] = 0
    digits = bytes(pixels).translate(_TO_BITS)
    width = bitmap.width
    row_bytes = -(-width // 8)
    rows = (
        int(digits[start : start + width].ljust(8 * row_bytes, b"1"), 2).to_bytes(row_bytes, "big")
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    return Picture(width, bitmap.height, zlib.compress(b"".join(rows), 9))


def pictures_of(pdf: bytes) -> list[Picture]:
    """Return a picture of each page of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_scan(page, number) for number, page in enumerate(document)]
