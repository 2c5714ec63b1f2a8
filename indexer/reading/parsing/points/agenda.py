"""Titles that the ordre du jour announces and that the minutes take up again.

A line of the ordre du jour that comes again later, word for word, opens its point there: no other
sign of a title is as sure. Under a numbered point the announced lines are its own decisions, as
where « 1. Budget communal » goes on with the accounts, the rates and the budget.

Source: CGCT, art. L2121-10 and L2121-12 (ordre du jour); layouts observed in published minutes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.reading.parsing.openings import BODY, SITTING, first_word, has_verb
from indexer.reading.parsing.points.headings import Heading
from indexer.reading.parsing.points.running_titles import joined_title
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy

_OPENS = re.compile(r"^(?:l')?ordre\s+du\s+jour\b.{0,40}$")
_SIGN = re.compile(
    r"(?:[-•*·–>▪➢o]\s*(?=[a-z«\"])|\d{1,2}\s?[.)/°-]{1,2}\s*|[ivx]{1,5}\s?[.)/-]\s*)"
)
_VOTED = re.compile(r"^votes?\s*:|^pour\b|^contre\b|^abst|\bunanimite\b|^questions?\s+diverses")
#: The minutes speak of the approval of former ones in other words than the ordre du jour.
_FORMER = re.compile(
    r"(?:approbation|adoption|lecture)\b.{0,40}\b(?:proces|comptes?)[- ]?(?:verba|rendu)"
)
_ITEMS = 90
#: A title of fewer letters may come again by chance.
_LEAST = 12


@dataclass(frozen=True, slots=True)
class Agenda:
    """The lines of the text that take up an item, and the part of the items that were taken up."""

    headings: tuple[Heading, ...] = ()
    share: float = 0.0


def agenda(clean: CleanText) -> Agenda:
    """Return the announced titles that come again after the ordre du jour."""
    opening = next(
        (i for i, line in enumerate(clean.lines[:400]) if _OPENS.match(line.folded)), None
    )
    if opening is None:
        return Agenda()
    items, body = _items(clean.lines, opening + 1)
    taken = [
        index for index in range(body, len(clean.lines)) if _bare(clean.lines[index])[0] in items
    ]
    met = {_bare(clean.lines[index])[0] for index in taken}
    if not met:
        return Agenda()
    headings = tuple(_heading(clean.lines, index) for index in taken)
    return Agenda(headings, len(met) / len(items))


def _items(lines: Sequence[Line], start: int) -> tuple[set[str], int]:
    """The items, and where the minutes begin: there one of the first two comes again.

    A budget a body has is announced in the same words as the one before it: later items may come
    twice in the ordre du jour itself.
    """
    items: dict[str, int] = {}
    again = len(lines)
    for index in range(start, len(lines)):
        words, begin = _bare(lines[index])
        if words not in items:
            opens = not lines[index].text[begin : begin + 1].islower()
            if opens and index < start + _ITEMS and _announces(words):
                items[words] = index
            continue
        again = min(again, index)
        if list(items).index(words) < 2:
            return {words for words, line in items.items() if line < index}, index
    return {words for words, line in items.items() if line < again}, again


def _announces(words: str) -> bool:
    """Whether words are those of an item: a sentence, a vote and a fact of the sitting are none."""
    if len(words) < _LEAST or _VOTED.search(words) or _FORMER.match(words):
        return False
    return not (BODY.match(words) or SITTING.match(words) or has_verb(words, first_word(words)))


def _bare(line: Line) -> tuple[str, int]:
    """The words of a line without its number or bullet, and where they start in it."""
    sign = _SIGN.match(line.folded)
    start = sign.end() if sign else 0
    return line.folded[start:].rstrip(" .:;,-"), start


def bare_title(line: Line) -> str:
    """Return the title that a line holds, without its number."""
    return tidy(line.text[_bare(line)[1] :])


def _heading(lines: tuple[Line, ...], index: int) -> Heading:
    title, after = joined_title(lines, index, _bare(lines[index])[1])
    return Heading("ordre", index, after, None, title)
