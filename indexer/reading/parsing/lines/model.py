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
from operator import add, mul
from typing import Any

Row = tuple[float, ...]
#: How far a line sees, and the sign before the features of a neighbour in a model.
OFFSETS = {"": 0, "-": -1, "+": 1}


@dataclass(frozen=True, slots=True)
class LineModel:
    """Weights: ``states[offset][feature]`` is a row of one weight a role."""

    roles: tuple[str, ...]
    states: Mapping[int, Mapping[str, Row]]
    transitions: tuple[Row, ...]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "LineModel":
        """Return the model that a JSON object describes."""
        roles = tuple(values["roles"])
        size = len(roles)
        states: dict[int, dict[str, Row]] = {}
        for sign, weights in values["states"].items():
            table = states.setdefault(OFFSETS[sign], {})
            for feature, sparse in weights.items():
                row = [0.0] * size
                for index, weight in zip(sparse[::2], sparse[1::2], strict=True):
                    row[int(index)] = weight / 100
                table[feature] = tuple(row)
        return cls(
            roles, states, tuple(tuple(w / 100 for w in row) for row in values["transitions"])
        )

    def marginals(self, rows: Sequence[Sequence[str]]) -> list[Row]:
        """Return for each line the probability of each role."""
        if not rows:
            return []
        scores = self._emissions(rows)
        columns = [tuple(exp(row[j]) for row in self.transitions) for j in range(len(self.roles))]
        steps = [tuple(exp(weight) for weight in row) for row in self.transitions]
        forward: list[Row] = []
        before: Row | None = None
        for score in scores:
            if before is not None:
                score = tuple(
                    [
                        value * sum(map(mul, before, column))
                        for value, column in zip(score, columns, strict=True)
                    ]
                )
            total = sum(score)
            before = tuple([value / total for value in score])
            forward.append(before)
        result: list[Row] = [()] * len(scores)
        after: Row | None = None
        for index in range(len(scores) - 1, -1, -1):
            if after is None:
                backward: Row = (1.0,) * len(self.roles)
            else:
                backward = tuple([sum(map(mul, after, step)) for step in steps])
                total = sum(backward)
                backward = tuple([value / total for value in backward])
            both = tuple(map(mul, forward[index], backward))
            total = sum(both)
            result[index] = tuple([value / total for value in both])
            after = tuple(map(mul, scores[index], backward))
        return result

    def _emissions(self, rows: Sequence[Sequence[str]]) -> list[Row]:
        """The exponential scores of each line, the greatest of a line being 1."""
        empty = (0.0,) * len(self.roles)
        sums: dict[int, list[Row]] = {}
        for offset, table in self.states.items():
            seen = []
            for row in rows:
                found = [table[name] for name in row if name in table]
                seen.append(tuple(map(sum, zip(*found, strict=True))) if found else empty)
            end = self._end(table)
            sums[offset] = (
                seen if not offset else [end, *seen[:-1]] if offset < 0 else [*seen[1:], end]
            )
        scores = []
        for own, above, below in zip(sums[0], sums[-1], sums[1], strict=True):
            total = [*map(add, map(add, own, above), below)]
            top = max(total)
            scores.append(tuple([exp(value - top) for value in total]))
        return scores

    def _end(self, table: Mapping[str, Row]) -> Row:
        return table.get("none", (0.0,) * len(self.roles))


@cache
def line_model() -> LineModel:
    """Return the model of ``data/lines.json.gz``."""
    packed = files("indexer.reading.parsing").joinpath("data", "lines.json.gz").read_bytes()
    return LineModel.of(json.loads(gzip.decompress(packed)))
