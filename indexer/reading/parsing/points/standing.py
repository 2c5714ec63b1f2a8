"""Which of the titles without a number open a point, and which stand inside one.

Minutes set a title apart: after a blank line or a closed sentence, in capitals, or under a bullet,
and a report or a decision begins below it. Words that stand in a list, after a colon or in the
middle of a sentence may look like a title too. Such a weak one opens a point only where the point
before it is decided and the assembly deliberates again after it.

Source: layouts observed in published minutes.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from indexer.reading.parsing.lexicon import ASSEMBLY
from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.points.headings import Heading
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.reading.parsing.view.pattern import Pattern

#: What an assembly says once for each of its decisions.
FORMULA = Pattern(
    r"\b(?:apres|en)\s+(?:en\s+)?avoir\s+delibere\b|\bunanim(?:i?te|ement)\b|\ba\s+la\s+majorite\b|\bproclamee?s?\b"
)
#: What is said once for each decision even where a decision has many clauses.
_ONCE = Pattern(r"\b(?:apres|en)\s+(?:en\s+)?avoir\s+delibere\b|\b(?:a|ont)\s+ete\s+proclamee?s?\b")
_CLOSED = re.compile(r"[.!?…]\s*$")


def opening(
    clean: CleanText, titles: Sequence[Heading], found_marks: Sequence[int]
) -> list[Heading]:
    """Return the titles that open a point, those inside a point left out."""
    kept: list[Heading] = []
    starts = [start_of(clean, heading) for heading in titles] + [len(clean.folded)]
    since = -1
    for heading, start, stop in zip(titles, starts, starts[1:], strict=False):
        if not _stands_apart(clean, heading) and kept:
            decided = bisect_left(found_marks, start) > bisect_left(found_marks, since)
            if not decided or not FORMULA.search(clean.folded, start, stop):
                continue
        kept.append(heading)
        since = start
    return kept


def voted_apart(clean: CleanText, start: int, end: int, titles: Sequence[Heading]) -> list[Heading]:
    """Return the titles inside a point, each above a decision of its own.

    The point itself must be decided before the first of them: else they are the parts of one act.
    """
    inside = [
        heading
        for heading in titles
        if start <= clean.lines[heading.line].start < end and _stands_apart(clean, heading)
    ]
    decided = deliberated(clean, end, inside)
    if not decided:
        return []
    first = clean.lines[decided[0].line].start
    return decided if FORMULA.search(clean.folded, start, first) else []


def deliberated(clean: CleanText, end: int, inside: Sequence[Heading]) -> list[Heading]:
    """Return the headings, the last of which stops at an offset, that are each deliberated."""
    starts = [*(clean.lines[heading.line].start for heading in inside), end]
    return [
        heading
        for heading, (begin, stop) in zip(inside, pairwise(starts), strict=True)
        if _ONCE.search(clean.folded, begin, stop)
    ]


def several_decisions(clean: CleanText, start: int, end: int) -> bool:
    """Tell whether an assembly deliberates more than once between two offsets."""
    found = _ONCE.search(clean.folded, start, end)
    return bool(found and _ONCE.search(clean.folded, found.end(), end))


def start_of(clean: CleanText, heading: Heading) -> int:
    """Return where a point starts: its heading, or its first paragraph where the title comes after it.

    Some PDF writers draw titles after the text: the block of lines then opens with its decision.
    """
    line = clean.lines[heading.line]
    if heading.family != "titre" or line.gap:
        return line.start
    index = heading.line
    while index > 0 and not clean.lines[index].gap and heading.line - index < 8:
        index -= 1
    opening = clean.lines[index]
    if opening.gap and re.match(
        rf"(?:le|la|l')\s?(?:{ASSEMBLY})\b|monsieur\s+le\s+maire\b|m\.\s",
        opening.folded,
    ):
        return opening.start
    return line.start


def _stands_apart(clean: CleanText, heading: Heading) -> bool:
    """Whether a title is set apart above, and something begins below it."""
    line = clean.lines[heading.line]
    if heading.next_line >= len(clean.lines):
        return False
    below = clean.lines[heading.next_line]
    if below.text[0].islower() and not below.gap and not BODY.match(below.folded):
        return False
    if line.gap or heading.style or not heading.line:
        return True
    if not _CLOSED.search(clean.lines[heading.line - 1].text):
        return False
    return bool(BODY.match(below.folded)) or start_of(clean, heading) < line.start
