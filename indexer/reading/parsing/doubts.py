"""Facts of which the reading is unsure: what a person should check, act by act.

An act is doubtful where the reading of its document is (its limits and title), where its vote
contradicts itself or the number of members in office (CGCT, art. L2121-2), and where two days tell
of its sitting. The names are those of the facts in JSON.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.documents import Act, Seance, Vote


def checked(acts: Sequence[Act], sitting: Seance, *, day: bool) -> tuple[Act, ...]:
    """The acts with the names of their doubtful facts; ``day`` tells that the day is one."""
    return tuple(
        replace(act, a_verifier=(*act.a_verifier, *_doubtful(act, sitting, day=day)))
        for act in acts
    )


def told(acts: Sequence[Act]) -> Iterator[str]:
    """Yield a warning for each kind of fact that is doubtful, with the acts in which it is."""
    for fact in dict.fromkeys(fact for act in acts for fact in act.a_verifier):
        ranks = [str(rank) for rank, act in enumerate(acts, 1) if fact in act.a_verifier]
        yield f"{fact} to check: {'act' if len(ranks) == 1 else 'acts'} {', '.join(ranks)}"


def _doubtful(act: Act, sitting: Seance, *, day: bool) -> Iterator[str]:
    if act.vote and _contradicts(act.vote, sitting):
        yield "vote"
    if day:
        yield "date"


def _contradicts(vote: Vote, sitting: Seance) -> bool:
    """Whether more voted than sit, or a result is none of its counts."""
    counts = (vote.pour, vote.contre, vote.abstention)
    members = sitting.membres_exercice
    if members is not None and sum(count or 0 for count in counts) > members:
        return True
    if vote.resultat == "unanimité":
        return bool(vote.contre)
    if vote.resultat in ("adopté", "majorité") and None not in (vote.pour, vote.contre):
        return (vote.contre or 0) > (vote.pour or 0)
    return False
