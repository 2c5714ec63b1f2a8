"""Which words of a page a person sees: not those under a black box, white on white, clipped away, in clear ink.

What the page is made of only raises a doubt: something opaque is painted over a word, its ink is that of
its ground, it lies outside its clipping path. The picture settles it: the page is painted with and
without the text in doubt, and a word is seen where the two differ by more than a little of the ink that
the word has by itself. So what is pale, shaded or painted over another colour is never lost.

Over a scan the invisible text is what another program read on it, and the scan often lies over it: it is
unseen only where a shape or an annotation hides the scan, so that the picture is blank there.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import ne
from typing import Any, Literal

import pypdfium2.raw as pdfium

from indexer.reading.extraction.page.pieces import Word
from indexer.reading.extraction.pdf.painted import (
    Box,
    Cover,
    Ink,
    Painted,
    address,
    clip_of,
    ink_of,
)

Verdict = Literal["seen", "clear", "hidden"]
_Doubt = Literal["cover", "clip", "scan"]

#: Pixels a point of the pictures that are compared, and the most pixels of one.
_SCALE, _MAX_PIXELS = 1.5, 8_000_000

#: Part of a word's ink that is seen of a word that is not: a tail below a box.
_LITTLE = 0.1

#: Values of colours that are taken for one: their last bits are lost.
_COARSE = bytes(value >> 3 for value in range(256))

#: A ground that no ink of a document has.
_ODD = (255, 0, 255, 255)

#: Ink whose every part is above this shows badly on paper; inks nearer than this are one.
_PALE, _NEAR = 240, 24

#: Least height of letters that can be read, in points of an A4 page; the height of such a page.
_TINY, _A4 = 1.2, 842.0

#: Covers from which all words of a page are in doubt rather than each looked for under each.
_MANY = 500

_UNSEEN_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_FILLED_MODES = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)


@dataclass(frozen=True, slots=True)
class Placed:
    """A word, the place of its first sign in PDFium's text, its middle in the page's own coordinates."""

    word: Word
    start: int
    middle: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Text:
    """What is known of a text object, once for all its words."""

    handle: Any
    order: int
    is_clear: bool
    ink: Ink | None
    clip: Box | None

    def is_clipped(self, across: float, up: float) -> bool:
        """Whether a point lies outside its clipping path."""
        if self.clip is None:
            return False
        left, bottom, right, top = self.clip
        return not (left <= across <= right and bottom <= up <= top)


class Sight:
    """Judges the words of one page; ``over_scan`` tells that images cover much of it."""

    def __init__(self, page: Any, textpage: Any, *, over_scan: bool) -> None:
        self._page = page
        self._textpage = textpage
        self._over_scan = over_scan
        self._painted = Painted.of(page)
        self._texts: dict[int, _Text] = {}
        self._least = _TINY * min(1.0, page.get_height() / _A4)

    @property
    def painted(self) -> Painted:
        """What the page is made of."""
        return self._painted

    def judged(self, words: Sequence[Placed]) -> list[Verdict]:
        """What is seen of the words, each for itself."""
        verdicts: list[Verdict] = ["seen"] * len(words)
        doubts: dict[int, _Doubt] = {}
        for number, placed in enumerate(words):
            text = self._text_of(placed)
            if text is None:
                continue
            if text.is_clear and not self._over_scan:
                verdicts[number] = "clear"
            elif self._is_tiny(placed, text):
                verdicts[number] = "hidden"
            elif (doubt := self._doubt(placed, text)) is not None:
                doubts[number] = doubt
        for number in self._unseen(words, doubts) if doubts else ():
            verdicts[number] = "hidden"
        return verdicts

    def _text_of(self, placed: Placed) -> _Text | None:
        handle = pdfium.FPDFText_GetTextObject(self._textpage, placed.start)
        if not handle:
            return None
        key = address(handle)
        if key not in self._texts:
            order, place = self._painted.texts.get(key, (0, None))
            if place is None:  # a text of an annotation, or deeper than forms go
                return None
            mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
            ink, opacity = ink_of(handle) if mode in _FILLED_MODES else (None, 255)
            is_clear = mode in _UNSEEN_MODES or opacity == 0
            self._texts[key] = _Text(handle, order, is_clear, ink, clip_of(handle, place))
        return self._texts[key]

    def _is_tiny(self, placed: Placed, text: _Text) -> bool:
        word = placed.word
        height = min(word.bottom - word.top, word.right - word.left)
        return height < self._least and self._height_of_ink(placed) < self._least and _named(text)

    def _height_of_ink(self, placed: Placed) -> float:
        """The larger side of the ink of a word's first sign, points."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._textpage, placed.start, left, right, bottom, top)
        return max(right.value - left.value, top.value - bottom.value)

    def _doubt(self, placed: Placed, text: _Text) -> _Doubt | None:
        """Why a word may be unseen."""
        covers = self._painted.covers
        if len(covers) > _MANY:
            return None if self._over_scan else "cover"
        here = [cover for cover in covers if cover.holds(*placed.middle)]
        over = [cover for cover in here if cover.order > text.order]
        if self._over_scan:
            scans = [cover.order for cover in here if cover.is_image]
            scan = max(scans, default=0)
            if text.is_clear or scan > text.order:
                is_hidden = any(c.order > scan and not c.is_image for c in here)
                return "scan" if scans and is_hidden else None
        elif not over and _is_lost_in(text.ink, here):
            return "cover"
        if over:
            return "cover"
        return "clip" if text.is_clipped(*placed.middle) and _named(text) else None

    def _unseen(self, words: Sequence[Placed], doubts: dict[int, _Doubt]) -> Iterator[int]:
        """Of the words in doubt those that the picture does not show."""
        size = self._page.get_size()
        scale = min(_SCALE, (_MAX_PIXELS / max(size[0] * size[1], 1.0)) ** 0.5)
        whole = _Picture(self._page, scale)
        painted = {address(t.handle) for n in doubts if (t := self._text_of(words[n]))}
        others = [each for each in self._painted.objects if address(each) not in painted]
        texts = [each for each in self._painted.objects if address(each) in painted]
        with _left_out(texts):
            without = _Picture(self._page, scale)
        with _left_out(others):
            alone = _Picture(self._page, scale, alone=True)
        ground = _Ground(alone)
        for number, doubt in doubts.items():
            word = words[number].word
            if doubt == "scan":
                if whole.is_blank(word):
                    yield number
                continue
            own = alone.differs(ground, word)
            if whole.differs(without, word) <= _LITTLE * own and (own or doubt == "clip"):
                yield number


class _Picture:
    """A page as it is painted, in coarse colours."""

    def __init__(self, page: Any, scale: float, *, alone: bool = False) -> None:
        options: dict[str, Any] = {"fill_color": _ODD, "draw_annots": False} if alone else {}
        bitmap = page.render(scale=scale, may_draw_forms=False, **options)
        try:
            self.scale, self.stride, self.width, self.height = (
                scale, bitmap.stride, bitmap.width, bitmap.height,
            )  # fmt: skip
            self.depth = bitmap.n_channels
            self.data = bytes(bitmap.buffer).translate(_COARSE)
        finally:
            bitmap.close()

    def rows(self, word: Word, *, inner: float = 0.0) -> Iterator[slice]:
        """Where the rows of a word's box lie in the data, or those of its inner part."""
        aside, across = inner * (word.bottom - word.top), inner / 2 * (word.right - word.left)
        top, bottom = self._pixel(word.top + aside), self._pixel(word.bottom - aside) + 1
        left, right = self._pixel(word.left + across), self._pixel(word.right - across) + 1
        left, right = max(left, 0), min(right, self.width)
        for row in range(max(top, 0), min(bottom, self.height)):
            start = row * self.stride
            yield slice(start + left * self.depth, start + max(right, left) * self.depth)

    def _pixel(self, points: float) -> int:
        return int(points * self.scale)

    def differs(self, other: "_Picture | _Ground", word: Word) -> int:
        """By how many values two pictures differ in the box of a word."""
        count = 0
        for row in self.rows(word):
            one, two = self.data[row], other.data[row]
            if one != two:
                count += sum(map(ne, one, two))
        return count

    def is_blank(self, word: Word) -> bool:
        """Whether nothing stands in the inner part of the box of a word."""
        band = b"".join(self.data[row] for row in self.rows(word, inner=0.3))
        return all(len(set(band[n :: self.depth])) <= 1 for n in range(self.depth))


class _Ground:
    """A picture of nothing but the odd ground of another."""

    def __init__(self, like: _Picture) -> None:
        blue, green, red = (_COARSE[value] for value in reversed(_ODD[:3]))
        pixel = bytes((blue, green, red, _COARSE[255]))[: like.depth]
        row = (pixel * like.width).ljust(like.stride, b"\0")
        self.data = row * like.height


@contextmanager
def _left_out(objects: Sequence[Any]) -> Iterator[None]:
    """Have a page painted without some of its objects."""
    for each in objects:
        pdfium.FPDFPageObj_SetIsActive(each, False)
    try:
        yield
    finally:
        for each in objects:
            pdfium.FPDFPageObj_SetIsActive(each, True)


def _is_lost_in(ink: Ink | None, here: Sequence[Cover]) -> bool:
    """Whether an ink may not show on what was painted last before it, the paper being white."""
    if ink is None:
        return False
    ground = here[-1].ink if here else None
    if ground is None:
        return min(ink) > _PALE
    return all(abs(one - two) < _NEAR for one, two in zip(ink, ground, strict=True))


def _named(text: _Text) -> bool:
    """Whether a font has a name: the boxes of one drawn by the file itself (Type 3) may say anything."""
    font = pdfium.FPDFTextObj_GetFont(text.handle)
    return bool(font) and pdfium.FPDFFont_GetBaseFontName(font, None, 0) > 1
