"""The pages for people."""

import datetime as dt
from dataclasses import replace

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    render_template_string,
    request,
    url_for,
)
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from indexer.acts.documents import Record
from indexer.acts.shapes import act_path
from indexer.fields.fields import FACETS
from indexer.searching.results import SearchRequest
from webapp.addresses import params
from webapp.addresses.urls import absolute, local, plain_path, search_url, with_same_query
from webapp.backend import site
from webapp.middleware.problems import Problem, refuse, respond
from webapp.programs.api import answer, suggestions_json
from webapp.showing.act_view import beginning, layout
from webapp.showing.charts import vote_shares
from webapp.showing.formatting import sort_key
from webapp.showing.linked_data import citation, legislation, title_of
from webapp.showing.search_view import Pages, SearchView, flat, known_bodies

pages = Blueprint("pages", __name__)

_LATEST = 8
_BODIES_ON_HOME = 12
_SIMILAR = 5
#: Values of a filter that one page lists.
_MOST_VALUES = 300
_ACTS_A_PAGE = 100


@pages.get("/")
def home() -> str | AnyResponse:
    """What the index holds and the ways in; a search that was addressed to it is led on to its results."""
    if any(name in request.args for name in params.PARAMETERS):
        return redirect(with_same_query("/recherche"))
    latest = site().search.search(SearchRequest(tri="-date", per_page=_LATEST))
    bodies = known_bodies(latest.facets.get("collectivite", ()))[:_BODIES_ON_HOME]
    info = site().search.info()
    return render_template(
        "home.html",
        info=info,
        latest=latest.hits,
        bodies=bodies,
        # A facet holds the first of its values only.
        more_bodies=max(0, info.collectivites - len(bodies)),
        matters=latest.facets.get("matiere", ()),
        # Its bars lead to pages of results as long as any, not as this list is.
        histogram=SearchView(replace(latest, request=SearchRequest(tri="-date"))).histogram,
    )


@pages.get("/recherche")
def search() -> str | Response | tuple[str, int]:
    """The results of a search, with its filters."""
    reading = params.read(request.args)
    if reading.slips:
        return _misread(reading)
    page = site().search.search(reading.request)
    view = SearchView(page)
    if page.total and reading.request.page > view.last_page:
        slip = params.Slip(
            "page", str(reading.request.page), f"la dernière page est la {view.last_page}ᵉ"
        )
        return _misread(replace(reading, slips=(slip,)), 404)
    return render_template("search.html", view=view, page=page, reading=reading)


def _misread(reading: params.Reading, status: int = 400) -> tuple[str, int]:
    return render_template(
        "misread.html",
        reading=reading,
        form=reading.request,
        labels={name: facet.label for name, facet in FACETS.items()},
    ), status


@pages.get("/recherche/filtre/<name>")
def filter_values(name: str) -> str | tuple[str, int]:
    """All the values of one filter, in alphabetical order, to choose from without a script."""
    if name not in FACETS:
        abort(404)
    wanted = MultiDict((k, v) for k, v in request.args.items(multi=True) if k != "contient")
    reading = params.read(wanted)
    if reading.slips:
        return _misread(reading)
    part = request.args.get("contient", "").strip()
    everything = flat(site().search.values(name, reading.request))
    values = [v for v in everything if sort_key(part) in sort_key(v.label)]
    found, values = len(values), values[:_MOST_VALUES]
    values.sort(key=lambda v: sort_key(v.label))
    toggles, path = params.Toggles(reading.request, name), local("/recherche")
    links = [(v, path + toggles.query_string(v.value)) for v in values]
    return render_template(
        "filter.html",
        name=name,
        label=FACETS[name].label,
        links=links,
        part=part,
        found=found,
        hidden=params.write(replace(reading.request, page=1)),
        back=search_url(replace(reading.request, page=1)),
    )


@pages.get(act_path("<id>"))
def act(id: str) -> str:
    """An act: what was decided, by whom, how, and what it is linked to."""
    search = site().search
    record = search.act(id)
    query = request.args.get("q", "")
    text = beginning(record.acte.texte)
    marks = search.highlight(text, query) if query.strip() else ()
    return render_template(
        "act.html",
        record=record,
        title=title_of(record),
        query=query,
        marks=len(marks),
        title_marks=search.highlight(title_of(record), query) if query.strip() else (),
        parts=layout(text, marks),
        whole=len(text) == len(record.acte.texte),
        shares=vote_shares(record.acte.vote),
        beside=search.beside(record),
        cites=search.cites(record),
        cited_by=search.cited_by(record),
        similar=search.similar(record, limit=_SIMILAR),
        citation=citation(record),
        legislation=legislation(record),
        original=_has_original(record),
        withheld=search.withheld(record),
        permalink=absolute(act_path(record.id)),
    )


@pages.get(plain_path("<id>"))
def plain(id: str) -> Response:
    """The text of an act without its page, to read, print or take over: its reference above it."""
    record = site().search.act(id)
    text = f"{citation(record)}\n\n{record.acte.texte.strip()}\n"
    response = Response(text, content_type="text/plain; charset=utf-8")
    response.headers["Link"] = f'<{absolute(act_path(id))}>; rel="canonical"'
    return response


def _has_original(record: Record) -> bool:
    return site().settings.originals and site().search.original(record) is not None


@pages.get("/seance/<id>")
def sitting(id: str) -> str | Response:
    """The acts of a sitting in their order, a hundred on a page."""
    slips: list[params.Slip] = []
    here = params.read_page(request.args, slips)
    if slips:
        return refuse(slips)
    start = (here - 1) * _ACTS_A_PAGE
    found = site().search.in_sitting(id, start, _ACTS_A_PAGE)
    if not found.total:
        return respond(Problem(404, "Aucune séance n’a cet identifiant."))
    last = -(-found.total // _ACTS_A_PAGE)
    if here > last:
        return refuse([params.Slip("page", str(here), f"la dernière page est la {last}ᵉ")])
    return render_template(
        "sitting.html",
        sitting=found,
        first=found.acts[0],
        start=start,
        pages=Pages(
            here,
            last,
            lambda number: url_for(".sitting", id=id, page=number if number > 1 else None),
        ),
    )


@pages.get("/suggestions")
def suggestions() -> Response:
    """What to search for, for the field of the pages: open even where the API asks for a key."""
    return answer(suggestions_json(params.read_text(request.args, [])))


@pages.get("/aide")
def help_page() -> str:
    """How to search, with examples."""
    return render_template("help.html")


@pages.get("/accessibilite")
def accessibility() -> str:
    """What was tested of the accessibility, and what is known to be missing."""
    return render_template(
        "accessibility.html", contact=site().settings.contact, day=dt.date(2026, 12, 1)
    )


@pages.get("/favicon.ico")
def icon() -> AnyResponse:
    """Lead browsers that ask for an icon unasked to the one there is."""
    return redirect(str(render_template_string("{{ asset('icone.svg') }}")))
