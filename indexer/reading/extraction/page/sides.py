"""What stands on both sides of a gutter: columns, the margin of an act beside its text, or the cells of a table."""

import re
from collections.abc import Sequence
from statistics import median

from indexer.reading.extraction.page.pieces import Band, Piece, bands_of, is_stacked, white_above

#: Columns have at least that many lines on their fuller side.
_COLUMN_LINES = 3

#: Rows that make a table of cells of several lines.
_TABLE_ROWS = 3

#: What the margin of an « extrait du registre » tells, by kind.
_OF_A_MARGIN = re.compile(
    r"(?P<members>nombre\s+de|membres\b|en\s+exercice)|(?P<there>pr[ée]sents?\b|absents?\b)"
    r"|(?P<votes>votants?\b|pouvoirs?\b|pour\s*:|contre\s*:|abstentions?\b)"
    r"|(?P<dates>date\b|convocation\b|affich|publi)|(?P<objet>objets?\s*:)"
    r"|(?P<number>d[ée]lib[ée]ration\b|n\s*°|num[ée]ro\b)|(?P<served>acte\s+rendu|certifi)",
    re.IGNORECASE,
)


def rows_of_cells(bands: Sequence[Band], gutter: float, size: float) -> list[Band]:
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


def are_columns(left: Sequence[Piece], right: Sequence[Piece], size: float) -> bool:
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


def is_margin_of_act(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
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
