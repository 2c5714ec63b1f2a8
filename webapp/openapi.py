"""The description of the JSON interface: ``openapi.json``, and what the table of fields adds to it.

The file says all but the filters and the closed sets of values, which come from
``indexer.fields``: a new facet is described without a word here.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from indexer.fields import FACETS, Facet

#: The last parameter that stands before the filters.
_BEFORE_FILTERS = "tri"
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
    text = resources.files("webapp").joinpath("openapi.json").read_text(encoding="utf-8")
    described: dict[str, Any] = json.loads(text)
    operation = described["paths"]["/api/v1/search"]["get"]
    operation["parameters"] = list(_parameters(operation["parameters"]))
    schemas = described["components"]["schemas"]
    for schema, name, field in _CLOSED:
        values: list[str | None] = [*FACETS[field].closed]
        fact = schemas[schema]["properties"][name]
        fact["enum"] = [*values, None] if "null" in fact["type"] else values
    return described


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
