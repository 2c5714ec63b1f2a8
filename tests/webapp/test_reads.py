"""What one page costs: how often it looks at the index."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fakes import BODIES
from indexes import index

from indexer.searching.remembered import Answers
from indexer.searching.search import Search
from indexer.storing.engines.tantivy.engine import TantivyEngine
from indexer.storing.meta import Meta
from webapp import create_app
from webapp.settings import Settings

LOOKS = ("search", "fetch", "similar", "crossed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return index(tmp_path_factory.mktemp("reads"), "tantivy")


@pytest.fixture
def search(folder: Path) -> Iterator[Search]:
    """An index opened anew: one keeps the methods of its engine that it asked, counted or not."""
    with Search.open(folder) as opened:
        yield opened


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often ``meta.json`` is read, and the engine asked for each thing."""
    counts: Counter[str] = Counter()
    read = Meta.read

    def counted_read(folder: Path) -> Meta:
        counts["meta"] += 1
        return read(folder)

    def counted(name: str):
        method = getattr(TantivyEngine, name)

        def call(engine, *args, **named):
            counts[name] += 1
            return method(engine, *args, **named)

        return call

    monkeypatch.setattr(Meta, "read", counted_read)
    for name in LOOKS:
        monkeypatch.setattr(TantivyEngine, name, counted(name))
    return counts


def _cost(search: Search, looks: Counter[str], address: str) -> Counter[str]:
    client = create_app(search, Settings()).test_client()
    assert client.get(address).status_code == 200
    looks.clear()
    assert client.get(address).status_code == 200
    return looks


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are looked for each time."""
    monkeypatch.setattr(Answers, "get", lambda *_: None)


def test_a_page_of_an_act_takes_the_act_once(search: Search, looks: Counter[str]) -> None:
    cost = _cost(search, looks, f"/acte/{4:016x}?q=cantine")
    # The act itself, those it cites, those that cite it; the sitting; those like it.
    assert cost == {"meta": 1, "fetch": 3, "search": 1, "similar": 1}


@pytest.mark.usefixtures("forgetful")
def test_a_page_of_a_body_counts_its_years_at_once(search: Search, looks: Counter[str]) -> None:
    cost = _cost(search, looks, f"/collectivite/{quote(BODIES[0].nom)}")
    # The body, and the acts of its last year; its matières over the years.
    assert cost == {"meta": 1, "search": 2, "crossed": 1}


def test_the_same_search_asks_the_engine_nothing_more(search: Search, looks: Counter[str]) -> None:
    assert _cost(search, looks, "/recherche?q=cantine") == {"meta": 1}
    assert create_app(search, Settings()).test_client().get("/api/v1/search?q=cantine").json
    assert looks["search"] == 0


@pytest.mark.parametrize("address", ["/", "/recherche?q=cantine", "/collectivites", "/matieres"])
def test_a_page_looks_for_commits_once(search: Search, looks: Counter[str], address: str) -> None:
    assert _cost(search, looks, address)["meta"] == 1
