"""Rows of an ordre du jour or of a table of contents that look like openings, as something was decided below them.

« 5. Bail de la halle ⏎ Le procès-verbal est adopté à l'unanimité ⏎ 1. … »: the number and the title come again
above their report.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.reading.parsing.points.weighing.lattice import Lattice, Opening

_CONTENTS = re.compile(r"ordre\s+du\s+jour|table\s+des\s+matieres|sommaire\b")
#: Lines above a row among which its list is called so.
_ABOVE = 40
#: Letters of a title that are told apart from others.
_LEAST = 10
_NEXT_ROW = re.compile(r"\s\d{1,3}\s?[.)/°]\s?[a-z]")
#: Rows below which something is decided: the last of one list, or of a part of it, above the first that is told
#: again; more of them are minutes that are told again.
_MOST = 2
#: Lines below a row that bear its number, the nearest: each sitting of a file has one.
_NEAREST = 12


def without_announced(lattice: Lattice, openings: Sequence[Opening]) -> list[Opening]:
    """Return the openings without those rows of the ordre du jour that open their points further down."""
    again: dict[tuple[int, ...], list[int]] = {}
    announced: set[int] = set()
    last: set[int] = set()
    for below, above in pairwise(reversed(openings)):
        again.setdefault(lattice.leads[below.line].values, []).append(below.line)
        others = again.get(lattice.leads[above.line].values, ())[-_NEAREST:]
        if _decided(lattice, above.line, below.line) and _told_again(lattice, above.line, others):
            announced.add(above.line)
            if lattice.leads[below.line].values <= lattice.leads[above.line].values:
                last.add(above.line)
    if len(announced) > _MOST:
        return list(openings)
    return [one for one in openings if one.line not in last]


def _decided(lattice: Lattice, at: int, stop: int) -> bool:
    return lattice.marked[at] < lattice.marked[stop]


def _listed(lattice: Lattice, at: int) -> bool:
    """Whether a list is announced above a line."""
    lines = lattice.clean.lines[max(0, at - _ABOVE) : at]
    return any(_CONTENTS.search(line.folded) for line in lines)


def _told_again(lattice: Lattice, at: int, others: Sequence[int]) -> bool:
    """Whether one of the lines below that bear the number of a row of a list bears its title."""
    if not lattice.leads[at].values or not others:
        return False
    announced = _title(lattice, at)
    return any(_alike(announced, _title(lattice, other)) for other in others) and _listed(
        lattice, at
    )


def _alike(announced: str, told: str) -> bool:
    least = min(len(announced), len(told))
    return least >= _LEAST and announced[:least] == told[:least]


def _title(lattice: Lattice, at: int) -> str:
    """The title of a line behind its number, without what ends it: signs, or the next row on the line."""
    folded = lattice.clean.lines[at].folded[lattice.leads[at].rest :]
    return _NEXT_ROW.split(folded, maxsplit=1)[0].strip(" .;:…-–")
