"""Numbered headings inside the report of a point, which open no point of the sitting.

« 19°) Tableau des effectifs », what the mayor says of it, then « 1. Services techniques », and the
one decision below: the parts of a report begin again at one, in another style, where the point has
spoken already and has not decided.
"""

from collections.abc import Sequence

from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.points.weighing.lattice import UNSURE, Lattice, Opening

#: How likely a line must open a point to hold the headings below it.
_LIKELY = 0.03
#: Lines above a part of a report in which the point stands that it is a part of.
_REACH = 80


def without_inner(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """Return the openings without those that part the report of another point."""
    openings = _whole_reports(lattice, openings)
    kept: list[Opening] = []
    inside = ""
    for rank, opening in enumerate(openings):
        own = lattice.leads[opening.line]
        if inside and own.style == inside:
            continue
        inside = ""
        after = (
            o.line
            for o in openings[rank : rank + _REACH]
            if lattice.leads[o.line].style != own.style
        )
        stop = next(after, len(lattice.clean.lines))
        holder = _holder(lattice, kept[-1].line + 1 if kept else 0, opening.line)
        if kept and holder is None and _parts(lattice, kept[-1].line, opening.line):
            inside = own.style
        elif holder is not None and lattice.marked[stop] > lattice.marked[opening.line]:
            kept.append(Opening(holder, opening.sure))
            inside = own.style
        else:
            kept.append(opening)
    return kept


#: Parts of a report, fewer than which are none.
_FEWEST_PARTS = 2


def _whole_reports(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """The openings, each report that numbered parts divide, and one decision ends, opened once.

    « 12 – Projet », « I. Diagnostic », « II. Enjeux », then the vote; « 4. Effectifs », « 1. Filière
    administrative », « 2. Filière technique », then the vote and « 5. ».
    """
    chosen = {opening.line: opening for opening in openings}
    at = 0
    while at < len(lattice.leads):
        parts = _parts_of_report(lattice, at)
        if parts:
            sure = max((chosen.pop(line).sure for line in parts if line in chosen), default=UNSURE)
            chosen.setdefault(at, Opening(at, sure))
            at = parts[-1]
        at += 1
    return [chosen[line] for line in sorted(chosen)]


def _parts_of_report(lattice: Lattice, point: int) -> list[int]:
    """The lines numbered 1, 2 and so on that divide the report of a point, before its one decision."""
    leads, marked = lattice.leads, lattice.marked
    outer = leads[point]
    if not outer.values or outer.values == (1,):
        return []
    parted = gap(lattice.clean) or 0
    stop = min(len(leads), point + _REACH, parted if parted > point else len(leads))
    goes_on = (*outer.values[:-1], outer.values[-1] + 1)
    following = next(
        (
            at
            for at in range(point + 1, stop)
            if leads[at].values == goes_on and leads[at].style == outer.style
        ),
        None,
    )
    parts = _undecided_run(lattice, point, following or stop)
    if len(parts) < _FEWEST_PARTS or marked[following or stop] == marked[parts[-1]]:
        return []
    likely = point in lattice.proposed or lattice.probability(point, "O") > _LIKELY
    if leads[parts[0]].style == outer.style and not (following and likely):
        return []  # the minutes begin again at one behind their agenda
    likely = likely or following is not None
    spoken = any(BODY.match(line.folded) for line in lattice.clean.lines[point + 1 : parts[0]])
    matters = sum("noun" in lattice.rows[at] for at in parts)
    return parts if likely and (spoken or 2 * matters < len(parts)) else []


def _undecided_run(lattice: Lattice, point: int, stop: int) -> list[int]:
    """The lines numbered 1, 2 and so on in one style below a point, down to the first decision."""
    leads = lattice.leads
    run: list[int] = []
    for at in range(point + 1, stop):
        own = leads[at]
        if (
            own.style
            and own.values == (len(run) + 1,)
            and (not run or own.style == leads[run[0]].style)
        ):
            if (
                lattice.marked[at] > lattice.marked[point + 1]
            ):  # « 4. Vote des tarifs » decides nothing
                break
            run.append(at)
    return run


def _holder(lattice: Lattice, first: int, line: int) -> int | None:
    """The line above an opening that is as likely to open a point, and that the opening parts."""
    first = max(first, line - _REACH)
    above = [at for at in range(first, line) if lattice.probability(at, "O") > _LIKELY]
    return next((at for at in reversed(above) if _parts(lattice, at, line)), None)


def _parts(lattice: Lattice, point: int, line: int) -> bool:
    """Whether a heading is a part of the report of a point that stands above it."""
    leads = lattice.leads
    outer, own = leads[point], leads[line]
    if line - point > _REACH:
        return False
    if not own.values or not outer.values or outer.values <= (1,) or outer.style == own.style:
        return False
    run = (at for at in range(point + 1, line + 1) if leads[at].style == own.style)
    first = next(run, line)
    spoken = any(BODY.match(lattice.clean.lines[at].folded) for at in range(point + 1, first))
    begins = leads[first].values == (1,)
    return begins and spoken and lattice.marked[line] == lattice.marked[point]
