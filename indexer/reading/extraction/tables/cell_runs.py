"""Letters of a cell that stand above their line or were struck out: runs of .xlsx, spans of .ods.

Raised figures call notes and struck text was taken back, as in texts of word processors. A cell that is
struck as a whole shows nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from indexer.reading.extraction.text.raised import LEVEL, RAISED, without_calls

_OFF = frozenset(("0", "false", "none"))


@dataclass(frozen=True, slots=True)
class Runs:
    """Of .xlsx: what shared strings with raised or struck runs show, by their rank; styles that strike a cell."""

    shown: Mapping[str, str]
    struck: frozenset[str]

    def text_of(self, cell: Any) -> str | None:
        """What a cell shows; ``None`` where it is its value as it stands."""
        if cell.get("s", "0") in self.struck:
            return ""
        kind = cell.get("t")
        if kind == "s":
            return self.shown.get(cell.findtext("{*}v") or "") if self.shown else None
        inline = cell.find("{*}is") if kind == "inlineStr" else None
        return None if inline is None else _shown(inline)


def runs_of(strings: Iterator[Any], styles: Any | None) -> Runs:
    """Look through the shared strings (``si``) and the styles of a workbook."""
    shown = {
        str(rank): text
        for rank, string in enumerate(strings)
        if (text := _shown(string)) is not None
    }
    return Runs(shown, frozenset(_struck_styles(styles) if styles is not None else ()))


def _shown(string: Any) -> str | None:
    """The text of a string with marked runs (ECMA-376, part 1, 18.4.4); ``None`` of a plain one."""
    pieces: list[str] = []
    is_marked = False
    for run in string.iterchildren("{*}r", "{*}t"):
        text = run.text if run.tag.endswith("}t") else run.findtext("{*}t")
        properties = run.find("{*}rPr")
        if properties is not None and _strikes(properties):
            is_marked = True
        elif properties is not None and _raises(properties):
            is_marked = True
            pieces.append(f"{RAISED}{text or ''}{LEVEL}")
        else:
            pieces.append(text or "")
    return without_calls("".join(pieces)) if is_marked else None


def _strikes(properties: Any) -> bool:
    strike = properties.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in _OFF


def _raises(properties: Any) -> bool:
    align = properties.find("{*}vertAlign")
    return align is not None and align.get("val") == "superscript"


def _struck_styles(styles: Any) -> Iterator[str]:
    """The ranks of styles of cells whose font is struck out."""
    fonts, formats = styles.find("{*}fonts"), styles.find("{*}cellXfs")
    struck = {
        str(rank) for rank, font in enumerate(fonts if fonts is not None else ()) if _strikes(font)
    }
    for rank, style in enumerate(formats if formats is not None else ()):
        if style.get("fontId") in struck:
            yield str(rank)


@dataclass(slots=True)
class SpanStyles:
    """Of .ods: the styles of letters and cells that raise or strike, by their names."""

    raised: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)

    def read(self, style: Any) -> None:
        """Take a ``style:style`` (OpenDocument 1.3, part 3, 20.390 and 20.396)."""
        name = _named(style, "name")
        for properties in style.iterchildren("{*}text-properties"):
            if (_named(properties, "text-line-through-style") or "none") not in _OFF:
                self.struck.add(name)
            position = _named(properties, "text-position").split(" ")[0].removesuffix("%")
            if position == "super" or (position.isdecimal() and position != "0"):
                self.raised.add(name)

    def marks(self, element: Any) -> tuple[str, str] | None:
        """What stands around the text of an element; ``None`` where it is not to be read."""
        name = _named(element, "style-name")
        if name in self.struck:
            return None
        return (RAISED, LEVEL) if name in self.raised else ("", "")


def _named(element: Any, name: str) -> str:
    found = (v for key, v in element.attrib.items() if etree.QName(key).localname == name)
    return str(next(found, ""))
