"""How much longer an answer takes in a larger index: `python benchmarks/growth.py SMALL LARGE --of ACTS --against COMMIT`.

The folders are copies of one that `scale.py` grew, at two sizes or more; ``--of`` is the size it grows to, whose words are
asked for. Each question is asked of every index by this commit and by the other one, in turn: what else the machine does falls
on all alike. Each way to ask has questions of its own, since an answer that was given is remembered.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from compare import HERE, RESULTS, WAYS
from trees import tree_of

import corpus

_WARM_UP = 20

#: Milliseconds of CPU by way, commit and index.
Times = dict[tuple[str, str, int], list[float]]


def answer(folders: Sequence[Path]) -> None:
    """Answer lines: which index, how to ask, what; each with the milliseconds of CPU that it took."""
    from indexer.searching.results import SearchRequest
    from indexer.searching.search import Search
    from webapp import create_app

    searches = [Search.open(folder / "index") for folder in folders]
    clients = [create_app(search).test_client() for search in searches]
    ways: dict[str, Callable[[int, str], object]] = {
        "search": lambda which, q: searches[which].search(SearchRequest(q)),
        "json": lambda which, q: clients[which].get("/api/v1/search", query_string={"q": q}),
        "html": lambda which, q: clients[which].get("/recherche", query_string={"q": q}),
    }
    for line in sys.stdin:
        which, way, text = json.loads(line)
        began = time.process_time()
        ways[way](which, text)
        print((time.process_time() - began) * 1_000, flush=True)


def measured(trees: dict[str, Path], folders: Sequence[Path], of: int, count: int) -> Times:
    """Ask everyone the same, one question after the other."""
    command = [sys.executable, __file__, *map(str, folders), "--answer"]
    workers = {
        name: subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(tree), "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0"},
        )
        for name, tree in trees.items()
    }
    times: Times = defaultdict(list)
    drawn = corpus.queries(of, len(WAYS) * (count + _WARM_UP))
    for rank, text in enumerate(drawn):
        way = WAYS[rank % len(WAYS)]
        for which in range(len(folders)):
            for name, worker in workers.items():
                assert worker.stdin
                assert worker.stdout
                worker.stdin.write(json.dumps([which, way, text]) + "\n")
                worker.stdin.flush()
                taken = float(worker.stdout.readline())
                if rank >= len(WAYS) * _WARM_UP:
                    times[way, name, which].append(taken)
    for worker in workers.values():
        worker.communicate()
    return times


def table(times: Times, trees: Sequence[str], acts: Sequence[int]) -> list[str]:
    """A row for each way and commit: p50 and p95 at each size, and how much the last is of the first."""
    sizes = " | ".join(f"{size:,} acts, p50 / p95" for size in acts)
    rows = [
        f"| what | commit | {sizes} | growth p50 / p95 |",
        "|---|---|" + "---|" * (len(acts) + 1),
    ]
    for way in WAYS:
        for name in trees:
            spent = [sorted(times[way, name, which]) for which in range(len(acts))]
            figures = [(median(some), some[int(0.95 * len(some))]) for some in spent]
            cells = " | ".join(f"{p50:.1f} / {p95:.1f}" for p50, p95 in figures)
            growth = " / ".join(
                f"{last / first:.2f}" for first, last in zip(figures[0], figures[-1], strict=True)
            )
            rows.append(f"| {way} | {name} | {cells} | {growth} |")
    return rows


def main() -> None:
    """Ask, write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--of", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--against", default="main", metavar="COMMIT")
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer:
        answer(options.folders)
        return
    from indexer.searching.search import Search

    acts = []
    for folder in options.folders:
        with Search.open(folder / "index") as search:
            acts.append(search.info().acts)
    with tree_of(options.against) as other:
        trees = {"this": HERE.parent, options.against: other}
        times = measured(trees, options.folders, options.of, options.queries)
    head = (
        f"# Larger indexes, this commit and {options.against}\n\n"
        f"`python benchmarks/growth.py` over indexes of {', '.join(f'{size:,}' for size in acts)} invented acts, "
        f"whose words are those of {options.of:,}: milliseconds of CPU, {options.queries} questions each way, all asked in turn.\n\n"
    )
    text = head + "\n".join(table(times, list(trees), acts)) + "\n"
    (RESULTS / f"growth-{acts[-1]}.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
