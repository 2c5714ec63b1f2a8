"""Acts near a short answer, over a real index: apart on the page, a key of their own in JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import schemathesis
from flask.testing import FlaskClient
from reading import Page, read

from indexer.indexing.build import Settings as BuildSettings
from indexer.indexing.build import build
from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings

CORPUS = Path(__file__).parents[3] / "corpus"
#: Two acts have the four words; a third has all but « garderie ».
SHORT = "q=tarifs+cantine+scolaire+garderie"
SECTION = "//section[@aria-labelledby='h-proches']"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("index")
    build([CORPUS / "vaucourt-sur-selinelle"], folder, BuildSettings())
    with Search.open(folder) as search:
        yield create_app(search, Settings()).test_client()


def body_of(client: FlaskClient, query: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(client.get(f"/api/v1/search?{query}").data)
    return body


def acts_of(page: Page, path: str) -> list[str]:
    return [urlsplit(href).path for href in page.hrefs(f"{path}//*[@class='objet']/a")]


def test_acts_near_stand_after_the_results_under_a_heading_of_their_own(
    client: FlaskClient,
) -> None:
    page = read(client, f"/recherche?{SHORT}")
    (section,) = page.find(SECTION)
    assert section.xpath("preceding-sibling::ol[@id='resultats']")
    assert page.texts(f"{SECTION}/h2") == ["Résultats proches"]
    assert page.texts(f"{SECTION}//p[@class='manque']") == ["Sans : garderie"]
    assert "n’ont pas tous les mots cherchés" in page.texts(SECTION)[0]
    levels = [node.tag for node in page.find("//main//*[self::h1 or self::h2 or self::h3]")]
    assert levels == ["h1", "h2", "h2", "h2", "h3"]
    assert not page.find("//ol[@id='resultats']//p[@class='manque']")


def test_acts_near_change_no_count(client: FlaskClient) -> None:
    page = read(client, f"/recherche?{SHORT}")
    assert page.text("//h1") == "2 résultats pour « tarifs cantine scolaire garderie »"
    assert "2 résultats" in page.text("//head/title")
    (counted,) = page.texts("//fieldset[@data-facette='collectivite']//*[@class='compte']")
    assert counted == "2 actes"
    assert not page.find("//*[@role='status']//section")


def test_the_interface_says_the_same_as_the_page(client: FlaskClient) -> None:
    page, body = read(client, f"/recherche?{SHORT}"), body_of(client, SHORT)
    assert body["total"] == 2
    assert acts_of(page, "//ol[@id='resultats']") == [act["url"] for act in body["results"]]
    assert acts_of(page, SECTION) == [act["url"] for act in body["proches"]]
    assert [act["manquants"] for act in body["results"]] == [[], []]
    assert [act["manquants"] for act in body["proches"]] == [["garderie"]]
    assert body["links"]["next"] is None


@pytest.mark.parametrize(
    "query",
    [
        f"{SHORT}&tri=-date",
        f"{SHORT}&tri=date",
        f"{SHORT}&per_page=1&page=2",
        f"{SHORT}&annee=2023",
        "q=tarifs+cantine+-garderie",
        'q="cantine scolaire" garderie',
        "q=xyzzyplugh",
        "",
    ],
)
def test_nothing_near_elsewhere(client: FlaskClient, query: str) -> None:
    assert not read(client, f"/recherche?{query}").find(SECTION)
    assert body_of(client, query)["proches"] == []


@pytest.mark.parametrize(
    "query",
    ["tarifs cantine scolaire garderie", "piscine jumelage vidéoprotection", "vidéoprotection"],
)
def test_the_answer_is_as_described(client: FlaskClient, query: str) -> None:
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", client.application)
    case = described["/api/v1/search"]["GET"].Case(query={"q": query})
    body = case.call_and_validate(headers={"Accept-Encoding": "identity"}).json()
    assert {frozenset(act) for act in (*body["results"], *body["proches"])} == {
        frozenset(body["results"][0])
    }


def test_acts_of_a_widened_answer_say_what_they_lack(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=piscine+jumelage+vidéoprotection")
    assert "élargie" in page.text()
    assert page.texts("//ol[@id='resultats']//p[@class='manque']") == ["Sans : piscine, jumelage"]


def test_feeds_tables_and_lists_hold_only_what_matches(client: FlaskClient) -> None:
    (near,) = body_of(client, SHORT)["proches"]
    assert near["id"] in client.get(f"/recherche?{SHORT}").get_data(as_text=True)
    for address in ("/recherche.atom", "/recherche.csv", "/integrer/liste"):
        answer = client.get(f"{address}?{SHORT}").get_data(as_text=True)
        assert "cantine" in answer
        assert near["id"] not in answer


def test_what_is_missing_is_text(client: FlaskClient) -> None:
    page = read(client, "/recherche", query_string={"q": 'vidéoprotection "<b>piscine</b> double"'})
    assert 'Sans : "<b>piscine</b> double"' in page.texts("//p[@class='manque']")
    assert not page.find("//main//b")
