"""The rows of a list of deliberations, where each row is an act: by their numbers, or by their titles."""

import re
from collections import defaultdict
from collections.abc import Collection
from itertools import pairwise

from indexer.reading.parsing.facts.days.written_dates import dates_in
from indexer.reading.parsing.openings import SITTING, SITTING_DAY, has_verb
from indexer.reading.parsing.points.headings.running_titles import is_ended, joined_title
from indexer.reading.parsing.points.layouts.segments import CLOSING
from indexer.reading.parsing.points.lists.list_titles import TOP, may_title_list, titles_list
from indexer.reading.parsing.points.lists.row_results import RESULT_ABOVE, result_of
from indexer.reading.parsing.points.weighing.lattice import Lattice, Opening

#: Letters of the shortest title in a list.
LEAST_ROW = 12
#: A line with a date that is not much longer is the date of the sitting.
_SHORT_DATE = 35


def numbered_rows(lattice: Lattice, proposed: Collection[int]) -> list[Opening]:
    """The rows of a list of deliberations: where it is numbered, every number of one style opens one."""
    styles: dict[str, list[int]] = defaultdict(list)
    for line, first in enumerate(lattice.leads):
        if first.values and first.style:
            styles[first.style].append(line)
    # Of two styles as frequent, that of numbers of several pieces is the acts', the other its headings'.
    rows = max(
        styles.values(), key=lambda at: (len(at), len(lattice.leads[at[0]].values)), default=[]
    )
    values = [lattice.leads[line].values for line in rows]
    rising = sum(one < two for one, two in pairwise(values))
    if len(rows) < max(2, len(proposed)) or 2 * rising < len(rows):
        return []
    kept: dict[tuple[int, ...], int] = {}
    lettered = lattice.leads[rows[0]].style[0].isalpha()
    theme, last = 0, values[0]
    for line, value in zip(rows, values, strict=True):
        if lettered and value == (1,) != last:
            theme += 1  # letters begin again under the next one
        kept.setdefault((theme, *value), line)
        last = value
    return [Opening(line, 1.0) for line in sorted(kept.values())]


#: « Vœu pour le maintien de … : unanimité », « Motion … »: proposed at the sitting, without a number.
_MOTION = re.compile(r"\W*(?:v\w{1,2}ux?|motions?)\s+\w")


def with_motions(lattice: Lattice, rows: list[Opening]) -> list[Opening]:
    """Return the numbered rows, and the vœux and motions below the first, each with its result."""
    if not rows:
        return rows
    own = {row.line for row in rows}
    found = [
        at
        for at, line in enumerate(lattice.clean.lines)
        if at > rows[0].line
        and at not in own
        and line.folded[0] in "vm-•*"
        and _MOTION.match(line.folded)
        and result_of(line)
    ]
    return sorted((*rows, *(Opening(at, 1.0) for at in found)), key=lambda row: row.line)


#: What stands above the titles of a list that one commission prepared.
_COMMISSION = re.compile(r"\W*(?:\w+\s+)?commission\s[^:;]{3,50}")
#: What a list says of itself: where it is posted, where the acts are read.
POSTED = re.compile(
    r"\b(?:affichee?s?|mise?s?\s+en\s+ligne|(?:etre|sont)\s+consultee?s?|consultables?)\b"
)


def titled_rows(lattice: Lattice) -> list[Opening]:
    """The titles of a list that has neither numbers nor results: most begin with the word of a matter."""
    lines = lattice.clean.lines
    titled = (
        at
        for at in range(min(TOP, len(lines)))
        if titles_list(lines[at]) or may_title_list(lines, at)
    )
    head = next(titled, len(lines))
    kept: list[int] = []
    after = 0
    for at in range(head + 1, len(lines)):
        if kept and CLOSING.match(lines[at].folded):
            break  # who signs stands below
        first, words = lattice.leads[at], lines[at].text[lattice.leads[at].rest :]
        dated = next(dates_in(lines[at].folded), None)
        fits = (
            len(words) >= LEAST_ROW
            and words[0].isupper()
            and not (SITTING.match(lines[at].folded) or (dated and len(words) < _SHORT_DATE))
            and not SITTING_DAY.search(lines[at].folded)
            and not POSTED.search(lines[at].folded)
            and not _COMMISSION.fullmatch(lines[at].folded)
            and not RESULT_ABOVE.match(lines[at].folded)
        )
        if at >= after and fits and (first.rest or not words[0].isdigit()):
            kept.append(at)
            after = joined_title(lines, at, first.rest)[1]
    named = sum("noun" in lattice.rows[at] for at in kept)
    alone = (
        after == len(lines)
        and kept == [*range(kept[0], len(lines))]
        and not any(has_verb(lines[at].folded) or is_ended(lines[at].text) for at in kept)
    )
    told = alone or 2 * named >= len(kept)
    return [Opening(at, 1.0) for at in kept] if len(kept) > 1 and told else []
