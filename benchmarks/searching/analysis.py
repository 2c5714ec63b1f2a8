"""Speed of the analysis beside other chains, and what each rule gains or costs.

    python -m benchmarks.searching.analysis speed [TEXT…]        words a second, one core
    python -m benchmarks.searching.analysis pairs PAIRS.jsonl    pairs that (must not) match, each rule off in turn
    python -m benchmarks.searching.analysis rules COLLECTION     nDCG@10 and R@100, each rule off in turn

Without a text, the sample corpus serves. A pair has ``query``, ``text``, ``should_match`` and ``kind``.
A collection is a folder in BEIR's layout; its queries of the split ``dev`` run as a bag of stems over
title and body with a plain BM25 (k1 1.5, b .75), which compares analyses, not engines.
"""

import json
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import Stemmer
from whoosh.analysis import LanguageAnalyzer

from analyzers import analyze_for_index, query_groups
from analyzers.chain.chain import Chain
from analyzers.french import FrenchAnalyzer
from analyzers.rules import EVERY_RULE, Rules
from benchmarks import ROOT

SAMPLE = ROOT / "corpus"
ROUNDS = 7
#: Whoosh is some fifty times slower: it gets part of the words.
WHOOSH_SHARE = 20
FEWEST_WORDS = 100_000
K1, B, DEPTH = 1.5, 0.75, 100


def speed(*paths: str) -> None:
    """Print words (runs without white space) a second of processor time, the best of some rounds."""
    chosen = [Path(path) for path in paths] or sorted(
        [*SAMPLE.rglob("*.txt"), *SAMPLE.rglob("*.md")]
    )
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in chosen]
    words = sum(len(text.split()) for text in texts)
    texts *= max(1, FEWEST_WORDS // max(1, words))
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts)} words")
    stemmer = Stemmer.Stemmer("french")
    whoosh = LanguageAnalyzer("fr")
    few = texts[: max(1, len(texts) // WHOOSH_SHARE)]
    ways: list[tuple[str, Callable[[str], object], list[str]]] = [
        ("three layers in one pass", analyze_for_index, texts),
        *(("  " + name, chain.for_index, texts) for name, chain in list(variants())[1:]),
        ("str.lower().split()", lambda text: text.lower().split(), texts),
        ("PyStemmer alone, one layer", lambda text: stemmer.stemWords(text.lower().split()), texts),
        ("Whoosh LanguageAnalyzer, one layer", lambda text: [t.text for t in whoosh(text)], few),
    ]
    best = dict.fromkeys((name for name, _, _ in ways), math.inf)
    for _ in range(ROUNDS):  # all in turn, so that a busy machine slows all alike
        for name, analyze, given in ways:
            best[name] = min(best[name], seconds(analyze, given))
    for name, _, given in ways:
        count = sum(len(text.split()) for text in given)
        print(f"{name:40} {count / best[name] / 1e6:6.2f} million words/s")


def seconds(analyze: Callable[[str], object], texts: list[str]) -> float:
    """Give the processor time of one analysis of some texts."""
    start = time.process_time()
    for text in texts:
        analyze(text)
    return time.process_time() - start


def variants() -> Iterator[tuple[str, Chain]]:
    """Give the whole chain, then the chain without each rule."""
    yield "every rule", Chain()
    for field in fields(Rules):
        yield f"without {field.name}", Chain(replace(EVERY_RULE, **{field.name: False}))


def pairs(path: str) -> None:
    """Print how many pairs come out right, and the kinds of those that do not."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    for name, chain in variants():
        stems = FrenchAnalyzer("stems", chain)
        right: Counter[bool] = Counter()
        wrong: Counter[str] = Counter()
        for row in rows:
            wanted = bool(row["should_match"])
            if matches(row["query"], stems.terms(row["text"]), chain) == wanted:
                right[wanted] += 1
            else:
                wrong[row["kind"]] += 1
        print(f"{name:22} match {right[True]:4}  apart {right[False]:4}  wrong: {dict(wrong)}")


def matches(query: str, indexed: list[str], chain: Chain) -> bool:
    """Say whether all that a query asks stands in a text."""

    def stands(terms: tuple[str, ...]) -> bool:
        return any(tuple(indexed[at : at + len(terms)]) == terms for at in range(len(indexed)))

    groups = query_groups(query, chain=chain)
    return bool(groups) and all(
        stands(group.terms) or any(stands(other.terms) for other in group.synonyms)
        for group in groups
    )


def rules(folder: str) -> None:
    """Print what each rule gains on a judged collection."""
    home = Path(folder)
    documents = list(read_lines(home / "corpus.jsonl"))
    queries = [
        row for row in read_lines(home / "queries.jsonl") if row.get("split", "dev") == "dev"
    ]
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (home / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, grade = line.split("\t")
        judged[query][document] = int(grade)
    for name, chain in variants():
        index = Bag(documents, FrenchAnalyzer("stems", chain))
        runs = {
            row["_id"]: index.search(row["text"], chain) for row in queries if judged[row["_id"]]
        }
        gains = [ndcg(run, judged[query]) for query, run in runs.items()]
        found = [recall(run, judged[query]) for query, run in runs.items()]
        print(f"{name:22} nDCG@10 {mean(gains):.4f}  R@100 {mean(found):.4f}", flush=True)


def read_lines(path: Path) -> Iterator[dict[str, str]]:
    """Read a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


class Bag:
    """A collection in memory, title and body scored apart by BM25 and added."""

    def __init__(self, documents: list[dict[str, str]], stems: FrenchAnalyzer) -> None:
        self.ids = [document["_id"] for document in documents]
        self.postings: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for part in ("title", "text"):
            self._add([stems.terms(document.get(part) or "") for document in documents])

    def _add(self, columns: list[list[str]]) -> None:
        average = mean([len(terms) for terms in columns]) or 1.0
        frequency = Counter(term for terms in columns for term in set(terms))
        for place, terms in enumerate(columns):
            norm = K1 * (1 - B + B * len(terms) / average)
            for term, count in Counter(terms).items():
                rare = math.log(
                    1 + (len(columns) - frequency[term] + 0.5) / (frequency[term] + 0.5)
                )
                self.postings[term][place] += rare * count * (K1 + 1) / (count + norm)

    def search(self, query: str, chain: Chain) -> list[str]:
        """Give the ids of the best documents for any of the words of a query."""
        scores: dict[int, float] = defaultdict(float)
        for group in query_groups(query, synonyms=False, chain=chain):
            for term in group.terms:
                for place, score in self.postings.get(term, {}).items():
                    scores[place] += score
        return [
            self.ids[place] for place in sorted(scores, key=lambda at: (-scores[at], at))[:DEPTH]
        ]


def ndcg(run: list[str], grades: dict[str, int]) -> float:
    """Give the normalised discounted cumulative gain of the first ten."""

    def gain(values: Iterable[int]) -> float:
        return sum(value / math.log2(rank + 2) for rank, value in enumerate(list(values)[:10]))

    return gain(grades.get(id, 0) for id in run) / gain(sorted(grades.values(), reverse=True))


def recall(run: list[str], grades: dict[str, int]) -> float:
    """Give the share of the good documents that were found."""
    good = {document for document, grade in grades.items() if grade > 0}
    return len(good.intersection(run)) / len(good)


def mean(values: list[float] | list[int]) -> float:
    """Give the mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


COMMANDS: dict[str, Callable[..., None]] = {"speed": speed, "pairs": pairs, "rules": rules}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    COMMANDS[sys.argv[1]](*sys.argv[2:])
