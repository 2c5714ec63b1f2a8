"""Whoever presides and goes out for a vote, told by the office alone: « M. le Maire se retire ».

Source: CGCT, art. L2121-14 (the maire leaves while the accounts are voted), L2131-11.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.documents import Act
from indexer.reading.parsing.facts.people.names.same_person import same_person

_HEAD = r"(?:(?:m\.|mme|monsieur|madame)\s+)?(?:le|la)\s+(?:maire|pr[ée]sidente?)\b"
_GOES_OUT = re.compile(
    r"\b"
    + _HEAD
    + r"(?:\s*,[^,.;\n]{3,50},)?\s+(?:(?:se\s+retire|s'(?:est|[ée]tant)\s+retir[ée]e?)\b|(?:ayant\s+)?quitt[ée]e?\s+la\s+(?:salle|s[ée]ance)"
    r"|(?:sort|[ée]tant\s+sortie?)\s+de\s+la\s+salle|ne\s+pren(?:d|ant)\s+(?:pas\s+part\s+[aà]?u?\s*\w*\s*vote|part\s+ni)|n'a\s+pas\s+pris\s+part|ne\s+participe\s+(?:pas|ni)|ne\s+vote\s+pas)"
    r"|\bhors\s+(?:de\s+)?(?:la\s+)?pr[ée]sence\s+(?:du\s+(?:maire|pr[ée]sident)\b|de\s+"
    + _HEAD
    + r")",
    re.IGNORECASE,
)
#: One of these stands in whatever tells so.
_GOING = ("retir", "quitt", "sort", "pren", "pris part", "particip", "vote pas", "presence", "présence")  # fmt: skip


def _goes_out(text: str) -> bool:
    said = text.lower()
    return any(word in said for word in _GOING) and _GOES_OUT.search(text) is not None


def with_head_away(acts: Sequence[Act], head: str | None) -> Iterator[Act]:
    """Yield the acts, with the name of who presides among those who take no part where they go out."""
    for act in acts:
        vote = act.vote
        if head is None or vote is None or not _goes_out(act.texte):
            yield act
            continue
        away = vote.noms.non_participation
        if not any(same_person(head, name) for name in away):
            names = replace(vote.noms, non_participation=(*away, head))
            act = replace(act, vote=replace(vote, noms=names))
        yield act
