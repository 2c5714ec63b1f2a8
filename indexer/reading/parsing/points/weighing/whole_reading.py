"""The best-scoring whole reading of a document: which of its lines open the points of a sitting.

A reading is a choice of openings among those of a ``Lattice``; its score is the sum of what speaks for
each and of what speaks for each pair that follow one another. The best choice is found by dynamic
programming, in time proportional to the candidates. Weights are learned with those of the lines
(``tools/train_lines.py``).

Source: Sarawagi and Cohen, *Semi-Markov conditional random fields* (NIPS 2004).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from indexer.reading.parsing.points.weighing.lattice import Lattice, Opening, Traits

#: An opening that stands in more than this part of all readings is chosen: on bodies left out, points
#: found and points right balance there.
CHOSEN = 0.35
#: Its neighbours alone make no opening of a line that the model finds less likely, nor the rules propose.
_LIKELY = 0.05
#: Openings looked back at from one.
BACK = 30


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature of an opening, and of a pair that follow one another, is worth."""

    opening: Mapping[str, float]
    pair: Mapping[str, float]


@cache
def weights() -> Weights:
    """Return the weights of ``data/reading.json``."""
    text = files("indexer.reading.parsing").joinpath("data", "reading.json").read_text("utf-8")
    values = json.loads(text)
    return Weights(values["opening"], values["pair"])


def best_reading(lattice: Lattice, worth: Weights | None = None) -> list[Opening]:
    """Return the openings that the readings of a text agree on, in its order."""
    worth = worth or weights()
    lines, count = lattice.candidates, len(lattice.candidates)
    own = [lattice.opening_score(line, worth.opening) for line in lines]
    stops = [*lines, len(lattice.marginals)]
    total = [0.0] * (count + 1)
    pairs: list[list[tuple[int, float]]] = []
    known: dict[Traits, float] = {}
    for to, stop in enumerate(stops):
        reached = [
            (start, lattice.pair_score(lines[start], stop, worth.pair, known))
            for start in range(max(0, to - BACK) if to < count else 0, to)
        ]
        pairs.append(reached)
        gain = own[to] if to < count else 0.0
        total[to] = _logsum([0.0, *(total[start] + score for start, score in reached)]) + gain
    sure = _posterior(own, pairs, total)
    return [
        Opening(line, value)
        for line, value in zip(lines, sure, strict=True)
        if value > CHOSEN and (line in lattice.proposed or lattice.probability(line, "O") > _LIKELY)
    ]


def _posterior(
    own: Sequence[float], pairs: Sequence[Sequence[tuple[int, float]]], total: Sequence[float]
) -> list[float]:
    """The part of all readings, weighed by their scores, in which each candidate opens a point."""
    count = len(own)
    beyond: list[list[float]] = [[] for _ in range(count)]
    after = [0.0] * (count + 1)
    for to in range(count, -1, -1):
        if to < count:
            after[to] = _logsum(beyond[to])
        gain = own[to] if to < count else 0.0
        for start, score in pairs[to]:
            beyond[start].append(score + gain + after[to])
    return [exp(min(0.0, total[index] + after[index] - total[count])) for index in range(count)]


def _logsum(values: Sequence[float]) -> float:
    if not values:
        return -1e9
    top = max(values)
    return top + log(sum([exp(value - top) for value in values]))
