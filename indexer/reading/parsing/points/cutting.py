"""The points of a sitting: what the rules of layouts propose, what the reader of lines makes of it.

The rules find the points of layouts that they know (``segments``, ``listed``). The lattice weighs
their openings with all others that the model of lines thinks likely, and chooses one reading of the
whole document. A point that the rules know too keeps its number and title; others are read here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analyzers import fold_letters
from indexer.reading.parsing.facts.votes import passes_minutes
from indexer.reading.parsing.facts.written_counts import COUNT_WORDS
from indexer.reading.parsing.lexicon import ASSEMBLY
from indexer.reading.parsing.lines.model import LineModel
from indexer.reading.parsing.openings import BODY, SITTING
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.points.headings import headings
from indexer.reading.parsing.points.inner import without_inner
from indexer.reading.parsing.points.lattice import UNSURE, Lattice, Opening
from indexer.reading.parsing.points.layouts import is_contested, is_formality
from indexer.reading.parsing.points.left_out import with_left_out
from indexer.reading.parsing.points.list_rows import LEAST_ROW, numbered_rows, titled_rows
from indexer.reading.parsing.points.listed import (
    is_withdrawn,
    listed_points,
    with_shared_results,
)
from indexer.reading.parsing.points.no_openings import (
    COUNTS,
    closes,
    of_sitting,
    opens_nothing,
)
from indexer.reading.parsing.points.number_lines import (
    RANK,
    number_above,
    number_below,
    numbered,
    under_parents,
)
from indexer.reading.parsing.points.opened import MOST_TITLE, heading_at, rest_of_title
from indexer.reading.parsing.points.paragraphs import told_points
from indexer.reading.parsing.points.recapitulated import recapitulated, told_above
from indexer.reading.parsing.points.segments import Point, points
from indexer.reading.parsing.points.undecided import only_tells, stays
from indexer.reading.parsing.points.whole_reading import Weights, best_reading
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
#: Lines of a heading, its number among them, at one of which the model may see the opening.
_HEADING = 4


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
    last = len(clean.lines) if listed else recapitulated(clean)
    known = told_above(clean, _of_matters(known), last) if reader.use == "both" else []
    proposed = proposed_lines(clean, known)
    lattice = Lattice(clean, proposed, reader.model)
    read = _read(lattice, reader, proposed, listed=listed)
    if read is None:
        return Cut(tuple(known))
    read = [opening for opening in read if opening.line < last]
    openings = [opening for opening in read if not opens_nothing(lattice, opening.line)]
    openings = _without_decisions(lattice, _without_sentences(lattice, openings))
    if read and not openings and known and all(map(_is_numbered_title, known)):
        return _doubted(known)
    if not listed and (told := told_points(lattice, openings, known)):
        return Cut(tuple(told))
    found = [*_found(lattice, proposed, openings, last, listed=listed)]
    if better := _better_known(lattice, proposed, openings, [point for _line, point in found]):
        return _doubted(better)
    cut_points = under_parents(lattice, found)
    if listed:
        rows = with_shared_results(clean, cut_points)
        cut_points = [row for row in rows if not is_withdrawn(clean, row)]
    return Cut(tuple(cut_points), sum(opening.sure < UNSURE for opening in openings))


def _of_matters(known: Sequence[Point]) -> list[Point]:
    """The points of the rules but those that open the sitting, or only tell something."""
    return [
        point
        for point in known
        if not (of_sitting(point.title) or (point.sure and only_tells(point.title)))
    ]


def _read(
    lattice: Lattice, reader: Reader, proposed: Mapping[int, Point], *, listed: bool
) -> list[Opening] | None:
    """The openings of the best reading, or of the rows of a list; ``None`` where the rules know these."""
    if not listed:
        best = best_reading(lattice, reader.weights)
        return with_left_out(lattice, without_inner(lattice, best))
    rows = numbered_rows(lattice, proposed)
    if not rows and proposed:
        return None
    rows = rows or titled_rows(lattice)
    return rows or without_inner(lattice, best_reading(lattice, reader.weights))


def _found(
    lattice: Lattice,
    proposed: Mapping[int, Point],
    openings: Sequence[Opening],
    last: int,
    *,
    listed: bool,
) -> Iterator[tuple[int, Point]]:
    """The points that openings begin, by their lines; formalities without a number are none unless contested."""
    clean = lattice.clean
    openings = going_on(lattice, openings)
    for opening, following in zip(openings, [*openings, None][1:], strict=True):
        known_here = _known_at(lattice, proposed, opening.line)
        point = _point(lattice, opening, following, known_here, last, listed=listed)
        formal = is_formality(point.title) or passes_minutes(clean.folded[point.start : point.end])
        named = point.number or listed or not formal
        if named or is_contested(clean, point.body, point.end):
            yield opening.line, replace(point, doubtful=opening.sure < _DOUBTED)


def going_on(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """Return the openings, those surer whose number follows that of the one above in its style."""
    made: list[Opening] = []
    for opening in openings:
        above, own = lattice.leads[made[-1].line] if made else None, lattice.leads[opening.line]
        if above and above.values and own.values and above.style == own.style:
            follows = own.values[-1] == above.values[-1] + 1
            opening = replace(opening, sure=max(opening.sure, UNSURE)) if follows else opening
        made.append(opening)
    return made


def _better_known(
    lattice: Lattice,
    proposed: Mapping[int, Point],
    openings: Sequence[Opening],
    found: Sequence[Point],
) -> list[Point]:
    """The points of the rules where they are rather those of the document than what was read, else none."""
    decided = sum(point.sure or _decided(lattice, point) for point in found)
    known = [point for at, point in proposed.items() if point.number or not _in_head(lattice, at)]
    run = _RUN * max(1, decided) <= len(known) and _is_run(lattice, known)
    better = decided < len(known) and (run or _knows_better(lattice, proposed, openings, decided))
    return known if better else []


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


#: « Les délégués, par 17 voix pour et une voix contre »: who decides, and how.
_DECIDED_SO = re.compile(
    rf"(?:le|la|les|l')\s*(?:{ASSEMBLY}|membres|elus|conseillers|delegues)\b[^.;:]{{0,60}}?\s(?:par\s+(?:\d{{1,3}}|{COUNT_WORDS})\s+voix|a\s+l'unanimite|a\s+la\s+majorite)\b"
)


def _without_decisions(lattice: Lattice, openings: list[Opening]) -> list[Opening]:
    """The openings without the decision of the point above, where nothing is decided before it."""
    kept: list[Opening] = []
    for opening in openings:
        told = kept and lattice.marked[kept[-1].line] == lattice.marked[opening.line]
        if not (told and _DECIDED_SO.match(lattice.clean.lines[opening.line].folded)):
            kept.append(opening)
    return kept


def _is_run(lattice: Lattice, known: Sequence[Point]) -> bool:
    """Whether the points of the rules are those of one layout: all numbered, or each decided under a title of its own."""
    if all(point.number for point in known):
        return True
    titles = {point.title for point in known}
    return len(titles) == len(known) and all(_decided(lattice, point) for point in known)


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
            more, after = rest_of_title(lattice, after, min(stop, after + MOST_TITLE))
            title = tidy(f"{title} {more}")
            body = lines[after].start if after < len(lines) else end
        point = replace(known, end=end, body=min(body, end), number=number, title=title)
    else:
        number, title, after = heading_at(lattice, opening.line, stop, listed=listed)
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
        number, title, _after = heading_at(lattice, at, len(clean.lines))
        folded = fold_letters(title)
        others = SITTING.match(folded) or COUNTS.match(folded) or is_formality(title)
        if len(title) >= LEAST_ROW and not others:
            return number, title
    return None
