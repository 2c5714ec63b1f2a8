"""Dates that no words name as the day of a sitting: what their place on the page tells.

A line of the top that is a date alone, a date of the heading that nothing ties to something else, the
day of signing. ``sitting_day`` weighs them beside those that a text names.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator

from indexer.acts.formulas import TRANSMITTED
from indexer.reading.parsing.facts.days.written_dates import DAY_AHEAD, FoundDate, date_at, dates_in
from indexer.reading.parsing.lexicon import (
    ADVISORY,
    GROUND,
    HAS_ADVISED,
    MADE_PUBLIC,
    TO_PREPARE,
    WEEKDAY_BEFORE,
    WEEKDAYS,
)
from indexer.reading.parsing.openings import has_verb
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

#: Characters of the head of a sitting, and those in which a running title or a seal is looked for.
HEAD, RUN = 6000, 60_000
#: Lines that may hold a title; those of the top in which a date is that of the title.
TITLE_LINES, TITLE_TOP = 30, 9
#: « Dans sa séance du 28 mai, la chambre … »: who sat then is no assembly of the body.
_SAT_THEN = r",\s+(?:la\s+(?:chambre|cour|clect|commission(?!\s+permanente))|le\s+(?:tribunal|jury|comite\s+technique))\b"
#: « Le bureau du 28 mai a examiné … », « s'est réuni le 28 mai pour préparer … »: it sat before the assembly did.
ADVISED_THEN = re.compile(rf"[^.;:\n]{{0,40}}?(?:{HAS_ADVISED}\b|{TO_PREPARE}|{_SAT_THEN})")
#: « La commission d'appel d'offres, réunie en séance le … », « la chambre, dans sa séance du … » sat before the
#: assembly did.
OTHERS_MET = re.compile(rf"(?:{ADVISORY}|\bavis\b|\bla\s+chambre\b)[^.;]{{0,60}}\Z")
#: The hour may follow the day of a title.
_HOUR = re.compile(r"\s*[,–-]?\s*(?:a\s+)?\d{1,2}\s?h")
#: The place of the sitting may follow its day: « 8 mars 2031 - Salle des fêtes ».
_ROOM = re.compile(r"\s*[,–-]\s*(?:salle|hotel|mairie|foyer|espace|siege|maison)\b")
#: « Jeudi 4 juin 2031 – Brandeval », below the title: the town in which a group of communes sat, or the group.
_TOWN = re.compile(r"\s*[,–-]\s+[A-ZÀ-Ý][\w'’ -]{2,60}$")
_DAY_NAMES = frozenset(f"{day} " for day in WEEKDAYS)
_BARE = re.compile(
    r"(?:-\s*)?(?:du|le|date|en date du)?\s*:?\s*" + WEEKDAY_BEFORE + r"(?=\d|[a-z])"
)
_HEADS = re.compile(
    r"\b(?:seance|conseil|reunion|proces|compte[- ]rendu|deliberations?|assemblee)\b"
)
_ELSEWHERE = re.compile(rf"convo|{MADE_PUBLIC}|{TRANSMITTED}|transmis|approuve|adopte|arrete")


def dates_after(
    clean: CleanText, pattern: Pattern | re.Pattern[str], start: int, end: int
) -> Iterator[dt.date]:
    """Yield the whole dates that follow what a pattern finds."""
    for match in pattern.finditer(clean.folded, start, end):
        found = date_at(clean.folded, match.end(), reach=4)
        if found and found.date:
            yield found.date


def lone_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """Lines of the top that hold a date alone, « du 27 janvier 2020 »."""
    for index, line in enumerate(clean.lines[: TITLE_TOP + 3]):
        # The line above, a stamp that is no line of the view too: « Reçu en préfecture », « le … ».
        above = clean.folded[max(0, line.start - _TOLD_BEFORE) : line.start].rstrip()
        above = above.rpartition("\n")[2]
        start = _BARE.match(line.folded)
        if not start or _ELSEWHERE.search(above) or _OF_FORMER.search(above):
            continue
        found = date_at(clean.folded, line.start + start.end(), reach=2)
        if found is None or found.date is None:
            continue
        timed = _HOUR.match(clean.folded, found.end, line.end) or _ROOM.match(
            clean.folded, found.end, line.end
        )
        heads = len(above) < 90 and _HEADS.search(above)
        placed = (
            heads and start.group() in _DAY_NAMES and _TOWN.match(line.text, found.end - line.start)
        )
        if line.end - found.end <= 12 or timed or placed:
            # Only a sitting has its hour, or its room.
            of_it = timed or start.group().startswith("du")
            under = "of a title" if of_it else "under a title"
            # A title that bears a day of its own: this one is that of the page.
            own = heads and any(other.date for other in dates_in(above))
            yield (under if heads and not own and index < TITLE_TOP else "alone"), found.date


def timed_dates(clean: CleanText, lines: int) -> Iterator[dt.date]:
    """Lines of a convocation that hold a date and its hour: « MERCREDI 15 JUILLET 2031 A 14 H 30 »."""
    for line in clean.lines[:lines]:
        start = _BARE.match(line.folded)
        found = date_at(clean.folded, line.start + start.end(), reach=2) if start else None
        if found and found.date and _HOUR.match(clean.folded, found.end, line.end):
            yield found.date


#: Characters before a date of the heading among which a letter or the former sitting is told.
_TOLD_BEFORE = 150
_OF_FORMER = re.compile(r"\b(?:lettre|courrier|(?:derniere|precedente)\s+(?:reunion|seance))\b")


#: « Fait à Valmory, le 3 mai 2031 », « Valmory, le 3 mai 2031 », in the last lines.
_SIGNED = re.compile(
    r"(?:\bfait\s+(?:et\s+delibere\s+)?(?:a|en)\s[^;:\d]{2,60}?(?:,?\s+le|\s*:)|(?:^|\n)[ \t]*(?:a\s+)?[a-z][a-z' -]{2,40},\s+le)\s+"
    + WEEKDAY_BEFORE
    + DAY_AHEAD
)
_LAST_LINES = 12
_LONGEST_ACT = 15_000
_COLLECTION = re.compile(r"\brecueil\s+des\s+actes\b")
_TOP = 800


def signed_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """The day on which an act was signed, where nothing tells of another."""
    if len(clean.folded) > _LONGEST_ACT or _COLLECTION.search(clean.folded, 0, _TOP):
        return  # a recueil holds acts of many days
    last = clean.lines[-_LAST_LINES:]
    signed = [*dates_after(clean, _SIGNED, last[0].start, len(clean.folded))] if last else []
    if signed and len(set(dates_after(clean, _SIGNED, 0, last[0].start)) | set(signed)) == 1:
        yield from (("signed", date) for date in signed)


#: « Vu l'information donnée au bureau du 3 mai »: the day of what the act is founded on.
_GROUND = re.compile(rf"\W*(?:{GROUND}|attendu)\b")
#: « 31-03-07 Convention »: the number of an act, that begins its line.
_NUMBERS = re.compile(r"(?<![^\n])\d\d-\d\d-\d\d\s+[a-z]")
#: What a date is told of that is no sitting, in the words before it.
_TIED = re.compile(
    rf"convo|{MADE_PUBLIC}|{TRANSMITTED}|\bloi|decret|arrete|ordonnance|\breglement\b|directive|\bentree?s?\s+en\b|depuis|jusqu|approuv|approba|adopte|transmi|annex|modif|revision|\bavis\b|considerant|\bvu\b"
    r"|executoire|depot|\b(?:a|ont|avait)\s+(?!eu\s+lieu)(?:\w+\s+){1,3}(?:le|du)\s*$|compter|\bpartir|\beffet|rapport|courrier|lettre|echeance|contrat|convention|avenant|periode|signee?"
)
#: The words of titles, whose dates are told by what they are.
_OF_TITLES = re.compile(r"\bseance|proces|compte[- ]rendu|deliberation")
#: « Du 27 juin et du 5 juillet »: a date joined to the one before it is told of the same.
_JOINED = re.compile(r"\s*(?:,|et)\s+(?:du|le)\s+\Z")
_BEFORE = 45


def heading_dates(clean: CleanText) -> Iterator[tuple[str, dt.date]]:
    """The dates of the heading that nothing there ties to something else."""
    if not clean.lines:
        return
    last = clean.lines[min(9, len(clean.lines) - 1)].end
    free: list[dt.date] = []
    tied: set[dt.date] = set()
    former: tuple[int, str] | None = None
    for found in dates_in(clean.folded, 0, last):
        before = clean.folded[max(0, found.start - _BEFORE) : found.start]
        if former and _JOINED.fullmatch(clean.folded, former[0], found.start):
            before = former[1]
        former = (found.end, before)
        another = _stands_for_another(clean, found) or _in_history(clean, found)
        if found.date is None or another or _in_report(clean, found):
            continue
        if _TIED.search(before):
            tied.add(found.date)
        elif not _OF_TITLES.search(before):
            free.append(found.date)
    yield from (("heading", date) for date in free if date not in tied)


#: Words of a line that has a date and is no sentence.
_MOST_WORDS = 12


def _in_report(clean: CleanText, found: FoundDate) -> bool:
    """Whether a date stands in a sentence that tells of no assembly: « L'orage du 4 août 2031 a montré … »."""
    line = next((line for line in clean.lines if line.start <= found.start < line.end), None)
    return bool(
        line
        and line.text.endswith((".", ":", ";"))
        and (has_verb(line.folded) or line.folded.count(" ") > _MOST_WORDS)
        and not _HEADS.search(line.folded)
    )


#: « – 12/05/1992 : Institution des droits de place »: what was done then.
_DATED = re.compile(
    r"(?:[-•*–]\s*|\d{1,2}\s?[.)/]\s+)?(?:le\s+|en\s+)?(?:\d{1,2}(?:er)?\s+[a-z]{3,9}\s+(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d)\s*[:,–-]\s+\w"
)


def _in_history(clean: CleanText, found: FoundDate) -> bool:
    """Whether a date heads a line of a list of what was done before, which a sentence introduces."""
    at = bisect_right(clean.lines, found.start, key=lambda line: line.start) - 1
    if at < 1 or not _DATED.match(clean.lines[at].folded):
        return False
    while at and _DATED.match(clean.lines[at].folded):
        at -= 1
    return clean.lines[at].text.endswith(":")


def _stands_for_another(clean: CleanText, found: FoundDate) -> bool:
    """Whether a date is that of a letter, of a former sitting, of a ground, or the number of an act."""
    far = clean.folded[max(0, found.start - _TOLD_BEFORE) : found.start]
    return bool(
        _OF_FORMER.search(far[far.rfind(". ") + 1 :])
        or _NUMBERS.match(clean.folded, found.start)
        or _GROUND.match(far.rpartition("\n")[2])
        or ADVISED_THEN.match(clean.folded, found.end)
    )
