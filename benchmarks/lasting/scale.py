"""How cost grows with the corpus: `python -m benchmarks.lasting.scale --acts 1000000 --folder FOLDER`.

Invented acts of one vocabulary go into one index, piece after piece; at each size of the curve the same
queries are asked of the search, of its JSON and of its pages, as milliseconds of CPU. What is made stays in
``--folder``: a run that ends after ``--minutes``, or is cut, goes on where it was. The table and the drawing
hold every size that was reached.
"""

import argparse
import json
import os
import platform
import resource
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import RESULTS, invented_acts
from benchmarks.beside.search_worker import prepared
from indexer.indexing.build import Settings, fill
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search

#: Sizes at which queries are asked.
SIZES = (10_000, 30_000, 100_000, 200_000, 300_000, 500_000, 1_000_000)
#: Acts of a piece, made before it is timed.
_PIECE = 10_000
_QUERIES, _WARM_UP = 100, 20


def grow(
    folder: Path, words: invented_acts.Words, of: int, done: int, upto: int
) -> dict[str, float]:
    """Put the next acts into the index; seconds that it took, and how many acts."""
    numbers = range(done, min(done + _PIECE, upto))
    acts = list(invented_acts.drawn(words, numbers, of, seed=done + 1))
    wall, cpu = time.perf_counter(), time.process_time()
    fill(
        (prepared(folder, act) for act in acts),
        folder / "index",
        Settings(engine="tantivy"),
    )
    return {
        "acts": len(acts),
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def asked(folder: Path, of: int) -> dict[str, Any]:
    """Milliseconds of CPU of each way to ask: p50 and p95; bytes of the index."""
    from webapp import create_app

    times: dict[str, list[float]] = {"search": [], "json": [], "html": []}
    with Search.open(folder / "index") as search:
        client = create_app(search).test_client()
        ways: dict[str, Callable[[str], Any]] = {
            "search": lambda q: search.search(SearchRequest(q)),
            "json": lambda q: client.get("/api/v1/search", query_string={"q": q}),
            "html": lambda q: client.get("/recherche", query_string={"q": q}),
        }
        matches = []
        # Each way has its own questions: an answer that was given is remembered.
        drawn = invented_acts.queries(of, len(ways) * (_QUERIES + _WARM_UP))
        for number, (way, ask) in enumerate(ways.items()):
            for rank, query in enumerate(drawn[number :: len(ways)]):
                began = time.process_time()
                found = ask(query)
                if rank >= _WARM_UP:
                    times[way].append((time.process_time() - began) * 1_000)
                    if way == "search":
                        matches.append(found.total)
    files = (path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    found_of = {f"{way}_p50": median(spent) for way, spent in times.items()}
    found_of |= {
        f"{way}_p95": sorted(spent)[int(0.95 * len(spent))] for way, spent in times.items()
    }
    return found_of | {
        "matches_p50": median(matches),
        "bytes": sum(files),
        "asked_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def run(folder: Path, acts: int, minutes: float) -> list[dict[str, Any]]:
    """Go on until the size or the time is reached; every size that was measured so far."""
    until, log = time.monotonic() + 60 * minutes, folder / "scale.jsonl"
    lines = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    done = sum(line["acts"] for line in lines)
    words = invented_acts.Words(acts) if done < acts else None
    while done < acts and time.monotonic() < until:
        size = next((size for size in SIZES if size > done), acts)
        assert words is not None
        line: dict[str, Any] = grow(folder, words, acts, done, min(size, acts))
        done += int(line["acts"])
        line["done"] = done
        if done in SIZES:
            line["asked"] = asked(folder, acts)
        lines.append(line)
        with log.open("a") as stream:
            stream.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)
    return lines


def table(lines: list[dict[str, Any]]) -> list[str]:
    """A row for each size."""
    rows = [
        "| acts | indexing, CPU ms an act (the last piece) | peak MB | index MB | matches p50 "
        "| search p50 / p95 | JSON p50 / p95 | page p50 / p95 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for line in lines:
        if known := line.get("asked"):
            ways = " | ".join(
                f"{known[f'{way}_p50']:.1f} / {known[f'{way}_p95']:.1f}"
                for way in ("search", "json", "html")
            )
            rows.append(
                f"| {line['done']:,} | {1000 * line['cpu'] / line['acts']:.2f} | {line['peak_mb']:.0f} "
                f"| {known['bytes'] / 1e6:.0f} | {known['matches_p50']:.0f} | {ways} |"
            )
    return rows


def drawing(lines: list[dict[str, Any]]) -> str:
    """The medians by size, both on scales of powers of ten, as SVG."""
    from math import log10

    sizes = [line for line in lines if "asked" in line]

    def at(acts: float, ms: float) -> str:
        return f"{60 + 220 * (log10(acts) - 4):.0f},{250 - 100 * log10(max(ms, 0.3) / 0.3):.0f}"

    parts = []
    for way, colour in (("search", "#36c"), ("json", "#2a7"), ("html", "#c53")):
        points = " ".join(at(line["done"], line["asked"][f"{way}_p50"]) for line in sizes)
        x, y = points.rsplit(" ", 1)[-1].split(",")
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        parts.append(f'<text x="{int(x) + 6}" y="{y}" fill="{colour}">{way}</text>')
    for power in (4, 5, 6):
        place = 60 + 220 * (power - 4)
        parts.append(f'<text x="{place}" y="270" text-anchor="middle">{10**power:,} acts</text>')
    for ms in (1, 10, 100):
        y = at(10_000, ms).split(",")[1]
        parts.append(f'<text x="50" y="{y}" text-anchor="end">{ms} ms</text>')
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="290" font-family="sans-serif" font-size="12">'
    return "\n".join((head, *parts, "</svg>\n"))


def main() -> None:
    """Go on, write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--acts", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp/registre-scale"))
    parser.add_argument(
        "--minutes", type=float, default=1e9, help="end after so long; run again to go on"
    )
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    lines = run(options.folder, options.acts, options.minutes)
    versions = ", ".join(f"{name} {version(name)}" for name in ("tantivy", "flask"))
    head = (
        f"# From ten thousand acts to {options.acts:,}\n\n"
        f"`python -m benchmarks.lasting.scale --acts {options.acts}`: Python {platform.python_version()}, {versions}, "
        f"{os.cpu_count()} cores. Milliseconds of CPU of one process, {_QUERIES} queries of one to three words, the same at each size.\n\n"
    )
    RESULTS.mkdir(exist_ok=True)
    text = head + "\n".join(table(lines)) + "\n"
    (RESULTS / f"scale-{options.acts}.md").write_text(text, "utf-8")
    (RESULTS / f"scale-{options.acts}.svg").write_text(drawing(lines), "utf-8")
    print(text)


if __name__ == "__main__":
    main()
