"""When the assembly was convened, and when its acts were made public.

Sources: Code général des collectivités territoriales, art. L2121-10 to L2121-12 (convocation),
L2131-1 (publication).
"""

import datetime as dt
import re
from itertools import pairwise

from indexer.reading.parsing.facts.days.written_dates import (
    DAY_AHEAD,
    date_at,
    dates_in,
    summons_date,
)
from indexer.reading.parsing.lexicon import MET, WEEKDAY_BEFORE
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_HEAD = 6000
#: Words before the date of a convocation.
CONVOKED = (
    Pattern(
        r"dates?\s+(?:d(?:e\s+l)?'envoi\s+)?(?:d[e']s?\s?)?(?:la\s+|les\s+)?convocations?(?:[ \t]+(?!seance|reunion|d[ue]s?\b|l'an\b)[a-z'-]{2,20}){0,8}"
        r"(?:\s+d[ue](?:s)?\s+[a-z' ]{3,40})?[\s:,.-]{0,8}(?:le\s+|du\s+|en date du\s+)?"
        + WEEKDAY_BEFORE
    ),
    Pattern(
        r"convocations?(?:(?!\bl'an\s|\bquorum\b|\b(?:"
        + MET
        + r")|\bseance\s+d[eu])[^.;?\d]|\bm\.|\bl\.?\s?\d{4}[.-]\d{1,2}){0,200}?(?:en\s+date\s+du|datee?s?\s+du|(?<!pour )(?<!prevue )le|du)(?:\s*:)?\s+"
        + WEEKDAY_BEFORE
        + DAY_AHEAD
    ),
    Pattern(
        r"(?:\bconvoque|(?<=ment\s)averti)(?:e|s|es)?\b(?:(?!\b(?:"
        + MET
        + r"))(?:[^.;\d]|\b1er?\b)){0,70}?(?:\b(?:le|du|en date du)\s*:?\s+|\s:\s+)(?!1er?\s+vice)"
        + WEEKDAY_BEFORE
        + DAY_AHEAD
    ),
    re.compile(
        # « Date de convocation : Secrétaire de séance : Présents : 12 Le 28 mai »: labels, then their values
        r"dates?\s+de\s+(?:la\s+)?convocations?\s*:(?:\s*[a-z][a-z' ]{2,30}:(?:\s*\d{1,3}\b)?){1,4}\s+le\s+"
        + WEEKDAY_BEFORE
        + DAY_AHEAD
    ),
    re.compile(
        r"(?:\bconv(?:oc)?\.|convocations?)(?:\s+et\s+(?:d')?affichage)?(?:\s+envoyees?)?\s*:?\s*(?:le\s+|du\s+)?"
        + WEEKDAY_BEFORE
    ),
)
_PUBLISHED = Pattern(
    r"\b(?:dates?\s+d[e']\s?(?:l')?(?:affichage|publication|mise en ligne)|affichage|affichee?"
    r"|publication|publiee?s?|mise? en ligne)\b[^.;\d]{0,90}?[\s:]" + WEEKDAY_BEFORE + DAY_AHEAD
)


def convocation_date(clean: CleanText, sitting: dt.date | None) -> dt.date | None:
    """Return the date on which the assembly was convened for the sitting."""
    summons = summons_date(clean.folded, _HEAD)
    day = summons.date if summons else None
    for told in (day, _convoked_in_columns(clean), _sent_on(clean, sitting)):
        if told and _plausible_convocation(told, sitting):
            return told
    for pattern in CONVOKED:
        for match in pattern.finditer(clean.folded, 0, _HEAD):
            found = date_at(clean.folded, match.end(), reach=4)
            if found is None:
                continue
            date = found.in_year(sitting.year) if sitting else found.date
            if date and _plausible_convocation(date, sitting):
                return date
    return _convoked_in_table(clean, sitting)


#: « Le cinq mars, convocation du conseil adressée à chaque conseiller pour le 12 mars ».
_SENT = Pattern(
    r",\s*(?:la\s+|une\s+)?convocation\s+(?:[a-z']+\s+){0,3}?(?:est\s+|a\s+ete\s+)?(?:adresse|envoye|transmis)e\b"
)
_BEFORE = 60


def _sent_on(clean: CleanText, sitting: dt.date | None) -> dt.date | None:
    """The day before the words that a convocation was sent, of the year of the sitting where none is told."""
    for sent in _SENT.finditer(clean.folded, 0, _HEAD):
        for found in dates_in(clean.folded, max(0, sent.start() - _BEFORE), sent.start()):
            if sent.start() - found.end < _ADJOINS:
                return found.in_year(sitting.year) if sitting else found.date
    return None


_ADJOINS = 3


_LABELS = ("date", "nombre", "nb", "convocation", "affichage")
_LABEL = re.compile(r"(?:dates?|nombre|nb|convocation|affichage)\b[^\d]{0,60}")
_VALUE = re.compile(
    rf"(?:{WEEKDAY_BEFORE}\d{{1,2}}(?:er)?\s+\w+\s+\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{1,3}})"
)


def _is_label(folded: str) -> bool:
    return folded.startswith(_LABELS) and bool(_LABEL.fullmatch(folded))


def _convoked_in_columns(clean: CleanText) -> dt.date | None:
    """Labels one under the other, then as many values: each label has the value of its rank."""
    lines = clean.lines[:60]
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and _is_label(lines[stop].folded):
            stop += 1
        values = lines[stop : 2 * stop - at]
        if stop - at > 1 and all(_VALUE.fullmatch(line.folded) for line in values):
            for label, value in zip(lines[at:stop], values, strict=False):
                found = date_at(value.folded, 0, reach=12) if "convo" in label.folded else None
                if found and found.date:
                    return found.date
        at = max(stop, at + 1)
    return None


#: « DATE DE CONVOCATION | L'an deux mille … »: the margin and the text on one line.
_IN_MARGIN = re.compile(r"date\s+de\s+(?:la\s+)?convocation\b\W*(?:$|l'an\b|[a-z])")
_CELLS = re.compile(r"\t|\s*\|\s*")


def _convoked_in_table(clean: CleanText, sitting: dt.date | None) -> dt.date | None:
    """The date under the cell « Date de convocation » of a table, or of a margin."""
    for line, under in pairwise(clean.lines[:40]):
        if _IN_MARGIN.match(line.folded):
            beside = date_at(under.folded, 0, reach=1)
            date = beside and (beside.in_year(sitting.year) if sitting else beside.date)
            if date and date != sitting and _plausible_convocation(date, sitting):
                return date
        if not ("|" in line.folded or "\t" in line.folded):
            continue  # as most lines
        cells, values = _CELLS.split(line.folded), _CELLS.split(under.folded)
        if len(cells) != len(values):
            continue
        for cell, value in zip(cells, values, strict=True):
            found = date_at(value, 0, reach=10) if "convocation" in cell else None
            date = found and (found.in_year(sitting.year) if sitting else found.date)
            if date and _plausible_convocation(date, sitting):
                return date
    return None


_DONE_AT = re.compile(
    r"(?:(?:\bfait\s+(?:a|en)\s[^;:\d]{2,60}?,?\s*|(?:^|\n)[ \t]*(?:[a-z][a-z' -]{2,40},\s*)?)le|(?:^|\n)[ \t]*date\s*:)\s+"
    + WEEKDAY_BEFORE
    + DAY_AHEAD
)


def announcement_date(clean: CleanText, sitting: dt.date | None) -> dt.date | None:
    """Return the day on which a convocation was signed: « Valbrune, le 4 décembre 2020 »."""
    if (told := convocation_date(clean, sitting)) and told != sitting:
        return told
    for match in _DONE_AT.finditer(clean.folded):
        found = date_at(clean.folded, match.end(), reach=4)
        if (
            found
            and found.date
            and found.date != sitting
            and _plausible_convocation(found.date, sitting)
        ):
            return found.date
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
