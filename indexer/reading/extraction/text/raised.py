"""Raised figures: calls of notes, which are no part of the number or word that they hang on.

« Article 2¹ » is article 2, « 12 000² euros » are twelve thousand; « m² », « 1ᵉʳ » and « 18 h³⁰ » are
read as they stand. Notes themselves are read apart, so that a call tells nothing.
"""

import re
import unicodedata

_FIGURES = re.compile(r"\s*[(\[]?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[)\]]?\s*")

#: What a call hangs on: a number, a word that is no unit, the sign that ends a phrase; blanks may part them.
_BEFORE = re.compile(r"(?:\d|(?!\bdam\b)[^\W\d_]{3}|[.,;:!?»”\")\]…%€])\s*\Z")

#: Figures that are raised by their own sign, and the marks that raise others in a plain text.
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OWN = re.compile(f"[{_SIGNS}]+")
_MARKED = re.compile(r"<sup>([^<\n]{1,12})</sup>|\$?\^\{([\d,;()\[\] ]{1,12})\}\$?", re.IGNORECASE)

#: Characters before a call that are looked at.
REACH = 40


def is_call(before: str, raised: str) -> bool:
    """Whether raised text behind ``before``, on its line, calls a note."""
    return bool(_FIGURES.fullmatch(raised) and _BEFORE.search(before[-REACH:]))


def without_calls(text: str) -> str:
    """A text without figures that are raised by their own sign (« 2¹ ») and call a note."""
    return _OWN.sub(lambda found: "" if _calls(found) else found[0], text) if _holds(text) else text


def blanked_calls(text: str) -> str:
    """A plain text of the same length with blanks for calls of notes, marks of HTML and LaTeX among them."""
    if _holds(text):
        text = _OWN.sub(_blank, text)
    return _MARKED.sub(_blank, text) if "^{" in text or "</" in text else text


def _holds(text: str) -> bool:
    return not text.isascii() and any(sign in text for sign in _SIGNS)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0]) if _calls(found) else found[0]


def _calls(found: re.Match[str]) -> bool:
    start = found.start()
    before = found.string[max(0, start - REACH) : start].rpartition("\n")[2]
    figures = next(filter(None, found.groups()), found[0])
    return is_call(before, unicodedata.normalize("NFKC", figures))
