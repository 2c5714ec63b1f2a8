"""Writes what the documentation repeats of ``indexer/fields.py``, between two comments of the page."""

import re
from collections.abc import Mapping
from pathlib import Path

from indexer.fields import FIELDS

PAGE = Path(__file__).parents[1] / "docs" / "query-language.md"
_PLACE = re.compile(r"(<!-- closed fields -->\n).*?(<!-- end -->)", re.DOTALL)


def closed_fields() -> str:
    """The fields of closed sets: their names, their values, the words for each value."""
    lines = ["| field | values |", "|---|---|"]
    for field in FIELDS:
        if field.accepted and field.facet and field.facet.closed:
            values = [_value(value, field.accepted.words) for value in field.facet.closed]
            lines.append(f"| {', '.join(f'`{n}`' for n in field.names)} | {', '.join(values)} |")
    return "\n".join(lines) + "\n"


def _value(value: str, words: Mapping[str, str]) -> str:
    also = ", ".join(word for word, meant in words.items() if meant == value)
    return f"{value} ({also})" if also else value


def rewritten(text: str) -> str:
    """A page with its table as it should be."""
    return _PLACE.sub(lambda place: place[1] + closed_fields() + place[2], text)


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
