"""The pages over a real index of the sample corpus: every link of the site leads somewhere."""

import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from flask.testing import FlaskClient
from reading import Page, read

from indexer.indexing.build import Settings as BuildSettings
from indexer.indexing.build import build
from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"
BODIES = ("vaucourt-sur-selinelle", "val-de-selinelle", "ccas-vaucourt", "plouarvezec")
#: Enough to see every kind of page and most acts, few enough to stay quick.
MOST_PAGES = 250


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("index")
    build([CORPUS / body for body in BODIES], folder, BuildSettings(engine="tantivy"))
    with Search.open(folder) as search:
        yield create_app(search, Settings()).test_client()


@pytest.mark.slow
def test_every_link_of_the_site_leads_somewhere(client: FlaskClient) -> None:
    # Combinations of filters breed without end: they wait until the rest is seen.
    waiting, searches, seen, kinds = deque(["/"]), deque[str](), {"/"}, set()
    for _ in range(MOST_PAGES):
        if not waiting and not searches:
            break
        address = (waiting or searches).popleft()
        with client.get(address) as response:
            assert response.status_code == 200, address
            kinds.add(response.mimetype)
            if response.mimetype != "text/html" or address.endswith("/original"):
                continue
            page = Page(response)
        for href in page.find("//a/@href | //link/@href | //script/@src"):
            target = urlsplit(urljoin(f"http://localhost{address}", href))
            plain = target._replace(scheme="", netloc="", fragment="").geturl()
            if target.netloc == "localhost" and plain not in seen:
                seen.add(plain)
                (searches if target.path == "/recherche" else waiting).append(plain)
    assert {
        "text/html",
        "text/css",
        "application/json",
        "application/atom+xml",
        "text/csv",
        "application/pdf",
    } <= kinds


def test_a_search_finds_marks_and_counts(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=tarifs+cantine")
    assert "tarifs" in {mark.lower() for mark in page.texts("//ol[@id='resultats']//h2//mark")}
    assert page.find("//fieldset[@data-facette='collectivite']//input")
    assert page.find("//svg//a")


def test_pages_and_interface_agree(client: FlaskClient) -> None:
    for query in (
        "q=cantine",
        "q=eau+OU+voirie&tri=date",
        "annee=2024",
        "matiere=7&deduites=1",
        "q=subvent*&du=2020&au=2024",
    ):
        body = json.loads(client.get(f"/api/v1/search?{query}").data)
        page = read(client, f"/recherche?{query}")
        shown = [urlsplit(href).path for href in page.hrefs("//ol[@id='resultats']//h2/a")]
        assert shown == [result["url"] for result in body["results"]]
        assert str(body["total"]) in page.text("//h1") or not body["total"]
        for result in body["results"]:
            for extract in result["extraits"]:
                assert all(
                    0 <= start < end <= len(extract["texte"])
                    for start, end in extract["surlignages"]
                )


def test_a_citation_leads_to_the_act_it_names_and_back(client: FlaskClient) -> None:
    acts = [r["id"] for r in json.loads(client.get("/api/v1/search?per_page=100").data)["results"]]
    pairs = [
        (id, other["id"])
        for id in acts
        for other in json.loads(client.get(f"/api/v1/actes/{id}").data)["cite"]
    ]
    assert pairs
    for citing, cited in pairs:
        assert f"/acte/{cited}" in read(client, f"/acte/{citing}").hrefs(
            "//section[@aria-labelledby='h-cite']//a"
        )
        assert f"/acte/{citing}" in read(client, f"/acte/{cited}").hrefs(
            "//section[@aria-labelledby='h-cite-par']//a"
        )


def test_an_unknown_value_of_a_filter_is_kept_and_can_be_taken_off(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=cantine&collectivite=Nulle-Part&resultat=inconnu")
    assert page.status == 200
    assert "Aucun résultat" in page.text("//h1")
    chips = page.texts("//ul[@aria-label='Filtres actifs']/li")
    assert any("Nulle-Part" in chip for chip in chips)
    assert any("inconnu" in chip for chip in chips)


def test_a_filter_that_is_on_can_leave_its_value_out_instead(client: FlaskClient) -> None:
    every = client.get("/api/v1/search").json
    assert every is not None
    first = every["facets"]["collectivite"][0]
    name, count = first["value"], first["count"]
    page = read(client, f"/recherche?collectivite={quote(name)}")
    [refuse] = page.find("//ul[@aria-label='Filtres actifs']//a[contains(., 'l’exclure')]/@href")
    without = read(client, refuse)
    assert f"{every['total'] - count} " in without.text("//h1")
    assert f"Collectivité : sauf {name}" in without.text("//ul[@aria-label='Filtres actifs']/li")
    assert without.find("//form//input[@name='collectivite'][@checked]/@value") == [f"-{name}"]
    assert not without.find("//ul[@aria-label='Filtres actifs']//a[contains(., 'l’exclure')]")


@pytest.mark.parametrize(
    "path",
    [
        "/acte/../../etc/passwd",
        "/acte/%2e%2e%2f/original",
        "/seance/%00",
        "/collectivite/%00",
        "/matiere/%F0%9F%99%82",
        "/acte/" + "a" * 5000,
        "/recherche/filtre/texte",
        "/sitemap-0-0.xml",
        "/sitemap-99999999999999999999-1.xml",
    ],
)
def test_strange_addresses_are_french_404(client: FlaskClient, path: str) -> None:
    page = read(client, path, follow_redirects=True)
    assert page.status == 404
    assert page.find("//main//h1")
