"""Measures the acts found in documents of bodies that were left out of the learning.

Called by ``benchmarks/parsing.py --folds``. Each text is read with models of the other folds of bodies
(``tools.train_lines``), in three ways: by the rules of layouts alone, by the model alone, by both. Real
and invented texts are scored apart, by field, and by kind of document; then both without each named group
of features of readings (their weights at nothing), which tells what the group pays. ``--features`` does the
same with groups of what the model of lines sees.

Scores are those of ``tools/score_parse.py`` beside the corpora.
"""

import argparse
import importlib.util
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.understanding.ablation import Bench, paid, print_paid
from indexer.acts.documents import ExtractedText
from indexer.acts.shapes import document_json
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.document import parse_text
from indexer.reading.parsing.lines.model import OFFSETS, LineModel
from indexer.reading.parsing.points.cutting import Reader, Use
from indexer.reading.parsing.points.weighing.whole_reading import Weights
from tools.labelled import FOLDS, HOME
from tools.train_lines import (
    Text,
    fold_models,
    read_lines,
    reading_weights,
    texts_of,
)

_FIELDS = ("acts", "numero", "objet", "resultat", "pour", "contre", "abstention")
#: Named groups of what a reading weighs.
GROUPS: dict[str, Callable[[str], bool]] = {
    "rules propose": lambda name: "rules" in name,
    "numbers rise": lambda name: name.startswith(("step", "mixnum", "num")),
    "one style": lambda name: (
        name in ("same", "diff", "styles", "sup", "supmean", "bare", "bullet")
    ),
    "each decides": lambda name: name.endswith(
        ("none", "noneL", "decided", "decidedL", "dec", "decn", "decision", "several", "manymk")
    ),
    "neighbours": lambda name: name[:1] in "-+",
    "told again": lambda name: name in ("first", "later"),
    "formalities": lambda name: name == "form",
    "lists": lambda name: name == "listed" or name.endswith("L"),
}
#: Named groups of what the model sees of a line, by the sign of a neighbour and the name of a feature.
FEATURES: dict[str, Callable[[str, str], bool]] = {
    "nothing": lambda sign, name: False,
    "neighbours": lambda sign, name: bool(sign),
    "words": lambda sign, name: (
        name in ("noun", "wordless") or name.startswith(("h=", "h2=", "t=", "w="))
    ),
    "verbs and other cues": lambda sign, name: (
        "=" not in name and name not in ("noun", "wordless", "cells", "none")
    ),
    "shapes of numbers": lambda sign, name: name.startswith(("l=", "lk=")),
    "numbers that go on": lambda sign, name: name.startswith(("same=", "step=")),
    "capitals": lambda sign, name: name.startswith(("k=", "ke=", "lk=")),
    "length and end": lambda sign, name: name.startswith(("n=", "e=", "ke=")),
    "place": lambda sign, name: name.startswith(("at=", "end=", "tenth=")),
    "spacing": lambda sign, name: name.startswith("gap=") or name == "cells",
    "repetition": lambda sign, name: name.startswith("again="),
}


def measure_features(corpus: Path, labels: Path, work: Path | None, jobs: int) -> None:
    """Print what is read without each group of features of the model of lines."""
    texts, models, weights = learned(corpus, labels, work, jobs)
    scorer = _scorer(corpus.parent / "tools" / "score_parse.py")
    for title, belongs in FEATURES.items():
        own = {fold: _blind_to(model, belongs) for fold, model in models.items()}
        parsed = _parsed(texts, own, weights, "both")
        _print_arm(f"both without « {title} »", texts, parsed, scorer, short=True)


def _blind_to(model: LineModel, belongs: Callable[[str, str], bool]) -> LineModel:
    """The model without the weights of a group: those of a line itself, of the one above, of the one below."""
    weights, size = model.weights.copy(), len(model.roles)
    for place, sign in enumerate(OFFSETS):
        rows = [row for name, row in model.ids.items() if belongs(sign, name)]
        weights[rows, place * size : (place + 1) * size] = 0
    return replace(model, weights=weights)


def measure(corpus: Path, labels: Path, work: Path | None, jobs: int) -> None:
    """Print the table of folds."""
    texts, models, weights = learned(corpus, labels, work, jobs)
    scorer = _scorer(corpus.parent / "tools" / "score_parse.py")
    for use in ("rules", "model", "both"):
        _print_arm(use, texts, _parsed(texts, models, weights, use), scorer)
    for name, belongs in GROUPS.items():
        less = {fold: _without(own, belongs) for fold, own in weights.items()}
        _print_arm(
            f"both without « {name} »",
            texts,
            _parsed(texts, models, less, "both"),
            scorer,
            short=True,
        )


def measure_rules(
    corpus: Path, labels: Path, work: Path | None, jobs: int, wanted: Sequence[str]
) -> None:
    """Print what each named rule pays."""
    texts, models, weights = learned(corpus, labels, work, jobs)
    scorer = _scorer(corpus.parent / "tools" / "score_parse.py")
    bench = Bench([text.labelled for text in texts], models, weights, scorer)
    print_paid(paid(bench, wanted, jobs))


def learned(
    corpus: Path, labels: Path, work: Path | None, jobs: int
) -> tuple[Sequence[Text], dict[int, LineModel], dict[int, Weights]]:
    """Return the texts, and what was learned without the bodies of each fold."""
    texts = texts_of(corpus, labels)
    models = fold_models(texts, jobs, work)
    read = [read_lines(text, models[text.labelled.fold]) for text in texts]
    weights = {
        fold: reading_weights(
            [text for text in texts if text.labelled.fold != fold],
            [own for text, own in zip(texts, read, strict=True) if text.labelled.fold != fold],
        )
        for fold in (HOME, *range(1, FOLDS + 1))
    }
    return texts, models, weights


def _parsed(
    texts: Sequence[Text], models: dict[int, LineModel], weights: dict[int, Weights], use: Use
) -> list[dict[str, Any]]:
    parsed = []
    for text in texts:
        one = text.labelled
        reader = Reader(models[one.fold], weights[one.fold], use)
        document = parse_text(ExtractedText(one.text), one.name, Context(), reader)
        parsed.append(document_json(document, one.name))
    return parsed


def _without(weights: Weights, belongs: Callable[[str], bool]) -> Weights:
    return replace(
        weights,
        opening={name: value for name, value in weights.opening.items() if not belongs(name)},
        pair={name: value for name, value in weights.pair.items() if not belongs(name)},
    )


def _print_arm(
    title: str,
    texts: Sequence[Text],
    parsed: Sequence[dict[str, Any]],
    scorer: ModuleType,
    *,
    short: bool = False,
) -> None:
    print(f"== {title}")
    both = list(zip(texts, parsed, strict=True))
    for group in ("wild", "labels", "invented", "home"):
        _print_row(group, [pair for pair in both if pair[0].labelled.group == group], scorer, short)
    if short:
        return
    for kind in ("proces-verbal", "compte-rendu", "deliberation", "liste"):
        chosen = [
            pair
            for pair in both
            if pair[0].labelled.group in ("wild", "labels")
            and pair[0].labelled.gold["type_document"].startswith(kind)
        ]
        _print_row(f"real, {kind}", chosen, scorer, True)


def _print_row(
    name: str, pairs: Iterable[tuple[Text, dict[str, Any]]], scorer: ModuleType, short: bool
) -> None:
    pairs = list(pairs)
    gold = {text.labelled.name: text.labelled.gold for text, _parsed in pairs}
    found = {text.labelled.name: document for text, document in pairs}
    table, mean, _errors = scorer.score(gold, found)
    acts = table["acts"]
    cells = [f"{name:24}{len(pairs):4} documents  mean {mean:.3f}"]
    cells.append(f"acts P {acts['precision'] or 0:.3f} R {acts['recall'] or 0:.3f}")
    fields = _FIELDS[:4] if short else _FIELDS
    cells.extend(f"{field} {table[field]['f1'] or 0:.3f}" for field in fields)
    print("  ".join(cells))


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_parse", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this measure to a command line."""
    parser.add_argument(
        "--folds", action="store_true", help="acts of bodies left out of the learning"
    )
    parser.add_argument(
        "--features", action="store_true", help="what the model of lines sees, a group left out"
    )
    parser.add_argument(
        "--rules",
        nargs="+",
        metavar="MODULE",
        help="what each rule of modules of parsing pays there",
    )
    parser.add_argument("--labels", type=Path, default=Path("tools/labels"))
    parser.add_argument("--work", type=Path, help="folder that keeps the models of the folds")
