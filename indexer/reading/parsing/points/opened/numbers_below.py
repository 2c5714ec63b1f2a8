"""Acts that bear their number below their title, or below all that was decided, « Délibération n° 2031-21 » alone.

That such a line ends points is told by the last of them, under which nothing stands; that it stands under a title, by
all of them.

Source: forms observed in published minutes.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.points.headings.running_titles import is_sentence, reports
from indexer.reading.parsing.points.headings.titles import may_be_title
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.opened.no_openings import closes
from indexer.reading.parsing.points.opened.number_lines import number_alone
from indexer.reading.parsing.points.weighing.lattice import UNSURE, Lattice, Opening

#: Numbers below their acts, fewer than which may head an act that the end of the text cuts.
_FEWEST = 2
#: Lines of the first act, above its number.
_REACH = 30
#: Letters of a title behind its rank; lines that it has, or who reports.
_TITLE, _TITLE_LINES = 8, 3


def numbers_below(lattice: Lattice) -> list[int]:
    """Return the lines of the numbers that each end an act, none where the last of them heads something."""
    lines = lattice.clean.lines
    found = [
        at
        for at, line in enumerate(lines)
        if line.folded.startswith("delib") and number_alone(line) is not None
    ]
    if len(found) < _FEWEST or not all(
        closes(lines, at) for at in range(found[-1] + 1, len(lines))
    ):
        return []
    marked = lattice.marked
    decided = all(marked[above] < marked[below] for above, below in pairwise(found))
    return found if decided and marked[found[0]] else []


def opened_above(lattice: Lattice, numbers: list[int]) -> list[Opening]:
    """The openings of the acts that the numbers end: the line behind the number above, a title above the first."""
    lines = lattice.clean.lines
    first = numbers[0]
    titles = [
        at
        for at in range(max(0, first - _REACH), first)
        if lines[at].gap and may_be_title(lines[at]) and lattice.marked[at] < lattice.marked[first]
    ]
    starts = [*titles[-1:], *(at + 1 for at in numbers[:-1])]
    return [Opening(at, UNSURE) for at in starts]


def numbered_below(lattice: Lattice, numbers: list[int], points: list[Point]) -> list[Point]:
    """The points, each with the number that ends it."""
    lines = lattice.clean.lines
    kept = []
    for point in points:
        own = [
            number_alone(lines[at]) for at in numbers if point.start <= lines[at].start < point.end
        ]
        kept.append(replace(point, number=own[-1]) if own else point)
    return kept


def opened_by_titles(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """Return the openings, those at the number of an act moved to the title above it where all bear theirs so."""
    lines = lattice.clean.lines
    if all(number_alone(lines[opening.line]) is None for opening in openings):
        return list(openings)
    numbers = {at for at, line in enumerate(lines) if at and number_alone(line) is not None}
    if len(numbers) < _FEWEST or not all(_is_under_title(lattice, at) for at in numbers):
        return list(openings)
    moved = {
        at: replace(opening, line=at)
        for opening in openings
        for at in (_title_of(lattice, opening.line) if opening.line in numbers else opening.line,)
    }
    return [moved[at] for at in sorted(moved)]


def is_below(lattice: Lattice, at: int, above: int) -> bool:
    """Tell whether a line is the number of a point that was opened above it by its title."""
    titled = _title_of(lattice, at)
    if not above <= titled < at or titled - above > _TITLE_LINES:
        return False
    if number_alone(lattice.clean.lines[at]) is None or _words(lattice, above) < _TITLE:
        return False
    return not _heads(lattice, at)


def _is_under_title(lattice: Lattice, at: int) -> bool:
    """Whether the line above a number, or above who reports, is a title, and the one below it none."""
    above = _title_of(lattice, at)
    line, first = lattice.clean.lines[above], lattice.leads[above]
    titled = _words(lattice, above) >= _TITLE if first.values else may_be_title(line)
    apart = (first.values or line.gap) and lattice.marked[above] == lattice.marked[at]
    return bool(titled and apart and not _heads(lattice, at))


def _title_of(lattice: Lattice, at: int) -> int:
    """The line above a number, past who reports."""
    above = at - 1
    while above > 0 and at - above <= _TITLE_LINES and reports(lattice.clean.lines[above]):
        above -= 1
    return above


def _words(lattice: Lattice, at: int) -> int:
    """How long a line is behind its rank."""
    return len(lattice.clean.lines[at].text) - lattice.leads[at].rest


def _heads(lattice: Lattice, at: int) -> bool:
    """Whether what stands below a number may be its title."""
    if at + 1 >= len(lattice.clean.lines):
        return False
    below = lattice.clean.lines[at + 1]
    return not (is_sentence(below) or BODY.match(below.folded)) and may_be_title(below)
