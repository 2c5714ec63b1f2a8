"""Ten thousand updates of one act, from two processes in turn, while queries run.

Prints, as JSON lines, what the index takes (bytes, files, segments), what the process that queries takes
(descriptors, resident memory) and how long an update and a query last, every so many updates; then
whether any file in the index belongs to no commit.

    python -m benchmarks.lasting.long_life --updates 10000 --engine tantivy

With ``--folder`` the index stays, and the next run of the same command goes on where this one ended:
``--piece 2000`` makes two thousand updates a run.
"""

import argparse
import datetime as dt
import json
import multiprocessing
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from indexer.acts.documents import Act, Collectivite, Document, Seance, SourceFile
from indexer.indexing.build import Settings, fill
from indexer.indexing.preparation import Prepared
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.meta import Meta
from indexer.storing.records import known_records
from indexer.storing.upkeep.soundness import problems

_BODY = Collectivite("Vaucourt-sur-Sélinelle", "commune")
_WORDS = [
    "cantine",
    "voirie",
    "camping",
    "lavoir",
    "halles",
    "budget",
    "école",
    "marché",
    "forêt",
    "piscine",
]
#: Acts that the index holds from the start; each update writes one of them anew.
_ACTS = 500


def prepared(number: int, version: int) -> Prepared:
    """An act, in its so many-th version; its body, day and number keep its id."""
    name = f"actes/{number}.txt"
    words = " ".join(_WORDS[(number + version + n) % len(_WORDS)] for n in range(120))
    text = f"Délibération {number}, version {version}. {words}"
    act = Act(f"Objet {number}", text, 0, len(text), numero=f"2024-{number}")
    day = dt.date(2024, 1 + number % 12, 1 + number % 28)
    document = Document("deliberation", text, _BODY, Seance(date=day), (act,))
    file = SourceFile(Path("/nowhere") / name, name, len(text), version, f"{number}-{version}")
    return Prepared.of(
        file, Path("/nowhere/actes"), [known.record for known in known_records(document, name)]
    )


def write(folder: str, engine: str, turns: Any, answers: Any) -> None:
    """One of the two processes that write: an update whenever it is told to."""
    for number, version in iter(turns.get, None):
        began = time.perf_counter()
        fill([prepared(number, version)], Path(folder), Settings(engine=engine, wait=True))
        answers.put(time.perf_counter() - began)


def measure(folder: Path, search: Search, done: int, updates: list[float]) -> dict[str, Any]:
    """What everything takes now."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    queries = []
    for word in _WORDS:
        began = time.perf_counter()
        assert search.search(SearchRequest(word)).total == _ACTS
        queries.append(time.perf_counter() - began)
    return {
        "updates": done,
        "files": len(files),
        "segments": segments(folder),
        "megabytes": round(sum(path.stat().st_size for path in files) / 1e6, 2),
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        "resident_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3),
        "update_ms": round(1e3 * median(updates), 1),
        "query_ms": round(1e3 * median(queries), 1),
    }


def segments(folder: Path) -> int | None:
    """How many segments the engine keeps, where it says so."""
    meta = Meta.read(folder)
    if meta.engine != "tantivy":
        return None
    state = json.loads((folder / meta.store / "engine" / "meta.json").read_text())
    return len(state["segments"])


def orphans(folder: Path) -> list[str]:
    """Files of the engine that no commit names."""
    meta = Meta.read(folder)
    if meta.engine != "tantivy":
        return []
    from indexer.storing.engines.tantivy.leftovers import leftovers

    return [path.name for path in leftovers(folder / meta.store / "engine")]


def live(folder: Path, engine: str, span: range, every: int) -> Iterator[dict[str, Any]]:
    """Run these updates, and measure every so many."""
    if span.start == 1:
        fill((prepared(number, 0) for number in range(_ACTS)), folder, Settings(engine=engine))
    spawn = multiprocessing.get_context("spawn")
    answers: Any = spawn.Queue()
    turns: list[Any] = [spawn.Queue(), spawn.Queue()]
    writers = [
        spawn.Process(target=write, args=(str(folder), engine, queue, answers), daemon=True)
        for queue in turns
    ]
    for writer in writers:
        writer.start()
    times: list[float] = []
    with Search.open(folder) as search:
        for done in span:
            turns[done % 2].put((done % _ACTS, done))
            search.search(SearchRequest(_WORDS[done % len(_WORDS)]))
            times.append(answers.get())
            if done % every == 0:
                yield measure(folder, search, done, times[-every:])
    for queue, writer in zip(turns, writers, strict=True):
        queue.put(None)
        writer.join()
    yield {"sound": problems(folder) == [], "orphans": orphans(folder)}


def run(folder: Path, given: argparse.Namespace) -> None:
    """Make the updates that are left, or a piece of them."""
    counter = folder / "updates"
    done = int(counter.read_text()) if counter.exists() else 0
    last = min(given.updates, done + (given.piece or given.updates))
    for line in live(folder / "index", given.engine, range(done + 1, last + 1), given.every):
        print(json.dumps({"engine": given.engine, **line}), flush=True)
        counter.write_text(str(line.get("updates", last)))


def main() -> None:
    """Measure as the command line says."""
    options = argparse.ArgumentParser()
    options.add_argument("--updates", type=int, default=10_000)
    options.add_argument("--every", type=int, default=500)
    options.add_argument("--engine", default="tantivy")
    options.add_argument("--folder", type=Path, help="where the index stays between runs")
    options.add_argument("--piece", type=int, help="updates a run")
    given = options.parse_args()
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        run(given.folder, given)
        return
    with TemporaryDirectory(prefix="registre-long-life-") as folder:
        run(Path(folder), given)


if __name__ == "__main__":
    main()
