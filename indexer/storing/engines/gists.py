"""What an act is about, worked out when it is indexed: the order of first hits compares twenty at each search.

A gist is made of the signature of an act (:mod:`indexer.storing.engines.likeness`) and stands behind it, on a line of
its own, so that engines keep both as one text: numbers in base 64, which are those that were worked out (the sums of
directions are whole and small enough for 32-bit floats). What :mod:`analyzers.meaning` knows is in it: another table
of it is another ``SCHEMA_VERSION``.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Sequence
from math import log1p, sqrt
from operator import itemgetter, mul
from struct import Struct
from typing import NamedTuple

from analyzers.meaning import DIMENSIONS, MEANINGS, RARITY_STEP, direction

#: How soon repetition stops counting, and into how many steps a weight is cut.
_SATURATION, STEPS = 1.5, 10
#: The size, the two lengths and the lanes of a gist; a byte for each term follows: its rarity in steps.
_NUMBERS = Struct(f"<3d{DIMENSIONS}f")

_RARITY_OF, _LANES_OF = itemgetter(0), itemgetter(2)
#: In how many steps each rarity is kept.
_STEPS_OF = {steps * RARITY_STEP: steps for steps in range(256)}


class _Logarithms(dict[str, float]):
    """How much a term counts by how often it stands in an act, as a signature writes that."""

    def __missing__(self, count: str) -> float:
        return self.setdefault(count, log1p(int(count)))


_LOGARITHMS = _Logarithms()


class Heading(NamedTuple):
    """Where something points, and its length, which is 0 where it points nowhere."""

    lanes: Sequence[float]
    length: float

    @classmethod
    def of(cls, total: int, weights: int) -> "Heading":
        """From a sum of directions, each times a weight, and the sum of the weights."""
        lanes = direction(total, weights) if total else [0] * DIMENSIONS
        return cls(lanes, sqrt(sum(map(mul, lanes, lanes))))

    def cosine(self, other: "Heading") -> float:
        """How far two point the same way, 0 where one points nowhere."""
        lengths = self.length * other.length
        return sum(map(mul, self.lanes, other.lanes)) / lengths if lengths else 0.0


class Gist(NamedTuple):
    """What an act is about: its terms and what each weighs, the length of that vector, where they point.

    ``size`` is the logarithm of how many words its commonest terms make.
    """

    terms: Sequence[str]
    weights: Sequence[float]
    length: float
    heading: Heading
    size: float


def written(terms: Sequence[str], counts: Sequence[int]) -> str:
    """The gist of an act with so many of each of some terms, the terms left out.

    >>> gist = read(["eau", "4", "prix", "2"], written(["eau", "prix"], [4, 2]))
    >>> gist.terms, gist.weights[0] > gist.weights[1]
    (['eau', 'prix'], True)
    """
    known = list(map(MEANINGS.__getitem__, terms))
    # What is not known tells nothing: its weight is 0.
    weights = [
        int(telling * count / (count + _SATURATION) * STEPS)
        for (_, telling, _), count in zip(known, counts, strict=True)
    ]
    heading = Heading.of(sum(map(mul, weights, map(_LANES_OF, known))), sum(weights))
    rarities = bytes(map(_STEPS_OF.__getitem__, map(_RARITY_OF, known)))
    worth = _weights(rarities, map(str, counts))
    length = sqrt(sum(map(mul, worth, worth))) or 1.0
    numbers = _NUMBERS.pack(log1p(sum(counts)), length, heading.length, *heading.lanes)
    return b2a_base64(numbers + rarities, newline=False).decode()


def read(signed: Sequence[str], gist: str) -> Gist:
    """The gist of an act, from its terms, each followed by its count, and from what was written of them."""
    packed = a2b_base64(gist)
    size, length, pointing, *lanes = _NUMBERS.unpack_from(packed)
    weights = _weights(packed[_NUMBERS.size :], signed[1::2])
    return Gist(signed[::2], weights, length, Heading(lanes, pointing), size)


def _weights(rarities: bytes, counts: Iterable[str]) -> list[float]:
    return list(map(mul, rarities, map(_LOGARITHMS.__getitem__, counts)))
