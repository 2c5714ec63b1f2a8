"""A site under load while its index is updated, rebuilt and replaced: `python -m benchmarks.serving.load --acts 100000`.

Everything is the real thing: tables in a folder, `search index`, `search serve` in its processes, `search
watch` that reads what changes, `search index --rebuild`, `search restore` that puts another store in the place
of the one in use. Callers keep their connection and ask again as soon as they were answered, so that the
times hold the wait for the others. What is made (tables, index) stays in ``--folder`` and is used again.
"""

import argparse
import asyncio
import csv
import itertools
import json
import os
import platform
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote_plus

from benchmarks import RESULTS, invented_acts

CONNECTIONS = (4, 64, 256)
#: Acts of a table.
_OF_A_TABLE = 250
_COLUMNS = ("COLL_NOM", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_OBJET", "TEXTE")
#: What is asked for, and how often: as on a site that people read and a program or two.
_KINDS = {
    "/recherche?q={q}": 50,
    "/api/v1/search?q={q}": 20,
    "/suggestions?q={q}": 10,
    "/acte/{id}": 15,
    "/recherche.atom?q={q}": 5,
}


@dataclass(slots=True)
class Tally:
    """What callers met."""

    seconds: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)

    def row(self, during: str, connections: int, lasted: float, spent: float) -> str:
        """A line of the table of results; ``spent`` are the seconds of CPU of the site meanwhile."""
        times = sorted(self.seconds)
        p50, p95, p99 = (times[int(len(times) * part)] for part in (0.5, 0.95, 0.99))
        figures = " | ".join(f"{1000 * one:.0f}" for one in (p50, p95, p99, times[-1]))
        failed = ", ".join(f"{count} {why}" for why, count in self.failed.items()) or "0"
        return (
            f"| {during} | {connections} | {len(times)} | {len(times) / lasted:.0f} "
            f"| {failed} | {1000 * spent / len(times):.0f} | {figures} |"
        )


class Caller:
    """A connection that is kept, over which one request follows another."""

    def __init__(self, port: int, tally: Tally) -> None:
        self._port = port
        self._tally = tally
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def call(self, addresses: Iterator[str], until: float) -> None:
        """Ask until the time is over."""
        while time.monotonic() < until:
            address, began = next(addresses), time.perf_counter()
            try:
                status = await asyncio.wait_for(self._ask(address), 60)
                if status != 200:
                    self._tally.failed[f"{status} of {address.split('?')[0]}"] += 1
            except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError) as error:
                self._tally.failed[type(error).__name__] += 1
                self._streams = None
            self._tally.seconds.append(time.perf_counter() - began)
        if self._streams:
            self._streams[1].close()

    async def _ask(self, address: str) -> int:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 20)
        reader, writer = self._streams
        writer.write(
            f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = re.search(r"\r\ncontent-length: (\d+)", head)
        if not length:
            raise ValueError("an answer without a length")
        await reader.readexactly(int(length[1]))
        if "\r\nconnection: close" in head:
            writer.close()
            self._streams = None
        return int(head.split(" ")[1])


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is served: its port, and the process that watches the others."""

    port: int
    process: int

    def spent(self) -> float:
        """Seconds of CPU that its processes used, those that ended among them."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        ticks = 0
        for process in (str(self.process), *children):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15] if process == str(self.process) else fields[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")


def load(port: int, addresses: Iterator[str], connections: int, seconds: float) -> Tally:
    """So many callers for so long."""
    tally = Tally()

    async def all_callers() -> None:
        until = time.monotonic() + seconds
        await asyncio.gather(
            *(Caller(port, tally).call(addresses, until) for _ in range(connections))
        )

    asyncio.run(all_callers())
    return tally


def asked(acts: int, ids: list[str]) -> Iterator[str]:
    """Addresses without end."""
    rng, queries = random.Random(7), invented_acts.queries(acts, 5_000)
    kinds, weights = list(_KINDS), list(_KINDS.values())
    while True:
        kind = rng.choices(kinds, weights)[0]
        yield kind.format(q=quote_plus(rng.choice(queries)), id=rng.choice(ids))


def search(*arguments: str | Path) -> list[str]:
    """The command line of this repository."""
    return [sys.executable, "-m", "indexer.cli", *map(str, arguments)]


def prepare(folder: Path, acts: int) -> None:
    """Tables of invented acts and their index, as far as they are not there."""
    tables, index = folder / "tables", folder / "index"
    tables.mkdir(parents=True, exist_ok=True)
    paths = [tables / f"{number:05}.csv" for number in range(-(-acts // _OF_A_TABLE))]
    if not all(path.exists() for path in paths):
        left = invented_acts.acts(acts)
        for path in paths:
            write(path, list(itertools.islice(left, _OF_A_TABLE)))
    # A run that was interrupted goes on where it was.
    run(folder, "index", tables, "--index", index)


def write(path: Path, acts: list[invented_acts.InventedAct]) -> None:
    """A table, in one step."""
    draft = path.with_suffix(".draft")
    with draft.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(_COLUMNS)
        for act in acts:
            number = f"{act.date[:4]}-{int(act.id, 16)}"
            table.writerow((act.body, number, act.date, act.matiere, act.objet, act.text))
    draft.rename(path)


def run(folder: Path, *arguments: str | Path) -> None:
    """Run a command to its end; what it says goes to a file."""
    with (folder / "log").open("ab") as log:
        done = subprocess.run(search(*arguments), check=False, stdout=log, stderr=log)
    # 3: a file was not read whole, which is said in the log.
    if done.returncode not in (0, 3):
        raise RuntimeError(f"search {arguments[0]} ended with {done.returncode}: see {folder}/log")


@contextmanager
def running(folder: Path, *arguments: str | Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A command that goes on for the time of a block."""
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(search(*arguments), stdout=log, stderr=log)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(30)
            process.kill()
            process.wait()


@contextmanager
def served(index: Path) -> Iterator[Site]:
    """The site, with the settings that it has by itself."""
    command = search("serve", "--index", index, "--port", "0")
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        address = re.search(r":(\d+)/", process.stderr.readline())
        assert address
        yield Site(int(address[1]), process.pid)
    finally:
        process.terminate()
        process.wait(60)


class Changes:
    """Tables that come, change and go, some every few seconds, until the load is over."""

    def __init__(self, tables: Path, acts: int) -> None:
        self._tables = tables
        self._source = invented_acts.acts(2_000, seed=99)
        self.made = 0

    async def go_on(self, until: float) -> None:
        """Write a table and take one away, every four seconds."""
        while time.monotonic() < until:
            some = list(itertools.islice(self._source, 10))
            write(self._tables / f"new-{self.made}.csv", some)
            (self._tables / f"new-{self.made - 3}.csv").unlink(missing_ok=True)
            self.made += 1
            await asyncio.sleep(4)

    def undo(self) -> None:
        """Take the tables away."""
        for path in self._tables.glob("new-*.csv"):
            path.unlink()


def updated(
    folder: Path, site: Site, addresses: Iterator[str], seconds: float, acts: int
) -> list[str]:
    """The load while `search watch` reads tables that come and go."""
    tables, index = folder / "tables", folder / "index"
    changes, rows = Changes(tables, acts), []
    with running(folder, "watch", tables, "--index", index, "--jobs", "1"):
        for connections in CONNECTIONS:
            tally = Tally()
            before, spent = generation(index), site.spent()

            async def both(tally: Tally, connections: int) -> None:
                until = time.monotonic() + seconds
                callers = (
                    Caller(site.port, tally).call(addresses, until) for _ in range(connections)
                )
                await asyncio.gather(changes.go_on(until), *callers)

            asyncio.run(both(tally, connections))
            commits = generation(index) - before
            rows.append(
                tally.row(f"updated, {commits} commits", connections, seconds, site.spent() - spent)
            )
            print(rows[-1], flush=True)
    changes.undo()
    return rows


def rebuilt(folder: Path, site: Site, addresses: Iterator[str], seconds: float) -> list[str]:
    """The load while the whole index is made again beside the one in use."""
    rows = []
    with running(
        folder, "index", folder / "tables", "--index", folder / "index", "--rebuild", "--wait"
    ) as rebuild:
        for connections in CONNECTIONS:
            spent = site.spent()
            tally = load(site.port, addresses, connections, seconds)
            ended = "" if rebuild.poll() is None else ", ended"
            rows.append(tally.row(f"rebuilt{ended}", connections, seconds, site.spent() - spent))
            print(rows[-1], flush=True)
    return rows


def replaced(folder: Path, site: Site, addresses: Iterator[str], seconds: float) -> list[str]:
    """The load while another store takes the place of the one in use, twice over."""
    index, copy, rows = folder / "index", folder / "copy.tar", []
    run(folder, "backup", copy, "--index", index, "--wait")
    for connections in CONNECTIONS:
        store = in_use(index)
        with running(folder, "restore", copy, "--index", index, "--wait"):
            spent = site.spent()
            tally = load(site.port, addresses, connections, seconds)
        during = f"replaced ({store} → {in_use(index)})"
        rows.append(tally.row(during, connections, seconds, site.spent() - spent))
        print(rows[-1], flush=True)
    return rows


def generation(index: Path) -> int:
    """How many commits the index has seen."""
    return int(json.loads((index / "meta.json").read_text("utf-8"))["generation"])


def in_use(index: Path) -> str:
    """The store that the index reads."""
    return str(json.loads((index / "meta.json").read_text("utf-8"))["store"])


def some_ids(index: Path) -> list[str]:
    """Acts that stay."""
    from indexer.searching.results import SearchRequest
    from indexer.searching.search import Search

    with Search.open(index) as opened:
        found = [
            hit.record
            for page in range(1, 11)
            for hit in opened.search(SearchRequest("", tri="date", page=page, per_page=100)).hits
        ]
    return [record.id for record in found if "new-" not in record.source]


def main() -> None:
    """Prepare, run, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60, help="of each part")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp/registre-load"))
    parser.add_argument("--only", choices=["prepare", "updated", "rebuilt", "replaced"])
    options = parser.parse_args()
    prepare(options.folder, options.acts)
    if options.only == "prepare":
        return
    index = options.folder / "index"
    addresses = asked(options.acts, some_ids(index))
    parts: dict[str, Callable[[Site], list[str]]] = {
        "updated": lambda site: updated(
            options.folder, site, addresses, options.seconds, options.acts
        ),
        "rebuilt": lambda site: rebuilt(options.folder, site, addresses, options.seconds),
        "replaced": lambda site: replaced(options.folder, site, addresses, options.seconds),
    }
    with served(index) as site:
        load(site.port, addresses, 4, 5)
        for name, part in parts.items():
            if options.only in (None, name):
                keep(name, part(site), options)


def keep(name: str, rows: list[str], options: argparse.Namespace) -> None:
    """Put the rows of a part into the file of results, in the place of those before."""
    path = RESULTS / f"load-{options.acts}.md"
    head = (
        f"# Load over {options.acts} acts\n\n"
        f"`python -m benchmarks.serving.load --acts {options.acts}`, {os.cpu_count()} cores that the site, the callers, what is "
        f"indexed and whatever else the machine does share; Python {platform.python_version()}. "
        "Times are in milliseconds, of callers who ask again as soon as they are answered.\n\n"
        "| while the index is | connections | requests | a second | failed | CPU of the site a request | p50 | p95 | p99 | longest |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n"
    )
    known = path.read_text("utf-8").splitlines() if path.exists() else []
    others = [row for row in known if re.match(r"\| (updated|rebuilt|replaced)", row)]
    others = [row for row in others if not row.startswith(f"| {name}")]
    path.write_text(head + "\n".join([*others, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
