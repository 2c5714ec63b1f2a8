"""OpenSearch, sitemaps, robots."""

from fakes import FakeSearch
from flask.testing import FlaskClient
from lxml import etree

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
OPENSEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def xml(client: FlaskClient, address: str) -> etree._Element:
    response = client.get(address)
    assert response.status_code == 200
    return etree.fromstring(response.data)


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
