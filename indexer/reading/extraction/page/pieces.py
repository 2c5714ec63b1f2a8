"""Words side by side on a page, put together into the pieces that ``layout`` puts in order.

Coordinates are points on the upright page, y downwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.reading.extraction.text.raised import is_call

#: A gap wider than this many heights of the text parts two pieces of a line.
_WIDE_GAP = 1.5

#: A gap narrower than this many heights of an exponent parts it from no word.
_NO_GAP = 0.2

#: A gap narrower than this many heights of the text is at most a blank.
_NEAR = 0.4

#: A gap narrower than this many heights of the text is none.
_TOUCHING = 0.1

#: A word is that many times as high as its exponent, whose foot is raised, or sunk, by that many heights.
_HIGHER, _RAISED, _SUNK = 1.2, 0.25, 0.05

#: Pages with more pieces than this are not searched for neighbours: plans, noise of a scan.
MAX_PIECES = 1500


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box; ``opens_line`` tells that the file starts a line with it.

    ``clings``: the file has no blank between it and the word before.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    opens_line: bool = False
    clings: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words side by side on one line, and the box around them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the box: the size of the text."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box, across and down."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


Band = list[Piece]


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """Words in pieces, whatever the order in which the file has them."""
    return _joined_across(_runs(words))


def _runs(words: Sequence[Word]) -> list[Piece]:
    """Runs of words as the file has them: cut at its line ends and at wide gaps."""
    pieces: dict[tuple[str, int, int], Piece] = {}
    run: list[Word] = []

    def close() -> None:
        if run:
            piece = _piece_of(run)
            # Text painted twice a hair apart is how some programs make it bold.
            pieces.setdefault((piece.text, round(piece.left / 2), round(piece.top / 2)), piece)
            run.clear()

    for word in words:
        if run and (word.opens_line or not _follows(run[-1], word)):
            close()
        run.append(word)
    close()
    return list(pieces.values())


def _follows(before: Word, after: Word) -> bool:
    height = max(before.bottom - before.top, 1.0)
    gap = after.left - before.right
    return -height < gap < _WIDE_GAP * height and _same_line(before, after)


def _same_line(one: Word | Piece, other: Word | Piece) -> bool:
    """Whether two boxes share most of the lower one's height."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


#: Letters that a line set wide has at least, the part of its words that they are, and in heights of the line: the
#: least blank between two words, the widest gap between two letters; and how many of its letters differ.
_FEWEST_LETTERS, _MOSTLY, _BLANK, _WIDE, _KINDS = 6, 0.8, 0.15, 0.7, 4


def _piece_of(words: Sequence[Word]) -> Piece:
    text, before = words[0].text, words[0]
    spread = _letter_gap(words)
    for after in words[1:]:
        if not _is_call(text, before, after):
            clings = after.clings or _clings(before, after)
            clings = clings or after.left - before.right < spread
            text += after.text if clings else f" {after.text}"
            before = after
    return Piece(
        text=text,
        left=min(word.left for word in words),
        top=min(word.top for word in words),
        right=max(word.right for word in words),
        bottom=max(word.bottom for word in words),
    )


def _letter_gap(words: Sequence[Word]) -> float:
    """The gap from which a word begins in a line of letters set wide apart (« C O M M U N E »), 0 in any other."""
    if len(words) < _FEWEST_LETTERS:
        return 0.0
    signs = [word.text for word in words if len(word.text) == 1]
    letters = [sign for sign in signs if sign.isalpha()]
    # Figures and crosses of a table stand alone too.
    if (
        len(signs) < _MOSTLY * len(words)
        or 2 * len(letters) < len(words)
        or len({*letters}) < _KINDS
    ):
        return 0.0
    height = words[0].bottom - words[0].top
    gap = sorted(after.left - before.right for before, after in pairwise(words))[len(words) // 2]
    return gap + _BLANK * height if gap < _WIDE * height else 0.0


def _is_call(text: str, before: Word | Piece, after: Word | Piece) -> bool:
    """Whether small raised figures behind ``text`` call a note: they are no part of it."""
    if not after.text[-1:].isdigit() and after.text[-1:] not in (")", "]"):
        return False
    one, other = before.bottom - before.top, after.bottom - after.top
    near = -other < after.left - before.right < _NEAR * one
    is_raised = one > _HIGHER * other and before.bottom - after.bottom > _RAISED * one
    return near and is_raised and is_call(text, after.text)


def _clings(before: Word | Piece, after: Word | Piece) -> bool:
    """Whether no blank stands between two neighbours: before an exponent, or a comma that touches."""
    touching = after.left - before.right < _TOUCHING * (after.bottom - after.top)
    return (touching and after.text.startswith((",", ".", ")"))) or _is_exponent(before, after)


def _is_exponent(before: Word | Piece, after: Word | Piece) -> bool:
    """Whether small type hangs on to a word, raised (« m² », « 1ᵉʳ ») or sunk (« CO₂ »).

    Smaller type on the same foot is a word of its own; and the box of a word that ends in an exponent
    is higher than that of the next one, which hangs on to nothing.
    """
    one, other = before.bottom - before.top, after.bottom - after.top
    raised = before.bottom - after.bottom
    return (
        one > _HIGHER * other
        and (raised > _RAISED * one or raised < -_SUNK * one)
        and after.left - before.right < _NO_GAP * other
    )


def _joined_across(pieces: list[Piece]) -> list[Piece]:
    """Pieces that the file keeps apart and that stand side by side on one line, put together."""
    if len(pieces) > MAX_PIECES:
        return pieces
    joined: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.left, piece.top)):
        index = next((i for i, other in enumerate(joined) if _touches(other, piece)), None)
        if index is None:
            joined.append(piece)
        else:
            joined[index] = _side_by_side(joined[index], piece)
    return joined


def _touches(left: Piece, right: Piece) -> bool:
    height = max(min(left.height, right.height), 1.0)
    gap = right.left - left.right
    return -0.5 * height < gap < 0.8 * height and _same_line(left, right)


def _side_by_side(left: Piece, right: Piece) -> Piece:
    return Piece(
        text=_one_after_other(left, right),
        left=left.left,
        top=min(left.top, right.top),
        right=max(left.right, right.right),
        bottom=max(left.bottom, right.bottom),
    )


#: Parts of the height of a line that two letters of one word may overlap or stand apart.
_KERNED, _APART = 0.15, 0.03


def _one_after_other(left: Piece, right: Piece) -> str:
    if _is_call(left.text, left, right):
        return left.text
    clings = _clings(left, right) or _is_one_word(left, right)
    return f"{left.text}{'' if clings else ' '}{right.text}"


def _is_one_word(left: Piece, right: Piece) -> bool:
    """Whether the end of a piece and the small letter that begins the next touch, as two lines of a turned page may."""
    gap, height = right.left - left.right, right.bottom - right.top
    level = abs(left.bottom - right.bottom) + abs(left.top - right.top) < _APART * height
    letters = left.text[-1:].isalpha() and right.text[:1].islower()
    return level and letters and -_KERNED * height < gap < _APART * height


def bands_of(pieces: Iterable[Piece], size: float) -> list[Band]:
    """Groups of pieces that overlap in height, from top to bottom; each from left to right.

    Only the middle of each box counts, three fifths of an ordinary line: boxes of fonts are taller
    than their letters, and a word in huge letters must not tie the lines beside it together.
    """
    bands: list[Band] = []
    floor = float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.middle[1] - _half(piece, size)):
        middle, half = piece.middle[1], _half(piece, size)
        if bands and middle - half < floor:
            bands[-1].append(piece)
        else:
            bands.append([piece])
        floor = max(floor, middle + half)
    for band in bands:
        band.sort(key=lambda piece: piece.left)
    return bands


def _half(piece: Piece, size: float) -> float:
    return 0.3 * min(piece.height, size)


def white_above(bands: Sequence[Band], index: int) -> float:
    """The height of the white between a band and the one before it; negative where they overlap."""
    return min(p.top for p in bands[index]) - max(p.bottom for p in bands[index - 1])


def is_stacked(band: Band) -> bool:
    """Whether a piece of the band stands over another one."""
    return any(
        one.left < other.right and other.left < one.right and one is not other
        for one in band
        for other in band
    )
