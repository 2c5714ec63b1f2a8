"""What each named rule of parsing pays on bodies that were left out of the learning.

::

    python -m benchmarks.parsing CORPUS --rules points [lines facts.votes …] [--work FOLDER] [--jobs N]

A rule is one of ``tools.rule_proofs``: a pattern or a predicate at the top of a module. One pass tells
in which texts each has a say; those are read again without it, with the models of the other folds. A
rule pays the errors that come back when it is taken out: facts that are wrong, stated for nothing or
missed. Printed for real texts, invented ones and those of home; what pays nothing anywhere comes first.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from types import ModuleType
from typing import Any

from indexer.acts.documents import ExtractedText
from indexer.acts.shapes import document_json
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.document import parse_text
from indexer.reading.parsing.lines.model import LineModel
from indexer.reading.parsing.points.cutting import Reader
from indexer.reading.parsing.points.weighing.whole_reading import Weights
from tools.labelled import Labelled
from tools.rule_proofs import Rule, replaced, rules, watched

SETS = {"wild": "real", "labels": "real", "invented": "invented", "home": "home"}


@dataclass(frozen=True, slots=True)
class Bench:
    """The texts, what reads those of each fold, and the scorer."""

    texts: Sequence[Labelled]
    models: Mapping[int, LineModel]
    weights: Mapping[int, Weights]
    scorer: ModuleType

    def errors(self, text: Labelled) -> int:
        """Return the errors in what is read out of a text."""
        reader = Reader(self.models[text.fold], self.weights[text.fold])
        document = parse_text(ExtractedText(text.text), text.name, Context(), reader)
        found = {text.name: document_json(document, text.name)}
        table, _mean, _errors = self.scorer.score({text.name: text.gold}, found)
        return sum(row["stated"] + row["labelled"] - 2 * row["right"] for row in table.values())


def paid(bench: Bench, wanted: Sequence[str], jobs: int) -> dict[str, dict[str, int]]:
    """Return for each rule the errors that it spares, by set of texts."""
    chosen = [rule for rule in rules() if rule.name.startswith(tuple(wanted))]
    # Rules are told apart by their identity: the processes must be copies of this one.
    global _BENCH, _RULES
    _BENCH, _RULES = bench, {rule.name: rule for rule in chosen}
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        before = list(pool.map(_said, range(len(bench.texts)), chunksize=8))
        heard: dict[str, list[int]] = defaultdict(list)
        for place, (_errors, told) in enumerate(before):
            for name in told:
                heard[name].append(place)
        tasks = [(rule.name, heard[rule.name]) for rule in chosen]
        errors = [one for one, _told in before]
        after = pool.map(_without, tasks)
    found: dict[str, dict[str, int]] = {}
    for (name, places), left in zip(tasks, after, strict=True):
        row = found.setdefault(name, dict.fromkeys(SETS.values(), 0))
        for place, one in zip(places, left, strict=True):
            row[SETS[bench.texts[place].group]] += one - errors[place]
        row["texts"] = len(places)
    return found


_BENCH: Bench
_RULES: dict[str, Rule]


def _said(place: int) -> tuple[int, set[str]]:
    told: set[str] = set()
    with replaced({id(rule.what): watched(rule, told) for rule in _RULES.values()}):
        return _BENCH.errors(_BENCH.texts[place]), told


def _without(task: tuple[str, list[int]]) -> list[int]:
    name, places = task
    rule = _RULES[name]
    with replaced({id(rule.what): rule.without()}):
        return [_BENCH.errors(_BENCH.texts[place]) for place in places]


def print_paid(found: Mapping[str, Mapping[str, Any]]) -> None:
    """Print what rules pay, the least first."""
    for name, row in sorted(found.items(), key=lambda one: one[1]["real"] + one[1]["invented"]):
        cells = "  ".join(f"{key} {row[key]:+4}" for key in ("real", "invented", "home"))
        print(f"{cells}  {row['texts']:4} texts  {name}")
