"""The limit of calls, with a clock in hand; who gets in where, route by route."""

import base64
import json
from pathlib import Path

import pytest
from fakes import FakeSearch
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from indexer.errors import IndexCorrupt, QueryError
from indexer.keyring import FILE, Keyring
from webapp import create_app
from webapp.middleware import access
from webapp.middleware.access import RateLimiter
from webapp.settings import Settings


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_callers_longest_unheard_of_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_MOST_CALLERS", 2)
    limiter = RateLimiter(1, clock=lambda: 0.0)
    for caller in ("one", "two", "three"):
        assert limiter.take(caller).wait == 0
    assert limiter.take("three").wait > 0
    assert limiter.take("one").wait == 0


def test_calls_come_back_with_time_and_callers_do_not_share() -> None:
    clock = Clock()
    limiter = RateLimiter(60, clock)
    assert [limiter.take("a").wait for _ in range(61)] == [0] * 60 + [1]
    assert limiter.take("b").wait == 0
    clock.now += 1
    assert limiter.take("a").wait == 0
    assert limiter.take("a").wait == 1


@example(2, [9.6, 2.3, 0.7, 5.8])
@given(st.integers(1, 100), st.lists(st.floats(0, 30), max_size=60))
def test_no_more_calls_pass_than_the_rate_allows_and_waiting_as_told_suffices(
    rate: int, pauses: list[float]
) -> None:
    clock = Clock()
    limiter = RateLimiter(rate, clock)
    passed = 0
    for pause in pauses:
        clock.now += pause
        wait = limiter.take("a").wait
        if wait:
            clock.now += wait
            assert limiter.take("a").wait == 0
        passed += 1
    assert passed <= rate + clock.now * rate / 60 + 1e-6


# Route by route.

#: Rules of addresses, each with one to ask for and a word of the index that it shows.
ROUTES = {
    "/": ("/", "cantine"),
    "/recherche": ("/recherche?q=cantine", "cantine"),
    "/recherche/filtre/<name>": ("/recherche/filtre/collectivite", "Valserre"),
    "/acte/<id>": ("/acte/0000000000000000", "Valserre"),
    "/acte/<id>.txt": ("/acte/0000000000000000.txt", "Valserre"),
    "/acte/<id>/original": ("/acte/0000000000000000/original", "ORIGINAL"),
    "/seance/<id>": (None, "Valserre"),
    "/suggestions": ("/suggestions?q=tarifs", "Tarifs"),
    "/collectivites": ("/collectivites", "Valserre"),
    "/collectivite/<path:name>": ("/collectivite/Valserre-sur-Oune", "Valserre"),
    "/matieres": ("/matieres", "7.10"),
    "/matiere/<code>": ("/matiere/7.10", "cantine"),
    "/integrer": ("/integrer", "Intégrer"),
    "/integrer/liste": ("/integrer/liste?q=cantine", "cantine"),
    "/oembed": ("/oembed?url=http://localhost/recherche%3Fq%3Dcantine", "cantine"),
    "/recherche.atom": ("/recherche.atom?q=cantine", "cantine"),
    "/recherche.csv": ("/recherche.csv?q=cantine", "cantine"),
    "/opensearch.xml": ("/opensearch.xml", "OpenSearch"),
    "/sitemap.xml": ("/sitemap.xml", "sitemap-2020-1"),
    "/sitemap-pages.xml": ("/sitemap-pages.xml", "Valserre"),
    "/sitemap-<int:year>-<int:number>.xml": ("/sitemap-2020-1.xml", "/acte/"),
    "/aide": ("/aide", "Aide"),
    "/accessibilite": ("/accessibilite", "Accessibilité"),
    "/api": ("/api", "API"),
    "/favicon.ico": ("/favicon.ico", ""),
    "/health/ready": ("/health/ready", "acts"),
    "/api/v1/search": ("/api/v1/search?q=cantine", "cantine"),
    "/api/v1/actes/<id>": ("/api/v1/actes/0000000000000000", "Valserre"),
    "/api/v1/suggest": ("/api/v1/suggest?q=tarifs", "Tarifs"),
    "/api/v1/facettes": ("/api/v1/facettes?champ=collectivite", "Valserre"),
    "/api/v1/collectivites": ("/api/v1/collectivites", "Valserre"),
    "/api/v1/seances": ("/api/v1/seances", "Valserre"),
    "/api/v1/export": ("/api/v1/export", "Valserre"),
    "/api/v1/openapi.json": ("/api/v1/openapi.json", "openapi"),
    "/api/v1/": ("/api/v1/", ""),
    "/api/v1/<path:path>": ("/api/v1/rien", ""),
}
#: What tells nothing of the index, or knows its own readers (``test_traffic``).
OPEN = {
    "/health",
    "/robots.txt",
    "/static/<digest>/<name>",
    "/metrics",
    "/.well-known/security.txt",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def site(folder: Path, **settings: object) -> FlaskClient:
    original = folder / "acte.txt"
    original.write_text("ORIGINAL", encoding="utf-8")
    search = FakeSearch(original=original)
    return create_app(search, Settings(**settings), folder).test_client()  # type: ignore[arg-type]


def address_of(rule: str) -> str:
    address = ROUTES[rule][0]
    return address or f"/seance/{FakeSearch().records[0].seance_id}"


def test_every_route_is_in_the_matrix(folder: Path) -> None:
    rules = {str(rule) for rule in site(folder).application.url_map.iter_rules()}
    assert rules == {*ROUTES, *OPEN}


def basic(key: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"moi:{key}".encode()).decode()}


def asked(client: FlaskClient, address: str, headers: dict[str, str]) -> TestResponse:
    with client.get(address, headers=headers) as response:
        response.get_data()
    return response


@pytest.mark.slow
@pytest.mark.parametrize("rule", ROUTES)
@pytest.mark.parametrize("guard", ["nothing", "api", "everything"])
def test_a_route_shows_what_it_must_to_each_caller(folder: Path, guard: str, rule: str) -> None:
    ring, key = Keyring().guarding(guard).with_key("intranet")
    ring.write(folder)
    client, address, word = site(folder), address_of(rule), ROUTES[rule][1]
    open_ = asked(client, address, {"X-API-Key": key})
    assert (open_.status_code == 404) == (rule in ("/api/v1/", "/api/v1/<path:path>"))
    assert word in open_.text
    guarded = guard == "everything" or (guard == "api" and rule.startswith("/api/"))
    for headers in (
        {"Authorization": f"Bearer {key}"},
        basic(key),
        {"X-API-Key": key, "If-None-Match": open_.headers.get("ETag", "")},
    ):
        assert asked(client, address, headers).status_code in (open_.status_code, 304)
    for headers in (
        {},
        {"X-API-Key": "faux"},
        basic("faux"),
        {"If-None-Match": open_.headers.get("ETag", "")},
    ):
        answer = asked(client, address, headers)
        if not guarded:
            assert answer.status_code in (open_.status_code, 304)
            continue
        assert answer.status_code == 401
        assert "Basic" in answer.headers["WWW-Authenticate"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert not any(word in answer.text for word in ("Valserre", "n° 5", "ORIGINAL"))
    if guarded and open_.status_code == 200:
        assert "public" not in open_.headers["Cache-Control"]
        assert "Authorization" in open_.headers["Vary"]


def test_a_private_site_tells_only_that_it_lives(folder: Path) -> None:
    client = site(folder, private=True)
    assert client.get("/health").status_code == 200
    assert "Disallow: /\n" in client.get("/robots.txt").text
    assert "sitemap" not in client.get("/robots.txt").text
    refused = client.get("/n-importe-quoi")
    assert refused.status_code == 401
    assert refused.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in site(folder).get("/n-importe-quoi").headers
    assert client.options("/api/v1/search").status_code == 200


def test_keys_made_and_revoked_count_at_once(folder: Path) -> None:
    client = site(folder)
    assert client.get("/recherche").status_code == 200
    ring, key = Keyring().guarding("everything").with_key("a")
    ring.write(folder)
    assert client.get("/recherche").status_code == 401
    assert client.get("/recherche", headers=basic(key)).status_code == 200
    ring.without("a").write(folder)
    assert client.get("/recherche", headers=basic(key)).status_code == 401


def test_a_keyring_that_cannot_be_read_shuts_the_site(folder: Path) -> None:
    (folder / FILE).write_text("{", encoding="utf-8")
    assert site(folder).get("/recherche").status_code == 401
    with pytest.raises(IndexCorrupt):
        Keyring.read(folder)


def test_a_key_is_kept_as_a_hash_only_its_owner_reads(folder: Path) -> None:
    ring, key = Keyring().with_key("intranet")
    ring.write(folder)
    text = (folder / FILE).read_text(encoding="utf-8")
    assert key not in text
    assert json.loads(text)["keys"][0]["name"] == "intranet"
    assert (folder / FILE).stat().st_mode & 0o077 == 0
    assert Keyring.read(folder) == ring
    assert ring.holder(key) == "intranet"
    assert ring.holder(ring.keys[0].sha256) is None
    for name in ("intranet", "", "a b", "x" * 65):
        with pytest.raises(QueryError):
            ring.with_key(name)
    with pytest.raises(QueryError):
        ring.without("autre")


def test_wrong_keys_are_slowed(folder: Path) -> None:
    client = site(folder, api_keys=("sesame",))
    tried = [
        client.get("/api/v1/search", headers={"X-API-Key": f"faux{n}"}).status_code
        for n in range(12)
    ]
    assert tried == [401] * 10 + [429] * 2
    # Even the right one has to wait then: an answer would tell it from the wrong ones.
    refused = client.get("/api/v1/search", headers={"X-API-Key": "sesame"})
    assert (refused.status_code, int(refused.headers["Retry-After"]) > 0) == (429, True)
    assert client.get("/recherche").status_code == 200


def test_each_key_has_a_limit_of_its_own_and_is_told_what_is_left(folder: Path) -> None:
    ring, first = Keyring().with_key("a")
    ring, second = ring.with_key("b")
    ring.write(folder)
    client = site(folder, rate=2)
    for headers in ({"X-API-Key": first}, {"X-API-Key": second}, {}):
        answers = [client.get("/api/v1/search", headers=headers) for _ in range(3)]
        assert [a.status_code for a in answers] == [200, 200, 429]
        assert answers[0].headers["RateLimit-Policy"] == '"minute";q=2;w=60'
        assert answers[0].headers["RateLimit"].startswith('"minute";r=1;t=')
        assert answers[2].headers["RateLimit"].startswith('"minute";r=0;t=')


@pytest.mark.parametrize("address", ["/sitemap.xml", "/recherche.atom", "/api/v1/search", "/api"])
def test_no_cache_keeps_a_name_that_the_caller_made_up(folder: Path, address: str) -> None:
    lying = {"Host": "ailleurs.example"}
    told = site(folder).get(address, headers=lying)
    assert "ailleurs.example" in told.text
    assert "public" not in told.headers["Cache-Control"]
    fixed = site(folder, url="https://delibs.example").get(address, headers=lying)
    assert "ailleurs.example" not in fixed.text
    assert "public" in fixed.headers["Cache-Control"]
    assert site(folder, hosts=("delibs.example",)).get(address, headers=lying).status_code == 400
