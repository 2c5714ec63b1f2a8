"""Boxes to tick that are no letters: fields of a form, and squares that are drawn on the page.

A square of a line's height beside a text is a box where the page has several, one of them ticked and one
not: a cross, a tick or a letter stands in it, or it is filled. Others are cells, bullets or ornaments.
Boxes become ☒ and ☐, as those of other formats do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indexer.reading.extraction.page.pieces import Word
from indexer.reading.extraction.pdf.painted import Drawing

#: Sides of a box in points, and by how much they may differ.
_LEAST, _MOST, _UNEVEN = 5.0, 18.0, 1.3

#: Boxes drawn nearer than this, in points, to each other are one (a border and its ground), or cells.
_SAME, _APART = 3.0, 1.5

#: What is drawn in a box is this part of it at least; a ground or inner border is more than the other.
_MARK, _GROUND = 0.25, 0.9

#: How far from a box, in points, the text may be that it belongs to.
_BESIDE = 25.0

#: Squares of a page that are looked at: a drawing has thousands.
_CROWD = 400

_TICKS = frozenset("xX×✓✔✗✘✕✖vV•●■")


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box on the upright page, points, y downwards."""

    left: float
    top: float
    right: float
    bottom: float
    ticked: bool = False

    @property
    def side(self) -> float:
        """The length of its longer side."""
        return max(self.right - self.left, self.bottom - self.top)

    def holds(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether something lies in the box, or hardly beyond its border."""
        slack = 0.2 * self.side
        return (
            self.left - slack <= left
            and right <= self.right + slack
            and self.top - slack <= top
            and bottom <= self.bottom + slack
        )

    def word(self) -> Word:
        """The box as a word of the page."""
        sign = "☒" if self.ticked else "☐"
        return Word(sign, self.left, self.top, self.right, self.bottom, opens_line=True)


def with_boxes(
    words: Sequence[Word], fields: Iterable[TickBox], drawings: Sequence[Drawing]
) -> list[Word]:
    """The words of a page with its boxes among them; a letter by which one is ticked is a part of it."""
    fields = list(fields)
    found = [box.word() for box in fields]
    squares = [box for box in _squares(drawings) if not any(_meet(box, f) for f in fields)]
    if not squares:
        return [*words, *found]
    marks = {
        number: box
        for number, word in enumerate(words)
        if word.text in _TICKS and (box := _around(word, squares)) is not None
    }
    boxes = [
        replace(box, ticked=box.ticked or box in marks.values() or _is_marked(box, drawings))
        for box in squares
        if _is_beside(box, words)
    ]
    if len({box.ticked for box in boxes}) < 2:
        return [*words, *found]
    kept = [word for number, word in enumerate(words) if number not in marks]
    return [*kept, *found, *(box.word() for box in boxes)]


def _squares(drawings: Sequence[Drawing]) -> list[TickBox]:
    """Squares of the size of a box that stand apart from each other."""
    found: list[TickBox] = []
    for drawing in drawings:
        box = TickBox(*drawing.box, ticked=drawing.is_dark)
        sides = sorted((box.right - box.left, box.bottom - box.top))
        if not drawing.is_frame or not _LEAST <= sides[0] <= sides[1] <= min(
            _MOST, _UNEVEN * sides[0]
        ):
            continue
        same = next((each for each in found if _distance(each, box) < _SAME), None)
        if same is None:
            found.append(box)
        elif box.side > same.side:
            found[found.index(same)] = replace(box, ticked=box.ticked or same.ticked)
        if len(found) > _CROWD:
            return []
    return [box for box in found if not any(_touch(box, other) for other in found)]


def _distance(one: TickBox, other: TickBox) -> float:
    across = one.left + one.right - other.left - other.right
    down = one.top + one.bottom - other.top - other.bottom
    return max(abs(across), abs(down)) / 2


def _meet(one: TickBox, other: TickBox) -> bool:
    """Whether two boxes share their middles: a field lies on the square that is drawn for it."""
    return _distance(one, other) < max(one.side, other.side) / 2


def _touch(one: TickBox, other: TickBox) -> bool:
    """Whether two boxes stand wall to wall, as cells do."""
    return one is not other and (
        max(one.left, other.left) - min(one.right, other.right) < _APART
        and max(one.top, other.top) - min(one.bottom, other.bottom) < _APART
    )


def _around(word: Word, boxes: Sequence[TickBox]) -> TickBox | None:
    """The box in which a word stands; the box of a word is higher than its ink."""
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return next((box for box in boxes if box.holds(across, down, across, down)), None)


def _is_marked(box: TickBox, drawings: Sequence[Drawing]) -> bool:
    """Whether something is drawn in a box that is neither its border nor its ground."""
    for drawing in drawings:
        left, top, right, bottom = drawing.box
        if not box.holds(left, top, right, bottom) or not (drawing.is_dark or drawing.is_line):
            continue
        part = max(right - left, bottom - top) / box.side
        if part >= _MARK and (not drawing.is_frame or part < _GROUND):
            return True
    return False


def _is_beside(box: TickBox, words: Sequence[Word]) -> bool:
    """Whether a word stands beside a box, on its line."""
    middle = (box.top + box.bottom) / 2
    return any(
        word.top <= middle <= word.bottom
        and (0 <= word.left - box.right + 1 < _BESIDE or 0 <= box.left - word.right + 1 < _BESIDE)
        for word in words
    )
