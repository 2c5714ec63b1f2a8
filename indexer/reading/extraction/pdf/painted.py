"""What a page of a PDF paints, in the order in which it does: what may lie over its words or under them.

Boxes are in the page's own coordinates (points, y upwards): left, bottom, right, top.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
Ink = tuple[int, int, int]

#: Narrower than this, in points, a shape is a rule or a border: it covers no word.
_THIN = 3.0

#: Least opacity, of 255, of what covers.
_OPAQUE = 200

#: Forms inside forms deeper than this are no document.
_DEEPEST = 10

#: Parts of a clipping path from which it is not looked at: no plain frame has as many.
_MANY_PARTS = 40

#: Annotations that cover nothing: they mark text, or wait for a click.
MARKING = frozenset(
    (
        pdfium.FPDF_ANNOT_LINK,
        pdfium.FPDF_ANNOT_POPUP,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_WIDGET,
    )
)

#: The order of what is painted over everything else.
LAST = 1 << 60

#: Largest side of a drawing that may be a box to tick or what ticks one, in points; how many are looked at.
_SMALL, _MOST_DRAWINGS = 20.0, 3_000

#: Parts of a path that runs around something, at least; how light a dark spot may be, of 255.
_FEWEST_SIDES, _DARK = 4, 170.0

#: Parts of a rounded frame at most, border and ground.
_ROUND = 200

_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cover:
    """Something that hides what was painted before it; ``ink`` is its colour where it has but one."""

    order: int
    box: Box
    is_image: bool
    ink: Ink | None = None

    def holds(self, across: float, up: float) -> bool:
        """Whether a point lies in its box."""
        left, bottom, right, top = self.box
        return left <= across <= right and bottom <= up <= top


@dataclass(frozen=True, slots=True)
class Drawing:
    """A small path: its box, and whether it is a frame, a line that is stroked, a dark spot."""

    box: Box
    is_frame: bool
    is_line: bool
    is_dark: bool


@dataclass(slots=True)
class Painted:
    """The objects of a page: what covers, and of each text (by address) its order and its form's place."""

    covers: list[Cover] = field(default_factory=list)
    texts: dict[int, tuple[int, _Matrix]] = field(default_factory=dict)
    objects: list[Any] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)

    @classmethod
    def of(cls, page: Any) -> "Painted":
        """Look through a ``pypdfium2`` page."""
        painted = cls()
        count = pdfium.FPDFPage_CountObjects(page)
        painted._walk((pdfium.FPDFPage_GetObject(page, n) for n in range(count)), _PLAIN, 0)
        painted.covers += _annotations(page)
        return painted

    def _walk(self, shown: Iterator[Any], place: _Matrix, depth: int) -> None:
        for each in shown:
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST:
                    count = pdfium.FPDFFormObj_CountObjects(each)
                    inner = (pdfium.FPDFFormObj_GetObject(each, n) for n in range(count))
                    self._walk(inner, _times(_matrix(each), place), depth + 1)
                continue
            self.objects.append(each)
            order = len(self.objects)
            if kind == pdfium.FPDF_PAGEOBJ_PATH and len(self.drawings) < _MOST_DRAWINGS:
                self.drawings += _drawing(each, place)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts[address(each)] = (order, place)
            elif (found := _cover(each, kind, order, place)) is not None:
                self.covers.append(found)


def address(handle: Any) -> int:
    """What tells one object of PDFium from another."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def clip_of(shown: Any, place: _Matrix) -> Box | None:
    """The box of what an object's clipping paths leave of it; ``None`` where nothing is cut off."""
    clip = pdfium.FPDFPageObj_GetClipPath(shown)
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
    for number in range(count):
        parts = pdfium.FPDFClipPath_CountPathSegments(clip, number)
        if not 0 < parts <= _MANY_PARTS:
            continue
        points = [_point(clip, number, part) for part in range(parts)]
        box = _moved(
            (*map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True))), place
        )
        left, bottom = max(left, box[0]), max(bottom, box[1])
        right, top = min(right, box[2]), min(top, box[3])
    return (left, bottom, right, top) if count else None


def _point(clip: Any, number: int, part: int) -> tuple[float, float]:
    across, up = ctypes.c_float(), ctypes.c_float()
    segment = pdfium.FPDFClipPath_GetPathSegment(clip, number, part)
    pdfium.FPDFPathSegment_GetPoint(segment, across, up)
    return across.value, up.value


def _cover(shown: Any, kind: int, order: int, place: _Matrix) -> Cover | None:
    is_path = kind == pdfium.FPDF_PAGEOBJ_PATH
    filled = not is_path or _is_filled(shown)
    if not filled and _width(shown) < _THIN:
        return None
    box = _bounds(shown)
    if box is None or min(box[2] - box[0], box[3] - box[1]) < _THIN:
        return None
    ink, opacity = ink_of(shown) if is_path and filled else (None, 255)
    if opacity < _OPAQUE:
        return None
    return Cover(order, _moved(box, place), kind == pdfium.FPDF_PAGEOBJ_IMAGE, ink)


def _drawing(path: Any, place: _Matrix) -> Iterator[Drawing]:
    """What a path draws, where it is small."""
    bounds = _bounds(path)
    if bounds is None:
        return
    box = _moved(bounds, place)
    if max(box[2] - box[0], box[3] - box[1]) > _SMALL:
        return
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroked)
    filled = mode.value != pdfium.FPDF_FILLMODE_NONE
    ink, opacity = ink_of(path) if filled else (None, 0)
    is_dark = ink is not None and opacity >= _OPAQUE and _light(ink) < _DARK
    if filled or stroked.value:
        yield Drawing(box, _is_frame(path, bounds), bool(stroked.value), is_dark)


def _light(ink: Ink) -> float:
    """How light a colour is, of 255 (ITU-R BT.601)."""
    red, green, blue = ink
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _is_frame(path: Any, bounds: Box) -> bool:
    """Whether a path runs around along its box: a rectangle, a rounded one, a circle."""
    count = pdfium.FPDFPath_CountSegments(path)
    left, bottom, right, top = bounds
    even = min(right - left, top - bottom) > 0.5 * max(right - left, top - bottom)
    if not even or not _FEWEST_SIDES <= count <= _ROUND:
        return False
    slack = 0.25 * max(right - left, top - bottom)
    moves = 0
    across, up = ctypes.c_float(), ctypes.c_float()
    matrix = _matrix(path)
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        moves += pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        pdfium.FPDFPathSegment_GetPoint(segment, across, up)
        x, y, _, _ = _moved((across.value, up.value, across.value, up.value), matrix)
        if min(x - left, right - x) > slack and min(y - bottom, top - y) > slack:
            return False
    return bool(count >= _FEWEST_SIDES * moves)


def _is_filled(path: Any) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroked)
    return bool(mode.value != pdfium.FPDF_FILLMODE_NONE)


def _width(path: Any) -> float:
    """How thick the line of a path is: a broad one covers as a box does."""
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(path, width)
    return float(width.value)


def ink_of(shown: Any) -> tuple[Ink | None, int]:
    """The colour that fills an object, if it is plain, and its opacity of 255."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(shown, red, green, blue, alpha):
        return None, 255
    return (red.value, green.value, blue.value), alpha.value


def _bounds(shown: Any) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(shown, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _annotations(page: Any) -> Iterator[Cover]:
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        found = pdfium.FPDFPage_GetAnnot(page, number)
        rect = pdfium.FS_RECTF()
        try:
            if pdfium.FPDFAnnot_GetSubtype(found) not in MARKING and pdfium.FPDFAnnot_GetRect(
                found, rect
            ):
                box = (rect.left, rect.bottom, rect.right, rect.top)
                yield Cover(LAST, box, is_image=False)
        finally:
            pdfium.FPDFPage_CloseAnnot(found)


def _matrix(form: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(form, found):
        return _PLAIN
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def _moved(box: Box, place: _Matrix) -> Box:
    """The box around a box that a matrix moves."""
    if place == _PLAIN:
        return box
    a, b, c, d, e, f = place
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)
