"""Writes what pages of documentation repeat of ``fields/fields.py`` and ``configuration.py``, between two comments."""

import re
from collections.abc import Mapping
from pathlib import Path

from indexer.configuration import CLUSTER, SITE, Setting
from indexer.fields.fields import FACETS, FIELDS

DOCS = Path(__file__).parents[1] / "docs"


def exact_fields() -> str:
    """A table of the fields of exact values that a query can name."""
    lines = ["", "| field | what it is | values |", "|---|---|---|"]
    for field in FIELDS:
        if field.facet and field.names:
            names = ", ".join(f"`{name}:`" for name in field.names)
            words = field.accepted.words if field.accepted else {}
            values = ", ".join(_value(value, words) for value in field.facet.closed)
            lines.append(f"| {names} | {field.facet.help} | {values} |")
    return "\n".join([*lines, ""])


def filters() -> str:
    """The filters, as parameters."""
    return " ".join(f"`{name}`" for name in FACETS)


def settings(known: Mapping[str, Setting]) -> str:
    """A table of settings."""
    rows = [f"| `{name}` | {one.meaning} | {one.default} |" for name, one in known.items()]
    return "\n".join(["", "| Variable | Meaning | Default |", "|---|---|---|", *rows, ""])


#: Page, name between the comments, what stands there.
_PLACES = (
    ("query-language.md", "exact fields", exact_fields),
    ("api.md", "filters", filters),
    ("api.md", "settings", lambda: settings(SITE)),
    ("cluster.md", "settings", lambda: settings(CLUSTER)),
)


def _value(value: str, words: Mapping[str, str]) -> str:
    also = ", ".join(word for word, meant in words.items() if meant == value)
    return f"{value} ({also})" if also else value


def pages() -> dict[Path, str]:
    """The pages as they should be."""
    found: dict[Path, str] = {}
    for name, place, written in _PLACES:
        path = DOCS / name
        text = found.get(path) or path.read_text(encoding="utf-8")
        between = re.compile(rf"(<!-- {place} -->).*?(<!-- end -->)", re.DOTALL)
        found[path] = between.sub(rf"\g<1>{written()}\g<2>", text)
    return found


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
