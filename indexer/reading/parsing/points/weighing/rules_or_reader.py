"""Whether the points of the rules, or those of the reader of lines, are rather those of a document.

The rules are followed where they know a layout that the reader hardly finds: their points are kept, as
doubtful.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence

from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.weighing.lattice import Lattice, Opening

#: Points that the rules found are kept where the model finds one of them as likely.
_LIKELY = 0.1
#: Where the model finds more than this part of them elsewhere, and those unlikely, it is followed.
_MOST = 0.5
#: The model is sure of its own where they are so likely on the whole, and of those of the rules where so little.
_SURE, _KNOWN = 0.8, 0.05
#: How likely a line of the head is one.
_SURELY_HEAD = 0.98
#: How likely at most a line is that no reading takes for an opening.
_NEVER = 0.0005
#: Points, all numbered or each decided, that are kept where the reading finds one at most for as many.
_RUN = 3


def better_known(
    lattice: Lattice,
    proposed: Mapping[int, Point],
    openings: Sequence[Opening],
    found: Sequence[Point],
) -> list[Point]:
    """The points of the rules where they are rather those of the document than what was read, else none."""
    decided = sum(point.sure or _decided(lattice, point) for point in found)
    chosen = {opening.line for opening in openings}
    known = [
        point
        for at, point in proposed.items()
        if point.number or not (_in_head(lattice, at) or (chosen and _is_none(lattice, at, chosen)))
    ]
    run = _RUN * max(1, decided) <= len(known) and _is_run(lattice, known)
    better = decided < len(known) and (run or _knows_better(lattice, proposed, openings, decided))
    return known if better else []


def _in_head(lattice: Lattice, line: int) -> bool:
    """Whether a title of the rules is, for the reader of lines, a line of the letterhead or of the roll."""
    return lattice.probability(line, "head") > _SURELY_HEAD


def _is_none(lattice: Lattice, line: int, chosen: Collection[int]) -> bool:
    """Whether a title of the rules is none for the reader of lines: no reading opens a point there."""
    decides = lattice.marked[line + 1] > lattice.marked[line]  # the title stands below its point
    return not decides and line not in chosen and lattice.probability(line, "O") < _NEVER


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


def _decided(lattice: Lattice, point: Point) -> bool:
    starts = lattice.starts
    first, stop = bisect_right(starts, point.start) - 1, bisect_left(starts, point.end)
    return lattice.marked[stop] > lattice.marked[max(0, first)]
