"""What readers, browsers and search engines take: Atom, CSV, OpenSearch, sitemaps, robots.

Atom is RFC 4287; OpenSearch description documents follow draft 6 of OpenSearch 1.1; sitemaps the
protocol 0.9 of sitemaps.org (50,000 addresses a file).
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from flask import Blueprint, Response, abort, g, request
from markupsafe import Markup

from indexer import export
from indexer.searching.results import MAX_PER_PAGE, Entry, SearchRequest
from indexer.shapes import act_path
from webapp.addresses import params
from webapp.addresses.urls import absolute, search_path
from webapp.backend import site
from webapp.middleware.problems import refuse
from webapp.showing.formatting import count_fr, date_fr, marked
from webapp.showing.linked_data import title_of
from webapp.showing.search_view import known_bodies, subject_of

feeds = Blueprint("feeds", __name__)

#: For how long the contact for holes is said to hold.
_SECURITY_HOLDS = dt.timedelta(days=180)
MAX_ROWS = 10_000
_ENTRIES = 30
#: Pages of a feed: nobody subscribes to more.
_MOST_PAGES = 20
#: Pages of results in one sitemap of acts.
_SITEMAP_PAGES = 10
#: Characters that XML 1.0 cannot hold, which badly read files do.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@feeds.get("/recherche.atom")
def atom() -> Response:
    """The acts of a search that came into the index last, for feed readers; page by page (RFC 5005)."""
    reading = params.read(request.args)
    if reading.slips:
        return refuse(reading.slips)
    wanted = replace(reading.request, tri="-date", per_page=_ENTRIES, facets=False)
    if wanted.page > _MOST_PAGES:
        return refuse(
            [params.Slip("page", str(wanted.page), f"un fil a au plus {_MOST_PAGES} pages")]
        )
    total, entries = site().search.latest(wanted)
    return _xml(_feed(wanted, total, entries), "application/atom+xml")


def _feed(wanted: SearchRequest, total: int, entries: tuple[Entry, ...]) -> str:
    asked = replace(wanted, per_page=SearchRequest().per_page)
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
            f"<id>{_text(_page(asked, 1))}</id>",
            f"<title>{_text(subject_of(asked))} – {_text(site().settings.name)}</title>",
            f"<subtitle>{_text(_window(total, entries))}</subtitle>",
            f"<updated>{_moment(max((e.entered for e in entries if e.entered), default=None))}</updated>",
            *_links(asked, total),
            *map(_entry, entries),
            "</feed>\n",
        )
    )


def _links(asked: SearchRequest, total: int) -> Iterator[str]:
    """The feed itself, its page for people, and the pages before and after this one (RFC 5005, 3)."""
    last = max(1, min(-(-total // _ENTRIES), _MOST_PAGES))
    page = replace(asked, page=1)
    yield _link("alternate", absolute(search_path(page)), "text/html")
    for rel, number in (
        ("self", asked.page),
        ("first", 1),
        ("previous", asked.page - 1),
        ("next", asked.page + 1),
        ("last", last),
    ):
        if 1 <= number <= last or rel == "self":
            yield _link(rel, _page(asked, number), "application/atom+xml")


def _link(rel: str, href: str, kind: str) -> str:
    return f'<link rel="{rel}" type="{kind}" href={_attribute(href)}/>'


def _page(asked: SearchRequest, number: int) -> str:
    return absolute(search_path(replace(asked, page=number), ".atom"))


def _moment(moment: dt.datetime | None) -> str:
    """A moment as RFC 3339 writes it; the beginning of time where none is known."""
    known = moment or dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    return known.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _window(total: int, entries: tuple[Entry, ...]) -> str:
    if not entries:
        return "Aucun acte ne correspond à cette recherche."
    shown = count_fr(len(entries), "acte", "actes")
    return (
        f"{shown} sur {total}, dans l’ordre de leur arrivée dans le registre, les derniers d’abord"
    )


def _entry(entry: Entry) -> str:
    hit = entry.hit
    record = hit.record
    address = absolute(act_path(record.id))
    extracts = Markup(" … ").join(marked(e.text, e.marks) for e in hit.extracts)
    author = record.collectivite.nom or "collectivité inconnue"
    category = record.acte.matiere.libelle if record.acte.matiere else None
    sitting = f"Séance du {date_fr(record.seance.date)}." if record.seance.date else ""
    content = Markup("<p>{}</p><p>{}</p>").format(sitting, extracts)
    return "".join(
        (
            f"<entry><id>{_text(address)}</id><title>{_text(title_of(record))}</title>",
            _link("alternate", address, "text/html"),
            f"<updated>{_moment(entry.entered)}</updated>",
            f"<published>{_moment(entry.entered)}</published>",
            f"<author><name>{_text(author)}</name></author>",
            f"<category term={_attribute(category)}/>" if category else "",
            f'<content type="html">{_text(str(content))}</content></entry>',
        )
    )


@feeds.get("/recherche.csv")
def csv() -> Response:
    """All the acts of a search as a table, the first 10,000 of them.

    Cells stand between semicolons: a spreadsheet set to French opens no other CSV in columns.
    """
    reading = params.read(request.args)
    if reading.slips:
        return refuse(reading.slips)
    out = io.StringIO()
    # A byte-order mark is what makes spreadsheets read UTF-8 accents.
    out.write("\ufeff")
    records = site().search.all(replace(reading.request, page=1, facets=False))
    export.write(
        islice(records, MAX_ROWS),
        "csv",
        out,
        address=lambda id: absolute(act_path(id)),
        separator=";",
    )
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
        f"/collectivite/{quote(v.value)}"
        for v in known_bodies(search.values("collectivite", SearchRequest()))
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


@feeds.get("/.well-known/security.txt")
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


def _xml(body: str, kind: str = "application/xml") -> Response:
    return Response(body, content_type=f"{kind}; charset=utf-8")


def _text(value: str) -> str:
    return escape(_NOT_XML.sub(" ", value))


def _attribute(value: str | None) -> str:
    return quoteattr(_NOT_XML.sub(" ", value or ""))
