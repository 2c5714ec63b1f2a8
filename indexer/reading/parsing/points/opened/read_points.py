"""The point that an opening begins: its number, its title, where its text begins and ends.

A point that the rules know too keeps its number and title; others are read here.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.reading.parsing.facts.votes.votes import passes_minutes
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.points.layouts.layouts import is_contested, is_formality
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.opened.no_openings import closes
from indexer.reading.parsing.points.opened.number_lines import (
    RANK,
    number_above,
    number_below,
    numbered,
)
from indexer.reading.parsing.points.opened.opened import MOST_TITLE, heading_at, rest_of_title
from indexer.reading.parsing.points.weighing.lattice import UNSURE, Lattice, Opening
from indexer.reading.parsing.points.weighing.undecided import stays
from indexer.reading.parsing.view.cleaning import tidy

#: An act is to be checked where its opening stands in fewer of all readings: on bodies left out, half of the acts
#: told so are wrong, and two thirds of those that are wrong are told.
_DOUBTED = 0.8
#: Lines of a heading, its number among them, at one of which the model may see the opening.
_HEADING = 4


def points_of_openings(
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


def _known_at(lattice: Lattice, proposed: Mapping[int, Point], line: int) -> Point | None:
    """The point of the rules that begins at a line, or a little above it with a heading that holds it."""
    for at in range(line, max(-1, line - _HEADING), -1):
        point = proposed.get(at)
        if point and (at == line or point.body > lattice.starts[line]):
            return point
    return None


def _point(
    lattice: Lattice,
    opening: Opening,
    following: Opening | None,
    known: Point | None,
    last: int,
    *,
    listed: bool,
) -> Point:
    """The point of an opening, which ends where the next begins or, the last of them, at a line."""
    lines = lattice.clean.lines
    stop = following.line if following else last
    if (parted := gap(lattice.clean)) and opening.line < parted < stop:
        stop = parted
    stop = next((at for at in range(opening.line + 1, stop) if closes(lines, at)), stop)
    end = _offset(lattice, stop)
    if known is None:
        point = _read_here(lattice, opening.line, stop, listed=listed)
    else:
        end = min(end, known.end)
        point = _of_rules(lattice, opening.line, stop, known, listed=listed)
    point = replace(point, end=end, body=min(point.body, end))
    return replace(point, sure=bool(listed and point.title) or stays(lattice, opening, stop, point))


def _offset(lattice: Lattice, line: int) -> int:
    """Where a line begins, or the text ends behind the last one."""
    lines = lattice.clean.lines
    return lines[line].start if line < len(lines) else len(lattice.clean.folded)


def _of_rules(lattice: Lattice, line: int, stop: int, known: Point, *, listed: bool) -> Point:
    """A point that the rules know, with the rest of its title where that goes on below."""
    lines = lattice.clean.lines
    own, _rest = numbered(lines[line])
    number = own if own and RANK.match(lines[line].folded) else known.number
    number = number or own or number_above(lattice, line, of_act=True)
    after = bisect_left(lattice.starts, known.body)
    below = number_below(lattice, line, after, stop)
    title, body = known.title, known.body
    if title and not (listed or below) and after < len(lines) and not lines[after].gap:
        more, after = rest_of_title(lattice, after, min(stop, after + MOST_TITLE))
        title, body = tidy(f"{title} {more}"), _offset(lattice, after)
    return replace(known, body=body, number=below or number, title=title)


def _read_here(lattice: Lattice, line: int, stop: int, *, listed: bool) -> Point:
    """A point that the reader of lines alone has found, with the number on the line above it."""
    number, title, after = heading_at(lattice, line, stop, listed=listed)
    start = line
    if number is None and (above := number_above(lattice, line)):
        number, start = above, line - 1
    number = number_below(lattice, line, after, stop) or number
    body = _offset(lattice, after)
    return Point(lattice.clean.lines[start].start, body, body, number, title)
