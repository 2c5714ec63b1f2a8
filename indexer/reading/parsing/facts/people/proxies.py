"""Proxies that are told outside the lists of a roll: « M. X donne pouvoir à Mme Y », in a sentence below it.

Source: CGCT, art. L2121-20 (proxies).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.reading.parsing.facts.people.names import names_in
from indexer.reading.parsing.facts.people.roll_headings import HEAD
from indexer.reading.parsing.facts.people.roll_parts import Part
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.reading.parsing.view.pattern import Pattern

_GIVES = Pattern(r"\b(?:pou?r?voirs?|procurations?)\s+(?:ecrite?s?\s+)?(?:a|au|aux)\b")
#: Characters around the phrase among which both are named.
_BEFORE, _BEHIND = 90, 150


def proxies_told_later(clean: CleanText, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Yield who gave a proxy and who holds it, in the head of a text but outside its roll."""
    for gives in _GIVES.finditer(clean.folded, 0, HEAD):
        if any(part.start <= gives.start() < part.end for part in parts):
            continue
        line = clean.folded.rfind("\n", 0, gives.start()) + 1
        end = clean.folded.find("\n", gives.end(), gives.end() + _BEHIND)
        found = names_in(
            clean.text,
            clean.folded,
            max(line, gives.start() - _BEFORE),
            end if end >= 0 else gives.end() + _BEHIND,
            proxies=True,
        )
        for giver, holder in pairwise(found):
            if holder.link == "to" and not giver.link:
                yield giver.name, holder.name
