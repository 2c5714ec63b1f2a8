"""What words are about, as far as the words they stand beside tell: stems used alike point the same way.

``data/sens.txt`` lists 17,000 stems, ``data/sens.bin`` has for each its rarity in French and a direction in 64
dimensions, learnt from large texts (see the README there). It orders what was found, and decides
nothing of what is found. Sums are made in one large integer of 64 lanes, so that no numeric
library is needed.
"""

import sys
from array import array
from collections.abc import Iterable
from functools import lru_cache
from operator import mul
from typing import Final

from analyzers.tables import FOLDER

DIMENSIONS: Final = 64
#: The rarity of a stem is kept in steps of this much; it is the logarithm of one over its share of a text.
RARITY_STEP: Final = 0.05
#: The rarity of what the table does not have: rarer than nearly all it has.
RAREST: Final = 10.0
#: Commoner stems tell next to nothing of the subject.
_COMMON: Final = 3.0
_LEAST: Final = 0.3
_ROW: Final = 1 + DIMENSIONS
#: What a byte of a direction says for 0.
_ZERO: Final = 128
#: Stems that are remembered, those of the table always.
_ROOM: Final = 60_000
#: Bytes of a lane of a sum: room for millions of bytes added up.
_LANE: Final = 4
#: Which of them a byte stands in.
_LOW: Final = 0 if sys.byteorder == "little" else _LANE - 1
#: More than the products of two directions take away from a lane.
_ABOVE: Final = 1 << 22


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], bytes]:
    """Load where the row of each stem begins, and the rows."""
    stems = (FOLDER / "sens.txt").read_text(encoding="utf-8").split()
    rows = (FOLDER / "sens.bin").read_bytes()
    return dict(zip(stems, range(0, len(rows), _ROW), strict=True)), rows


_UNKNOWN: Final = (RAREST, 0.0, 0)


class _Meanings(dict[str, tuple[float, float, int]]):
    """What is known of each stem that was asked for, and, as far as there is room, which are not in the table."""

    def __missing__(self, stem: str) -> tuple[float, float, int]:
        places, rows = _table()
        place = places.get(stem)
        if place is None:
            return self.setdefault(stem, _UNKNOWN) if len(self) < _ROOM else _UNKNOWN
        lanes = array("I", [*rows[place + 1 : place + _ROW]]).tobytes()
        rarity = rows[place] * RARITY_STEP
        telling = max(rarity - _COMMON, _LEAST)
        return self.setdefault(stem, (rarity, telling, int.from_bytes(lanes, sys.byteorder)))


#: For each stem how rare it is in French, how much it tells of a subject (0 where that is not known), and its
#: direction as one integer that can be added up (0 where it has none).
MEANINGS: Final = _Meanings()


class Bundle:
    """The directions of some stems side by side: one sum of products compares another stem with all of them.

    For each dimension the bytes of all stems stand in the lanes of one integer.
    """

    __slots__ = ("_columns", "_start")

    def __init__(self, stems: Iterable[str]) -> None:
        places, rows = _table()
        known = [places[stem] for stem in stems if stem in places]
        whole = b"".join([rows[place + 1 : place + _ROW] for place in known])
        self._columns = [_lanes(whole[at::DIMENSIONS]) for at in range(DIMENSIONS)]
        # No lane is ever below 0, so that none borrows from the next.
        self._start = _lanes(b"\1" * len(known)) * _ABOVE - _ZERO * sum(self._columns)

    def nearest(self, stem: str) -> float:
        """How like a stem the one is that is used most like it: the square of the cosine between them.

        It is 0 where they point apart or nothing is known. The square lets near ones count, and leaves
        next to nothing of those that are neither near nor far.

        >>> Bundle(["cantin", "tracteur"]).nearest("ecol") > Bundle(["tracteur"]).nearest("ecol")
        True
        """
        places, rows = _table()
        place = places.get(stem)
        if place is None or not self._start:
            return 0.0
        row = rows[place + 1 : place + _ROW]
        total: int = sum(map(mul, row, self._columns), self._start)
        size = (total.bit_length() + 31) // 32 * _LANE
        best = max(memoryview(total.to_bytes(size, sys.byteorder)).cast("I"))
        along = best - _ABOVE - _ZERO * (sum(row) - DIMENSIONS * _ZERO)
        return max(along / _length(stem), 0.0) ** 2


def _lanes(row: bytes) -> int:
    """One integer whose lanes are the bytes of a row."""
    spread = bytearray(_LANE * len(row))
    spread[_LOW::_LANE] = row
    return int.from_bytes(spread, sys.byteorder)


@lru_cache(maxsize=256)
def _length(stem: str) -> int:
    """The square of the length of a stem's direction, which is that of all others but for rounding."""
    lanes = direction(MEANINGS[stem][2], 1)
    return sum(map(mul, lanes, lanes))


def direction(total: int, weights: int) -> list[int]:
    """Give where stems point together: the sum of their directions, each times a weight, and of the weights.

    >>> school, canteen = MEANINGS["ecol"][2], MEANINGS["cantin"][2]
    >>> direction(3 * school + canteen, 4) == [
    ...     3 * one + other for one, other in zip(direction(school, 1), direction(canteen, 1))
    ... ]
    True
    """
    middle = weights * _ZERO
    lanes = memoryview(total.to_bytes(DIMENSIONS * _LANE, sys.byteorder)).cast("I")
    return [lane - middle for lane in lanes]
