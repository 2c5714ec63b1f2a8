"""A search as a feed and as a table."""

import csv
import io

from fakes import HOSTILE, FakeSearch
from flask.testing import FlaskClient
from lxml import etree

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def xml(client: FlaskClient, address: str) -> etree._Element:
    response = client.get(address)
    assert response.status_code == 200
    return etree.fromstring(response.data)


def test_a_feed_gives_what_came_last_first_page_by_page(
    client: FlaskClient, search: FakeSearch
) -> None:
    feed = xml(client, "/recherche.atom?q=cantine&resultat=unanimité&tri=pertinence")
    ids = feed.xpath("a:entry/a:id/text()", namespaces=ATOM)
    came = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert len(ids) == 12
    assert ids == sorted(ids, reverse=True)
    assert came == sorted(came, reverse=True)
    assert feed.xpath("a:entry/a:published/text()", namespaces=ATOM) == came
    assert feed.findtext("a:updated", namespaces=ATOM) == came[0]
    (own,) = feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM)
    assert own.startswith("http://localhost/recherche.atom?q=cantine")
    assert feed.findtext("a:id", namespaces=ATOM) == own
    # Every act of the registre, once, through the pages that lead to each other.
    address, seen = "/recherche.atom", []
    while address:
        page = xml(client, address)
        seen += page.xpath("a:entry/a:id/text()", namespaces=ATOM)
        assert page.findtext("a:id", namespaces=ATOM) == "http://localhost/recherche.atom"
        (address,) = page.xpath("a:link[@rel='next']/@href", namespaces=ATOM) or [""]
    assert len(seen) == len(set(seen)) == len(search.records)
    assert client.get("/recherche.atom?page=21").status_code == 400


def test_a_feed_names_its_filters_and_the_window_it_covers(client: FlaskClient) -> None:
    feed = xml(client, "/recherche.atom?q=cantine&resultat=unanimité&du=2020")
    title = (feed.findtext("a:title", namespaces=ATOM) or "").replace("\u00a0", " ")
    assert title == "cantine · Résultat du vote : unanimité · Depuis le 1er janvier 2020 – Registre"
    subtitle = feed.findtext("a:subtitle", namespaces=ATOM)
    assert subtitle is not None
    assert "dans l’ordre de leur arrivée" in subtitle
    empty = xml(client, "/recherche.atom?q=zzzz").findtext("a:subtitle", namespaces=ATOM)
    assert empty is not None
    assert "Aucun acte" in empty


def test_scripts_of_other_sites_may_read_feeds_and_tables(client: FlaskClient) -> None:
    for address in ("/recherche.atom", "/recherche.csv"):
        headers = client.get(address, headers={"Origin": "https://ville.example"}).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/recherche").headers


def test_an_entry_holds_the_matching_sentence_as_escaped_html(client: FlaskClient) -> None:
    feed = xml(client, "/recherche.atom?q=piège")
    (content,) = feed.xpath("a:entry/a:content", namespaces=ATOM)
    assert content.get("type") == "html"
    assert "<mark>piège</mark>" in content.text
    assert HOSTILE not in content.text
    assert "&lt;script&gt;" in content.text
    assert HOSTILE in feed.xpath("a:entry/a:title/text()", namespaces=ATOM)[0]


def test_an_entry_holds_no_empty_paragraph(client: FlaskClient) -> None:
    contents = xml(client, "/recherche.atom").xpath("a:entry/a:content/text()", namespaces=ATOM)
    assert contents
    assert not any("<p></p>" in content for content in contents)


def test_a_feed_follows_the_generation(client: FlaskClient, search: FakeSearch) -> None:
    tag = client.get("/recherche.atom").headers["ETag"]
    assert client.get("/recherche.atom", headers={"If-None-Match": tag}).status_code == 304
    search.generation += 1
    assert client.get("/recherche.atom", headers={"If-None-Match": tag}).status_code == 200


def test_a_search_is_a_table_that_spreadsheets_open(client: FlaskClient) -> None:
    response = client.get("/recherche.csv?q=cantine&commune=Émeraude-les-Bains")
    assert response.content_type == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    assert response.data.startswith(b"\xef\xbb\xbf")
    table = io.StringIO(response.data.decode("utf-8-sig"))
    rows = list(csv.DictReader(table, delimiter=";"))
    assert len(rows) == 20
    assert all(row["adresse"] == f"http://localhost/acte/{row['id']}" for row in rows)
    assert {row["collectivite"] for row in rows} == {"Émeraude-les-Bains"}


def test_feeds_name_what_they_cannot_read(client: FlaskClient) -> None:
    for address in ("/recherche.atom?du=hier", "/recherche.csv?annee=x"):
        assert client.get(address).status_code == 400
