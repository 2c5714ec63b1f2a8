"""Learns what each feature of a reading is worth: the likelihood of the labelled readings.

The gradient is what the labelled reading holds of each feature less what all readings, weighed by
their scores, hold of it (forward-backward over the candidates); steps are AdaGrad's. Sums of the later
steps are averaged. The features that a text may hold are those of ``points.lattice``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.reading.parsing.points.layouts.layouts import is_formality
from indexer.reading.parsing.points.weighing.lattice import Features, Lattice
from indexer.reading.parsing.points.weighing.whole_reading import BACK, Weights
from tools.labelled import Labels

Array = NDArray[np.float64]
EPOCHS = 25
_STEP = 0.25
_DECAY = 0.002


@dataclass(slots=True)
class _Problem:
    """The candidates of a text as matrices; ``gold`` are those that open, ``free`` may or may not."""

    own: Array
    pairs: Array
    ends: list[tuple[int, int]]
    gold: list[int]
    free: set[int]


class _Names:
    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def rows(self, found: Sequence[Features], sign: str) -> list[dict[int, float]]:
        return [
            {
                self.places.setdefault(sign + name, len(self.places)): value
                for name, value in one.items()
            }
            for one in found
        ]


def learned(texts: Sequence[tuple[Lattice, Labels]], seed: int) -> Weights:
    """Return the weights under which the labelled readings of texts are the likeliest."""
    names = _Names()
    raw = [_raw(lattice, labels, names) for lattice, labels in texts if lattice.candidates]
    size = len(names.places)
    problems = [
        _Problem(_matrix(own, size), _matrix(pairs, size), ends, gold, free)
        for own, pairs, ends, gold, free in raw
    ]
    total = _descend(problems, size, seed)
    tables: dict[str, dict[str, float]] = {"o": {}, "p": {}}
    for name, place in names.places.items():
        tables[name[0]][name[2:]] = float(total[place])
    return Weights(tables["o"], tables["p"])


def _raw(lattice: Lattice, labels: Labels, names: _Names) -> Any:
    lines = lattice.candidates
    stops = [*lines, len(lattice.marginals)]
    own = names.rows([lattice.opening(line) for line in lines], "o:")
    ends = [
        (start, to)
        for to in range(len(stops))
        for start in range(max(0, to - BACK) if to < len(lines) else 0, to)
    ]
    pairs = names.rows([lattice.pair(lines[start], stops[to]) for start, to in ends], "p:")
    gold = [place for place, line in enumerate(lines) if labels[line] == "O"]
    free = {
        place
        for place, line in enumerate(lines)
        if labels[line] is None and is_formality(lattice.clean.lines[line].text)
    }
    return own, pairs, ends, gold, free


def _matrix(rows: Sequence[dict[int, float]], size: int) -> Array:
    made = np.zeros((len(rows), size))
    for index, row in enumerate(rows):
        for place, value in row.items():
            made[index, place] = value
    return made


def _descend(problems: Sequence[_Problem], size: int, seed: int) -> Array:
    weights, squares = np.zeros(size), np.full(size, 1e-6)
    total, steps = np.zeros(size), 0
    rng = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        for index in rng.permutation(len(problems)):
            gradient = _gradient(problems[index], weights) - _DECAY * weights
            squares += gradient * gradient
            weights += _STEP * gradient / np.sqrt(squares)
            if epoch >= 0.4 * EPOCHS:
                total += weights
                steps += 1
    return total / max(1, steps)


def _gradient(problem: _Problem, weights: Array) -> Array:
    own, pairs = problem.own @ weights, problem.pairs @ weights
    count = len(own)
    opened, paired = _expected(problem, own, pairs)
    gold = sorted({*problem.gold, *(place for place in problem.free if opened[place] > 0.5)})
    held = problem.own[gold].sum(axis=0) if gold else np.zeros(len(weights))
    chosen = set(zip(gold, [*gold, count][1:], strict=True))
    for row, ends in enumerate(problem.ends):
        if ends in chosen:
            held = held + problem.pairs[row]
    gradient: Array = held - opened @ problem.own - paired @ problem.pairs
    return gradient / (1 + 0.15 * len(gold))


def _expected(problem: _Problem, own: Array, pairs: Array) -> tuple[Array, Array]:
    """How often each candidate, and each pair, stands in a reading weighed by its score."""
    count = len(own)
    ends = np.array(problem.ends)
    first, second = ends[:, 0], ends[:, 1]
    forward = np.zeros(count + 1)
    for to in range(count + 1):
        rows = np.flatnonzero(second == to)
        scores = np.concatenate(([0.0], forward[first[rows]] + pairs[rows]))
        forward[to] = np.logaddexp.reduce(scores) + (own[to] if to < count else 0.0)
    backward = np.full(count + 1, -1e9)
    backward[count] = 0.0
    gains = np.concatenate((own, [0.0]))
    for start in range(count - 1, -1, -1):
        rows = np.flatnonzero(first == start)
        after = second[rows]
        backward[start] = np.logaddexp.reduce(pairs[rows] + gains[after] + backward[after])
    opened = np.exp(forward[:count] + backward[:count] - forward[count])
    paired = np.exp(forward[first] + pairs + gains[second] + backward[second] - forward[count])
    return opened, paired
