"""The day of the sitting: every date that may be it, with its reasons, and one choice.

A reason is where a date stands: the title of the document, « Date de la séance : », « L'an …, le … »,
« Le …, le conseil … s'est réuni », what a convocation announces, a line that is a date alone, the
stamp of télétransmission, the place and day of signing, the heading, the name of the file. Each has
its weight, a date has the sum of its reasons, and the heaviest is chosen, the first of equals. A text
in which no assembly sits has a day only where it names a sitting.

Sources: Code général des collectivités territoriales, art. L2121-10 (convocation), L2121-23 and
R2121-9 (registre).
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.acts.formulas import any_of
from indexer.reading.parsing.facts.days.held_days import days_held
from indexer.reading.parsing.facts.days.placed_dates import (
    HEAD,
    RUN,
    TITLE_LINES,
    dates_after,
    heading_dates,
    lone_dates,
    signed_dates,
    timed_dates,
)
from indexer.reading.parsing.facts.days.titled_days import days_of_running_titles, days_of_titles
from indexer.reading.parsing.facts.days.written_dates import (
    DAY_AHEAD,
    FoundDate,
    date_at,
    date_in_name,
    dates_in,
    solemn_date,
)
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    COUNCIL_KIND,
    INVITED,
    J_MISREAD,
    WEEKDAY,
    WEEKDAY_BEFORE,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

#: What each reason is worth. Those of ``EXPLICIT`` name a sitting.
_WEIGHTS = {
    "title": 10.0,
    "announced": 9.0,
    "labelled": 8.5,
    "under a title": 10.5,
    "of a title": 11.5,
    "enacted": 9.0,
    "running": 6.0,
    "session": 7.0,
    "solemn": 7.0,
    "alone": 7.0,
    "held": 6.0,
    "lower title": 4.0,
    "stamp": 3.0,
    "heading": 0.8,
    "signed": 0.7,
    "file": 0.5,
}
_EXPLICIT = frozenset(
    (
        "title",
        "session",
        "lower title",
        "under a title",
        "of a title",
        "running",
        "announced",
        "enacted",
        "labelled",
        "solemn",
        "held",
    )
)
#: A second date with the same reason is worth less than the first.
_AGAIN = 0.5
_LABELLED = re.compile(
    r"(?:(?<=\n)|(?<=[-–|]\s))(?:seance\s*:\s*(?:le\s+|du\s+)?|reunie?\s+le\s*:\s*)"
    + WEEKDAY_BEFORE
    + r"(?=\d)|date\s+d[e']\s?(?:la\s+)?(?:seance|reunion|conseil|l'assemblee|deliberation|session|la seance)"
    r"[^:\d\n]{0,30}[:\s]{1,5}(?:le\s+|du\s+)?" + WEEKDAY_BEFORE
)
#: « Délibérations examinées lors de la séance du … », « Délibération n° 3 examinée le … ».
_EXAMINED = re.compile(
    r"\bdeliberations?\b[^.;\n]{0,40}\s(?:examinee|adoptee|prise|votee|approuvee)s?\s(?:par\s[^.;:\d]{3,60}?\s)?"
    rf"(?:le|du|(?:lors|au\s+cours)\s+(?:de\s+la\s+(?:seance|reunion)\s+)?(?:du\s+(?:{ASSEMBLY})(?:\s+(?:{COUNCIL_KIND}))?\s+)?du|(?:en|a\s+la)\s+seance\s+du)\s+"
    + WEEKDAY_BEFORE
)
#: What an annex says of its sitting: « Délibéré et voté par le conseil communautaire dans sa séance du … ».
_ENACTED = Pattern(
    rf"\b(?:delibere|vote|adopte|approuve)e?s?\s+(?:(?:et|,)\s+\w+\s+)?par\s+(?:le|la|l')\s*(?:{ASSEMBLY})\b[^.;:\d]{{0,120}}?\bseance\s+du\s+"
    + WEEKDAY_BEFORE
)
#: What a convocation says of the sitting that it announces.
_ANNOUNCED = re.compile(
    rf"\b(?:se\s+reunira|se\s+tiendra|aura\s+lieu|se\s+deroulera|(?:est|sont|etes|sera|seront)\s+convoquee?s?|{INVITED}|(?:avoir|avons|ai)\s+convoque|vous\s+(?:inviter|convier|convoquer|prier)|convocation\b[^.;\d]{{3,120}}?\bpour\s+la\s+tenue\s+d(?:e\s+la|'une))"
    r"(?:(?!\bfait\s+a)[^.;\d]){0,260}?[\s:](?:le|du|:)\s*:?\s*" + WEEKDAY_BEFORE + DAY_AHEAD
)


@dataclass(frozen=True, slots=True)
class SittingDay:
    """The day of a sitting; ``doubtful`` where little tells it, or another day nearly as well."""

    date: dt.date | None = None
    doubtful: bool = False


#: A day told by less than this, or by less than so many times what tells another, is doubtful.
_LEAST_WEIGHT = 2.0
_LEAST_LEAD = 1.4


def sitting_day(
    clean: CleanText, name: str, stamp: Stamp | None, *, held: bool = True, announces: bool = False
) -> SittingDay:
    """Return the day of the sitting, without a date where nothing tells it.

    ``held`` tells that an assembly sits in the text, ``announces`` that it convenes one.
    """
    weights: dict[dt.date, float] = {}
    known: set[str] = set()
    counted: set[tuple[str, dt.date]] = set()
    misread = _misread_days(clean.folded)
    for reason, date in _reasons(clean, name, stamp, held=held, announces=announces):
        if (reason, date) in counted or not (held or reason in _EXPLICIT):
            continue
        counted.add((reason, date))
        share = (_AGAIN if reason in known else 1.0) * (_OF_MISREAD if date in misread else 1.0)
        known.add(reason)
        weights[date] = weights.get(date, 0.0) + share * _WEIGHTS[reason]
    if not weights:
        return SittingDay()
    best = max(weights, key=lambda date: weights[date])
    rival = max((weight for date, weight in weights.items() if date != best), default=0.0)
    doubtful = weights[best] < max(_LEAST_WEIGHT, _LEAST_LEAD * rival)
    return SittingDay(best, doubtful)


#: « 08 IUIN 2027 »: a date of which one sign was misread, and its year may be; its share of what reasons tell.
_MISREAD_MONTH = re.compile(rf"\b(?:{any_of(J_MISREAD)})\b")
_OF_MISREAD, _AROUND = 0.3, 12


def _misread_days(folded: str) -> set[dt.date]:
    """The days of the head whose month optical reading has misspelled."""
    if not any(month in folded for month in J_MISREAD):
        return set()
    return {
        found.date
        for month in _MISREAD_MONTH.finditer(folded, 0, HEAD)
        for found in dates_in(folded, max(0, month.start() - _AROUND), month.end() + _AROUND)
        if found.date
    }


def _reasons(
    clean: CleanText, name: str, stamp: Stamp | None, *, held: bool, announces: bool
) -> Iterator[tuple[str, dt.date]]:
    """The dates that may be the day of the sitting, each with the reason for it."""
    solemn = solemn_date(clean.folded, HEAD)
    yield from days_of_titles(clean, solemn)
    if announces:
        yield from (("announced", date) for date in dates_after(clean, _ANNOUNCED, 0, HEAD))
        yield from (("announced", date) for date in timed_dates(clean, TITLE_LINES))
    yield from (("labelled", date) for date in dates_after(clean, _LABELLED, 0, HEAD))
    if not held:
        yield from (("enacted", date) for date in dates_after(clean, _ENACTED, 0, RUN))
    if solemn and solemn.date:
        yield "solemn", solemn.date
    yield from days_held(clean)
    of_page = _page_day(clean, solemn)
    yield from (one for one in lone_dates(clean) if one[1] != of_page)
    yield from days_of_running_titles(clean)
    if stamp and stamp.date:
        yield "stamp", stamp.date
    yield from (one for one in heading_dates(clean) if one[1] != of_page)
    yield from signed_dates(clean)
    if date := date_in_name(name):
        yield "file", date


def _page_day(clean: CleanText, solemn: FoundDate | None) -> dt.date | None:
    """The day on which a page was published, all of its first line, soon after the day that opens the sitting."""
    first = clean.lines[0] if clean.lines else None
    if first is None or solemn is None or solemn.date is None:
        return None
    named = _NAMED_DAY.match(first.folded)
    told = date_at(clean.folded, first.start + named.end()) if named else None
    if told is None or told.date is None or told.end < first.end:
        return None
    return told.date if 0 < (told.date - solemn.date).days <= _SOON else None


#: « Mardi 24 novembre 2031 », above « L'an deux mille trente et un, le dix-neuf novembre ».
_NAMED_DAY = re.compile(rf"{WEEKDAY}\s+(?=\d)")
_SOON = 60


def listed_date(clean: CleanText) -> dt.date | None:
    """Return the date that a list of deliberations tells for their examination."""
    return next(dates_after(clean, _EXAMINED, 0, HEAD), None)
