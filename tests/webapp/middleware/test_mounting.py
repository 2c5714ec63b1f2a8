"""A site under a path: every address that it gives bears that path, and only a known proxy says so."""

import json
import re
from urllib.parse import urlsplit

import pytest
from fakes import FakeSearch
from hypothesis import given
from hypothesis import strategies as st

from webapp import create_app
from webapp.middleware.mounting import path_of
from webapp.settings import Settings

PROXY = "192.0.2.7"
PAGES = (
    "/",
    "/recherche?q=cantine",
    "/recherche?q=xyzzy",
    "/aide",
    "/collectivites",
    "/matieres",
    "/integrer",
    "/accessibilite",
    "/inconnue",
)
_ADDRESS = re.compile(r'(?:href|src|action)="([^"#]+)')


def _client(**settings):
    return create_app(FakeSearch(), Settings(**settings)).test_client()


def _addresses(html: str) -> set[str]:
    return {a.replace("&amp;", "&") for a in _ADDRESS.findall(html)}


def _own(address: str) -> bool:
    return not urlsplit(address).netloc or urlsplit(address).netloc == "exemple.fr"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("stripped", [True, False])
def test_every_address_of_a_page_bears_the_path_of_the_site(page, stripped):
    client = _client(url="https://exemple.fr/registre")
    answer = client.get(page if stripped else f"/registre{page}")
    assert answer.status_code == (404 if page == "/inconnue" else 200)
    own = [a for a in _addresses(answer.text) if _own(a)]
    assert len(own) > 10
    assert [a for a in own if not urlsplit(a).path.startswith("/registre/")] == []


def test_an_address_that_only_begins_with_the_letters_of_the_path_is_not_below_it():
    client = _client(url="https://exemple.fr/r")
    assert client.get("/recherche?q=cantine").status_code == 200
    assert client.get("/r").status_code == 200
    assert client.get("/r/recherche?q=cantine").status_code == 200


@pytest.mark.parametrize("page", ["/recherche/?q=cantine", "/aide/", "/?q=cantine", "/favicon.ico"])
@pytest.mark.parametrize("stripped", [True, False])
def test_where_an_address_leads_on_to_bears_the_path_of_the_site(page, stripped):
    client = _client(url="https://exemple.fr/registre")
    answer = client.get(page if stripped else f"/registre{page}")
    assert answer.headers["Location"].startswith("/registre/")


def test_no_address_of_a_site_at_the_root_bears_a_path():
    plain = _addresses(_client().get("/recherche?q=cantine").text)
    placed = _addresses(_client(url="http://localhost/ici").get("/recherche?q=cantine").text)
    assert {a.replace("/ici/", "/") for a in placed} == plain


@pytest.mark.slow
def test_addresses_of_a_page_answer_under_the_path():
    client = _client(url="https://exemple.fr/registre")
    addresses = [*filter(_own, _addresses(client.get("/registre/recherche?q=cantine").text))]
    assert len(addresses) > 10
    for address in addresses:
        parts = urlsplit(address)
        assert client.get(f"{parts.path}?{parts.query}").status_code in (200, 302), address


@pytest.mark.parametrize("path", ["/api/v1/search?q=cantine", "/recherche.atom", "/sitemap.xml"])
def test_what_programs_read_bears_it_too(path):
    text = _client(url="https://exemple.fr/registre").get(path).text
    found = re.findall(r"https://exemple\.fr[^\s\"<]*", text)
    assert found
    assert all(address.startswith("https://exemple.fr/registre/") for address in found)


def test_results_of_the_api_lead_to_pages_under_the_path():
    body = json.loads(_client(url="https://exemple.fr/a/b").get("/api/v1/search").data)
    assert body["results"]
    assert all(hit["url"].startswith("/a/b/acte/") for hit in body["results"])


def test_the_frame_of_an_address_under_the_path_is_given():
    client = _client(url="https://exemple.fr/registre")
    asked = "https://exemple.fr/registre/recherche?q=cantine"
    answer = client.get("/oembed", query_string={"url": asked})
    assert "https://exemple.fr/registre/integrer/liste?" in answer.get_json()["html"]
    assert client.get("/oembed?url=https://exemple.fr/recherche").status_code == 404


def test_the_proxy_that_is_named_is_believed():
    headers = {"X-Forwarded-Prefix": "/actes", "X-Forwarded-Host": "ville.fr"}
    client = _client(proxy=PROXY)
    told = client.get("/", headers=headers, environ_base={"REMOTE_ADDR": PROXY})
    assert 'href="/actes/aide"' in told.text
    feed = client.get("/recherche.atom", headers=headers, environ_base={"REMOTE_ADDR": PROXY})
    assert "http://ville.fr/actes/recherche.atom" in feed.text


@pytest.mark.parametrize("settings", [{}, {"proxy": PROXY}])
def test_nobody_else_is(settings):
    headers = {"X-Forwarded-Prefix": "/actes", "X-Forwarded-Host": "ailleurs.example"}
    feed = _client(**settings).get("/recherche.atom", headers=headers)
    assert "/actes" not in feed.text
    assert "ailleurs.example" not in feed.text


@pytest.fixture(scope="module")
def behind():
    return _client(proxy=PROXY)


@given(prefix=st.text(max_size=30))
def test_a_prefix_that_is_no_path_changes_nothing(behind, prefix):
    value = prefix.encode().decode("latin-1")
    if "\n" in value or "\r" in value or re.fullmatch(r"(?:/[\w.~-]+)*/?", value):
        return
    headers = {"X-Forwarded-Prefix": value}
    answer = behind.get("/", headers=headers, environ_base={"REMOTE_ADDR": PROXY})
    assert 'href="/aide"' in answer.text


@pytest.mark.parametrize(
    ("url", "path"),
    [(None, ""), ("https://a.fr", ""), ("https://a.fr/", ""), ("https://a.fr/b/c", "/b/c")],
)
def test_path_of_an_address(url, path):
    assert path_of(url) == path
