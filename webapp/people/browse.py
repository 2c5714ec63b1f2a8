"""Ways in without a query: by collectivité and by matière."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from indexer.acts.documents import Record
from indexer.fields.fields import UNKNOWN_BODY
from indexer.searching.results import FacetValue, SearchPage, SearchRequest
from webapp.addresses.params import Slip, with_values
from webapp.addresses.urls import search_url
from webapp.backend import site
from webapp.middleware.problems import Problem, refuse, respond
from webapp.showing.charts import Cell, shade
from webapp.showing.formatting import sort_key
from webapp.showing.search_view import SearchView, known_bodies

browse = Blueprint("browse", __name__)

#: Acts of a year that the page of a body lists.
_MOST_ACTS = 300
_YEARS_CHARTED = 8
_LATEST = 10
#: Bodies that one page lists; of a longer list, those shown first.
_MOST_BODIES, _MOST_SHOWN = 300, 60


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """A sitting and its acts that were found."""

    id: str | None
    first: Record
    acts: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matière and how many acts it has in each year."""

    value: FacetValue
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatterChart:
    """The matières of a body over its last years; ``deduced`` tells where they come from."""

    years: tuple[str, ...]
    rows: tuple[MatterRow, ...]
    deduced: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """A part of the list of bodies that fits on a page, by initials, and how to see the rest."""

    total: int
    initials: tuple[str, ...]
    groups: tuple[tuple[str, tuple[FacetValue, ...]], ...]
    shown: int
    found: int
    whole: bool


@browse.get("/collectivites")
def bodies() -> str:
    """All bodies in alphabetical order; by initial or by a part of the name where they are many."""
    letter, part = request.args.get("lettre", ""), request.args.get("contient", "").strip()
    everything = site().search.values("collectivite", SearchRequest())
    known = known_bodies(everything)
    return render_template(
        "bodies.html",
        directory=_directory(known, letter, part),
        letter=letter,
        part=part,
        unknown=sum(v.count for v in everything) - sum(v.count for v in known),
        unknown_href=_of_unknown_body(),
    )


def _of_unknown_body() -> str:
    return search_url(SearchRequest(filters={"collectivite": (UNKNOWN_BODY,)}, tri="-date"))


def _directory(everything: tuple[FacetValue, ...], letter: str, part: str) -> Directory:
    """The bodies asked for; of thousands, those with most acts where nothing is asked."""
    found = [v for v in everything if sort_key(part) in sort_key(v.label)]
    if letter:
        found = [v for v in found if _letter(v) == letter]
    whole = len(everything) <= _MOST_BODIES
    most = _MOST_BODIES if whole or letter or part else _MOST_SHOWN
    shown = sorted(found[:most], key=lambda v: sort_key(v.label))
    groups = tuple((initial, tuple(group)) for initial, group in groupby(shown, key=_letter))
    return Directory(
        total=len(everything),
        initials=tuple(sorted({_letter(v) for v in everything})),
        groups=groups,
        shown=len(shown),
        found=len(found),
        whole=whole,
    )


def _letter(value: FacetValue) -> str:
    first = sort_key(value.label)[:1].upper()
    return first if first.isalpha() else "#"


@browse.get("/collectivite/<path:name>")
def body(name: str) -> str | AnyResponse:
    """A body: its sittings of a year, its matières over the years."""
    if name.endswith("/"):
        abort(404)  # which leads on to the name without it
    if name == UNKNOWN_BODY:
        return redirect(_of_unknown_body())
    whole = _listing({"collectivite": (name,)})
    if not whole.total:
        return respond(Problem(404, f"Aucun acte de « {name} » n’est dans le registre."))
    years = sorted(
        (v for v in whole.facets.get("annee", ()) if v.count), key=lambda v: v.value, reverse=True
    )
    year = request.args.get("annee", "").strip() or (years[0].value if years else "")
    if year and year not in {v.value for v in years}:
        return refuse([Slip("annee", year, "cette collectivité n’a pas d’acte de cette année")])
    filters: dict[str, tuple[str, ...]] = {"collectivite": (name,)}
    if year:
        filters["annee"] = (year,)
    records, total = _records(filters)
    return render_template(
        "body.html",
        name=name,
        whole=whole,
        collectivite=whole.hits[0].record.collectivite,
        years=years,
        year=year,
        sittings=sittings_of(records),
        shown=len(records),
        total=total,
        chart=_matter_chart(name, sorted(v.value for v in years)[-_YEARS_CHARTED:]),
        search_href=search_url(SearchRequest(filters={"collectivite": (name,)}, tri="-date")),
        year_href=search_url(SearchRequest(filters=filters, tri="-date")),
    )


def _listing(filters: dict[str, tuple[str, ...]]) -> SearchPage:
    """The latest act under some filters, and the facets of all."""
    return site().search.search(SearchRequest(filters=filters, tri="-date", per_page=1))


def _records(filters: dict[str, tuple[str, ...]]) -> tuple[tuple[Record, ...], int]:
    """The acts under some filters, the latest first, up to a few hundred, and how many there are."""
    wanted = SearchRequest(filters=filters, tri="-date", per_page=_MOST_ACTS)
    total, records = site().search.listing(wanted)
    return records, total


def sittings_of(records: Iterable[Record]) -> tuple[SittingSummary, ...]:
    """Acts gathered by sitting, in the order they come; annexes follow the acts of their day."""
    gathered: dict[object, list[Record]] = {}
    for record in records:
        gathered.setdefault(record.seance_id or record.id, []).append(record)
    homes: dict[dt.date, list[list[Record]]] = {}
    for acts in gathered.values():
        if acts[0].seance.date and acts[0].seance.organe:
            homes.setdefault(acts[0].seance.date, []).append(acts)
    for key, acts in list(gathered.items()):
        home = homes.get(acts[0].seance.date, []) if acts[0].seance.date else []
        if len(home) == 1 and home[0] is not acts and all(map(_is_bare_annex, acts)):
            home[0].extend(gathered.pop(key))
    return tuple(
        SittingSummary(acts[0].seance_id, acts[0], tuple(acts)) for acts in gathered.values()
    )


def _is_bare_annex(record: Record) -> bool:
    """Whether a record is an annex whose file does not say which assembly sat."""
    return record.type_document == "annexe" and record.seance.organe is None


def _matter_chart(name: str, years: list[str]) -> MatterChart:
    """The matières that a body's acts bear; where they bear none, those deduced from the texts."""
    written = _count_matters(name, years, deduced=False)
    return written if written.rows else _count_matters(name, years, deduced=True)


def _count_matters(name: str, years: list[str], *, deduced: bool) -> MatterChart:
    body = SearchRequest(filters={"collectivite": (name,)}, tri="-date", deduites=deduced)
    charted = with_values(body, "annee", tuple(years))
    found = site().search.by_year("matiere", charted) if years else ()
    most = max((count for _, counts in found for count in counts.values()), default=0)
    rows = []
    for value, counts in found:
        of_matter = with_values(body, "matiere", (value.value,))
        cells = []
        for year in years:
            count = counts.get(year, 0)
            href = search_url(with_values(of_matter, "annee", (year,)))
            cells.append(Cell(count, shade(count, most), href))
        rows.append(MatterRow(value, tuple(cells)))
    return MatterChart(tuple(years), tuple(rows), deduced)


@browse.get("/matieres")
def matters() -> str:
    """The tree of matières."""
    page = _listing({})
    return render_template("matters.html", matters=page.facets.get("matiere", ()))


@browse.get("/matiere/<code>")
def matter(code: str) -> str | Response:
    """A matière: its acts, who takes them, when.

    Acts whose matière is deduced count where that is asked for, or where there are no others.
    """
    asked = request.args.get("deduites") == "1"
    page, wider = _of_matter(code, deduced=asked), _of_matter(code, deduced=True)
    if not wider.total:
        return respond(Problem(404, f"Aucun acte du registre n’a la matière « {code} »."))
    if not page.total:
        page = wider
    view = SearchView(page)
    branch = next(
        (v for v in page.facets.get("matiere", ()) if v.value == code.split(".")[0]), None
    )
    known = {v.value: v for v in ([branch, *branch.children] if branch else [])}
    return render_template(
        "matter.html",
        code=code,
        label=known[code].label if code in known else code,
        branch=branch,
        page=page,
        view=view,
        deduced=wider.total - page.total,
        histogram=view.histogram,
        bodies=known_bodies(page.facets.get("collectivite", ()))[:12],
        search_href=search_url(page.request),
    )


def _of_matter(code: str, *, deduced: bool) -> SearchPage:
    wanted = SearchRequest(
        filters={"matiere": (code,)}, tri="-date", per_page=_LATEST, deduites=deduced
    )
    return site().search.search(wanted)
