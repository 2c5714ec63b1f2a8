"""The contract of `indexer.engines.protocol`, demanded of every engine.

An oracle that fits on a page says what each search must give; Hypothesis invents collections and
requests, and every engine must agree with the oracle on matches, totals, counts and orders.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as wq

from indexer.documents import IndexDocument
from indexer.engines import factory
from indexer.engines.protocol import (
    Engine,
    EngineFactory,
    EngineRequest,
    EngineResult,
    Filter,
    Range,
)
from indexer.schema import KEYWORD_FIELDS, NUMBER_FIELDS, TEXT_FIELDS

# ------------------------------------------------------------------------------------ the oracle


def matches(tree: Any, doc: IndexDocument) -> bool:  # noqa: C901 - one case a kind of node
    """Whether a document matches a tree, by the plain meaning of its nodes."""
    match tree:
        case wq.Term():
            return tree.text in values(doc, tree.fieldname)
        case wq.Prefix():
            return any(value.startswith(tree.text) for value in values(doc, tree.fieldname))
        case wq.Phrase():
            return stands(tree.words, tree.slop, doc.text.get(tree.fieldname, "").split())
        case wq.NumericRange():
            low = tree.start if not tree.startexcl or tree.start is None else tree.start + 1
            high = tree.end if not tree.endexcl or tree.end is None else tree.end - 1
            return within(doc.numbers.get(tree.fieldname), low, high)
        case wq.Every():
            field = tree.fieldname
            return field is None or field in doc.numbers or bool(values(doc, field))
        case wq.And():
            return bool(len(tree)) and all(matches(q, doc) for q in tree)
        case wq.Or() | wq.DisjunctionMax():
            return any(matches(q, doc) for q in tree)
        case wq.Not():
            return not matches(tree.query, doc)
        case wq.AndNot():
            return matches(tree.a, doc) and not matches(tree.b, doc)
        case wq.AndMaybe():
            return matches(tree.a, doc)
        case wq.ConstantScoreQuery():
            return matches(tree.child, doc)
    assert tree is wq.NullQuery
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


# ---------------------------------------------------------------------------- invented collections

WORDS = ("eau", "eaux", "ecole", "budget", "2024", "5.7", "l2121-29", "é*", "a+b", "[x]", "voirie")
VALUES = (
    "5",
    "5.7",
    "5.70",
    "Saint-Ouen (93)",
    "L'Île & co",
    "x*",
    "",
    "unanimité",
    "a b",
    "été|à",
)
FILLED_VALUES = tuple(value for value in VALUES if value)
NUMBERS = (0, 1, 2, 20200229, 20241231, (1 << 58) - 1)

words = st.sampled_from(WORDS)
texts = st.lists(words, max_size=12).map(" ".join)
keywords = st.lists(st.sampled_from(FILLED_VALUES), max_size=3, unique=True).map(tuple)
text_fields = st.sampled_from(TEXT_FIELDS)
keyword_fields = st.sampled_from(("matiere", "annee", "collectivite", "seance"))
number_fields = st.sampled_from(NUMBER_FIELDS)
limits = st.none() | st.sampled_from(NUMBERS)
boosts = st.sampled_from((0.5, 1.0, 3.0))


@st.composite
def collections(draw: st.DrawFn) -> list[IndexDocument]:
    size = draw(st.integers(0, 14))
    return [
        IndexDocument(
            id=f"acte-{rank:02}",
            source=draw(st.sampled_from(("a/un.pdf", "a/deux pièces.pdf", "b.txt"))),
            text=draw(st.dictionaries(text_fields, texts, max_size=3)),
            keywords=draw(st.dictionaries(keyword_fields, keywords.filter(bool), max_size=4)),
            numbers=draw(st.dictionaries(number_fields, st.sampled_from(NUMBERS), max_size=3)),
            stored=f'{{"rang": {rank}, "objet": "Été"}}',
        )
        for rank in draw(st.permutations(range(size)))
    ]


leaves = st.one_of(
    st.builds(wq.Term, text_fields, words, boost=boosts),
    st.builds(wq.Term, keyword_fields, st.sampled_from(VALUES), boost=boosts),
    st.builds(wq.Prefix, text_fields, st.sampled_from(("", "e", "eau", "a+", "é", "[", "5."))),
    st.builds(wq.Prefix, keyword_fields, st.sampled_from(("", "5", "5.7", "x*", "Saint-", "a "))),
    st.builds(wq.Phrase, text_fields, st.lists(words, max_size=3), slop=st.integers(0, 4)),
    st.builds(wq.NumericRange, number_fields, limits, limits, st.booleans(), st.booleans()),
    st.builds(wq.Every, st.none() | text_fields | keyword_fields | number_fields, boost=boosts),
    st.just(wq.NullQuery),
)


def branches(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(children, max_size=3)
    return st.one_of(
        st.builds(wq.And, several, boost=boosts),
        st.builds(wq.Or, several, boost=boosts),
        st.builds(wq.DisjunctionMax, several, boost=boosts, tiebreak=st.sampled_from((0.0, 0.3))),
        st.builds(wq.Not, children),
        st.builds(wq.AndNot, children, children),
        st.builds(wq.AndMaybe, children, children),
        st.builds(wq.ConstantScoreQuery, children, boosts),
    )


requests = st.builds(
    EngineRequest,
    query=st.recursive(leaves, branches, max_leaves=6),
    filters=st.lists(
        st.builds(
            Filter,
            keyword_fields,
            st.lists(st.sampled_from(VALUES), min_size=1, max_size=3).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    ranges=st.lists(st.builds(Range, number_fields, limits, limits), max_size=2).map(tuple),
    sort=st.none() | st.sampled_from([s + field for field in NUMBER_FIELDS for s in ("", "-")]),
    offset=st.integers(0, 6),
    limit=st.integers(0, 15),
    facets=st.lists(keyword_fields, unique=True, max_size=3).map(tuple),
)

# ------------------------------------------------------------------------------------- the engines


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def engines(request: pytest.FixtureRequest) -> EngineFactory:
    return factory(request.param)


@pytest.fixture(scope="module")
def fresh(
    engines: EngineFactory, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Engine]]:
    """Makes an engine that holds the given documents."""
    made: list[Engine] = []

    def make(*documents: IndexDocument) -> Engine:
        engine = engines.create(tmp_path_factory.mktemp("index"))
        made.append(engine)
        if documents:
            with engine.writer() as writer:
                for document in documents:
                    writer.add(document)
        return engine

    yield make
    for engine in made:
        engine.close()


def act(id: str, texte: str = "", source: str = "a.pdf", **more: Any) -> IndexDocument:
    numbers = {name: n for name, n in more.items() if name in NUMBER_FIELDS}
    named = {
        name: v if isinstance(v, tuple) else (v,)
        for name, v in more.items()
        if name in KEYWORD_FIELDS
    }
    text = {"texte": texte} if texte else {}
    return IndexDocument(id, source, text, named, numbers, f'{{"id": "{id}"}}')


def found(engine: Engine, tree: Any, **options: Any) -> list[str]:
    request = EngineRequest(tree, **{"limit": 1_000, **options})
    return [hit.id for hit in engine.search(request).hits]


# ---------------------------------------------------------------------------------------- searching


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(docs=collections(), asked=st.lists(requests, min_size=8, max_size=8))
def test_every_search_agrees_with_the_oracle(
    fresh: Callable[..., Engine], docs: list[IndexDocument], asked: list[EngineRequest]
) -> None:
    engine = fresh(*docs)
    for request in asked:
        agree(engine.search(request), docs, request)
    engine.close()
