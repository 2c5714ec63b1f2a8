"""The product beside four baselines on judged collections, with and without typing errors.

`python -m benchmarks.relevance.compare COLLECTION… [--split test] [--sample N] [--engine tantivy]`
prints one table for each collection (folders in the layout of BEIR). `--weights` tries other weights
of the ranking instead, on the development split, one change at a time.
"""

import argparse
import random
import time
from dataclasses import fields, replace
from pathlib import Path

from benchmarks.relevance.baselines import BASELINES, Text
from benchmarks.relevance.typos import SEED, with_typos
from indexer.evaluation import (
    Judgements,
    Query,
    Scored,
    documents,
    index_collection,
    judgements,
    measures,
    queries,
    run,
)
from indexer.searching.ranking.ranking import WEIGHTS
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine

_STEPS = (0.0, 0.5, 1.5, 2.0)
#: Weights of what general collections have nothing of: names of bodies, kinds of documents.
_NOT_VARIED = ("noms", "collectivite", "acte")


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collections", nargs="+", type=Path)
    parser.add_argument("--split", default="test")
    parser.add_argument("--sample", type=int, help="a draw of so many queries")
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--weights", action="store_true", help="vary the weights, on `dev`")
    options = parser.parse_args()
    for collection in options.collections:
        judged = judgements(collection)
        split = "dev" if options.weights else options.split
        asked = [query for query in queries(collection, split) if query.id in judged]
        if options.sample and options.sample < len(asked):
            asked = random.Random(SEED).sample(asked, options.sample)
        with factory(options.engine).scratch() as engine:
            index_collection(engine, collection)
            print(f"\n### {collection.name}, {split}, {len(asked)} queries\n")
            if options.weights:
                _vary(engine, judged, asked)
            else:
                _compare(collection, engine, judged, asked)


def _compare(collection: Path, engine: Engine, judged: Judgements, asked: list[Query]) -> None:
    texts = [Text(str(d["_id"]), d.get("title") or "", d["text"]) for d in documents(collection)]
    slipped = with_typos(asked)
    print("| | nDCG@10 | MRR@10 | R@100 | with one typo: nDCG@10 | R@100 |")
    print("|---|---|---|---|---|---|")
    for name, baseline in BASELINES.items():
        _row(name, judged, asked, list(baseline(texts, asked)), list(baseline(texts, slipped)))
    began = time.process_time()
    lines = run(engine, asked)
    spent = (time.process_time() - began) / len(asked) * 1000
    _row(f"**Registre, {engine.name}**", judged, asked, lines, run(engine, slipped))
    print(f"\n{spent:.1f} ms of CPU a query for a run of depth 100.")


def _row(
    name: str, judged: Judgements, asked: list[Query], lines: list[Scored], slipped: list[Scored]
) -> None:
    clean, typed = measures(judged, asked, lines), measures(judged, asked, slipped)
    cells = [*clean.values(), typed["nDCG@10"], typed["R@100"]]
    print(f"| {name} | {' | '.join(f'{value:.3f}' for value in cells)} |", flush=True)


def _vary(engine: Engine, judged: Judgements, asked: list[Query]) -> None:
    print("| weight | value | nDCG@10 | MRR@10 | R@100 |\n|---|---|---|---|---|")
    tried = [("as they are", WEIGHTS)]
    for weight in fields(WEIGHTS):
        value = getattr(WEIGHTS, weight.name)
        if weight.name in _NOT_VARIED:
            continue
        tried += [
            (f"{weight.name} | {value * step:g}", replace(WEIGHTS, **{weight.name: value * step}))
            for step in _STEPS
        ]
    for name, weights in tried:
        found = measures(judged, asked, run(engine, asked, weights=weights))
        label = name if "|" in name else f"{name} |"
        print(f"| {label} | {' | '.join(f'{v:.4f}' for v in found.values())} |", flush=True)


if __name__ == "__main__":
    main()
