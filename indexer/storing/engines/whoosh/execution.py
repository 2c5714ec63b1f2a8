"""A tree of nodes executed over the postings of a Whoosh index, term by term.

Each node gives the documents it matches with their scores, as a dictionary; the nodes above combine
dictionaries. That is several times faster in Python than Whoosh's own matchers, which call several
methods a document a node, and keeps to the plain meaning of ``trees``. Scores are those of BM25
with Lucene's idf and its rounding of lengths, so that the ranking is that of the other engines.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from math import log
from typing import Any

from indexer.fields.fields import KEYWORD_FIELDS
from indexer.storing.engines import nodes
from indexer.storing.engines.bm25 import Bm25
from indexer.storing.engines.protocol import Filter, Range, Tree
from indexer.storing.engines.trees import (
    Bounds,
    Handlers,
    Null,
    bounds,
    dispatch,
    expressible,
    expressible_prefix,
    keyword_field,
    narrowed,
    number_field,
    phrase_field,
    term_field,
)

#: Document numbers of one segment, with their scores.
Scores = dict[int, float]

#: Between the values of a keyword field in its column.
SEPARATOR = "\x1f"


class Segment:
    """One segment of the index: its postings and columns, read when first needed."""

    def __init__(self, reader: Any, whole: Any, bm25: Bm25) -> None:
        self._reader = reader
        self._whole = whole
        self._bm25 = bm25
        self._keywords: dict[str, list[str]] = {}
        self._numbers: dict[str, list[int]] = {}
        self._lengths: dict[str, list[int]] = {}
        self._handlers: Handlers[Scores] = {
            Null: lambda _: {},
            nodes.Every: lambda _: dict.fromkeys(self.live, 1.0),
            nodes.Term: self._term,
            nodes.Prefix: lambda t: dict.fromkeys(self._beginning(t.fieldname, t.text), 1.0),
            nodes.Phrase: self._phrase,
            nodes.NumericRange: self._range,
            nodes.And: self._and,
            nodes.Or: self._or,
            nodes.Not: lambda t: dict.fromkeys(self.live - self.scores(t.query).keys(), 0.0),
            nodes.AndNot: self._and_not,
            nodes.AndMaybe: self._and_maybe,
            nodes.DisjunctionMax: self._best_of,
            nodes.ConstantScoreQuery: lambda t: dict.fromkeys(self.scores(t.child), t.score),
        }

    @cached_property
    def live(self) -> frozenset[int]:
        """The documents that are not deleted."""
        return frozenset(self._reader.all_doc_ids())

    def scores(self, tree: Tree) -> Scores:
        """The documents that a tree matches. Raises ``QueryError`` for a wrong node or field."""
        return dispatch(tree, self._handlers)

    def kept(self, filters: Iterable[Filter], ranges: Iterable[Range]) -> frozenset[int] | None:
        """The documents that pass every filter and range, ``None`` where there is none."""
        sets = [self.having(keyword_field(f.field), f.values) for f in filters]
        sets += [self._within(r.field, bounds(r.low, r.high)) for r in ranges]
        return frozenset.intersection(*sets) if sets else None

    @cached_property
    def ids(self) -> dict[int, str]:
        """The id of each document."""
        return {document: str(self.stored(document)["doc_id"]) for document in self.live}

    def having(self, field: str, values: Iterable[str]) -> frozenset[int]:
        """The documents that have one of the exact values in a field."""
        found: set[int] = set()
        for value in values:
            found.update(document for document, _ in self._postings(field, value))
        return frozenset(found)

    def stored(self, document: int) -> dict[str, Any]:
        """The stored fields of a document."""
        fields: dict[str, Any] = self._reader.stored_fields(document)
        return fields

    def keywords(self, field: str) -> list[str]:
        """The values of a keyword field of each document, joined by ``SEPARATOR``."""
        if field not in self._keywords:
            column = self._reader.column_reader(column_of(field), translate=False)
            self._keywords[field] = [value.decode() for value in column]
        return self._keywords[field]

    def numbers(self, field: str) -> list[int]:
        """The number of each document plus one, 0 where it has none."""
        if field not in self._numbers:
            self._numbers[field] = list(self._reader.column_reader(field, translate=False))
        return self._numbers[field]

    def lengths(self, field: str) -> list[int]:
        """How many terms a text field of each document holds, rounded as the other engines round it.

        0 where it holds none, and where a document was written before the lengths had a column of their own.
        """
        if field not in self._lengths:
            self._lengths[field] = list(self._length_column(field))
        return self._lengths[field]

    def _older_length(self, document: int, field: str) -> int:
        """The length of a text that has no column for it, out of Whoosh's byte: up to 3 % away."""
        return rounded(self._reader.doc_field_length(document, field, 1) or 1)

    def _length_column(self, field: str) -> Iterable[int]:
        column = length_column_of(field)
        if column not in self._reader.schema:
            return [0] * self._reader.doc_count_all()
        lengths: Iterable[int] = self._reader.column_reader(column, translate=False)
        return lengths

    def _within(self, field: str, kept: Bounds) -> frozenset[int]:
        low, high = kept.low + 1, kept.high + 1
        numbers = self.numbers(number_field(field))
        found = {document for document, n in enumerate(numbers) if low <= n <= high}
        return self.live & found

    def _matcher(self, field: str, text: str) -> Any | None:
        if not expressible(text) or (field, text.encode()) not in self._reader:
            return None
        return self._reader.postings(field, text.encode())

    def _postings(self, field: str, text: str) -> Iterator[tuple[int, float]]:
        """The documents of a term and how often it stands there."""
        matcher = self._matcher(field, text)
        while matcher is not None and matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()

    def _places(self, field: str, text: str) -> dict[int, list[int]]:
        """The documents of a term and the positions at which it stands."""
        places, matcher = {}, self._matcher(field, text)
        while matcher is not None and matcher.is_active():
            places[matcher.id()] = matcher.value_as("positions")
            matcher.next()
        return places

    def _idf(self, field: str, text: str) -> float:
        documents = self._whole.doc_count_all()
        frequency = self._whole.doc_frequency(field, text.encode())
        return log(1 + (documents - frequency + 0.5) / (frequency + 0.5))

    def _weigh(self, field: str, weight: float, counts: Iterable[tuple[int, float]]) -> Scores:
        """BM25 of documents in which something of a given weight stands so many times."""
        k1, b = self._bm25.k1, self._bm25.b
        mean = self._whole.field_length(field) / max(self._whole.doc_count_all(), 1) or 1.0
        lengths = self.lengths(field)
        flat, slope, top = k1 * (1 - b), k1 * b / mean, weight * (k1 + 1)
        return {
            document: top
            * count
            / (count + flat + slope * (lengths[document] or self._older_length(document, field)))
            for document, count in counts
        }

    def _term(self, tree: nodes.Term) -> Scores:
        name = term_field(tree.fieldname)
        if not expressible(tree.text):
            return {}
        idf = self._idf(name, tree.text) * tree.boost
        if name in KEYWORD_FIELDS:
            return {document: idf for document, _ in self._postings(name, tree.text)}
        return self._weigh(name, idf, self._postings(name, tree.text))

    def _beginning(self, field: str, text: str) -> set[int]:
        name, found = term_field(field), set[int]()
        if not expressible_prefix(text):
            return found
        for term in list(self._reader.expand_prefix(name, text.encode())):
            found.update(self._reader.postings(name, term).all_ids())
        return found

    def _phrase(self, tree: nodes.Phrase) -> Scores:
        name, words = phrase_field(tree.fieldname), list(tree.words)
        if len(words) < 2:
            return self.scores(nodes.Term(name, words[0], boost=tree.boost)) if words else {}
        places = [self._places(name, word) for word in words]
        together = set(places[0]).intersection(*places[1:])
        slop = narrowed(len(words), tree.slop)
        counts = {d: _phrases([place[d] for place in places], slop) for d in together}
        idf = sum(self._idf(name, word) for word in words if expressible(word)) * tree.boost
        return self._weigh(name, idf, ((d, n) for d, n in counts.items() if n))

    def _range(self, tree: nodes.NumericRange) -> Scores:
        return dict.fromkeys(self._within(tree.fieldname, bounds(tree.start, tree.end)), 1.0)

    def _and(self, tree: nodes.And) -> Scores:
        wanted = [self.scores(q) for q in tree if not isinstance(q, nodes.Not)]
        unwanted = [self.scores(q.query) for q in tree if isinstance(q, nodes.Not)]
        if not wanted and not unwanted:
            return {}
        smallest, *others = sorted(wanted or [dict.fromkeys(self.live, 0.0)], key=len)
        documents = set(smallest)
        for other in others:
            documents &= other.keys()
        for other in unwanted:
            documents -= other.keys()
        return {d: sum(scores[d] for scores in wanted) for d in documents}

    def _or(self, tree: nodes.Or) -> Scores:
        total: defaultdict[int, float] = defaultdict(float)
        for query in tree:
            for document, score in self.scores(query).items():
                total[document] += score
        return total

    def _and_not(self, tree: nodes.AndNot) -> Scores:
        scores, unwanted = self.scores(tree.a), self.scores(tree.b)
        return {d: score for d, score in scores.items() if d not in unwanted}

    def _and_maybe(self, tree: nodes.AndMaybe) -> Scores:
        scores, more = self.scores(tree.a), self.scores(tree.b)
        return {d: score + more.get(d, 0.0) for d, score in scores.items()}

    def _best_of(self, tree: nodes.DisjunctionMax) -> Scores:
        best: Scores = {}
        for query in tree:
            for document, score in self.scores(query).items():
                best[document] = max(score, best.get(document, score))
        return best


@cache
def rounded(length: int) -> int:
    """A length as Lucene and Tantivy keep it, in a byte: exact up to 40, then four binary digits."""
    beyond = max(length - 24, 0)
    shift = max(beyond.bit_length() - 4, 0)
    return length - beyond + (beyond >> shift << shift)


def column_of(field: str) -> str:
    """The column that holds the values of a keyword field."""
    return f"{field}_valeurs"


def length_column_of(field: str) -> str:
    """The column that holds the length of a text field, in terms, rounded."""
    return f"{field}_longueur"


def _phrases(places: list[list[int]], slop: int) -> int:
    """How many positions of the last word end a phrase whose steps are 1 to ``slop``."""
    ends = set(places[0])
    for place in places[1:]:
        ends = {p for p in place if any(p - step in ends for step in range(1, slop + 1))}
    return len(ends)
