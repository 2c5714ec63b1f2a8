"""Measures parsing: milliseconds a page, documents and megabytes a second, one core and all.

::

    python -m benchmarks.parsing FOLDER [FOLDER …] [--jobs N]
    python -m benchmarks.parsing FOLDER --warm FOLDER --against COMMIT
    python -m benchmarks.parsing CORPUS --folds | --features [--labels tools/labels] [--work FOLDER]

Reads the ``.txt`` and ``.md`` files of the folders (UTF-8). A page is 3,000 characters. Times are of
the processor, so that another program at work disturbs them less; the rate over all cores is by the
clock. Prints the slowest documents, which show where a pattern could do better. ``--against`` measures
another commit beside this one, in turn (``benchmarks/beside/parse_times.py``), ``--folds``
instead what is understood and ``--features`` what of a line that needs
(``benchmarks/understanding/folds.py``), ``--rules`` what each named rule pays there
(``benchmarks/understanding/ablation.py``).
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

# As a script it measures the tree that it stands in, whichever is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.beside import parse_times
from benchmarks.understanding import folds
from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

PAGE = parse_times.PAGE


def texts(folders: Sequence[Path]) -> list[tuple[str, str]]:
    """Return the names and texts of the files of folders, in their order."""
    paths = sorted(p for f in folders for p in f.rglob("*") if p.suffix in (".txt", ".md"))
    return [(p.name, p.read_text(encoding="utf-8", errors="replace")) for p in paths]


def timed(item: tuple[str, str]) -> tuple[str, int, float, int]:
    """Parse one text; return its name, its length, the seconds taken and its acts."""
    name, text = item
    start = time.process_time()
    document = parse(ExtractedText(text), name=name)
    return name, len(text), time.process_time() - start, len(document.actes)


def report(rows: Sequence[tuple[str, int, float, int]]) -> None:
    """Print the figures of one core."""
    seconds = sum(row[2] for row in rows)
    size = sum(row[1] for row in rows)
    pages = [1000 * took / max(1.0, length / PAGE) for _name, length, took, _acts in rows]
    ordered = sorted(pages)
    print(f"documents {len(rows)}, {size / 1e6:.1f} MB, {sum(row[3] for row in rows)} acts")
    print(
        f"one core: {statistics.median(pages):.2f} ms a page (median), "
        f"{ordered[int(0.9 * len(ordered))]:.2f} (90 %), {ordered[-1]:.2f} (worst); "
        f"{len(rows) / seconds:.0f} documents/s, {size / 1e6 / seconds:.2f} MB/s"
    )
    for name, length, took, acts in sorted(rows, key=lambda row: -row[2])[:5]:
        print(f"  {1000 * took:8.1f} ms  {length / PAGE:6.1f} pages  {acts:4} acts  {name}")


def main() -> None:
    """Run on the folders of the command line."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--against", metavar="COMMIT")
    options.add_argument("--warm", type=Path, help="a folder of other texts, read first")
    folds.options(options)
    chosen = options.parse_args()
    if chosen.folds:
        folds.measure(chosen.folders[0], chosen.labels, chosen.work, chosen.jobs)
        return
    if chosen.features:
        folds.measure_features(chosen.folders[0], chosen.labels, chosen.work, chosen.jobs)
        return
    if chosen.rules:
        folds.measure_rules(
            chosen.folders[0], chosen.labels, chosen.work, chosen.jobs, chosen.rules
        )
        return
    items = texts(chosen.folders)
    if not items:
        options.error("no .txt or .md file there")
    if chosen.against:
        warm = texts([chosen.warm]) if chosen.warm else items
        parse_times.measure(items, warm, chosen.against)
        return
    timed(items[0])  # tables and patterns are read before the clock starts
    report([timed(item) for item in items])
    with ProcessPoolExecutor(chosen.jobs) as pool:
        list(pool.map(timed, items[: chosen.jobs * 2]))
        start = time.perf_counter()
        sizes = [length for _n, length, _t, _a in pool.map(timed, items, chunksize=4)]
        took = time.perf_counter() - start
    print(
        f"{chosen.jobs} processes: {len(items) / took:.0f} documents/s, {sum(sizes) / 1e6 / took:.2f} MB/s"
    )


if __name__ == "__main__":
    main()
