"""A search as readers of feeds and spreadsheets take it: Atom (RFC 4287) and CSV."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from flask import Blueprint, Response, request
from markupsafe import Markup

from indexer.acts.shapes import act_path
from indexer.publishing import export
from indexer.searching.results import Entry, SearchRequest
from webapp.addresses import params
from webapp.addresses.urls import absolute, search_path
from webapp.backend import site
from webapp.middleware.problems import refuse
from webapp.programs.xml_answers import attribute, text, xml
from webapp.showing.formatting import count_fr, date_fr, marked
from webapp.showing.linked_data import title_of
from webapp.showing.search_view import subject_of

feeds = Blueprint("feeds", __name__)

#: Acts of a table.
MAX_ROWS = 10_000
_ENTRIES = 30
#: Pages of a feed: nobody subscribes to more.
_MOST_PAGES = 20


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
    return xml(_feed(wanted, total, entries), "application/atom+xml")


def _feed(wanted: SearchRequest, total: int, entries: tuple[Entry, ...]) -> str:
    asked = replace(wanted, per_page=SearchRequest().per_page)
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
            f"<id>{text(_page(asked, 1))}</id>",
            f"<title>{text(subject_of(asked))} – {text(site().settings.name)}</title>",
            f"<subtitle>{text(_window(total, entries))}</subtitle>",
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
    return f'<link rel="{rel}" type="{kind}" href={attribute(href)}/>'


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
    content = Markup("").join(
        Markup("<p>{}</p>").format(told) for told in (sitting, extracts) if told
    )
    return "".join(
        (
            f"<entry><id>{text(address)}</id><title>{text(title_of(record))}</title>",
            _link("alternate", address, "text/html"),
            f"<updated>{_moment(entry.entered)}</updated>",
            f"<published>{_moment(entry.entered)}</published>",
            f"<author><name>{text(author)}</name></author>",
            f"<category term={attribute(category)}/>" if category else "",
            f'<content type="html">{text(str(content))}</content></entry>',
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
