"""Learns the words of ``data/matieres_words.tsv`` from labelled rows, and measures the deduction.

Run it on a table in the SCDL « Délibérations » schema::

    python -m tools.learn_matieres deliberations.csv          # measures, by folds of sittings
    python -m tools.learn_matieres deliberations.csv --write  # and writes the data file

A word is kept where it was met in several rows and leans clearly towards one matter, and only if it
is of the general vocabulary (terms and labels): names of places and people are not learnt. Only
words are written, never an object. Folds are made of whole sittings, so that two acts on one affair, voted
on the same day, are never on both sides.
"""

import csv
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from indexer.reading.parsing.facts.deduction import (
    CONFIDENCE,
    best_matter,
    matter_scores,
    stems,
    vocabulary,
)

DATA = Path(__file__).parents[1] / "indexer" / "reading" / "parsing" / "data" / "matieres_words.tsv"
_LEAST_ROWS = 4
_LEAST_SHARE = 0.6
_FOLDS = 5
# One body's habits confirm what the terms say; a word of it never decides alone.
_MOST_WEIGHT = 1.0

Labelled = tuple[str, str, str]


def labelled_rows(path: Path) -> list[Labelled]:
    """Return the object, the code and the date of the labelled rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [
            (row["DELIB_OBJET"], row["DELIB_MATIERE_CODE"], row["DELIB_DATE"])
            for row in csv.DictReader(handle)
            if row["DELIB_MATIERE_CODE"]
        ]


def learn(rows: Iterable[Labelled]) -> dict[str, dict[str, float]]:
    """Return the weight of each word for the matter it leans towards."""
    general = vocabulary()
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for objet, code, _date in rows:
        for word in set(stems(objet)):
            if word in general:
                seen[word][code] += 1
    learnt = {}
    for word, codes in seen.items():
        (code, count), total = codes.most_common(1)[0], codes.total()
        if count >= _LEAST_ROWS and count / total >= _LEAST_SHARE:
            weight = min(_MOST_WEIGHT, math.log((count + 0.5) / (total - count + 0.5)))
            learnt[word] = {code: round(weight, 2)}
    return learnt


def measure(rows: Sequence[Labelled]) -> tuple[int, int, int, int]:
    """Return how many rows were tried, answered, right, and right as to the chapter.

    Each row is answered by words of other folds.
    """
    days = sorted({date for _objet, _code, date in rows})
    folds = {date: index % _FOLDS for index, date in enumerate(days)}
    answered = right = chapter = 0
    for fold in range(_FOLDS):
        learnt = learn(row for row in rows if folds[row[2]] != fold)
        for objet, code, date in rows:
            scores = matter_scores(objet, learnt) if folds[date] == fold else {}
            if not scores:
                continue
            guess, confidence = best_matter(scores)
            if confidence >= CONFIDENCE:
                answered += 1
                right += guess == code
                chapter += guess.partition(".")[0] == code.partition(".")[0]
    return len(rows), answered, right, chapter


def main(arguments: Sequence[str]) -> None:
    """Measure, and write the data file when asked to."""
    rows = labelled_rows(Path(arguments[0]))
    tried, answered, right, chapter = measure(rows)
    sys.stdout.write(
        f"{tried} rows, {answered} answered ({answered / tried:.0%}), "
        f"{right} right ({right / max(1, answered):.1%} of the answers), "
        f"{chapter} in the right chapter ({chapter / max(1, answered):.1%})\n"
    )
    if "--write" in arguments[1:]:
        lines = [
            f"{word}\t{code}\t{weight}"
            for word, codes in sorted(learn(rows).items())
            for code, weight in codes.items()
        ]
        note = "# Word, code, weight: made by tools/learn_matieres.py from labelled rows; see docs/faits/matiere.md.\n"
        DATA.write_text(note + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
