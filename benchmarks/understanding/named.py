"""Measures the names that parsing reads: who sat, who voted what, which deliberations are cited.

::

    python -m benchmarks.understanding.named LABELS.jsonl [LABELS.jsonl …] --texts FOLDER [--fold N] [--errors]

A line of the labels holds ``file``, ``corps`` (the body), and what is measured: ``membres`` (``nom``,
``presence``, ``pouvoir``, ``role``), ``actes`` with ``noms``, ``citations`` (``numero``, ``date``). A line
without ``membres`` or ``citations`` is left out of that measure, and so is a member without a name (a seat
that nobody holds). Bodies fall in five folds by the hash of their name; ``--fold 4`` keeps one, ``--fold -4``
all but that one. Two names are the same where one holds all the words of the other. For each field: right,
stated, labelled, precision, recall.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.people.names.same_person import same_person

FOLDS = 5
_VOTES = ("pour", "contre", "abstention", "non_participation")


@dataclass(slots=True)
class Tally:
    """How often a field was right, stated and labelled, and where it was wrong."""

    right: int = 0
    stated: int = 0
    labelled: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, gold: Sequence[Any], found: Sequence[Any], same: Any, where: str) -> None:
        """Count two lists of values, each of which answers to one of the other at most."""
        rest = list(found)
        self.stated += len(found)
        self.labelled += len(gold)
        for value in gold:
            hit = next((other for other in rest if same(value, other)), None)
            if hit is None:
                self.errors.append(f"{where}: missing {value}")
                continue
            rest.remove(hit)
            self.right += 1
        self.errors.extend(f"{where}: too much {value}" for value in rest)


def fold_of(body: str) -> int:
    """Return the fold of a body, 0 to 4, the same on every machine."""
    return int(hashlib.sha256(body.encode()).hexdigest(), 16) % FOLDS


def measure(labels: Sequence[dict[str, Any]], texts: Path) -> dict[str, Tally]:
    """Return the tally of each field over labelled documents."""
    table: dict[str, Tally] = {}
    for label in labels:
        text = (texts / label["file"]).read_text(encoding="utf-8", errors="replace")
        document = parse(ExtractedText(text), name=label["file"])
        for name, gold, found, same in _fields(label, document):
            table.setdefault(name, Tally()).add(gold, found, same, label["file"])
    return table


def _fields(
    label: dict[str, Any], document: Document
) -> Iterator[tuple[str, list[Any], list[Any], Any]]:
    if "membres" in label:
        gold = [member for member in label["membres"] if member["nom"]]
        found = document.seance.membres
        yield "membres", [m["nom"] for m in gold], [m.nom for m in found], same_person
        for key in ("presence", "pouvoir", "role"):
            yield (
                f"membres.{key}",
                [(m["nom"], m[key]) for m in gold if m.get(key)],
                [(m.nom, value) for m in found if (value := getattr(m, key))],
                _same_pair,
            )
        for kind in _VOTES:
            yield (
                f"noms.{kind}",
                [
                    name
                    for act in label.get("actes") or []
                    for name in (act.get("noms") or {}).get(kind) or []
                    if name
                ],
                [n for act in document.actes if act.vote for n in getattr(act.vote.noms, kind)],
                same_person,
            )
    if "citations" in label:
        yield (
            "citations",
            [(c["numero"], c["date"]) for c in label["citations"]],
            [
                (c.numero, c.date.isoformat() if c.date else None)
                for act in document.actes
                for c in act.citations
            ],
            _same_citation,
        )


def _same_pair(gold: tuple[str, str], found: tuple[str, str]) -> bool:
    return same_person(gold[0], found[0]) and (
        gold[1] == found[1] or same_person(gold[1], found[1])
    )


def _same_citation(
    gold: tuple[str | None, str | None], found: tuple[str | None, str | None]
) -> bool:
    """One number, or where one has none, one date."""
    if gold[0] and found[0]:
        return gold[0].lower() == found[0].lower()
    return gold[1] is not None and gold[1] == found[1]


def report(table: dict[str, Tally]) -> Iterator[str]:
    """Yield a line for each field."""
    for name, tally in table.items():
        precision = f"{tally.right / tally.stated:.3f}" if tally.stated else "-"
        recall = f"{tally.right / tally.labelled:.3f}" if tally.labelled else "-"
        counts = f"{tally.right:6}{tally.stated:7}{tally.labelled:7}"
        yield f"{name:24}{counts}{precision:>8}{recall:>8}"


def main() -> None:
    """Run on the labels of the command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("labels", nargs="+", type=Path)
    options.add_argument("--texts", type=Path, required=True)
    options.add_argument("--fold", type=int)
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    rows = [
        json.loads(line)
        for path in chosen.labels
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    if chosen.fold is not None:
        kept = chosen.fold >= 0
        rows = [r for r in rows if (fold_of(r["corps"] or r["file"]) == abs(chosen.fold)) == kept]
    table = measure(rows, chosen.texts)
    print("\n".join(report(table)))
    if chosen.errors:
        print("\n".join(error for tally in table.values() for error in tally.errors))


if __name__ == "__main__":
    main()
