"""The numbers that OpenDocument lists draw before their items.

A list names a style; the style says for each level how its number is written (OASIS OpenDocument
1.3, part 3, 16.31 and 19.880): format, prefix, suffix, start, how many levels are shown. A list that
continues another goes on counting; any other starts again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from indexer.reading.extraction.text.list_numbers import written

_KINDS = {
    "1": "decimal",
    "01": "decimalZero",
    "I": "upperRoman",
    "i": "lowerRoman",
    "A": "upperLetter",
    "a": "lowerLetter",
}

_BULLET = "-"


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level writes its numbers; ``kind`` is ``None`` for bullets and for no sign at all."""

    kind: str | None
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


class ListStyles:
    """Counts the items of a document's lists; lists must come in order, each once."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for root in roots:
            for style in root.get_elements("//text:list-style"):
                name = style.get_attribute_string("style:name") or ""
                for element in style.children:
                    depth = element.get_attribute_integer("text:level") or 1
                    self._levels[name, depth] = _level_of(element)

    def open_list(self, style: str, depth: int, *, goes_on: bool) -> None:
        """Start a list of a style at a depth (from 1); ``goes_on`` keeps the count of the last."""
        if not goes_on:
            self._counts.pop((style, depth), None)

    def label(self, style: str, depth: int, start: int | None = None) -> str:
        """The sign of the next item: « 2. », « II - », « 3.1 », or « - » where it is no number."""
        level = self._levels.get((style, depth))
        if level is None or level.kind is None:
            return _BULLET
        before = self._counts.get((style, depth), level.start - 1)
        self._counts[style, depth] = before + 1 if start is None else start
        numbers = [
            written(self._counts.get((style, other), 1), self._kind(style, other))
            for other in range(max(1, depth - level.shown + 1), depth + 1)
        ]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()

    def _kind(self, style: str, depth: int) -> str:
        level = self._levels.get((style, depth))
        return level.kind if level is not None and level.kind is not None else "decimal"


def _level_of(element: Any) -> _Level:
    if element.tag != "text:list-level-style-number":
        return _Level(None)
    return _Level(
        kind=_KINDS.get(element.get_attribute_string("style:num-format") or ""),
        prefix=element.get_attribute_string("style:num-prefix") or "",
        suffix=element.get_attribute_string("style:num-suffix") or "",
        start=element.get_attribute_integer("text:start-value") or 1,
        shown=element.get_attribute_integer("text:display-levels") or 1,
    )
