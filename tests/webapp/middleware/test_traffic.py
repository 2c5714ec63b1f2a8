"""What is told of each request: lines of the log, measures, and who may read them."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeSearch
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from indexes import index
from prometheus_client.parser import text_string_to_metric_families

from indexer.errors import IndexMissing
from indexer.keyring import Keyring
from indexer.publishing.mailing import Post
from indexer.searching.results import IndexInfo
from indexer.searching.search import Search
from webapp import create_app
from webapp.middleware.traffic import cut
from webapp.settings import Settings

Lines = Callable[[], list[str]]
Site = Callable[..., FlaskClient]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return index(tmp_path_factory.mktemp("traffic"), "tantivy")


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    with Search.open(folder) as search:
        yield lambda **given: create_app(search, Settings(**given)).test_client()


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    return lambda: capsys.readouterr().err.splitlines()


def asked(client: FlaskClient, address: str, **given: Any) -> int:
    with client.get(address, **given) as response:
        response.get_data()
        return response.status_code


def test_a_line_of_json_says_what_a_request_took_and_not_what_was_searched(
    site: Site, lines: Lines
) -> None:
    client = site(log="json")
    asked(client, "/api/v1/search?q=cantine", environ_base={"REMOTE_ADDR": "203.0.113.77"})
    (line,) = lines()
    told = json.loads(line)
    assert told.keys() == {
        "time", "address", "method", "path", "route", "status", "bytes", "ms", "query_ms", "engine_ms", "hits",
    }  # fmt: skip
    assert (told["address"], told["method"]) == ("203.0.113.0", "GET")
    assert (told["path"], told["route"]) == ("/api/v1/search", "/api/v1/search")
    assert told["hits"] > 0
    assert told["bytes"] > 0
    assert told["ms"] >= told["query_ms"] >= told["engine_ms"] > 0
    assert "cantine" not in line


def test_queries_are_written_when_they_are_asked_for(site: Site, lines: Lines) -> None:
    for log in ("json", "text"):
        asked(site(log=log, log_queries=True), "/recherche?q=v%C3%A9lo&tri=date")
    as_json, as_text = lines()
    assert json.loads(as_json)["query"] == "q=vélo&tri=date"
    assert '"GET /recherche?q=v%C3%A9lo&tri=date" 200' in as_text


def test_a_line_of_text_stays_one_line(site: Site, lines: Lines) -> None:
    client = site(log="text")
    asked(client, "/acte/a%0A127.0.0.1%20%22x%22")
    (line,) = lines()
    assert re.fullmatch(
        r'127\.0\.0\.0 \[\S+Z\] "GET /acte/a%0A127\.0\.0\.1%20%22x%22" 404 \d+ \S+ ms, '
        r"query 0\.0, engine \S+, hits -",
        line,
    )


def test_refused_known_and_streamed_answers_are_told_too(site: Site, lines: Lines) -> None:
    client = site(log="json")
    with client.get("/aide") as known:
        tag = known.headers["ETag"]
    asked(client, "/aide", headers={"If-None-Match": tag})
    asked(client, "/api/v1/search?page=0")
    asked(client, "/api/v1/export?format=jsonl")
    told = [json.loads(line) for line in lines()]
    assert [one["status"] for one in told] == [200, 304, 400, 200]
    assert told[3]["bytes"] is None
    assert told[3]["engine_ms"] > 0


def test_what_watches_the_site_is_not_logged_nor_is_anything_without_the_setting(
    site: Site, lines: Lines
) -> None:
    for address in ("/health", "/health/ready", "/metrics"):
        asked(site(log="text"), address)
    asked(site(), "/recherche?q=cantine")
    assert not lines()


def test_what_opens_something_is_not_written(lines: Lines, tmp_path: Path) -> None:
    settings = Settings(log="json", url="https://a.example", post=Post("127.0.0.1", 1, "a@b.fr"))
    client = create_app(FakeSearch(), settings, tmp_path).test_client()
    asked(client, "/alertes/confirmer/s3cr3t")
    (line,) = lines()
    assert "s3cr3t" not in line
    assert json.loads(line)["path"] == "/alertes/confirmer/…"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
        ("::1", "::"),
        ("", "0.0.0.0"),
        ("nginx", "0.0.0.0"),
    ],
)
def test_addresses_are_cut(address: str, kept: str) -> None:
    assert cut(address) == kept


@given(st.ip_addresses())
def test_no_address_is_told_apart_from_its_neighbours(address: object) -> None:
    once = cut(str(address))
    assert cut(once) == once
    neighbour = type(address)(int(address) ^ 1)  # type: ignore[call-arg, call-overload]
    assert cut(str(neighbour)) == once


# Measures.


def measured(client: FlaskClient) -> dict[str, float]:
    text = client.get("/metrics").text
    return {
        sample.name + "".join(sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_measures_count_requests_by_rule_and_tell_of_the_index(site: Site) -> None:
    client = site()
    for address in ("/recherche?q=cantine", "/recherche?q=introuvablement", "/rien", "/wp-login"):
        asked(client, address)
    client.open("/aide", method="BREW").close()
    told = measured(client)
    assert told["registre_requests_total" + "".join(sorted(("200", "/recherche", "GET")))] == 2
    assert told["registre_requests_total" + "".join(sorted(("404", "none", "GET")))] == 2
    assert told["registre_requests_total" + "".join(sorted(("405", "none", "other")))] == 1
    assert told["registre_request_seconds_count/recherche"] == 2
    assert told["registre_query_seconds_count"] == 2
    assert told["registre_engine_seconds_count"] >= 2
    assert told["registre_index_up"] == 1
    assert told["registre_acts"] == client.get("/health/ready").json["acts"]  # type: ignore[index]


def test_measures_outlive_the_index() -> None:
    class Gone(FakeSearch):
        def info(self) -> IndexInfo:
            raise IndexMissing("gone")

    client = create_app(Gone(), Settings()).test_client()
    assert measured(client)["registre_index_up"] == 0


@pytest.mark.parametrize(
    ("headers", "address", "status"),
    [
        ({}, "127.0.0.1", 200),
        ({}, "::1", 200),
        ({}, "203.0.113.7", 403),
        # A proxy of this machine asks for somebody else, whether it is believed or not.
        ({"X-Forwarded-For": "203.0.113.7"}, "127.0.0.1", 403),
        ({"X-Forwarded-For": "127.0.0.1"}, "127.0.0.1", 403),
        ({"Forwarded": "for=127.0.0.1"}, "127.0.0.1", 403),
        ({"Via": "1.1 proxy"}, "127.0.0.1", 403),
    ],
)
@pytest.mark.parametrize("proxy", [None, "127.0.0.1"])
def test_measures_are_for_this_machine(
    site: Site, headers: dict[str, str], address: str, status: int, proxy: str | None
) -> None:
    client = site(proxy=proxy)
    told = client.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert told.status_code == status
    assert ("registre_requests" in told.text) == (status == 200)


def test_measures_are_for_whom_the_settings_say(tmp_path: Path) -> None:
    ring, key = Keyring().guarding("everything").with_key("prometheus")
    ring.write(tmp_path)

    def status(metrics: str, **headers: str) -> int:
        app = create_app(FakeSearch(), Settings(metrics=metrics), tmp_path)  # type: ignore[arg-type]
        return app.test_client().get("/metrics", headers=headers).status_code

    assert status("none") == 401
    assert status("none", Authorization=f"Bearer {key}") == 404
    assert status("local") == 200
    assert status("all") == 200
    assert status("key") == 401
    assert status("key", Authorization="Bearer wrong") == 401
    assert status("key", Authorization=f"Bearer {key}") == 200
