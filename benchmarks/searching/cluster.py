"""Indexing speed, size and latency against the number of acts, on a running cluster.

    eval $(python tests/cluster/cluster.py start)
    python -m benchmarks.searching.cluster --acts 300000

Invented acts go in through the engine itself, a commit every 5,000 acts as `search index` does. At
each size the same searches are timed one by one, in wall-clock time: `full` is what a page asks for
(ten hits, exact total, the counts of every facet). `--engine tantivy` runs the same on this machine
alone, for comparison.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from benchmarks.searching.engines import acts, kinds, searches, spread, tree
from indexer.acts.documents import IndexDocument
from indexer.storing.engines import factory, nodes
from indexer.storing.engines.protocol import Engine, EngineRequest

BATCH = 5_000
COLUMNS = ("top 10", "full", "filtered", "by date", "everything", "near", "prefixed", "similar")


def fill(engine: Engine, made: Iterator[IndexDocument], count: int) -> float:
    """Write so many acts; gives the seconds spent in the engine, not in inventing them."""
    spent = 0.0
    with engine.writer() as writer:
        while count > 0 and (batch := list(islice(made, min(BATCH, count)))):
            count -= len(batch)
            began = time.perf_counter()
            for document in batch:
                writer.add(document)
            writer.commit()
            spent += time.perf_counter() - began
        began = time.perf_counter()
    return spent + time.perf_counter() - began


def timed(calls: list[Callable[[], object]]) -> str:
    """Median and 95th percentile of some calls, in milliseconds, after a warm-up of ten."""
    for call in calls[:10]:
        call()
    took = []
    for call in calls:
        began = time.perf_counter()
        call()
        took.append((time.perf_counter() - began) * 1_000)
    return spread(took)


def latencies(engine: Engine, queries: list[list[str]]) -> dict[str, str]:
    """Each kind of search, as p50/p95 milliseconds."""

    def run(request: EngineRequest) -> Callable[[], object]:
        return lambda: engine.search(request)

    found = {
        name: timed([run(r) for r in requests])
        for name, requests in kinds(queries).items()
        if name in COLUMNS
    }
    everything = EngineRequest(nodes.Every(), sort="-ordre_recent", facets=("annee", "matiere"))
    found["everything"] = timed([run(everything)] * 30)
    words = [words[0] for words in queries]
    ids = [hit.id for hit in engine.search(EngineRequest(tree(queries[0]), limit=30)).hits]
    found["near"] = timed(
        [partial(engine.near, "surface", w[:3] + "x" + w[4:], 2, 5) for w in words[:50]]
    )
    found["prefixed"] = timed([partial(engine.prefixed, "surface", w[:3], 8) for w in words[:50]])
    found["similar"] = timed([partial(engine.similar, id, 5) for id in ids])
    return found


def main() -> None:
    """Fill, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--acts", type=int, default=300_000)
    parser.add_argument("--words", type=int, default=180)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--engine", default="opensearch")
    options = parser.parse_args()
    queries = searches(options.queries)
    sizes = [n for n in (10_000, 30_000, 100_000, 200_000) if n < options.acts] + [options.acts]
    print(f"| acts | acts/s | bytes/act | {' | '.join(COLUMNS)} |")
    print(f"|{'---|' * (len(COLUMNS) + 3)}")
    with factory(options.engine).scratch() as engine:
        made = acts(options.acts, words=options.words)
        before = 0
        for size in sizes:
            seconds = fill(engine, made, size - before)
            stats = engine.stats()
            assert stats.documents == size, stats
            took = latencies(engine, queries)
            cells = [
                f"{size:,}",
                f"{(size - before) / seconds:.0f}",
                f"{(stats.bytes or 0) / size:.0f}",
            ]
            print(f"| {' | '.join(cells + [took[name] for name in COLUMNS])} |", flush=True)
            before = size


if __name__ == "__main__":
    main()
