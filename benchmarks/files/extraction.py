"""How fast files become text: documents and megabytes a second by format, on one core and on all.

    python -m benchmarks.files.extraction [FOLDER] [--ocr auto|never|always] [--repeat N]

FOLDER defaults to the sample corpus of the repository. One core means one worker, started and warmed
up before the clock runs; all cores means a worker a core, each in a thread of its own, as the builder
uses them. A format's figures come from its own files only; the best of N runs counts. Results of OCR
are not kept.
"""

import argparse
import os
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks import ROOT
from indexer.acts.documents import Extraction, SourceFile
from indexer.reading.extraction import ExtractionWorker, Options
from indexer.reading.sources import walk

CORPUS = ROOT / "corpus"


def main() -> None:
    """Print a table, a line a format."""
    arguments = _arguments()
    options = Options(ocr=arguments.ocr)
    by_format = _by_format(arguments.folder)
    if not by_format:
        raise SystemExit(f"no file that can be read under {arguments.folder}")
    cores = os.cpu_count() or 1
    print(f"{'format':8} {'files':>6} {'MB':>8} {'failed':>7}", end="")
    print(f" {'docs/s x1':>10} {'MB/s x1':>9} {f'docs/s x{cores}':>11} {f'MB/s x{cores}':>10}")
    for suffix, files in sorted(by_format.items()):
        size = sum(source.size for source in files) / 1e6
        failed, alone = _best(files, options, 1, arguments.repeat)
        _, together = _best(files, options, cores, arguments.repeat)
        print(f"{suffix:8} {len(files):6} {size:8.2f} {failed:7}", end="")
        print(f" {len(files) / alone:10.1f} {size / alone:9.2f}", end="")
        print(f" {len(files) / together:11.1f} {size / together:10.2f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--ocr", choices=("auto", "never", "always"), default="auto")
    parser.add_argument("--repeat", type=int, default=3)
    return parser.parse_args()


def _by_format(folder: Path) -> dict[str, list[SourceFile]]:
    """The files under a folder by extension, those that are found at all."""
    files: dict[str, list[SourceFile]] = defaultdict(list)
    for found in walk([folder]):
        if isinstance(found, SourceFile):
            files[found.path.suffix.lower() or "(none)"].append(found)
    return files


def _best(
    files: Sequence[SourceFile], options: Options, workers: int, repeat: int
) -> tuple[int, float]:
    """How many files failed, and the seconds of the quickest run."""
    runs = [_run(files, options, workers) for _ in range(repeat)]
    return runs[0][0], min(seconds for _, seconds in runs)


def _run(files: Sequence[SourceFile], options: Options, workers: int) -> tuple[int, float]:
    pending: queue.SimpleQueue[SourceFile] = queue.SimpleQueue()
    for source in files:
        pending.put(source)
    failed: list[str] = []
    ready = threading.Barrier(workers + 1)

    def work() -> None:
        with ExtractionWorker(options) as worker:
            worker.extract(files[0].path)
            ready.wait()
            while True:
                try:
                    source = pending.get_nowait()
                except queue.Empty:
                    return
                if not isinstance(worker.extract(source.path), Extraction):
                    failed.append(source.name)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    ready.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    return len(failed), time.perf_counter() - start


if __name__ == "__main__":
    main()
