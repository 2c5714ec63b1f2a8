"""What Registre answers, to the letter, and whether another commit of it answers the same.

`python benchmarks/answers.py corpus --against COMMIT` indexes the files of the folders, asks both commits the same
questions of that index and compares what they match, in which order, what is marked, what acts near lack and what
facets count. The questions are made of the words of the acts themselves, with phrases, beginnings, exclusions and
misspellings among them; the same for a seed. Ends with 1 where an answer differs.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from compare import tree_of

_SHOWN = 5


def questions(words: Sequence[str], count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """So many questions over the words of some acts."""
    rng = random.Random(seed)
    plain = [word for word in words if len(word) > 3]

    def some(most: int) -> str:
        return " ".join(rng.choice(plain) for _ in range(rng.randint(1, most)))

    def phrase() -> str:
        at = rng.randrange(len(words) - 4)
        return " ".join(words[at : at + rng.randint(2, 4)])

    def slip() -> str:
        word = rng.choice(plain)
        at = rng.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    forms = (
        lambda: some(1),
        lambda: some(2),
        lambda: some(4),
        phrase,
        lambda: f'"{phrase()}"',
        lambda: f"{rng.choice(plain)[:3]}*",
        lambda: f"{some(1)} -{some(1)}",
        lambda: f"{some(1)} OU {some(2)}",
        lambda: f"{slip()} {some(1)}",
        lambda: f"objet:{some(1)} {some(1)}",
    )
    for number in range(count):
        asked: dict[str, Any] = {"text": forms[number % len(forms)](), "per_page": 10}
        if number % 7 == 0:
            asked["tri"] = "-date"
        if number % 11 == 0:
            asked["page"] = 2
        yield asked


def answers(folder: Path, count: int) -> Iterator[dict[str, Any]]:
    """The answers of an index, as this commit gives them."""
    from indexer.searching.results import SearchRequest
    from indexer.searching.search import Search

    with Search.open(folder) as search:
        records = sorted(search.all(SearchRequest(facets=False)), key=lambda record: record.id)
        words = " ".join(record.acte.texte for record in records).split()
        for asked in questions(words, count):
            page = search.search(SearchRequest(**asked))
            yield {
                "asked": asked,
                "all": [r.id for r in search.all(SearchRequest(**asked, facets=False))][:1_000],
                "total": page.total,
                "understood": page.understood,
                "relaxed": page.relaxed,
                "suggestion": page.suggestion,
                "body": page.proposed_body,
                "notes": page.notes,
                "hits": [_hit(hit) for hit in page.hits],
                "near": [_hit(hit) for hit in page.near],
                "facets": {
                    name: [(v.value, v.label, v.count) for v in values]
                    for name, values in page.facets.items()
                },
            }


def _hit(hit: Any) -> list[Any]:
    extracts = [(extract.text, extract.marks) for extract in hit.extracts]
    return [hit.record.id, round(hit.score, 4), extracts, hit.objet_marks, hit.missing]


def main() -> int:
    """Index, ask, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--against", metavar="COMMIT", default="main")
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--asked", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.asked:
        for answer in answers(options.asked, options.questions):
            print(json.dumps(answer, ensure_ascii=False))
        return 0
    own = Path(__file__).resolve().parents[1]
    with tree_of(options.against) as other, tempfile.TemporaryDirectory() as folder:
        build = ["index", "--index", folder, "--engine", options.engine]
        _run(own, "-m", "indexer.cli", *build, *map(str, options.folders))
        ask = [__file__, ".", "--asked", folder, "--questions", str(options.questions)]
        both = [_run(tree, *ask).splitlines() for tree in (own, other)]
    wrong = [pair for pair in zip(*both, strict=True) if pair[0] != pair[1]]
    for one, two in (map(json.loads, pair) for pair in wrong[:_SHOWN]):
        differing = [name for name in one if one[name] != two[name]]
        print(one["asked"], *((name, one[name], two[name]) for name in differing), sep="\n  ")
    print(f"{len(both[0])} questions, {len(wrong)} answered otherwise")
    return 1 if wrong else 0


def _run(tree: Path, *command: str) -> str:
    """What a program of a commit prints."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONHASHSEED": "0"}
    ran = subprocess.run(
        [sys.executable, *command], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return ran.stdout


if __name__ == "__main__":
    sys.exit(main())
