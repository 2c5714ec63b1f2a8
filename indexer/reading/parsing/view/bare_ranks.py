"""Ranks and signs of lists that a blank alone parts from their words: « II DM n° 2 », « Ø Tarifs ».

A roman rank gets the full stop that others have, in the place of its blank, where others of its run stand in the text;
a letter that a font of signs leaves (Wingdings « Ø », « ü ») becomes a bullet. No character moves.

Source: minutes written with word processors.
"""

import re

from analyzers.words.numbers import roman_value

#: A rank over ten counts no points, « II La dynamique » is a chapter of a report; a line cut in cells by « I » or
#: tabs is a row that was read so, and « I Lise ORVAL » one of a roll.
_ROMAN = re.compile(
    r"^[ \t\xa0]*(?P<rank>I{1,3}|I?V|VI{1,3}|I?X)(?:[ \t\xa0]?[-–—.)/:°]{1,2}[ \t\xa0]*|(?P<bare>[ \t\xa0])[ \t\xa0]{0,8})"
    r"(?=(?!L[ae]s?\s|Une?\s|[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ][ \t]+[A-ZÀ-Ý'’-]{2,}[ \t]*$)[A-ZÀ-Ý«][\w'’ .°])(?![^\n]*(?:\t|\||[ \t]I[ \t]*(?:\w|$)))",
    re.MULTILINE,
)
#: « Ø 200 mm » is a width.
_SIGN = re.compile(r"^[ \t\xa0]*(?P<sign>[ØüÜ])(?=[ \t\xa0]+[^\W\d])", re.MULTILINE)
#: So many ranks, from one on, are a run.
_SEVERAL = 2


def with_signed_ranks(text: str) -> str:
    """Return the text, of the same length, in which signs tell such ranks and such lists."""
    marks: dict[int, str] = {}
    if "\nII" in text or " II" in text or "\tII" in text:
        marks.update(dict.fromkeys(_bare_ranks(text), "."))
    if "Ø" in text or "ü" in text or "Ü" in text:
        marks.update((sign.start("sign"), "•") for sign in _SIGN.finditer(text))
    if not marks:
        return text
    signed = list(text)
    for place, mark in marks.items():
        signed[place] = mark
    return "".join(signed)


def _bare_ranks(text: str) -> list[int]:
    """The blanks behind the ranks of runs that begin with I and II and that have one behind a blank alone."""
    found: list[int] = []
    run: list[re.Match[str]] = []
    for rank in (*_ROMAN.finditer(text), None):
        value = roman_value(rank["rank"].lower()) if rank else 0
        if rank and run and value == len(run) + 1:
            run.append(rank)
        elif rank is None or value == 1:
            if len(run) >= _SEVERAL:
                found += (member.start("bare") for member in run if member["bare"])
            run = [rank] if rank else []
    return found
