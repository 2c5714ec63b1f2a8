"""The contract of `indexer.storing.engines.protocol`, demanded of every engine.

An oracle that fits on a page says what each search must give; Hypothesis invents collections and
requests, and every engine must agree with the oracle on matches, totals, counts and orders.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from math import log
from typing import Any

import pytest
from acts import act, found
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import collections, requests
from oracle import agree, expected_order, matches, passes

from indexer.acts.documents import IndexDocument
from indexer.errors import QueryError
from indexer.fields.fields import FACET_FIELDS
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import FEW, Engine, EngineRequest, Filter, Range

# ---------------------------------------------------------------------------------------- searching


@pytest.mark.slow
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(docs=collections(), asked=st.lists(requests, min_size=8, max_size=8))
def test_every_search_agrees_with_the_oracle(
    fresh: Callable[..., Engine], docs: list[IndexDocument], asked: list[EngineRequest]
) -> None:
    engine = fresh(*docs, reuse=True)
    for request in asked:
        agree(engine.search(request), docs, request)


@pytest.mark.slow
def test_the_strategies_make_searches_that_match_and_searches_that_do_not() -> None:
    # An oracle that everything agrees with because nothing ever matches would prove nothing.
    seen: Counter[bool] = Counter()

    # The same searches each time: how many match is a matter of chance.
    @settings(max_examples=100, database=None, derandomize=True)
    @given(docs=collections(), request=requests)
    def look(docs: list[IndexDocument], request: EngineRequest) -> None:
        seen[any(matches(request.query, doc) and passes(doc, request) for doc in docs)] += 1

    look()
    assert seen[True] > 10
    assert seen[False] > 10


def test_phrases_bind_words_as_far_apart_as_their_slop(fresh: Callable[..., Engine]) -> None:
    engine = fresh(
        act("1", "conseil municipal"),
        act("2", "conseil x municipal"),
        act("3", "municipal conseil"),
    )
    phrase = ["conseil", "municipal"]
    assert found(engine, nodes.Phrase("texte", phrase)) == ["1"]
    assert set(found(engine, nodes.Phrase("texte", phrase, slop=2))) == {"1", "2"}
    assert set(found(engine, nodes.Phrase("texte", phrase, slop=99))) == {"1", "2"}


def test_a_long_phrase_with_a_wide_slop_is_narrowed_alike(fresh: Callable[..., Engine]) -> None:
    terms = "a b c d e f g h"
    engine = fresh(act("tight", terms), act("loose", terms.replace(" ", " x x x ")))
    assert found(engine, nodes.Phrase("texte", terms.split(), slop=9)) == ["tight"]


def test_a_boost_raises_a_term(fresh: Callable[..., Engine]) -> None:
    engine = fresh(act("eau", "eau x"), act("bois", "bois x"))
    tree = [nodes.Term("texte", "eau"), nodes.Term("texte", "bois")]
    assert found(engine, nodes.Or([replace_boost(tree[0], 9.0), tree[1]])) == ["eau", "bois"]
    assert found(engine, nodes.Or([tree[0], replace_boost(tree[1], 9.0)])) == ["bois", "eau"]


def replace_boost(term: Any, boost: float) -> Any:
    return nodes.Term(term.fieldname, term.text, boost=boost)


def test_filters_do_not_change_scores(fresh: Callable[..., Engine]) -> None:
    engine = fresh(act("1", "eau", annee="2024", date=20240101), act("2", "bois", annee="2023"))
    plain = EngineRequest(nodes.Term("texte", "eau"))
    kept = replace(
        plain, filters=(Filter("annee", ("2024",)),), ranges=(Range("date", 20240101, None),)
    )
    assert engine.search(plain).hits == engine.search(kept).hits


def test_a_rarer_term_and_a_shorter_text_weigh_more(fresh: Callable[..., Engine]) -> None:
    engine = fresh(
        act("rare", "eau bief"),
        act("short", "eau"),
        act("long", "eau x y z t u v w"),
        act("other", "x"),
    )
    assert found(engine, nodes.Term("texte", "eau")) == ["short", "rare", "long"]
    assert (
        found(engine, nodes.Or([nodes.Term("texte", "eau"), nodes.Term("texte", "bief")]))[0]
        == "rare"
    )


def test_scores_are_those_of_bm25_whatever_the_length(fresh: Callable[..., Engine]) -> None:
    # On one scale, or a constant would weigh more beside words in one engine than in another.
    lengths = {"a": 2, "b": 7, "c": 30, "d": 150, "e": 900, "f": 12, "g": 101, "h": 428}
    texts = {id: " ".join(["eau", *["mot"] * (length - 1)]) for id, length in lengths.items()}
    texts["f"] = texts["f"].replace("eau", "bois")
    engine = fresh(*(act(id, text) for id, text in texts.items()))
    idf = log(1 + (8 - 7 + 0.5) / (7 + 0.5))
    mean = sum(lengths.values()) / len(lengths)
    # What Lucene's rounding makes of the lengths.
    kept = lengths | {"d": 24 + 120, "e": 24 + 832, "g": 24 + 72, "h": 24 + 384}
    scores = {
        hit.id: hit.score for hit in engine.search(EngineRequest(nodes.Term("texte", "eau"))).hits
    }
    assert scores == {
        id: pytest.approx(idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * kept[id] / mean)), rel=1e-5)
        for id in "abcdegh"
    }


def test_and_maybe_ranks_without_requiring(fresh: Callable[..., Engine]) -> None:
    engine = fresh(act("1", "eau x"), act("2", "eau bief"), act("3", "bief"))
    tree = nodes.AndMaybe(nodes.Term("texte", "eau"), nodes.Term("texte", "bief"))
    assert found(engine, tree) == ["2", "1"]


def test_disjunction_max_takes_the_best_alone(
    fresh: Callable[..., Engine],
) -> None:
    engine = fresh(act("1", "eau"), act("2", "eau bief"))
    terms = [nodes.Term("texte", "eau"), nodes.ConstantScoreQuery(nodes.Term("texte", "bief"), 8.0)]
    best = engine.search(EngineRequest(nodes.DisjunctionMax(terms))).hits
    assert best[0].id == "2"
    assert best[0].score == pytest.approx(8.0)


def test_pages_follow_each_other_without_gap_or_repeat(fresh: Callable[..., Engine]) -> None:
    # Ten acts a sitting, all of one rank: ties everywhere.
    docs = [act(f"{n:03}", "eau", date=n // 10, annee=str(n % 2)) for n in range(95)]
    docs += [act(f"sans-{n}", "eau") for n in range(7)]
    engine = fresh(*docs[::3], *docs[1::3], *docs[2::3])
    for sort in ("date", "-date"):
        pages = [
            found(engine, nodes.Every(), sort=sort, offset=n, limit=8) for n in range(0, 104, 8)
        ]
        assert [id for page in pages for id in page] == expected_order(docs, sort)


def test_a_walk_gives_every_hit_in_order_as_they_were_when_it_began(
    fresh: Callable[..., Engine],
) -> None:
    docs = [act(f"{n:04}", "eau", date=n // 10, annee=str(n % 2)) for n in range(2_105)]
    engine = fresh(*docs)
    for sort in ("date", "-date"):
        walk = engine.walk(EngineRequest(nodes.Every(), sort=sort, limit=3, facets=("annee",)))
        first = next(walk)
        with engine.writer() as writer:
            writer.add(act(f"plus{sort}", "eau", date=0))
            writer.delete("2104" if sort == "date" else "0000")
        left = docs if sort == "date" else [*docs[:-1], act("plusdate", date=0)]
        assert [first.id, *(hit.id for hit in walk)] == expected_order(left, sort)
    kept = EngineRequest(nodes.Term("texte", "eau"), filters=(Filter("annee", ("1",)),))
    walked = list(engine.walk(kept))
    assert len(walked) == len({hit.id for hit in walked}) == 1_052
    assert walked[:10] == list(engine.search(kept).hits)
    assert list(engine.walk(EngineRequest(nodes.Term("texte", "absent")))) == []


def test_counts_of_a_facet_ignore_its_own_filter(fresh: Callable[..., Engine]) -> None:
    engine = fresh(
        act("1", "eau", annee="2023", matiere=("5", "5.7"), date=20230101),
        act("2", "eau", annee="2024", matiere=("5", "5.7"), date=20240101),
        act("3", "eau", annee="2024", matiere=("7", "7.10"), date=20240601),
        act("4", "bois", annee="2024", matiere=("5",), date=20240701),
    )
    result = engine.search(
        EngineRequest(
            nodes.Term("texte", "eau"),
            filters=(Filter("matiere", ("5.7",)),),
            ranges=(Range("date", 20240101, None),),
            facets=("annee", "matiere", "organe"),
        )
    )
    assert result.total == 1
    assert result.facets["annee"] == {"2023": 1, "2024": 1}
    assert result.facets["matiere"] == {"5": 1, "5.7": 1, "7": 1, "7.10": 1}
    assert result.facets["organe"] == {}


def test_counts_of_two_fields_are_crossed_under_every_filter(
    fresh: Callable[..., Engine],
) -> None:
    engine = fresh(
        act("1", "eau", annee="2023", matiere=("5", "5.7"), type="arrete", date=20230101),
        act("2", "eau", annee="2024", matiere=("5", "5.7"), date=20240101),
        act("3", "eau", annee="2024", matiere=("7", "7.10"), date=20240601),
        act("4", "eau", annee="2024", matiere=("5", "5.2"), date=20240601),
        act("5", "bois", annee="2024", matiere=("5",), date=20240701),
        act("6", "eau", matiere=("5",)),
        act("7", "eau", annee="2022"),
    )
    asked = EngineRequest(nodes.Term("texte", "eau"), limit=1, sort="-date", facets=("type",))
    assert engine.crossed(asked, "matiere", "annee") == {
        "5": {"2023": 1, "2024": 2},
        "5.2": {"2024": 1},
        "5.7": {"2023": 1, "2024": 1},
        "7": {"2024": 1},
        "7.10": {"2024": 1},
    }
    kept = replace(asked, filters=(Filter("matiere", ("5.7",)), Filter("annee", ("2023",))))
    assert engine.crossed(kept, "annee", "matiere") == {"2023": {"5": 1, "5.7": 1}}
    late = replace(asked, ranges=(Range("date", 20240301, None),))
    assert engine.crossed(late, "annee", "matiere") == {
        "2024": {"5": 1, "5.2": 1, "7": 1, "7.10": 1}
    }
    assert engine.crossed(replace(asked, query=nodes.NullQuery), "matiere", "annee") == {}
    assert fresh().crossed(asked, "matiere", "annee") == {}
    with pytest.raises(QueryError):
        engine.crossed(asked, "matiere", "date")


def test_a_value_that_many_documents_have_is_counted_exactly(fresh: Callable[..., Engine]) -> None:
    docs = [
        act(f"{n}", "eau", collectivite=f"Commune {n % 700}", type=str(n % 2)) for n in range(1500)
    ]
    facets = (
        fresh(*docs).search(EngineRequest(nodes.Every(), facets=("collectivite", "type"))).facets
    )
    assert facets["collectivite"] == Counter(f"Commune {n % 700}" for n in range(1500))
    assert facets["type"] == {"0": 750, "1": 750}


def test_of_a_long_facet_the_most_frequent_values_are_told_exactly(
    fresh: Callable[..., Engine],
) -> None:
    # Of 700 bodies the first 90 have three acts, the next 30 two and the others one; or all have one.
    acts = [f"Commune {n}" for n in (*range(700), *range(120), *range(90))]
    engine = fresh(*(act(f"{n}", "eau", collectivite=name) for n, name in enumerate(acts)))
    whole = Counter(acts)
    asked = EngineRequest(nodes.Every(), facets=("collectivite",), few=frozenset(["collectivite"]))
    counts = engine.search(asked).facets["collectivite"]
    least = sorted(whole.values())[-FEW]
    assert least == 2
    assert {name: n for name, n in counts.items() if n >= least} == {
        name: n for name, n in whole.items() if n >= least
    }
    assert all(whole[name] == n for name, n in counts.items())
    with engine.writer() as writer:
        for n in range(700, len(acts)):
            writer.delete(f"{n}")
    assert engine.search(asked).facets["collectivite"] == dict.fromkeys(acts, 1)


def test_a_value_too_long_for_a_term_fails_no_count(fresh: Callable[..., Engine]) -> None:
    engine = fresh(
        act("1", "eau", collectivite="Lens", annee="2024"),
        act("2", "eau", collectivite="z" * 70_000, annee="2024"),
    )
    asked = EngineRequest(nodes.Every(), facets=("collectivite",))
    assert engine.search(asked).total == 2
    assert engine.search(asked).facets["collectivite"]["Lens"] == 1
    assert engine.crossed(asked, "collectivite", "annee")["Lens"] == {"2024": 1}


class Unknown(nodes.Query):
    pass


@pytest.mark.parametrize(
    "tree",
    [
        nodes.Term("inconnu", "eau"),
        nodes.Prefix("date", "2"),
        nodes.Phrase("matiere", ["5", "7"]),
        nodes.NumericRange("texte", 1, 2),
        Unknown(),
        nodes.And([nodes.Term("texte", "eau"), nodes.Or([Unknown()])]),
    ],
    ids=lambda tree: type(tree).__name__,
)
def test_what_no_engine_executes_is_refused(fresh: Callable[..., Engine], tree: Any) -> None:
    with pytest.raises(QueryError):
        fresh(act("1", "eau")).search(EngineRequest(tree))


def test_unknown_fields_of_filters_sorts_and_facets_are_refused(
    fresh: Callable[..., Engine],
) -> None:
    engine = fresh(act("1", "eau"))
    for wrong in (
        EngineRequest(nodes.Every(), filters=(Filter("inconnu", ("x",)),)),
        EngineRequest(nodes.Every(), ranges=(Range("annee", 1, 2),)),
        EngineRequest(nodes.Every(), sort="annee"),
        EngineRequest(nodes.Every(), facets=("inconnu",)),
    ):
        with pytest.raises(QueryError):
            engine.search(wrong)


@pytest.mark.parametrize("text", ["\ud800", "e\udfffau", "", "x" * 70_000, "eau bief", "\x00", "🏛️"])
def test_any_text_can_be_asked_for(fresh: Callable[..., Engine], text: str) -> None:
    engine = fresh(act("1", "eau bief", matiere="5.7"))
    assert found(engine, nodes.Term("texte", text)) == []
    assert found(engine, nodes.Term("matiere", text)) == []
    assert found(engine, nodes.Phrase("texte", ["eau", text])) == []
    assert found(engine, nodes.Prefix("texte", text)) == (["1"] if text == "" else [])
    assert found(engine, nodes.Every(), filters=(Filter("matiere", (text, "5.7")),)) == ["1"]
    assert engine.frequencies("texte", [text]) == {text: 0}
    assert engine.fetch([text]) == {}
    assert engine.near("texte", text, 1, 5) == []
    assert engine.similar(text, 3) == []
    if text:
        assert engine.prefixed("texte", text, 5) == []


@pytest.mark.parametrize("slots", [(0, 0), (5, 10), (0, 1), (1, 0)])
def test_a_page_beyond_the_end_is_empty(
    fresh: Callable[..., Engine], slots: tuple[int, int]
) -> None:
    engine = fresh(act("1", "eau"))
    for sort in (None, "date", "-ordre_recent"):
        request = EngineRequest(
            nodes.Every(), sort=sort, offset=slots[0], limit=slots[1], facets=("type",)
        )
        result = engine.search(request)
        assert result.total == 1
        assert len(result.hits) == (slots == (0, 1))


def test_an_empty_index_answers_everything(fresh: Callable[..., Engine]) -> None:
    engine = fresh()
    result = engine.search(EngineRequest(nodes.Every(), sort="date", facets=FACET_FIELDS))
    assert (result.total, result.hits) == (0, ())
    assert result.facets == {name: {} for name in FACET_FIELDS}
    assert engine.near("texte", "eau", 2, 5) == engine.prefixed("texte", "e", 5) == []
    assert engine.frequencies("texte", ["eau"]) == {"eau": 0}
    assert list(engine.ids()) == engine.similar("x", 3) == engine.check() == []
    assert engine.fetch([]) == engine.fetch(["x"]) == {}
    assert engine.stats().documents == 0


# -------------------------------------------------------------------------------------------- terms


def test_stored_text_comes_back_as_it_was(fresh: Callable[..., Engine]) -> None:
    stored = '{"objet": "Été à Œuvrecourt — n° 12 🏛️"}'
    engine = fresh(replace(act("un", "eau"), stored=stored), act("deux", "eau"))
    assert engine.fetch(["un", "trois"]) == {"un": stored}
    assert set(engine.fetch(["deux", "un"])) == {"deux", "un"}
    assert sorted(engine.ids()) == ["deux", "un"]


def test_terms_are_counted_by_document(fresh: Callable[..., Engine]) -> None:
    engine = fresh(
        act("1", "eau eau eaux"), act("2", "eau"), act("3", "eaux bief", matiere=("5", "5.7"))
    )
    assert engine.frequencies("texte", ["eau", "absent", "eau"]) == {"eau": 2, "absent": 0}
    assert engine.frequencies("matiere", ["5.7"]) == {"5.7": 1}
    assert engine.frequencies("texte", []) == {}
    assert engine.prefixed("texte", "eau", 5) == [("eau", 2), ("eaux", 2)]
    assert engine.prefixed("texte", "", 2) == [("eau", 2), ("eaux", 2)]
    assert engine.prefixed("texte", "z", 5) == engine.prefixed("objet", "e", 5) == []
    with engine.writer() as writer:
        writer.delete("1")
        writer.add(act("4", "bief absent"))
        writer.add(act("5", "eau eaux"))
    counts = engine.frequencies("texte", ["absent", "eau"])
    assert counts["absent"] == 1
    assert counts["eau"] in (2, 3)  # a deleted document may still count


def test_near_terms_come_nearest_then_most_frequent_first(fresh: Callable[..., Engine]) -> None:
    engine = fresh(
        act("1", "cantine cantines cantien catine"),
        act("2", "cantines cantonal"),
        act("3", "catine"),
    )
    assert engine.near("texte", "cantine", 0, 9) == [("cantine", 1)]
    near = engine.near("texte", "cantine", 1, 9)
    assert near == [("cantine", 1), ("cantines", 2), ("catine", 2), ("cantien", 1)]
    assert engine.near("texte", "cantne", 1, 9) == [("cantine", 1)]
    assert engine.near("texte", "kantone", 2, 9) == [("cantine", 1)]
    assert engine.near("texte", "cantine", 2, 2) == near[:2]
    assert engine.near("objet", "cantine", 2, 9) == []


def test_what_begins_with_a_figure_is_no_word(fresh: Callable[..., Engine]) -> None:
    engine = fresh(act("1", "cantine 2cantine 2023-7"))
    assert engine.near("texte", "cantine", 1, 9) == [("cantine", 1)]
    assert engine.near("texte", "2023-8", 2, 9) == []


def test_similar_documents_share_what_is_rare(fresh: Callable[..., Engine]) -> None:
    common = "conseil municipal vote budget commune"
    engine = fresh(
        act("pont", f"{common} passerelle passerelle riviere ouvrage"),
        act("gue", f"{common} passerelle riviere riviere"),
        act("cantine", f"{common} cantine repas ecole"),
        act("vide"),
    )
    assert engine.similar("pont", 1)[0].id == "gue"
    assert engine.similar("gue", 5)[0].id == "pont"
    assert "pont" not in [hit.id for hit in engine.similar("pont", 5)]
    assert engine.similar("vide", 5) == engine.similar("absent", 5) == []
