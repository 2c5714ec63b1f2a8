"""The fields a query can name, and what their values mean.

A value is compared without case or accents and may be an everyday word (« pv », « Nord »). A
value that no act could have is said in a note and left out: the rest of the query still answers.
"""

import datetime as dt
import math
import re
from decimal import Decimal

from indexer.errors import QueryError
from indexer.fields import fields
from indexer.fields.accepted import Accepted
from indexer.searching.periods import period
from indexer.searching.query.clauses import Clause, Compared, Keyword, Period
from indexer.searching.query.moments import Moment
from indexer.searching.query.said_values import Said

#: Names accepted before a colon, folded, and the field meant; those of dates mean a bound each.
NAMES = {
    name: name if field.kind == "number" and not field.quantity else field.name
    for field in fields.FIELDS
    for name in field.names
}

#: Fields whose value is words to look for, rather than an exact value, and those of names.
WORD_FIELDS = tuple(
    field.name
    for field in fields.FIELDS
    if field.names and not field.accepted and field.kind != "number"
)
NAME_FIELDS = tuple(name for name in WORD_FIELDS if fields.BY_NAME[name].kind == "keyword")

_ACCEPTED = {field.name: field.accepted for field in fields.FIELDS if field.accepted}
#: ``>100000``, ``<=3``, ``1-3``, « 1,5 M€ »; without a sign, that number exactly.
_FIGURE = r"(?P<{0}>\d[\d \u00a0\u202f]*(?:[.,]\d+)?)\s*(?P<{0}_unit>k|M)?\s*(?:€|euros?)?"
_COMPARED = re.compile(rf"(?P<sign>[<>]=?|=|[≥≤])?\s*{_FIGURE.format('first')}")
_BETWEEN = re.compile(rf"{_FIGURE.format('first')}\s*(?:-|–|\.\.)\s*{_FIGURE.format('last')}")
_UNITS = {None: 1, "k": 1_000, "M": 1_000_000}
#: The largest number that every engine holds.
_MOST = 2**62
_YEARS = re.compile(r"((?:19|20)\d\d)\s*(?:-|–|\.\.)\s*((?:19|20)\d\d)")


class WrongValue(Exception):
    """A value that the field cannot have; the message is the note shown, in French."""


def keyword(name: str, typed: str) -> Clause:
    """The clause of ``name:typed`` for a field of exact values. Raises ``WrongValue``."""
    typed = typed.strip()
    if name == "annee":
        return _years(typed)
    accepted, value = _read(name, typed)
    shown = typed.replace('"', "") if accepted.verbatim else value
    return Keyword(name, _forms(name, value), _label(name, shown))


def _forms(name: str, value: str) -> tuple[str, ...]:
    """The values of a field that a value stands for: numbers of acts are written in several forms."""
    if name != "numero":
        return (value,)
    from indexer.keys import numero_forms  # few queries name a number

    return numero_forms(value)


def compared(name: str, typed: str) -> Clause:
    """The clause of ``name:typed`` for a quantity. Raises ``WrongValue``."""
    if between := _BETWEEN.fullmatch(typed.strip()):
        low, high = sorted((_figure(between, "first"), _figure(between, "last")))
        return Compared(name, math.ceil(low), math.floor(high))
    match = _COMPARED.fullmatch(typed.strip())
    if match is None:
        raise WrongValue(
            f"« {name}:{typed} » n’est pas un nombre : écrire {name}:>10 ou {name}:1-10."
        )
    number = _figure(match, "first")
    match match["sign"]:
        case ">":
            return Compared(name, math.floor(number) + 1, None)
        case ">=" | "≥":
            return Compared(name, math.ceil(number), None)
        case "<":
            return Compared(name, None, math.ceil(number) - 1)
        case "<=" | "≤":
            return Compared(name, None, math.floor(number))
        case _:
            return Compared(name, math.floor(number), math.floor(number))


def _figure(match: re.Match[str], name: str) -> Decimal:
    digits = re.sub(r"\s", "", match[name]).replace(",", ".")
    return min(Decimal(digits) * _UNITS[match[f"{name}_unit"]], Decimal(_MOST))


def may_be(name: str, typed: str) -> bool:
    """Whether a value is one that the field may have, and no word that follows another colon: « vote : 14 pour ».

    A name has a capital or several words, which are quoted, and a number a figure.
    """
    if name in NAME_FIELDS:
        return typed[:1].isupper() or " " in typed
    try:
        if name in ("date", "du", "au"):
            bounds(name, typed)
        else:
            keyword(name, typed)
    except WrongValue:
        return False
    return name != "numero" or any(map(str.isdecimal, typed))


def bounds(field: str, value: str) -> tuple[int, int]:
    """First and last day, as YYYYMMDD, of the value of a date field. Raises ``WrongValue``."""
    try:
        first, last = period(value, field)
    except QueryError:
        raise WrongValue(
            f"« {field}:{value} » n’est pas une date : écrire 2024, 03/2024, 12/03/2024 ou 2024-03-12."
        ) from None
    return day_number(first), day_number(last)


def sitting_in(moment: Moment) -> Period:
    """The acts whose sitting was in a period that was told in words."""
    ends = (moment.first, moment.last)
    low, high = (None if day is None else day_number(day) for day in ends)
    return Period(low, high)


def said_value(said: Said) -> Clause:
    """The acts with a value that was said in words. Raises ``WrongValue``."""
    if said.code:
        return keyword("matiere", said.code)
    return Compared("montant", said.low, said.high)


def day_number(day: dt.date) -> int:
    """A day as the number YYYYMMDD."""
    return _number(day.year, day.month, day.day)


def _number(year: int, month: int, day: int) -> int:
    return year * 10_000 + month * 100 + day


def _label(field: str, value: str) -> str:
    return f'{field}:"{value}"' if re.search(r"[\s()\"]", value) else f"{field}:{value}"


def _read(name: str, typed: str) -> tuple[Accepted, str]:
    accepted = _ACCEPTED[name]
    value = accepted.read(typed)
    if value is None:
        raise WrongValue(f"« {name}:{typed} » {accepted.refusal}")
    return accepted, value


def _years(typed: str) -> Clause:
    """A year, or several: ``2020-2024``, as the period that they are."""
    several = _YEARS.fullmatch(typed)
    first, last = sorted(several.groups()) if several else [_read("annee", typed)[1]] * 2
    return Period(_number(int(first), 1, 1), _number(int(last), 12, 31))
