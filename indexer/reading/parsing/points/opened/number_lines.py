"""Numbers of points: before their title, above it, below it, under a parent, at the end.

« DEL-31-05-01 » alone above a title, « DCM 2031-28 » alone below « POINT 2 – Forêt », « (Délibération
n° 2031-27) » after the decision. Where ranks start again under each heading of a theme (« I. FINANCES »,
« A) VOIRIE »), a point bears the number of the theme before its own.

Source: layouts observed in published minutes.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.reading.parsing.facts.numbers.leading_numbers import line_number
from indexer.reading.parsing.facts.numbers.number_forms import PERIOD, tidy_number
from indexer.reading.parsing.lexicon import MONTH_NAME
from indexer.reading.parsing.lines.leads import Lead, lead
from indexer.reading.parsing.points.headings.running_titles import reports
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.weighing.lattice import Lattice
from indexer.reading.parsing.points.weighing.undecided import ORDINAL_ACT
from indexer.reading.parsing.view.cleaning import Line

#: Blank lines between a number and its title.
_NEAR = 2
#: A line that is likelier one of the ordre du jour heads no theme.
_ANNOUNCED = 0.5
_RANK = re.compile(r"[a-z]|\d{1,3}", re.IGNORECASE)
#: Two groups of figures, with a year or a letter: no amount.
_OF_ACT = re.compile(r"(?=.*\d\D+\d)(?:(?:19|20)\d\d|[A-Za-z])")
_LETTERED = re.compile(r"[A-Z]{2,5} \d[\d/_-]+")
_LONE = re.compile(r"\W*")
#: « 12/2031 », « 31/012 – », as nothing but the number of an act stands alone on a line over a title.
_LONGEST_NUMBER = 80
_SHORT = re.compile(r"(?P<number>\d{1,4}\s?[-/.]\s?20\d\d|\d\d\s?[-/.]\s?\d{3})\s*[-–:.]?")


def number_alone(line: Line) -> str | None:
    """Return the number of an act that is all a line holds."""
    if len(line.text) > _LONGEST_NUMBER:
        return None
    if (short := _SHORT.fullmatch(line.folded)) and not PERIOD.match(short["number"]):
        return tidy_number(line.text[: short.end("number")])
    found = line_number(line)
    alone = found and _LONE.fullmatch(line.text[found[1] :]) and _OF_ACT.search(found[0])
    if not (found and alone):
        return None
    # « DCM 2031-28 »: letters that no « n° » parts from the figures belong to the number.
    return tidy_number(line.text) if _LETTERED.fullmatch(line.text) else found[0]


#: « RAPPORT N° DAJ/2031/512 », over « OBJET : ».
_NAMED = re.compile(
    r"(?:rapport|affaire|dossier|question|bordereau|point)\s+n\s?°\s?(?P<number>(?=[^\s]*\d)[a-z\d]+(?:[-_./][a-z\d]+)*)\W*"
)


#: « CCVAL19071 », « BC.3.2031-04-19-AJ02 », over « OBJET : ».
_CODE = re.compile(r"(?=(?:[^\d\s]*\d){3})[A-Z]{2,8}\d*(?:[-_./][A-Z\d]{1,10}){0,5}")


def number_above(lattice: Lattice, index: int, *, of_act: bool = False) -> str | None:
    """Return the number alone on the line above a title: « 1 – », then « Tarifs »; only that ``of_act``."""
    if not index or lattice.clean.lines[index].gap > _NEAR:
        return None
    line, first = lattice.clean.lines[index - 1], lattice.leads[index - 1]
    alone = (
        not of_act
        and bool(first.values)
        and first.rest == len(line.text)
        and not line.text.isdigit()
    )
    named = _NAMED.fullmatch(line.folded)
    told = tidy_number(line.text[slice(*named.span("number"))]) if named else None
    code = line.text if of_act and _CODE.fullmatch(line.text) else None
    return number_alone(line) or told or code or (first.number.strip() if alone else None)


#: Lines between a title and its number, and of both.
_MOST_ABOVE = 6


def number_below(lattice: Lattice, index: int, after: int, stop: int) -> str | None:
    """Return the number of an act alone under a title, or under who reports.

    The body begins at ``after`` at the latest.
    """
    while after < min(stop, index + _MOST_ABOVE) and reports(lattice.clean.lines[after]):
        after += 1
    lines = lattice.clean.lines[index + 1 : min(after + 1, stop)]
    near = (line for line in lines if line.gap <= _NEAR)
    return next((number for line in near if (number := number_alone(line))), None)


def under_parents(lattice: Lattice, found: Sequence[tuple[int, Point]]) -> list[Point]:
    """Return points, each with the line that opens it, numbered under their parents where ranks start again."""
    ranks = Counter(point.number for _line, point in found if _is_rank(point))
    if not any(count > 1 for count in ranks.values()):
        return [point for _line, point in found]
    opened = {line for line, _point in found}
    made, parent, above = [], None, 0
    for line, point in found:
        for at in range(above, line):
            if at not in opened and _is_parent(lattice, at, lattice.leads[line]):
                parent = lattice.leads[at]
        above = line
        own = parent and _is_rank(point) and parent.style != lattice.leads[line].style
        made.append(
            replace(point, number=f"{parent.number}.{point.number}") if parent and own else point
        )
    return made


def _is_rank(point: Point) -> bool:
    return bool(point.number and _RANK.fullmatch(point.number))


def _is_parent(lattice: Lattice, at: int, own: Lead) -> bool:
    """Whether a line is the heading of a theme: numbered in another style, and words that are short."""
    first, line = lattice.leads[at], lattice.clean.lines[at]
    if not first.values or first.style == own.style or len(first.number) > 4:
        return False
    if lattice.probability(at, "agenda") > _ANNOUNCED:
        return False
    words = line.text[first.rest :]
    return 3 < len(words) < 60 and (words.isupper() or lattice.probability(at, "theme") > 0.3)


#: A rank before the number of an act: « 20. N° DEL2031-62 », « N°1 D.CCAS/2031/19 ».
RANK = re.compile(
    r"(?:n\s?°\s*)?\d{1,3}\s?(?:[-.)/:°]+\s*|\s)(?=n\s?°|d(?:el|cm|b)|[a-z]{1,4}[-._]?[a-z]{0,5}\W?\d|(?<![-./])(?:19|20)\d\d[-_/.])"
)
#: « 14 JUILLET », the title of what is prepared for it.
_DAY = re.compile(rf"\d{{1,2}}\s+{MONTH_NAME}(?:\s+\d{{4}})?")
#: « 5.a) Travaux »: a point of a point.
_POINT_OF_POINT = re.compile(r"(?P<n>\d{1,2})\s?[.-]?\s?(?P<letter>[a-h])\s?\)\s*")


def numbered(line: Line) -> tuple[str | None, int]:
    """Return the number at the head of a line, and where its words begin: an act's own before its rank."""
    first = lead(line)
    if _DAY.fullmatch(line.folded):
        return None, 0
    if rank := RANK.match(line.folded):
        begin = rank.end()
        rest = Line(line.start + begin, line.end, line.text[begin:], line.folded[begin:], 0)
        if (inner := line_number(rest)) and len(re.findall(r"[a-z]+|\d+", inner[0].lower())) > 1:
            return inner[0], begin + inner[1]
    if lettered := _POINT_OF_POINT.match(line.folded):
        return f"{lettered['n']}.{lettered['letter']}", max(lettered.end(), first.rest)
    if ordinal := ORDINAL_ACT.match(line.folded):
        return ordinal["n"], ordinal.end()
    if found := line_number(line):
        return found[0], max(found[1], first.rest)
    return (first.number.strip() if first.values else None), first.rest
