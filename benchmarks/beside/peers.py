"""Other engines at the work of a page of results: ten hits, the total, the facets, the words marked.

Each does it its usual way: tantivy with its own French chain, SQLite's FTS5 with counts by GROUP BY,
Whoosh with its French analyser, Xapian with its French stemmer, PostgreSQL with its French dictionary.
None has Registre's ranking, layers, corrections or dates.
"""

import importlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import tantivy
from whoosh import fields as wf
from whoosh import index as wi
from whoosh.analysis import LanguageAnalyzer
from whoosh.qparser import MultifieldParser

from benchmarks.invented_acts import InventedAct

FACETS = ("body", "departement", "organ", "year", "branch", "matiere", "result")
_WORD = re.compile(r"\w+")

#: Answers a query; gives how many acts match.
Ask = Callable[[str], int]


def _row(act: InventedAct) -> dict[str, str]:
    return {**asdict(act), "year": act.date[:4], "branch": act.matiere[0]}


def _marked(text: str, query: str) -> list[tuple[int, int]]:
    """Marks by plain Python: the words that begin as those asked for."""
    begun = tuple(word[:5].lower() for word in _WORD.findall(query))
    return [m.span() for m in _WORD.finditer(text) if m[0].lower().startswith(begun)]


def tantivy_raw(acts: Iterable[InventedAct]) -> Ask:
    """Tantivy through its Python binding."""
    builder = tantivy.SchemaBuilder()
    for name in ("objet", "text"):
        builder.add_text_field(name, stored=True, tokenizer_name="french")
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    index = tantivy.Index(builder.build())
    chain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.lowercase(),
        tantivy.Filter.stemmer("french"),
        tantivy.Filter.ascii_fold(),
    ):
        chain = chain.filter(step)
    index.register_tokenizer("french", chain.build())
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for act in acts:
        row = _row(act)
        writer.add_document(
            tantivy.Document(**{name: row[name] for name in ("objet", "text", *FACETS)})
        )
    writer.commit()
    index.reload()
    searcher = index.searcher()
    counts = {name: {"terms": {"field": name, "size": 65_000}} for name in FACETS}

    def ask(query: str) -> int:
        parsed = index.parse_query(query, ["objet", "text"], conjunction_by_default=True)
        found = searcher.search(parsed, limit=10)
        searcher.aggregate(parsed, counts)
        for _, address in found.hits:
            _marked(searcher.doc(address)["text"][0], query)
        return int(found.count)

    return ask


def fts5(acts: Iterable[InventedAct]) -> Ask:
    """SQLite's FTS5."""
    base = sqlite3.connect(":memory:")
    base.execute(
        "create virtual table acts using fts5(objet, text, tokenize='unicode61 remove_diacritics 2')"
    )
    base.execute(f"create table facts(rowid integer primary key, {', '.join(FACETS)})")
    with base:
        for number, act in enumerate(acts):
            row = _row(act)
            base.execute(
                "insert into acts(rowid, objet, text) values (?, ?, ?)",
                (number, act.objet, act.text),
            )
            values = [number, *(row[name] for name in FACETS)]
            base.execute(f"insert into facts values ({', '.join('?' * len(values))})", values)

    def ask(query: str) -> int:
        words = " ".join(f'"{word}"' for word in _WORD.findall(query))
        base.execute(
            "select rowid, snippet(acts, 1, '[', ']', '…', 32) from acts where acts match ?"
            " order by rank limit 10",
            (words,),
        ).fetchall()
        ids = base.execute("select rowid from acts where acts match ?", (words,)).fetchall()
        within = "rowid in (select rowid from acts where acts match ?)"
        for name in FACETS:
            base.execute(
                f"select {name}, count(*) from facts where {within} group by 1", (words,)
            ).fetchall()
        return len(ids)

    return ask


def whoosh(acts: Iterable[InventedAct]) -> Ask:
    """Whoosh."""
    folder = tempfile.TemporaryDirectory()
    analyser = LanguageAnalyzer("fr")
    kept = {name: wf.ID(stored=True) for name in FACETS}
    schema = wf.Schema(
        objet=wf.TEXT(analyser, stored=True), text=wf.TEXT(analyser, stored=True), **kept
    )
    index = wi.create_in(folder.name, schema)
    writer = index.writer(limitmb=128)
    for act in acts:
        row = _row(act)
        writer.add_document(**{name: row[name] for name in ("objet", "text", *FACETS)})
    writer.commit()
    searcher, parser = index.searcher(), MultifieldParser(["objet", "text"], schema)

    def ask(query: str, _: tempfile.TemporaryDirectory[str] = folder) -> int:
        found = searcher.search(parser.parse(query), limit=None)
        for name in FACETS:
            Counter(hit[name] for hit in found)
        for hit in found[:10]:
            _marked(hit["text"], query)
        return len(found)

    return partial(ask)


def xapian_module() -> ModuleType | None:
    """Debian's python3-xapian, which no package index has; ``None`` where it is not installed."""
    try:
        return importlib.import_module("xapian")
    except ModuleNotFoundError:
        sys.path.append("/usr/lib/python3/dist-packages")
    try:
        return importlib.import_module("xapian")
    except ImportError:
        return None
    finally:
        sys.path.pop()


def xapian(acts: Iterable[InventedAct]) -> Ask:
    """Xapian, on disk."""
    lib: Any = xapian_module()
    folder = tempfile.TemporaryDirectory()
    base = lib.WritableDatabase(folder.name, lib.DB_CREATE_OR_OPEN)
    terms = lib.TermGenerator()
    terms.set_stemmer(lib.Stem("fr"))
    for act in acts:
        row, document = _row(act), lib.Document()
        terms.set_document(document)
        terms.index_text(act.objet)
        terms.increase_termpos()
        terms.index_text(act.text)
        for slot, name in enumerate(FACETS):
            document.add_value(slot, row[name])
        document.set_data(act.text)
        base.add_document(document)
    base.commit()
    parser = lib.QueryParser()
    parser.set_stemmer(lib.Stem("fr"))
    parser.set_stemming_strategy(parser.STEM_SOME)
    parser.set_default_op(lib.Query.OP_AND)
    parser.set_database(base)

    def ask(query: str, _: tempfile.TemporaryDirectory[str] = folder) -> int:
        enquire = lib.Enquire(base)
        enquire.set_query(parser.parse_query(query))
        spies = [lib.ValueCountMatchSpy(slot) for slot in range(len(FACETS))]
        for spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, 10, base.get_doccount())
        for spy in spies:
            for item in spy.values():
                item.termfreq  # noqa: B018 - counted where it is read
        for hit in found:
            _marked(hit.document.get_data().decode(), query)
        return int(found.get_matches_estimated())

    return ask


@dataclass
class Postgres:
    """A server of PostgreSQL of its own, with a session whose time of the processor is counted."""

    folder: Path
    session: "subprocess.Popen[str]"
    backend: int

    @classmethod
    def started(cls) -> "Postgres":
        """A server in a new folder, without a port; the account of the system runs it, if this is root's."""
        folder = Path(tempfile.mkdtemp(prefix="registre-pg-"))
        account = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if account:
            shutil.chown(folder, "postgres")
        data = str(folder / "data")
        quiet: dict[str, Any] = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
        subprocess.run([*account, "initdb", "-D", data, "-A", "trust", "-U", "postgres"], **quiet)
        options = f"-k {folder} -c listen_addresses='' -c shared_buffers=512MB -c jit=off -c max_parallel_workers_per_gather=0"
        subprocess.run(
            [*account, "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"],
            **quiet,
        )
        session = subprocess.Popen(
            ["psql", "-qAtX", "-h", str(folder), "-U", "postgres"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        server = cls(folder, session, 0)
        server.backend = int(server.rows("select pg_backend_pid()")[0])
        return server

    def rows(self, statement: str) -> list[str]:
        """Run a statement; the lines of its answer."""
        assert self.session.stdin
        assert self.session.stdout
        self.session.stdin.write(f"{statement};\n\\echo ---\n")
        self.session.stdin.flush()
        return [line.rstrip("\n") for line in iter(self.session.stdout.readline, "---\n")]

    def spent(self) -> float:
        """Seconds of CPU of the server's side of the session."""
        return int(Path(f"/proc/{self.backend}/schedstat").read_text().split()[0]) / 1e9

    def stop(self) -> None:
        """End the server and remove what it kept."""
        self.session.communicate()
        account = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        stop = [*account, "pg_ctl", "-D", str(self.folder / "data"), "-m", "fast", "stop"]
        subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, cwd="/")
        shutil.rmtree(self.folder)


class PostgresAsk:
    """A query of PostgreSQL: hits by rank with their headlines, the total, the facets."""

    def __init__(self, acts: Iterable[InventedAct]) -> None:
        self.server = Postgres.started()
        columns = ", ".join(f"{name} text" for name in FACETS)
        run = self.server.rows
        run(f"create table acts (objet text, body_text text, {columns}, words tsvector)")
        batch: list[str] = []
        for act in acts:
            row = _row(act)
            values = ", ".join(map(_quoted, (act.objet, act.text, *(row[name] for name in FACETS))))
            words = f"to_tsvector('french', {_quoted(f'{act.objet} {act.text}')})"
            batch.append(f"({values}, {words})")
            if len(batch) == 200:
                run(f"insert into acts values {', '.join(batch)}")
                batch = []
        if batch:
            run(f"insert into acts values {', '.join(batch)}")
        run("create index on acts using gin (words)")
        run("analyze acts")

    @property
    def clock(self) -> Callable[[], float]:
        """What its time is measured by: the server's, not this process's."""
        return self.server.spent

    def __call__(self, query: str) -> int:
        """How many acts match."""
        asked = f"plainto_tsquery('french', {_quoted(query)})"
        facets = " union all ".join(
            f"(select '{name}', {name}, count(*) from found group by {name})" for name in FACETS
        )
        hits = (
            f"select ts_headline('french', body_text, {asked}) from (select body_text from found"
            f" order by ts_rank(words, {asked}) desc limit 10) as page"
        )
        run = self.server.rows
        run(f"with found as materialized (select * from acts where words @@ {asked}) {hits}")
        counted = run(
            f"with found as materialized (select {', '.join(FACETS)} from acts where words @@ {asked}) {facets}"
        )
        return sum(int(line.rpartition("|")[2]) for line in counted if line.startswith("result|"))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def versions() -> str:
    """What was installed of the peers that are no packages of Python."""
    found = [f"SQLite {sqlite3.sqlite_version}"]
    if lib := xapian_module():
        found.append(f"Xapian {lib.version_string()}")
    if shutil.which("postgres"):
        asked = subprocess.run(
            ["postgres", "--version"], capture_output=True, text=True, check=True
        )
        found.append(f"PostgreSQL {asked.stdout.split()[2]}")
    return ", ".join(found)


def clock_of(ask: Ask) -> Callable[[], float]:
    """The clock of the processor that does the work of a peer, in seconds."""
    return getattr(ask, "clock", time.process_time)


def stop(ask: Ask) -> None:
    """End what a peer started."""
    if isinstance(ask, PostgresAsk):
        ask.server.stop()


#: Name, how it is filled, and the most acts that it is given.
PEERS: dict[str, tuple[Callable[[Iterable[InventedAct]], Ask], int]] = {
    "tantivy": (tantivy_raw, 10_000_000),
    "SQLite FTS5": (fts5, 200_000),
    "Whoosh": (whoosh, 5_000),
}
if xapian_module():
    PEERS["Xapian"] = (xapian, 200_000)
if shutil.which("initdb") and shutil.which("psql"):
    PEERS["PostgreSQL"] = (PostgresAsk, 200_000)
