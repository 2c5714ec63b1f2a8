"""The points of a sitting: what the rules of layouts propose, what the reader of lines makes of it.

The rules find the points of layouts that they know (``segments``, ``listed``). The lattice weighs
their openings with all others that the model of lines thinks likely, and chooses one reading of the
whole document. A point that the rules know too keeps its number and title; others are read here.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from analyzers import fold_letters
from indexer.formulas import PASSING, any_of
from indexer.reading.parsing.facts.votes import passes_minutes
from indexer.reading.parsing.facts.written_dates import dates_in
from indexer.reading.parsing.lines.model import LineModel
from indexer.reading.parsing.openings import BODY, SITTING, SITTING_DAY, has_verb, speaks
from indexer.reading.parsing.points.act_headings import act_heading
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.points.headings import headings
from indexer.reading.parsing.points.inner import without_inner
from indexer.reading.parsing.points.lattice import UNSURE, Lattice, Opening, Weights, best_reading
from indexer.reading.parsing.points.layouts import is_formality
from indexer.reading.parsing.points.left_out import with_left_out
from indexer.reading.parsing.points.list_titles import TOP, may_title_list, titles_list
from indexer.reading.parsing.points.listed import (
    is_withdrawn,
    listed_points,
    past_results,
    with_shared_results,
)
from indexer.reading.parsing.points.no_openings import (
    COUNTS,
    VISA,
    closes,
    of_sitting,
    opens_nothing,
)
from indexer.reading.parsing.points.number_lines import (
    RANK,
    number_above,
    number_alone,
    number_below,
    numbered,
    under_parents,
)
from indexer.reading.parsing.points.paragraphs import told_points
from indexer.reading.parsing.points.recapitulated import recapitulated, told_above
from indexer.reading.parsing.points.running_titles import joined_title
from indexer.reading.parsing.points.segments import Point, points
from indexer.reading.parsing.points.undecided import only_tells, stays
from indexer.reading.parsing.view.cleaning import CleanText, tidy

#: Points that the rules found are kept where the model finds one of them as likely.
_LIKELY = 0.1
#: Where the model finds more than this part of them elsewhere, and those unlikely, it is followed.
_MOST = 0.5
_KNOWN = 0.05
_SURE = 0.8
_SURELY_HEAD = 0.98
#: Points, all numbered or each decided, that are kept where the reading finds one at most for as many.
_RUN = 3
#: An act is to be checked where its opening stands in fewer of all readings: on bodies left out, half of the acts
#: told so are wrong, and two thirds of those that are wrong are told.
_DOUBTED = 0.8
_MOST_TITLE = 8
#: Lines of a heading, its number among them, at one of which the model may see the opening.
_HEADING = 4
#: A line that likely goes on with a title.
_GOES_ON = 0.4
#: Letters of the shortest title in a list.
_LEAST_ROW = 12
#: A line with a date that is not much longer is the date of the sitting.
_SHORT_DATE = 35


Use = Literal["both", "rules", "model"]


@dataclass(frozen=True, slots=True)
class Reader:
    """The weights to read with, those that are shipped where ``None``; what to read with, for measures."""

    model: LineModel | None = None
    weights: Weights | None = None
    use: Use = "both"


SHIPPED = Reader()


@dataclass(frozen=True, slots=True)
class Cut:
    """The points of a document; ``unsure`` counts those that the reading is not sure of."""

    points: tuple[Point, ...] = ()
    unsure: int = 0


def rules_points(clean: CleanText) -> list[Point]:
    """Return the points that the rules of layouts find."""
    return listed_points(clean) or points(clean, headings(clean))


def proposed_lines(clean: CleanText, known: Sequence[Point]) -> dict[int, Point]:
    """Return the points of the rules by the line where each begins."""
    starts = [line.start for line in clean.lines]
    return {max(0, bisect_right(starts, point.start) - 1): point for point in known}


def cut(clean: CleanText, known: Sequence[Point], reader: Reader, *, listed: bool = False) -> Cut:
    """Return the points of the best-scoring reading of a document, in the order of the text."""
    if reader.use == "rules":
        return Cut(tuple(known))
    known = [
        point
        for point in known
        if not (of_sitting(point.title) or (point.sure and only_tells(point.title)))
    ]
    known = known if reader.use == "both" else []
    last = len(clean.lines) if listed else recapitulated(clean)
    known = told_above(clean, known, last)
    proposed = proposed_lines(clean, known)
    lattice = Lattice(clean, proposed, reader.model)
    openings = _rows(lattice, proposed) if listed else []
    if listed and not openings:
        if known:
            return Cut(tuple(known))
        openings = _titles(lattice)
    openings = openings or without_inner(lattice, best_reading(lattice, reader.weights))
    read = openings if listed else with_left_out(lattice, openings)
    read = [opening for opening in read if opening.line < last]
    openings = [opening for opening in read if not opens_nothing(lattice, opening.line)]
    openings = _without_sentences(lattice, openings)
    if read and not openings and known and all(map(_is_numbered_title, known)):
        return _doubted(known)
    if not listed and (told := told_points(lattice, openings, known)):
        return Cut(tuple(told))
    found = []
    for opening, following in zip(openings, [*openings, None][1:], strict=True):
        known_here = _known_at(lattice, proposed, opening.line)
        point = _point(lattice, opening, following, known_here, last, listed=listed)
        formal = is_formality(point.title) or passes_minutes(clean.folded[point.start : point.end])
        named = point.number or listed or not formal
        alone = len(openings) == 1 and _contested(clean, point)
        if named or alone:
            found.append((opening.line, replace(point, doubtful=opening.sure < _DOUBTED)))
    unsure = sum(opening.sure < UNSURE for opening in openings)
    decided = sum(point.sure or _decided(lattice, point) for _line, point in found)
    known = [point for at, point in proposed.items() if point.number or not _in_head(lattice, at)]
    run = _RUN * max(1, decided) <= len(known) and _is_run(lattice, known)
    if decided < len(known) and (run or _knows_better(lattice, proposed, openings, decided)):
        return _doubted(known)
    cut_points = under_parents(lattice, found)
    if listed:
        rows = with_shared_results(clean, cut_points)
        cut_points = [row for row in rows if not is_withdrawn(clean, row)]
    return Cut(tuple(cut_points), unsure)


def _is_numbered_title(point: Point) -> bool:
    return bool(point.number) and point.title[:1].isupper()


def _doubted(known: Sequence[Point]) -> Cut:
    """The points of the rules, where the reader of lines knows none of them."""
    return Cut(tuple(replace(point, doubtful=True) for point in known), len(known))


def _in_head(lattice: Lattice, line: int) -> bool:
    """Whether a title of the rules is, for the reader of lines, a line of the letterhead or of the roll."""
    return lattice.probability(line, "head") > _SURELY_HEAD


def _without_sentences(lattice: Lattice, openings: list[Opening]) -> list[Opening]:
    """The openings without the sentences among them, where others bear numbers."""
    lines = lattice.clean.lines
    if not any(lattice.leads[opening.line].values for opening in openings):
        return openings
    return [
        opening
        for opening in openings
        if lattice.leads[opening.line].style
        or not (BODY.match(lines[opening.line].folded) and lines[opening.line].text.endswith("."))
    ]


def _is_run(lattice: Lattice, known: Sequence[Point]) -> bool:
    """Whether the points of the rules are those of one layout: all numbered, or each decided under a title of its own."""
    if all(point.number for point in known):
        return True
    titles = {point.title for point in known}
    return len(titles) == len(known) and all(_decided(lattice, point) for point in known)


#: What makes an act of a formality without a number, where there is no other act: a divided vote.
_DELIBERATED = re.compile(
    rf"\bavoir\s+(?:\w+\s+)?delibere\b(?:[^.;]|\bm\.){{0,250}}\b(?:{any_of((*PASSING, 'decide', 'arrete'))})\b"
)


_DIVIDED = re.compile(r"\b(?:majorite|[1-9]\d?\s+(?:voix|votes?\s+)?(?:contre|abstentions?))\b")


def _contested(clean: CleanText, point: Point) -> bool:
    return all(p.search(clean.folded, point.body, point.end) for p in (_DELIBERATED, _DIVIDED))


def _knows_better(
    lattice: Lattice, proposed: Collection[int], openings: Sequence[Opening], decided: int
) -> bool:
    """Whether the rules know a layout that the model hardly does: their points are kept, as doubtful."""
    likely = [lattice.probability(line, "O") for line in proposed]
    chosen = [lattice.probability(opening.line, "O") for opening in openings]
    sure = sum(chosen) > _SURE * len(chosen) and sum(likely) < _KNOWN * len(likely)
    if sure and decided > _MOST * len(proposed):
        return False  # the model finds nearly as many, elsewhere
    return len(proposed) > 1 and max(likely) > _LIKELY


def _known_at(lattice: Lattice, proposed: Mapping[int, Point], line: int) -> Point | None:
    """The point of the rules that begins at a line, or a little above it with a heading that holds it."""
    for at in range(line, max(-1, line - _HEADING), -1):
        point = proposed.get(at)
        if point and (at == line or point.body > lattice.starts[line]):
            return point
    return None


def _decided(lattice: Lattice, point: Point) -> bool:
    starts = lattice.starts
    first, stop = bisect_right(starts, point.start) - 1, bisect_left(starts, point.end)
    return lattice.marked[stop] > lattice.marked[max(0, first)]


def _rows(lattice: Lattice, proposed: Collection[int]) -> list[Opening]:
    """The rows of a list of deliberations: where it is numbered, every number of one style opens one."""
    styles: dict[str, list[int]] = defaultdict(list)
    for line, first in enumerate(lattice.leads):
        if first.values and first.style:
            styles[first.style].append(line)
    # Of two styles as frequent, that of numbers of several pieces is the acts', the other its headings'.
    rows = max(
        styles.values(), key=lambda at: (len(at), len(lattice.leads[at[0]].values)), default=[]
    )
    values = [lattice.leads[line].values for line in rows]
    rising = sum(one < two for one, two in pairwise(values))
    if len(rows) < max(2, len(proposed)) or 2 * rising < len(rows):
        return []
    kept: dict[tuple[int, ...], int] = {}
    for line, value in zip(rows, values, strict=True):
        kept.setdefault(value, line)
    return [Opening(line, 1.0) for line in sorted(kept.values())]


#: What stands above the titles of a list that one commission prepared.
_COMMISSION = re.compile(r"\W*(?:\w+\s+)?commission\s[^:;]{3,50}")
#: What a list says of itself: where it is posted, where the acts are read.
_POSTED = re.compile(
    r"\b(?:affichee?s?|mises?\s+en\s+ligne|(?:etre|sont)\s+consultee?s?|consultables?)\b"
)


def _titles(lattice: Lattice) -> list[Opening]:
    """The titles of a list that has neither numbers nor results: most begin with the word of a matter."""
    lines = lattice.clean.lines
    titled = (
        at
        for at in range(min(TOP, len(lines)))
        if titles_list(lines[at]) or may_title_list(lines, at)
    )
    head = next(titled, len(lines))
    kept, after = [], 0
    for at in range(head + 1, len(lines)):
        first, words = lattice.leads[at], lines[at].text[lattice.leads[at].rest :]
        dated = next(dates_in(lines[at].folded), None)
        fits = (
            len(words) >= _LEAST_ROW
            and words[0].isupper()
            and not (SITTING.match(lines[at].folded) or (dated and len(words) < _SHORT_DATE))
            and not SITTING_DAY.search(lines[at].folded)
            and not _POSTED.search(lines[at].folded)
            and not _COMMISSION.fullmatch(lines[at].folded)
        )
        if at >= after and fits and (first.rest or not words[0].isdigit()):
            kept.append(at)
            after = joined_title(lines, at, first.rest)[1]
    named = sum("noun" in lattice.rows[at] for at in kept)
    return [Opening(at, 1.0) for at in kept] if len(kept) > 1 and 2 * named >= len(kept) else []


def _point(
    lattice: Lattice,
    opening: Opening,
    following: Opening | None,
    known: Point | None,
    last: int,
    *,
    listed: bool,
) -> Point:
    lines = lattice.clean.lines
    stop = following.line if following else last
    if (parted := gap(lattice.clean)) and opening.line < parted < stop:
        stop = parted
    stop = next((at for at in range(opening.line + 1, stop) if closes(lines, at)), stop)
    end = lines[stop].start if stop < len(lines) else len(lattice.clean.folded)
    if known:
        end = min(end, known.end) if following is None or known.end < end else end
        own, _rest = numbered(lines[opening.line])
        number = own if own and RANK.match(lines[opening.line].folded) else known.number
        number = number or own or number_above(lattice, opening.line, of_act=True)
        after = bisect_left(lattice.starts, known.body)
        below = number_below(lattice, opening.line, after, stop)
        number, title, body = below or number, known.title, known.body
        if title and not (listed or below) and after < len(lines) and not lines[after].gap:
            more, after = _rest_of_title(lattice, after, min(stop, after + _MOST_TITLE))
            title = tidy(f"{title} {more}")
            body = lines[after].start if after < len(lines) else end
        point = replace(known, end=end, body=min(body, end), number=number, title=title)
    else:
        number, title, after = _heading(lattice, opening.line, stop, listed=listed)
        body = lines[after].start if after < len(lines) else end
        start = opening.line
        if number is None and (above := number_above(lattice, start)):
            number, start = above, start - 1
        number = number_below(lattice, opening.line, after, stop) or number
        point = Point(lines[start].start, min(body, end), end, number, title)
    sure = bool(listed and point.title) or stays(lattice, opening, stop, point)
    return replace(point, sure=sure)


def likely_title(
    clean: CleanText, reader: Reader, start: int, end: int
) -> tuple[str | None, str] | None:
    """Return the number and the title that the reader of lines finds in an extrait, where it is sure."""
    lattice = Lattice(clean, (), reader.model)
    lines = [
        at
        for at in range(bisect_left(lattice.starts, start), bisect_left(lattice.starts, end))
        if lattice.probability(at, "O") > UNSURE and not opens_nothing(lattice, at)
    ]
    for at in lines:
        number, title, _after = _heading(lattice, at, len(clean.lines))
        folded = fold_letters(title)
        others = SITTING.match(folded) or COUNTS.match(folded) or is_formality(title)
        if len(title) >= _LEAST_ROW and not others:
            return number, title
    return None


#: « N° 2 / Assemblée », over the title of the act.
_SIGNED = re.compile(r"n\s?°\s?\d{1,3}\s?/\s?[a-z]")


def _heading(
    lattice: Lattice, index: int, stop: int, *, listed: bool = False
) -> tuple[str | None, str, int]:
    """The number and the title of a point, and the line at which its body begins."""
    lines = lattice.clean.lines
    if not listed and _SIGNED.match(lines[index].folded) and (head := act_heading(lines, index)):
        return head.number, head.title, head.next_line
    number, rest = numbered(lines[index])
    if listed and rest == len(lines[index].text):
        index, rest = past_results(lattice.clean, index, stop), 0
    title, after = joined_title(lines, index, rest, stop=stop)
    more, after = _rest_of_title(lattice, after, min(stop, index + _MOST_TITLE))
    return number, tidy(f"{title} {more}"), after


#: The style of « 2. CULTURE », below the title of a point: the theme of the next.
_THEME = re.compile(r"[^\w]C$")


def _rest_of_title(lattice: Lattice, after: int, stop: int) -> tuple[str, int]:
    """The lines that the reader of lines takes for the rest of a title, and the line under them."""
    lines = lattice.clean.lines
    last = after
    while last < stop and lattice.probability(last, "T") > _GOES_ON:
        decided = lattice.marked[last + 1] > lattice.marked[last]
        sentence = lines[last].text.endswith(".") and not lines[last].text.isupper()
        told = sentence or has_verb(lines[last].folded)
        said = BODY.match(lines[last].folded) and told
        ended = lines[last].text.endswith(":") or speaks(lines[last])
        ended = ended or bool(said and lines[last].text[0].isupper())
        theme = lattice.leads[last].values and _THEME.search(lattice.styles[last])
        ended = ended or bool(theme or number_alone(lines[last]))
        if decided or ended or VISA.match(lines[last].folded):
            break
        last += 1
    return " ".join(line.text for line in lines[after:last]), last
