"""The numbers and bullets that Word draws before the paragraphs of a list.

A document holds « Approbation du compte rendu » and the instruction « next of list 3 »; a reader
sees « 2. Approbation du compte rendu ». Counting follows ECMA-376, part 1, 17.9: a level starts
again when a level above it advances, and ``lvlText`` (« %1.%2 ») says how the number is written.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from indexer.reading.extraction.text.list_numbers import written
from indexer.reading.extraction.text.symbols import box_of_bullet

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: Levels of a list that the specification allows (17.9.6), from 0.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    text: str
    start: int
    box: str | None = None


class Numbering:
    """Counts the paragraphs of a document's lists; paragraphs must come in order, each once."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._styles = _numbered_styles(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        element = _numbering_element(document)
        if element is not None:
            self._read(element)
        # An empty box is a common bullet: it is one of a form where another is ticked.
        levels = (level for each in self._levels.values() for level in each.values())
        self._ticks = any(level.box in ("☑", "☒") for level in levels)

    def label(self, paragraph: Any) -> str:
        """What stands before the paragraph: « 2. », « II - », « - » for a bullet, or nothing."""
        place = _place(paragraph.find(f"{_W}pPr")) or self._styles.get(_style(paragraph))
        if place is None:
            return ""
        number, depth = place
        abstract = self._abstract_of.get(number)
        level = self._levels.get(number, {}).get(depth)
        if abstract is None or level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return (level.box if self._ticks else None) or "-"
        return self._advance(number, abstract, depth, level)

    def _advance(self, number: str, abstract: str, depth: int, level: _Level) -> str:
        counts = self._counts[abstract]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        text = level.text
        for other in range(depth + 1):
            shape = self._levels[number].get(other)
            if shape is not None:
                value = counts.get(other, shape.start)
                kind = shape.kind if shape.kind != "bullet" else "decimal"
                text = text.replace(f"%{other + 1}", written(value, kind))
        return text.strip()

    def _read(self, element: Any) -> None:
        abstracts = {
            abstract.get(f"{_W}abstractNumId"): _levels_of(abstract)
            for abstract in element.iter(f"{_W}abstractNum")
        }
        for instance in element.iter(f"{_W}num"):
            number = instance.get(f"{_W}numId")
            link = instance.find(f"{_W}abstractNumId")
            if number is None or link is None:
                continue
            abstract = link.get(f"{_W}val")
            levels = dict(abstracts.get(abstract, {}))
            overrides = _overrides(instance, levels)
            self._levels[number] = levels | overrides
            # A list with a start of its own counts by itself; others go on with their model's.
            self._abstract_of[number] = f"{abstract}/{number}" if overrides else str(abstract)


def _numbering_element(document: Any) -> Any | None:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError):  # python-docx cannot make the part that is missing
        return None


def _levels_of(parent: Any) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in parent.findall(f"{_W}lvl"):
        depth = _number(level.get(f"{_W}ilvl"))
        if depth is not None and depth <= _DEEPEST:
            text = _value(level, "lvlText") or ""
            fonts = level.find(f"{_W}rPr/{_W}rFonts")
            font = "" if fonts is None else fonts.get(f"{_W}ascii") or ""
            levels[depth] = _Level(
                kind=_value(level, "numFmt") or "decimal",
                text=text,
                start=_number(_value(level, "start")) or 1,
                box=box_of_bullet(text, font) if len(text) == 1 else None,
            )
    return levels


def _overrides(instance: Any, levels: dict[int, _Level]) -> dict[int, _Level]:
    changed: dict[int, _Level] = {}
    for override in instance.findall(f"{_W}lvlOverride"):
        depth = _number(override.get(f"{_W}ilvl"))
        if depth is None:
            continue
        changed.update(_levels_of(override))
        start = _number(_value(override, "startOverride"))
        base = changed.get(depth) or levels.get(depth)
        if start is not None and base is not None:
            changed[depth] = _Level(base.kind, base.text, start)
    return changed


def _numbered_styles(document: Any) -> dict[str, tuple[str, int]]:
    """Styles that number their paragraphs (« Titre 1 »), by identifier; others do as those they build on."""
    styles: dict[str, tuple[str, int]] = {}
    bases: dict[str, str] = {}
    for style in document.styles.element.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId") or ""
        place = _place(style.find(f"{_W}pPr"))
        if place is not None:
            styles[name] = place
        elif base := _value(style, "basedOn"):
            bases[name] = base
    for name, base in bases.items():
        for _ in range(_DEEPEST):
            if base in styles or base not in bases:
                break
            base = bases[base]
        if base in styles:
            styles[name] = styles[base]
    return styles


def _place(properties: Any | None) -> tuple[str, int] | None:
    """The list and level that paragraph properties name; list 0 means « not numbered »."""
    if properties is None:
        return None
    numbered = properties.find(f"{_W}numPr")
    if numbered is None:
        return None
    number = _value(numbered, "numId")
    return None if number is None else (number, _number(_value(numbered, "ilvl")) or 0)


def _style(paragraph: Any) -> str:
    properties = paragraph.find(f"{_W}pPr")
    return "" if properties is None else _value(properties, "pStyle") or ""


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(f"{_W}{name}")
    value: str | None = None if child is None else child.get(f"{_W}val")
    return value


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None
