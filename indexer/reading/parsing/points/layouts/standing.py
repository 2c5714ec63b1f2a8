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

from indexer.acts.formulas import DELIBERATED
from indexer.reading.parsing.lexicon import ASSEMBLY
from indexer.reading.parsing.openings import BODY
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.view.cleaning import CleanText

#: What an assembly says once for each of its decisions.
FORMULA = Pattern(
    rf"\b{DELIBERATED}|\bunanim(?:i?te|ement)\b|\ba\s+la\s+majorite\b|\bproclamee?s?\b"
)


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
    return bool(line.gap or heading.style or not heading.line)
