"""From a tree of nodes to the query objects of tantivy."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import tantivy

from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Tree
from indexer.storing.engines.restrictions import Restriction
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

_Occur, _Query, _UNSIGNED = tantivy.Occur, tantivy.Query, tantivy.FieldType.Unsigned
#: What the syntax of tantivy's regular expressions gives a meaning to.
_SPECIAL = re.compile(r"([\\.+*?()|\[\]{}^$#&~\-])")


class Translation:
    """Translates trees and restrictions for one schema. Stateless, so safe from several threads."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema
        self._handlers: Handlers[tantivy.Query] = {
            Null: self._nothing,
            # Beside a filter tantivy leaves `all_query` out, and its score.
            nodes.Every: lambda _: _Query.const_score_query(_Query.all_query(), 1.0),
            nodes.Term: self._term,
            nodes.Prefix: self._prefix,
            nodes.Phrase: self._phrase,
            nodes.NumericRange: self._range,
            nodes.And: self._and,
            nodes.Or: self._or,
            nodes.Not: self._not,
            nodes.AndNot: self._and_not,
            nodes.AndMaybe: self._and_maybe,
            nodes.DisjunctionMax: self._best_of,
            nodes.ConstantScoreQuery: self._constant,
        }

    def query(self, tree: Tree) -> tantivy.Query:
        """The query for a tree. Raises ``QueryError`` for a node or a field that does not exist."""
        return dispatch(tree, self._handlers)

    def restricted(self, query: tantivy.Query, by: Restriction) -> tantivy.Query:
        """A query kept within filters and ranges, which do not count in the score."""
        kept = [self.values(keyword_field(f.field), f.values) for f in by.filters]
        kept += [self._within(r.field, bounds(r.low, r.high)) for r in by.ranges]
        return _all_of(query, kept)

    def keyed(self, query: tantivy.Query, field: str, key: int | None) -> tantivy.Query:
        """What a query finds among the documents whose number is ``key`` (``None``: have none)."""
        if key is None:
            return _none_of(query, [_Query.exists_query(field)])
        return _all_of(query, [self._within(field, Bounds(key, key))])

    def ahead(
        self, query: tantivy.Query, field: str, key: int | None, *, down: bool
    ) -> tantivy.Query | None:
        """What a query finds before the documents of a key in sorted order, ``None`` for nothing."""
        if key is None:
            return _all_of(query, [_Query.exists_query(field)])
        before = bounds(key + 1, None) if down else bounds(None, key - 1)
        return None if before.empty else _all_of(query, [self._within(field, before)])

    def values(self, field: str, values: Iterable[str]) -> tantivy.Query:
        """The documents that have one of the exact values in a field."""
        wanted = [value for value in values if expressible(value)]
        if not wanted:
            return _Query.empty_query()
        if len(wanted) == 1:
            return _Query.term_query(self._schema, field, wanted[0], "basic")
        return _Query.term_set_query(self._schema, field, wanted)

    def _within(self, field: str, kept: Bounds) -> tantivy.Query:
        if kept.empty:
            return _Query.empty_query()
        name = number_field(field)
        return _Query.range_query(self._schema, name, _UNSIGNED, kept.low, kept.high)

    def _nothing(self, _: Tree) -> tantivy.Query:
        return _Query.empty_query()

    def _term(self, tree: nodes.Term) -> tantivy.Query:
        name = term_field(tree.fieldname)
        if not expressible(tree.text):
            return _Query.empty_query()
        return _boosted(_Query.term_query(self._schema, name, tree.text, "freq"), tree.boost)

    def _prefix(self, tree: nodes.Prefix) -> tantivy.Query:
        name = term_field(tree.fieldname)
        if not expressible_prefix(tree.text):
            return _Query.empty_query()
        pattern = _SPECIAL.sub(r"\\\1", tree.text) + r"(.|\n)*"
        return _Query.regex_query(self._schema, name, pattern)

    def _phrase(self, tree: nodes.Phrase) -> tantivy.Query:
        name, words = phrase_field(tree.fieldname), list(tree.words)
        if not words or not all(expressible(word) for word in words):
            return _Query.empty_query()
        if len(words) == 1:
            return self._term(nodes.Term(name, words[0], boost=tree.boost))
        ways = [
            _Query.phrase_query(self._schema, name, list(zip(positions, words, strict=True)))
            for positions in spacings(len(words), tree.slop)
        ]
        spaced = ways[0] if len(ways) == 1 else _Query.disjunction_max_query(ways)
        return _boosted(spaced, tree.boost)

    def _range(self, tree: nodes.NumericRange) -> tantivy.Query:
        kept = self._within(tree.fieldname, bounds(tree.start, tree.end))
        return _Query.const_score_query(kept, 1.0)

    def _and(self, tree: nodes.And) -> tantivy.Query:
        wanted = [self.query(q) for q in tree if not isinstance(q, nodes.Not)]
        unwanted = [self.query(q.query) for q in tree if isinstance(q, nodes.Not)]
        if not wanted and not unwanted:
            return _Query.empty_query()
        clauses = [(_Occur.Must, query) for query in wanted or [_anything()]]
        clauses += [(_Occur.MustNot, query) for query in unwanted]
        return _Query.boolean_query(clauses)

    def _or(self, tree: nodes.Or) -> tantivy.Query:
        clauses = [(_Occur.Should, self.query(q)) for q in tree]
        return _Query.boolean_query(clauses) if clauses else _Query.empty_query()

    def _not(self, tree: nodes.Not) -> tantivy.Query:
        return _none_of(_anything(), [self.query(tree.query)])

    def _and_not(self, tree: nodes.AndNot) -> tantivy.Query:
        return _none_of(self.query(tree.a), [self.query(tree.b)])

    def _and_maybe(self, tree: nodes.AndMaybe) -> tantivy.Query:
        clauses = [(_Occur.Must, self.query(tree.a)), (_Occur.Should, self.query(tree.b))]
        return _Query.boolean_query(clauses)

    def _best_of(self, tree: nodes.DisjunctionMax) -> tantivy.Query:
        queries = [self.query(q) for q in tree]
        return _Query.disjunction_max_query(queries) if queries else _Query.empty_query()

    def _constant(self, tree: nodes.ConstantScoreQuery) -> tantivy.Query:
        return _Query.const_score_query(self.query(tree.child), tree.score)


def _anything() -> tantivy.Query:
    return _Query.const_score_query(_Query.all_query(), 0.0)


def _boosted(query: tantivy.Query, boost: float) -> tantivy.Query:
    return query if boost == 1.0 else _Query.boost_query(query, boost)


def _all_of(query: tantivy.Query, kept: Sequence[Any]) -> tantivy.Query:
    """A query kept within others, whose score is its own alone."""
    if not kept:
        return query
    silent = [(_Occur.Must, _Query.const_score_query(other, 0.0)) for other in kept]
    return _Query.boolean_query([(_Occur.Must, query), *silent])


def _none_of(query: tantivy.Query, unwanted: Sequence[Any]) -> tantivy.Query:
    return _Query.boolean_query(
        [(_Occur.Must, query), *((_Occur.MustNot, other) for other in unwanted)]
    )
