"""The same ranking on every engine: measures of whole collections, and how much of the first ten is common.

    eval $(python tests/cluster/cluster.py start)
    REGISTRE_OPENSEARCH_SHARDS=3 python -m benchmarks.relevance.engines COLLECTION…

Every engine runs the same trees over the same terms. What is left to differ is arithmetic: how an
engine rounds the length of a text in BM25, and in what order it gives documents of one score. The
last column tells how much of the first ten documents is common with the first engine's.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.relevance.typos import SEED
from indexer.evaluation import Query, Scored, index_collection, judgements, measures, queries, run
from indexer.storing.engines import ENGINES, factory


def main() -> None:
    """Read the command line and print a table for each collection."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("collections", nargs="+", type=Path)
    parser.add_argument("--split", default="test")
    parser.add_argument("--sample", type=int, help="a draw of so many queries")
    parser.add_argument("--engine", action="append", choices=ENGINES, help="repeats [all]")
    options = parser.parse_args()
    for collection in options.collections:
        judged = judgements(collection)
        asked = [query for query in queries(collection, options.split) if query.id in judged]
        if options.sample and options.sample < len(asked):
            asked = random.Random(SEED).sample(asked, options.sample)
        print(f"\n### {collection.name}, {options.split}, {len(asked)} queries\n")
        print("| engine | nDCG@10 | MRR@10 | R@100 | first ten in common |")
        print("|---|---|---|---|---|", flush=True)
        first: list[Scored] = []
        for name in options.engine or ENGINES:
            lines = _run(name, collection, asked)
            first = first or lines
            cells = [f"{value:.4f}" for value in measures(judged, asked, lines).values()]
            print(f"| {name} | {' | '.join(cells)} | {_common(first, lines):.1%} |", flush=True)


def _run(name: str, collection: Path, asked: list[Query]) -> list[Scored]:
    with factory(name).scratch() as engine:
        index_collection(engine, collection)
        return run(engine, asked)


def _common(first: Iterable[Scored], second: Iterable[Scored]) -> float:
    """The share of the first ten of one run that is in the first ten of another."""
    one, other = _tops(first), _tops(second)
    return sum(len(top & other[query]) for query, top in one.items()) / sum(map(len, one.values()))


def _tops(lines: Iterable[Scored]) -> dict[str, set[str]]:
    tops: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if len(tops[line.query]) < 10:
            tops[line.query].add(line.document)
    return tops


if __name__ == "__main__":
    main()
