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

from indexer.formulas import DECIDING, any_of
from indexer.reading.parsing.facts.convocations import CONVOKED
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.facts.written_dates import (
    DAY_AHEAD,
    FoundDate,
    date_at,
    date_in_name,
    dates_in,
    make_date,
    solemn_date,
)
from indexer.reading.parsing.lexicon import (
    ADVISED,
    ADVISORY,
    ASSEMBLY,
    COUNCIL_KIND,
    HAS_MET,
    MET,
    TRANSMITTED,
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
_TITLE_TOP = 9
_RUN = 60_000
_TITLE_LINES = 30
_TITLE_LENGTH = 400
_WEEKDAY = rf"(?:{WEEKDAY}\s+)?"
_TITLE = Pattern(
    r"\b(?:seance|session|reunion|audience|proces[ -]verbal|compte[ -]?rendu"
    rf"|(?:{ASSEMBLY})(?:\s+(?:" + COUNCIL_KIND + r"))?)\b"
    r"[^.;\n]{0,70}?(?<!°)[\s:,(-](?:du|en date du|le|date)?\s*:?\s*" + _WEEKDAY + DAY_AHEAD
)
_NOT_TITLE = re.compile(
    r"approbation|\bdistribution|\bremise\s+d|\barrete|\bannex|\b(?:la|une|nouvelle|par|cette)\s+deliberation|approuv|adopt|precedent|prochaine?\b|convo[cq]|dernier|depuis|lors d|suite a|scrutin|rappel|affich|publi(?!qu|c\b)|transmi|vu la|\bobservation|\bremarque|"
    r"\b(?:a|ont)\s+(?!eu\s)(?:ete\s+|en\s+)*\w{4,}\s+le\s|"
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
#: The hour may follow the day of a title.
_HOUR = re.compile(r"\s*[,–-]?\s*(?:a\s+)?\d{1,2}\s?h")
_LABELLED = re.compile(
    r"(?:(?<=\n)|(?<=[-–|]\s))seance\s*:\s*(?:le\s+|du\s+)?"
    + _WEEKDAY
    + r"(?=\d)|date\s+d[e']\s?(?:la\s+)?(?:seance|reunion|conseil|l'assemblee|deliberation|session|la seance)"
    r"[^:\d\n]{0,30}[:\s]{1,5}(?:le\s+|du\s+)?" + _WEEKDAY
)
#: « Délibérations examinées lors de la séance du … », « Délibération n° 3 examinée le … ».
_EXAMINED = re.compile(
    r"\bdeliberations?\b[^.;\n]{0,40}\s(?:examinee|adoptee|prise|votee|approuvee)s?\s(?:par\s[^.;:\d]{3,60}?\s)?"
    rf"(?:le|du|(?:lors|au\s+cours)\s+de\s+la\s+(?:seance|reunion)\s+(?:du\s+(?:{ASSEMBLY})(?:\s+(?:{COUNCIL_KIND}))?\s+)?du|(?:en|a\s+la)\s+seance\s+du)\s+"
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
#: « Le bureau du 28 mai a examiné … », « s'est réuni le 28 mai pour préparer … »: it sat before the assembly did.
_ADVISED_THEN = re.compile(
    rf"[^.;:\n]{{0,40}}?(?:\ba\s+(?:{any_of(ADVISED)})\b|\bpour\s+(?:preparer|examiner|etudier)\b)"
)
#: « La commission d'appel d'offres, réunie en séance le … » sat before the assembly did.
_OTHERS_MET = re.compile(rf"(?:{ADVISORY}|\bavis\b)[^.;]{{0,60}}\Z")
_BARE = re.compile(r"(?:du|le|date|en date du)?\s*:?\s*" + _WEEKDAY + r"(?=\d|[a-z])")
#: What a convocation says of the sitting that it announces.
_ANNOUNCED = re.compile(
    r"\b(?:se\s+reunira|se\s+tiendra|aura\s+lieu|se\s+deroulera|(?:est|sont|etes|sera)\s+convoques?|vous\s+(?:inviter|convier|convoquer|prier))"
    r"(?:(?!\bfait\s+a)[^.;\d]){0,260}?[\s:](?:le|du|:)\s*:?\s*" + _WEEKDAY + DAY_AHEAD
)
_HEADS = re.compile(
    r"\b(?:seance|conseil|reunion|proces|compte[- ]rendu|deliberations?|assemblee)\b"
)
_ELSEWHERE = re.compile(
    rf"convo|affich|publi(?!qu|c\b)|{TRANSMITTED}|en ligne|transmis|approuve|adopte|arrete"
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
        yield from (("announced", date) for date in _dates_after(clean, _ANNOUNCED, 0, _HEAD))
        yield from (("announced", date) for date in _timed_dates(clean))
    yield from (("labelled", date) for date in _dates_after(clean, _LABELLED, 0, _HEAD))
    if not held:
        yield from (("enacted", date) for date in _dates_after(clean, _ENACTED, 0, _RUN))
    if solemn and solemn.date:
        yield "solemn", solemn.date
    yield from _held_dates(clean)
    yield from _lone_dates(clean)
    yield from _running_dates(clean)
    if stamp and stamp.date:
        yield "stamp", stamp.date
    yield from _heading_dates(clean)
    yield from _signed_dates(clean)
    if date := date_in_name(name):
        yield "file", date


def _dates_after(
    clean: CleanText, pattern: Pattern | re.Pattern[str], start: int, end: int
) -> Iterator[dt.date]:
    for match in pattern.finditer(clean.folded, start, end):
        found = date_at(clean.folded, match.end(), reach=4)
        if found and found.date:
            yield found.date


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
            advised = _ADVISED_THEN.match(line.folded, match.end())
            if not (others or advised or _NOT_TITLE.search(line.folded[: match.end()])) and (
                date := _date_of_title(clean, line.start + match.end(), solemn)
            ):
                # Below the words that open a sitting stand its points, and what it speaks of.
                above = solemn is None or line.start <= solemn.start
                yield ("title" if index < _TITLE_TOP and above else "lower title"), date
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
    return None


_SEVERAL_DAYS = Pattern(r"(?<!\d)(?P<first>\d{1,2})(?:er)?(?:\s*,\s*\d{1,2})*\s*(?:et|au)\s+(?=\d)")


def _first_day(folded: str, found: FoundDate) -> dt.date | None:
    """The first day of a sitting over several: « des 7, 8 et 9 février 2023 »."""
    for several in _SEVERAL_DAYS.finditer(folded, max(0, found.start - 30), found.start + 1):
        if several.end() == found.start and found.year:
            return make_date(found.year, found.month, int(several["first"]))
    return None


def _lone_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """Lines of the top that hold a date alone, « du 27 janvier 2020 »."""
    for index, line in enumerate(clean.lines[: _TITLE_TOP + 3]):
        # The line above, a stamp that is no line of the view too: « Reçu en préfecture », « le … ».
        above = clean.folded[max(0, line.start - _TOLD_BEFORE) : line.start].rstrip()
        above = above.rpartition("\n")[2]
        start = _BARE.match(line.folded)
        if not start or _ELSEWHERE.search(above) or _OF_FORMER.search(above):
            continue
        found = date_at(clean.folded, line.start + start.end(), reach=2)
        if found is None or found.date is None:
            continue
        timed = _HOUR.match(clean.folded, found.end, line.end)
        if line.end - found.end <= 12 or timed:
            heads = len(above) < 90 and _HEADS.search(above)
            # Only a sitting has its hour.
            of_it = timed or start.group().startswith("du")
            under = "of a title" if of_it else "under a title"
            # A title that bears a day of its own: this one is that of the page.
            own = heads and any(other.date for other in dates_in(above))
            yield (under if heads and not own and index < _TITLE_TOP else "alone"), found.date


def _timed_dates(clean: CleanText) -> Iterator[dt.date]:
    """Lines of a convocation that hold a date and its hour: « MERCREDI 15 JUILLET 2031 A 14 H 30 »."""
    for line in clean.lines[:_TITLE_LINES]:
        start = _BARE.match(line.folded)
        found = date_at(clean.folded, line.start + start.end(), reach=2) if start else None
        if found and found.date and _HOUR.match(clean.folded, found.end, line.end):
            yield found.date


def listed_date(clean: CleanText) -> dt.date | None:
    """Return the date that a list of deliberations tells for their examination."""
    return next(_dates_after(clean, _EXAMINED, 0, _HEAD), None)


_MET_ON = re.compile(rf"\w*\s+(?:publiquement\s+)?le\s+{_WEEKDAY}")


def _held_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """« Le …, le conseil … s'est réuni »: the full dates around the verb, but that of convening."""
    held = next(
        (
            match
            for match in _HELD.finditer(clean.folded, 0, _HEAD)
            if not (
                _OTHERS_MET.search(clean.folded, max(0, match.start() - 80), match.start())
                or _ADVISED_THEN.match(clean.folded, match.end())
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
        if found.date and not of_convening:
            yield "held", found.date


def _running_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """The date of a running title, « Conseil municipal du 8 février 2024 » on page after page."""
    seen: dict[str, int] = {}
    for line in clean.folded[:_RUN].split("\n"):
        if 12 < len(line) < 120:
            seen[line.strip()] = seen.get(line.strip(), 0) + 1
    for line, times in seen.items():
        running = _TITLE.search(line) if times > 1 else None
        if running and not _NOT_TITLE.search(line) and not _OF_ANOTHER.match(line):
            found = date_at(line, running.end(), reach=3)
            if found and found.date:
                yield "running", found.date


#: Characters before a date of the heading among which a letter or the former sitting is told.
_TOLD_BEFORE = 150
_OF_FORMER = re.compile(r"\b(?:lettre|courrier|(?:derniere|precedente)\s+(?:reunion|seance))\b")


#: « Fait à Valmory, le 3 mai 2031 », « Valmory, le 3 mai 2031 », in the last lines.
_SIGNED = re.compile(
    r"(?:\bfait\s+(?:et\s+delibere\s+)?(?:a|en)\s[^;:\d]{2,60}?(?:,?\s+le|\s*:)|(?:^|\n)[ \t]*(?:a\s+)?[a-z][a-z' -]{2,40},\s+le)\s+"
    + _WEEKDAY
    + DAY_AHEAD
)
_LAST_LINES = 12
_LONGEST_ACT = 15_000
_COLLECTION = re.compile(r"\brecueil\s+des\s+actes\b")
_TOP = 800


def _signed_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """The day on which an act was signed, where nothing tells of another."""
    if len(clean.folded) > _LONGEST_ACT or _COLLECTION.search(clean.folded, 0, _TOP):
        return  # a recueil holds acts of many days
    last = clean.lines[-_LAST_LINES:]
    signed = [*_dates_after(clean, _SIGNED, last[0].start, len(clean.folded))] if last else []
    if signed and len(set(_dates_after(clean, _SIGNED, 0, last[0].start)) | set(signed)) == 1:
        yield from (("signed", date) for date in signed)


#: « Vu l'information donnée au bureau du 3 mai »: the day of what the act is founded on.
_GROUND = re.compile(r"\W*(?:vu|considerant|attendu)\b")
#: « 31-03-07 Convention »: the number of an act, that begins its line.
_NUMBERS = re.compile(r"(?<![^\n])\d\d-\d\d-\d\d\s+[a-z]")


def _heading_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """The dates of the heading that nothing ties to something else."""
    if not clean.lines:
        return
    last = clean.lines[min(9, len(clean.lines) - 1)].end
    for found in dates_in(clean.folded, 0, last):
        before = clean.folded[max(0, found.start - 45) : found.start]
        far = clean.folded[max(0, found.start - _TOLD_BEFORE) : found.start]
        if (
            _OF_FORMER.search(far[far.rfind(". ") + 1 :])
            or _NUMBERS.match(clean.folded, found.start)
            or _GROUND.match(far.rpartition("\n")[2])
            or _ADVISED_THEN.match(clean.folded, found.end)
        ):
            continue
        if found.date and not re.search(
            rf"convo|affich|publi(?!qu|c\b)|{TRANSMITTED}|\bloi|decret|deliberation|arrete|ordonnance|depuis|jusqu|approuv|adopte|transmi|annex|modif|\bavis\b|considerant|\bvu\b|\bseance|proces|compte[- ]rendu"
            r"|executoire|depot|\b(?:a|ont|avait)\s+(?!eu\s+lieu)(?:\w+\s+){1,3}(?:le|du)\s*$|compter|\bpartir|\beffet|rapport|courrier|lettre|echeance|contrat|convention|avenant|periode|signee?",
            before,
        ):
            yield "heading", found.date
