"""Which words each hit has, as the engines tell it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext

import pytest

from indexer.acts.documents import IndexDocument
from indexer.searching.ranking.presence import MOST, any_of, held
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine, EngineHit

TEXTS = {"a": "pont rivier gue", "b": "pont pont ecluse", "c": "moulin"}


@pytest.fixture(
    scope="module",
    params=["tantivy", "whoosh", pytest.param("opensearch", marks=pytest.mark.cluster)],
)
def engine(
    request: pytest.FixtureRequest, own_index: Callable[[], AbstractContextManager[None]]
) -> Iterator[Engine]:
    own = own_index() if request.param == "opensearch" else nullcontext()
    with own, factory(request.param).scratch() as made:
        with made.writer() as writer:
            for id, text in TEXTS.items():
                writer.add(
                    IndexDocument(
                        id=id,
                        source=id,
                        text={"texte": text},
                        keywords={"id": (id,)},
                        numbers={},
                        stored="",
                    )
                )
        yield made


def hits(ids: str) -> list[EngineHit]:
    return [EngineHit(id, 1.0, "") for id in ids]


def test_each_hit_has_the_words_of_which_it_has_a_term(engine: Engine) -> None:
    words = [any_of(terms) for terms in (["pont"], ["gue", "ecluse"], ["canal"], ["moulin"])]
    assert held(engine, hits("cab"), words) == [{3}, {0, 1}, {0, 1}]


def test_no_word_is_told_apart_from_none(engine: Engine) -> None:
    assert held(engine, hits("ab"), []) == [frozenset(), frozenset()]
    assert held(engine, [], [any_of(["pont"])]) == []


def test_more_words_than_one_search_tells_apart_are_told(engine: Engine) -> None:
    words = [any_of(["pont"] if place % 2 else ["canal"]) for place in range(2 * MOST + 2)]
    odd = frozenset(range(1, 2 * MOST + 2, 2))
    assert held(engine, hits("ac"), words) == [odd, frozenset()]
