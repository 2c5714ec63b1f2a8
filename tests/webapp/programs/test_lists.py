"""Whole lists over a real index: facets, bodies, sittings, exports, and reading from end to end."""

import csv
import datetime as dt
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fakes import BODIES, FakeSearch, record
from flask.testing import FlaskClient

from indexer.indexing.build import Settings as BuildSettings
from indexer.indexing.build import build, remove
from indexer.searching.search import Search
from webapp import create_app
from webapp.addresses import cursors
from webapp.settings import Settings

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("index")
    folders = [
        CORPUS / name for name in ("vaucourt-sur-selinelle", "val-de-selinelle", "plouarvezec")
    ]
    build(folders, folder, BuildSettings())
    with Search.open(folder) as search:
        yield create_app(search, Settings(url="https://exemple.fr/registre")).test_client()


def get(client: FlaskClient, address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    response = client.get(parts._replace(scheme="", netloc="").geturl())
    assert response.status_code == 200, response.text
    body: dict[str, Any] = json.loads(response.data)
    return body


def walked(client: FlaskClient, address: str) -> Iterator[dict[str, Any]]:
    following: str | None = address
    while following:
        body = get(client, following)
        yield body
        following = body["links"]["next"]


def refused(client: FlaskClient, address: str) -> list[str]:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json"), address
    return [slip["parameter"] for slip in json.loads(response.data)["errors"]]


@pytest.mark.parametrize(
    "query", ["", "q=conseil&tri=date", "q=conseil", "collectivite=Plouarvezec"]
)
def test_a_search_is_read_from_end_to_end(client: FlaskClient, query: str) -> None:
    pages = list(walked(client, f"/api/v1/search?curseur=*&per_page=7&{query}"))
    order = query if "tri=" in query else f"{query}&tri=-date"
    whole = get(client, f"/api/v1/search?per_page=100&{order}")
    ids = [result["id"] for page in pages for result in page["results"]]
    assert ids == [result["id"] for result in whole["results"]]
    assert {page["total"] for page in pages} == {len(ids)} == {whole["total"]}
    assert len(pages) > 1
    assert all(page["links"]["first"] for page in pages)


def test_nothing_is_given_twice_or_left_out_while_the_index_changes(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    build([CORPUS / "vaucourt-sur-selinelle"], folder, BuildSettings())
    with Search.open(folder) as search:
        client = create_app(search, Settings()).test_client()
        before = {r["id"] for r in get(client, "/api/v1/search?per_page=100")["results"]}
        first = get(client, "/api/v1/search?curseur=*&per_page=5")
        given = [result["id"] for result in first["results"]]
        # The act that the cursor stands on goes, and those of another folder come.
        remove([given[-1]], folder)
        build([CORPUS / "plouarvezec"], folder, BuildSettings())
        rest = [r["id"] for page in walked(client, first["links"]["next"]) for r in page["results"]]
    assert len(given + rest) == len({*given, *rest})
    assert before <= {*given, *rest}


def test_cursors_that_cannot_be_read_are_refused(client: FlaskClient) -> None:
    following = get(client, "/api/v1/search?curseur=*&per_page=5&q=conseil")["links"]["next"]
    other = following.replace("q=conseil", "q=maire").partition("/registre")[2]
    assert refused(client, other) == ["curseur"]
    for wrong in ("", "x", "é", "a" * 5000, "W10", "WzEsMiwzXQ", "W1tbW1tb", "bnVsbA", "e30"):
        assert refused(client, f"/api/v1/search?curseur={wrong}") == ["curseur"]
    assert refused(client, "/api/v1/search?curseur=*&curseur=*") == ["curseur"]
    assert refused(client, "/api/v1/search?curseur=*&page=2") == ["page"]
    assert refused(client, "/api/v1/search?curseur=*&q=maire&tri=pertinence") == ["tri"]
    assert refused(client, "/api/v1/search?curseur=*&tri=-montant") == ["tri"]
    assert cursors.START == "*"


def test_facets_have_all_their_values(client: FlaskClient) -> None:
    body = get(client, "/api/v1/facettes?q=conseil&champ=collectivite&champ=annee")
    assert set(body["facettes"]) == {"collectivite", "annee"}
    same = get(client, "/api/v1/search?q=conseil")
    assert body["total"] == same["total"]
    assert {v["value"]: v["count"] for v in body["facettes"]["annee"]} == {
        v["value"]: v["count"] for v in same["facets"]["annee"]
    }
    assert set(get(client, "/api/v1/facettes")["facettes"]) == set(same["facets"])
    assert refused(client, "/api/v1/facettes?champ=couleur&page=2") == ["page", "champ"]


def test_bodies_are_listed_by_name_with_what_is_known_of_them(client: FlaskClient) -> None:
    bodies = [
        b
        for page in walked(client, "/api/v1/collectivites?per_page=1")
        for b in page["collectivites"]
    ]
    names = [body["nom"] for body in bodies]
    assert len(names) == len(set(names)) >= 3
    for body in bodies:
        found = get(client, f"/api/v1/search?collectivite={body['nom']}")
        assert found["total"] == body["actes"]
        assert client.get(body["url"].removeprefix("/registre")).status_code == 200
    pages = get(client, "/api/v1/collectivites?per_page=1")["pages"]
    for page, before in ((1, None), (2, 1), (pages + 1, pages), (pages + 2, None)):
        links = get(client, f"/api/v1/collectivites?per_page=1&page={page}")["links"]
        assert (links["prev"] or "page=None").rpartition("page=")[2] == str(before)
    there = get(client, "/api/v1/collectivites?departement=29")["collectivites"]
    assert [(body["departement"], body["actes"] > 0) for body in there] == [("29", True)]
    found = get(client, "/api/v1/collectivites?contient=VAUCOURT")
    assert found["total"] >= 1
    assert all("vaucourt" in body["nom"].lower() for body in found["collectivites"])
    assert refused(client, "/api/v1/collectivites?page=0&per_page=500&nom=x") == [
        "nom", "page", "per_page",
    ]  # fmt: skip
    # More figures than Python makes a number of.
    assert refused(client, f"/api/v1/collectivites?page={'9' * 5000}") == ["page"]


def test_acts_of_no_known_day_make_no_sitting() -> None:
    acts = [record(n, "Bail du pré", BODIES[0], dt.date(2031, 6, n)) for n in (1, 2)]
    undated = replace(record(3, "Bail du pré", BODIES[0], None), seance_id="0" * 16)
    client = create_app(FakeSearch([undated, *acts])).test_client()
    sittings = get(client, "/api/v1/seances")["seances"]
    assert [sitting["date"] for sitting in sittings] == ["2031-06-02", "2031-06-01"]


def test_sittings_are_whole_and_none_is_missing(client: FlaskClient) -> None:
    sittings = [s for page in walked(client, "/api/v1/seances?per_page=2") for s in page["seances"]]
    assert len({s["id"] for s in sittings}) == len(sittings) > 2
    assert [s["date"] for s in sittings] == sorted((s["date"] for s in sittings), reverse=True)
    dated = get(client, "/api/v1/search?per_page=100&du=1900")["results"]
    assert sum(s["actes"] for s in sittings) == len([r for r in dated if r["collectivite"]])
    for sitting in sittings:
        assert client.get(sitting["url"].removeprefix("/registre")).status_code == 200
    assert refused(client, "/api/v1/seances?tri=date&page=2") == ["tri", "page"]


@pytest.mark.parametrize("at_once", [3, 100])
def test_an_export_has_every_act_in_each_format(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(sys.modules["webapp.programs.lists"], "_AT_ONCE", at_once)
    total = get(client, "/api/v1/search")["total"]
    table = list(csv.DictReader(io.StringIO(client.get("/api/v1/export").text)))
    lines = client.get("/api/v1/export?format=jsonl&tri=date").text.splitlines()
    scdl = list(csv.DictReader(io.StringIO(client.get("/api/v1/export?format=scdl").text)))
    assert len(table) == len(lines) == total
    assert 0 < len(scdl) <= total
    acts = [json.loads(line) for line in lines]
    assert {act["id"] for act in acts} == {row["id"] for row in table}
    assert all(
        act["texte"] is not None and act["url"].startswith("/registre/acte/") for act in acts
    )
    narrowed = client.get("/api/v1/export?q=cantine").text
    assert len(narrowed.splitlines()) - 1 == get(client, "/api/v1/search?q=cantine")["total"]
    assert refused(client, "/api/v1/export?format=xls&per_page=3") == ["per_page", "format"]
