"""Registre beside other engines and beside another commit of itself, in one run.

`python benchmarks/compare.py --acts 10000 --against 32d2106` writes a table and a drawing into
`benchmarks/results`. All get the same invented acts (:mod:`invented_acts`) and the same queries, in turn, so that
what else the machine does falls on all alike; time is that of the processor, and what counts is the ratio.
``--installed FOLDER`` puts a built package beside them: the folder into which a wheel was installed
(`pip install --no-deps --target FOLDER registre-….whl`), compiled or not.
"""

import argparse
import contextlib
import platform
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

# As a script it measures the tree that it stands in, whichever is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import RESULTS, ROOT, invented_acts
from benchmarks.beside.commit_process import CommitProcess
from benchmarks.beside.peers import PEERS, Ask, clock_of, stop
from benchmarks.beside.peers import versions as versions_of_peers
from benchmarks.beside.trees import tree_of

WAYS = ("search", "json", "html")
_WARM_UP = 20

#: Milliseconds of each question, by what was asked of whom.
Times = dict[tuple[str, str], list[float]]


class Worker(CommitProcess):
    """A commit that has indexed the acts."""

    def __init__(self, tree: Path, folder: Path, acts: int) -> None:
        super().__init__("search_worker.py", tree, folder, acts)
        self.indexing: dict[str, float] = self.answer()

    def milliseconds(self, way: str, query: str) -> float:
        """The CPU that an answer takes."""
        return float(self.ask({"way": way, "q": query})["cpu"])


def measured(workers: dict[str, Worker], peers: dict[str, Ask], acts: int, count: int) -> Times:
    """Ask everyone the same, one question after the other."""
    times: Times = defaultdict(list)
    total = count + _WARM_UP
    # Each way asks its own questions: an answer given once is remembered.
    own = {way: invented_acts.queries(acts, total, seed) for seed, way in enumerate(WAYS, start=2)}
    for rank, query in enumerate(own["search"]):
        taken: dict[tuple[str, str], float] = {}
        for name, worker in workers.items():
            taken |= {(way, name): worker.milliseconds(way, own[way][rank]) for way in WAYS}
        for name, ask in peers.items():
            clock = clock_of(ask)
            began = clock()
            ask(query)
            taken["search", name] = (clock() - began) * 1_000
        if rank >= _WARM_UP:
            for key, spent in taken.items():
                times[key].append(spent)
    for name, worker in workers.items():
        for label, query in invented_acts.costly(acts).items():
            times[label, name] = [worker.milliseconds("search", query)]
        times["page 1000", name] = [worker.milliseconds("page 1000", "")]
    return times


def table(times: Times, indexing: dict[str, float], first: str) -> list[str]:
    """A line for each measure of each program: p50, p95, and the ratio to the first of them."""
    lines = ["| what | who | p50 ms | p95 ms | p50 beside ours |", "|---|---|---|---|---|"]
    for (what, who), spent in sorted(times.items(), key=lambda item: item[0][0]):
        p95 = sorted(spent)[int(len(spent) * 0.95)]
        ratio = median(spent) / median(times[what, first])
        lines.append(f"| {what} | {who} | {median(spent):.2f} | {p95:.2f} | {ratio:.2f} |")
    lines += ["", "| indexing | CPU ms an act | beside ours |", "|---|---|---|"]
    lines += [f"| {who} | {ms:.2f} | {ms / indexing[first]:.2f} |" for who, ms in indexing.items()]
    return lines


def drawing(times: Times) -> str:
    """Bars of the medians, as SVG."""
    rows = [(f"{what}, {who}", median(spent)) for (what, who), spent in sorted(times.items())]
    most = max(value for _, value in rows)
    lines = [
        f'<text x="270" y="{20 * n + 15}" text-anchor="end">{label}</text>'
        f'<rect x="280" y="{20 * n + 4}" width="{400 * value / most:.1f}" height="13" fill="#36c"/>'
        f'<text x="{285 + 400 * value / most:.1f}" y="{20 * n + 15}">{value:.2f} ms</text>'
        for n, (label, value) in enumerate(rows)
    ]
    size = f'width="780" height="{20 * len(rows) + 10}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">'
    )
    return "\n".join((head, *lines, "</svg>\n"))


def _filled(acts: int, indexing: dict[str, float]) -> dict[str, Ask]:
    asks: dict[str, Ask] = {}
    for name, (fill, most) in PEERS.items():
        if acts <= most:
            made = list(invented_acts.acts(acts))
            began = time.process_time()
            asks[name] = fill(made)
            # A server of its own has counted from its start.
            clock = clock_of(asks[name])
            spent = clock() if clock is not time.process_time else clock() - began
            indexing[name] = spent * 1_000 / acts
    return asks


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--against", action="append", default=[], metavar="COMMIT")
    parser.add_argument("--installed", action="append", default=[], metavar="FOLDER", type=Path)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args(arguments)
    with contextlib.ExitStack() as stack:
        trees = {"Registre": ROOT}
        trees |= {f"installed {folder.name}": folder.resolve() for folder in options.installed}
        trees |= {commit: stack.enter_context(tree_of(commit)) for commit in options.against}
        workers: dict[str, Worker] = {}
        for name, tree in trees.items():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            workers[name] = Worker(tree, folder, options.acts)
            stack.callback(workers[name].close)
        indexing = {name: w.indexing["cpu"] / options.acts for name, w in workers.items()}
        peers = {} if options.no_peers else _filled(options.acts, indexing)
        for ask in peers.values():
            stack.callback(stop, ask)
        times = measured(workers, peers, options.acts, options.queries)
    peaks = ", ".join(f"{n} {w.indexing['peak_mb']:.0f} MB" for n, w in workers.items())
    versions = ", ".join(f"{name} {version(name)}" for name in ("tantivy", "whoosh3", "flask"))
    lines = [
        f"# {options.acts} acts, {options.queries} queries",
        "",
        f"Python {platform.python_version()}, {versions}, {versions_of_peers()}; CPU of one process.",
        f"Peak memory after indexing: {peaks}.",
        "",
        *table(times, indexing, "Registre"),
    ]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"compare-{options.acts}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (RESULTS / f"compare-{options.acts}.svg").write_text(drawing(times), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
