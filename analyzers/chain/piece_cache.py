"""What is said of each piece of texts, remembered within bounds: a few thousand pieces are most of any text."""

from collections.abc import Callable
from typing import Final, TypeVar

_Value = TypeVar("_Value")

#: Distinct pieces remembered by each cache, and as many set aside; some 50 MB for all of them when full.
CACHE_SIZE: Final = 20_000
#: Longer pieces are read each time rather than remembered.
_LONGEST_CACHED: Final = 60


class PieceCache(dict[str, _Value]):
    """What a function says of each piece, asked once.

    When it is full all is set aside; what is met again comes back, and what is not goes the next
    time: a long run never loses its common words.
    """

    def __init__(self, ask: Callable[[str], _Value], size: int = CACHE_SIZE) -> None:
        super().__init__()
        self._ask = ask
        self._size = size
        self._aside: dict[str, _Value] = {}

    def __missing__(self, piece: str) -> _Value:
        aside = self._aside
        value = aside[piece] if piece in aside else self._ask(piece)
        self.keep(piece, value)
        return value

    def keep(self, piece: str, value: _Value) -> None:
        """Remember what is said of a piece."""
        if len(piece) <= _LONGEST_CACHED:
            if len(self) >= self._size:
                self._aside = dict(self)
                self.clear()
            self[piece] = value
