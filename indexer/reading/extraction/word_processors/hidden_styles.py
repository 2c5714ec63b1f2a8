"""What of an OpenDocument text a person sees: hidden characters, paragraphs, sections, rows and columns.

``text:display`` of a style hides its text; a style without it has that of its parent, and the style
of a span goes before that of its paragraph. Sections, fields and rows say themselves that they are
hidden (OASIS OpenDocument 1.3, part 3, 5.4, 7.7.4, 19.806, 20.413). Text that is struck out was taken
back, and is hidden like text deleted under revision marks. White letters are hidden too, where
nothing in the document has a ground of its own, nor is drawn, and so are letters of a point or less.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from indexer.reading.extraction.text.symbols import picture_font

_FAMILIES = {"text:p": "paragraph", "text:h": "paragraph", "text:span": "text", "text:a": "text"}

#: Fields that may be set without a word (OpenDocument 1.3, part 3, 19.806).
_VARIABLES = frozenset(("text:variable-set", "text:user-field-get", "text:sequence"))

#: Fields that hide themselves or the paragraph they stand in.
_HIDDEN_PARAGRAPH = "text:hidden-paragraph"

#: Styles that build on each other deeper than this go in a circle.
_DEEPEST = 50

#: Grounds on which white letters do not show.
_PAPER = frozenset(("", "none", "transparent", "#ffffff"))

#: White, or as good as white; the size of letters, and points of those that nobody reads.
_WHITE = re.compile(r"#(?:f[a-f]){3}", re.IGNORECASE)
_POINTS = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)pt")
_TINY = 1.0

_Key = tuple[str, str]

#: Why a text is hidden; nothing where it is seen.
Reasons = frozenset[str]
_NONE: Reasons = frozenset()
_T = TypeVar("_T")


class HiddenStyles:
    """The styles of a document that hide their text; later ``roots`` go before earlier ones."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._own: dict[_Key, bool] = {}
        self._white: dict[_Key, bool] = {}
        self._struck: dict[_Key, bool] = {}
        self._raised: dict[_Key, bool] = {}
        self._tiny: dict[_Key, bool] = {}
        self._hiding = {
            "display": self._own,
            "struck": self._struck,
            "white": self._white,
            "tiny": self._tiny,
        }
        self._pictures: dict[_Key, str] = {}
        self._base: dict[_Key, _Key] = {}
        parts = list(roots)
        for root in parts:
            for style in root.get_elements("//style:style"):
                self._read(style)
        if any(map(_has_grounds, parts)):
            self._white.clear()
        self._plain = not any(
            any(said.values())
            for said in (self._own, self._white, self._struck, self._raised, self._tiny)
        )

    def hides(self, element: Any, around: Reasons = _NONE) -> Reasons:
        """Why the text of a paragraph or span is hidden, if it is; ``around``: that of what it stands in."""
        if self._plain or element.tag not in _FAMILIES:
            return around
        key = (_FAMILIES[element.tag], element.get_attribute_string("text:style-name") or "")
        hiding = set(around)
        for reason, said in self._hiding.items():
            if told := self._said(said, key):
                hiding.add(reason)
            elif told is not None and reason != "struck":
                hiding.discard(reason)
        return frozenset(hiding)

    def pictures(self, element: Any) -> str | None:
        """The font of pictures that the text of a paragraph or span is set in."""
        if not self._pictures or element.tag not in _FAMILIES:
            return None
        name = element.get_attribute_string("text:style-name") or ""
        return self._said(self._pictures, (_FAMILIES[element.tag], name))

    def raises(self, element: Any) -> bool:
        """Whether the text of a span stands above its line."""
        if self._plain or element.tag not in _FAMILIES:
            return False
        name = element.get_attribute_string("text:style-name") or ""
        return bool(self._said(self._raised, (_FAMILIES[element.tag], name)))

    def _said(self, own: Mapping[_Key, _T], key: _Key) -> _T | None:
        """What a style says, or else the nearest of its parents that says something."""
        for _ in range(_DEEPEST):
            if key in own:
                return own[key]
            if key not in self._base:
                break
            key = self._base[key]
        return None

    def _read(self, style: Any) -> None:
        family = style.get_attribute_string("style:family") or ""
        key = (family, style.get_attribute_string("style:name") or "")
        said: list[dict[_Key, Any]] = [self._own, self._white, self._struck, self._raised]
        for known in (*said, self._tiny, self._pictures, self._base):
            known.pop(key, None)
        parent = style.get_attribute_string("style:parent-style-name")
        if parent:
            self._base[key] = (family, parent)
        for properties in style.children:
            if properties.tag == "style:text-properties":
                self._read_text(key, properties)

    def _read_text(self, key: _Key, properties: Any) -> None:
        """What a style says of letters."""
        if display := properties.get_attribute_string("text:display"):
            self._own[key] = display == "none"
        if line := properties.get_attribute_string("style:text-line-through-style"):
            self._struck[key] = line != "none"
        if position := properties.get_attribute_string("style:text-position"):
            self._raised[key] = _is_raised(str(position))
        for name in ("style:font-name", "fo:font-family"):
            if font := properties.get_attribute_string(name):
                self._pictures[key] = picture_font(str(font)) or ""
        if color := properties.get_attribute_string("fo:color"):
            self._white[key] = _WHITE.fullmatch(str(color)) is not None
        if size := _POINTS.fullmatch(properties.get_attribute_string("fo:font-size") or ""):
            self._tiny[key] = float(size[1]) <= _TINY


def _is_raised(position: str) -> bool:
    """« super 58% », or by how much of the height: « 33% 58% »."""
    place = position.split()[0].removesuffix("%")
    return place == "super" or (place.replace(".", "").isdecimal() and float(place) > 0)


def _has_grounds(root: Any) -> bool:
    """Whether something in a part of a document may lie under its letters."""
    if root.get_elements("//draw:frame | //draw:custom-shape | //draw:rect | //draw:fill-image"):
        return True
    colored = root.get_elements("//*[@fo:background-color]")
    grounds = (str(each.get_attribute_string("fo:background-color")).lower() for each in colored)
    return any(ground not in _PAPER for ground in grounds)


def is_hidden(element: Any) -> bool:
    """Whether a section, a row or a field says itself that it is not shown."""
    tag = element.tag
    if tag == "table:table-row":
        return str(element.get_attribute_string("table:visibility")) in ("collapse", "filter")
    if tag == "text:section":
        display = element.get_attribute_string("text:display")
        return display == "none" or (display == "condition" and _says_hidden(element))
    if tag in _VARIABLES:
        return bool(element.get_attribute_string("text:display") == "none")
    return tag == "text:hidden-text" and _says_hidden(element)


def hidden_columns(table: Any) -> list[range]:
    """The places of the columns of a table that are not shown."""
    found: list[range] = []
    place = 0
    for column in table.get_elements("descendant::table:table-column"):
        end = place + (column.get_attribute_integer("table:number-columns-repeated") or 1)
        if str(column.get_attribute_string("table:visibility")) in ("collapse", "filter"):
            found.append(range(place, end))
        place = end
    return found


def hides_paragraph(paragraph: Any) -> bool:
    """Whether a field in a paragraph hides it."""
    return any(map(_says_hidden, paragraph.get_elements(f"descendant::{_HIDDEN_PARAGRAPH}")))


def _says_hidden(element: Any) -> bool:
    """The state that the program which wrote the file found; without it a condition hides nothing."""
    return str(element.get_attribute_string("text:is-hidden")) == "true"
