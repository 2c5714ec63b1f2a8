"""The number that a title or a point ends on: « Tarifs - DE_2031_012 », « (DCM n° 3) ».

Source: forms observed in published acts (see ``number_forms``).
"""

import re

from analyzers import fold_letters
from indexer.reading.parsing.facts.numbers.number_forms import (
    DECIDED,
    NUMBER,
    PERIOD,
    REFERENCE,
    SIGN,
    tidy_number,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

# « Vente d'un terrain - DE_2017_012 », « Voirie ( 2019-93) », « Halle réf : 12-2019 »: the number ends the title.
_ENDS_TITLE = re.compile(
    rf"\s*\(\s*(?:deliberation|delib\.?|dcm)\s*(?:n\s?°?\s?)?(?P<bracketed>{NUMBER})\s*\)\s*$|"
    r"\s*(?:[-–:]\s+|[(\[]\s*(?:(?:deliberation|delib\.?|dcm)\s*)?)(?:n\s?°\s?)?(?P<number>(?:[a-z]{2,5}[-_. ]?|[a-z](?=\d))?(?:19|20)\d\d\s?[-_/.]\s?\d{1,4}(?:[-_/]\d{1,3})?"
    r"|\d{1,4}/20\d\d|[a-z]{1,2}\d{1,4}[-_/]20\d\d)\s*[)\]]?\s*$"
    # « Tarifs – CM/31/058 », « Tarifs [2031/06/25-04] »: who sat, a year, a rank; the day, a rank
    r"|\s*(?:[-–:]\s+|[(\[]\s*)(?P<coded>(?:d[cel]{0,2}|dcm|c[cmsp]|b[cs])(?:[-_./]\d\d[-_./]\d{2,4}|\d{5,6})|(?:19|20)\d\d[-/]\d\d[-/]\d\d[-/_](?:\d{1,3}|[a-z]))\s*[)\]]?\s*$"
    r"|\s(?P<glued>(?:19|20)\d\d[a-z]{3}\d{2,3})\s*$"
    r"|\s(?:deliberation|delib\.?|del\.|dcm)\s?(?:n\s?°\s?)?(?P<signed>(?:19|20)\d\d[-_/.]\d{1,3}(?:[-_/.]\d{1,3}){1,2})(?:\s\d{1,2})?\s*$"
    r"|\s*[(\[]\s*(?:n\s?°\s?)?(?P<short>\d{2}[-_/]\d{3}|[a-z]{1,4}[-_. ]?\d{2}[-_/]\d{2,3}"
    r"|[a-z]{1,5}[-_]?\d{6,8}[-_]\d{1,3})\s*[)\]]\s*$"  # DE_12052031_04: the day, a rank
    rf"|\s(?:n\s?°|-)?\s?ref\.?\s?:\s?(?P<named>{REFERENCE})\s*$"
)
#: « Adopté à l'unanimité (délibération n° 3). », at the end of a line that tells the result.
_BEHIND_RESULT = Pattern(
    r"\b(?:adopte|approuve|unanimite|majorite|voix|acte)\w{0,2}[^\n.;:]{0,60}\(\s*(?:deliberation|delib\.?|dcm)\s*(?:"
    + SIGN
    + r"\s*)?(?P<number>"
    + NUMBER
    + r")\s*\)\W*(?=\n|$)"
)
_CLOSING = Pattern(
    r"(?:^|\n)\s*\(\s*(?:deliberation|delib\.?|dcm)\s*(?:"
    + SIGN
    + r"\s*)?(?P<bracketed>"
    + NUMBER
    + r")\s*\)\s*(?=\n|$)|(?:^|\n)\s*cf\.?\s+(?:deliberation|delib\.?|dcm)\s*(?:"
    + SIGN
    + r"\s*)?(?P<referred>"
    + NUMBER
    + r")\s*(?=\n|$)|(?:^|\n)\s*(?:deliberation|delib\.?|dcm)\s*"
    + SIGN
    + r"\s*(?P<number>"
    + NUMBER
    + r")\s*:?\s*(?:est\s+)?"
    + DECIDED
)


def number_ending_title(title: str) -> tuple[str, str] | None:
    """Return the number that a title ends on, and the title without it; no period, no date."""
    match = _ENDS_TITLE.search(fold_letters(title))
    if match is None or match.start() < 6:
        return None
    for plain in ("bracketed", "coded", "glued", "signed", "short", "named"):
        if match[plain]:
            return title[slice(*match.span(plain))], title[: match.start()].rstrip(" -–:(")
    if PERIOD.search(match["number"]):
        return None  # « Aides au chauffage – hiver 2030/2031 »
    first, last = re.split(r"[-_/.\s]+", match["number"])[-2:]
    if re.fullmatch(r"\d{4}", first) and last == f"{(int(first) + 1) % 100:02}":
        return None  # a school year
    if "/" in match["number"] and first.isdecimal() and 1 <= int(first) <= 12:
        return None  # a month
    return tidy_number(title[slice(*match.span("number"))]), title[: match.start()].rstrip(" -–:(")


def is_closing_number(folded: str) -> bool:
    """Tell whether a line is nothing but the number of the point above it: « (DCM n° 3) »."""
    match = _CLOSING.fullmatch(folded)
    return match is not None and match["bracketed"] is not None


def ends_on_number(folded: str) -> bool:
    """Tell whether a line ends its point: « (DCM n° 3) », « Délibération n° 3 adoptée à l'unanimité »."""
    return "delib" in folded and _CLOSING.search(folded) is not None


def closing_number(clean: CleanText, start: int, end: int) -> str | None:
    """Return the number that a point ends on: « Délibération n° 3 adoptée à … », « (DCM n° 3) »."""
    match = _CLOSING.search(clean.folded, start, end)
    if match is None:
        match = _BEHIND_RESULT.search(clean.folded, start, end)
        return tidy_number(clean.text[slice(*match.span("number"))]) if match else None
    group = next(filter(match.group, ("bracketed", "referred", "number")))
    return tidy_number(clean.text[slice(*match.span(group))])
