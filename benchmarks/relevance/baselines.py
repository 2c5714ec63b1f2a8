"""What else one would use: four well-known chains of analysis, each ranked by its own engine.

All take the words of a query as alternatives (OR) and score title and text apart, with the settings
their documentation gives for French.
"""

import math
import re
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import snowballstemmer
import tantivy
from whoosh import fields, index, qparser, scoring
from whoosh.analysis import LanguageAnalyzer
from whoosh.lang.stopwords import stoplists

from indexer.evaluation import DEPTH, Query, Scored


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a collection."""

    id: str
    title: str
    text: str


#: Documents and queries in, run out.
Baseline = Callable[[Sequence[Text], Iterable[Query]], Iterator[Scored]]

_ELISIONS = re.compile(r"\b(?:l|m|t|qu|n|s|j|d|c|jusqu|quoiqu|lorsqu|puisqu)['’]")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def lucene_like(documents: Sequence[Text], queries: Iterable[Query]) -> Iterator[Scored]:
    """Lucene's `french` chain: elision, lower case, stop words, stems; BM25 at k1 1.2 and b .75.

    The stemmer is Snowball's, where Lucene has Savoy's light one; accents are not folded.
    """
    stem = snowballstemmer.stemmer("french").stemWord
    stops = frozenset(stoplists["fr"])
    known: dict[str, str] = {}

    def analyse(text: str) -> list[str]:
        words = _WORD.findall(_ELISIONS.sub(" ", text.lower()))
        return [known.setdefault(w, known.get(w) or stem(w)) for w in words if w not in stops]

    titles = _Bm25([analyse(document.title) for document in documents])
    texts = _Bm25([analyse(document.text) for document in documents])
    for query in queries:
        scores: dict[int, float] = defaultdict(float)
        for term in analyse(query.text):
            titles.add(term, scores)
            texts.add(term, scores)
        best = sorted(scores, key=lambda number: (-scores[number], number))[:DEPTH]
        yield from (Scored(query.id, documents[n].id, scores[n]) for n in best)


class _Bm25:
    """One field: postings, lengths, and the score of a term in each document that has it."""

    def __init__(self, texts: Sequence[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> None:
        mean = sum(map(len, texts)) / len(texts) or 1.0
        self._k1 = k1
        self._norms = [k1 * (1 - b + b * len(text) / mean) for text in texts]
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(texts):
            for term, count in Counter(text).items():
                self._postings[term].append((number, count))

    def add(self, term: str, scores: dict[int, float]) -> None:
        """Add the score of a term to the documents that have it."""
        postings = self._postings.get(term, ())
        rarity = math.log(1 + (len(self._norms) - len(postings) + 0.5) / (len(postings) + 0.5))
        for number, count in postings:
            scores[number] += rarity * count * (self._k1 + 1) / (count + self._norms[number])


def tantivy_french(documents: Sequence[Text], queries: Iterable[Query]) -> Iterator[Scored]:
    """Tantivy's own French chain: simple tokenizer, lower case, stop words, Snowball stems."""
    chain = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stopword("french"))
        .filter(tantivy.Filter.stemmer("french"))
        .build()
    )
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", tokenizer_name="fr")
    builder.add_text_field("text", tokenizer_name="fr")
    schema = builder.build()
    made = tantivy.Index(schema)
    made.register_tokenizer("fr", chain)
    writer = made.writer(num_threads=1)
    for document in documents:
        writer.add_document(
            tantivy.Document(id=document.id, title=document.title, text=document.text)
        )
    writer.commit()
    made.reload()
    searcher = made.searcher()
    for query in queries:
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, field, term))
            for term in chain.analyze(query.text)
            for field in ("title", "text")
        ]
        found = searcher.search(tantivy.Query.boolean_query(clauses), DEPTH).hits if clauses else []
        for score, address in found:
            yield Scored(query.id, searcher.doc(address).get_first("id"), score)


def sqlite_fts5(documents: Sequence[Text], queries: Iterable[Query]) -> Iterator[Scored]:
    """SQLite FTS5 with `unicode61 remove_diacritics 2`; it has no French stemmer."""
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE VIRTUAL TABLE acts USING fts5(id UNINDEXED, title, text,"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    base.executemany(
        "INSERT INTO acts VALUES (?, ?, ?)", ((d.id, d.title, d.text) for d in documents)
    )
    for query in queries:
        words = re.findall(r"\w+", query.text)
        if not words:
            continue
        rows = base.execute(
            "SELECT id, -bm25(acts) FROM acts WHERE acts MATCH ? ORDER BY bm25(acts) LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), DEPTH),
        )
        yield from (Scored(query.id, id, score) for id, score in rows)


def whoosh_french(documents: Sequence[Text], queries: Iterable[Query]) -> Iterator[Scored]:
    """Whoosh with `LanguageAnalyzer("fr")` and its BM25F."""
    chain = LanguageAnalyzer("fr")
    schema = fields.Schema(
        id=fields.ID(stored=True), title=fields.TEXT(chain), text=fields.TEXT(chain)
    )
    with tempfile.TemporaryDirectory() as folder:
        made = index.create_in(folder, schema)
        with made.writer() as writer:
            for document in documents:
                writer.add_document(id=document.id, title=document.title, text=document.text)
        plugins = [qparser.WhitespacePlugin()]
        parser = qparser.MultifieldParser(
            ["title", "text"], schema, plugins=plugins, group=qparser.OrGroup
        )
        with made.searcher(weighting=scoring.BM25F()) as searcher:
            for query in queries:
                for hit in searcher.search(parser.parse(query.text), limit=DEPTH):
                    yield Scored(query.id, hit["id"], hit.score)
        made.close()


BASELINES: dict[str, Baseline] = {
    "Lucene-like french chain": lucene_like,
    "tantivy, its French chain": tantivy_french,
    "SQLite FTS5": sqlite_fts5,
    "Whoosh LanguageAnalyzer": whoosh_french,
}
