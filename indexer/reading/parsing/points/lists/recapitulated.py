"""Where minutes list once more, at their end, the acts that they told: the closing sheet of a register.

Nothing is decided there, and nobody speaks: its rows are no acts, least of all where the text has lost
what stood above.

Source: CGCT, art. R2121-9 (the closing sheet recalls the numbers of the acts of a sitting).
"""

import re
from bisect import bisect_right
from functools import lru_cache

from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.openings import BODY, has_verb
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.view.cleaning import CleanText, Line

_HEADS = re.compile(
    r"(?:(?:liste|recapitulati(?:f|on)|rappel|table|tableau|releve|numeros?(?:\s+d'ordre)?)\s+(?:\w+\s+){0,2}(?:des|de\s+ces)\s+)?deliberations"
    r"(?:\s+(?:prises|adoptees|votees|examinees|de\s+la\s+seance|du\s+conseil(?:\s+\w+)?)(?:\s+[^:]{0,40})?)?\s*:?"
    r"|feuillet\s+de\s+cloture\b.{0,60}|recapitulati(?:f|on)(?:\s+de\s+la\s+seance\b.{0,40})?\s*:?"
)


@lru_cache(maxsize=1)
def recapitulated(clean: CleanText) -> int:
    """Return the line at which the acts are listed once more, the number of lines where they are not."""
    lines = clean.lines
    marked = {bisect_right(lines, at, key=_start) - 1 for at in marks(clean.folded)}
    for at in range(len(lines) - 1, -1, -1):
        if _tells(lines[at], decided=at in marked):
            break
    else:
        return len(lines)  # nothing is told at all
    below = range(at + 1, len(lines))
    return next((row for row in below if _HEADS.fullmatch(lines[row].folded)), len(lines))


def _start(line: Line) -> int:
    return line.start


def _tells(line: Line, *, decided: bool) -> bool:
    """Whether somebody speaks or the assembly decides, but for titles in capitals."""
    if line.text.isupper():
        return False
    return decided or bool(BODY.match(line.folded) and has_verb(line.folded))


def told_above(clean: CleanText, known: list[Point], stop: int) -> list[Point]:
    """Return the points that begin above a line."""
    if stop == len(clean.lines):
        return known
    return [point for point in known if point.start < clean.lines[stop].start]
