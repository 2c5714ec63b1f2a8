"""Counts of the values of keyword fields, among the matches of a query.

Of each bucket of a column of words tantivy looks up the word in a compressed dictionary, some 40 µs a
bucket: of fields with thousands of values (bodies) that is most of a search. So a column of numbers
stands for each keyword field: the buckets are counted by number, and a table, made once for a commit out of
the terms of the field, gives the words back.
"""

import threading
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import tantivy

from indexer.fields.fields import KEYWORD_FIELDS
from indexer.storing.engines.protocol import FEW, Crossed, EngineRequest
from indexer.storing.engines.restrictions import Restriction, facet_groups
from indexer.storing.engines.tantivy.query import Translation
from indexer.storing.engines.trees import keyword_field, matching

#: Values of a field that one aggregation can count (tantivy's limit on buckets).
_MAX_BUCKETS = 65_000
#: Values that are asked for where the most frequent are wanted: more, since many are as frequent as the last.
_FEW = 4 * FEW
#: Bytes of a number. Of 20,000 values, two share one once in a million indexes.
_DIGEST = 6

#: The column of numbers of each keyword field.
COLUMNS: Mapping[str, str] = {name: f"_number_{name}" for name in KEYWORD_FIELDS}


@lru_cache(maxsize=1 << 15)
def number(value: str) -> int:
    """The number that stands for a value in columns, the same everywhere."""
    return int.from_bytes(blake2b(value.encode(), digest_size=_DIGEST).digest())


class Counting:
    """The counts that one commit gives."""

    def __init__(self, searcher: tantivy.Searcher, translation: Translation) -> None:
        self._searcher, self._translation = searcher, translation
        self._lock = threading.Lock()
        self._words: dict[str, dict[int, str]] = {}

    def facets(self, request: EngineRequest) -> dict[str, dict[str, int]]:
        """How many of the matches have each value of the facets asked for; disjunctive."""
        tree, counts = self._translation.query(matching(request.query)), {}
        for restriction, names in facet_groups(request):
            query = self._translation.restricted(tree, restriction)
            sizes = {name: _FEW if name in request.few else _MAX_BUCKETS for name in names}
            asked = {name: _terms(name, size) for name, size in sizes.items()}
            found = self._searcher.aggregate(query, asked)
            for name in names:
                if name in request.few and not _enough(found[name]):
                    found |= self._searcher.aggregate(query, {name: _terms(name)})
                counts[name] = self._counted(query, name, found[name], few=name in request.few)
        return {name: counts[name] for name in request.facets}

    def crossed(self, request: EngineRequest, rows: str, columns: str) -> Crossed:
        """How many of the matches have each value of one keyword field with each of another."""
        tree = self._translation.query(matching(request.query))
        query = self._translation.restricted(tree, Restriction.of(request))
        asked = {"rows": _terms(rows) | {"aggs": {"columns": _terms(columns)}}}
        found = self._searcher.aggregate(query, asked)["rows"]
        crossed = {}
        for row, bucket in self._named(rows, found):
            cells = self._named(columns, bucket["columns"])
            crossed[row] = {cell: counted["doc_count"] for cell, counted in cells}
        return {row: cells for row, cells in crossed.items() if cells}

    def _counted(self, query: tantivy.Query, name: str, found: Any, *, few: bool) -> dict[str, int]:
        if found["sum_other_doc_count"] and not (few and _enough(found)):
            return dict(self._searcher.terms_with_prefix(name, "", filter_query=query))
        # What `_named` gives, in one step: a search counts ten facets.
        words = self._table(name) if found["buckets"] else {}
        return {
            words[key]: bucket["doc_count"]
            for bucket in found["buckets"]
            if (key := int(bucket["key"])) in words
        }

    def _named(self, field: str, found: Any) -> list[tuple[str, Any]]:
        """The buckets of an aggregation, each with its word; tantivy takes none above 65,530 bytes for a term."""
        buckets = found["buckets"]
        words = self._table(field) if buckets else {}
        keys = [int(bucket["key"]) for bucket in buckets]
        return [(words[key], one) for key, one in zip(keys, buckets, strict=True) if key in words]

    def _table(self, field: str) -> dict[int, str]:
        with self._lock:
            if field not in self._words:
                terms = self._searcher.terms_with_prefix(field, "")
                self._words[field] = {number(word): word for word, _ in terms}
            return self._words[field]


def _terms(field: str, size: int = _MAX_BUCKETS) -> dict[str, Any]:
    """The counting of a field: all values within each segment, the ``size`` most frequent of these."""
    column = COLUMNS[keyword_field(field)]
    return {"terms": {"field": column, "size": size, "segment_size": _MAX_BUCKETS}}


def _enough(found: Any) -> bool:
    """Whether all values as frequent as the last one that is wanted are among those found."""
    buckets = found["buckets"]
    if not found["sum_other_doc_count"]:
        return True
    return bool(buckets[FEW - 1]["doc_count"] > buckets[-1]["doc_count"])
