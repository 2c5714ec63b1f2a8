"""Who gave a proxy to whom, where a list names the holders elsewhere than behind each of those who gave it.

« A et B à C »: both gave theirs. « A, B et C ont respectivement donné pouvoir à D, E et F », and two columns read
one after the other, « A / B / C », then « pouvoir à X / pouvoir à Y / … »: each to one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from indexer.reading.parsing.facts.people.names.name_reader import Named
from indexer.reading.parsing.view.cleaning import CleanText

_AND = re.compile(r"\s+et\s+(?:(?:m|mme|mlle|mr)\b\.?\s*|monsieur\s+|madame\s+)?")
_RESPECTIVELY = re.compile(r"\brespectiv(?:ement|es?)\b")
#: Characters before the first holder among which the word stands.
_PHRASE = 90
_SENTENCE = re.compile(r"(?<!\bM)(?<!\bMM)[.;]\s")
_FEWEST_IN_COLUMNS = 2


def in_pairs(clean: CleanText, found: Sequence[Named], *, proxies: bool) -> Iterator[Named]:
    """Yield the people of a list, each holder of a proxy straight behind who gave it.

    ``proxies`` tells that the list is one of proxies: elsewhere « A et B, pouvoir de C » are two members.
    """
    rank = 0
    while rank < len(found):
        givers = list(takewhile(lambda named: named.link is None, found[rank:]))
        rank += len(givers)
        holders = list(takewhile(lambda named: named.link == "to", found[rank:]))
        if not holders:
            yield from givers
            yield from found[rank : rank + 1]  # tied in another way
            rank += 1
            continue
        if _respectively(clean, holders[0]):
            holders = _of_the_sentence(clean, found, rank)
        rank += len(holders)
        if len(holders) == 1 and proxies and _both(clean, givers):
            holders *= 2
        elif len(holders) < _FEWEST_IN_COLUMNS or not _each(clean, holders, found[rank:]):
            yield from (*givers, *holders)
            continue
        alone = len(givers) - len(holders)
        if alone < 0:
            yield from (*givers, *holders)
            continue
        yield from givers[:alone]
        for giver, holder in zip(givers[alone:], holders, strict=True):
            yield giver
            yield holder._replace(link="to")


def _both(clean: CleanText, givers: Sequence[Named]) -> bool:
    """« M. X et Mme Y à Mme Z »: both gave her their votes."""
    if len(givers) < 2:
        return False
    one, other = givers[-2:]
    return _AND.fullmatch(clean.folded, one.end, other.start) is not None


def _each(clean: CleanText, holders: Sequence[Named], behind: Sequence[Named]) -> bool:
    """Whether holders named together have a proxy each: a word tells it, or they are the end of the list."""
    return not behind or _respectively(clean, holders[0])


def _respectively(clean: CleanText, holder: Named) -> bool:
    start = max(0, holder.start - _PHRASE)
    return _RESPECTIVELY.search(clean.folded, start, holder.start) is not None


def _of_the_sentence(clean: CleanText, found: Sequence[Named], first: int) -> list[Named]:
    """A holder and those whom the same sentence names behind."""
    last = first + 1
    while last < len(found) and not (
        found[last].link or _SENTENCE.search(clean.text, found[last - 1].end, found[last].start)
    ):
        last += 1
    return list(found[first:last])


def in_columns(clean: CleanText, found: list[Named]) -> list[Named]:
    """Two people on a line that nothing ties: who is absent, and who votes for them."""
    paired: list[Named] = []
    for named in found:
        before = paired[-1] if paired else None
        alone = len(paired) < 2 or "\n" in clean.text[paired[-2].end : paired[-1].start]
        if (
            before is not None
            and before.link is None
            and named.link is None
            and alone
            and "\n" not in clean.text[before.end : named.start]
        ):
            named = named._replace(link="to")
        paired.append(named)
    return paired
