"""The JSON interface: ``/api/v1``."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request

from indexer.acts.documents import Record
from indexer.acts.shapes import act_json, act_path, record_json
from indexer.searching.results import Mark, SearchRequest, page_json
from webapp.addresses import cursors, params
from webapp.addresses.urls import ApiLinks, absolute, act_url, original_path, root
from webapp.backend import site
from webapp.middleware.problems import refuse
from webapp.programs.openapi import description as openapi_description

_SIMILAR = 5
#: What the search takes.
_SEARCH = (*params.PARAMETERS, "curseur")
#: Answers are trees: looking for a list that holds itself would be a tenth of writing one.
_WRITER = json.JSONEncoder(ensure_ascii=False, check_circular=False)

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.get("/search")
def search() -> Response:
    """Answer a search in the documented shape."""
    if "curseur" in request.args:
        return _onward()
    reading = params.read(request.args, known=_SEARCH)
    if reading.slips:
        return refuse(reading.slips)
    page = site().search.search(reading.request)
    return answer(page_json(page, ApiLinks(reading.request)))


def _onward() -> Response:
    """Answer a page of a listing that is read from end to end."""
    args = request.args
    reading = params.read(args, known=_SEARCH)
    wanted, slips = reading.request, list(reading.slips)
    if "page" in args:
        slips.append(params.Slip("page", args["page"], "un curseur remplace la page"))
    if wanted.tri not in ("-date", "date"):
        if "tri" in args:
            slips.append(
                params.Slip("tri", args["tri"], "avec un curseur, l’ordre est date ou -date")
            )
        wanted = replace(wanted, tri="-date")
    mark = None
    if not slips:
        try:
            mark = cursors.read(args["curseur"], wanted)
        except ValueError as error:
            slips.append(params.Slip("curseur", args["curseur"], str(error)))
    if slips:
        return refuse(slips)
    page, following = site().search.onward(wanted, mark)
    links = {"links": _cursor_links(wanted, following)}
    return answer(page_json(page, ApiLinks(wanted)) | links)


def _cursor_links(wanted: SearchRequest, following: Mark | None) -> dict[str, str | None]:
    def page(cursor: str) -> str:
        pairs = [*params.write(wanted), ("curseur", cursor)]
        return absolute(f"/api/v1/search?{urlencode(pairs)}")

    return {
        "self": page(request.args["curseur"]),
        "next": page(cursors.write(following, wanted)) if following else None,
        "prev": None,
        "first": page(cursors.START),
        "last": None,
    }


@api.get("/actes/<id>")
def act(id: str) -> Response:
    """Give all that is known of an act, its text and its neighbours."""
    if slips := params.strangers(request.args, ()):
        return refuse(slips)
    return answer(whole_act(site().search.act(id)))


@api.get("/suggest")
def suggest() -> Response:
    """Suggest what to search for."""
    slips = params.strangers(request.args, ("q",))
    text = params.read_text(request.args, slips)
    return refuse(slips) if slips else answer(suggestions_json(text))


@api.get("/openapi.json")
def openapi() -> Response:
    """Serve the description of this interface, with this site's own address in it."""
    if slips := params.strangers(request.args, ()):
        return refuse(slips)
    description = dict(openapi_description())
    description["servers"] = [{"url": root()}]
    return answer(description)


@api.route("/", defaults={"path": ""}, methods=["GET", "HEAD"], strict_slashes=False)
@api.get("/<path:path>")
def missing(path: str) -> Response:
    """Answer 404 to what does not exist."""
    abort(404)


def answer(body: object) -> Response:
    """Write a JSON answer."""
    return Response(_WRITER.encode(body), content_type="application/json")


def suggestions_json(text: str) -> dict[str, Any]:
    """Suggestions in the shape of the API."""
    found = site().search.suggest(text, limit=8) if text.strip() else ()
    return {"query": text, "suggestions": [{"texte": s.text, "type": s.kind} for s in found]}


def whole_act(record: Record) -> dict[str, Any]:
    """An act with its text and its neighbours, in the documented shape."""
    search = site().search
    sitting = search.sitting(record.seance_id) if record.seance_id else ()
    return {
        **act_json(record, act_url),
        "cite": [record_json(other, act_url) for other in search.cites(record)],
        "cite_par": [record_json(other, act_url) for other in search.cited_by(record)],
        "meme_seance": [record_json(other, act_url) for other in sitting if other.id != record.id],
        "similaires": [
            record_json(other, act_url) for other in search.similar(record, limit=_SIMILAR)
        ],
        "links": {
            "self": absolute(f"/api/v1/actes/{record.id}"),
            "page": absolute(act_path(record.id)),
            "original": absolute(original_path(record.id)),
        },
    }
