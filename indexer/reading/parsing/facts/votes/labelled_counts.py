"""Counts in a row of labels, each with its number behind it: « Votants 33 Abstentions 1 Pour 29 Contre 3 ».

Where labels and numbers take turns, a number stands between two labels, and nothing but the first of them tells whose
it is.

Sources: CGCT, art. L2121-20 and L2121-21 (what is counted); forms observed in published acts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.reading.parsing.patterns.pattern import Pattern

_VOTE = (
    r"(?:ont\s+vote\s+|(?:nombre\s+(?:de\s+|d'))?(?:(?:voix|votes?|suffrages?)\s+)?)"
    r"(?:(?P<pour>pour|favorables?)|(?P<contre>contre|defavorables?)|(?P<abstention>abs?tentions?(?:\s?\(s\))?|abst\b\.?))"
    r"|(?P<abstained>se\s+sont\s+abstenue?s)"
)
_OTHER = (
    r"(?:nombre\s+(?:de\s+|d'))?(?:(?:membres|conseillers|delegues|elus)\s+)?"
    r"(?:en\s+exercice|votants?|presents?|(?:suffrages\s+)?exprimes|procurations?|pouvoirs?|absents?|representes?|(?:bulletins\s+)?(?:blancs|nuls)|nppv|majorite\s+absolue)"
)
#: Columns set apart by blanks, or a line that ends.
_BLANKS = r"(?:[ \t]{0,16}|\s{0,3})"
_PAIR = Pattern(
    rf"\b(?:{_VOTE}|{_OTHER}){_BLANKS}(?:[:=|]|\.{{2,}}|…)?{_BLANKS}\b(?P<n>\d{{1,3}})\b(?!\s?[€%]|[,.]\d|/\d)"
    r"(?:[ \t]+(?:voix|votes?|suffrages?)(?=[ \t]*(?:[,;.)|/–-]|\n|$)|[ \t]+(?:pour|contre|abst)))?"
)
#: Signs, and the names of those who voted so.
_BETWEEN = re.compile(
    r"[\s,;/|–-]{0,8}(?:\([^()]{0,300}\)[\s,;/|–-]{0,8}|(?<=[\s,;/|–-]))(?:et\s+)?"
)
#: « 12 voix [pour 3 contre 1]»: the numbers stand before their labels.
_NUMBER_BEFORE = re.compile(
    r"\d[ \t]+(?:(?:voix|votes?|suffrages?|elus|conseillers|membres|personnes)\s+)?(?:votent\s+|ont\s+vote\s+|se\s+prononcent\s+)?\Z"
)
_KINDS = ("pour", "contre", "abstention")


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of a row of labels, ``None`` where it has no label of them; where it begins and ends."""

    pour: int | None
    contre: int | None
    abstention: int | None
    start: int
    end: int


def labelled_rows(folded: str) -> Iterator[Row]:
    """The counts of each row of labels that counts two sorts of votes at least, in the order of the text."""
    row: list[re.Match[str]] = []
    for pair in _PAIR.finditer(folded):
        if row and not _BETWEEN.fullmatch(folded, row[-1].end(), pair.start()):
            yield from _counted(folded, row)
            row = []
        row.append(pair)
    yield from _counted(folded, row)


def _counted(folded: str, row: Sequence[re.Match[str]]) -> Iterator[Row]:
    told: dict[str, int] = {}
    for pair in row:
        kind = "abstention" if pair["abstained"] else next(filter(pair.group, _KINDS), None)
        if kind in told:
            return
        if kind:
            told[kind] = int(pair["n"])
    if len(told) < 2:
        return
    first, last = row[0], row[-1]
    before = folded[max(0, first.start() - 32) : first.start()]
    if not _NUMBER_BEFORE.search(before):
        yield Row(
            told.get("pour"), told.get("contre"), told.get("abstention"), first.start(), last.end()
        )
