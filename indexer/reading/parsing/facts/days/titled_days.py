"""Days that a title tells of its sitting: « Séance du … », « Procès-verbal du conseil municipal du … ».

The title of an act, of the document, or one that runs on page after page. A point about former minutes,
a scrutin or a convocation has a day of its own, which is not that of the sitting.

Sources: CGCT, art. L2121-23 and R2121-9 (registre); forms observed in published acts.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from indexer.acts.formulas import DECIDING, any_of
from indexer.reading.parsing.facts.calendar_day import make_date
from indexer.reading.parsing.facts.days.placed_dates import (
    ADVISED_THEN,
    OTHERS_MET,
    RUN,
    TITLE_LINES,
    TITLE_TOP,
)
from indexer.reading.parsing.facts.days.written_dates import (
    DAY_AHEAD,
    FoundDate,
    date_at,
    dates_in,
    day_beside,
)
from indexer.reading.parsing.lexicon import ASSEMBLY, COUNCIL_KIND, MADE_PUBLIC, WEEKDAY_BEFORE
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

#: Characters of the longest title, on a line of its own.
_TITLE_LENGTH = 400
#: What sat, or what the document is, then the day: it is read where the pattern ends.
_TITLE = Pattern(
    r"\b(?:seance|session|reunion|audience|commission\s+permanente|proces[ -]verbal|compte[ -]?rendu"
    rf"|(?:{ASSEMBLY})(?:\s+(?:" + COUNCIL_KIND + r"))?)\b"
    r"[^.;\n]{0,70}?(?<!°)[\s:,(-](?:du|en date du|le|date)?\s*:?\s*" + WEEKDAY_BEFORE + DAY_AHEAD
)
#: What says, before the day of a title, that it is another.
_NOT_TITLE = re.compile(
    r"approbation|\bdistribution|\bremise\s+d|\barrete|\bannex|\b(?:la|sa|leur|une|nouvelle|par|cette)\s+deliberation|approuv|adopt|precedent|prochaine?\b|convo[cq]|dernier|depuis|lors d|suite a|scrutin|rappel|affich|publi(?!qu|c\b)|transmi|vu la|\bobservation|\bremarque|"
    r"\b(?:elu|designe|nomme|installe|cree|institue)e?s?\s+par\b|\b(?:a|ont)\s+(?!eu\s)(?:ete\s+|en\s+)*\w{4,}\s+le\s|"
    rf"\bcompter\b|\bpartir\b|\beffet\b|\b(?:{any_of(DECIDING)})|"
    # A meeting with the people, and what the other party of a contract decided.
    r"\breunions?\s+(?:publiques?|d'information|de\s+(?:travail|chantier|concertation|quartier))\b(?!.*\bconseil)|\b(?:son|leur)\s+(?:conseil\s+d'administration|bureau|assemblee)\b|"
    r"loi n|decret|\bdu registre du|deliberation n|\bavis\b|^\W*(?:vu|considerant|attendu|entendu|oui|sur)\s"
)
_APPROVED = re.compile(
    r"\b(?:est|sont)\s+(?:adopte|approuve)|\badoptee?s?\s*(?:\.|a l)|\bapprouvee?s?\b"
)
#: A point of the agenda, or a sentence about former minutes: their date is not the sitting's.
_OF_ANOTHER = re.compile(
    r"\s*(?:[-*#]\s*)?(?:(?:\d{1,2}|[ivx]{1,4})\s*[.)°/-]\s*\D|(?:le|la|les)\s+(?:proces|compte))"
)
#: « Délibération (n° 1) du 18 décembre 2031 », whole: an act is of the day on which the assembly sat; without its
#: number it may be an act that a matter is about.
_OF_ACT = re.compile(
    rf"(?:deliberation|delib\.?|dcm)(?P<number>\s+(?:n\s?°\s?)?(?=[a-z_./-]{{0,8}}\d)[\w./-]{{1,20}})?\s+"
    rf"(?:[–-]\s+)?(?:(?:seance|reunion|(?:{ASSEMBLY})(?:\s+(?:{COUNCIL_KIND}))?)\s+)?(?:en\s+date\s+)?\(?(?:du\s+)?{WEEKDAY_BEFORE}{DAY_AHEAD}"
)
#: « Délibération n° 1 du 18 décembre 2031 : Tarifs »: its title behind the day.
_TITLE_BEHIND = re.compile(r"\s?\)?\s*[:–-]\s+\w")
#: « Tarifs – délibération du 18 décembre 2031 »: that day behind the title.
_ACT_LAST = re.compile(
    rf"\S.{{3,150}}?\s[–(-]\s?deliberation(?:\s+n\s?°\s?[\w./-]{{1,20}})?\s+du\s+{WEEKDAY_BEFORE}{DAY_AHEAD}"
)
#: « 30 mars 2031 – Procès-verbal du conseil municipal », « PV – 30 mars 2031 »: the day at the head of a title, or at
#: the end of the shortest.
_DAY_FIRST = re.compile(
    rf"\W{{0,3}}(?:le\s+)?{WEEKDAY_BEFORE}(?=\d)(?P<day>[^:;|_–]{{8,24}}?)\s*[:|_–-]?\s*"
    rf"(?:p\.?v\b|proces[ -]verbal|compte[ -]?rendu|seance|reunion|(?:{ASSEMBLY})\s+(?:{COUNCIL_KIND}|syndical))"
)
_SHORTEST = re.compile(rf"(?:p\.?v\.?|c\.?r\.?)\s*[:–-]?\s*(?:du\s+)?{WEEKDAY_BEFORE}(?=\d)")

#: « Modification de la », above « Délibération du 3 mai 2030 ».
_GOES_ON = re.compile(r"\b(?:la|les?|cette|une|aux?|du|des|de)$")


def days_of_titles(clean: CleanText, solemn: FoundDate | None) -> Iterator[tuple[str, dt.date]]:
    """« Séance du … », « Procès-verbal du conseil municipal du … »."""
    for index, line in enumerate(clean.lines[:TITLE_LINES]):
        if act := _OF_ACT.match(line.folded):
            found = date_at(clean.folded, line.start + act.end(), reach=3)
            goes_on = index and _GOES_ON.search(clean.lines[index - 1].folded)
            ends = found and (
                line.end - found.end < 3 or _TITLE_BEHIND.match(clean.folded, found.end, line.end)
            )
            if found and found.date and ends and not goes_on:
                yield ("title" if act["number"] else "lower title"), found.date
                continue
        if index < TITLE_TOP and (own := _day_at_edge(line.folded)):
            yield "title", own
            continue
        # A title is short; a page set on one line shows its date near its start.
        short = len(line.folded) <= _TITLE_LENGTH
        head = line.folded if short else line.folded[:_TITLE_LENGTH]
        match = _TITLE.search(head)
        if not match or _OF_ANOTHER.match(head) or _APPROVED.search(line.folded):
            continue
        while match:
            begin = line.start + match.start()
            others = OTHERS_MET.search(clean.folded, max(0, begin - 80), begin)
            advised = ADVISED_THEN.match(line.folded, match.end())
            if not (others or advised or _NOT_TITLE.search(line.folded[: match.end()])) and (
                date := _date_of_title(clean, line.start + match.end(), solemn)
            ):
                # Below the words that open a sitting stand its points, and what it speaks of.
                above = solemn is None or line.start <= solemn.start
                top = "session" if _SESSION.match(line.folded, match.end()) else "title"
                yield (top if index < TITLE_TOP and above else "lower title"), date
                break
            match = _TITLE.search(head, match.start() + 5)


def _day_at_edge(folded: str) -> dt.date | None:
    """The day at the head of a title, or behind the shortest one."""
    if first := _DAY_FIRST.match(folded):
        found = date_at(folded, first.start("day"))
        return found.date if found and found.end <= first.end("day") else None
    last = _SHORTEST.match(folded)
    found = date_at(folded, last.end()) if last else None
    if found is None and (act := _ACT_LAST.match(folded)):
        found = date_at(folded, act.end())
    return found.date if found and len(folded) - found.end < _ENDS else None


#: Signs behind a day that ends its line.
_ENDS = 3


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


#: « … des 20 et 21 décembre 2031 », behind what sat: one day of them may have a title of its own.
_SESSION = re.compile(r"\d{1,2}(?:er)?\s+(?:et|au)\s+\d")


def _first_day(folded: str, found: FoundDate) -> dt.date | None:
    """The first day of a sitting over several: « des 7, 8 et 9 février 2023 »."""
    for several in _SEVERAL_DAYS.finditer(folded, max(0, found.start - 30), found.start + 1):
        if several.end() == found.start and found.year:
            return make_date(found.year, found.month, int(several["first"]))
    return None


def days_of_running_titles(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """The date of a running title, « Conseil municipal du 8 février 2024 » on page after page."""
    lines = clean.folded[:RUN].split("\n")
    for line, times in Counter([line.strip() for line in lines if 12 < len(line) < 120]).items():
        running = _TITLE.search(line) if times > 1 else None
        if running and not _NOT_TITLE.search(line) and not _OF_ANOTHER.match(line):
            found = date_at(line, running.end(), reach=3)
            if found and found.date:
                yield "running", found.date
