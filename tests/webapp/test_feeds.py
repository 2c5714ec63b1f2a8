"""Atom, CSV, OpenSearch, sitemaps, robots."""

import csv
import io

from fakes import HOSTILE, FakeSearch
from flask.testing import FlaskClient
from lxml import etree

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
OPENSEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def xml(client: FlaskClient, address: str) -> etree._Element:
    response = client.get(address)
    assert response.status_code == 200
    return etree.fromstring(response.data)


def test_every_search_has_a_feed_of_its_latest_acts(client: FlaskClient) -> None:
    feed = xml(client, "/recherche.atom?q=cantine&resultat=unanimité&tri=pertinence&page=2")
    dates = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert len(dates) == 12
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext("a:updated", namespaces=ATOM) == dates[0]
    (own,) = feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM)
    assert own.startswith("http://localhost/recherche.atom?q=cantine")
    assert feed.findtext("a:id", namespaces=ATOM) == own
    authors = feed.xpath("a:entry/a:author/a:name/text()", namespaces=ATOM)
    assert len(authors) == 12


def test_a_feed_states_the_window_it_covers(client: FlaskClient) -> None:
    subtitle = xml(client, "/recherche.atom?q=cantine").findtext("a:subtitle", namespaces=ATOM)
    assert subtitle is not None
    assert subtitle.replace("\u00a0", " ").startswith(
        "30 actes les plus récents sur 60 actes : séances du "
    )
    empty = xml(client, "/recherche.atom?q=zzzz").findtext("a:subtitle", namespaces=ATOM)
    assert empty is not None
    assert "Aucun acte" in empty


def test_an_entry_holds_the_matching_sentence_as_escaped_html(client: FlaskClient) -> None:
    feed = xml(client, "/recherche.atom?q=piège")
    (content,) = feed.xpath("a:entry/a:content", namespaces=ATOM)
    assert content.get("type") == "html"
    assert "<mark>piège</mark>" in content.text
    assert HOSTILE not in content.text
    assert "&lt;script&gt;" in content.text
    assert HOSTILE in feed.xpath("a:entry/a:title/text()", namespaces=ATOM)[0]


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
    rows = list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"))))
    assert len(rows) == 20
    assert {row["collectivite"] for row in rows} == {"Émeraude-les-Bains"}


def test_feeds_name_what_they_cannot_read(client: FlaskClient) -> None:
    for address in ("/recherche.atom?du=hier", "/recherche.csv?annee=x"):
        assert client.get(address).status_code == 400


def test_a_browser_can_add_the_engine(client: FlaskClient) -> None:
    description = xml(client, "/opensearch.xml")
    name = description.findtext("o:ShortName", namespaces=OPENSEARCH)
    assert name == "Registre"
    assert len(name) <= 16
    templates = description.xpath("o:Url[@type='text/html']/@template", namespaces=OPENSEARCH)
    assert templates == ["http://localhost/recherche?q={searchTerms}"]


def test_every_act_is_in_a_sitemap_once(client: FlaskClient, search: FakeSearch) -> None:
    index = xml(client, "/sitemap.xml").xpath("s:sitemap/s:loc/text()", namespaces=SITEMAP)
    listed = [
        loc
        for address in index
        for loc in xml(client, address).xpath("s:url/s:loc/text()", namespaces=SITEMAP)
    ]
    assert len(listed) == len(set(listed))
    dated = {f"http://localhost/acte/{r.id}" for r in search.records if r.seance.date}
    assert dated <= set(listed)
    for loc in listed:
        assert client.get(loc).status_code == 200
    assert client.get("/sitemap-1066-1.xml").status_code == 404
    assert client.get("/sitemap-2021-99.xml").status_code == 404


def test_robots_are_kept_from_the_combinations_of_filters(client: FlaskClient) -> None:
    text = client.get("/robots.txt").get_data(as_text=True)
    assert "Disallow: /recherche?" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text
