"""The three dates of a sitting: when it was held, convened, and its acts made public.

Sources: Code général des collectivités territoriales, art. L2121-10 to L2121-12 (convocation),
R2121-9 (registre), L2131-1 (publication). The sitting's date is looked for in this order: the title
of the document, « Date de la séance : », « L'an …, le … », « Le …, le conseil … s'est réuni », the
stamp of télétransmission, the first date of the heading, the name of the file.
"""

import datetime as dt
import re
from itertools import pairwise

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
from indexer.reading.parsing.lexicon import COUNCIL_KIND, WEEKDAY
from indexer.reading.parsing.view.cleaning import CleanText

_HEAD = 6000
_TITLE_TOP = 9
_TITLE_LINES = 30
_TITLE_LENGTH = 400
_WEEKDAY = rf"(?:{WEEKDAY}\s+)?"
_TITLE = re.compile(
    r"\b(?:seance|session|reunion|assemblee|audience|proces[ -]verbal|compte[ -]?rendu"
    r"|(?:conseil|comite|bureau)(?:\s+(?:" + COUNCIL_KIND + r"))?)\b"
    r"[^.;\n]{0,70}?[\s:,(-](?:du|en date du|le|date)?\s*:?\s*" + _WEEKDAY + DAY_AHEAD
)
_NOT_TITLE = re.compile(
    r"approbation|approuv|adopt|precedent|prochaine?\b|convo[cq]|dernier|depuis|lors d|suite a|rappel|affich|publi(?!que)|transmi|vu la|"
    r"loi n|decret|\bdu registre du|deliberation n"
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
    r"date\s+d[e']\s?(?:la\s+)?(?:seance|reunion|conseil|l'assemblee|deliberation|session|la seance)"
    r"[^:\d\n]{0,30}[:\s]{1,5}(?:le\s+|du\s+)?" + _WEEKDAY
)
#: « Délibérations examinées lors de la séance du … », « Délibération n° 3 examinée le … ».
_EXAMINED = re.compile(
    r"\bdeliberations?\b[^.;\n]{0,40}\s(?:examinee|adoptee|prise)s?\s(?:par\s[^.;:\d]{3,60}?\s)?"
    r"(?:le|du|(?:lors|au\s+cours)\s+de\s+la\s+(?:seance|reunion)\s+du|(?:en|a\s+la)\s+seance\s+du)\s+"
    + _WEEKDAY
)
_HELD = re.compile(
    r"s'est\s+(?:legalement\s+|regulierement\s+|valablement\s+)?(?:reuni|assemble)|se\s+sont\s+reunis|s'est\s+tenue?"
    r"|etant\s+(?:reuni|assemble)|\breunis?\s+(?:en|au|a|sous|dans)"
)
_BARE = re.compile(r"(?:seance\s+)?(?:du|le|en date du)?\s*:?\s*" + _WEEKDAY + r"(?=\d|[a-z])")
_CONVOKED = (
    re.compile(
        r"dates?\s+(?:d[e']\s?)?(?:la\s+|l'envoi de la\s+|envoi de la\s+)?convocations?(?:\s+et\s+d'affichage)?"
        r"(?:\s+d[ue](?:s)?\s+[a-z' ]{3,40})?[\s:,.-]{0,8}(?:le\s+|du\s+|en date du\s+)?" + _WEEKDAY
    ),
    re.compile(
        r"convocations?(?:(?!\bl'an\s|\breuni|\bassemble|\bseance\s+d[eu])[^.;?\d]|\bm\.|\bl\.?\s?\d{4}[.-]\d{1,2}){0,200}?(?:en\s+date\s+du|datee?s?\s+du|le|du)\s+"
        + _WEEKDAY
        + DAY_AHEAD
    ),
    re.compile(
        r"\bconvoque(?:e|s|es)?\b(?:(?!\breuni|\bassemble)[^.;\d]){0,70}?\b(?:le|du|en date du)\s*:?\s+"
        + _WEEKDAY
        + DAY_AHEAD
    ),
    re.compile(r"\bconvoque(?:e|s|es)?\s*:\s*(?:le\s+)?" + _WEEKDAY),
    re.compile(r"convocations?\s*:?\s*(?:le\s+|du\s+)?" + _WEEKDAY),
)
_PUBLISHED = re.compile(
    r"(?:dates?\s+d[e']\s?(?:l')?(?:affichage|publication|mise en ligne)|affichage|affichee?"
    r"|publication|publiee?s?|mise? en ligne)\b[^.;\d]{0,90}?[\s:]" + _WEEKDAY + DAY_AHEAD
)


def sitting_date(clean: CleanText, name: str, stamp: Stamp | None) -> dt.date | None:
    """Return the date of the sitting, ``None`` where nothing tells it."""
    solemn = solemn_date(clean.folded, 0, _HEAD)
    # A line of the title that is a date alone comes before titles further down.
    alone = _line_date(clean)
    if title := _title_date(clean, solemn, alone[0] if alone else _TITLE_TOP):
        return title
    if alone:
        return alone[1]
    if labelled := _labelled_date(clean):
        return labelled
    if solemn and solemn.date:
        return solemn.date
    return (
        _held_date(clean)
        or _title_date(clean, solemn, _TITLE_LINES)
        or (stamp.date if stamp else None)
        or _bare_date(clean)
        or date_in_name(name)
    )


def _title_date(clean: CleanText, solemn: FoundDate | None, count: int) -> dt.date | None:
    """The date of « Séance du … », « Procès-verbal du conseil municipal du … »."""
    for line in clean.lines[:count]:
        # A title is short; a page set on one line shows its date near its start.
        head = line.folded[:_TITLE_LENGTH]
        if _OF_ANOTHER.match(head):
            continue
        match = _TITLE.search(head)
        while match:
            several = _SEVERAL_DAYS.match(clean.folded, line.start + match.end())
            begin = several.end() if several else line.start + match.end()
            found = date_at(clean.folded, begin, reach=3)
            before = line.folded[: match.end()]
            if found and not _NOT_TITLE.search(before) and not _APPROVED.search(line.folded):
                if found.date:
                    return _first_day(clean.folded, found) or found.date
                if (
                    solemn
                    and solemn.year
                    and (found.day, found.month) == (solemn.day, solemn.month)
                ):
                    return solemn.date
            match = _TITLE.search(head, match.start() + 5)
    return None


_SEVERAL_DAYS = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?:er)?(?:\s*,\s*\d{1,2})*\s*(?:et|au)\s+(?=\d)"
)


def _first_day(folded: str, found: FoundDate) -> dt.date | None:
    """The first day of a sitting over several: « des 7, 8 et 9 février 2023 »."""
    for several in _SEVERAL_DAYS.finditer(folded, max(0, found.start - 30), found.start + 1):
        if several.end() == found.start and found.year:
            return make_date(found.year, found.month, int(several["first"]))
    return None


def _line_date(clean: CleanText) -> tuple[int, dt.date] | None:
    """A line of the title that holds a date alone, « du 27 janvier 2020 », with its index."""
    for index, line in enumerate(clean.lines[:8]):
        previous = clean.lines[index - 1] if index else None
        start = _BARE.match(line.folded)
        if not start:
            continue
        found = date_at(clean.folded, line.start + start.end(), reach=2)
        alone = found and (
            line.end - found.end <= 12 or _HOUR.match(clean.folded, found.end, line.end)
        )
        if found and found.date and alone:
            if previous and re.search(r"convo|affich|publi|recu|envoye", previous.folded):
                continue
            return index, found.date
    return None


def _labelled_date(clean: CleanText) -> dt.date | None:
    for match in _LABELLED.finditer(clean.folded, 0, _HEAD):
        found = date_at(clean.folded, match.end(), reach=4)
        if found and found.date:
            return found.date
    return None


def listed_date(clean: CleanText) -> dt.date | None:
    """Return the date that a list of deliberations tells for their examination."""
    for match in _EXAMINED.finditer(clean.folded, 0, _HEAD):
        found = date_at(clean.folded, match.end(), reach=4)
        if found and found.date:
            return found.date
    return None


def _held_date(clean: CleanText) -> dt.date | None:
    """« Le …, le conseil … s'est réuni »: the nearest full date before the verb."""
    held = _HELD.search(clean.folded, 0, _HEAD)
    if not held:
        return None
    window = max(0, held.start() - 450)
    convoked = [
        span
        for pattern in _CONVOKED
        for span in pattern.finditer(clean.folded, window, held.start())
    ]
    best = None
    for found in dates_in(clean.folded, window, held.end() + 120):
        if any(abs(found.start - match.end()) <= 4 for match in convoked) or not found.date:
            continue
        best = best or found.date
    return best


def _bare_date(clean: CleanText) -> dt.date | None:
    """The first date of the heading that nothing ties to something else."""
    if not clean.lines:
        return None
    last = clean.lines[min(9, len(clean.lines) - 1)].end
    for found in dates_in(clean.folded, 0, last):
        before = clean.folded[max(0, found.start - 45) : found.start]
        if found.date and not re.search(
            r"convo|affich|publi|recu|envoye|loi|decret|deliberation|arrete|ordonnance|depuis|jusqu",
            before,
        ):
            return found.date
    return None


def convocation_date(clean: CleanText, sitting: dt.date | None) -> dt.date | None:
    """Return the date on which the assembly was convened for the sitting."""
    for pattern in _CONVOKED:
        for match in pattern.finditer(clean.folded, 0, _HEAD):
            found = date_at(clean.folded, match.end(), reach=4)
            if found is None:
                continue
            date = found.in_year(sitting.year) if sitting else found.date
            if date and _plausible_convocation(date, sitting):
                return date
    return _convoked_in_table(clean, sitting)


_CELLS = re.compile(r"\t|\s*\|\s*")


def _convoked_in_table(clean: CleanText, sitting: dt.date | None) -> dt.date | None:
    """The date under the cell « Date de convocation » of a table."""
    for line, under in pairwise(clean.lines[:40]):
        cells, values = _CELLS.split(line.folded), _CELLS.split(under.folded)
        if len(cells) < 2 or len(cells) != len(values):
            continue
        for cell, value in zip(cells, values, strict=True):
            found = date_at(value, 0, reach=10) if "convocation" in cell else None
            date = found and (found.in_year(sitting.year) if sitting else found.date)
            if date and _plausible_convocation(date, sitting):
                return date
    return None


def _plausible_convocation(date: dt.date, sitting: dt.date | None) -> bool:
    return sitting is None or dt.timedelta() <= sitting - date <= dt.timedelta(days=62)


def publication_date(clean: CleanText, sitting: dt.date | None) -> dt.date | None:
    """Return the date on which the acts were made public, never one before the sitting.

    A posting dated before the sitting is that of the convocation (art. L2121-10).
    """
    ends = ((0, _HEAD), (max(_HEAD, len(clean.folded) - 2500), len(clean.folded)))
    for start, end in ends:
        for match in _PUBLISHED.finditer(clean.folded, start, end):
            found = date_at(clean.folded, match.end(), reach=4)
            if found and found.date and (sitting is None or found.date >= sitting):
                return found.date
    return None
