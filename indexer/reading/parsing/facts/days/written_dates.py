"""Dates as French acts write them.

Figures (``27/03/2025``, ``27.03.25``, ``27 mars 2025``, ``1er``), words (``dix-huit mai deux mille
vingt-et-un``), the solemn form (``L'an deux mil vingt-cinq, le vingt-sept mars``, ``L'an 2023 et le
28 septembre``), days without a year, and dates in file names. Patterns read folded text.

Sources: Code général des collectivités territoriales, art. L2121-10 (convocation), L2121-23 and
R2121-9 (registre: date of the sitting), L2131-1 (publication); forms observed in published acts.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.reading.parsing.facts.calendar_day import make_date
from indexer.reading.parsing.lexicon import (
    DAY_WORDS,
    MONTH,
    MONTH_VALUES,
    WEEKDAY,
    YEAR_WORDS,
    number_in_words,
)
from indexer.reading.parsing.patterns.pattern import Pattern

_DAY = (
    r"(?:(?P<day>[0-3]?\d|[li]\d|l{2}|\do)\s{0,2}(?:er|ᵉʳ|eme|e|[°*'\"®¢]{1,2})?|(?P<day_words>"
    + DAY_WORDS
    + r"))"
)
DAY_AHEAD = r"(?=\d|(?:" + DAY_WORDS + r")\b)"
_MONTH = f"(?P<month>{MONTH})"
_YEAR = r"(?P<year>(?:19|20)\d\d(?!\d)|2[0o][\dolis]{2}(?![\w])|" + YEAR_WORDS + r")"
#: Figures that optical reading takes for letters: « l2 février 2O24 ».
_MISREAD = str.maketrans("olis", "0115")
_WEEKDAY = rf"(?:{WEEKDAY}\s{{1,3}})?"

LITERAL = Pattern(
    r"(?<![\w/.])(?<![\s][0-3] )" + _DAY + r"\s{0,3}(?:du mois d[e']\s{0,2})?" + _MONTH
    + r"(?:[\s,.]{1,4}(?:de\s{1,3})?(?:l'an\s{1,3})?" + _YEAR + r")?(?![a-z\d])"
)  # fmt: skip
NUMERIC = Pattern(
    r"(?<![\d/.-])(?P<day>[0-3]?\d)[ \t]?(?P<sep>[/.-])[ \t]?(?P<month>[01]?\d)[ \t]?(?P=sep)"
    r"(?:\s?(?=(?:19|20)\d\d)|[ \t]?)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])"
)
ISO = Pattern(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
SOLEMN = Pattern(
    r"(?:\bl'?\s?an\b|^an)\s{1,3}" + _YEAR + r"[\s,;:]{0,4}(?:et\s{1,3})?(?:le\s{0,2}:?\s{1,3})?" + _WEEKDAY
    + r"(?:le\s{1,3})?" + _DAY + r"[\s,]{1,3}(?:du mois d[e']\s{0,2}|d[e']\s?)?" + _MONTH
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and its span; ``date`` is ``None`` where the year is missing (``day``, ``month`` kept)."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def date(self) -> dt.date | None:
        """The date, where it has a year and exists in the calendar."""
        return make_date(self.year, self.month, self.day) if self.year else None

    def in_year(self, year: int) -> dt.date | None:
        """The date, in a given year where none is written."""
        return make_date(self.year or year, self.month, self.day)


def _build(match: re.Match[str]) -> FoundDate | None:
    groups = match.groupdict()
    day = (
        int(groups["day"].translate(_MISREAD))
        if groups.get("day")
        else number_in_words(groups["day_words"] or "")
    )
    raw_month = groups["month"].rstrip(".")
    month = int(raw_month) if raw_month.isdecimal() else MONTH_VALUES.get(raw_month)
    year = _year(groups.get("year"))
    if not day or not month or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return FoundDate(match.start(), match.end(), day, month, year)


def _year(written: str | None) -> int | None:
    if not written:
        return None
    if not written.isdecimal() and written.startswith("2"):
        written = written.translate(_MISREAD)
    if not written.isdecimal():
        return number_in_words(written)
    return int(written) + 2000 if len(written) == 2 else int(written)


_ALL = (LITERAL, NUMERIC, ISO)
#: What stands in every date in figures alone.
_IN_FIGURES = re.compile(r"\d\s?[/.-]\s?\d")


def dates_in(folded: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """Yield the dates of a folded text in their order, whatever their form."""
    stop = len(folded) if end is None else end
    patterns = _ALL if _IN_FIGURES.search(folded, start, stop) else (LITERAL,)
    found = [
        date
        for pattern in patterns
        for match in pattern.finditer(folded, start, stop)
        if (date := _build(match))
    ]
    yield from sorted(found, key=lambda date: date.start)


#: Days before and after a date among which a day without a year is told beside it.
_BESIDE = (-120, 45)


def day_beside(found: FoundDate, other: dt.date) -> dt.date | None:
    """Return a date without a year in the year that puts it beside another, ``None`` where none does."""
    days = (found.in_year(other.year + more) for more in (-1, 0, 1))
    earliest, latest = _BESIDE
    return next((day for day in days if day and earliest <= (day - other).days <= latest), None)


def solemn_date(folded: str, end: int) -> FoundDate | None:
    """Return the date of « L'an …, le … » before an offset, the way a registre opens a sitting."""
    return _solemn(folded, end, summons=False)


def summons_date(folded: str, end: int) -> FoundDate | None:
    """Return the date of « L'an …, le …, nous, …, avons convoqué » before an offset, the day of a summons."""
    if "nous" not in folded and "soussigne" not in folded:
        return None
    return _solemn(folded, end, summons=True)


def _solemn(folded: str, end: int, *, summons: bool) -> FoundDate | None:
    """The first date of that form that is, or is not, the day of a summons."""
    for match in SOLEMN.finditer(folded, 0, end):
        convenes = _CONVENES.match(folded, match.end()) is not None
        if convenes == summons and (date := _build(match)):
            return date
    return None


_CONVENES = re.compile(r"\s*(?:,\s*)?(?:nous|je\s+soussigne)\b[^.;]{0,160}?\bconvo(?:que|quons)")


_DATE_HERE = re.compile(_WEEKDAY)


def date_at(folded: str, position: int, reach: int = 0) -> FoundDate | None:
    """Return the date that begins at a position, or at most ``reach`` characters after it."""
    for date in dates_in(folded, position, position + reach + 60):
        gap = folded[position : date.start]
        return date if date.start - position <= reach or _DATE_HERE.fullmatch(gap) else None
    return None


_NAME_DATES = (
    re.compile(
        r"(?<!\d)(?P<year>20\d\d|19\d\d)[-_. ]?(?P<month>[01]\d)[-_. ]?(?P<day>[0-3]\d)(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<day>[0-3]?\d)[-_. ](?P<month>[01]?\d)[-_. ](?P<year>20\d\d|19\d\d)(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<day>[0-3]\d)(?P<month>[01]\d)(?P<year>20\d\d)(?!\d)"),
)
_NAME_SEPARATORS = re.compile(r"[-_.+%]+")


def date_in_name(folded_name: str) -> dt.date | None:
    """Return the one date that a file name holds, ``None`` where there is none or several."""
    found = {
        date
        for pattern in _NAME_DATES
        for match in pattern.finditer(folded_name)
        if (built := _build(match)) and (date := built.date)
    }
    if not found:
        spaced = _NAME_SEPARATORS.sub(" ", folded_name)
        found = {date for built in dates_in(spaced) if (date := built.date)}
    return found.pop() if len(found) == 1 else None
