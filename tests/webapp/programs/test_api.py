"""The JSON interface: shape, strictness, description."""

import json
from typing import Any

import pytest
from fakes import FakeSearch
from flask import Flask
from flask.testing import FlaskClient
from reading import read

from indexer.errors import EngineUnavailable, IndexMissing, QueryError
from indexer.fields.fields import FACETS
from webapp import create_app
from webapp.addresses.params import PARAMETERS
from webapp.settings import Settings

RESULT_KEYS = {"id", "score", "objet", "numero", "collectivite", "type_collectivite", "departement", "organe", "date", "type", "matiere", "vote", "extraits", "objet_surlignages", "source", "url"}  # fmt: skip


def get(client: FlaskClient, address: str, status: int = 200) -> Any:
    response = client.get(address)
    assert response.status_code == status, response.get_data(as_text=True)
    kind = "application/json" if status == 200 else "application/problem+json"
    assert response.content_type == kind
    return json.loads(response.data)


def test_a_search_has_the_documented_shape(client: FlaskClient) -> None:
    body = get(client, "/api/v1/search?q=cantine&page=2&per_page=20")
    assert {
        "query",
        "understood",
        "relaxed",
        "suggestion",
        "total",
        "page",
        "per_page",
        "pages",
        "took_ms",
        "results",
        "facets",
        "links",
    } <= body.keys()
    assert (body["total"], body["page"], body["per_page"], body["pages"]) == (60, 2, 20, 3)
    assert body["results"][0].keys() >= RESULT_KEYS
    start, end = next(r for r in body["results"] if r["objet_surlignages"])["objet_surlignages"][0]
    assert (
        next(r for r in body["results"] if r["objet_surlignages"])["objet"][start:end] == "cantine"
    )
    assert set(body["facets"]["annee"][0]) == {"value", "label", "count", "selected"}


def test_links_are_absolute_and_lead_through_the_pages(client: FlaskClient) -> None:
    address, seen = "http://localhost/api/v1/search?q=cantine&per_page=25&resultat=adopt%C3%A9", []
    body = get(client, address)
    assert body["links"]["prev"] is None
    while True:
        seen += [result["id"] for result in body["results"]]
        if body["links"]["next"] is None:
            break
        body = get(client, body["links"]["next"])
    assert len(seen) == len(set(seen)) == body["total"]
    assert body["links"]["self"] == body["links"]["last"]


@pytest.mark.parametrize(
    ("query", "culprit"),
    [("x=1", "x"), ("page=0", "page"), ("page=deux", "page"), ("per_page=101", "per_page"), ("page=101&per_page=100", "page"), ("tri=alea", "tri"), ("du=hier", "du"), ("annee=24", "annee"), ("commune=", "commune"), ("q=a&q=b", "q")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_and_named(
    client: FlaskClient, query: str, culprit: str
) -> None:
    problem = get(client, f"/api/v1/search?{query}", 400)
    assert problem["status"] == 400
    assert [error["parameter"] for error in problem["errors"]] == [culprit]
    assert culprit in problem["detail"]


def test_too_deep_a_page_names_the_limit(client: FlaskClient) -> None:
    assert "10\u202f000" in get(client, "/api/v1/search?page=1001", 400)["detail"]


def test_an_act_comes_whole(client: FlaskClient) -> None:
    body = get(client, "/api/v1/actes/0000000000000001")
    assert body["texte"].startswith("EXTRAIT")
    assert body["president"] == "Odile Marchand"
    assert body["cite_par"][0]["id"] == "0000000000000004"
    assert body["links"]["page"] == "http://localhost/acte/0000000000000001"
    assert get(client, "/api/v1/actes/rien", 404)["title"] == "Page introuvable"
    assert get(client, "/api/v1/actes/0000000000000001?x=1", 400)["errors"][0]["parameter"] == "x"


def test_suggestions_say_what_they_are(client: FlaskClient) -> None:
    body = get(client, "/api/v1/suggest?q=cant")
    assert body["suggestions"] == [{"texte": "Tarifs de la cantine scolaire", "type": "objet"}]
    assert get(client, "/api/v1/suggest")["suggestions"] == []


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/api/v1/rien", "GET", 404),
        ("/api/", "GET", 404),
        ("/api/v1", "GET", 404),
        ("/api/v1/search?collectivite=-", "GET", 400),
        ("/api/v1/search", "POST", 405),
        ("/api/v1/search", "DELETE", 405),
    ],
)
def test_every_error_under_api_is_a_problem_document(
    client: FlaskClient, path: str, method: str, status: int
) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.json is not None
    assert {"type", "title", "status", "detail", "instance"} <= response.json.keys()
    assert ("Allow" in response.headers) == (status == 405)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RuntimeError("/srv/index broke"), 500),
        (IndexMissing("no index in /srv"), 503),
        (EngineUnavailable("gone", retry_after=7), 503),
        (QueryError("bad", parameter="tri", value="x"), 400),
    ],
)
def test_failures_behind_the_api_are_problems_that_leak_nothing(
    client: FlaskClient,
    search: FakeSearch,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
) -> None:
    def fail(_: object) -> None:
        raise error

    monkeypatch.setattr(search, "search", fail)
    for path, kind in (
        ("/api/v1/search?q=x", "application/problem+json"),
        ("/recherche?q=x", "text/html; charset=utf-8"),
    ):
        response = client.get(path)
        assert (response.status_code, response.content_type) == (status, kind)
        assert b"/srv" not in response.data
        assert b"Traceback" not in response.data
        if status == 503:
            assert int(response.headers["Retry-After"]) > 0
        assert response.headers["Cache-Control"] == "no-store"


def test_a_widened_search_says_so_and_how_it_was_understood(
    client: FlaskClient, search: FakeSearch
) -> None:
    assert get(client, "/api/v1/search?q=cantine")["relaxed"] is False
    search.relaxed, search.understood, search.suggestion = True, "cantine OU garderie", "garderie"
    search.generation += 1
    body = get(client, "/api/v1/search?q=cantine")
    assert (body["relaxed"], body["understood"], body["suggestion"]) == (
        True,
        "cantine OU garderie",
        "garderie",
    )


class _Gone(FakeSearch):
    """An index whose folder vanished."""

    generation = property(lambda self: self.fail(), lambda self, value: None)

    def fail(self) -> None:
        raise IndexMissing("no index in /srv")


def test_an_index_that_is_gone_is_a_503_and_the_process_lives() -> None:
    client = create_app(_Gone()).test_client()
    assert client.get("/api/v1/search?q=x").status_code == 503
    page = read(client, "/recherche?q=x")
    assert page.status == 503
    assert "Service indisponible" in page.text()
    assert "/srv" not in page.html
    # What was typed is still there, and the same address can be tried again.
    assert page.find("//input[@id='q']/@value") == ["x"]
    assert "" in page.hrefs("//main//a")
    assert client.get("/health").status_code == 200


def test_the_description_names_what_is_read(client: FlaskClient) -> None:
    description = get(client, "/api/v1/openapi.json")
    assert description["openapi"].startswith("3.1")
    assert description["servers"] == [{"url": "http://localhost"}]
    described = {p["name"] for p in description["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert described == {*PARAMETERS, "curseur"}


def test_each_address_takes_what_is_described_and_nothing_else(client: FlaskClient) -> None:
    description = get(client, "/api/v1/openapi.json")
    act = get(client, "/api/v1/search?per_page=1")["results"][0]["id"]
    for path, operations in description["paths"].items():
        if not path.startswith("/api/"):
            continue
        described = {
            p["name"] for p in operations["get"].get("parameters", ()) if p["in"] == "query"
        }
        address = path.replace("{id}", act)
        answer = client.get(f"{address}?couleur=bleu")
        assert answer.status_code == 400, path
        (error,) = answer.get_json()["errors"]
        _, _, known = error["detail"].partition("connus : ")
        assert {*known.split(", ")} - {""} == described, path
        # What is known of another address is no stranger's friend here.
        for name in {*PARAMETERS, "curseur", "champ", "format", "contient"} - described:
            assert client.get(f"{address}?{name}=1").status_code == 400, (path, name)
        for name in described - {"q", "contient"}:
            assert client.get(f"{address}?{name}=").status_code == 400, (path, name)
        for name in described - {"champ", *FACETS}:
            doubled = client.get(f"{address}?{name}=1&{name}=1").get_json()
            assert {e["parameter"] for e in doubled["errors"]} == {name}, (path, name)


def test_of_many_strangers_the_first_are_named(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?" + "&".join(f"x{n}=1" for n in range(500)))
    assert answer.status_code == 400
    assert len(answer.get_json()["errors"]) == 20


def test_the_description_names_every_path(app: Flask, client: FlaskClient) -> None:
    served = {
        str(r).replace("<id>", "{id}")
        for r in app.url_map.iter_rules()
        if str(r).startswith(("/api/", "/health")) and "path" not in str(r) and str(r) != "/api/v1/"
    }
    assert set(get(client, "/api/v1/openapi.json")["paths"]) == served


def test_health_tells_the_process_from_the_index(
    client: FlaskClient, search: FakeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/health").json == {"status": "ok"}
    assert client.get("/health/ready").json == {"status": "ok", "acts": 62}

    def fail() -> None:
        raise EngineUnavailable("gone")

    monkeypatch.setattr(search, "info", fail)
    assert client.get("/health").status_code == 200
    assert client.get("/health/ready").status_code == 503


def test_keys_close_the_api_but_not_the_pages(search: FakeSearch) -> None:
    client = create_app(search, Settings(api_keys=("sesame", "autre"))).test_client()
    refused = client.get("/api/v1/search?q=x")
    assert (refused.status_code, refused.content_type) == (401, "application/problem+json")
    assert "Bearer" in refused.headers["WWW-Authenticate"]
    assert client.get("/api/v1/search?q=x", headers={"X-API-Key": "faux"}).status_code == 401
    accepted = client.get("/api/v1/search?q=x", headers={"X-API-Key": "autre"})
    assert accepted.status_code == 200
    assert "private" in accepted.headers["Cache-Control"]
    assert (
        client.get("/api/v1/search?q=x", headers={"Authorization": "Bearer sesame"}).status_code
        == 200
    )
    assert client.get("/recherche?q=x").status_code == 200
    assert client.get("/suggestions?q=ca").status_code == 200
    assert client.get("/health").status_code == 200


def test_a_cached_answer_is_not_given_without_a_key(search: FakeSearch) -> None:
    client = create_app(search, Settings(api_keys=("sesame",))).test_client()
    tag = client.get("/api/v1/search", headers={"X-API-Key": "sesame"}).headers["ETag"]
    assert client.get("/api/v1/search", headers={"If-None-Match": tag}).status_code == 401


def test_a_key_that_nobody_checks_does_not_lift_the_limit(search: FakeSearch) -> None:
    client = create_app(search, Settings(rate=2)).test_client()
    statuses = [
        client.get("/api/v1/search?q=x", headers={"X-API-Key": str(n)}).status_code
        for n in range(3)
    ]
    assert statuses == [200, 200, 429]


def test_too_many_calls_are_told_when_to_come_back(search: FakeSearch) -> None:
    client = create_app(search, Settings(rate=3)).test_client()
    statuses = [client.get("/api/v1/search?q=x").status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    refused = client.get("/api/v1/search?q=x")
    assert refused.content_type == "application/problem+json"
    assert 1 <= int(refused.headers["Retry-After"]) <= 20
    assert client.get("/recherche?q=x").status_code == 200
