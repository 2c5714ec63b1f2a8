"""Measures parsing beside another commit of Registre, in one run.

Called by ``benchmarks/parsing.py --against COMMIT``. Each commit parses in a process of its own, the same
texts in turn, so that what else the machine does falls on both alike; time is that of the processor. What
no text but the first pays, tables and patterns, is read before the clock starts, from a text that is not
measured. Each round has new processes, so that nothing is remembered of a text; of a text's rounds the
least counts. What counts is the ratio: of the medians of a page, of all texts together, and of the text
in the middle.
"""

import json
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.trees import ROOT, tree_of

RESULTS = Path(__file__).resolve().parent / "results"
ROUNDS = 3
PAGE = 3000
_WARM = 40
Texts = Sequence[tuple[str, str]]


class Worker:
    """A commit of Registre in a process of its own, which parses."""

    def __init__(self, tree: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve().parent / "parse_worker.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(tree), "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0"},
        )

    def seconds(self, item: tuple[str, str]) -> float:
        """The CPU that parsing a text takes, of its name and words."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(item) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("a worker ended; its error stands above")
        return float(line)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def _round(trees: Sequence[Path], texts: Texts, warm: Texts) -> list[list[float]]:
    """The seconds that each tree takes for each text."""
    workers = [Worker(tree) for tree in trees]
    try:
        for item in warm:
            for worker in workers:
                worker.seconds(item)
        rows = [[worker.seconds(item) for worker in workers] for item in texts]
    finally:
        for worker in workers:
            worker.close()
    return [list(column) for column in zip(*rows, strict=True)]


def measure(texts: Texts, warm: Texts, commit: str, rounds: int = ROUNDS) -> None:
    """Print this commit beside another, and keep the table in ``results``."""
    with tree_of(commit) as tree:
        taken = [_round((ROOT, tree), texts, warm[:_WARM]) for _ in range(rounds)]
    ours, theirs = (
        [min(times) for times in zip(*side, strict=True)] for side in zip(*taken, strict=True)
    )
    lines = _table([len(text) for _name, text in texts], ours, theirs, commit)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"parsing-{commit}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _table(
    sizes: Sequence[int], ours: Sequence[float], theirs: Sequence[float], commit: str
) -> list[str]:
    pages = [max(1.0, size / PAGE) for size in sizes]
    by_page = [
        [1000 * took / count for took, count in zip(side, pages, strict=True)]
        for side in (ours, theirs)
    ]
    tenth = [sorted(side)[int(0.9 * len(side))] for side in by_page]
    ratios = sorted(own / other for own, other in zip(ours, theirs, strict=True))
    rows = [
        ("a page, median, ms", *map(median, by_page)),
        ("a page, 90 %, ms", *tenth),
        ("all texts, ms", 1000 * sum(ours), 1000 * sum(theirs)),
    ]
    return [
        f"# CPU of parsing, {len(sizes)} texts, {sum(sizes) / PAGE:.0f} pages, beside {commit}",
        "",
        f"Python {platform.python_version()}; a page is {PAGE} characters, a text at least one.",
        "",
        f"| what | now | {commit} | ratio |",
        "|---|---|---|---|",
        *(f"| {what} | {own:.2f} | {other:.2f} | {own / other:.2f} |" for what, own, other in rows),
        f"| the text in the middle, of the ratios | | | {median(ratios):.2f} |",
    ]
