"""Periods that people tell from today: « l'an dernier », « ce mois-ci », « depuis deux ans », « il y a trois mois ».

What was understood changes with the day, so that nothing made of it is kept for another (``told_from_today``).
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from analyzers import fold
from analyzers.words.numbers import spell

Days = tuple[dt.date, dt.date]

#: One of these stands in each of the patterns.
_CUE = re.compile(r"derni|pass|precedent|en cours|cette annee|ce mois|il y a|depuis")
_COUNTS = {spell(count): count for count in range(1, 13)} | {"une": 1}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})"
_UNIT = r"(?P<unit>ans?|annees?|mois)"
_LAST = r"(?:derniere?|passee?|precedente?)"
_PATTERNS = (
    rf"\bl ?['’]? ?(?P<last_year>an|annee) {_LAST}\b",
    r"\b(?P<this_year>cette annee(?:-ci)?|l ?['’]? ?annee en cours)\b",
    rf"\b(?:le )?(?P<last_month>mois) {_LAST}\b",
    r"\b(?P<this_month>ce mois(?:[- ]ci)?|mois en cours)\b",
    rf"\b(?P<since>depuis) (?:les )?{_COUNT} (?:derni(?:er|ere)s )?{_UNIT}\b",
    rf"\b(?:(?:ces|les|des) )?(?P<lately>{_COUNT} derni(?:er|ere)s {_UNIT})\b",
    rf"\b(?P<ago>il y a) {_COUNT} {_UNIT}\b",
)


def this_day() -> dt.date:
    """Today, as the clock of the machine has it."""
    return dt.date.today()


def told_from_today(text: str) -> bool:
    """Whether what a text says may be another period tomorrow.

    >>> told_from_today("cantine l’an dernier"), told_from_today("cantine 2031")
    (True, False)
    """
    folded = fold(text)
    return bool(_CUE.search(folded)) and any(pattern.search(folded) for pattern in _made())


def from_today(folded: str, today: dt.date) -> Iterator[tuple[int, int, Days]]:
    """The stretches of a folded text that tell a period from today, each with its first and last day.

    >>> [*from_today("affouage l'an dernier", dt.date(2031, 5, 4))]
    [(9, 21, (datetime.date(2030, 1, 1), datetime.date(2030, 12, 31)))]
    >>> [days for *_, days in from_today("depuis deux ans", dt.date(2031, 5, 4))]
    [(datetime.date(2029, 5, 4), datetime.date(2031, 5, 4))]
    """
    if not _CUE.search(folded):
        return
    for pattern in _made():
        for match in pattern.finditer(folded):
            yield match.start(), match.end(), _days(match.groupdict(), today)


@cache
def _made() -> tuple[re.Pattern[str], ...]:
    """The patterns, made for the first query that has a cue of them."""
    return tuple(map(re.compile, _PATTERNS))


def _days(said: dict[str, str | None], today: dt.date) -> Days:
    if said.get("last_year"):
        return _year(today.year - 1)
    if said.get("this_year"):
        return _year(today.year)
    if said.get("this_month"):
        return _month(today)
    if said.get("last_month"):
        return _month(_before(today, 1))
    count = said["count"] or ""
    many = _COUNTS.get(count) or int(count)
    months = (said["unit"] or "").startswith("mois")
    then = _before(today, many if months else 12 * many)
    if said.get("ago"):
        return _month(then) if months else _year(then.year)
    return then, today


def _before(day: dt.date, months: int) -> dt.date:
    """The same day so many months before, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month(day: dt.date) -> Days:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _year(year: int) -> Days:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
