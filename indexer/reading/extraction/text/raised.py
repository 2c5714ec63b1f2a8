"""Raised figures: calls of notes, which are no part of the number or word that they hang on.

« Article 2¹ » is article 2, « 12 000² euros » are twelve thousand; « m² », « 1ᵉʳ » and « 18 h³⁰ » are
read as they stand. Notes themselves are read apart, so that a call tells nothing.
"""

import re

_FIGURES = re.compile(r"\s*[(\[]?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[)\]]?\s*")

#: What a call hangs on: a number, a word that is no unit, the sign that ends a phrase; blanks may part them.
_BEFORE = re.compile(r"(?:\d|(?!\bdam\b)[^\W\d_]{3}|[.,;:!?»”\")\]…%€])\s*\Z")

#: Characters before a call that are looked at.
REACH = 40


def is_call(before: str, raised: str) -> bool:
    """Whether raised text behind ``before``, on its line, calls a note."""
    return bool(_FIGURES.fullmatch(raised) and _BEFORE.search(before[-REACH:]))
