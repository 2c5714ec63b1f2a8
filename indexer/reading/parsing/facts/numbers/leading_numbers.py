"""The number that a line or a title begins with, and where its rest begins.

Source: forms observed in published acts (see ``number_forms``).
"""

import re
from functools import lru_cache

from analyzers import fold_letters
from indexer.reading.parsing.facts.numbers.number_forms import (
    FORMS,
    LABEL,
    LABELLED,
    SIGN,
    is_plausible,
    tidy_number,
)
from indexer.reading.parsing.view.cleaning import Line

_SHORT_FORMS = (
    r"\d{2}\s?[-/]\s?\d{2,3}|\d{1,4}\s?[-/]\s?20\d\d"  # 23-01, 12/2023: a sign must follow
)
_NAKED = re.compile(
    r"^[|\s]{0,4}\[?(?:(?P<number>"
    + "|".join(FORMS)
    + r")(?P<rest>_?$|\]?\s*[-:–.)|]\s*\D.*|\]?\s{1,4}(?:[^\d\s]|\d{1,3}\s?(?:e|er|eme|ere|nde?)\b).*)"
    r"|(?P<short>" + _SHORT_FORMS + r")(?P<after>\s*[-:–]\s+\D.*))$"
)
# « N° 1 D.CCAS/2026/19 – Tarifs »: the rank in the sitting, then the number of the act.
_RANKED = re.compile(
    r"n\s?°\s?\d{1,3}\s*[-:.]?\s+(?P<number>" + "|".join(FORMS) + r")(?=\s*[-:–|]|\s*$|\s+[^\d\s])"
)
# « 2023 DASCO 12 »: a year, the service in capitals, a rank, then a title.
_SERVICE = re.compile(
    r"(?P<number>(?:19|20)\d\d\s(?P<service>[A-Z]{2,6})\s\d{1,4}(?:-\d)?(?:\s?[A-Z])?)(?:\s*[-:–]\s*|\s+(?=[A-ZÀ-Ý][a-zà-ÿ])|$)"
)
_SPLIT_NAKED = re.compile(
    r"^(?P<day>(?:19|20)\d{6})\s+(?P<index>\d{1,3})(?!\d|[/.,]\s?\d|/)\s*[-:.)_]?\s*(?P<rest>.*)$"
)
# « N° 2031 7 4 »: a year, the rank of the sitting, that of the act; « N° 2031 014 »: a year, a rank of three figures.
_SIGNED_SPACED = re.compile(
    r"(?:"
    + LABEL
    + r"\s*(?:"
    + SIGN
    + r")?|"
    + SIGN
    + r"(?:\s*d[e']\s?(?:la\s+|l')?(?:deliberation|acte))?)\s*:?\s*(?P<number>(?:19|20)\d\d(?:(?:\s\d{1,3}){2}|\s(?:\d{3}|0\d))|\d{6}\s\d{3})(?=$|\s*[-–:]|\s+[a-z])"
)
# « 2031 07 04 TARIFS »: the same without a sign, before a title that begins with a capital or a month and a
# rank with a word.
_SPACED = re.compile(
    r"\W{0,4}(?P<number>(?:19|20)\d\d\s(?:\d{2,3}\s\d{1,3}(?=\s+(?:[-–:]\s*)?[«\"']?\s?[A-ZÀ-Ý][\w'’])"
    r"|(?:0\d|1[0-2])\s\d\d(?=\s+(?:[-–:]\s*)?(?!euros?\b)[a-zà-ÿ]{5})))"
)


# « N° 2031-06-23-COM 17 »: a day, who sat, a blank, a rank.
_CODED_SPACED = re.compile(
    r"(?:[Nn]\s?°\s*)?(?P<number>(?:19|20)\d\d-\d\d-\d\d[-_][A-Z]{2,4}\s\d{1,4})(?!\d)(?=\W|$)"
)


# « (2031/6/33) TARIFS »: in brackets, before the title.
_BRACKETED = re.compile(
    r"\((?:n\s?°\s?)?(?P<number>(?:19|20)\d\d[-/_.]\d{1,3}(?:[-/_.]\d{1,4})?)\)\s*(?=[a-z«])"
)


def number_in_title(title: str) -> tuple[str, str] | None:
    """Return the number that a title begins with, and the rest: « Délibération n° 3 – Voirie »."""
    folded = fold_letters(title)
    if own := own_form(title, folded):
        rest = title[own[1] :].strip(" -–—:.")
        return (own[0], rest) if len(rest) > 3 else None
    match = LABELLED.match(folded)
    if match is None or not is_plausible(match["number"], labelled=True):
        return None
    rest = title[match.start("rest") :].strip(" -–—:.")
    return (tidy_number(title[slice(*match.span("number"))]), rest) if len(rest) > 3 else None


def without_number(title: str, number: str) -> str:
    """Return a title without its own number before it: « D.12/2031 – Tarifs »."""
    if len(number) < _LEAST_NUMBER:
        return title
    at = 0
    for char in "".join(number.split()):
        while at and title[at : at + 1].isspace():
            at += 1
        if title[at : at + 1].lower() != char.lower():
            return title
        at += 1
    match = _PARTS_TITLE.match(title, at)
    return title[match.end() :] if match else title


_PARTS_TITLE = re.compile(r"\s*[-–:.|/)]+\s*(?=\w)")
#: A shorter number before a title may be one of its words: « 12 – 14 rue haute ».
_LEAST_NUMBER = 4
#: Two words, the first of which introduces no number: far the most lines.
_WORDS_AT_ONCE = re.compile(
    r"(?![a-z]{2} [a-z] \d\d-|extrait|projet|reference|delib|dcm|dcc|acte|decision|affaire|numero|no\b)[a-z]{2,} [a-z]"
)
#: No form of a number is without one.
_FIGURE = re.compile(r"\d")


def line_number(line: Line) -> tuple[str, int] | None:
    """Return the number that a line begins with, and where the rest of the line starts.

    Offsets are within the line. ``None`` where the line begins with no number of an act.
    """
    if _WORDS_AT_ONCE.match(line.folded) or not _FIGURE.search(line.folded):
        return None
    # Plain texts: what is remembered of a line does not hold the text that it is cut out of.
    return _number_at(line.text, str(line.folded))


@lru_cache(maxsize=4096)
def _number_at(text: str, folded: str) -> tuple[str, int] | None:
    """The number that the words of a line begin with; each is asked for by several readings."""
    if own := own_form(text, folded):
        return own
    for pattern in (LABELLED, _NAKED):
        match = pattern.match(folded)
        if match and pattern is _NAKED and match["short"]:
            return tidy_number(text[slice(*match.span("short"))]), match.start("after")
        if match and is_plausible(match["number"], labelled=pattern is LABELLED):
            number = tidy_number(text[match.start("number") : match.end("number")])
            # « n²0230 » is « n°20230 » misread: the sign took the first figure with it.
            slip = "²" in text[: match.start("number")] and number[:1].isdigit()
            rest = match.start("rest")
            rest += text[rest : rest + 1] == "]"
            return f"2{number}" if slip else number, rest
    if (match := _SERVICE.match(text)) and not match["service"].isdigit():
        return tidy_number(match["number"]), match.end()
    match = _SPLIT_NAKED.match(folded)
    if match:
        return f"{match['day']}-{match['index']}", match.start("rest")
    return None


def own_form(text: str, folded: str) -> tuple[str, int] | None:
    """A number in pieces parted by blanks, or one that the rank of the point stands before."""
    if spaced := _SIGNED_SPACED.match(folded) or _SPACED.match(text):
        return "-".join(spaced["number"].split()), spaced.end()
    if coded := _CODED_SPACED.match(text):
        return tidy_number(coded["number"]), coded.end()
    if bracketed := _BRACKETED.match(folded):
        return bracketed["number"], bracketed.end()
    if ranked := _RANKED.match(folded):
        return tidy_number(text[slice(*ranked.span("number"))]), ranked.end()
    return None
