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
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.formulas import DECIDING, any_of
from indexer.reading.parsing.facts.convocations import CONVOKED
from indexer.reading.parsing.facts.placed_dates import (
    ADVISED_THEN,
    TITLE_TOP,
    dates_after,
    heading_dates,
    lone_dates,
    signed_dates,
    timed_dates,
)
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.facts.written_dates import (
    DAY_AHEAD,
    FoundDate,
    date_at,
    date_in_name,
    dates_in,
    day_beside,
    make_date,
    solemn_date,
)
from indexer.reading.parsing.lexicon import (
    ADVISORY,
    ASSEMBLY,
    COUNCIL_KIND,
    HAS_MET,
    MADE_PUBLIC,
    MET,
    WEEKDAY,
)
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.reading.parsing.view.pattern import Pattern

#: What each reason is worth. Those of ``EXPLICIT`` name a sitting.
_WEIGHTS = {
    "title": 10.0,
    "announced": 9.0,
    "labelled": 8.5,
    "under a title": 10.5,
    "of a title": 11.5,
    "enacted": 9.0,
    "running": 6.0,
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
_HEAD = 6000
_RUN = 60_000
_TITLE_LINES = 30
_TITLE_LENGTH = 400
_WEEKDAY = rf"(?:{WEEKDAY}\s+)?"
_TITLE = Pattern(
    r"\b(?:seance|session|reunion|audience|commission\s+permanente|proces[ -]verbal|compte[ -]?rendu"
    rf"|(?:{ASSEMBLY})(?:\s+(?:" + COUNCIL_KIND + r"))?)\b"
    r"[^.;\n]{0,70}?(?<!°)[\s:,(-](?:du|en date du|le|date)?\s*:?\s*" + _WEEKDAY + DAY_AHEAD
)
_NOT_TITLE = re.compile(
    r"approbation|\bdistribution|\bremise\s+d|\barrete|\bannex|\b(?:la|une|nouvelle|par|cette)\s+deliberation|approuv|adopt|precedent|prochaine?\b|convo[cq]|dernier|depuis|lors d|suite a|scrutin|rappel|affich|publi(?!qu|c\b)|transmi|vu la|\bobservation|\bremarque|"
    r"\b(?:elu|designe|nomme|installe|cree|institue)e?s?\s+par\b|\b(?:a|ont)\s+(?!eu\s)(?:ete\s+|en\s+)*\w{4,}\s+le\s|"
    rf"\bcompter\b|\bpartir\b|\beffet\b|\b(?:{any_of(DECIDING)})|"
    r"loi n|decret|\bdu registre du|deliberation n|\bavis\b|^\W*(?:vu|considerant|attendu|entendu|oui|sur)\s"
)
_APPROVED = re.compile(
    r"\b(?:est|sont)\s+(?:adopte|approuve)|\badoptee?s?\s*(?:\.|a l)|\bapprouvee?s?\b"
)
#: A point of the agenda, or a sentence about former minutes: their date is not the sitting's.
_OF_ANOTHER = re.compile(
    r"\s*(?:[-*#]\s*)?(?:(?:\d{1,2}|[ivx]{1,4})\s*[.)°/-]\s*\D|(?:le|la|les)\s+(?:proces|compte))"
)
_LABELLED = re.compile(
    r"(?:(?<=\n)|(?<=[-–|]\s))seance\s*:\s*(?:le\s+|du\s+)?"
    + _WEEKDAY
    + r"(?=\d)|date\s+d[e']\s?(?:la\s+)?(?:seance|reunion|conseil|l'assemblee|deliberation|session|la seance)"
    r"[^:\d\n]{0,30}[:\s]{1,5}(?:le\s+|du\s+)?" + _WEEKDAY
)
#: « Délibérations examinées lors de la séance du … », « Délibération n° 3 examinée le … ».
_EXAMINED = re.compile(
    r"\bdeliberations?\b[^.;\n]{0,40}\s(?:examinee|adoptee|prise|votee|approuvee)s?\s(?:par\s[^.;:\d]{3,60}?\s)?"
    rf"(?:le|du|(?:lors|au\s+cours)\s+(?:de\s+la\s+(?:seance|reunion)\s+)?(?:du\s+(?:{ASSEMBLY})(?:\s+(?:{COUNCIL_KIND}))?\s+)?du|(?:en|a\s+la)\s+seance\s+du)\s+"
    + _WEEKDAY
)
#: What an annex says of its sitting: « Délibéré et voté par le conseil communautaire dans sa séance du … ».
_ENACTED = Pattern(
    rf"\b(?:delibere|vote|adopte|approuve)e?s?\s+(?:(?:et|,)\s+\w+\s+)?par\s+(?:le|la|l')\s*(?:{ASSEMBLY})\b[^.;:\d]{{0,120}}?\bseance\s+du\s+"
    + _WEEKDAY
)
_HELD = Pattern(
    rf"\b{HAS_MET}|\bs'est\s+tenue?|\betant\s+(?:{MET})"
    r"|\breunis?\s+(?:en|au|a|sous|dans)|(?:^|\n)reunie?s?\s+le\s+\d"
)
#: « La commission d'appel d'offres, réunie en séance le … » sat before the assembly did.
_OTHERS_MET = re.compile(rf"(?:{ADVISORY}|\bavis\b)[^.;]{{0,60}}\Z")
#: What a convocation says of the sitting that it announces.
_ANNOUNCED = re.compile(
    r"\b(?:se\s+reunira|se\s+tiendra|aura\s+lieu|se\s+deroulera|(?:est|sont|etes|sera)\s+convoques?|vous\s+(?:inviter|convier|convoquer|prier))"
    r"(?:(?!\bfait\s+a)[^.;\d]){0,260}?[\s:](?:le|du|:)\s*:?\s*" + _WEEKDAY + DAY_AHEAD
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
    for reason, date in _reasons(clean, name, stamp, held=held, announces=announces):
        if (reason, date) in counted or not (held or reason in _EXPLICIT):
            continue
        counted.add((reason, date))
        share = _AGAIN if reason in known else 1.0
        known.add(reason)
        weights[date] = weights.get(date, 0.0) + share * _WEIGHTS[reason]
    if not weights:
        return SittingDay()
    best = max(weights, key=lambda date: weights[date])
    rival = max((weight for date, weight in weights.items() if date != best), default=0.0)
    doubtful = weights[best] < max(_LEAST_WEIGHT, _LEAST_LEAD * rival)
    return SittingDay(best, doubtful)


def _reasons(
    clean: CleanText, name: str, stamp: Stamp | None, *, held: bool, announces: bool
) -> Iterator[tuple[str, dt.date]]:
    """The dates that may be the day of the sitting, each with the reason for it."""
    solemn = solemn_date(clean.folded, 0, _HEAD)
    yield from _titles(clean, solemn)
    if announces:
        yield from (("announced", date) for date in dates_after(clean, _ANNOUNCED, 0, _HEAD))
        yield from (("announced", date) for date in timed_dates(clean, _TITLE_LINES))
    yield from (("labelled", date) for date in dates_after(clean, _LABELLED, 0, _HEAD))
    if not held:
        yield from (("enacted", date) for date in dates_after(clean, _ENACTED, 0, _RUN))
    if solemn and solemn.date:
        yield "solemn", solemn.date
    yield from _held_dates(clean)
    yield from lone_dates(clean)
    yield from _running_dates(clean)
    if stamp and stamp.date:
        yield "stamp", stamp.date
    yield from heading_dates(clean)
    yield from signed_dates(clean)
    if date := date_in_name(name):
        yield "file", date


#: « Délibération n° 1 du 18 décembre 2031 », whole: an act is of the day on which the assembly sat.
_OF_ACT = re.compile(rf"deliberation\s+n\s?°\s?[\w./-]{{1,20}}\s+du\s+{_WEEKDAY}{DAY_AHEAD}")


def _titles(clean: CleanText, solemn: FoundDate | None) -> Iterator[tuple[str, dt.date]]:
    """« Séance du … », « Procès-verbal du conseil municipal du … »."""
    for index, line in enumerate(clean.lines[:_TITLE_LINES]):
        if act := _OF_ACT.match(line.folded):
            found = date_at(clean.folded, line.start + act.end(), reach=3)
            if found and found.date and line.end - found.end < 3:
                yield "title", found.date
                continue
        # A title is short; a page set on one line shows its date near its start.
        short = len(line.folded) <= _TITLE_LENGTH
        head = line.folded if short else line.folded[:_TITLE_LENGTH]
        match = _TITLE.search(head)
        if not match or _OF_ANOTHER.match(head) or _APPROVED.search(line.folded):
            continue
        while match:
            begin = line.start + match.start()
            others = _OTHERS_MET.search(clean.folded, max(0, begin - 80), begin)
            advised = ADVISED_THEN.match(line.folded, match.end())
            if not (others or advised or _NOT_TITLE.search(line.folded[: match.end()])) and (
                date := _date_of_title(clean, line.start + match.end(), solemn)
            ):
                # Below the words that open a sitting stand its points, and what it speaks of.
                above = solemn is None or line.start <= solemn.start
                yield ("title" if index < TITLE_TOP and above else "lower title"), date
                break
            match = _TITLE.search(head, match.start() + 5)


def _date_of_title(clean: CleanText, position: int, solemn: FoundDate | None) -> dt.date | None:
    several = _SEVERAL_DAYS.match(clean.folded, position)
    found = date_at(clean.folded, several.end() if several else position, reach=3)
    if found is None:
        return None
    if found.date:
        return _first_day(clean.folded, found) or found.date
    if solemn and solemn.year and (found.day, found.month) == (solemn.day, solemn.month):
        return solemn.date
    told = None if solemn else _told_beside(clean)
    return day_beside(found, told) if told else None


#: « Convocation du … », « publié le … », « Valbrune, le … »: a day that stands beside that of the sitting.
_BESIDE_IT = re.compile(rf"(?:convo[cq]|{MADE_PUBLIC}|[a-z],\s+le\s)[^.;\n]{{0,25}}$")
_TOP = 1000


def _told_beside(clean: CleanText) -> dt.date | None:
    """The first day at the top on which a sitting was convened, published or written of."""
    dates = ((found.start, found.date) for found in dates_in(clean.folded, 0, _TOP))
    return next(
        (
            date
            for start, date in dates
            if date and _BESIDE_IT.search(clean.folded, max(0, start - 45), start)
        ),
        None,
    )


_SEVERAL_DAYS = Pattern(r"(?<!\d)(?P<first>\d{1,2})(?:er)?(?:\s*,\s*\d{1,2})*\s*(?:et|au)\s+(?=\d)")


def _first_day(folded: str, found: FoundDate) -> dt.date | None:
    """The first day of a sitting over several: « des 7, 8 et 9 février 2023 »."""
    for several in _SEVERAL_DAYS.finditer(folded, max(0, found.start - 30), found.start + 1):
        if several.end() == found.start and found.year:
            return make_date(found.year, found.month, int(several["first"]))
    return None


def listed_date(clean: CleanText) -> dt.date | None:
    """Return the date that a list of deliberations tells for their examination."""
    return next(dates_after(clean, _EXAMINED, 0, _HEAD), None)


#: « Publié le », « mis en ligne le »: a line of the page, above what it publishes.
_PUBLISHED = re.compile(rf"(?:{MADE_PUBLIC})[^.;\n]{{0,20}}$")
_MET_ON = re.compile(rf"\w*\s+(?:publiquement\s+)?le\s+{_WEEKDAY}")


def _held_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """« Le …, le conseil … s'est réuni »: the full dates around the verb, but that of convening."""
    held = next(
        (
            match
            for match in _HELD.finditer(clean.folded, 0, _HEAD)
            if not (
                _OTHERS_MET.search(clean.folded, max(0, match.start() - 80), match.start())
                or ADVISED_THEN.match(clean.folded, match.end())
            )
        ),
        None,
    )
    if held is None:
        return
    window = max(0, held.start() - 450)
    convoked = [
        span
        for pattern in CONVOKED
        for span in pattern.finditer(clean.folded, window, held.end() + 120)
    ]
    around = dates_in(clean.folded, window, held.end() + 120)
    # « Élus le 15 mars, se sont réunis le 25 mai »: the day behind the verb comes first.
    behind = _MET_ON.match(clean.folded, held.end())
    place = behind.end() if behind else held.start()
    for found in sorted(around, key=lambda found: abs(found.start - place)):
        of_convening = any(abs(found.start - match.end()) <= 4 for match in convoked)
        published = _PUBLISHED.search(clean.folded, max(0, found.start - 40), found.start)
        if found.date and not of_convening and not published:
            yield "held", found.date


def _running_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """The date of a running title, « Conseil municipal du 8 février 2024 » on page after page."""
    lines = clean.folded[:_RUN].split("\n")
    for line, times in Counter([line.strip() for line in lines if 12 < len(line) < 120]).items():
        running = _TITLE.search(line) if times > 1 else None
        if running and not _NOT_TITLE.search(line) and not _OF_ANOTHER.match(line):
            found = date_at(line, running.end(), reach=3)
            if found and found.date:
                yield "running", found.date
