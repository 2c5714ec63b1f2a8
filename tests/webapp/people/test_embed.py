"""Lists in other sites, and oEmbed."""

from pathlib import Path

import html5lib
from fakes import FakeSearch
from flask.testing import FlaskClient
from reading import read

from indexer.indexing.build import Settings as BuildSettings
from indexer.indexing.build import build
from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings


def test_the_code_to_copy_frames_the_list(client: FlaskClient) -> None:
    page = read(client, "/integrer?q=cantine&collectivite=Valserre-sur-Oune&tri=-date")
    code = html5lib.parseFragment(
        page.text("//*[@id='code']"), treebuilder="lxml", namespaceHTMLElements=False
    )
    (frame,) = code
    assert frame.tag == "iframe"
    assert frame.get("title") == "Délibérations : cantine"
    listed = read(client, frame.get("src"))
    assert len(listed.find("//ol/li")) == 5
    assert all(a.get("target") == "_blank" for a in listed.find("//a"))


def test_a_frame_of_all_acts_has_a_title(client: FlaskClient) -> None:
    code = read(client, "/integrer").text("//*[@id='code']")
    assert 'title="Délibérations : toutes"' in code


def test_only_the_list_may_be_framed_and_by_whom_the_settings_say(search: FakeSearch) -> None:
    client = create_app(search, Settings(embed=("https://ville.example",))).test_client()
    headers = client.get("/integrer/liste?q=eau").headers
    assert "frame-ancestors 'self' https://ville.example" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    assert "frame-ancestors 'none'" in client.get("/integrer").headers["Content-Security-Policy"]
    assert "ville.example" in read(client, "/integrer").text()


def test_no_other_site_may_frame_where_the_list_of_sites_is_empty(search: FakeSearch) -> None:
    client = create_app(search, Settings(embed=())).test_client()
    policy = client.get("/integrer/liste").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self'")


def test_an_address_is_enough_for_oembed(client: FlaskClient) -> None:
    body = client.get(
        "/oembed", query_string={"url": "http://localhost/recherche?q=cantine&annee=2021"}
    ).json
    assert body is not None
    assert (body["type"], body["version"]) == ("rich", "1.0")
    assert body["title"].replace("\u00a0", " ") == "12 résultats pour « cantine »"
    assert "/integrer/liste?q=cantine&amp;annee=2021" in body["html"]
    act = client.get("/oembed", query_string={"url": "http://localhost/acte/0000000000000001"}).json
    assert act is not None
    assert act["title"].startswith("Convention")
    assert "<blockquote" in act["html"]


def test_oembed_answers_for_this_site_only(client: FlaskClient) -> None:
    for url in (
        "https://ailleurs.example/recherche?q=x",
        "http://localhost/aide",
        "",
        "http://localhost/acte/rien",
        "http://[",
    ):
        assert client.get("/oembed", query_string={"url": url}).status_code == 404
    assert (
        client.get(
            "/oembed", query_string={"url": "http://localhost/recherche", "format": "xml"}
        ).status_code
        == 501
    )


def test_a_list_that_would_be_empty_is_told_and_how_to_name_the_body(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(
        "Commune de Lorvaux\nExtrait du registre des délibérations du conseil municipal\n"
        "Séance du 12 mars 2024\nObjet : Voirie\nLe conseil municipal décide les travaux.\n",
        encoding="utf-8",
    )
    build([corpus], tmp_path / "index", BuildSettings())
    with Search.open(tmp_path / "index") as index:
        client = create_app(index).test_client()
        near = read(client, "/integrer?collectivite=lorvau").text()
        assert "la liste serait vide" in near
        assert "Peut-être : Lorvaux" in near
        assert "Cette liste compte 1 acte." in read(client, "/integrer?collectivite=lorvaux").text()
