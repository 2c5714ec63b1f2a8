"""Whoever presides and goes out for a vote, told by the office alone: « M. le Maire se retire ».

Source: CGCT, art. L2121-14 (the maire leaves while the accounts are voted), L2131-11.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.acts.documents import Act
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


def _goes_out(text: str) -> re.Match[str] | None:
    said = text.lower()
    return _GOES_OUT.search(text) if any(word in said for word in _GOING) else None


#: « Sous la présidence de Mme X, première adjointe »: whoever takes the chair meanwhile.
_IN_THE_CHAIR = re.compile(
    r"\bpr[ée]sidence\s+(?:de\s+|d['’])(?:(?:m\.|mme|monsieur|madame)\s+)?(?P<name>[^,.;:()\n]{2,60})",
    re.IGNORECASE,
)


def _takes_the_chair(text: str, gone: int, head: str) -> bool:
    """Whether somebody presides, by name, once the head is gone."""
    return any(
        same_person(head, told["name"].strip()) for told in _IN_THE_CHAIR.finditer(text, gone)
    )


def with_head_away(acts: Sequence[Act], head: str | None) -> Iterator[Act]:
    """Yield the acts, with the name of who presides among those who take no part where they go out."""
    for act in acts:
        vote = act.vote
        gone = _goes_out(act.texte) if head and vote else None
        if head is None or vote is None or gone is None:
            yield act
            continue
        away = vote.noms.non_participation
        known = any(same_person(head, name) for name in away)
        if not known and not _takes_the_chair(act.texte, gone.end(), head):
            names = replace(vote.noms, non_participation=(*away, head))
            act = replace(act, vote=replace(vote, noms=names))
        yield act
