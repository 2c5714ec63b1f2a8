"""Tables of votes: labels under or beside each other, then as many figures.

« Votants / Pour / Contre / Abstentions », then « 14 / 12 / 0 / 2 ».
"""

import re
from collections.abc import Iterator

from indexer.reading.parsing.facts.votes.written_counts import Ballot, count_value
from indexer.reading.parsing.patterns.pattern import Pattern

#: Labels under or beside each other, then as many figures: what a table of votes becomes.
_GRID_LABEL = r"(?:(?:votes?|voix|nombre de voix|nombre de votes?)\s+)?(?:pour|contre|abs?tentions?|abst\.?|votants?|(?:suffrages\s+)?exprimes?|presents?|representes?|pouvoirs?|procurations?|absents?|nppv|non[- ]participations?)(?:\s*\(s\))?"
_GRID = Pattern(
    r"(?<!\w)(?P<labels>(?:"
    + _GRID_LABEL
    + r"[\s|:]{1,12}){1,7}"
    + _GRID_LABEL
    # The line under the labels of a Markdown table is a long blank.
    + r")[\s|:]{1,80}(?P<values>(?:\d{1,3}|-|neant|zero)(?:[\s|]{1,12}(?:\d{1,3}|-|neant|zero))+)(?![\w,.€%/])"
)
_OWN_LABEL = re.compile(_GRID_LABEL)
_VALUE = re.compile(r"\d{1,3}|-|neant|zero")
#: « 12 voix dont 2 [procurations pour – 0] abstention »: the figures stand before their labels.
_COUNTED = re.compile(r"\d\s{1,3}\Z")
#: What a table of votes holds; most texts have none.
_IN_GRID = Pattern(r"\bpour[\s|:]{1,12}(?:voix\s+)?contre[\s|:]")


def grids(folded: str) -> Iterator[int]:
    """Yield where tables of votes end."""
    if _IN_GRID.search(folded):
        yield from (
            match.end() - 1 for match in _GRID.finditer(folded) if "pour" in match["labels"]
        )


def tabled_ballot(folded: str) -> Ballot | None:
    """Return the counts of the first table of votes that has a figure for each label, else ``None``."""
    for match in _GRID.finditer(folded):
        if _COUNTED.search(folded, max(0, match.start() - 5), match.start()):
            continue
        labels = [label.group() for label in _OWN_LABEL.finditer(match["labels"])]
        values = _VALUE.findall(match["values"])
        if len(labels) != len(values) or not any("pour" in label for label in labels):
            continue
        found: dict[str, int] = {}
        for label, value in zip(labels, values, strict=True):
            kind = next((kind for kind in ("pour", "contre", "abst") if kind in label), None)
            if kind and value != "-":
                found[kind] = count_value(value)
        if found:
            return Ballot(found.get("pour"), found.get("contre"), found.get("abst"), match.start())
    return None
