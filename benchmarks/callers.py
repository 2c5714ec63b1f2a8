"""Callers at once, beside another commit: `python benchmarks/callers.py --acts 3000 --against 32d2106`.

Each commit indexes the same invented acts (:mod:`invented_acts`) and serves them as `search serve` does by itself;
so many callers keep their connections and ask for the JSON of a search as soon as they were answered. The
commits take turns, several times over, each serving alone. Two ways to ask: each question once, so that no
answer can be remembered, and questions drawn from a list as people ask (few often, most seldom: Zipf). What
counts is the ratio of answers a second, and of the processor's time for each.
"""

import argparse
import itertools
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import quote_plus

# As a script it measures the tree that it stands in, whichever is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import ROOT, invented_acts
from benchmarks.beside.commit_process import CommitProcess, environment
from benchmarks.beside.trees import tree_of
from benchmarks.serving.load import Site, load

#: Questions that are asked again and again, and the weight of the one of that rank.
_LIST = 2_000


def indexed(tree: Path, folder: Path, acts: int) -> Path:
    """The index that a commit makes of the acts."""
    worker = CommitProcess("search_worker.py", tree, folder, acts)
    worker.answer()
    worker.close()
    return folder


@contextmanager
def served(tree: Path, index: Path) -> Iterator[Site]:
    """The site of a commit, with the settings that it has by itself."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "indexer.cli", "serve", "--index", str(index)]
    process = subprocess.Popen(
        [*command, "--port", str(port)], cwd=tree, env=environment(tree), stderr=subprocess.DEVNULL
    )
    try:
        _answering(port, process)
        yield Site(port, process.pid)
    finally:
        process.terminate()
        process.wait(60)


def _answering(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until it answers."""
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"search serve ended with {process.returncode}")
        with socket.socket() as tried:
            if not tried.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise SystemExit("search serve does not answer")


def once(acts: int, seed: int) -> Iterator[str]:
    """Questions none of which comes twice."""
    return iter(dict.fromkeys(invented_acts.queries(acts, 40_000, seed)))


def again(acts: int, seed: int) -> Iterator[str]:
    """Questions of a list without end, the first of them often."""
    rng, queries = random.Random(seed), list(dict.fromkeys(invented_acts.queries(acts, _LIST, 1)))
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(queries) + 1)))
    while True:
        yield rng.choices(queries, cum_weights=weights)[0]


WAYS = {"each question once": once, "as people ask": again}


def main() -> None:
    """Index, serve in turn, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--acts", type=int, default=3_000)
    parser.add_argument("--against", default="32d2106")
    parser.add_argument("--callers", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=15, help="of each turn")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    rates: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with ExitStack() as stack:
        trees = {"now": ROOT, options.against: stack.enter_context(tree_of(options.against))}
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        indexes = {name: indexed(tree, folder / name, options.acts) for name, tree in trees.items()}
        for number, (way, ask), (name, tree) in itertools.product(
            range(options.rounds), WAYS.items(), trees.items()
        ):
            with served(tree, indexes[name]) as site:
                questions = ask(options.acts, 2 + number)
                addresses = (f"/api/v1/search?q={quote_plus(one)}" for one in questions)
                load(site.port, addresses, options.callers, 3)
                spent = site.spent()
                tally = load(site.port, addresses, options.callers, options.seconds)
                answered = len(tally.seconds) - tally.failed.total()
                rates[way, name].append(
                    (answered / options.seconds, 1_000 * (site.spent() - spent) / answered)
                )
                print(way, name, rates[way, name][-1], dict(tally.failed), flush=True)
    lines = [
        "| asked | who | answers a second | beside | CPU ms an answer | beside |",
        "|---|---|---|---|---|---|",
    ]
    for (way, name), turns in sorted(rates.items()):
        rate, cost = (median(column) for column in zip(*turns, strict=True))
        of_rate, of_cost = (median(column) for column in zip(*rates[way, "now"], strict=True))
        lines.append(
            f"| {way} | {name} | {rate:.0f} | {of_rate / rate:.1f} | {cost:.1f} | {cost / of_cost:.1f} |"
        )
    print("\n".join(lines))


if __name__ == "__main__":
    main()
