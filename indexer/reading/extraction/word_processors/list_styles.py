"""The numbers that OpenDocument lists draw before their items.

A list names a style; the style says for each level how its number is written (OASIS OpenDocument
1.3, part 3, 16.31 and 19.880): format, prefix, suffix, start, how many levels are shown. A list that
continues another goes on counting; any other starts again. Headings outside lists are numbered by the
one outline style of the document (16.36) where their style, or one that it builds on, has a level of the outline
(19.476) and none nearer says that no list numbers them (19.498).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from indexer.reading.extraction.text.list_numbers import written
from indexer.reading.extraction.text.symbols import box_of_bullet

_KINDS = {
    "1": "decimal",
    "01": "decimalZero",
    "I": "upperRoman",
    "i": "lowerRoman",
    "A": "upperLetter",
    "a": "lowerLetter",
}

_BULLET = "-"


#: Stands for the name of the outline style; no style can be called so.
_OUTLINE = "text:outline-style"

#: Styles that build on each other deeper than this go in a circle.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level writes its numbers; ``kind`` is ``None`` for bullets and for no sign at all."""

    kind: str | None
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    box: str | None = None


class ListStyles:
    """Counts the items of a document's lists; lists must come in order, each once."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._numbered: dict[str, bool] = {}
        self._base: dict[str, str] = {}
        for root in roots:
            for style in root.get_elements("//text:list-style | //text:outline-style"):
                outlines = style.tag == _OUTLINE
                name = _OUTLINE if outlines else style.get_attribute_string("style:name") or ""
                for element in style.children:
                    depth = element.get_attribute_integer("text:level") or 1
                    self._levels[name, depth] = _level_of(element)
            for style in root.get_elements("//style:style[@style:family='paragraph']"):
                name = style.get_attribute_string("style:name") or ""
                self._base[name] = style.get_attribute_string("style:parent-style-name") or ""
                lists = style.get_attribute("style:list-style-name")
                if lists is not None or style.get_attribute("style:default-outline-level"):
                    self._numbered[name] = lists != ""

        # An empty box is a common bullet: it is one of a form where another is ticked.
        self._ticks = any(level.box in ("☑", "☒") for level in self._levels.values())

    def open_list(self, style: str, depth: int, *, goes_on: bool) -> None:
        """Start a list of a style at a depth (from 1); ``goes_on`` keeps the count of the last."""
        if not goes_on:
            self._counts.pop((style, depth), None)

    def heading(self, heading: Any) -> str:
        """The number before a heading that stands in no list, « 2.1 », or nothing."""
        depth = heading.get_attribute_integer("text:outline-level") or 1
        if heading.get_attribute_string("text:is-list-header") == "true":
            return ""
        if not self._numbers(heading.get_attribute_string("text:style-name") or ""):
            return ""
        for name, other in list(self._counts):
            if name == _OUTLINE and other > depth:
                del self._counts[name, other]
        restarts = heading.get_attribute_string("text:restart-numbering") == "true"
        start = heading.get_attribute_integer("text:start-value") if restarts else None
        label = self.label(_OUTLINE, depth, start)
        return "" if label == _BULLET else label

    def _numbers(self, style: str) -> bool:
        """Whether a style of paragraphs, or the nearest it builds on that says so, gives headings numbers."""
        for _ in range(_DEEPEST):
            if style in self._numbered:
                return self._numbered[style]
            style = self._base.get(style, "")
        return False

    def label(self, style: str, depth: int, start: int | None = None) -> str:
        """The sign of the next item: « 2. », « II - », « 3.1 », or « - » where it is no number."""
        level = self._levels.get((style, depth))
        if level is None or level.kind is None:
            return (level.box if level is not None and self._ticks else None) or _BULLET
        before = self._counts.get((style, depth), level.start - 1)
        self._counts[style, depth] = before + 1 if start is None else start
        numbers = [
            written(self._counts.get((style, other), 1), self._kind(style, other))
            for other in range(max(1, depth - level.shown + 1), depth + 1)
            if style != _OUTLINE or self._shows(other)
        ]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()

    def _shows(self, depth: int) -> bool:
        """Whether headings of a depth bear a number, which those below them may repeat."""
        level = self._levels.get((_OUTLINE, depth))
        return level is not None and level.kind is not None

    def _kind(self, style: str, depth: int) -> str:
        level = self._levels.get((style, depth))
        return level.kind if level is not None and level.kind is not None else "decimal"


def _level_of(element: Any) -> _Level:
    if element.tag not in ("text:list-level-style-number", "text:outline-level-style"):
        sign = element.get_attribute_string("text:bullet-char") or ""
        return _Level(None, box=box_of_bullet(sign) if len(sign) == 1 else None)
    return _Level(
        kind=_KINDS.get(element.get_attribute_string("style:num-format") or ""),
        prefix=element.get_attribute_string("style:num-prefix") or "",
        suffix=element.get_attribute_string("style:num-suffix") or "",
        start=element.get_attribute_integer("text:start-value") or 1,
        shown=element.get_attribute_integer("text:display-levels") or 1,
    )
