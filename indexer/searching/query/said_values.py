"""Values of fields that people say in words: « matière 7.5 », « plus de 10 000 € », « entre 5 et 8 k€ ».

An amount may stand in the text as well, as a date may, so that either is shown.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from analyzers.frozen import dataclass

_MATTER = (
    r"\b(?:codes?\s+)?(?:mati[eè]res?|nomenclature(?:\s+actes)?)\s+(?:n[°o]\s*)?"
    r"(?P<code>[1-9](?:\.[0-9]{1,2}){0,3})(?![\w.,/-]*[0-9])"
)
_NUMBER = r"(?:un|[0-9]{1,3}(?:[ .\u00a0\u202f][0-9]{3})+|[0-9]{1,12}(?:[.,][0-9]{1,2})?)"
_UNIT = r"(?:k\s?€|M\s?€|millions?\s+d['’]\s?euros?|mille\s+euros?|€|euros?\b)"
_MORE = (
    r"plus\s+d(?:e\s+|['’]\s?)|au\s+moins\s+|sup[ée]rieure?s?\s+[àa]\s+|[àa]\s+partir\s+de\s+"
    r"|d[ée]pass(?:e|ent|ant)\s+"
)
_LESS = r"moins\s+d(?:e\s+|['’]\s?)|au\s+plus\s+|inf[ée]rieure?s?\s+[àa]\s+|jusqu['’]\s?[àa]\s+"
_COMPARED = (
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?P<first>{_NUMBER})\s*(?P<first_unit>{_UNIT})"
)
_BETWEEN = (
    rf"\bentre\s+(?P<first>{_NUMBER})\s*(?P<first_unit>{_UNIT})?\s+et\s+"
    rf"(?P<last>{_NUMBER})\s*(?P<last_unit>{_UNIT})"
)
#: One of these stands in what says a sum.
_EUROS = ("€", "euro")
_UNITS = (("mille", 1_000), ("million", 1_000_000), ("k", 1_000), ("m", 1_000_000))


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a text that says a value: a code of a matière, or the least and the most of an amount."""

    start: int
    end: int
    code: str | None = None
    low: int | None = None
    high: int | None = None


def said_values(text: str) -> Iterator[Said]:
    """The values said in a text.

    >>> [(s.code, s.low, s.high) for s in said_values("matière 7.5, plus de 10 000 €, entre 5 et 8 k€")]
    [('7.5', None, None), (None, 10000, None), (None, 5000, 8000)]
    """
    small = text.lower()
    if "mati" in small or "nomencl" in small:
        for match in _made(_MATTER).finditer(text):
            yield Said(*match.span(), code=match["code"])
    if not any(map(small.__contains__, _EUROS)):
        return
    for match in _made(_COMPARED).finditer(text):
        euros = _euros(match["first"], match["first_unit"])
        more = match["more"] is not None
        yield Said(*match.span(), low=euros if more else None, high=None if more else euros)
    for match in _made(_BETWEEN).finditer(text):
        unit = match["last_unit"]
        first = _euros(match["first"], match["first_unit"] or unit)
        low, high = sorted((first, _euros(match["last"], unit)))
        yield Said(*match.span(), low=low, high=high)


def _euros(number: str, unit: str) -> int:
    parted = re.fullmatch(r"[0-9]{1,3}(?:[ .\u00a0\u202f][0-9]{3})+", number)
    figures = re.sub(r"\D", "", number) if parted else number.replace(",", ".")
    times = next((times for name, times in _UNITS if unit.lower().startswith(name)), 1)
    return int(Decimal(1 if figures.lower() == "un" else figures) * times)


@cache
def _made(pattern: str) -> re.Pattern[str]:
    """A pattern, made for the first query that may say such a value."""
    return re.compile(pattern, re.IGNORECASE)
