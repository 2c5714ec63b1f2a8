"""The JSON interface for whole lists: values of facets, bodies, sittings, tables of acts.

The same parameters narrow all of them as narrow a search. What is long is streamed.
"""

import datetime as dt
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby, islice
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from indexer.acts.documents import Record
from indexer.acts.shapes import act_json, act_path
from indexer.fields.fields import FACET_FIELDS
from indexer.publishing import export
from indexer.searching.results import FacetValue, SearchRequest, facet_json
from webapp.addresses import params
from webapp.addresses.params import Slip
from webapp.addresses.urls import absolute, local, root
from webapp.backend import Search, site
from webapp.middleware.problems import refuse
from webapp.programs.api import answer
from webapp.showing.formatting import sort_key
from webapp.showing.search_view import known_bodies

lists = Blueprint("lists", __name__, url_prefix="/api/v1")

#: Formats of an export: type of content, end of the file's name.
FORMATS = {
    "csv": ("text/csv; charset=utf-8", "csv"),
    "jsonl": ("application/x-ndjson; charset=utf-8", "jsonl"),
    "scdl": ("text/csv; charset=utf-8", "csv"),
}
_MOST = 100
#: Acts that are written at once.
_AT_ONCE = 100


@lists.get("/facettes")
def facets() -> Response:
    """Every value of the facets of a search, where a search gives the first hundred of each."""
    wanted, slips = _read("champ")
    names = tuple(dict.fromkeys(request.args.getlist("champ"))) or FACET_FIELDS
    slips += [
        Slip("champ", name, f"il faut l’un de ces champs : {', '.join(FACET_FIELDS)}")
        for name in names
        if name not in FACET_FIELDS
    ]
    if slips:
        return refuse(slips)
    search = site().search
    found = search.search(replace(wanted, per_page=1, facets=False))
    values = {name: search.values(name, wanted) for name in names}
    return answer(
        {
            "query": wanted.text,
            "understood": found.understood,
            "notes": list(found.notes),
            "total": found.total,
            "facettes": {name: [facet_json(v) for v in some] for name, some in values.items()},
        }
    )


@lists.get("/collectivites")
def bodies() -> Response:
    """The bodies of the index, by name, those whose name holds a text."""
    slips = params.strangers(request.args, ("contient", "departement", "page", "per_page"))
    numbers = {
        name: _whole(name, default, most, slips)
        for name, default, most in (("page", 1, 10_000), ("per_page", 20, _MOST))
    }
    if slips:
        return refuse(slips)
    part = sort_key(request.args.get("contient", "").strip())
    filters = {"departement": tuple(request.args.getlist("departement"))}
    narrowed = SearchRequest(filters={name: v for name, v in filters.items() if v})
    values = [
        v
        for v in known_bodies(site().search.values("collectivite", narrowed))
        if v.count and part in sort_key(v.label)
    ]
    values.sort(key=lambda v: sort_key(v.label))
    page, size = numbers["page"], numbers["per_page"]
    shown = values[(page - 1) * size : page * size]
    pages = -(-len(values) // size)
    return answer(
        {
            "total": len(values),
            "page": page,
            "per_page": size,
            "pages": pages,
            "collectivites": [_body(v) for v in shown],
            "links": {
                "self": _address("collectivites", page=page),
                "next": _address("collectivites", page=page + 1) if page < pages else None,
                "prev": _address("collectivites", page=page - 1) if 1 < page <= pages + 1 else None,
            },
        }
    )


def _body(value: FacetValue) -> dict[str, Any]:
    latest = site().search.search(
        SearchRequest(
            filters={"collectivite": (value.value,)}, tri="-date", per_page=1, facets=False
        )
    )
    record = latest.hits[0].record
    body = record.collectivite
    return {
        "nom": value.value,
        "type_collectivite": body.type,
        "siren": body.siren,
        "code_insee": body.code_insee,
        "epci": body.epci,
        "departement": body.departement,
        "region": body.region,
        "actes": value.count,
        "derniere_seance": _day(record.seance.date),
        "url": local(_body_path(value.value)),
    }


def _body_path(name: str) -> str:
    return "/collectivite/" + urlencode({"": name})[1:].replace("+", "%20")


@lists.get("/seances")
def sittings() -> Response:
    """The sittings that have acts of a search, the latest first, with how many of its acts each has.

    A page ends with a day, and the next one begins the day before: what comes or goes meanwhile
    moves nothing.
    """
    wanted, slips = _read("per_page")
    size = _whole("per_page", 20, _MOST, slips)
    if slips:
        return refuse(slips)
    days = _days(site().search, replace(wanted, tri="-date", facets=False))
    shown: list[dict[str, Any]] = []
    last: dt.date | None = None
    for day, found in days:
        if len(shown) >= size:
            break
        shown += found
        last = day
    else:
        last = None
    following = (last - dt.timedelta(days=1)).isoformat() if last else None
    return answer(
        {
            "seances": shown,
            "links": {
                "self": _address("seances"),
                "next": _address("seances", au=following) if following else None,
            },
        }
    )


def _days(search: Search, wanted: SearchRequest) -> Iterator[tuple[dt.date, list[dict[str, Any]]]]:
    """The days of sittings, each with all its sittings; a day is never cut by a page's end."""
    dated = ((r.seance.date, r) for r in search.all(wanted))
    for day, some in groupby(dated, key=lambda pair: pair[0]):
        if day is None:
            return
        gathered: dict[str, list[Record]] = {}
        for _, record in some:
            if record.seance_id:
                gathered.setdefault(record.seance_id, []).append(record)
        yield day, [_sitting(id, acts) for id, acts in gathered.items()]


def _sitting(id: str, acts: list[Record]) -> dict[str, Any]:
    first = acts[0]
    return {
        "id": id,
        "date": _day(first.seance.date),
        "organe": first.seance.organe,
        "collectivite": first.collectivite.nom,
        "type_collectivite": first.collectivite.type,
        "departement": first.collectivite.departement,
        "president": first.seance.president,
        "actes": len(acts),
        "url": local(f"/seance/{id}"),
    }


@lists.get("/export")
def exported() -> Response:
    """Every act of a search, as a stream: CSV, JSON lines, or the SCDL schema."""
    wanted, slips = _read("format", "tri")
    format_ = request.args.get("format", "csv")
    if format_ not in FORMATS:
        slips.append(Slip("format", format_, f"il faut l’un de ces formats : {', '.join(FORMATS)}"))
    if slips:
        return refuse(slips)
    kind, suffix = FORMATS[format_]
    records = site().search.all(replace(wanted, facets=False))
    # Addresses are made here, as the request is over when the last ones are sent.
    own, public = request.script_root, root()
    texts = (
        _json_lines(records, lambda id: own + act_path(id))
        if format_ == "jsonl"
        else _table(records, format_, lambda id: public + act_path(id))
    )
    response = Response((text.encode() for text in texts), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="deliberations.{suffix}"'
    return response


def _json_lines(records: Iterator[Record], address: Callable[[str], str]) -> Iterator[str]:
    while some := [*islice(records, _AT_ONCE)]:
        yield "".join(
            json.dumps(act_json(record, address), ensure_ascii=False) + "\n" for record in some
        )


def _table(records: Iterator[Record], format: str, address: Callable[[str], str]) -> Iterator[str]:
    """A table in pieces: the head stands in the first only."""
    some = [*islice(records, _AT_ONCE)]
    first = True
    while some or first:
        piece = io.StringIO()
        export.write(some, format, piece, address=address)
        yield piece.getvalue() if first else piece.getvalue().partition("\r\n")[2]
        some, first = [*islice(records, _AT_ONCE)], False


def _read(*own: str) -> tuple[SearchRequest, list[Slip]]:
    """The search that narrows a list; ``own`` are the parameters that the list takes besides."""
    reading = params.read(request.args, known=(*own, *params.NARROWING))
    return reading.request, [*reading.slips]


def _whole(name: str, default: int, most: int, slips: list[Slip]) -> int:
    text = request.args.get(name, str(default))
    if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= most:
        return int(text)
    if all(slip.parameter != name for slip in slips):
        slips.append(Slip(name, text, f"il faut un nombre entier de 1 à {most}"))
    return default


def _address(name: str, **changed: object) -> str:
    given = {n: v for n, v in request.args.lists() if n not in changed}
    pairs = [(n, v) for n, some in given.items() for v in some]
    query = urlencode([*pairs, *((n, str(v)) for n, v in changed.items())])
    return absolute(f"/api/v1/{name}" + (f"?{query}" if query else ""))


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
