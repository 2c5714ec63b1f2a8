"""The description of the JSON interface: ``openapi.json``, and what the tables add to it.

The filters and the closed sets of values come from ``indexer.fields``, the facts of which the file
says nothing more than their type from ``indexer.acts.shapes``: a new facet and a new fact are described
without a word here.
"""

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from indexer.acts.documents import Act, Collectivite, Seance
from indexer.acts.shapes import ACT, BODY, IN_SOURCE, SITTING
from indexer.fields.field_kinds import Facet
from indexer.fields.fields import FACETS

#: The last parameter that stands before the filters.
_BEFORE_FILTERS = "tri"
#: What is narrowed by the parameters of a search, and those of a page that it does without.
_NARROWED = {
    "/api/v1/facettes": ("page", "per_page", "tri", "curseur"),
    "/api/v1/seances": ("page", "per_page", "tri", "curseur"),
    "/api/v1/export": ("page", "per_page", "curseur"),
}
#: Where a fact with a closed set of values stands: schema, property, field.
_CLOSED = (
    ("Acte", "type", "type"),
    ("Acte", "type_collectivite", "type_collectivite"),
    ("Acte", "organe", "organe"),
    ("Vote", "resultat", "resultat"),
)


@cache
def description() -> dict[str, Any]:
    """The whole description, but for the address of the server."""
    text = resources.files(__package__).joinpath("openapi.json").read_text(encoding="utf-8")
    described: dict[str, Any] = json.loads(text)
    search = described["paths"]["/api/v1/search"]["get"]
    search["parameters"] = list(_parameters(search["parameters"]))
    for path, left_out in _NARROWED.items():
        operation = described["paths"][path]["get"]
        operation["parameters"] += [p for p in search["parameters"] if p["name"] not in left_out]
    described["paths"]["/api/v1/facettes"]["get"]["parameters"][0]["schema"]["items"]["enum"] = [
        *FACETS
    ]
    schemas = described["components"]["schemas"]
    for schema, name, field in _CLOSED:
        values: list[str | None] = [*FACETS[field].closed]
        fact = schemas[schema]["properties"][name]
        fact["enum"] = [*values, None] if "null" in fact["type"] else values
    _describe_facts(schemas)
    return described


def _describe_facts(schemas: dict[str, Any]) -> None:
    """Give the schema of a whole act the facts that the file leaves out."""
    whole = schemas["ActeEntier"]["allOf"][1]
    known = {*schemas["Acte"]["properties"], *whole["properties"], *IN_SOURCE}
    for owner, names in ((Collectivite, BODY), (Seance, SITTING), (Act, ACT)):
        hints = get_type_hints(owner)
        for attribute, name in names.items():
            if name not in known:
                whole["properties"][name] = _schema(hints[attribute])
                whole["required"].append(name)


_TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
}


def _schema(hint: Any) -> dict[str, Any]:
    """What JSON holds for an attribute of that type."""
    if get_origin(hint) in (Union, UnionType):
        return {"anyOf": [_schema(kind) for kind in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0])}
    if hint is type(None):
        return {"type": "null"}
    return _TYPES.get(hint, {})


def _parameters(written: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for parameter in written:
        yield parameter
        if parameter["name"] == _BEFORE_FILTERS:
            yield from (_filter(name, facet) for name, facet in FACETS.items())


def _filter(name: str, facet: Facet) -> dict[str, Any]:
    """A filter as a parameter that may be repeated."""
    any_text = {"type": "string", "minLength": 1, "pattern": r"\S"}
    form = {"type": "string", "pattern": f"^{facet.form.pattern}$"} if facet.form else any_text
    return {
        "name": name,
        "in": "query",
        "description": f"{facet.meaning} ; répéter pour OU",
        "schema": {"type": "array", "items": form},
        "style": "form",
        "explode": True,
    }
