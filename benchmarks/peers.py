"""Other engines at the work of a page of results: ten hits, the total, the facets, the words marked.

Each does it its usual way: tantivy with its own French chain, SQLite's FTS5 with counts by GROUP BY,
Whoosh with its French analyser. None has Registre's ranking, layers, corrections or dates.
"""

import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial

import tantivy
from whoosh import fields as wf
from whoosh import index as wi
from whoosh.analysis import LanguageAnalyzer
from whoosh.qparser import MultifieldParser

from corpus import InventedAct

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


#: Name, how it is filled, and the most acts that it is given.
PEERS: dict[str, tuple[Callable[[Iterable[InventedAct]], Ask], int]] = {
    "tantivy": (tantivy_raw, 10_000_000),
    "SQLite FTS5": (fts5, 200_000),
    "Whoosh": (whoosh, 5_000),
}
