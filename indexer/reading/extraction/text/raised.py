"""Raised figures: calls of notes, which are no part of the number or word that they hang on.

« Article 2¹ » is article 2, « 12 000² euros » are twelve thousand; « m² », « 1ᵉʳ », « 18 h³⁰ » and « 10³ m³ » are
read as they stand. Notes themselves are read apart, so that a call tells nothing.
"""

import re
import unicodedata

_FIGURES = re.compile(r"\s*[(\[]?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[)\]]?\s*")

#: What a call hangs on: a number, a word that is no unit, the sign that ends a phrase; blanks may part them.
_BEFORE = re.compile(r"(?:\d|(?!\bdam\b)[^\W\d_]{3}|[.,;:!?»”\")\]…%€])\s*\Z")

#: Ten, which has powers: behind a sign of multiplication, before a unit, or where nothing is counted by it.
_TEN = re.compile(r"(?<![\w.,/-])10\Z|\d\s?[.·⋅∙*x×]\s?10\Z")
_TIMES = re.compile(r"[.·⋅∙*x×]\s?10\Z")
_UNIT = re.compile(
    r"\s?(?:[×*]|(?:[kMGT]?(?:Wh?|[tgJ]|Pa|€|euros|EUR|[hdcm]?l|L|Bq|eq|UFC|VA)|[kdcm]?m[²³23]?|tep|tonnes|ha|habitants|unités)(?!\w))"
)
_COUNTED = re.compile(
    r"(?:\b(?:art(?:icle|\.)?|alinéa|page|p\.|n\s?[°ºo]|annexe|point|chapitre|titre|lot|rue|le|du|au|les|des|aux)\s?)10\Z",
    re.IGNORECASE,
)
_POWERS = frozenset(("3", "6", "9", "12"))

#: Figures that are raised by their own sign, and the marks that raise others in a plain text.
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISING = str.maketrans("0123456789", _SIGNS)
_OWN = re.compile(f"[{_SIGNS}]+")
_MARKED = re.compile(
    r"<sup>([^<\n]{1,12})</sup>|\$?\^\{([\d,;()\[\] ]{1,12})\}\$?|\^([\d,]{1,6})\^", re.IGNORECASE
)

#: Readers put these around text that stands above its line: signs that no document holds (Unicode, 23.7).
RAISED, LEVEL = "\ufdd0", "\ufdd1"
_BETWEEN = re.compile(f"{RAISED}([^{RAISED}{LEVEL}]*){LEVEL}")
_ENDS = {ord(RAISED): None, ord(LEVEL): None}

#: Characters before and behind a call that are looked at.
_REACH = 40


def is_call(before: str, raised: str, after: str = "") -> bool:
    """Whether raised text between ``before`` and ``after``, on its line, calls a note."""
    before = before[-_REACH:]
    if not _FIGURES.fullmatch(raised) or not _BEFORE.search(before):
        return False
    return not (_TEN.search(before) and _is_power(before, raised.strip(), after))


def _is_power(before: str, raised: str, after: str) -> bool:
    if not raised.isdecimal():
        return False
    if _TIMES.search(before) or _UNIT.match(after):
        return True
    return raised in _POWERS and _COUNTED.search(before) is None


def without_calls(text: str) -> str:
    """A text without figures that are raised, by their own sign or between marks, and call a note."""
    if RAISED in text:
        parted = text.replace(LEVEL + RAISED, "")
        text = _BETWEEN.sub(_dropped, parted).translate(_ENDS)
    return _OWN.sub(_dropped, text) if _holds(text) else text


def blanked_calls(text: str) -> str:
    """A plain text of the same length with blanks for calls of notes, marks of HTML and LaTeX among them."""
    if _holds(text):
        text = _OWN.sub(_blank, text)
    return _MARKED.sub(_blank, text) if "^" in text or "</" in text else text


def _holds(text: str) -> bool:
    return not text.isascii() and any(sign in text for sign in _SIGNS)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0]) if _calls(found) else found[0]


def _dropped(found: re.Match[str]) -> str:
    if _calls(found):
        return ""
    raised = next(filter(None, found.groups()), found[0])
    # « 10³ » is not a hundred and three.
    return raised.translate(_RAISING) if found.string[: found.start()].endswith("10") else raised


def _calls(found: re.Match[str]) -> bool:
    start, end = found.span()
    before = found.string[max(0, start - 2 * _REACH) : start].rpartition("\n")[2]
    after = found.string[end : end + _REACH].partition("\n")[0]
    figures = next(filter(None, found.groups()), found[0])
    return is_call(_flat(before), unicodedata.normalize("NFKC", figures), _flat(after))


def _flat(text: str) -> str:
    return text.translate(_ENDS)
