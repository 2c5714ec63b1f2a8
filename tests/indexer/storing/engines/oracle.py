"""What each search must give, by the plain meaning of its tree: slow, and short enough to be read."""

from collections import Counter
from typing import Any

from indexer.acts.documents import IndexDocument
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import EngineRequest, EngineResult


def matches(tree: Any, doc: IndexDocument) -> bool:  # noqa: C901 - one case a kind of node
    """Whether a document matches a tree, by the plain meaning of its nodes."""
    match tree:
        case nodes.Term():
            return tree.text in values(doc, tree.fieldname)
        case nodes.Prefix():
            return any(value.startswith(tree.text) for value in values(doc, tree.fieldname))
        case nodes.Phrase():
            return stands(tree.words, tree.slop, doc.text.get(tree.fieldname, "").split())
        case nodes.NumericRange():
            return within(doc.numbers.get(tree.fieldname), tree.start, tree.end)
        case nodes.Every():
            return True
        case nodes.And():
            return bool(len(tree)) and all(matches(q, doc) for q in tree)
        case nodes.Or() | nodes.DisjunctionMax():
            return any(matches(q, doc) for q in tree)
        case nodes.Not():
            return not matches(tree.query, doc)
        case nodes.AndNot():
            return matches(tree.a, doc) and not matches(tree.b, doc)
        case nodes.AndMaybe():
            return matches(tree.a, doc)
        case nodes.ConstantScoreQuery():
            return matches(tree.child, doc)
    assert tree is nodes.NullQuery
    return False


def values(doc: IndexDocument, field: str) -> list[str]:
    return doc.text.get(field, "").split() + list(doc.keywords.get(field, ()))


def stands(words: list[str], slop: int, terms: list[str]) -> bool:
    def follows(rest: list[str], place: int) -> bool:
        near = range(place + 1, min(place + max(slop, 1) + 1, len(terms)))
        return not rest or any(terms[p] == rest[0] and follows(rest[1:], p) for p in near)

    return bool(words) and any(
        term == words[0] and follows(words[1:], place) for place, term in enumerate(terms)
    )


def within(number: int | None, low: int | None, high: int | None) -> bool:
    return (
        number is not None and (low is None or low <= number) and (high is None or number <= high)
    )


def passes(doc: IndexDocument, request: EngineRequest, facet: str | None = None) -> bool:
    return all(
        set(f.values) & set(doc.keywords.get(f.field, ()))
        for f in request.filters
        if f.field != facet
    ) and all(
        within(doc.numbers.get(r.field), r.low, r.high)
        for r in request.ranges
        if not (facet == "annee" and r.field == "date")
    )


def expected_order(docs: list[IndexDocument], sort: str) -> list[str]:
    field, sign = sort.removeprefix("-"), -1 if sort.startswith("-") else 1

    def key(doc: IndexDocument) -> tuple[bool, int, str]:
        number = doc.numbers.get(field)
        return number is None, sign * (number or 0), doc.id

    return [doc.id for doc in sorted(docs, key=key)]


def agree(result: EngineResult, docs: list[IndexDocument], request: EngineRequest) -> None:
    """Assert that a result is what the oracle says."""
    matching = [doc for doc in docs if matches(request.query, doc)]
    kept = [doc for doc in matching if passes(doc, request)]
    page = [hit.id for hit in result.hits]
    assert result.total == len(kept)
    if request.sort:
        order = expected_order(kept, request.sort)
        assert page == order[request.offset : request.offset + request.limit]
    else:
        assert len(page) == max(min(request.limit, len(kept) - request.offset), 0)
        assert set(page) <= {doc.id for doc in kept}
        assert len(set(page)) == len(page)
        scores = [hit.score for hit in result.hits]
        assert scores == sorted(scores, reverse=True)
    assert set(result.facets) == set(request.facets)
    for facet in request.facets:
        counted = Counter(
            value
            for doc in matching
            if passes(doc, request, facet)
            for value in set(doc.keywords.get(facet, ()))
        )
        assert dict(result.facets[facet]) == dict(counted), facet
    stored = {doc.id: doc.stored for doc in docs}
    assert all(hit.stored == stored[hit.id] for hit in result.hits)
