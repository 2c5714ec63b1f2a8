"""What of a Word document a person sees: text hidden by formatting is not shown, rows neither.

``vanish`` is a toggle (ECMA-376, part 1, 17.7.3): set on a run it decides alone; else the styles of
paragraph and characters each switch it, and the defaults of the document switch it on for good.
``specVanish`` hides the mark at a paragraph's end and not its text, ``webHidden`` hides in browsers only.

Text that is struck out was taken back, and is hidden like text deleted under revision marks.

White letters, and those of a point or less, are hidden too: white ones only in plain paragraphs of a
document in which nothing but paper can lie under them (no shading, no table, no drawing).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

_OFF = frozenset(("0", "false", "off"))
_INVISIBLE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)

#: White, or as good as white; the colour of the paper in a theme.
_WHITE = re.compile(r"(?:F[A-F]){3}", re.IGNORECASE)
_PAPER = frozenset(("background1", "light1"))

#: Half points of letters that nobody reads.
_TINY = 2

#: What may lie under a text and be darker than paper.
_UNDER = frozenset(
    (
        f"{_W}background",
        f"{_W}pict",
        f"{_W}object",
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor",
    )
)

#: Styles that build on each other deeper than this go in a circle.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the styles of a paragraph say of its text, unless a run says otherwise."""

    hides: bool = False
    is_white: bool = False
    is_tiny: bool = False

    @property
    def says(self) -> bool:
        """Whether they take a text out of sight."""
        return self.hides or self.is_white or self.is_tiny


_PLAIN = Surroundings()


class Visibility:
    """Tells what is hidden in one document, whose styles it reads once."""

    def __init__(self, document: Any) -> None:
        self._own: dict[str, bool | None] = {}
        self._struck: dict[str, bool | None] = {}
        self._raised: dict[str, bool | None] = {}
        self._white: dict[str, bool | None] = {}
        self._tiny: dict[str, bool | None] = {}
        self._base: dict[str, str] = {}
        self._usual = ""
        styles = document.styles.element
        for style in styles.iter(f"{_W}style"):
            name = style.get(f"{_W}styleId") or ""
            properties = style.find(f"{_W}rPr")
            self._own[name] = _vanish(properties)
            self._struck[name] = _strikes(properties)
            self._raised[name] = _is_raised(properties)
            self._white[name] = _is_white(properties)
            self._tiny[name] = _is_tiny(properties)
            base = style.find(f"{_W}basedOn")
            if base is not None:
                self._base[name] = base.get(f"{_W}val") or ""
            if style.get(f"{_W}type") == "paragraph" and _is_on(style.get(f"{_W}default", "0")):
                self._usual = name
        self._always = _vanish(styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")) or False
        said = (self._own, self._white, self._tiny)
        self._plain = not self._always and not any(any(each.values()) for each in said)
        body = document.element
        self._on_paper = next(body.iter(*_UNDER), None) is None and all(
            style.find(f".//{_W}shd") is None
            for style in styles.iter(f"{_W}style")
            if style.get(f"{_W}type") == "paragraph"
        )

    def around(self, paragraph: Any) -> Surroundings:
        """What the styles of a paragraph and its table say of its text."""
        if self._plain:
            return _PLAIN
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = self._usual if named is None else named.get(f"{_W}val") or ""
        table = next(paragraph.iterancestors(f"{_W}tbl"), None)
        laid = None if table is None else table.find(f"{_W}tblPr/{_W}tblStyle")
        own = self._of_style(style)
        return Surroundings(
            own != (laid is not None and self._of_style(laid.get(f"{_W}val") or "")),
            self._of_style(style, self._white) and self._on_paper and _may_be_paper(paragraph),
            self._of_style(style, self._tiny),
        )

    def hides(self, run: Any, around: Surroundings) -> bool:
        """Whether a run is hidden, by itself or by its paragraph."""
        properties = run.find(f"{_W}rPr")
        if properties is None:
            return self._always or around.says
        own = _vanish(properties)
        if own or self._said(properties, _strikes, self._struck):
            return True
        if own is not None:
            return own
        if self._said(properties, _is_tiny, self._tiny, otherwise=around.is_tiny):
            return True
        if self._on_paper and self._is_blank(run, properties, around):
            return True
        named = properties.find(f"{_W}rStyle")
        by_run = named is not None and self._of_style(named.get(f"{_W}val") or "")
        return self._always or around.hides != by_run

    def _is_blank(self, run: Any, properties: Any, around: Surroundings) -> bool:
        """Whether a run is white, on nothing but paper."""
        if not self._said(properties, _is_white, self._white, otherwise=around.is_white):
            return False
        if any(properties.find(f"{_W}{name}") is not None for name in ("shd", "highlight")):
            return False
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        return paragraph is None or _may_be_paper(paragraph)

    def raises(self, run: Any) -> bool:
        """Whether the text of a run stands above its line."""
        properties = run.find(f"{_W}rPr")
        return properties is not None and self._said(properties, _is_raised, self._raised)

    def _said(
        self,
        properties: Any,
        said: Callable[[Any | None], bool | None],
        by_style: Mapping[str, bool | None],
        *,
        otherwise: bool = False,
    ) -> bool:
        """What the properties of a run say, or else the style of its characters."""
        own = said(properties)
        if own is not None:
            return own
        named = properties.find(f"{_W}rStyle")
        if named is None:
            return otherwise
        return self._of_style(named.get(f"{_W}val") or "", by_style, otherwise=otherwise)

    def _of_style(
        self,
        name: str,
        said: Mapping[str, bool | None] | None = None,
        *,
        otherwise: bool = False,
    ) -> bool:
        for _ in range(_DEEPEST):
            own = (self._own if said is None else said).get(name)
            if own is not None:
                return own
            if name not in self._base:
                break
            name = self._base[name]
        return otherwise


def _is_tiny(properties: Any | None) -> bool | None:
    size = None if properties is None else properties.find(f"{_W}sz")
    value = "" if size is None else size.get(f"{_W}val") or ""
    return int(value) <= _TINY if value.isdecimal() else None


def _is_white(properties: Any | None) -> bool | None:
    """Whether letters are white or as good as white; those on a ground of their own are not."""
    color = None if properties is None else properties.find(f"{_W}color")
    if properties is None or color is None:
        return None
    if any(properties.find(f"{_W}{name}") is not None for name in ("shd", "highlight")):
        return False
    if color.get(f"{_W}themeColor") in _PAPER:
        return color.get(f"{_W}themeShade") is None
    return _WHITE.fullmatch(color.get(f"{_W}val") or "") is not None


def _may_be_paper(paragraph: Any) -> bool:
    """Whether nothing in a paragraph or around it may be darker than paper."""
    if next(paragraph.iterancestors(f"{_W}tbl", f"{_W}txbxContent"), None) is not None:
        return False
    return bool(paragraph.find(f"{_W}pPr/{_W}shd") is None)


def mark_is_deleted(paragraph: Any) -> bool:
    """Whether the end of a paragraph was deleted under revision marks: it goes on in the next."""
    properties = paragraph.find(f"{_W}pPr/{_W}rPr")
    return properties is not None and properties.find(f"{_W}del") is not None


def mark_is_hidden(paragraph: Any) -> bool:
    """Whether the end of a paragraph is hidden or deleted: without text, nothing is left of it."""
    properties = paragraph.find(f"{_W}pPr/{_W}rPr")
    if properties is None:
        return False
    return bool(_vanish(properties)) or properties.find(f"{_W}del") is not None


def row_is_hidden(row: Any) -> bool:
    """Whether a table's row is hidden, or was deleted under revision marks."""
    properties = row.find(f"{_W}trPr")
    if properties is None:
        return False
    hidden = properties.find(f"{_W}hidden")
    return properties.find(f"{_W}del") is not None or (
        hidden is not None and _is_on(hidden.get(f"{_W}val"))
    )


def is_covered(cell: Any) -> bool:
    """Whether a cell lies under one that runs down over it: its own text is not shown (17.4.84)."""
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val", "continue") == "continue"


def cell_is_deleted(cell: Any) -> bool:
    """Whether a table's cell was deleted under revision marks."""
    return cell.find(f"{_W}tcPr/{_W}cellDel") is not None


def box_is_hidden(box: Any) -> bool:
    """Whether a text box lies in a drawing that is not shown."""
    for ancestor in box.iterancestors():
        if ancestor.tag == f"{_W}p":
            return False
        drawn = ancestor.find(_DRAWN)
        if drawn is not None and _is_on(drawn.get("hidden", "0")):
            return True
        if _INVISIBLE.search(ancestor.get("style") or ""):
            return True
    return False


def _vanish(properties: Any | None) -> bool | None:
    element = None if properties is None else properties.find(f"{_W}vanish")
    return None if element is None else _is_on(element.get(f"{_W}val"))


def _strikes(properties: Any | None) -> bool | None:
    lines = [] if properties is None else properties.findall(f"{_W}strike")
    lines += [] if properties is None else properties.findall(f"{_W}dstrike")
    return any(_is_on(line.get(f"{_W}val")) for line in lines) if lines else None


def _is_raised(properties: Any | None) -> bool | None:
    if properties is None:
        return None
    align = properties.find(f"{_W}vertAlign")
    if align is not None:
        return bool(align.get(f"{_W}val") == "superscript")
    place = properties.find(f"{_W}position")
    value = "" if place is None else place.get(f"{_W}val") or ""
    return None if place is None else bool(value.isdecimal() and int(value) > 0)


def _is_on(value: str | None) -> bool:
    """The value of a switch; one without a value is on (17.17.4)."""
    return value is None or value.lower() not in _OFF
