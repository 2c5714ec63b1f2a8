"""What words are about, as far as the words they stand beside tell: stems used alike point the same way.

``data/sens.txt`` lists 17,000 stems, ``data/sens.bin`` has for each its rarity in French and a direction in 64
dimensions, learnt from large texts (see the README there). It orders what was found, and decides
nothing of what is found. Sums are made in one large integer of 64 lanes, so that no numeric
library is needed.
"""

import sys
from array import array
from functools import lru_cache
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
