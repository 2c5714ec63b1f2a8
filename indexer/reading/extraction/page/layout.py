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

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from indexer.reading.extraction.page.gutters import GUTTER, zone_at
from indexer.reading.extraction.page.imprints import set_apart
from indexer.reading.extraction.page.pieces import (
    MAX_PIECES,
    Band,
    Piece,
    Word,
    bands_of,
    pieces_of,
)
from indexer.reading.extraction.page.sides import are_columns, is_margin_of_act, rows_of_cells
from indexer.reading.extraction.page.table_cells import BULLET, row_text, table_texts

#: A gap wider than this many heights makes cells even of a row that stands alone.
_CELL_GAP = 3.0

#: Pieces at one height that are parted into the lines of cells; more are one row as they stand.
_WIDEST_BAND = 500

#: Deepest cutting; real pages need three or four levels.
_MAX_DEPTH = 12


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
    return len(word.text) > BULLET and word.bottom - word.top > 1.5 * (word.right - word.left)


def _in_order(pieces: Sequence[Piece], size: float, depth: int) -> Iterator[Line]:
    """Lines in reading order."""
    bands = bands_of(pieces, size)
    position = 0
    body: float | None = None  # where the text beside a margin begins
    while position < len(bands):
        zone = zone_at(bands, position, size) if depth < _MAX_DEPTH else None
        end, gutter = zone if zone is not None else (position + 1, 0.0)
        inside = bands[position:end]
        left = [piece for band in inside for piece in band if piece.right <= gutter]
        right = [piece for band in inside for piece in band if piece.right > gutter]
        beside = min((piece.left for piece in right), default=0.0)
        goes_on = bool(left) and body is not None and abs(beside - body) < size
        is_margin = zone is not None and (goes_on or is_margin_of_act(left, right))
        body = beside if is_margin else body
        rows = rows_of_cells(inside, gutter, size) if zone is not None and not is_margin else []
        if is_margin or (zone is not None and not rows and are_columns(left, right, size)):
            yield from _in_order(left, size, depth + 1)
            yield from _in_order(right, size, depth + 1)
        else:
            is_table = bool(rows) or sum(len(band) > 1 for band in inside) > 1
            cell_gap = (GUTTER if is_table else _CELL_GAP) * size
            shown = [row for band in rows or inside for row in _rows_of_band(band)]
            texts = (
                table_texts(shown, cell_gap)
                if is_table
                else [row_text(row, cell_gap) for row in shown]
            )
            yield from map(_line, shown, texts)
        position = end


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


def _line(row: Band, text: str) -> Line:
    return Line(text, min(p.top for p in row), max(p.bottom for p in row))


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
