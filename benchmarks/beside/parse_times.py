"""Measures parsing beside another commit of Registre, in one run.

Called by ``benchmarks/parsing.py --against COMMIT``. Each commit parses in a process of its own, the same
texts in turn, so that what else the machine does falls on both alike; time is that of the processor. What
no text but the first pays, tables and patterns, is read before the clock starts, from a text that is not
measured. Each round has new processes, so that nothing is remembered of a text; of a text's rounds the
least counts. What counts is the ratio: of the medians of a page, of all texts together, and of the text
in the middle.
"""

import platform
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks import RESULTS, ROOT
from benchmarks.beside.commit_process import CommitProcess
from benchmarks.beside.trees import tree_of

ROUNDS = 3
PAGE = 3000
_WARM = 40
Texts = Sequence[tuple[str, str]]


def _round(trees: Sequence[Path], texts: Texts, warm: Texts) -> list[list[float]]:
    """The seconds that each tree takes for each text."""
    workers = [CommitProcess("parse_worker.py", tree) for tree in trees]
    try:
        for item in warm:
            for worker in workers:
                worker.ask(item)
        rows = [[worker.ask(item) for worker in workers] for item in texts]
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
    medians = [median(side) for side in by_page]
    rows = [
        ("a page, median, ms", medians[0], medians[1]),
        ("a page, 90 %, ms", tenth[0], tenth[1]),
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
