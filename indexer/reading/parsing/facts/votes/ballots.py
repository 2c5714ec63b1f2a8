"""Counts of a vote: pour, contre, abstentions.

Counts in a table come first, then those side by side (« Pour 13 Contre 0 »), last those of keywords:
each keyword is found first (one quick pass), then a number is looked for just before it (« 12 voix
pour », « deux abstentions ») or just after it (« Pour : 12 », « contre = néant »). Sums of money,
durations, dates and numbers of articles beside a keyword are not counts.

Sources: CGCT, art. L2121-20 and L2121-21; forms observed in published acts.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from indexer.acts.formulas import PASSING, any_of
from indexer.reading.parsing.facts.votes.beside_keywords import KEYWORD, counts_beside
from indexer.reading.parsing.facts.votes.labelled_counts import Row, labelled_rows
from indexer.reading.parsing.facts.votes.vote_tables import tabled_ballot
from indexer.reading.parsing.facts.votes.written_counts import (
    COUNT,
    COUNT_WORDS,
    Ballot,
    count_value,
)
from indexer.reading.parsing.patterns.pattern import Pattern

#: « Par 12 voix contre 3 », « par 12 voix sur 15 »: no keyword of their own.
_ONLY_VOICES = re.compile(
    r"\b(?:par|a|avec)\s+"
    + COUNT
    + r"\s+(?:voix|suffrages)\s*(?=contre\s+(?:\d|"
    + COUNT_WORDS
    + r")|sur\s+(?:\d|"
    + COUNT_WORDS
    + r")|et\s|[,;(.])"
)
#: « Les membres approuvent par 8 voix le budget »: what was passed behind them.
_PASSED_BY = Pattern(
    rf"\b(?:{any_of(PASSING)}|vote|decide)(?:nt)?\s+par\s+{COUNT}\s+(?:voix|votes|suffrages)(?=\s*:|\s+(?:(?:l[ea]s?|une?|de|des|ces?|cette|cet|s[ao]n?|ses|que)\s|[ld]'))"
)
#: « Adopté à l'unanimité (25 voix) ».
_UNANIMOUS = Pattern(
    r"\bunanimite(?:\s+des\s+(?:votants|presents|voix|suffrages\s+exprimes))?\s*\(\s*(?P<n>\d{1,3})\s+(?:voix|votes)\s*\)"
)
#: « Par 1 abstention et 11 voix : ».
_OTHER_VOICES = Pattern(
    r"\b(?:contre|abstentions?)\b(?:\s?[»\"])?(?:\s*\([^()\n]{0,80}\))?\s+et\s+"
    + COUNT
    + r"\s+voix\s*[:,.;\n]"
)
_BARE_VOTES = Pattern(r"(?:^|\n)\s*(?P<n>\d{1,3})[ \t]+votes?\s*\.?\s*(?=$|\n)")
_KINDS = ("pour", "contre", "abstention")
#: What stands before such letters where they are no parcels, « section P 12 », nor rooms.
_BEFORE_LETTERS = r"(?:^|(?<=[\n:(\[|])|(?<=[:(|.–-]\s)|(?<=\bpar\s)|(?<=\bvote\s))"
#: « P : 10  C : 0  A : 1 », as short minutes write it; « P 39 C 0 A 1 », all three where no sign
#: parts them from their counts; « 12 P – 2 C – 1 A », « 14 P et 2 C ».
LETTERS = (
    r"(?<![\w.])p\s?[:=]\s?(?P<p>\d{1,3})[\s,;/|-]{1,9}c\s?[:=]\s?(?P<c>\d{1,3})"
    r"(?:[\s,;/|-]{1,9}(?:a|abst)\s?[:=]\s?(?P<a>\d{1,3}))?(?!\w)",
    _BEFORE_LETTERS
    + r"p\s?(?P<p>\d{1,3})[ /|]{1,3}c\s?(?P<c>\d{1,3})[ /|]{1,3}a\s?(?P<a>\d{1,3})(?=[ \t]*(?:[.;)\]|]|\n|$))",
    _BEFORE_LETTERS
    + r"(?P<p>\d{1,3})\s?p[ ,;/|-]{1,4}(?:et\s)?(?P<c>\d{1,3})\s?c(?:[ ,;/|-]{1,4}(?:et\s)?(?P<a>\d{1,3})\s?a)?(?!\w)",
)
_LETTERS = tuple(map(Pattern, LETTERS))
_YES_NO = (
    Pattern(
        # « 7 oui (Mme X, M. Y), 4 non », « 17 « oui » et 2 « non » »
        r"\b(\d{1,3})\s+(?:«\s?)?oui\b(?:\s*\([^()\n]{0,300}\))?\W{1,5}(?:et\s+)?(\d{1,3})\s+(?:«\s?)?non\b(?!-)(?:\W{1,4}(?:et\s+)?(\d{1,3})\s+abstentions?\b)?"
    ),
    Pattern(
        r"\boui\s*[:=]?\s*(\d{1,3})\W{1,4}non\s*[:=]?\s*(\d{1,3})\b(?:\W{1,4}abst\w*\.?\s*[:=]?\s*(\d{1,3}))?"
    ),
)
#: What optical reading makes of the bars of a table: « | Votants [ 23 | Pour { 20 ] ».
_BAR = re.compile(r"[\[\]{}!]")


def ballot(folded: str, quoted: Callable[[str, int], bool] | None = None) -> Ballot:
    """Return the counts of a folded text, the last of each kind.

    ``quoted`` tells whether an offset lies in a sentence about the vote of somebody else; without it
    every count is the act's own.
    """
    if _BAR.search(folded):
        folded = _BAR.sub("|", folded)
    if (tabled := tabled_ballot(folded)) is not None:
        return tabled
    if letters := _first(_LETTERS, folded, quoted):
        told = letters["a"]
        return Ballot(
            int(letters["p"]), int(letters["c"]), int(told) if told else None, letters.start()
        )
    if answers := _first(_YES_NO, folded, quoted):
        pour, contre = int(answers.group(1)), int(answers.group(2))
        abstained = answers.group(3) or _abstained(folded, *answers.span())
        told = None if abstained is None else int(abstained)
        return Ballot(pour, contre, told, answers.start())
    rows = [row for row in labelled_rows(folded) if not (quoted and quoted(folded, row.start))]
    if rows:
        return _of_row(folded, rows[-1], quoted)
    return _of_keywords(folded, quoted)


def _of_row(folded: str, row: Row, quoted: Callable[[str, int], bool] | None) -> Ballot:
    """The counts of a row of labels, and those that names part from it."""
    pour, contre, abstention = row.pour, row.contre, row.abstention
    if pour is None or contre is None:
        beside = _of_keywords(folded, quoted)
        pour = beside.pour if pour is None else pour
        contre = beside.contre if contre is None else contre
    if abstention is None:
        abstention = _abstained(folded, row.start, row.end)
    return Ballot(pour, contre, abstention, row.start)


def _first(
    patterns: Sequence[Pattern], folded: str, quoted: Callable[[str, int], bool] | None
) -> re.Match[str] | None:
    """The first match of a pattern that tells no vote of others."""
    for pattern in patterns:
        for match in pattern.finditer(folded):
            if not (quoted and quoted(folded, match.start())):
                return match
    return None


def _of_keywords(folded: str, quoted: Callable[[str, int], bool] | None) -> Ballot:
    """The last count that stands beside each keyword, else the only count of voices."""
    found: dict[str, int] = {}
    last = -1
    for match in reversed(list(KEYWORD.finditer(folded))):
        counted = [
            (kind, value) for kind, value in counts_beside(folded, match) if kind not in found
        ]
        if counted and not (quoted and quoted(folded, match.start())):
            found.update(counted)
            last = max(last, match.start())
        if len(found) == len(_KINDS):
            break
    if "pour" not in found and (alone := _votes_alone(folded)):
        found["pour"], last = alone
    return Ballot(found.get("pour"), found.get("contre"), found.get("abstention"), last)


def ballots(folded: str, quoted: Callable[[str, int], bool]) -> Iterator[Ballot]:
    """Yield the counts of a text that stand side by side, pour and contre: one of each vote it tells."""
    for row in labelled_rows(folded):
        if None not in (row.pour, row.contre) and not quoted(folded, row.start):
            yield Ballot(row.pour, row.contre, None, row.start)


def _abstained(folded: str, start: int, end: int) -> int | None:
    """The abstentions of a run that does not hold them, which the names of those against may put off."""
    for match in KEYWORD.finditer(folded, end, end + 200):
        if match.lastgroup == "pour":
            break
        if match["abstention"] and (counted := counts_beside(folded, match)):
            return counted[0][1]
    return None


#: Patterns of votes without a keyword, and words of which all that they match holds one.
_ALONE = (
    (_ONLY_VOICES, ("voix", "suffrages")),
    (_OTHER_VOICES, ("voix",)),
    (_PASSED_BY, ("voix", "votes", "suffrages")),
    (_BARE_VOTES, ("vote",)),
    (_UNANIMOUS, ("unanimite",)),
)


def _votes_alone(folded: str) -> tuple[int, int] | None:
    """« par 12 voix », or a line « 13 votes » without more."""
    for pattern, words in _ALONE:
        if any(map(folded.__contains__, words)) and (match := pattern.search(folded)):
            return count_value(match["n"]), match.start()
    return None
