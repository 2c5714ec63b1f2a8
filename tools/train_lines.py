"""Trains the reader of lines and the weights of readings.

::

    pip install python-crfsuite numpy
    python -m tools.train_lines CORPUS --labels tools/labels [--out DATA] [--work FOLDER] [--check]

CORPUS holds the labelled sets (``gold.jsonl``, ``wild/``), ``--labels`` the labels of texts of
``wild/unlabelled``. Writes ``lines.json.gz`` and ``reading.json``; with ``--check`` it writes nothing and
fails where they are others. Everything is seeded: the same program and texts give the same bytes. ``--work``
keeps the models of the folds, which ``benchmarks/parsing.py --folds`` measures with; without it they are
trained again.

The weights that ship are those that commit 9591844 gives, where ``--check`` passes. Since then texts
without line breaks, or with long lines, are cut into other lines, words that a line's end cuts are whole, lines
that only rule are blank, margins stand above what they were read into (one text in 21 is seen otherwise than it was
learned from: a test allows one in 20), and the rules propose other points: weights learned anew are others.
They are no better on bodies left out, nor are other seeds, more copies, the mean of several models, or twice
as many texts (``benchmarks/results/folds.md``), so they do not take the place of those that were measured.

Two models: a conditional random field over lines (python-crfsuite), then weights of readings
(likelihood, by stochastic gradient). The second learns from what the first says of texts that it did
not learn from: the bodies of each fold are read by a model of the other folds.
"""

import argparse
import gzip
import hashlib
import json
import random
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.reading.parsing.lines.features import features
from indexer.reading.parsing.lines.leads import lead
from indexer.reading.parsing.lines.model import OFFSETS, LineModel
from indexer.reading.parsing.points.cutting import proposed_lines, rules_points
from indexer.reading.parsing.points.weighing.lattice import Lattice
from indexer.reading.parsing.points.weighing.whole_reading import Weights
from indexer.reading.parsing.view.cleaning import CleanText, clean
from tools.labelled import FOLDS, HOME, Labelled, Labels, labelled
from tools.labels.convert import line_starts
from tools.reading_weights import learned
from tools.variants import Lines, variant

SEED = 7
COPIES = 2
_LONGEST = 900
_ITERATIONS = 120
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text, the features and the roles of its lines."""

    labelled: Labelled
    rows: Rows
    labels: Labels

    @property
    def view(self) -> CleanText:
        """The text as parsing looks at it: made anew, as it does not go from process to process."""
        return clean(self.labelled.text)


def texts_of(corpus: Path, labels: Path) -> list[Text]:
    """Return the labelled texts with their features."""
    found = []
    for one in labelled(corpus, labels):
        view = clean(one.text)
        if view.lines:
            found.append(Text(one, rows_of(view), one.labels(view)))
    return found


def rows_of(view: CleanText) -> Rows:
    """Return the features of the lines of a text."""
    return features(view, [lead(line) for line in view.lines])


def around(rows: Rows) -> list[dict[str, float]]:
    """Return the features of each line with those of its neighbours, under their signs."""
    seen = []
    for index in range(len(rows)):
        found: dict[str, float] = {}
        for sign, offset in OFFSETS.items():
            at = index + offset
            own = rows[at] if 0 <= at < len(rows) else ["none"]
            found.update((sign + name, 1.0) for name in own)
        seen.append(found)
    return seen


def seen_as(text: Text) -> str:
    """Return what tells a labelled text, as the model sees it, from others: it stands in the model."""
    seen = repr((text.labelled.name, text.rows, text.labels))
    return hashlib.sha256(seen.encode()).hexdigest()[:8]


def train(data: Iterable[tuple[Rows, Sequence[str]]], iterations: int) -> dict[str, Any]:
    """Return the weights of a field trained on features and roles, as ``LineModel.of`` reads them."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": 0.3, "c2": 0.02, "max_iterations": iterations, "feature.minfreq": 2,
         "feature.possible_transitions": True}
    )  # fmt: skip
    for rows, roles in data:
        trainer.append(pycrfsuite.ItemSequence(around(rows)), roles)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return _values(tagger.info())


def _values(info: Any) -> dict[str, Any]:
    roles = sorted(info.labels)
    place = {role: index for index, role in enumerate(roles)}
    states: dict[str, dict[str, list[int]]] = {sign: {} for sign in OFFSETS}
    for (attribute, role), weight in sorted(info.state_features.items()):
        rounded = round(100 * weight)
        if rounded:
            sign = attribute[0] if attribute[0] in OFFSETS else ""
            states[sign].setdefault(attribute[len(sign) :], []).extend((place[role], rounded))
    moves = [[0] * len(roles) for _ in roles]
    for (before, after), weight in info.transitions.items():
        moves[place[before]][place[after]] = round(100 * weight)
    return {"roles": roles, "states": states, "transitions": moves}


def line_weights(texts: Sequence[Text]) -> dict[str, Any]:
    """Return the weights of the reader of lines that labelled texts give.

    A first model, of the texts whose lines all have a role, fills in the roles of the others.
    """
    dense = [(text.rows, _known(text.labels)) for text in texts if text.labelled.roles is not None]
    first = LineModel.of(train(dense, _ITERATIONS // 2))
    data: list[tuple[Rows, list[str]]] = []
    for text in texts:
        if not text.labelled.acts_labelled:
            continue
        roles = filled(first, text)
        data.append((text.rows, roles))
        data.extend((rows_of(view), labels) for view, labels in _views(text, roles))
    return train(data, _ITERATIONS)


def _known(labels: Labels) -> list[str]:
    return [role or "body" for role in labels]


def filled(model: LineModel, text: Text) -> list[str]:
    """Return the roles of a text, those unknown being the likeliest but an opening or a title."""
    if text.labelled.roles is not None:
        return _known(text.labels)
    roles = []
    for known, row in zip(text.labels, model.marginals(text.rows), strict=True):
        others = [
            (value, role) for value, role in zip(row, model.roles, strict=True) if role not in "OT"
        ]
        roles.append(known or max(others)[1])
    return roles


def _views(text: Text, roles: Sequence[str]) -> Iterable[tuple[CleanText, list[str]]]:
    """Variants of a text, with the roles of their lines: the same whatever other texts there are."""
    lines = _as_lines(text, roles)
    if not lines or len(lines) > _LONGEST:
        return
    rng = random.Random(f"{SEED} {text.labelled.name}")
    copies = COPIES if "O" in roles else rng.choice((0, 1))
    for _ in range(copies):
        made = variant(rng, lines)
        source = "\n".join(line for line, _role in made)
        view = clean(source)
        if view.lines:
            yield view, [made[number][1] or "body" for number in _line_numbers(view, source)]


def _as_lines(text: Text, roles: Sequence[str]) -> Lines | None:
    """The lines of the source with their roles; ``None`` where the view has other lines."""
    numbers = _line_numbers(text.view, text.labelled.text)
    if len(set(numbers)) < len(numbers):
        return None
    known = dict(zip(numbers, roles, strict=True))
    return [(line, known.get(at)) for at, line in enumerate(text.labelled.text.split("\n"))]


def _line_numbers(view: CleanText, source: str) -> list[int]:
    starts = line_starts(source)
    return [bisect_right(starts, view.origin(line.start)) - 1 for line in view.lines]


def fold_model(texts: Sequence[Text], fold: int) -> dict[str, Any]:
    """Return the weights learned without the bodies of a fold."""
    return line_weights([text for text in texts if text.labelled.fold != fold])


def fold_models(texts: Sequence[Text], jobs: int, work: Path | None) -> dict[int, LineModel]:
    """Return the models of all folds, kept in a folder for the next time."""
    key = hashlib.sha256("".join(map(seen_as, texts)).encode()).hexdigest()[:16]
    folds = (HOME, *range(1, FOLDS + 1))
    paths = {fold: work / f"lines-{key}-{fold}.json" for fold in folds} if work else {}
    missing = [fold for fold in folds if not (paths and paths[fold].exists())]
    with ProcessPoolExecutor(jobs) as pool:
        made = dict(
            zip(missing, pool.map(fold_model, [texts] * len(missing), missing), strict=True)
        )
    for fold, values in made.items():
        if paths:
            paths[fold].write_text(json.dumps(values))
    return {
        fold: LineModel.of(made[fold] if fold in made else json.loads(paths[fold].read_text()))
        for fold in folds
    }


Read = tuple[Lattice, Labels]


def read_lines(text: Text, model: LineModel) -> list[Read]:
    """Return the lattices of a text and of its variants, with the roles of their lines."""
    view = text.view
    known = proposed_lines(view, rules_points(view))
    found: list[Read] = [(Lattice(view, known, model), text.labels)]
    roles = filled(model, text)
    if not text.labelled.acts_labelled or "O" not in roles:
        return found
    for view, labels in _views(text, roles):
        found.append((Lattice(view, proposed_lines(view, rules_points(view)), model), list(labels)))
    return found


def reading_weights(texts: Sequence[Text], read: Sequence[Sequence[Read]]) -> Weights:
    """Return the weights of readings that texts give, each read by a model of other bodies."""
    chosen = [
        one
        for text, own in zip(texts, read, strict=True)
        if text.labelled.acts_labelled
        for one in own
    ]
    return learned(chosen, SEED)


def main() -> None:
    """Train on the folders of the command line."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--labels", type=Path, default=Path("tools/labels"))
    options.add_argument("--out", type=Path, default=Path("indexer/reading/parsing/data"))
    options.add_argument("--work", type=Path)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--check", action="store_true", help="compare with what is there")
    chosen = options.parse_args()
    texts = texts_of(chosen.corpus, chosen.labels)
    print(f"{len(texts)} texts, {sum(len(text.rows) for text in texts)} lines")
    made = shipped(texts, chosen.jobs, chosen.work)
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name, packed in made.items():
        path = chosen.out / name
        if not chosen.check:
            path.write_bytes(packed)
        elif path.read_bytes() != packed:
            raise SystemExit(f"{path} is not what these texts and this program give")
        print(f"{path}: {len(packed)} bytes")


def shipped(texts: Sequence[Text], jobs: int, work: Path | None) -> dict[str, bytes]:
    """Return the files of weights that labelled texts give, by their names."""
    models = fold_models(texts, jobs, work)
    weights = reading_weights(
        texts, [read_lines(text, models[text.labelled.fold]) for text in texts]
    )
    values = {**line_weights(texts), "learned from": [seen_as(text) for text in texts]}
    return {"lines.json.gz": packed_lines(values), "reading.json": packed_reading(weights)}


def packed_lines(values: Mapping[str, Any]) -> bytes:
    """Return the weights of a field of lines as compressed JSON."""
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return gzip.compress(written.encode("utf-8"), 9, mtime=0)


def packed_reading(weights: Weights) -> bytes:
    """Return weights of readings as JSON, to three places."""
    values = {
        name: {key: round(value, 3) for key, value in sorted(table.items()) if round(value, 3)}
        for name, table in (("opening", weights.opening), ("pair", weights.pair))
    }
    return (json.dumps(values, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


if __name__ == "__main__":
    main()
