"""The learned reader of lines: a linear-chain conditional random field.

A line's score for a role is the sum of the weights of its own features and of those of its
neighbours; transitions between the roles of neighbouring lines complete it. Trained by
``tools/train_lines.py``; read here without any package, in time proportional to the lines.

Source: Lafferty, McCallum and Pereira, *Conditional Random Fields* (ICML 2001); forward-backward
with scaled probabilities.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul
from struct import Struct
from typing import Any

Row = tuple[float, ...]
#: How far a line sees, and the sign before the features of a neighbour in a model.
OFFSETS = {"": 0, "-": -1, "+": 1}
_SEEN = tuple(OFFSETS)
#: Weights are hundredths, packed side by side in one integer, each above zero by ``_ZERO``: so one
#: addition adds the weights of a feature for all roles of a line and of its neighbours.
_LANE = 32
_ZERO = 1 << 20
_LEAST = 5000
_EXP = tuple(exp(-hundredths / 100) for hundredths in range(_LEAST + 1))


@dataclass(frozen=True, slots=True, eq=False)
class LineModel:
    """Weights: ``packed[feature]`` holds those of the line itself, then above it, then below it."""

    roles: tuple[str, ...]
    packed: Mapping[str, int]
    steps: tuple[Row, ...]
    columns: tuple[Row, ...]
    edges: tuple[int, int]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "LineModel":
        """Return the model that a JSON object describes; its weights are whole hundredths."""
        roles = tuple(values["roles"])
        size = len(roles)
        rows: dict[str, list[int]] = {}
        for place, sign in enumerate(_SEEN):
            for feature, sparse in values["states"].get(sign, {}).items():
                row = rows.setdefault(feature, [0] * (size * len(_SEEN)))
                for index, weight in zip(sparse[::2], sparse[1::2], strict=True):
                    row[place * size + int(index)] = int(weight)
        steps = tuple(tuple(exp(w / 100) for w in row) for row in values["transitions"])
        end = rows.get("none", [0] * (size * len(_SEEN)))
        return cls(
            roles,
            {feature: _pack(row) for feature, row in rows.items()},
            steps,
            tuple(zip(*steps, strict=True)),
            (_pack(end[size : 2 * size]), _pack(end[2 * size :])),
        )

    def marginals(self, rows: Sequence[Sequence[str]]) -> list[Row]:
        """Return for each line the probability of each role."""
        if not rows:
            return []
        scores = self._emissions(rows)
        forward = [_shared(scores[0])]
        for score in scores[1:]:
            forward.append(_shared(list(map(mul, score, _handed(forward[-1], self.columns)))))
        result: list[Row] = [tuple(forward[-1])] * len(scores)
        after = scores[-1]
        for index in range(len(scores) - 2, -1, -1):
            backward = _shared(_handed(after, self.steps))
            result[index] = tuple(_shared(list(map(mul, forward[index], backward))))
            after = list(map(mul, scores[index], backward))
        return result

    def _emissions(self, rows: Sequence[Sequence[str]]) -> list[list[float]]:
        """The exponential scores of each line, the greatest of a line being 1."""
        packed, size = self.packed, len(self.roles)
        known = packed.keys()
        sums = [sum([packed[name] for name in row if name in known]) for row in rows]
        first, second, mask = size * _LANE, 2 * size * _LANE, (1 << size * _LANE) - 1
        above = [self.edges[0], *[(seen >> first) & mask for seen in sums[:-1]]]
        below = [*[seen >> second for seen in sums[1:]], self.edges[1]]
        unpack, width = Struct(f"<{size}I").unpack, size * _LANE // 8
        scores = []
        for own, over, under in zip(sums, above, below, strict=True):
            total = unpack(((own & mask) + over + under).to_bytes(width, "little"))
            top = max(total)
            scores.append([_EXP[min(top - one, _LEAST)] for one in total])
        return scores


def _pack(weights: Sequence[int]) -> int:
    return sum((weight + _ZERO) << _LANE * place for place, weight in enumerate(weights))


def _handed(likely: Sequence[float], columns: Sequence[Row]) -> list[float]:
    """What each role gets from those beside it, by its column of transitions."""
    return [sum(map(mul, likely, column)) for column in columns]


def _shared(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]


@cache
def line_model() -> LineModel:
    """Return the model of ``data/lines.json.gz``."""
    packed = files("indexer.reading.parsing").joinpath("data", "lines.json.gz").read_bytes()
    return LineModel.of(json.loads(gzip.decompress(packed)))
