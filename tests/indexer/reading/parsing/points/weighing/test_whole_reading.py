"""The best reading by dynamic programming is that of all readings, weighed one by one."""

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import exp

import pytest

from indexer.reading.parsing.points.weighing.whole_reading import CHOSEN, Weights, best_reading

OWN = {2: 1.5, 5: -1.0, 9: 2.0}
PAIRS = {(2, 5): -1.0, (2, 9): 0.5, (5, 9): 0.25, (2, 12): 0.5, (5, 12): -0.5, (9, 12): 0.1}


@dataclass
class Told:
    """A lattice of three candidates in twelve lines, with the scores given."""

    candidates: tuple[int, ...] = tuple(OWN)
    marginals: tuple[None, ...] = (None,) * 12
    proposed: frozenset[int] = field(default=frozenset(OWN))

    def opening_score(self, line: int, _worth: object) -> float:
        return OWN[line]

    def pair_score(self, start: int, stop: int, _worth: object, _known: object) -> float:
        return PAIRS[start, stop]


def score(reading: tuple[int, ...]) -> float:
    pairs = pairwise((*reading, 12)) if reading else ()
    return sum(OWN[line] for line in reading) + sum(PAIRS[pair] for pair in pairs)


def test_an_opening_is_as_sure_as_the_readings_that_hold_it() -> None:
    readings = [some for count in range(4) for some in combinations(OWN, count)]
    whole = sum(exp(score(reading)) for reading in readings)
    sure = {
        line: sum(exp(score(reading)) for reading in readings if line in reading) / whole
        for line in OWN
    }
    found = best_reading(Told(), Weights({}, {}))  # type: ignore[arg-type]
    assert [opening.line for opening in found] == [2, 9]
    assert [opening.sure for opening in found] == pytest.approx([sure[2], sure[9]])
    assert sure[5] < CHOSEN
