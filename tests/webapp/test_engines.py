"""The same pages whichever engine answers."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Any

import pytest
from flask.testing import FlaskClient
from indexes import ENGINES, index
from kinds import PAGES

from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings

Clients = Callable[[str], FlaskClient]

#: Kinds of page in the order of scores, which one engine may round otherwise than another.
BY_SCORE = {"resultats", "resultats filtres", "derniere page", "liste integree", "acte"}
ADDRESSES = [
    *(address for kind, address in PAGES.items() if kind not in BY_SCORE),
    f"{PAGES['resultats filtres']}&tri=date",
    "/recherche?q=budget&tri=-date",
    "/recherche?q=eau+OU+budget&tri=date&page=2",
    "/recherche?q=conv*&tri=date",
    '/recherche?q="cantine+scolaire"&tri=date',
    "/recherche?q=objet:budget+-numero:2024/03&tri=date",
    "/recherche?q=bugdet+primitif&tri=date",
    "/recherche?q=piscine+budget&tri=date",
    "/recherche?q=cantine&matiere=7.1&deduites=1&tri=date",
    "/recherche?q=cantine&du=2021&au=06/2023&tri=-date&page=3",
    "/recherche.atom?q=cantine",
    "/recherche.csv?q=cantine&tri=date",
    "/sitemap.xml",
    "/api/v1/search?q=cantine&tri=date&per_page=100",
    "/api/v1/suggest?q=conv",
    "/api/v1/suggest?q=valserre+budg",
    "/suggestions?q=l'ea",
]


@pytest.fixture(scope="module")
def clients(
    own_index: Callable[[], AbstractContextManager[None]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Clients]:
    """The pages over an index of an engine, made when first asked for."""
    made: dict[str, FlaskClient] = {}
    with ExitStack() as stack:

        def client(engine: str) -> FlaskClient:
            if engine not in made:
                if engine == "opensearch":
                    stack.enter_context(own_index())
                folder = index(tmp_path_factory.mktemp(engine), engine)
                search = stack.enter_context(Search.open(folder))
                made[engine] = create_app(search, Settings()).test_client()
            return made[engine]

        yield client


def _told(client: FlaskClient, address: str) -> tuple[int, str]:
    answer = client.get(address)
    # Each index was made at a moment of its own, which the feed tells.
    varying = re.compile(r'"(?:took_ms|score)": ?[0-9.]+|<(?:updated|published)>[^<]+')
    return answer.status_code, varying.sub("", answer.get_data(as_text=True))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("engine", ENGINES[1:])
def test_a_page_is_the_same_to_the_letter(clients: Clients, engine: str, address: str) -> None:
    assert _told(clients(engine), address) == _told(clients("tantivy"), address)


@pytest.mark.parametrize("query", ["cantine", "budget primitif", "valserre", "pri* eau", "annuel"])
@pytest.mark.parametrize("engine", ENGINES[1:])
def test_scores_are_the_same_but_for_rounding(clients: Clients, engine: str, query: str) -> None:
    def scores(client: FlaskClient) -> dict[str, Any]:
        body = json.loads(client.get(f"/api/v1/search?q={query}&per_page=100").data)
        return {result["id"]: result["score"] for result in body["results"]}

    expected = scores(clients("tantivy"))
    assert len(expected) > 3
    assert scores(clients(engine)) == {
        id: pytest.approx(score, rel=0.02) for id, score in expected.items()
    }
