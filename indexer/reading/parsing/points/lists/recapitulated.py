"""Where the acts of a text end: what lists them once more, the closing sheet of a register, or is joined to them.

Nothing is decided there: neither rows of the sheet nor articles of a convention are acts, least of all where
the text has lost what stood above.

Source: CGCT, art. R2121-9 (the closing sheet recalls the numbers of the acts of a sitting).
"""

import re
from bisect import bisect_right
from functools import lru_cache

from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.openings import BODY, has_verb
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.view.cleaning import CleanText, Line

_HEADS = re.compile(
    r"(?:(?:liste|recapitulati(?:f|on)|rappel|table|tableau|releve|numeros?(?:\s+d'ordre)?)\s+(?:\w+\s+){0,2}(?:des|de\s+ces)\s+)?deliberations"
    r"(?:\s+(?:prises|adoptees|votees|examinees|de\s+la\s+seance|du\s+conseil(?:\s+\w+)?)(?:\s+[^:]{0,40})?)?\s*:?"
    r"|feuillet\s+de\s+cloture\b.{0,60}|recapitulati(?:f|on)(?:\s+de\s+la\s+seance\b.{0,40})?\s*:?"
)


@lru_cache(maxsize=1)
def recapitulated(clean: CleanText) -> int:
    """Return the line at which the acts are listed once more, or their annexes begin; else the number of lines."""
    lines = clean.lines
    if (joined := _joined(clean)) is not None:
        return joined
    marked = {bisect_right(lines, at, key=_start) - 1 for at in marks(clean.folded)}
    for at in range(len(lines) - 1, -1, -1):
        if _tells(lines[at], decided=at in marked):
            break
    else:
        return len(lines)  # nothing is told at all
    below = range(at + 1, len(lines))
    return next((row for row in below if _HEADS.fullmatch(lines[row].folded)), len(lines))


#: « ANNEXE À LA DÉLIBÉRATION N° 2031-12 », whole, and what none of the acts below it would lack.
_JOINED = Pattern(
    r"(?<=\n)\W*annexe\s+(?:n\s?°?\s?\d+\s+)?(?:a|de)\s+la\s+deliberation\b[^\n.;:]{0,40}(?=\n)"
)
_ACTS = Pattern(
    r"\bdelibere\b|\bunanimite\b|\ba\s+la\s+majorite\b|\bvoix\s+pour\b|\bobjet\s*:|\bextrait\s+(?:du|des)\b|(?<=\n)\W*deliberation\s+n"
)


def _joined(clean: CleanText) -> int | None:
    """The line at which what is joined to the acts begins, where no act stands below it."""
    joined = [match.end() for match in _JOINED.finditer(clean.folded)]
    if not joined:
        return None
    told = max((match.end() for match in _ACTS.finditer(clean.folded, joined[0])), default=0)
    below = next((end for end in joined if end > told), None)
    return None if below is None else bisect_right(clean.lines, below - 1, key=_start) - 1


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
