"""Proxies that are told outside the lists of a roll, and holders whom nothing parts from who follows.

« M. X donne pouvoir à Mme Y », in a sentence below the roll, or on leaving: « M. X quitte la séance et donne
pouvoir à M. Y ».

Source: CGCT, art. L2121-20 (proxies).
"""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from analyzers import fold_letters
from indexer.reading.parsing.facts.people.names.name_reader import Named
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.facts.people.names.same_person import PARTICLES
from indexer.reading.parsing.facts.people.rolls.roll_headings import HEAD
from indexer.reading.parsing.facts.people.rolls.roll_parts import Part
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_GIVES = Pattern(r"\b(?:pou?r?voirs?|procurations?)\s+(?:ecrite?s?\s+)?(?:a|au|aux)\b")
#: Characters around the phrase among which both are named.
_BEFORE, _BEHIND = 90, 150
_LEAVES = Pattern(
    r"\b(?:quitte(?:nt)?\s+(?:la|le)\b|(?:doi(?:t|vent)\s+)?(?:quitter|s'absenter)\b|s'absente(?:nt)?\b)"
)
_ARRIVES = Pattern(r"\b(?:arrive(?:nt)?|rejoi(?:nt|gnent))\b")


class Given(NamedTuple):
    """Who gave a proxy to whom; ``part`` for a part of the sitting, ``arrives`` that the giver came later."""

    giver: str
    holder: str
    part: bool
    arrives: bool


def tells_of_leaving(clean: CleanText) -> bool:
    """Tell whether the head of a text says of somebody that they leave or arrive, and of a proxy."""
    folded = clean.folded[:HEAD]
    return any(verb in folded for verb in ("quitte", "absente", " arrive")) and (
        "pouvoir a " in folded or "procuration a " in folded
    )


def proxies_told_later(clean: CleanText, parts: Sequence[Part]) -> Iterator[Given]:
    """Yield the proxies told in the head of a text but outside its roll."""
    for gives in _GIVES.finditer(clean.folded, 0, HEAD):
        if any(part.start <= gives.start() < part.end for part in parts):
            continue
        line = clean.folded.rfind("\n", 0, gives.start()) + 1
        start = max(line, gives.start() - _BEFORE)
        end = clean.folded.find("\n", gives.end(), gives.end() + _BEHIND)
        end = end if end >= 0 else gives.end() + _BEHIND
        found = names_in(clean.text, clean.folded, start, end, proxies=True)
        for giver, holder in pairwise(found):
            if holder.link == "to" and not giver.link:
                arrives = _between(_ARRIVES, clean, giver, holder)
                leaves = arrives or _between(_LEAVES, clean, giver, holder)
                yield Given(giver.name, holder.name, leaves, arrives and giver.civil)


def _between(verb: Pattern, clean: CleanText, giver: Named, holder: Named) -> bool:
    return verb.search(clean.folded, giver.end, holder.start) is not None


def holders_apart(found: Sequence[Named], known: Set[str]) -> list[Named]:
    """The people of a list, those parted whom nothing but a name told elsewhere parts.

    « … donne procuration à Zoé Seran Luc Orval », where Zoé Seran is a member: Luc Orval is another.
    """
    apart: list[Named] = []
    for named in found:
        length = _known_length(named.name, known) if named.link == "to" else 0
        if not length:
            apart.append(named)
            continue
        apart.append(named._replace(name=named.name[:length], end=named.start + length))
        apart.append(Named(named.name[length + 1 :], named.start + length + 1, named.end))
    return apart


def _known_length(name: str, known: Set[str]) -> int:
    """Characters of the known name that opens one, where a given name and a surname follow; none otherwise."""
    words = name.split(" ")
    for at in range(len(words) - 2, 1, -1):
        first = " ".join(words[:at])
        if first in known and fold_letters(words[at]) not in PARTICLES:
            return len(first)
    return 0
