"""How much of the hand-written labels of the sample corpus the parser finds.

``python tests/corpus/parsing_score.py`` prints, for each field, how many values are right, stated
and labelled, then every value that differs. A value that the label leaves open and the parser
states counts as stated and not as right.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indexer.acts.shapes import document_json
from indexer.reading.extraction import extract
from indexer.reading.parsing import parse, same_body

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "corpus"
DOCUMENT_FIELDS = (
    "type_document",
    "collectivite",
    "type_collectivite",
    "departement",
    "organe",
    "date_seance",
    "date_convocation",
    "president",
    "secretaire",
    "membres_exercice",
    "presents",
    "votants",
)
LIKENESS = 0.5


@dataclass(slots=True)
class Tally:
    """Counts by field, and what differs: (field, document, labelled, found)."""

    right: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    differences: list[tuple[str, str, Any, Any]] = field(default_factory=list)

    def add(self, name: str, where: str, label: Any, found: Any) -> None:
        """Compare one value with its label."""
        self.labelled[name] += label is not None
        self.stated[name] += found is not None
        if label is not None and words(label) == words(found):
            self.right[name] += 1
        elif label is not None or found is not None:
            self.differences.append((name, where, label, found))

    def recall(self, name: str) -> float:
        """Return the part of the labelled values that were found, from 0 to 1."""
        return self.right[name] / self.labelled[name]


def words(value: Any) -> list[str]:
    """Fold a value to its words: no case, accents, ligatures or punctuation."""
    text = str(value).replace("œ", "oe").replace("Œ", "OE").lower()
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.findall("[a-z0-9]+", plain)


def likeness(left: Any, right: Any) -> float:
    """Return the F1 of the words that two objects share, from 0 to 1."""
    mine, theirs = Counter(words(left)), Counter(words(right))
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total() or 1)


def pair_acts(
    labels: list[dict[str, Any]], found: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Give each labelled act the likest act found that no other label took."""
    left = list(found)
    pairs: list[tuple[dict[str, Any], dict[str, Any] | None]] = []
    for label in labels:
        best = max(left, key=lambda act: likeness(label["objet"], act["objet"]), default=None)
        if best is None or likeness(label["objet"], best["objet"]) < LIKENESS:
            pairs.append((label, None))
        else:
            left.remove(best)
            pairs.append((label, best))
    return pairs


def flat(act: dict[str, Any] | None) -> dict[str, Any]:
    """Return the fields of an act to compare, its vote among them."""
    if act is None:
        return dict.fromkeys(("numero", "matiere_code", "resultat", "pour", "contre", "abstention"))
    code = None if act.get("matiere_deduite") else act["matiere_code"]
    vote = {
        side: (act["vote"] or {}).get(side) for side in ("resultat", "pour", "contre", "abstention")
    }
    return {"numero": act["numero"], "matiere_code": code, **vote}


def read_labels() -> list[dict[str, Any]]:
    """Return the labels, one a document."""
    lines = (HERE / "expected.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def parsed(label: dict[str, Any]) -> dict[str, Any]:
    """Return what the product says of the document of a label."""
    [path] = CORPUS.rglob(label["file"])
    member = label.get("member")
    name = path.relative_to(CORPUS.parent).as_posix()
    documents = same_body([parse(text, name=name) for text in extract(path).texts])
    document = next(each for each in documents if each.member == member)
    return document_json(document, name)


def score(labels: list[dict[str, Any]]) -> Tally:
    """Compare the labels with what the product says."""
    tally = Tally()
    for label in labels:
        where, found = label.get("member") or label["file"], parsed(label)
        for name in DOCUMENT_FIELDS:
            tally.add(name, where, label[name], found[name])
        for act, best in pair_acts(label["actes"], found["actes"]):
            spot = f"{where} {act['numero'] or act['objet']}"
            tally.add("acte", spot, True, True if best else None)
            said = flat(best)
            for name, value in flat(act).items():
                tally.add(name, spot, value, said[name])
    return tally


def main() -> None:
    """Print the table and the differences."""
    tally = score(read_labels())
    for name in tally.labelled:
        counts = f"{tally.right[name]:5}{tally.stated[name]:5}{tally.labelled[name]:5}"
        sys.stdout.write(f"{name:18}{counts}  {tally.recall(name):.2f}\n")
    for difference in tally.differences:
        sys.stdout.write(" | ".join(map(str, difference)) + "\n")


if __name__ == "__main__":
    main()
