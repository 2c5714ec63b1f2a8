"""Amounts in euros: ``3 500 €``, ``146 906,67 € HT``, ``1.250,00 euros``, ``12 k€``, ``mille deux cents euros``.

Each amount is given once, in the order of the text. Thousands may be separated by spaces, points
or apostrophes, decimals by a comma or a point (Lexique des règles typographiques en usage à
l'Imprimerie nationale; usage of published acts).
"""

import re

from indexer.reading.parsing.lexicon import GROUND, NUMBER_WORDS, number_in_words
from indexer.reading.parsing.patterns.pattern import Pattern

_EUROS = Pattern(r"\beuros?\b|\beur\b")
_SIGN = re.compile("€")
_NO_FIGURE = re.compile(r"\D")
_BEFORE = re.compile(
    r"(?<![\w.,/])(?P<whole>\d{1,3}(?:[ .']\d{3})+|\d{1,10})(?:[.,](?P<cents>\d{1,2}))?\s{0,2}"
    r"(?P<scale>k|m|milliers d'|millions? d'|milliards? d')?\s?\Z"
)
#: The thousands of an amount that a line's end cuts off, behind a word that wants a number: « pour 12 / 500 € ».
_CUT = re.compile(
    r"\b(?:(?:montant|somme|total)(?: ?:)?|a|de|est|maximum|minimum|par|pour|soit) (?P<head>\d{1,3}(?: \d{3})*) ?\n ?\Z"
)
_GROUPS = re.compile(r"\d{3}(?: \d{3})*")
_SCALES = {"k": 1e3, "m": 1e6, "milliers d'": 1e3, "million": 1e6, "milliard": 1e9}
_MOST = 1e12
_REACH = 40
#: What the law threatens with, or from where it applies, is nothing that the act decides:
#: « une amende qui peut s'élever jusqu'à 20 000 000 € », « Vu l'article …, qui fixe le seuil à … ».
_THREATENED = re.compile(
    rf"(?:\bamendes?\b[^.;€]{{0,110}}|(?:^|\n)\s*{GROUND}\b[^;\n]{{0,160}}?\bseuils?\b[^;€\n]{{0,60}})\Z"
)


def amounts(folded: str) -> tuple[float, ...]:
    """Return the amounts of a folded text, in euros."""
    found: dict[float, None] = {}
    threats = any(word in folded for word in ("amende", "seuil"))
    places = [match.start() for match in (*_EUROS.finditer(folded), *_SIGN.finditer(folded))]
    for start in sorted(places):
        low = max(0, start - _REACH)
        before = folded[low:start]
        number = _BEFORE.search(_IN_WORDS_TOO.sub("", before))
        if number is None:
            if (told := _in_words(folded, start)) is not None:
                found[told] = None
            continue
        written = low + number.start()
        if threats and _THREATENED.search(folded, max(0, written - 200), written):
            continue
        cut = _GROUPS.fullmatch(number["whole"]) and _CUT.search(
            folded, max(0, written - _REACH), written
        )
        whole = _NO_FIGURE.sub("", (cut["head"] if cut else "") + number["whole"])
        value = float(f"{whole}.{number['cents'] or '0'}") * _scale(number["scale"])
        if value <= _MOST:
            found[round(value, 2)] = None
    return tuple(found)


#: « 1 200 (mille deux cents) euros ».
_IN_WORDS_TOO = re.compile(r"\s*\([a-z][a-z -]{2,60}\)\s*\Z")
_SPELT = rf"(?P<words>(?:(?:{NUMBER_WORDS})(?:\s|-|\set\s|-et-))+)"
#: « mille deux cents [euros] », « un million d'[euros] ».
_WORDS = re.compile(rf"(?<![\w-]){_SPELT}(?P<millions>millions?\sd')?\Z")
#: « … [euros] et cinquante centimes ».
_CENTS = re.compile(rf"euros?\s+(?:et\s+)?{_SPELT}(?:centimes?|cts)\b")
_LONGEST_WORDS = 90


def _in_words(folded: str, start: int) -> float | None:
    """The amount that words tell before a currency."""
    told = _WORDS.search(folded, max(0, start - _LONGEST_WORDS), start)
    value = number_in_words(told["words"]) if told else None
    if told is None or value is None:
        return None
    cents = _CENTS.match(folded, start)
    part = number_in_words(cents["words"]) if cents else 0
    return round(value * (1e6 if told["millions"] else 1.0) + (part or 0) / 100, 2)


def _scale(written: str | None) -> float:
    if not written:
        return 1.0
    return _SCALES.get(written) or _SCALES[written.split()[0].rstrip("s")]
