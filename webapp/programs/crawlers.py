"""What browsers and robots ask of a site: how it is searched, which pages it has, which they may read, whom to tell of a hole.

OpenSearch description documents follow draft 6 of OpenSearch 1.1; sitemaps the protocol 0.9 of
sitemaps.org (50,000 addresses a file).
"""

import datetime as dt
from collections.abc import Iterator
from urllib.parse import quote

from flask import Blueprint, Response, abort, g

from indexer.acts.shapes import act_path
from indexer.searching.results import MAX_DEPTH, MAX_PER_PAGE, SearchRequest
from webapp.addresses.urls import absolute
from webapp.backend import site
from webapp.programs.xml_answers import attribute, text, xml
from webapp.showing.search_view import known_bodies

crawlers = Blueprint("crawlers", __name__)

#: For how long the contact for holes is said to hold.
_SECURITY_HOLDS = dt.timedelta(days=180)
#: Acts of a year that sitemaps tell: a search goes no deeper.
_MOST_ACTS = MAX_DEPTH
#: Pages of results in one sitemap of acts.
_SITEMAP_PAGES = 10


@crawlers.get("/opensearch.xml")
def opensearch() -> Response:
    """How a browser adds this site to its search engines."""
    name = site().settings.name
    pairs = (
        ("text/html", absolute("/recherche?q={searchTerms}")),
        ("application/atom+xml", absolute("/recherche.atom?q={searchTerms}")),
    )
    urls = "".join(f'<Url type="{kind}" template={attribute(url)}/>' for kind, url in pairs)
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{text(name[:16])}</ShortName>"
        "<Description>Recherche dans les délibérations des collectivités</Description>"
        f"<Language>fr</Language><InputEncoding>UTF-8</InputEncoding>{urls}"
        "</OpenSearchDescription>\n"
    )
    return xml(body, "application/opensearchdescription+xml")


@crawlers.get("/sitemap.xml")
def sitemap() -> Response:
    """The list of the lists of addresses: the general pages, then the acts of each year."""
    names = ["/sitemap-pages.xml"]
    for year, count in _years():
        pages = min(-(-count // _sitemap_size()), _MOST_ACTS // _sitemap_size())
        names += [f"/sitemap-{year}-{number}.xml" for number in range(1, pages + 1)]
    entries = "".join(f"<sitemap><loc>{text(absolute(name))}</loc></sitemap>" for name in names)
    return xml(_sitemap_document("sitemapindex", entries), "application/xml")


@crawlers.get("/sitemap-pages.xml")
def sitemap_pages() -> Response:
    """The addresses of the general pages, the bodies and the matières."""
    search = site().search
    paths = [
        "/",
        "/recherche",
        "/collectivites",
        "/matieres",
        "/aide",
        "/api",
        "/accessibilite",
        "/integrer",
    ]
    paths += [
        f"/collectivite/{quote(v.value)}"
        for v in known_bodies(search.values("collectivite", SearchRequest()))
    ]
    for value in search.values("matiere", SearchRequest()):
        paths += [f"/matiere/{quote(each.value)}" for each in (value, *value.children)]
    return xml(
        _sitemap_document("urlset", "".join(_location(path) for path in paths)), "application/xml"
    )


@crawlers.get("/sitemap-<int:year>-<int:number>.xml")
def sitemap_acts(year: int, number: int) -> Response:
    """The addresses of acts of a year."""
    known = {y for y, _ in _years()}
    last = _MOST_ACTS // _sitemap_size()
    if str(year) not in known or not 1 <= number <= last:
        abort(404)
    return xml(_sitemap_document("urlset", "".join(_acts_of(str(year), number))), "application/xml")


def _acts_of(year: str, number: int) -> Iterator[str]:
    first = (number - 1) * _SITEMAP_PAGES + 1
    for page_number in range(first, first + _SITEMAP_PAGES):
        wanted = SearchRequest(
            filters={"annee": (year,)},
            tri="-date",
            page=page_number,
            per_page=MAX_PER_PAGE,
            facets=False,
        )
        page = site().search.search(wanted)
        for hit in page.hits:
            yield _location(
                act_path(hit.record.id),
                hit.record.seance.date_publication or hit.record.seance.date,
            )
        if page_number >= page.pages:
            return


def _sitemap_size() -> int:
    return _SITEMAP_PAGES * MAX_PER_PAGE


def _years() -> list[tuple[str, int]]:
    page = site().search.search(SearchRequest(per_page=1))
    return [(v.value, v.count) for v in page.facets.get("annee", ()) if v.value.isdecimal()]


def _location(path: str, day: dt.date | None = None) -> str:
    modified = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{text(absolute(path))}</loc>{modified}</url>"


def _sitemap_document(root: str, entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>\n'
    )


@crawlers.get("/robots.txt")
def robots() -> Response:
    """What robots may read: pages of acts, not the endless combinations of filters."""
    if g.get("private") or site().settings.noindex:
        return Response("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")
    lines = (
        "User-agent: *",
        "Disallow: /recherche?",
        "Disallow: /recherche/",
        "Disallow: /recherche.",
        "Disallow: /api/",
        "Disallow: /alertes",
        f"Sitemap: {absolute('/sitemap.xml')}",
    )
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@crawlers.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a hole (RFC 9116): the site's keeper, where the settings name one."""
    contact = site().settings.contact
    if not contact:
        abort(404)
    # Less than a year, as the RFC asks; whoever reads it later reads a later day.
    until = dt.datetime.now(dt.UTC).date() + _SECURITY_HOLDS
    lines = (
        f"Contact: mailto:{contact}",
        f"Expires: {until:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages: fr, en",
    )
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
