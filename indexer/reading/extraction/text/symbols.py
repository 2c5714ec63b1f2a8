"""Letters set in a font of pictures: « þ » in Wingdings is a box that was ticked.

A font of pictures gives its signs the places of letters, or those places in the private area of Unicode (U+F000 on,
as Word and its PDFs write them). Boxes, ticks and bullets mean something in an act; other pictures are bullets.
"""

import re

_EMPTY, _TICKED, _CROSSED, _TICK, _CROSS, _FULL, _BULLET = "☐☑☒✓✗■•"

#: Shaded boxes are boxes to tick or the bullets of a list: ``with_boxes`` tells by the whole text.
_SHADED = "\uf071"

_WINGDINGS = {
    0x6C: "●", 0x6E: _FULL, 0x6F: _EMPTY, 0x70: _SHADED, 0x71: _SHADED, 0x72: _SHADED, 0x78: _CROSSED,
    0xA1: "○", 0xA7: "▪", 0xA8: _EMPTY, 0xD8: "➢", 0xE0: "→", 0xFB: _CROSS, 0xFC: _TICK,
    0xFD: _CROSSED, 0xFE: _TICKED,
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings2": {
        0x4F: _CROSS, 0x50: _TICK, 0x51: _CROSSED, 0x52: _TICKED, 0x53: _CROSSED, 0x54: _CROSSED,
        0xA2: _FULL, 0xA3: _EMPTY,
    },
    "wingdings3": {},
    "webdings": {0x61: _TICK, 0x63: _EMPTY, 0x67: _FULL, 0x6E: "●", 0x72: _CROSS},
}  # fmt: skip
_NAME = re.compile(r"(?:[A-Z]{6}\+)?(wingdings[ -]?[23]?|webdings)\b", re.IGNORECASE)

_BOXES = frozenset((_EMPTY, _TICKED, _CROSSED))

#: Longest text that is taken for pictures rather than for words in a font that is not there.
_LONGEST = 4

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_PRIVATE_TICKS = {0xF000 + code: sign for code, sign in _WINGDINGS.items() if sign in "☑☒✓✗"}
_PRIVATE_BOXES = {0xF000 + code: _EMPTY for code in (0x6F, 0x71, 0x72, 0xA8)}
#: Bullets of all shapes, which are one to who reads them, and arrows; no other font of pictures has another
#: sign there that texts use.
_PRIVATE_BULLETS = {
    0xF02D: "-",
    **dict.fromkeys((0xF076, 0xF077, 0xF09F, 0xF0A7, 0xF0B7, 0xF0D8), _BULLET),
    0xF06E: _FULL,
    **dict.fromkeys((0xF0E0, 0xF0E8, 0xF0F0), "→"),
}
_PRIVATE_SECOND = {0xF052: _TICKED, 0xF053: _CROSSED, 0xF0A3: _EMPTY}


def picture_font(name: str) -> str | None:
    """The font of pictures that a name means, « ABCDEF+Wingdings-Regular » among them."""
    found = _NAME.match(name.strip(" \"'"))
    return re.sub(r"[ -]", "", found[1].lower()) if found else None


def pictured(text: str, font: str) -> str:
    """What a short text set in a font of pictures shows; ``font`` as ``picture_font`` names it."""
    if len(text.strip()) > _LONGEST:
        return text
    signs = _FONTS[font]
    return "".join(
        sign if sign.isspace() else signs.get(ord(sign) & 0xFF, _BULLET) for sign in text
    )


def box_of_bullet(sign: str, font: str = "") -> str | None:
    """The box that stands as the bullet of a list, as forms have it; ``None`` for any other bullet."""
    named = picture_font(font)
    shown = pictured(sign, named) if named else with_boxes(sign)
    shown = _EMPTY if named and shown == _SHADED else shown
    return shown if shown in _BOXES else None


def with_boxes(text: str) -> str:
    """A text of the same length with bullets, arrows and the boxes of a form for signs of the private area.

    Which font they are of is not known, and an empty box is a common bullet: boxes are read where one
    of the same text is ticked.
    """
    if text.isascii() or not _PRIVATE.search(text):
        return text
    text = text.translate(_PRIVATE_BULLETS)
    if any(chr(code) in text for code in _PRIVATE_TICKS) or _TICKED in text or _CROSSED in text:
        return text.translate(_PRIVATE_TICKS | _PRIVATE_BOXES)
    return text.translate(_PRIVATE_SECOND) if "\uf052" in text or "\uf053" in text else text
