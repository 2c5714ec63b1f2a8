"""The words of a PDF page and where they stand, as PDFium sees them.

PDFium's own text follows the order in which the file paints it, with spaces and line ends that
PDFium adds. The words are taken from it, with the box of each; ``layout`` decides on the order.
"""

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

from indexer.reading.extraction.pieces import Word

#: PDFium's sign for a hyphen that it takes for the cut of a word (0x02 in older releases).
_CUTS = "\ufffe\x02"

_WORD = re.compile(rf"([^\s\x00{_CUTS}]+)([{_CUTS}])?")


def words_of(page: Any) -> list[Word]:
    """The words of a ``pypdfium2`` page, in the order of the file, as seen with the page upright."""
    textpage = page.get_textpage()
    try:
        text = _text(textpage)
        turn = _Turn(page)
        found: list[Word] = []
        previous_end = 0
        for match in _WORD.finditer(text):
            word = _word(textpage, text, match, turn, text[previous_end : match.start()])
            previous_end = match.end()
            if word is not None:
                found.append(word)
        return found
    finally:
        textpage.close()


class _Turn:
    """Turns the page's coordinates (points, y upwards) into the reader's (y downwards)."""

    def __init__(self, page: Any) -> None:
        self._rotation = page.get_rotation()
        self._left, self._bottom, self._right, self._top = page.get_bbox()

    def box(self, rect: Any) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a rectangle on the upright page."""
        left, right = rect.left - self._left, rect.right - self._left
        top, bottom = self._top - rect.top, self._top - rect.bottom
        if self._rotation == 90:
            height = self._top - self._bottom
            return height - bottom, left, height - top, right
        if self._rotation == 180:
            width, height = self._right - self._left, self._top - self._bottom
            return width - right, height - bottom, width - left, height - top
        if self._rotation == 270:
            width = self._right - self._left
            return top, width - right, bottom, width - left
        return left, top, right, bottom


def _text(textpage: Any) -> str:
    """The page's characters, one for each index that PDFium counts."""
    count = textpage.count_chars()
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # Some characters are missing from PDFium's text or lie outside the basic plane: one by one.
    return "".join(_char(textpage, index) for index in range(count))


def _char(textpage: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _word(textpage: Any, text: str, match: re.Match[str], turn: _Turn, before: str) -> Word | None:
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    start, end = match.start(1), match.end(1) - 1
    if not pdfium.FPDFText_GetLooseCharBox(textpage, start, first):
        return None
    if not pdfium.FPDFText_GetLooseCharBox(textpage, end, last):
        return None
    left, top, right, bottom = turn.box(first)
    end_left, end_top, end_right, end_bottom = turn.box(last)
    return Word(
        text=match.group(1) + ("-" if match.group(2) else ""),
        left=min(left, end_left),
        top=min(top, end_top),
        right=max(right, end_right),
        bottom=max(bottom, end_bottom),
        opens_line="\n" in before or not before,
    )
