"""Dates and periods that people type as words, which may be those of the sitting: « juillet 2025 ».

A month, a day, a season or a term of office with its years is looked for in the text, as any words, and
taken for the date of the sitting as well. So is what lies between two of them, before or after one
(« entre 2020 et 2023 », « depuis juin 2021 »). A year alone is not: « compte administratif 2013 » was voted in 2014.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from analyzers import fold
from analyzers.frozen import dataclass
from analyzers.words.numbers import MONTHS
from indexer.searching.query.nowadays import from_today, this_day

_YEAR = r"(?:19|20)\d\d"
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"\b(?:(?P<d>\d{{1,2}}|1er) )?(?P<m>{_NAMES})\.? (?P<y>{_YEAR})\b"
_FIGURES = rf"(?<![\w/.-])(?:(?P<d>\d{{1,2}})[/.])?(?P<m>\d{{1,2}})[/.](?P<y>{_YEAR})(?![\w/-])"
#: « 12-03-2021 », and « 12/03/21 », whose year is of this century.
_HYPHENS = rf"(?<![\w/.-])(?P<d>\d{{1,2}})-(?P<m>\d{{1,2}})-(?P<y>{_YEAR})(?![\w/-])"
_SHORT_YEAR = (
    r"(?<![\w/.-])(?P<d>\d{1,2})(?P<sep>[/.])(?P<m>\d{1,2})(?P=sep)(?P<yy>[0-4]\d)(?![\w/-]|[.,]\d)"
)
#: « 12 03 2021 », and « 12 mars 21 ».
_BLANKS = (
    rf"(?<![\w/.,-])(?<![0-9] )(?P<d>\d{{1,2}}) (?P<m>\d{{1,2}}) (?P<y>{_YEAR})(?![\w/-]| [0-9])"
)
_MONTH_THEN_SHORT = rf"\b(?P<d>\d{{1,2}}|1er) (?P<m>{_NAMES})\.? (?P<yy>[0-4]\d)(?![\w/-]|[.,]\d| ?(?:€|euro|h\b|%))"
#: All that was decided in a year; « budget de 2021 » is no such thing.
_WHOLE_YEAR = rf"\b(?P<all>deliberations|actes|seances|decisions|conseils(?: municipaux| communautaires)?) (?:de |en )(?:l'annee )?(?P<y>{_YEAR})(?![\w/-])"
#: A month or a day as programs write it, which is the number of an act as often.
_NUMBER = re.compile(
    rf"(?P<y>{_YEAR})[-/.](?P<m>\d\d)(?:[-/.](?P<d>\d\d))?|(?P<m2>\d\d)-(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<m3>\d\d)(?P<d3>\d\d)|(?P<d4>\d\d)(?P<m4>\d\d)(?P<y4>{_YEAR})"
    r"|(?P<d5>\d\d)-(?P<m5>\d\d)-(?P<y5>[0-4]\d)"
)
#: What only names a sitting, its minutes or its acts, over and over: « pv du conseil municipal du ».
_SITTING = (
    r"(?:(?:seances?|reunions?|conseils?|deliberations?|actes?|decisions?|comptes?[ -]rendus?|proces[ -]verba(?:l|ux)|pv|cr|cm)"
    r"(?: (?:publique|ordinaire|extraordinaire|municipa(?:le?|ux)|communautaires?|metropolitains?|departementa(?:l|ux)|regiona(?:l|ux)|syndica(?:l|ux)))*"
    r" (?:(?:du|de|des|en|le|lors)(?: la)? )*)+"
)
#: Words that only announce the day of a sitting: « délibérations du conseil municipal du », « séance de ».
_ANNOUNCED = rf"(?:^|(?<=\s)){_SITTING}(?:(?<=de )l')?$"
#: « dernière séance », « derniers conseils municipaux »; a blank is put behind the text.
_LAST = rf"\bderni(?:er|ere)s? (?P<sitting>{_SITTING})"
#: Characters before a date in which they are looked for.
_BEFORE = 100
_SEASON = rf"\b(?P<s>printemps|ete|automne|hiver) (?P<y>{_YEAR})(?:[-/]{_YEAR})?\b"
#: A quarter, a half, or a third of a year: « 2e trimestre 2021 », « fin 2023 ».
_PART = (
    rf"\b(?:(?P<n>1er|premier|2e|2eme|2nd|second|deuxieme|3e|3eme|troisieme|4e|4eme|quatrieme)"
    rf" (?P<p>trimestre|semestre)|(?P<t>debut|milieu|mi|fin)) ?-?(?:de )?(?:l'annee )?(?P<y>{_YEAR})\b"
)
_TERM = rf"\b(?:mandat|mandature|periode|annees|annee scolaire|saison|exercices) (?P<y>{_YEAR}) ?[-/a] ?(?P<z>{_YEAR})\b"
_PATTERNS = (
    _MONTH,
    _FIGURES,
    _HYPHENS,
    _SHORT_YEAR,
    _BLANKS,
    _MONTH_THEN_SHORT,
    _SEASON,
    _PART,
    _TERM,
    _WHOLE_YEAR,
)
#: A year, a month or a day; and the same where the other end tells the year, or the month and the year.
_FULL = rf"(?:(?:\d{{1,2}}[/.])?\d{{1,2}}[/.]|(?:(?:\d{{1,2}}|1er) )?(?:{_NAMES})\.? )?{_YEAR}"
_SHORT = rf"(?:{_FULL}|(?:\d{{1,2}}|1er)(?: (?:{_NAMES}))?|{_NAMES})"
#: The first month of a season, which lasts three.
_SEASONS = {"printemps": 3, "ete": 6, "automne": 9, "hiver": 12}
#: By the first two letters of « premier », « 2nd », « troisième ».
_PLACES = {"1e": 1, "pr": 1, "2e": 2, "2n": 2, "se": 2, "de": 2, "3e": 3, "tr": 3, "4e": 4, "qu": 4}
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of a text that says a period, and its first and last day; ``None`` where one is open."""

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None

    @property
    def is_date(self) -> bool:
        """Whether the text says a day or a month, rather than a longer period."""
        return bool(self.first and self.last and (self.last - self.first).days <= 31)


def moments(text: str, today: dt.date | None = None) -> list[Moment]:
    """The dates and periods typed in a text, in order, none overlapping another.

    >>> [(str(m.first), str(m.last)) for m in moments("budget juillet 2025, été 2023")]
    [('2025-07-01', '2025-07-31'), ('2023-06-01', '2023-08-31')]
    """
    folded = _folded(text)
    told = [
        Moment(start, end, *days) for start, end, days in from_today(folded, today or this_day())
    ]
    if any(map(str.isdecimal, folded)):
        told += _all(folded)
    found: list[Moment] = []
    for moment in sorted(told, key=lambda m: (m.start, -m.end)):
        if not found or moment.start >= found[-1].end:
            found.append(moment)
    return found


def announced_at(text: str, moment: Moment) -> int:
    """Where the words begin that only announce a moment as the day of a sitting; its start where none do.

    >>> text = "cantine, séance du conseil municipal du 4 mars 2031"
    >>> text[announced_at(text, moments(text)[0]):]
    'séance du conseil municipal du 4 mars 2031'
    """
    floor = max(0, moment.start - _BEFORE)
    said = _made(_ANNOUNCED).search(_folded(text[floor : moment.start]))
    return moment.start if said is None else floor + said.start()


def last_sitting(text: str) -> tuple[int, int] | None:
    """Where a text says the last sitting, from the one character to the other; ``None`` where it does not.

    >>> last_sitting("dernière séance du conseil municipal"), last_sitting("dernier délai")
    ((0, 36), None)
    """
    said = _made(_LAST).search(f"{_folded(text)} ")
    return (said.start(), min(said.end("sitting"), len(text))) if said else None


def opening(text: str) -> int:
    """Where the words end that only name a sitting or its minutes in front of a query.

    >>> opening("pv du conseil municipal de Vaubreuil mars 2031"), opening("cantine, pv de mars 2031")
    (27, 0)
    """
    named = _made(_SITTING).match(_folded(text[:_BEFORE]))
    return named.end() if named else 0


def of_number(text: str) -> Moment | None:
    """The month or the day that what looks like the number of an act may be as well.

    >>> of_number("2031-03").last, of_number("12072031").first, of_number("2031-17"), of_number("2031-3")
    (datetime.date(2031, 3, 31), datetime.date(2031, 7, 12), None, None)
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    said = match.groupdict()
    days = _days({part: _first(said, part) for part in "ymd"})
    return Moment(0, len(text), *days) if days else None


def of_year(text: str) -> Moment | None:
    """The year that a word may be."""
    if not re.fullmatch(_YEAR, text):
        return None
    return Moment(0, len(text), *_months(int(text), 1, 12))


def note(typed: str, moment: Moment) -> str:
    """What says that a moment was taken for the date of the sitting as well."""
    when = "date" if moment.is_date else "période"
    return f"« {typed} » : les actes des séances de cette {when} sont montrés aussi."


def _first(said: dict[str, str | None], part: str) -> str | None:
    """What the one way of writing that matched tells of a part of a date."""
    return next((value for name, value in said.items() if value and name[0] == part), None)


def _folded(text: str) -> str:
    """The text without accents and capitals, of the same length."""
    return "".join(plain if len(plain := fold(c)) == 1 else c for c in text)


def _all(text: str) -> Iterator[Moment]:
    for pattern in _PATTERNS:
        for match in _made(pattern).finditer(text):
            days = _days(match.groupdict())
            if days is not None:
                yield Moment(match.start(), match.end(), *days)
    if not re.search(_YEAR, text):
        return
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _spans()):
        ends = _ends(match.groupdict())
        if any(ends):
            yield Moment(match.start(), match.end(), *ends)


@cache
def _made(pattern: str) -> re.Pattern[str]:
    """A pattern, made when a text has a figure, as every date does: they take milliseconds."""
    return re.compile(pattern)


@cache
def _spans() -> tuple[re.Pattern[str], ...]:
    """The patterns of periods with an end or two, made when a text has a year: they take milliseconds."""
    end = r"(?![\w/-])"
    return (
        re.compile(
            rf"\b(?:entre|de|du) (?:le )?(?P<a>{_SHORT}) (?:et|a|au) (?:le )?(?P<z>{_FULL}){end}"
        ),
        re.compile(
            rf"\b(?P<a>{_NAMES})\.?(?: ?[-/] ?| (?:et|a|au) )(?P<z>(?:{_NAMES})\.? {_YEAR}){end}"
        ),
        re.compile(rf"\b(?P<to>avant|jusqu'(?:en|au?)) (?:le )?(?P<z>{_FULL}){end}"),
        re.compile(rf"\b(?P<from>depuis|apres) (?:le )?(?P<a>{_FULL}){end}"),
    )


def _ends(said: dict[str, str | None]) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of a period of which one end or both are told; none where one is no date."""
    if to := said.get("to"):
        days = _told(said["z"])
        return None, days and (days[0] - _DAY if to == "avant" else days[1])
    if since := said.get("from"):
        days = _told(said["a"])
        return days and (days[1] + _DAY if since == "apres" else days[0]), None
    low, high = _told(said["a"], later=said["z"]), _told(said["z"])
    if low is None or high is None:
        return None, None
    low, high = sorted((low, high))
    return low[0], high[1]


def _told(text: str | None, later: str | None = None) -> tuple[dt.date, dt.date] | None:
    """The days of one end; what it leaves out is that of the ``later`` one."""
    rest = (later or "").split()
    for told in [
        text or "",
        *(" ".join((text or "", *rest[-n:])) for n in range(1, len(rest) + 1)),
    ]:
        if re.fullmatch(_YEAR, told):
            return dt.date(int(told), 1, 1), dt.date(int(told), 12, 31)
        if match := _made(_MONTH).fullmatch(told) or _made(_FIGURES).fullmatch(told):
            return _days(match.groupdict())
    return None


def _days(said: dict[str, str | None]) -> tuple[dt.date, dt.date] | None:
    """The first and last day of what a pattern found; ``None`` where the calendar has no such day."""
    told = said.get("y") or said.get("yy") or ""
    year = int(told if len(told) > 2 else f"20{told}")
    if said.get("z"):
        ends = sorted((year, int(said["z"] or 0)))
        return dt.date(ends[0], 1, 1), dt.date(ends[1], 12, 31)
    if said.get("all"):
        return _months(year, 1, 12)
    if said.get("s"):
        return _months(year, _SEASONS[said["s"] or ""], 3)
    if said.get("p") or said.get("t"):
        return _part(year, said)
    name = said["m"] or ""
    month = MONTHS.get(name) or (int(name) if name.isdecimal() else 0)
    if not 1 <= month <= 12:
        return None
    if not said.get("d"):
        return _months(year, month, 1)
    day = int((said["d"] or "").removesuffix("er"))
    try:
        return (dt.date(year, month, day),) * 2
    except ValueError:
        return None


def _part(year: int, said: dict[str, str | None]) -> tuple[dt.date, dt.date] | None:
    """A quarter or a half of a year, or its first, second or last third."""
    if third := said.get("t"):
        return _months(year, {"debut": 1, "fin": 9}.get(third, 5), 4)
    size = 3 if said["p"] == "trimestre" else 6
    place = _PLACES[(said["n"] or "")[:2]]
    return _months(year, size * (place - 1) + 1, size) if place * size <= 12 else None


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = calendar.monthrange(end_year, end_month)[1]
    return dt.date(year, month, 1), dt.date(end_year, end_month, end)
