"""The words of a PDF page and where they stand, as PDFium sees them.

PDFium's own text follows the order in which the file paints it, with spaces and line ends that
PDFium adds. The words are taken from it, with the box of each; ``layout`` decides on the order. Left
out is what nobody sees: text outside the page's crop box, text that is hidden (``sight``), and text in
clear ink beside text that is seen (over a scan such text is what another program read on it).
"""

import ctypes
import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from indexer.reading.extraction.page.pieces import Word
from indexer.reading.extraction.pdf.diacritics import GONE, composed
from indexer.reading.extraction.pdf.painted import Box
from indexer.reading.extraction.pdf.sight import Placed, Sight
from indexer.reading.extraction.pdf.tick_boxes import TickBox, with_boxes
from indexer.reading.extraction.text.raised import without_calls
from indexer.reading.extraction.text.symbols import picture_font, pictured

#: PDFium's sign for a hyphen that it takes for the cut of a word (0x02 in older releases).
_CUTS = "\ufffe\x02"

#: Part of a page's text that must run one way for the page to be turned.
_MOST = 0.6

#: Figures in a word that may be raised, and then call a note.
_MAY_CALL = re.compile(r"(?:\d|[^\W\d_]{3}|[.,;:!?»”\")\]…%€])[(\[]?\d")

#: How many times as high type of another size is; the sine of the slope of a level line.
_OTHER_SIZE, _LEVEL = 1.2, 0.05

#: Signs that stand alone so often that their font is not asked for.
_PLAIN = frozenset("àAy:;,.-–—•«»?!()/&%€=+°")

_WORD = re.compile(rf"([^\s\x00{_CUTS}]+)([{_CUTS}])?")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page that are seen, and how many are on it that are not."""

    seen: list[Word]
    hidden: int


def words_of(
    page: Any, *, over_scan: bool = False, boxes: Sequence[tuple[Box, bool]] = ()
) -> PageWords:
    """The words of a ``pypdfium2`` page, in the order of the file, as seen with the page upright.

    ``over_scan`` tells that images cover much of the page, whose text may then be invisible; ``boxes`` are the
    fields of a form to tick, in the page's own coordinates, with their state. A page
    whose lines stand upside down or run up or down it is turned so that they are level.
    """
    textpage = page.get_textpage()
    try:
        text = composed(_text(textpage), lambda index: _extent(textpage, index))
        turn = _Turn(page)
        placed: list[Placed] = []
        previous_end = 0
        for match in _WORD.finditer(text):
            before = text[previous_end : match.start()]
            previous_end = match.end()
            for start, end in _spans(textpage, match):
                word = _word(textpage, text, start, end, turn)
                if word is None or not turn.holds(word.word):
                    continue
                if start > match.start():
                    word = replace(word, word=replace(word.word, clings=True))
                elif "\n" in before or not before:
                    word = replace(word, word=replace(word.word, opens_line=True))
                if end == match.end(1) and match.group(2):
                    word = replace(word, word=replace(word.word, text=f"{word.word.text}-"))
                placed.append(word)
        sight = Sight(page, textpage, over_scan=over_scan)
        verdicts = sight.judged(placed)
        judged = list(zip(placed, verdicts, strict=True))
        found = [each.word for each, verdict in judged if verdict == "seen"]
        clear = [each.word for each, verdict in judged if verdict == "clear"]
        hidden = verdicts.count("hidden") + (len(clear) if found else 0)
        drawings = [replace(d, box=turn.sides(d.box)) for d in sight.painted.drawings]
        fields = [TickBox(*turn.sides(box), ticked) for box, ticked in boxes]
        return PageWords(_levelled(with_boxes(found or clear, fields, drawings), turn.size), hidden)
    finally:
        textpage.close()


def _extent(textpage: Any, index: int) -> tuple[float, float] | None:
    """The left and right edge of the ink of a sign, on the page as it is stored."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
        return None
    return left.value, right.value


def _levelled(words: list[Word], size: tuple[float, float]) -> list[Word]:
    """The words of a page turned so that most of its lines run from left to right."""
    quarter = _quarter(words)
    width, height = size
    for _ in range(quarter):  # by a quarter, clockwise
        words = [
            replace(w, left=height - w.bottom, top=w.left, right=height - w.top, bottom=w.right)
            for w in words
        ]
        width, height = height, width
    return words


def _quarter(words: Sequence[Word]) -> int:
    """How many quarters of a turn, clockwise, make most lines level: weighed by their length."""
    weights = [0.0, 0.0, 0.0, 0.0]
    for before, after in pairwise(words):
        if after.opens_line:
            continue
        across, down = _steps(before, after)
        weight = len(after.text)
        if abs(across) >= abs(down):
            weights[0 if across > 0 else 2] += weight
        else:
            weights[3 if down > 0 else 1] += weight
    best = max(range(4), key=lambda quarter: weights[quarter])
    return best if weights[best] > _MOST * sum(weights) else 0


def _steps(before: Word, after: Word) -> tuple[float, float]:
    across = (after.left + after.right - before.left - before.right) / 2
    return across, (after.top + after.bottom - before.top - before.bottom) / 2


class _Turn:
    """Turns the page's coordinates (points, y upwards) into the reader's (y downwards)."""

    def __init__(self, page: Any) -> None:
        self._rotation = page.get_rotation()
        self._left, self._bottom, self._right, self._top = page.get_bbox()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is seen."""
        width, height = self._right - self._left, self._top - self._bottom
        return (height, width) if self._rotation in (90, 270) else (width, height)

    def holds(self, word: Word) -> bool:
        """Whether most of a word lies on the page: what is outside the crop box is not seen."""
        width, height = self.size
        across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return 0 <= across <= width and 0 <= down <= height

    def sides(self, box: Box) -> Box:
        """Left, top, right, bottom on the upright page of a box of the page as it is stored."""
        return self.box(pdfium.FS_RECTF(left=box[0], bottom=box[1], right=box[2], top=box[3]))

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


def _pictures_of(textpage: Any, index: int) -> str | None:
    """The font of pictures that a sign is set in."""
    buffer, flags = ctypes.create_string_buffer(64), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, len(buffer), flags)
    return picture_font(buffer.value.decode("latin-1"))


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


def _spans(textpage: Any, match: re.Match[str]) -> list[tuple[int, int]]:
    """Where the parts of a word start and end: type of another size, as of « 2¹ », is a part of its own."""
    start, end = match.span(1)
    if not _MAY_CALL.search(match.group(1)) or not _is_level(textpage, start):
        return [(start, end)]
    box, spans, size = pdfium.FS_RECTF(), [start], 0.0
    for index in range(start, end):
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, box):
            continue
        height = box.top - box.bottom
        if size and height and not 1 / _OTHER_SIZE < height / size < _OTHER_SIZE:
            spans.append(index)
        size = height
    return list(pairwise([*spans, end]))


def _is_level(textpage: Any, index: int) -> bool:
    """Whether a sign stands upright or on its head, so that the height of its box is that of its type."""
    return abs(math.sin(pdfium.FPDFText_GetCharAngle(textpage, index))) < _LEVEL


def _word(textpage: Any, text: str, start: int, end: int, turn: _Turn) -> Placed | None:
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(textpage, start, first):
        return None
    if not pdfium.FPDFText_GetLooseCharBox(textpage, end - 1, last):
        return None
    left, top, right, bottom = turn.box(first)
    end_left, end_top, end_right, end_bottom = turn.box(last)
    bare = without_calls(unicodedata.normalize("NFC", text[start:end].replace(GONE, "")))
    if not bare:
        return None
    if len(bare) == 1 and not (bare.isdecimal() or bare in _PLAIN):
        font = _pictures_of(textpage, start)
        bare = pictured(bare, font) if font else bare
    word = Word(
        text=bare,
        left=min(left, end_left),
        top=min(top, end_top),
        right=max(right, end_right),
        bottom=max(bottom, end_bottom),
    )
    across = min(first.left, last.left) + max(first.right, last.right)
    up = min(first.bottom, last.bottom) + max(first.top, last.top)
    return Placed(word, start, (across / 2, up / 2))
