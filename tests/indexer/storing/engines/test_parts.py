"""What the engines share: trees, restrictions, vocabulary, likeness, the factory."""

import sys
from collections import Counter
from itertools import islice, pairwise
from math import hypot, log1p
from pathlib import Path

import pytest
import tantivy
from acts import act
from hypothesis import given
from hypothesis import strategies as st

from analyzers.meaning import MEANINGS
from indexer.acts.documents import IndexDocument
from indexer.errors import PackageMissing, QueryError
from indexer.storing.engines import ENGINES, factory, nodes
from indexer.storing.engines.bm25 import Bm25
from indexer.storing.engines.likeness import counts, gist, likeness, signature
from indexer.storing.engines.opensearch import query as opensearch_query
from indexer.storing.engines.pending import Pending
from indexer.storing.engines.protocol import EngineRequest, Filter, Range
from indexer.storing.engines.restrictions import Restriction, facet_groups
from indexer.storing.engines.tantivy.query import Translation
from indexer.storing.engines.tantivy.snapshot import Snapshot
from indexer.storing.engines.trees import MAX_SPACINGS, Null, matching, narrowed, spacings
from indexer.storing.engines.vocabulary import Vocabulary
from indexer.storing.engines.whoosh.execution import Segment

words = st.text("abcé", max_size=6)


def distance(one: str, other: str) -> int:
    """Optimal string alignment, straight from its definition."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            table[i, j] = min(
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
                table[i - 1, j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


@given(terms=st.dictionaries(words, st.integers(0, 3)), word=words, reach=st.integers(0, 4))
def test_near_terms_are_all_those_within_reach(
    terms: dict[str, int], word: str, reach: int
) -> None:
    found = Vocabulary(terms).near(word, reach, 1_000, terms.__getitem__)
    expected = [
        (distance(word, term), -count, term)
        for term, count in terms.items()
        if count and distance(word, term) <= min(reach, 2)
    ]
    assert found == [(term, -count) for _, count, term in sorted(expected)]


@given(count=st.integers(1, 12), slop=st.integers(-1, 40))
def test_spacings_are_all_within_the_slop_and_not_too_many(count: int, slop: int) -> None:
    ways = spacings(count, slop)
    assert 1 <= len(ways) <= MAX_SPACINGS
    assert len(set(ways)) == len(ways)
    allowed = narrowed(count, slop)
    assert all(way[0] == 0 and len(way) == count for way in ways)
    steps = [b - a for way in ways for a, b in pairwise(way)]
    assert all(1 <= step <= allowed for step in steps)


def test_matching_drops_what_only_orders() -> None:
    eau, bois, cher = (nodes.Term("texte", word) for word in ("eau", "bois", "cher"))
    layers = nodes.AndMaybe(eau, nodes.DisjunctionMax([bois, cher]))
    assert matching(layers) == eau
    tree = nodes.And([nodes.ConstantScoreQuery(layers, 3.0), nodes.Not(nodes.AndMaybe(bois, cher))])
    assert matching(tree) == nodes.And([eau, nodes.Not(bois)])
    assert matching(nodes.AndNot(layers, layers)) == nodes.AndNot(eau, eau)


def test_facets_that_heed_the_same_filters_are_counted_together() -> None:
    matiere, annee = Filter("matiere", ("5",)), Filter("annee", ("2024",))
    period = Range("date", 20240101, None)
    request = EngineRequest(
        nodes.Every(),
        filters=(matiere, annee),
        ranges=(period,),
        facets=("organe", "matiere", "type", "annee"),
    )
    assert dict(facet_groups(request)) == {
        Restriction((matiere, annee), (period,)): ["organe", "type"],
        Restriction((annee,), (period,)): ["matiere"],
        Restriction((matiere,), ()): ["annee"],
    }


@given(st.lists(st.sampled_from(("eau", "de", "pont", "école", "budget"))).map(" ".join))
def test_a_signature_counts_the_longer_terms(text: str) -> None:
    assert counts(signature(text)) == {
        term: n for term, n in Counter(text.split()).items() if len(term) > 2
    }


def test_a_signature_keeps_the_most_frequent_terms() -> None:
    text = " ".join(["pont"] * 3 + [f"mot{n}" for n in range(500)] + ["quai", "quai"])
    counted = counts(signature(text))
    assert list(counted.items())[:2] == [("pont", 3), ("quai", 2)]
    assert len(counted) == 64


def test_a_gist_is_kept_with_a_signature_as_it_was_worked_out() -> None:
    kept = gist(signature("canteen ecol ecol cantin"))
    assert kept.terms == ["ecol", "canteen", "cantin"]
    rarities = [MEANINGS[term][0] for term in kept.terms]
    worth = [rarity * log1p(n) for rarity, n in zip(rarities, (2, 1, 1), strict=True)]
    assert [one / kept.length for one in kept.weights] == pytest.approx(
        [one / hypot(*worth) for one in worth], abs=0, rel=1e-12
    )
    assert kept.size == pytest.approx(log1p(4))
    assert kept.heading.length == pytest.approx(hypot(*kept.heading.lanes))
    assert kept.heading.cosine(gist(signature("ecol")).heading) > 0.5


@pytest.mark.parametrize("text", ["", "xqzw"])
def test_what_nothing_is_known_of_points_nowhere(text: str) -> None:
    kept = gist(signature(text))
    assert len(kept.weights) == len(text.split())
    assert kept.heading.cosine(kept.heading) == 0.0


def test_likeness_prefers_what_is_frequent_here_and_rare_elsewhere() -> None:
    frequencies = {"commune": 900, "passerelle": 3, "unique": 1}
    tree = likeness("commune 4 passerelle 2 unique 9", frequencies.__getitem__, 1_000)
    assert isinstance(tree, nodes.Or)
    rare, common = (term for term in tree if isinstance(term, nodes.Term))
    assert (rare.text, common.text) == ("passerelle", "commune")
    assert rare.boost == 1.0 > common.boost
    assert likeness("", frequencies.__getitem__, 10) is nodes.NullQuery
    assert likeness("unique 9", frequencies.__getitem__, 10) is nodes.NullQuery


def test_pending_changes_keep_the_order_of_calls() -> None:
    pending = Pending()
    assert not pending
    for id, source in (("1", "a"), ("2", "a"), ("3", "b")):
        pending.add(IndexDocument(id, source, {}, {}, {}, "{}"))
    pending.delete_source("a")
    pending.delete("3")
    pending.add(IndexDocument("2", "a", {}, {}, {}, "{}"))
    assert list(pending.added) == ["2"]
    assert (list(pending.sources), list(pending.ids)) == (["a"], ["3"])
    assert pending


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_has_a_factory(name: str) -> None:
    made = factory(name)
    assert callable(made.create)
    assert callable(made.open)


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(
        QueryError, match="unknown engine 'lucene': choose tantivy, whoosh"
    ) as raised:
        factory("lucene")
    assert (raised.value.parameter, raised.value.value) == ("engine", "lucene")


def test_an_engine_without_its_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "opensearchpy", None)
    for name in [
        name for name in sys.modules if name.startswith("indexer.storing.engines.opensearch.engine")
    ]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(
        PackageMissing, match=r"engine opensearch .* -m pip install \"?opensearch-py"
    ):
        factory("opensearch")


def test_every_engine_executes_every_node() -> None:
    declared = {
        kind
        for kind in vars(nodes).values()
        if isinstance(kind, type) and issubclass(kind, nodes.Query) and kind.__name__[0] != "_"
    } - {nodes.Query, Null}
    translation = Translation(tantivy.SchemaBuilder().build())
    assert declared == translation._handlers.keys() - {Null}
    assert declared == opensearch_query._HANDLERS.keys() - {Null}
    assert declared == Segment(None, None, Bm25())._handlers.keys() - {Null}


def test_a_walk_reads_what_is_asked_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine, read = factory("tantivy").create(tmp_path), []
    with engine.writer() as writer:
        for n in range(30):
            writer.add(act(f"{n:02}", "eau", date=n))
    own = Snapshot.hit
    monkeypatch.setattr(Snapshot, "hit", lambda *given: read.append(given) or own(*given))
    walk = engine.walk(EngineRequest(nodes.Every(), sort="date"))
    assert [hit.id for hit in islice(walk, 3)] == ["00", "01", "02"]
    assert len(read) == 3


def test_what_may_match_besides_has_no_depth_in_a_cluster() -> None:
    tree = nodes.Term("texte", "eau")
    for n in range(30):
        tree = nodes.AndMaybe(tree, nodes.Term("texte", f"mot{n}"))
    body = opensearch_query.query(tree)["bool"]
    assert body["must"] == [opensearch_query.query(nodes.Term("texte", "eau"))]
    wanted = [opensearch_query.query(nodes.Term("texte", f"mot{n}")) for n in range(30)]
    assert body["should"] == wanted
