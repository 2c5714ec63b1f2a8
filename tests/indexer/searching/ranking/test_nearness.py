"""The order of the first hits: what they treat of, beside the words they hold."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import STEMS
from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.acts.stored import to_json
from indexer.searching.query import Word, parse
from indexer.searching.ranking.nearness import FIRST, in_order, reordered, searched, walked
from indexer.searching.ranking.ranking import nearest, scored
from indexer.storing.engines.likeness import signature
from indexer.storing.engines.protocol import Engine, EngineHit, EngineRequest
from indexer.storing.engines.scratch import temporary
from indexer.storing.engines.tantivy.engine import Factory
from indexer.storing.schema import index_document


def hit(id: str, score: float, text: str) -> EngineHit:
    return EngineHit(id, score, "", signature(" ".join(STEMS.terms(text))))


def words(query: str) -> list[Word]:
    return [word for word in parse(query).words if isinstance(word, Word)]


def order(query: str, *hits: EngineHit) -> list[str]:
    return [found.id for found in reordered(hits, words(query), [()] * len(hits))]


def test_a_hit_like_the_best_ones_comes_before_one_that_only_holds_the_words() -> None:
    swimming = [
        hit(id, score, "piscine bassin nageur maître nageur baignade vestiaire entrée tarif")
        for id, score in (("a", 9.0), ("b", 8.0), ("d", 6.9))
    ]
    aside = hit("c", 7.0, "tarif du compteur, abonnement, relevé, forage, pompe, piscine exclue")
    assert order("tarif", *swimming[:2], aside, swimming[2]) == ["a", "b", "d", "c"]


def test_what_stands_outside_the_acts_comes_after_an_act_that_says_as_much() -> None:
    text = "entretien du pont de la digue"
    rest, act = record("reste", text), record("acte", text)
    said = [
        hit(r.id, score, text)._replace(stored=to_json(replace(r, rang=rang)))
        for r, score, rang in ((rest, 1.02, 0), (act, 1.0, 10))
    ]
    assert [h.id for h in reordered(said, words("pont digue"), [[], []])] == ["acte", "reste"]


def test_scores_fall_and_the_best_one_stays_what_it_was() -> None:
    hits = [
        hit("a", 5.0, "tracteur remorque jardin"),
        hit("b", 4.9, "vélo cycliste"),
        hit("c", 1.0, ""),
    ]
    scores = [found.score for found in reordered(hits, words("trottinette"), [()] * 3)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == pytest.approx(5.0)


@given(
    st.lists(
        st.tuples(
            st.floats(0, 50),
            st.lists(st.sampled_from(["eau", "piscin", "xqzw", "12", "d2025-01-04", "ecol"])),
        ),
        max_size=8,
    ),
    st.text(max_size=20),
)
def test_whatever_the_hits_they_are_all_there(
    drawn: list[tuple[float, list[str]]], query: str
) -> None:
    hits = [EngineHit(str(n), s, "", signature(" ".join(t))) for n, (s, t) in enumerate(drawn)]
    found = reordered(hits, words(query), [()] * len(hits))
    assert sorted(one.id for one in found) == sorted(one.id for one in hits)


_PUMPS = "Entretien du forage et du compteur, relevé des vannes et des filtres"
_VIOLINS = "Entretien du conservatoire : violons et guitares, relevé des filtres"


def record(id: str, text: str) -> Record:
    return Record(
        id=id,
        source=id,
        member=None,
        rang=1,
        type_document="deliberation",
        collectivite=Collectivite(),
        seance=Seance(),
        acte=Act(objet=None, texte=text, debut=0, fin=len(text)),
    )


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with temporary(Factory().create) as made:
        with made.writer() as writer:
            for number in range(3 * FIRST):
                text = f"Réparation n° {number} " + "de la pompe du forage " * (number % 7)
                writer.add(index_document(record(f"acte{number:02}", text)))
            for id, text in (("pompes", _PUMPS), ("violons", _VIOLINS)):
                writer.add(index_document(record(id, text)))
        yield made


def test_what_a_hit_lacks_it_may_say_in_other_words(engine: Engine) -> None:
    parsed = parse("entretien piano")
    found = engine.search(EngineRequest(nearest(parsed))).hits
    hits = [hit._replace(score=5.0 if hit.id == "pompes" else 4.5) for hit in found]
    hits.sort(key=lambda hit: -hit.score)
    assert [hit.id for hit in hits] == ["pompes", "violons"]
    ordered = in_order(engine, hits, parsed, near=True)
    assert [hit.id for hit in ordered] == ["violons", "pompes"]


def test_pages_follow_each_other_and_the_walk(engine: Engine) -> None:
    parsed = parse("réparation pompe")
    tree = nearest(parsed)
    whole = [found.id for found in walked(engine, EngineRequest(tree), parsed)]
    assert len(set(whole)) == 3 * FIRST
    for size in (7, 10, FIRST, 3 * FIRST):
        paged = [
            found.id
            for offset in range(0, 3 * FIRST, size)
            for found in searched(
                engine, EngineRequest(tree, offset=offset, limit=size), parsed
            ).hits
        ]
        assert paged == whole


def test_what_a_number_sorts_stays_sorted(engine: Engine) -> None:
    parsed = parse("réparation pompe")
    request = EngineRequest(scored(parsed), sort="ordre_ancien", limit=10)
    assert searched(engine, request, parsed) == engine.search(request)


@pytest.mark.parametrize("when", ["depuis 1990", "entre 1990 et 1995", "en juillet 1990"])
def test_a_period_in_words_keeps_nothing_from_a_ranked_run(engine: Engine, when: str) -> None:
    request = EngineRequest(nearest(parse(f"réparation {when}")))
    assert engine.search(request).total == 3 * FIRST
