"""What the law asks of a site: legal notices, a way to report an act, being left out of search engines."""

import datetime as dt

from fakes import FakeSearch
from flask.testing import FlaskClient
from reading import read

from webapp import create_app
from webapp.settings import Settings

ACT = "/acte/0000000000000001"


def site(**settings: object) -> FlaskClient:
    return create_app(FakeSearch(), Settings(**settings)).test_client()  # type: ignore[arg-type]


def test_legal_notices_are_linked_on_every_page() -> None:
    client = site(legal="https://ville.example/mentions")
    for address in ("/", "/recherche?q=eau", ACT, "/rien"):
        assert "https://ville.example/mentions" in read(client, address).hrefs("//footer//a")
    assert "Mentions" not in read(site(), "/").text("//footer")


def test_an_act_tells_where_to_report_it_and_the_mail_says_which_one() -> None:
    mail = site(report="mailto:dpo@ville.example", url="https://delibs.example")
    (href,) = [h for h in read(mail, ACT).hrefs("//main//a") if h.startswith("mailto:")]
    assert href.startswith("mailto:dpo@ville.example?subject=Acte%200000000000000001")
    assert "https%3A//delibs.example/acte/" in href
    form = site(report="https://ville.example/signaler")
    assert "https://ville.example/signaler" in read(form, ACT).hrefs("//main//a")
    assert "Signaler" not in read(site(), ACT).text("//main")


def test_a_site_that_is_to_stay_out_of_search_engines_says_so_everywhere() -> None:
    client = site(noindex=True)
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    for address in ("/", ACT, "/recherche.csv", "/api/v1/search"):
        assert client.get(address).headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "X-Robots-Tag" not in site().get(address).headers


def test_whoever_finds_a_hole_is_told_whom_to_write_to() -> None:
    address = "/.well-known/security.txt"
    told = site(contact="dsi@ville.example", private=True).get(address)
    assert told.content_type == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in told.text.splitlines())
    assert lines["Contact"] == "mailto:dsi@ville.example"
    until = dt.datetime.fromisoformat(lines["Expires"])
    assert dt.timedelta() < until - dt.datetime.now(dt.UTC) < dt.timedelta(days=365)
    assert site().get(address).status_code == 404
