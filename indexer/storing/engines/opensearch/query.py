"""From a tree of nodes to the query language of OpenSearch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import EngineRequest, Filter, Range, Tree
from indexer.storing.engines.restrictions import Restriction, facet_groups
from indexer.storing.engines.trees import (
    Bounds,
    Handlers,
    Null,
    bounds,
    dispatch,
    expressible,
    expressible_prefix,
    keyword_field,
    number_field,
    phrase_field,
    spacings,
    term_field,
)

Body = dict[str, Any]

#: The field that repeats ``_id`` as a column, to sort by.
ID = "doc_id"
#: Values of a facet that one search can count (the cluster's limit on buckets, less a margin).
MAX_BUCKETS = 60_000

#: Values that a page of a listing holds.
_PAGE_OF_VALUES = 10_000

_NOTHING: Body = {"match_none": {}}
_LONG_MAX = (1 << 63) - 1


def query(tree: Tree) -> Body:
    """The query for a tree. Raises ``QueryError`` for a node or a field that does not exist."""
    return dispatch(tree, _HANDLERS)


def search_body(request: EngineRequest) -> Body:
    """Hits, exact total and the counts of every facet, asked for in one round trip.

    Filters stand beside the query where every facet heeds them; else they are applied to the hits
    afterwards (``post_filter``), and each facet counts under its own.
    """
    groups = list(facet_groups(request))
    whole = Restriction.of(request)
    shared = all(restriction == whole for restriction, _ in groups)
    kept = restrictions(whole)
    body: Body = {
        "query": _filtered(query(request.query), kept) if shared else query(request.query),
        "track_total_hits": True,
        "sort": order(request.sort),
        "_source": ["doc_stored", "doc_signature"],
    }
    if kept and not shared:
        body["post_filter"] = {"bool": {"filter": kept}}
    if groups:
        body["aggs"] = {
            f"g{rank}": {
                "filter": {"match_all": {}} if shared else _all(restrictions(restriction)),
                "aggs": {name: _counts(keyword_field(name)) for name in names},
            }
            for rank, (restriction, names) in enumerate(groups)
        }
    return body


def order(sort: str | None) -> list[Body]:
    """By score or by a number, documents without it last; equals by id."""
    if sort is None:
        return [{"_score": "desc"}, {ID: "asc"}]
    down = "desc" if sort.startswith("-") else "asc"
    name = number_field(sort.removeprefix("-"))
    return [{name: {"order": down, "missing": "_last"}}, {ID: "asc"}]


def restrictions(of: Restriction) -> list[Body]:
    """The filters and ranges that documents must pass."""
    return [*map(_filter, of.filters), *map(_kept_range, of.ranges)]


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of a facet in an answer; ``whole`` unless it has more values than were asked for."""

    counts: dict[str, int]
    whole: bool


def facets(request: EngineRequest, aggregations: Body) -> dict[str, Counted]:
    """The counts found in an answer to ``search_body``."""
    # A group also holds its own total and, where no shard can match, an empty « meta ».
    return {
        name: Counted(
            {bucket["key"]: bucket["doc_count"] for bucket in counted["buckets"]},
            whole=not counted["sum_other_doc_count"],
        )
        for group in aggregations.values()
        for name, counted in group.items()
        if name in request.facets
    }


def listing_body(request: EngineRequest, facet: str, after: Body | None) -> Body:
    """A search for a page of all values of a facet, in their order, after one of them."""
    kept = Restriction.of(request).without(facet)
    return _paged(request.query, kept, {"v": facet}, after)


def crossing_body(request: EngineRequest, rows: str, columns: str, after: Body | None) -> Body:
    """A search for a page of the pairs of values of two fields, in their order, after one."""
    fields = {"row": keyword_field(rows), "column": keyword_field(columns)}
    return _paged(request.query, Restriction.of(request), fields, after)


def _paged(tree: Tree, kept: Restriction, fields: dict[str, str], after: Body | None) -> Body:
    sources = [{name: {"terms": {"field": field}}} for name, field in fields.items()]
    paged: Body = {"size": _PAGE_OF_VALUES, "sources": sources}
    if after:
        paged["after"] = after
    return {
        "size": 0,
        "query": _filtered(query(tree), restrictions(kept)),
        "aggs": {"values": {"composite": paged}},
    }


def _filtered(asked: Body, kept: list[Body]) -> Body:
    return {"bool": {"must": [asked], "filter": kept}} if kept else asked


def _all(kept: list[Body]) -> Body:
    return {"bool": {"filter": kept}} if kept else {"match_all": {}}


def _counts(name: str) -> Body:
    return {"terms": {"field": name, "size": MAX_BUCKETS}}


def _filter(by: Filter) -> Body:
    return values(keyword_field(by.field), by.values)


def values(field: str, wanted: Iterable[str]) -> Body:
    """The documents that have one of the exact values in a field."""
    return {"terms": {field: [value for value in wanted if expressible(value)]}}


def _kept_range(by: Range) -> Body:
    return _within(by.field, bounds(by.low, by.high))


def _within(field: str, kept: Bounds) -> Body:
    name, high = number_field(field), min(kept.high, _LONG_MAX)
    if kept.low > high:
        return _NOTHING
    return {"range": {name: {"gte": kept.low, "lte": high}}}


def _term(tree: nodes.Term) -> Body:
    name = term_field(tree.fieldname)
    if not expressible(tree.text):
        return _NOTHING
    return {"term": {name: {"value": tree.text, "boost": tree.boost}}}


def _prefix(tree: nodes.Prefix) -> Body:
    name = term_field(tree.fieldname)
    if not tree.text:
        return {"exists": {"field": name}}
    if not expressible_prefix(tree.text):
        return _NOTHING
    return {"prefix": {name: {"value": tree.text}}}


def _phrase(tree: nodes.Phrase) -> Body:
    name, words = phrase_field(tree.fieldname), list(tree.words)
    # A word that holds a space is two words for the analyzer, and stands in no document.
    if not words or not all(expressible(word) and [word] == word.split() for word in words):
        return _NOTHING
    if len(words) == 1:
        return {"term": {name: {"value": words[0], "boost": tree.boost}}}
    ways = spacings(len(words), tree.slop)
    if len(ways) == 1:
        return {"match_phrase": {name: {"query": " ".join(words), "boost": tree.boost}}}
    return {
        "dis_max": {
            "queries": [_spaced(name, words, positions) for positions in ways],
            "boost": tree.boost,
        }
    }


def _spaced(name: str, words: list[str], positions: tuple[int, ...]) -> Body:
    """A phrase whose words stand at given positions, the places between them being free."""
    clauses: list[Body] = []
    before = -1
    for word, position in zip(words, positions, strict=True):
        if clauses and position - before > 1:
            clauses.append({"span_gap": {name: position - before - 1}})
        clauses.append({"span_term": {name: word}})
        before = position
    return {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}


def _and(tree: nodes.And) -> Body:
    wanted = [query(q) for q in tree if not isinstance(q, nodes.Not)]
    unwanted = [query(q.query) for q in tree if isinstance(q, nodes.Not)]
    if not wanted and not unwanted:
        return _NOTHING
    return {"bool": {"must": wanted, "must_not": unwanted}}


def _or(tree: nodes.Or) -> Body:
    wanted = [query(q) for q in tree]
    if not wanted:
        return _NOTHING
    return {"bool": {"should": wanted, "minimum_should_match": 1}}


def _not(tree: nodes.Not) -> Body:
    return {"bool": {"must_not": [query(tree.query)]}}


def _and_not(tree: nodes.AndNot) -> Body:
    return {"bool": {"must": [query(tree.a)], "must_not": [query(tree.b)]}}


def _and_maybe(tree: nodes.AndMaybe) -> Body:
    """What must match, and all that may besides: a query of OpenSearch has a limit of depth."""
    others = [tree.b]
    while isinstance(tree.a, nodes.AndMaybe):
        tree = tree.a
        others.append(tree.b)
    return {"bool": {"must": [query(tree.a)], "should": [query(other) for other in others[::-1]]}}


def _best_of(tree: nodes.DisjunctionMax) -> Body:
    wanted = [query(q) for q in tree]
    return {"dis_max": {"queries": wanted}} if wanted else _NOTHING


def _constant(tree: nodes.ConstantScoreQuery) -> Body:
    return {"constant_score": {"filter": query(tree.child), "boost": tree.score}}


_HANDLERS: Handlers[Body] = {
    Null: lambda _: _NOTHING,
    nodes.Every: lambda _: {"match_all": {}},
    nodes.Term: _term,
    nodes.Prefix: _prefix,
    nodes.Phrase: _phrase,
    nodes.NumericRange: lambda t: _within(t.fieldname, bounds(t.start, t.end)),
    nodes.And: _and,
    nodes.Or: _or,
    nodes.Not: _not,
    nodes.AndNot: _and_not,
    nodes.AndMaybe: _and_maybe,
    nodes.DisjunctionMax: _best_of,
    nodes.ConstantScoreQuery: _constant,
}
