"""Gutters: white that runs down a page between the pieces of several bands, one under the other."""

from collections.abc import Sequence

from indexer.reading.extraction.page.pieces import Band, is_stacked, white_above

#: Lines that may stand on one side above the first line of a gutter.
_LEAD = 4

#: White, in heights of the text, that ends what stands beside a gutter.
_ZONE_WHITE = 1.8

#: Narrowest gutter, in heights of the text.
GUTTER = 1.0


def zone_at(bands: Sequence[Band], start: int, size: float) -> tuple[int, float] | None:
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
        if piece.left - edge >= GUTTER * size:
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
        if right - left >= GUTTER * size:
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
