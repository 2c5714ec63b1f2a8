"""Cuts a sitting into its points, and tells those on which the assembly decided.

A procès-verbal is laid out in one of a few ways: acts under their own numbers, « OBJET : » titles,
numbered points (figures, roman numerals, letters below them), or bare titles. All candidates are
found (``headings``), marks of decision are found once (``votes.marks``), and the layout kept is the
one whose points hold the most decisions (``layouts``). A point without a mark is no act. Lists of an ordre du
jour hold no decision and fall out by themselves; lists inside a point break the sequence and are
left in it.

Source: CGCT, art. L2121-15 and L2121-23 (what minutes and registers hold); layouts observed.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzers import fold_letters
from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.points.layouts.layouts import (
    best_layout,
    decided,
    is_formality,
    sequence,
    strong_layouts,
    with_act_numbers,
)
from indexer.reading.parsing.points.layouts.standing import (
    start_of,
)
from indexer.reading.parsing.view.cleaning import CleanText, tidy


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a sitting: its span, where its body starts, its number and title.

    ``result`` is where its result stands, where that is not in its span. ``sure`` tells one that is an act even
    where no vote can be read in it, ``doubtful`` one of whose limits the reading of the document is unsure.
    """

    start: int
    body: int
    end: int
    number: str | None
    title: str
    sure: bool = False
    doubtful: bool = False
    result: tuple[int, int] | None = None


CLOSING = re.compile(
    r"^(?:(?:l'ordre\s+du\s+jour|les\s+sujets|tous\s+les\s+points|plus\s+(?:rien|aucun)|rien\s+(?:ne\s+restant|n'etant))[^.]{0,60}(?:epuise|etant|restant)"
    r"|(?:la\s+)?seance\s+(?:est\s+)?(?:levee|close)|(?:(?:fin|cloture)\s+de\s+(?:la\s+)?|(?:la\s+)?prochaine\s+)(?:seance|reunion)\b|date\s+(?:fixee\s+)?(?:pour\s+|d[eu]\s+)(?:l[ea]\s+)?prochaine?\s+(?:seance|reunion|conseil)\b|fait\s+(?:et\s+delibere\s+)?a\s+[a-z' -]{2,40},?\s+le\s|ainsi\s+fait\s+et\s+delibere.{0,80}$"
    r"|(?:le|la)\s+(?:maire|presidente?)\s*,?$|le\s+(?:maire|president)\s*,\s*[a-z -]{4,40}$|(?:liste\s+des\s+)?deliberations\s*:?$"
    r"|(?:liste|affichage)\s+(?:affichee?|mise\s+en\s+ligne|publiee?|du|le|effectue)\b[^.;]{0,60}\d)"
)
_MISCELLANY = re.compile(
    r"^(?:[a-z0-9]{1,4}\s?[.)/-]+\s*)?(?:questions?\s+(?:et\s+informations?\s+)?diverses?|informations?(?:\s+(?:diverses?|generales|et\s+questions\s+diverses))?|affaires\s+diverses|divers|tour\s+de\s+table|communications?\s+(?:du|de)\s.{0,30}|questions?\s+orales|points?\s+divers)\s*[:.]?\s*$"
)
_MOST_HEADINGS = 600


def points(
    clean: CleanText, candidates: Sequence[Heading], *, numbered: bool = True
) -> list[Point]:
    """Return the points of a sitting on which the assembly decided, in the order of the text.

    Without ``numbered`` only « OBJET : » and numbers of deliberations open a point: within one act
    a list or a title opens none.
    """
    found_marks = marks(clean.folded)
    if not found_marks:
        return []
    candidates = candidates[:_MOST_HEADINGS]
    layout = (
        best_layout(clean, candidates, found_marks)
        if numbered
        else max(strong_layouts(candidates), key=lambda own: decided(clean, own, found_marks))
    )
    if not layout:
        return []
    return _cut(clean, with_act_numbers(layout, candidates), candidates, found_marks)


def objects_apart(clean: CleanText, candidates: Sequence[Heading]) -> list[Point]:
    """Return the points that « OBJET : » opens, again and again, each with its decision; else none.

    The last one may be cut before its own.
    """
    named = [_under_number(h, candidates) for h in candidates if h.family == "objet"]
    if len({fold_letters(heading.title) for heading in named}) < max(2, len(named)):
        return []  # a title that each page repeats
    found_marks = marks(clean.folded)
    if decided(clean, named[:-1], found_marks) < len(named) - 1:
        return []
    first = clean.lines[named[1].line].start
    if bisect_left(found_marks, first) == bisect_left(found_marks, start_of(clean, named[0])):
        return []
    spans = zip(named, (*named[1:], None), strict=True)
    found = (
        _span(clean, one, after, _boundaries(clean, named, candidates)) for one, after in spans
    )
    return [replace(point, sure=True) for point in found if point]


#: Lines between the number of an act and its « OBJET : ».
_UNDER = 3


def _under_number(heading: Heading, candidates: Sequence[Heading]) -> Heading:
    """« OBJET : » with the number of the act that stands right above it, or on its own line."""
    if heading.number:
        return heading
    above = [
        h for h in candidates if h.family == "acte" and h.line <= heading.line <= h.line + _UNDER
    ]
    if above:
        return replace(heading, line=above[-1].line, number=above[-1].number)
    return heading


def with_last(clean: CleanText, own: list[Point], candidates: Sequence[Heading]) -> list[Point]:
    """The points under numbers of acts, the last among them, which the end of the text cuts before its vote."""
    named = [heading for heading in candidates if heading.family == "acte" and heading.number]
    last = named[-1] if named else None
    if last is None or not last.title or _shape(last.number) != _shape(own[-1].number):
        return own
    point = _span(clean, last, None, ())
    if point is None or point.start <= own[-1].body or point.end - point.body < _LEAST_TOLD:
        return own
    end = min(own[-1].end, point.start)
    return [*own[:-1], replace(own[-1], end=end), replace(point, sure=True)]


#: Characters of a report that tells something.
_LEAST_TOLD = 40


def _shape(number: str | None) -> str:
    return re.sub(r"\d", "9", number or "")


def _cut(
    clean: CleanText,
    layout: Sequence[Heading],
    candidates: Sequence[Heading],
    found_marks: Sequence[int],
) -> list[Point]:
    boundaries = _boundaries(clean, layout, candidates)
    result: list[Point] = []
    for heading, following in zip(layout, (*layout[1:], None), strict=True):
        point = _span(clean, heading, following, boundaries)
        if point is None:
            continue
        parts = _subpoints(clean, heading, point, candidates, found_marks)
        result.extend(parts or [point])
    parted = gap(clean)
    lost = clean.lines[parted].start if parted else None
    return _once(
        [
            replace(point, sure=point.sure or point.end == lost)
            for point in result
            if (point.number is not None or not is_formality(point.title))
            and (
                bisect_left(found_marks, point.end) > bisect_left(found_marks, point.start)
                or point.end == lost
            )
        ]
    )


def _span(
    clean: CleanText, heading: Heading, following: Heading | None, boundaries: Sequence[int]
) -> Point | None:
    """The point that a heading opens, up to the next heading or a boundary before it."""
    start = start_of(clean, heading)
    stop = start_of(clean, following) if following else len(clean.folded)
    body = clean.lines[heading.next_line].start if heading.next_line < len(clean.lines) else stop
    stop = next((boundary for boundary in boundaries if body <= boundary < stop), stop)
    if stop <= start:
        return None
    if start < clean.lines[heading.line].start:
        body = start
    return Point(start, min(max(body, start), stop), stop, heading.number, heading.title)


def _once(found: Sequence[Point]) -> list[Point]:
    """Leave out a number that comes twice, in a list of the deliberations: its report is longer."""
    longest: dict[str, Point] = {}
    for point in found:
        # Short numbers may come again in the minutes of another sitting.
        if point.number and sum(char.isdigit() for char in point.number) >= 6:
            known = longest.setdefault(point.number, point)
            if point.end - point.start > known.end - known.start:
                longest[point.number] = point
    return [point for point in found if longest.get(point.number or "", point) is point]


def _boundaries(
    clean: CleanText, layout: Sequence[Heading], candidates: Sequence[Heading]
) -> list[int]:
    """Where a point stops although no other of its layout starts."""
    family = layout[0].family
    own = {heading.line for heading in layout}
    found: list[int] = []
    first = layout[0].line
    romans = [
        h for h in candidates if h.family == "romain" and h.line not in own and h.line > first
    ]
    if (parted := gap(clean)) and first < parted:
        found.append(clean.lines[parted].start)
    if family == "chiffre" and any(h.family == "romain" and h.line < first for h in candidates):
        found.extend(clean.lines[h.line].start for h in romans)
    for index, line in enumerate(clean.lines):
        if index <= first or index in own or len(line.folded) >= 160:
            continue
        late = not line.folded.endswith("deliberations") or index > len(clean.lines) * 0.6
        miscellany = family != "titre" and _MISCELLANY.match(line.folded)
        if (late and CLOSING.match(line.folded)) or miscellany:
            found.append(line.start)
    return sorted(found)


def _subpoints(
    clean: CleanText,
    heading: Heading,
    point: Point,
    candidates: Sequence[Heading],
    found_marks: Sequence[int],
) -> list[Point]:
    """The points under a point: lettered ones, or titles each followed by its own vote."""
    inside = bisect_left(found_marks, point.end) - bisect_left(found_marks, point.body)
    if inside < 2 or heading.family not in ("acte", "chiffre", "romain"):
        return []
    miscellany = _MISCELLANY.match(heading.title.lower())
    # « Point 17 – Divers » of the agenda is no parent of « Point 1 ».
    named = _RANKED.match(clean.lines[heading.line].folded)
    for family in ("lettre", "chiffre") if miscellany else ():
        parts = [
            h
            for h in candidates
            if h.family == family
            and point.body <= clean.lines[h.line].start < point.end
            and not (named and clean.lines[h.line].folded.startswith(named.group()))
        ]
        run = sequence(parts, clean, [m for m in found_marks if m < point.end])
        if len(run) < 2 or run[0].ordinal != 1:
            continue
        return _pieces(clean, point, run, f"{heading.number}.")
    return _voted_titles(clean, point)


_RANKED = re.compile(r"(?:point|question|affaire|dossier|rapport)\b")


def _pieces(clean: CleanText, point: Point, run: Sequence[Heading], prefix: str) -> list[Point]:
    starts = [clean.lines[h.line].start for h in run] + [point.end]
    pieces = []
    for h, start, stop in zip(run, starts, starts[1:], strict=False):
        body = clean.lines[h.next_line].start if h.next_line < len(clean.lines) else stop
        pieces.append(
            Point(start, min(max(body, start), stop), stop, f"{prefix}{h.number}", h.title)
        )
    return pieces


_BARE_VOTE = re.compile(
    r"^(?:vote\s*:?\s*)?(?:(?:(?:\d{1,2}\s*(?:voix|votes?)?\s*(?:pour|contre|abst\w*|absentions?)|pour\s*:?\s*\d+|contre\s*:?\s*\d+|abstentions?\s*:?\s*\d+)[\s,;.et-]*){1,4}|adopte\w*\s+a\s+l'unanimite\W*|unanimite\W*)$"
)


def _voted_titles(clean: CleanText, point: Point) -> list[Point]:
    """A title line straight followed by a line that is nothing but its vote, several times."""
    first, stop = (
        bisect_left(clean.lines, offset, key=lambda line: line.start)
        for offset in (point.body, point.end)
    )
    pairs = [
        (clean.lines[i - 1], clean.lines[i])
        for i in range(first + 1, stop)
        if _BARE_VOTE.match(clean.lines[i].folded)
        and 8 <= len(clean.lines[i - 1].text) <= 120
        and clean.lines[i - 1].text[0].isupper()
        and not _BARE_VOTE.match(clean.lines[i - 1].folded)
        and not clean.lines[i - 1].text.rstrip().endswith(".")
    ]
    if len(pairs) < 2:
        return []
    return [
        Point(title.start, title.end, vote.end, point.number, tidy(title.text))
        for title, vote in pairs
    ]
