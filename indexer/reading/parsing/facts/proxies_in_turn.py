"""The people of a list, each holder of a proxy put right behind who gave it.

A list may name both by turns, all who give before all who hold (« respectivement »), in two columns,
or two who gave theirs to one.

Source: CGCT, art. L2121-20 (proxies); forms observed in published acts.
"""

import re
from collections.abc import Iterator

from indexer.reading.parsing.facts.name_reader import Named
from indexer.reading.parsing.view.cleaning import CleanText

_AND = re.compile(r"\s+et\s+(?:(?:m|mme|mlle|mr)\b\.?\s*|monsieur\s+|madame\s+)?")


def given_by_both(clean: CleanText, found: list[Named]) -> list[Named]:
    """« M. X et Mme Y à Mme Z »: both gave her their votes."""
    told: list[Named] = []
    for rank, named in enumerate(found):
        told.append(named)
        beside, holder = (*found[rank + 1 : rank + 3], None, None)[:2]
        if (
            beside
            and holder
            and holder.link == "to"
            and not (named.link or beside.link)
            and _AND.fullmatch(clean.folded, named.end, beside.start)
        ):
            told.append(holder)
    return told


#: « … qui ont donné respectivement procuration à … ».
_RESPECTIVELY = re.compile(r"\brespectiv(?:ement|es?)\b")
_PHRASE = 90
_SENTENCE = re.compile(r"[.;]\s")


def respectively(clean: CleanText, found: list[Named]) -> list[Named]:
    """« A, B et C ont respectivement donné pouvoir à D, E et F »: each holder behind who gave it."""
    first = next((rank for rank, named in enumerate(found) if named.link == "to"), 0)
    told = found[first].start if first else 0
    if not first or not _RESPECTIVELY.search(clean.folded, max(0, told - _PHRASE), told):
        return found
    last = first + 1
    while last < len(found) and not _SENTENCE.search(
        clean.text, found[last - 1].end, found[last].start
    ):
        last += 1
    givers, holders = found[2 * first - last : first], found[first:last]
    if last > 2 * first or any(named.link for named in (*givers, *holders[1:])):
        return found
    pairs = zip(givers, holders, strict=True)
    turned = [each for giver, holder in pairs for each in (giver, holder._replace(link="to"))]
    return [*found[: 2 * first - last], *turned, *found[last:]]


_FEWEST_IN_COLUMNS = 2


def holders_in_turn(found: list[Named]) -> Iterator[Named]:
    """The people of a list, each proxy behind who gave it where all of them came last.

    Two columns are read one after the other: « A / B / C », then « pouvoir à X / pouvoir à Y / … ».
    """
    links = [named.link == "to" for named in found]
    run = 0
    while run < len(links) and links[len(links) - 1 - run]:
        run += 1
    givers = found[len(found) - 2 * run : len(found) - run] if 2 * run <= len(found) else []
    if run < _FEWEST_IN_COLUMNS or any(named.link for named in givers) or len(givers) < run:
        yield from found
        return
    yield from found[: len(found) - 2 * run]
    for giver, holder in zip(givers, found[len(found) - run :], strict=True):
        yield giver
        yield holder


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
