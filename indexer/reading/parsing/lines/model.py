"""The learned reader of lines: a linear-chain conditional random field.

A line's score for a role is the sum of the weights of its own features and of those of its
neighbours; transitions between the roles of neighbouring lines complete it. Trained by
``tools/train_lines.py``; read here in time proportional to the lines, by numpy.

Source: Lafferty, McCallum and Pereira, *Conditional Random Fields* (ICML 2001); forward-backward
with scaled probabilities, both ways at once.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: How far a line sees, and the sign before the features of a neighbour in a model.
OFFSETS = {"": 0, "-": -1, "+": 1}
_SEEN = tuple(OFFSETS)
#: Weights are hundredths; a role less likely than its line's likeliest by more than this many is as unlikely.
_LEAST = 5000
_EXP = np.exp(-np.arange(_LEAST + 1) / 100)
#: Steps after which what was multiplied is scaled again: no product of so many leaves the range of a float.
_SCALED = 8
#: Lines whose features are gathered at once.
_AT_ONCE = 1024


@dataclass(frozen=True, slots=True, eq=False)
class LineModel:
    """Weights: a row of ``weights`` for each feature, those of the line itself, then above it, then below it.

    ``ids`` gives the row of a feature; the first row is that of all features without weight.
    """

    roles: tuple[str, ...]
    ids: Mapping[str, int]
    weights: NDArray[np.int32]
    steps: NDArray[np.float64]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "LineModel":
        """Return the model that a JSON object describes; its weights are whole hundredths."""
        roles = tuple(values["roles"])
        size = len(roles)
        states = [values["states"].get(sign, {}) for sign in _SEEN]
        ids = {name: row for row, name in enumerate(dict.fromkeys(n for s in states for n in s), 1)}
        weights = np.zeros((len(ids) + 1, len(_SEEN) * size), np.int32)
        for place, state in enumerate(states):
            for feature, sparse in state.items():
                columns = [place * size + role for role in sparse[::2]]
                weights[ids[feature], columns] = sparse[1::2]
        return cls(roles, ids, weights, np.exp(np.array(values["transitions"]) / 100))

    def marginals(self, rows: Sequence[Sequence[str]]) -> list[list[float]]:
        """Return for each line the probability of each role."""
        if not rows:
            return []
        scores = self._emissions(rows)
        forward, backward = self._walks(scores)
        forward[:-1] *= backward[1:] @ self.steps.T
        forward /= forward.sum(axis=1, keepdims=True)
        likely: list[list[float]] = forward.tolist()
        return likely

    def _sums(self, rows: Sequence[Sequence[str]]) -> NDArray[np.int32]:
        """The weights of the features of each line, added up."""
        # Each row ends in a feature without weight: no sum is one of nothing.
        names = chain.from_iterable(map(chain, rows, repeat(("",))))
        *begins, size = accumulate([len(row) + 1 for row in rows], initial=0)
        named = np.fromiter(map(self.ids.get, names, repeat(0)), np.intp, size)
        sums: NDArray[np.int32] = np.add.reduceat(
            self.weights[named], begins, axis=0, dtype=np.int32
        )
        return sums

    def _walks(
        self, scores: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What the lines up to each, and those from each on, say of its roles, but for a factor.

        The two walks begin at the two ends and go side by side.
        """
        size = scores.shape[1]
        step = np.zeros((2 * size, 2 * size))
        step[:size, :size], step[size:, size:] = self.steps, self.steps.T
        walks = np.concatenate((scores, scores[::-1]), axis=1)
        multiply, before = np.multiply, walks[0]
        for index, own in enumerate(walks):
            if index:
                multiply(before.dot(step), own, own)
            if index % _SCALED == 0:
                halves = own.reshape(2, size)
                halves /= halves.sum(axis=1, keepdims=True)
            before = own
        return walks[:, :size], walks[::-1, size:]

    def _emissions(self, rows: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """The exponential scores of each line, the greatest of a line being 1."""
        get, size = self.ids.get, len(self.roles)
        sums = np.concatenate(
            [self._sums(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)]
        )
        total = sums[:, :size]
        edge = self.weights[get("none", 0)]
        total[1:] += sums[:-1, size : 2 * size]
        total[0] += edge[size : 2 * size]
        total[:-1] += sums[1:, 2 * size :]
        total[-1] += edge[2 * size :]
        below = total.max(axis=1, keepdims=True) - total
        scores: NDArray[np.float64] = _EXP[np.minimum(below, _LEAST)]
        return scores


@cache
def line_model() -> LineModel:
    """Return the model of ``data/lines.json.gz``."""
    packed = files("indexer.reading.parsing").joinpath("data", "lines.json.gz").read_bytes()
    return LineModel.of(json.loads(gzip.decompress(packed)))
