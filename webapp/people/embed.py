"""A list of results to put into another site: the page that makes it, the list, oEmbed.

oEmbed is the 1.0 format of oembed.com: a consumer gives the address of a page and gets the frame.
"""

import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from flask import Blueprint, Response, abort, render_template, request
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from indexer.acts.shapes import act_path
from indexer.searching.results import SearchRequest
from webapp.addresses import params
from webapp.addresses.urls import absolute, local, root, search_path
from webapp.backend import site
from webapp.middleware.problems import refuse
from webapp.showing.linked_data import citation, title_of
from webapp.showing.search_view import SearchView

embed = Blueprint("embed", __name__)

_ROWS = 5
_WIDTH, _HEIGHT = 600, 480


@embed.get("/integrer")
def integrate() -> str | Response:
    """How to put a list of results into another site, with the code to copy."""
    reading = params.read(request.args)
    if reading.slips:
        return refuse(reading.slips)
    wanted = replace(reading.request, page=1)
    found = site().search.search(replace(wanted, per_page=1, facets=False, near=False))
    return render_template(
        "integrate.html",
        notes=found.notes,
        total=found.total,
        request_=wanted,
        frame=str(frame(wanted)),
        list_href=local(list_path(wanted)),
        allowed=site().settings.embed,
    )


@embed.get("/integrer/liste")
def embedded() -> str | Response:
    """The bare list that other sites frame."""
    reading = params.read(request.args)
    if reading.slips:
        return refuse(reading.slips)
    wanted = replace(reading.request, page=1, facets=False, near=False)
    if "per_page" not in request.args:
        wanted = replace(wanted, per_page=_ROWS)
    page = site().search.search(wanted)
    full = absolute(search_path(replace(wanted, per_page=SearchRequest().per_page)))
    return render_template("embedded.html", page=page, view=SearchView(page), full=full)


@embed.get("/oembed")
def oembed() -> Response:
    """The frame for the address of a search or of an act."""
    if request.args.get("format", "json") != "json":
        abort(501)
    try:
        address = urlsplit(request.args.get("url", ""))
    except ValueError:  # « http://[ », which no site has
        abort(404)
    if not address.geturl().startswith(absolute("/")):
        abort(404)
    title, html = _target(address.path.removeprefix(urlsplit(root()).path), address.query)
    body = {
        "version": "1.0",
        "type": "rich",
        "provider_name": site().settings.name,
        "provider_url": absolute("/"),
        "title": title,
        "html": str(html),
        "width": _WIDTH,
        "height": _HEIGHT,
    }
    return Response(json.dumps(body, ensure_ascii=False), content_type="application/json")


def _target(path: str, query: str) -> tuple[str, Markup]:
    if path == "/recherche":
        wanted = params.read(MultiDict(parse_qsl(query))).request
        found = site().search.search(replace(wanted, page=1, facets=False, near=False))
        return SearchView(found).heading, frame(wanted)
    if not path.startswith(act_path("")):
        abort(404)
    record = site().search.act(path.removeprefix(act_path("")))
    quote = Markup('<blockquote cite="{0}"><a href="{0}">{1}</a></blockquote>')
    return title_of(record), quote.format(absolute(path), citation(record))


def list_path(wanted: SearchRequest) -> str:
    """The path of the bare list of a search."""
    return f"/integrer/liste{params.query_string(wanted)}"


def frame(wanted: SearchRequest) -> Markup:
    """The code that puts a list into a page."""
    name = " ".join(wanted.text.split()) or "toutes"
    return Markup(
        '<iframe src="{}" title="Délibérations : {}" width="100%" height="{}" loading="lazy"></iframe>'
    ).format(absolute(list_path(wanted)), name, _HEIGHT)
