"""What every answer says about itself."""

import datetime as dt
import gzip

import pytest
from fakes import FakeSearch
from flask.testing import FlaskClient
from reading import read

from webapp import create_app
from webapp.middleware import headers
from webapp.settings import Settings

PAGES = [
    "/",
    "/recherche?q=cantine",
    "/acte/0000000000000001",
    "/collectivites",
    "/aide",
    "/api/v1/search?q=eau",
    "/recherche.atom?q=eau",
]


@pytest.mark.parametrize("address", [*PAGES, "/rien", "/api/v1/rien"])
def test_nothing_but_own_files_may_run_or_frame(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", [*PAGES[:5], "/integrer", "/recherche?du=x", "/rien"])
def test_no_page_has_inline_code_or_leaves_the_site(client: FlaskClient, address: str) -> None:
    page = read(client, address)
    assert not page.find("//style | //*[@style]")
    assert all(
        s.get("src", "").startswith("/static/") or s.get("type") == "application/ld+json"
        for s in page.find("//script")
    )
    assert not [name for node in page.find("//*") for name in node.attrib if name.startswith("on")]
    loaded = page.find(
        "//img/@src | //script/@src | //link[@rel='stylesheet']/@href | //iframe/@src | //source/@src"
    )
    assert loaded
    assert all(address.startswith(("/static/", "/integrer/")) for address in loaded)


@pytest.mark.parametrize("address", PAGES)
def test_an_unchanged_answer_costs_nothing(
    client: FlaskClient, search: FakeSearch, address: str
) -> None:
    first = client.get(address)
    tag = first.headers["ETag"]
    assert "must-revalidate" in first.headers["Cache-Control"]

    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    # It says no more of who may keep the answer than the answer did (RFC 9110, 15.4.5).
    kept = [answer.headers["Cache-Control"].startswith("private") for answer in (first, again)]
    assert kept[1] or not kept[0]

    search.generation += 1
    changed = client.get(address, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_a_304_does_no_search(
    client: FlaskClient, search: FakeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = client.get("/recherche?q=eau").headers["ETag"]
    monkeypatch.setattr(search, "search", None)
    assert client.get("/recherche?q=eau", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(("query", "same"), [("eau", True), ("eau l’an dernier", False)])
def test_what_is_told_from_today_is_another_page_tomorrow(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, query: str, same: bool
) -> None:
    tags = set()
    for day in (4, 5):
        monkeypatch.setattr(headers, "this_day", lambda day=day: dt.date(2031, 5, day))
        tags.add(client.get("/recherche", query_string={"q": query}).headers["ETag"])
    assert (len(tags) == 1) is same


def test_addresses_and_builds_have_their_own_tags(client: FlaskClient, search: FakeSearch) -> None:
    tags = {client.get(address).headers["ETag"] for address in PAGES}
    assert len(tags) == len(PAGES)
    other = create_app(search, Settings(name="Délibs")).test_client()
    assert other.get("/").headers["ETag"] not in tags


def test_errors_are_not_kept(client: FlaskClient) -> None:
    for address in ("/rien", "/recherche?du=x", "/api/v1/search?x=1"):
        response = client.get(address)
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers


def test_text_is_compressed_for_those_who_can_read_it(client: FlaskClient) -> None:
    for address in PAGES:
        plain = client.get(address)
        zipped = client.get(address, headers={"Accept-Encoding": "gzip, br"})
        assert "Content-Encoding" not in plain.headers
        assert zipped.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in zipped.headers["Vary"]
        assert len(zipped.data) < len(plain.data) / 2
        assert gzip.decompress(zipped.data)
    assert (
        "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": "gzip;q=0"}).headers
    )


def test_what_is_small_already_is_sent_as_it_is(client: FlaskClient) -> None:
    small = client.get("/health", headers={"Accept-Encoding": "gzip"})
    assert len(small.data) < 600
    assert "Content-Encoding" not in small.headers


def test_static_files_are_kept_for_a_year_under_their_hash(client: FlaskClient) -> None:
    page = read(client, "/")
    for address in page.find("//link[@rel='stylesheet']/@href | //script/@src"):
        response = client.get(address)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert (
            client.get(address, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"]
            == "gzip"
        )
        _, _, digest, name = address.split("/")
        stale = client.get(f"/static/{digest[::-1]}/{name}")
        assert (stale.status_code, stale.headers["Cache-Control"]) == (200, "no-cache")
    assert client.get("/static/x/../params.py").status_code == 404
    assert client.get("/static/x/rien.css").status_code == 404


def test_browsers_of_other_sites_may_read_the_api_only(client: FlaskClient) -> None:
    headers = {"Origin": "https://ailleurs.example"}
    assert (
        client.get("/api/v1/search", headers=headers).headers["Access-Control-Allow-Origin"] == "*"
    )
    assert "Access-Control-Allow-Origin" not in client.get("/recherche", headers=headers).headers
    preflight = client.options(
        "/api/v1/search", headers={**headers, "Access-Control-Request-Headers": "X-API-Key"}
    )
    assert preflight.status_code == 200
    assert "X-API-Key" in preflight.headers["Access-Control-Allow-Headers"]


def test_the_list_of_origins_can_be_closed(search: FakeSearch) -> None:
    client = create_app(search, Settings(cors=("https://ville.example",))).test_client()
    allowed = client.get("/api/v1/search", headers={"Origin": "https://ville.example"})
    assert allowed.headers["Access-Control-Allow-Origin"] == "https://ville.example"
    refused = client.get("/api/v1/search", headers={"Origin": "https://ailleurs.example"})
    assert "Access-Control-Allow-Origin" not in refused.headers
    assert "Origin" in refused.headers["Vary"]


def test_unknown_hosts_are_refused_in_french(search: FakeSearch) -> None:
    client = create_app(search, Settings(hosts=("delibs.example",))).test_client()
    assert client.get("/", headers={"Host": "delibs.example"}).status_code == 200
    refused = client.get("/", headers={"Host": "voleur.example"})
    assert refused.status_code == 400
    assert "Demande incorrecte" in refused.get_data(as_text=True)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_read_only(client: FlaskClient, method: str) -> None:
    response = client.open("/recherche", method=method)
    assert response.status_code == 405
    assert "Méthode refusée" in response.get_data(as_text=True)
    assert "GET" in response.headers["Allow"]
