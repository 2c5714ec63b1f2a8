"""How much longer an answer takes in a larger index: `python benchmarks/growth.py SMALL LARGE --of ACTS --against COMMIT`.

The folders are copies of one that `lasting/scale.py` grew, at two sizes or more; ``--of`` is the size it grows
to, whose words are asked for. Each question is asked of every index by this commit and by the other one, in turn:
what else the machine does falls on all alike. Each way to ask has questions of its own, since an answer that was
given is remembered.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median

# As a script it measures the tree that it stands in, whichever is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import RESULTS, ROOT, invented_acts
from benchmarks.beside.commit_process import CommitProcess
from benchmarks.beside.trees import tree_of
from benchmarks.compare import WAYS
from indexer.searching.search import Search

_WARM_UP = 20

#: Milliseconds of CPU by way, commit and index.
Times = dict[tuple[str, str, int], list[float]]


def measured(trees: dict[str, Path], folders: Sequence[Path], of: int, count: int) -> Times:
    """Ask everyone the same, one question after the other."""
    workers = {
        name: CommitProcess("growth_worker.py", tree, *folders) for name, tree in trees.items()
    }
    times: Times = defaultdict(list)
    drawn = invented_acts.queries(of, len(WAYS) * (count + _WARM_UP))
    for rank, text in enumerate(drawn):
        way = WAYS[rank % len(WAYS)]
        for which in range(len(folders)):
            for name, worker in workers.items():
                taken = worker.ask([which, way, text])
                if rank >= len(WAYS) * _WARM_UP:
                    times[way, name, which].append(taken)
    for worker in workers.values():
        worker.close()
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
    options = parser.parse_args()
    acts = []
    for folder in options.folders:
        with Search.open(folder / "index") as search:
            acts.append(search.info().acts)
    with tree_of(options.against) as other:
        trees = {"this": ROOT, options.against: other}
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
