"""Members who take no part in a vote.

Source: CGCT, art. L2131-11 (members with an interest in the matter); forms observed in published acts.
"""

import re

from indexer.reading.parsing.facts.votes.written_counts import COUNT, count_value
from indexer.reading.parsing.lexicon import CIVILITY
from indexer.reading.parsing.patterns.pattern import Pattern

_NO_PART = (
    re.compile(r"(?:ne\s+pren(?:d|nent)\s+pas\s+part\s+au\s+vote|nppv|n'ont pas pris part au vote|non[- ]participations?|non[- ]votants?)[ \t]*(?:[:=]\s*" + COUNT + r"\b|(?P<m>\d{1,3})[ \t]*(?=\n|$))"),
    re.compile(COUNT + r"(?P<m>)\s+(?:\w+\s+)?(?:ne\s+pren(?:d|nent|ant)\s+pas\s+part|refus de (?:vote|prendre part|participer)|non[- ]participations?|non[- ]votants?|nppv)"),
)  # fmt: skip
_NO_PART_HINT = Pattern(
    r"\b(?:pas\s+(?:pris\s+)?part|prend\s+part\s+ni|refus de (?:vote|prendre|participer)|non[- ](?:participation|votant)|nppv)"
)
_ONE_LEAVES = re.compile(
    CIVILITY
    + r"\s[^.;\n]{2,60}ne\s+prend\s+(?:pas\s+part\s+(?:au|a ce)\s+vote|part\s+ni\s+au\s+debat)"
)


def non_participation(folded: str) -> int | None:
    """Return how many members took no part in the vote, ``None`` where it is not said."""
    if not _NO_PART_HINT.search(folded):
        return None
    for pattern in _NO_PART:
        if match := pattern.search(folded):
            return count_value(match["n"] or match["m"])
    return len(_ONE_LEAVES.findall(folded)) or None
