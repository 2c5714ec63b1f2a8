"""The reading order of a page: words and their boxes → lines, in the order a person reads them.

First words become *pieces* (``pieces``): runs of words on one line without a wide gap. Then the page
is read from top to bottom in *bands* of pieces at the same height. Where a gutter runs through
several bands, what lies beside it is either columns (read one after the other: two-column minutes,
the margin of an « extrait du registre » with the service and the number of the act) or a table (read
row by row, its cells held apart by tabs). Columns are texts whose lines fill them or whose lines do
not stand at the same heights; the rest is a table.

The idea of cutting a page along its white gaps is that of the recursive XY cut (Nagy and Seth,
« Hierarchical representation of optically scanned documents », ICPR 1984). Coordinates are points,
y downwards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from indexer.reading.extraction.page.imprints import set_apart
from indexer.reading.extraction.page.pieces import (
    MAX_PIECES,
    Band,
    Piece,
    Word,
    bands_of,
    is_stacked,
    pieces_of,
    white_above,
)

#: A gap wider than this many heights makes cells even of a row that stands alone.
_CELL_GAP = 3.0

#: Longest sign of a list (« - », « 1. », « a) »), after which a gap makes no cell.
_BULLET = 3

#: Narrowest gutter, in heights of the text.
_GUTTER = 1.0

#: Columns have at least that many lines on their fuller side.
_COLUMN_LINES = 3

#: Lines that may stand on one side above the first line of a gutter.
_LEAD = 4

#: White, in heights of the text, that ends what stands beside a gutter.
_ZONE_WHITE = 1.8

#: Rows that make a table of cells of several lines.
_TABLE_ROWS = 3

#: Pieces at one height that are parted into the lines of cells; more are one row as they stand.
_WIDEST_BAND = 500

#: Deepest cutting; real pages need three or four levels.
_MAX_DEPTH = 12


#: What the margin of an « extrait du registre » tells, by kind.
_OF_A_MARGIN = re.compile(
    r"(?P<members>nombre\s+de|membres\b|en\s+exercice)|(?P<there>pr[ée]sents?\b|absents?\b)"
    r"|(?P<votes>votants?\b|pouvoirs?\b|pour\s*:|contre\s*:|abstentions?\b)"
    r"|(?P<dates>date\b|convocation\b|affich|publi)|(?P<objet>objets?\s*:)"
    r"|(?P<number>d[ée]lib[ée]ration\b|n\s*°|num[ée]ro\b)|(?P<served>acte\s+rendu|certifi)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read, its vertical place on the page, whether white space stands above it."""

    text: str
    top: float
    bottom: float
    opens_paragraph: bool = False


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines of a page in reading order; text that runs up or down the page comes last."""
    words, stamps = set_apart(words)
    printed = [_whole_line(run) for run in stamps]
    level, turned = _by_direction(words)
    pieces = pieces_of(level)
    if not pieces:
        return [*printed, *turned]
    size = median(piece.height for piece in pieces) or 1.0
    depth = 0 if len(pieces) <= MAX_PIECES else _MAX_DEPTH
    return [*printed, *_spaced(list(_in_order(pieces, size, depth))), *turned]


def _by_direction(words: Sequence[Word]) -> tuple[list[Word], list[Line]]:
    """Level words, and the lines of those that run up or down the page."""
    level: list[Word] = []
    turned: list[list[Word]] = []
    for line in _file_lines(words):
        if any(_is_turned(word) for word in line):
            turned.append(line)
        else:
            level.extend(line)
    return level, [_whole_line(line) for line in sorted(turned, key=_turned_place)]


def _turned_place(line: Sequence[Word]) -> float:
    """Lines that run down the page follow each other from right to left, others from the left."""
    runs_down = line[-1].top > line[0].top
    return -line[0].left if runs_down else line[0].left


def _whole_line(line: Sequence[Word]) -> Line:
    text = " ".join(word.text for word in line)
    return Line(text, min(word.top for word in line), max(word.bottom for word in line))


def _file_lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if word.opens_line and line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _is_turned(word: Word) -> bool:
    return len(word.text) > _BULLET and word.bottom - word.top > 1.5 * (word.right - word.left)


def _in_order(pieces: Sequence[Piece], size: float, depth: int) -> Iterator[Line]:
    """Lines in reading order."""
    bands = bands_of(pieces, size)
    position = 0
    body: float | None = None  # where the text beside a margin begins
    while position < len(bands):
        zone = _zone_at(bands, position, size) if depth < _MAX_DEPTH else None
        end, gutter = zone if zone is not None else (position + 1, 0.0)
        inside = bands[position:end]
        left = [piece for band in inside for piece in band if piece.right <= gutter]
        right = [piece for band in inside for piece in band if piece.right > gutter]
        beside = min((piece.left for piece in right), default=0.0)
        goes_on = bool(left) and body is not None and abs(beside - body) < size
        is_margin = zone is not None and (goes_on or _is_margin(left, right))
        body = beside if is_margin else body
        rows = _rows_of_cells(inside, gutter, size) if zone is not None and not is_margin else []
        if is_margin or (zone is not None and not rows and _are_columns(left, right, size)):
            yield from _in_order(left, size, depth + 1)
            yield from _in_order(right, size, depth + 1)
        else:
            is_table = bool(rows) or sum(len(band) > 1 for band in inside) > 1
            cell_gap = (_GUTTER if is_table else _CELL_GAP) * size
            for band in rows or inside:
                yield from (_line(row, cell_gap) for row in _rows_of_band(band))
        position = end


def _rows_of_cells(bands: Sequence[Band], gutter: float, size: float) -> list[Band]:
    """The rows of a table whose cells have several lines; empty where it is no such table.

    White runs through the whole width between its rows and is wider than that between the lines of
    a cell; and what stands on one side of the gutter is level with what stands on the other.
    """
    gaps = [white_above(bands, index) for index in range(1, len(bands))]
    if not gaps:
        return []
    between = min(gaps) + 0.3 * size
    rows: list[Band] = [list(bands[0])]
    for gap, band in zip(gaps, bands[1:], strict=True):
        if gap > between:
            rows.append([])
        rows[-1].extend(band)
    if len(rows) < _TABLE_ROWS and min(gaps) > 0.15 * size and any(map(is_stacked, bands)):
        rows = list(bands)  # cells set at the middle of their rows tie the lines of a row together
    level = sum(_is_level(row, gutter, size) for row in rows)
    return rows if len(rows) >= _TABLE_ROWS and level >= 0.7 * len(rows) else []


def _is_level(row: Band, gutter: float, size: float) -> bool:
    """Whether both sides of a gutter have text, set at one top, middle or bottom."""
    left = [piece for piece in row if piece.right <= gutter]
    right = [piece for piece in row if piece.right > gutter]
    if not left or not right:
        return False
    tops = [min(piece.top for piece in side) for side in (left, right)]
    bottoms = [_floor(side) for side in (left, right)]
    at_top, at_bottom = tops[0] - tops[1], bottoms[0] - bottoms[1]
    distances = (at_top, at_bottom, (at_top + at_bottom) / 2)
    return min(abs(distance) for distance in distances) < 0.4 * size


def _zone_at(bands: Sequence[Band], start: int, size: float) -> tuple[int, float] | None:
    """The end of the run of bands from ``start`` through which one gutter runs, and its middle.

    The first lines of the run may stand on one side only: the text beside a margin starts above it.
    """
    alone: tuple[int, float] | None = None
    for first in range(start, min(start + _LEAD, len(bands))):
        if first > start and white_above(bands, first) > 0.5 * size:
            break
        zone = _zone_from(bands, start, first, size)
        if zone is not None and (zone[0] > first + 1 or is_stacked(bands[first])):
            return zone
        if first == start:
            alone = zone
    return alone


def _zone_from(
    bands: Sequence[Band], start: int, first: int, size: float
) -> tuple[int, float] | None:
    """The run from ``start`` whose gutter is that of the band ``first``, the bands before it its lead."""
    gutters = _gutters(bands[first], size)
    for band in bands[start:first]:
        gutters = _narrowed(gutters, band, size) if _is_lead(band, bands[first], size) else []
    if not gutters:
        return None
    end = last_two_sided = first + 1
    while end < len(bands) and white_above(bands, end) < _ZONE_WHITE * size:
        narrowed = _narrowed(gutters, bands[end], size)
        if not narrowed:
            break
        gutters = narrowed
        end += 1
        if _is_two_sided(bands[end - 1], gutters) or _goes_on(bands, end - 1, gutters, size):
            last_two_sided = end
    left, right = max(gutters, key=lambda gutter: gutter[1] - gutter[0])
    return last_two_sided, (left + right) / 2


def _is_lead(band: Band, first: Band, size: float) -> bool:
    """Whether a line stands right over one of the next line's pieces, and is no centred title."""
    return any(abs(band[0].left - piece.left) < size for piece in first)


def _gutters(band: Band, size: float) -> list[tuple[float, float]]:
    """The gaps between the pieces of a band."""
    gaps: list[tuple[float, float]] = []
    edge = band[0].right
    for piece in band[1:]:
        if piece.left - edge >= _GUTTER * size:
            gaps.append((edge, piece.left))
        edge = max(edge, piece.right)
    return gaps


def _narrowed(
    gutters: Sequence[tuple[float, float]], band: Band, size: float
) -> list[tuple[float, float]]:
    """What of the gutters a band leaves free."""
    kept: list[tuple[float, float]] = []
    for left, right in gutters:
        for piece in band:
            if piece.right <= left or piece.left >= right:
                continue
            if piece.middle[0] <= (left + right) / 2:
                left = max(left, piece.right)
            else:
                right = min(right, piece.left)
        if right - left >= _GUTTER * size:
            kept.append((left, right))
    return kept


def _is_two_sided(band: Band, gutters: Sequence[tuple[float, float]]) -> bool:
    return any(
        any(piece.right <= left + 1 for piece in band)
        and any(piece.left >= right - 1 for piece in band)
        for left, right in gutters
    )


def _goes_on(
    bands: Sequence[Band], index: int, gutters: Sequence[tuple[float, float]], size: float
) -> bool:
    """Whether a band on one side continues that side's column: right under its last line."""
    if not any(
        all(p.right <= left + 1 or p.left >= right - 1 for p in bands[index])
        for left, right in gutters
    ):
        return False
    return white_above(bands, index) < 0.5 * size


def _are_columns(left: Sequence[Piece], right: Sequence[Piece], size: float) -> bool:
    """Whether two sides of a gutter are texts of their own rather than the cells of a table."""
    sides = bands_of(left, size), bands_of(right, size)
    few, many = sorted(sides, key=len)
    if len(many) < _COLUMN_LINES or not few:
        return False
    prose = sum(_is_prose(side, size) for side in sides)
    if prose == 2:
        return True
    if any(map(_is_figures, sides)):
        return False
    if prose == 1 and len(few) >= _COLUMN_LINES and _is_tight(few, size):
        return True
    floors = [_floor(band) for band in many]
    aligned = sum(any(abs(_floor(band) - floor) < 0.25 * size for floor in floors) for band in few)
    return aligned <= 0.5 * len(few) or (prose == 1 and 2 <= len(few) != aligned)


def _is_margin(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the left side is the margin of an act: its counts, its dates, its objet, few words a line.

    Beside them run the lines of the act, which no table has in its second column.
    """
    if not left or len(right) < _COLUMN_LINES:
        return False
    told = {match.lastgroup for piece in left if (match := _OF_A_MARGIN.match(piece.text))}
    narrow = max(piece.right for piece in left) - min(piece.left for piece in left)
    wide = median(piece.right - piece.left for piece in right)
    return len(told) >= 2 and wide > 1.5 * narrow


def _floor(band: Band) -> float:
    return max(piece.bottom for piece in band)


def _is_prose(bands: Sequence[Band], size: float) -> bool:
    """Whether most lines fill their column, as those of a flowing text do."""
    if len(bands) < _COLUMN_LINES:
        return False
    spans = [(min(p.left for p in band), max(p.right for p in band)) for band in bands]
    width = max(right for _, right in spans) - min(left for left, _ in spans)
    full = sum(
        right - left > 0.75 * width and _ink(band) > 0.6 * (right - left)
        for band, (left, right) in zip(bands, spans, strict=True)
    )
    return width > 12 * size and full >= 0.6 * len(spans)


def _ink(band: Band) -> float:
    return sum(piece.right - piece.left for piece in band)


def _is_figures(bands: Sequence[Band]) -> bool:
    """Whether most lines are amounts or counts, which belong to the words beside them."""
    figures = 0
    for band in bands:
        text = "".join(piece.text for piece in band)
        figures += sum(map(str.isdigit, text)) > sum(map(str.isalpha, text))
    return figures > 0.5 * len(bands)


def _is_tight(bands: Sequence[Band], size: float) -> bool:
    """Whether lines follow each other as in a text; the cells of a table stand further apart."""
    tight = sum(white_above(bands, index) < 0.4 * size for index in range(1, len(bands)))
    return tight >= 0.6 * (len(bands) - 1)


def _rows_of_band(band: Band) -> Iterator[Band]:
    """A band as one row, or as several where its pieces lie over each other."""
    if len(band) > _WIDEST_BAND:
        yield band
        return
    columns: list[list[Piece]] = []
    for piece in band:
        home = next((c for c in columns if _over(c, piece)), None)
        if home is None:
            columns.append([piece])
        else:
            home.append(piece)
    if len(columns) == 1:
        for piece in sorted(band, key=lambda piece: piece.middle[1]):
            yield [piece]
        return
    yield [_stacked(column) for column in sorted(columns, key=lambda column: column[0].left)]


def _over(column: Sequence[Piece], piece: Piece) -> bool:
    return any(piece.left < other.right and other.left < piece.right for other in column)


def _stacked(column: Sequence[Piece]) -> Piece:
    """The lines of a cell as one piece."""
    ordered = sorted(column, key=lambda piece: piece.top)
    return Piece(
        text=" ".join(piece.text for piece in ordered),
        left=min(piece.left for piece in ordered),
        top=ordered[0].top,
        right=max(piece.right for piece in ordered),
        bottom=max(piece.bottom for piece in ordered),
    )


def _line(row: Band, cell_gap: float) -> Line:
    shown, length = [row[0].text], len(row[0].text)
    for before, after in pairwise(row):
        is_cell = after.left - before.right >= cell_gap and (length > _BULLET or len(row) > 2)
        shown += ("\t" if is_cell else " ", after.text)
        length += 1 + len(after.text)
    return Line("".join(shown), min(p.top for p in row), max(p.bottom for p in row))


def _spaced(lines: Sequence[Line]) -> list[Line]:
    """Mark the lines above which there is more white than between the lines of a paragraph."""
    gaps = [after.top - before.bottom for before, after in pairwise(lines)]
    usual = median([gap for gap in gaps if gap > -1] or [0.0])
    spaced = list(lines[:1])
    for gap, line in zip(gaps, lines[1:], strict=False):
        height = line.bottom - line.top
        opens = gap > usual + 0.45 * height or gap < -2 * height
        spaced.append(Line(line.text, line.top, line.bottom, opens_paragraph=opens))
    return spaced
