"""Accents that a PDF draws as signs of their own over their letters: « e´ » is « é ».

TeX and some printing programs compose letters from two glyphs. The text layer then gives both, in
either order; that one stands over the other on the page tells which belong together.
"""

import unicodedata
from collections.abc import Callable

#: Signs that stand by themselves, and the marks that Unicode combines with a letter.
_COMBINING = {
    "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308",
    "˜": "\u0303", "~": "\u0303", "¸": "\u0327", "ˇ": "\u030c", "˚": "\u030a",
    "\u0301": "\u0301", "\u0300": "\u0300", "\u0302": "\u0302", "\u0308": "\u0308",
    "\u0303": "\u0303", "\u0327": "\u0327",
}  # fmt: skip

_DOTLESS = {"ı": "i", "ȷ": "j"}

#: What an accent leaves where it stood.
GONE = "\ue000"

#: How far from its letter an accent stands in the text.
_REACH = 3

#: Part of the narrower of both that must lie over the other.
_OVER = 0.5

#: Left and right edge of the sign at a place of the text, ``None`` where it is not drawn.
Extent = Callable[[int], tuple[float, float] | None]


def composed(text: str, extent: Extent) -> str:
    """The text with accents on their letters, of the same length: ``GONE`` stands where one was."""
    if not any(sign in text for sign in _COMBINING):
        return text
    signs = list(text)
    for place, sign in enumerate(text):
        if sign not in _COMBINING:
            continue
        home = _home(text, signs, place, extent)
        if home is not None:
            letter = _DOTLESS.get(signs[home], signs[home])
            signs[home] = unicodedata.normalize("NFC", letter + _COMBINING[sign])
            for between in range(min(home, place) + 1, max(home, place)):
                signs[between] = GONE
            signs[place] = GONE
    return "".join(signs)


def _home(text: str, signs: list[str], place: int, extent: Extent) -> int | None:
    """Where the letter of an accent stands: the nearest one that it is drawn over."""
    accent = extent(place)
    if accent is None:
        return None
    best: tuple[float, int] | None = None
    for step in (-1, 1):
        for other in range(place + step, place + step * (_REACH + 1), step):
            if not 0 <= other < len(text):
                break
            if text[other].isspace():
                continue
            over = _overlap(accent, extent(other))
            if over >= _OVER and _takes(signs[other], text[place]) and (not best or over > best[0]):
                best = (over, other)
            break
    return best[1] if best else None


def _takes(letter: str, sign: str) -> bool:
    both = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _COMBINING[sign])
    return letter.isalpha() and len(both) == 1


def _overlap(accent: tuple[float, float], letter: tuple[float, float] | None) -> float:
    if letter is None:
        return 0.0
    shared = min(accent[1], letter[1]) - max(accent[0], letter[0])
    narrower = min(accent[1] - accent[0], letter[1] - letter[0])
    return shared / narrower if narrower > 0 else 0.0
