"""The first and the last point of a sitting, where the reading of its decisions passes over them.

Who keeps the minutes is often named under a number of its own, without a vote; the last point, or the
only one, may be cut before its vote by the end of the text.

Source: CGCT, art. L2121-15 (the secretary is named at the opening of the sitting).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.parsing.openings import BODY, SITTING, SITTING_DAY, first_word, has_verb
from indexer.reading.parsing.points.headings.running_titles import MAX_TITLE
from indexer.reading.parsing.points.headings.titles import is_title
from indexer.reading.parsing.points.layouts.layouts import is_formality
from indexer.reading.parsing.points.weighing.lattice import UNSURE, Lattice, Opening
from indexer.reading.parsing.points.weighing.undecided import named_act

#: « 1. Désignation du secrétaire de séance », « 0.1 Secrétaire de séance ».
_OF_SECRETARY = re.compile(
    r"(?:(?:designation|nomination|election|choix)\s.{0,25})?\bsecretaires?\b(?:\s+de\s+(?:la\s+)?seance)?\W*"
)
#: Lines under that title in which it is told who was named.
_NAMED_BELOW = 5


def secretary_point(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """Return the number of the point above all others, in which the secretary of the sitting is named."""
    if not openings:
        return []
    lines, leads = lattice.clean.lines, lattice.leads
    first = openings[0].line
    for at in range(first - 1, -1, -1):
        own = leads[at]
        if not (() < own.values < leads[first].values):
            continue
        titled = _OF_SECRETARY.fullmatch(lines[at].folded, own.rest)
        if titled is None or lattice.probability(at, "agenda") > UNSURE:
            continue
        told = "\n".join(line.folded for line in lines[at + 1 : min(first, at + 1 + _NAMED_BELOW)])
        if vote(told, titled.group()):
            return [at]
    return []


def first_title(lattice: Lattice, openings: Sequence[Opening]) -> list[int]:
    """Return the title straight below the line that heads the sitting, where the points bear titles alone, and it is decided."""
    if not openings or any(lattice.leads[opening.line].style for opening in openings):
        return []
    lines, marked, first = lattice.clean.lines, lattice.marked, openings[0].line
    for at in range(1, min(first, _HEAD)):
        headed = not lines[at].gap and SITTING_DAY.fullmatch(lines[at - 1].folded)
        if headed and is_title(lines, at):
            decided = marked[at + 1] < marked[first] and not is_formality(lines[at].text)
            return [at] if decided else []
    return []


#: Lines of the head of minutes, which its last line parts from the first title.
_HEAD = 12
#: A title likelier than this may be the last, behind a decision, where the text breaks off.
_LIKELY_LAST = 0.3


def last_point(lattice: Lattice, openings: Sequence[Opening]) -> tuple[int, ...]:
    """Return the likely title behind the last decision: unnumbered, or in the style of one of the others."""
    lines = lattice.clean.lines
    if not openings:
        return _only(lattice)
    after = openings[-1].line
    styles = {"", *(lattice.leads[opening.line].style for opening in openings)}
    # The minutes of the last sitting may be approved in words that show no decision.
    formal = is_formality(lines[after].text, lines[after].folded)
    for at in range(after + 1, len(lines) - 1):
        decided = formal or lattice.marked[after] < lattice.marked[at]
        decided = decided and lattice.marked[at] == lattice.marked[len(lines)]
        chapter = bool(lattice.leads[at + 1].values) or _announced(lattice, at)
        fits = lattice.leads[at].style in styles or named_act(lattice, at)
        likely = lattice.probability(at, "O") > _LIKELY_LAST or _comes_again(lattice, at)
        if decided and fits and likely and not chapter:
            return (at,)
    return _last_line(lattice, after)


def _comes_again(lattice: Lattice, at: int) -> bool:
    """Whether a line is a title that stood above once, in the ordre du jour, and is told of now."""
    lines = lattice.clean.lines
    told = bool(BODY.match(lines[at + 1].folded))
    return told and "again=2later" in lattice.rows[at] and is_title(lines, at)


def _announced(lattice: Lattice, at: int) -> bool:
    """Whether a line stands in the ordre du jour: nobody speaks from its title on, nor right below the line."""
    last = bisect_left(lattice.agendas, at) - 1
    if last < 0 or BODY.match(lattice.clean.lines[at + 1].folded):
        return False
    first = bisect_right(lattice.spoken, lattice.agendas[last])
    return first == len(lattice.spoken) or lattice.spoken[first] > at


def _only(lattice: Lattice) -> tuple[int, ...]:
    """The last likely title where the reading finds none, as the text breaks off before the first vote."""
    stop = len(lattice.clean.lines) - 1
    at = next((at for at in range(stop - 1, -1, -1) if lattice.probability(at, "O") > UNSURE), stop)
    undecided = lattice.marked[at] == lattice.marked[-1]
    return (at,) if at < stop and undecided and _above_report(lattice, at) else ()


def _above_report(lattice: Lattice, at: int) -> bool:
    """Whether a line names a matter, and the one below begins to tell of it."""
    line, rest = lattice.clean.lines[at], lattice.leads[at].rest
    words = line.folded[rest:]
    titled = line.text[rest : rest + 1].isupper() and len(words) <= MAX_TITLE
    told = SITTING.match(words) or BODY.match(words) or has_verb(words, first_word(words))
    return titled and not told and bool(BODY.match(lattice.clean.lines[at + 1].folded))


def _last_line(lattice: Lattice, after: int) -> tuple[int, ...]:
    """The last line, where the text breaks off in a title that names its act or bears the number that follows."""
    at = len(lattice.clean.lines) - 1
    one, two = lattice.leads[after], lattice.leads[at]
    if at <= after or lattice.marked[after] == lattice.marked[at]:
        return ()
    follows = (
        one.style == two.style
        and len(one.values) == len(two.values) > 0
        and one.values[-1] + 1 == two.values[-1]
    )
    return (at,) if follows or named_act(lattice, at) else ()
