"""What readers, browsers and search engines take: Atom, CSV, OpenSearch, sitemaps, robots.

Atom is RFC 4287; OpenSearch description documents follow draft 6 of OpenSearch 1.1; sitemaps the
protocol 0.9 of sitemaps.org (50,000 addresses a file).
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from flask import Blueprint, Response, abort, g, request
from markupsafe import Markup

from indexer import export
from indexer.searching.results import MAX_PER_PAGE, Hit, SearchPage, SearchRequest
from indexer.shapes import act_path
from webapp import params
from webapp.backend import site
from webapp.formatting import count_fr, date_fr, marked
from webapp.linked_data import title_of
from webapp.problems import refuse
from webapp.search_view import SearchView
from webapp.urls import absolute, search_path

feeds = Blueprint("feeds", __name__)

MAX_ROWS = 10_000
_ENTRIES = 30
#: Pages of results in one sitemap of acts.
_SITEMAP_PAGES = 10
#: Characters that XML 1.0 cannot hold, which badly read files do.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@feeds.get("/recherche.atom")
def atom() -> Response:
    """The latest acts of a search, for feed readers."""
    reading = params.read(request.args)
    if reading.slips:
        return refuse(reading.slips)
    wanted = replace(reading.request, tri="-date", page=1, per_page=_ENTRIES, facets=False)
    return _xml(_feed(site().search.search(wanted)), "application/atom+xml")


def _feed(page: SearchPage) -> str:
    wanted = replace(page.request, per_page=SearchRequest().per_page)
    dates = [hit.record.seance.date for hit in page.hits if hit.record.seance.date]
    latest = max(dates, default=dt.date(1970, 1, 1))
    own = absolute(search_path(wanted, ".atom"))
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
            f"<id>{_text(own)}</id>",
            f"<title>{_text(SearchView(page).text or 'Toutes les délibérations')} – {_text(site().settings.name)}</title>",
            f"<subtitle>{_text(_window(page, dates))}</subtitle>",
            f"<updated>{latest.isoformat()}T00:00:00Z</updated>",
            f'<link rel="self" type="application/atom+xml" href={_attribute(own)}/>',
            f'<link rel="alternate" type="text/html" href={_attribute(absolute(search_path(wanted)))}/>',
            *(_entry(hit) for hit in page.hits),
            "</feed>\n",
        )
    )


def _window(page: SearchPage, dates: list[dt.date]) -> str:
    if not dates:
        return "Aucun acte daté ne correspond à cette recherche."
    shown = count_fr(len(page.hits), "acte le plus récent", "actes les plus récents")
    return (
        f"{shown} sur {count_fr(page.total, 'acte')} : séances du {date_fr(min(dates))} "
        f"au {date_fr(max(dates))}"
    )


def _entry(hit: Hit) -> str:
    record = hit.record
    address = absolute(act_path(record.id))
    day = record.seance.date or dt.date(1970, 1, 1)
    extracts = Markup(" … ").join(marked(e.text, e.marks) for e in hit.extracts)
    author = record.collectivite.nom or "collectivité inconnue"
    original = record.acte.url_originale
    category = record.acte.matiere.libelle if record.acte.matiere else None
    return "".join(
        (
            f"<entry><id>{_text(address)}</id><title>{_text(title_of(record))}</title>",
            f'<link rel="alternate" type="text/html" href={_attribute(address)}/>',
            f'<link rel="via" href={_attribute(original)}/>' if original else "",
            f"<updated>{day.isoformat()}T00:00:00Z</updated>",
            f"<author><name>{_text(author)}</name></author>",
            f"<category term={_attribute(category)}/>" if category else "",
            f'<content type="html">{_text(str(Markup("<p>{}</p>").format(extracts)))}</content></entry>',
        )
    )


@feeds.get("/recherche.csv")
def csv() -> Response:
    """All the acts of a search as a table, the first 10,000 of them."""
    reading = params.read(request.args)
    if reading.slips:
        return refuse(reading.slips)
    out = io.StringIO()
    # A byte-order mark is what makes spreadsheets read UTF-8 accents.
    out.write("\ufeff")
    records = site().search.all(replace(reading.request, page=1, facets=False))
    export.write((record for record, _ in zip(records, range(MAX_ROWS), strict=False)), "csv", out)
    response = Response(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="deliberations.csv"'
    return response


@feeds.get("/opensearch.xml")
def opensearch() -> Response:
    """How a browser adds this site to its search engines."""
    name = site().settings.name
    pairs = (
        ("text/html", absolute("/recherche?q={searchTerms}")),
        ("application/atom+xml", absolute("/recherche.atom?q={searchTerms}")),
    )
    urls = "".join(f'<Url type="{kind}" template={_attribute(url)}/>' for kind, url in pairs)
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{_text(name[:16])}</ShortName>"
        "<Description>Recherche dans les délibérations des collectivités</Description>"
        f"<Language>fr</Language><InputEncoding>UTF-8</InputEncoding>{urls}"
        "</OpenSearchDescription>\n"
    )
    return _xml(body, "application/opensearchdescription+xml")


@feeds.get("/sitemap.xml")
def sitemap() -> Response:
    """The list of the lists of addresses: the general pages, then the acts of each year."""
    names = ["/sitemap-pages.xml"]
    for year, count in _years():
        pages = min(-(-count // _sitemap_size()), MAX_ROWS // _sitemap_size())
        names += [f"/sitemap-{year}-{number}.xml" for number in range(1, pages + 1)]
    entries = "".join(f"<sitemap><loc>{_text(absolute(name))}</loc></sitemap>" for name in names)
    return _xml(_sitemap_document("sitemapindex", entries))


@feeds.get("/sitemap-pages.xml")
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
        f"/collectivite/{quote(v.value)}" for v in search.values("collectivite", SearchRequest())
    ]
    for value in search.values("matiere", SearchRequest()):
        paths += [f"/matiere/{quote(each.value)}" for each in (value, *value.children)]
    return _xml(_sitemap_document("urlset", "".join(_location(path) for path in paths)))


@feeds.get("/sitemap-<int:year>-<int:number>.xml")
def sitemap_acts(year: int, number: int) -> Response:
    """The addresses of acts of a year."""
    known = {y for y, _ in _years()}
    last = MAX_ROWS // _sitemap_size()
    if str(year) not in known or not 1 <= number <= last:
        abort(404)
    return _xml(_sitemap_document("urlset", "".join(_acts_of(str(year), number))))


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
    return f"<url><loc>{_text(absolute(path))}</loc>{modified}</url>"


def _sitemap_document(root: str, entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>\n'
    )


@feeds.get("/robots.txt")
def robots() -> Response:
    """What robots may read: pages of acts, not the endless combinations of filters."""
    if g.get("private"):
        return Response("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")
    lines = (
        "User-agent: *",
        "Disallow: /recherche?",
        "Disallow: /recherche/",
        "Disallow: /recherche.",
        "Disallow: /api/",
        f"Sitemap: {absolute('/sitemap.xml')}",
    )
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _xml(body: str, kind: str = "application/xml") -> Response:
    return Response(body, content_type=f"{kind}; charset=utf-8")


def _text(value: str) -> str:
    return escape(_NOT_XML.sub(" ", value))


def _attribute(value: str | None) -> str:
    return quoteattr(_NOT_XML.sub(" ", value or ""))
