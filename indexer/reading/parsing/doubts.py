"""Facts of which the reading is unsure: what a person should check, act by act.

An act is doubtful where the reading of its document is (its limits and title), where its title has no word
or is as long as sentences are, where its vote contradicts itself, the number of members in office (CGCT, art.
L2121-2) or of voters, or counts twice as many as the others of its sitting, where two days tell of its
sitting, and where many more or fewer are named as present than the text counts. The names are those of the
facts in JSON.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.acts.documents import Act, Seance, Vote
from indexer.reading.parsing.facts.people.rolls.roll import COME_OR_GO


def checked(acts: Sequence[Act], sitting: Seance, *, day: bool) -> tuple[Act, ...]:
    """The acts with the names of their doubtful facts; ``day`` tells that the day is one."""
    most = _most_votes(acts, sitting)
    of_sitting = ("date",) * day + ("membres",) * _miscounts(sitting)
    return tuple(
        replace(
            act,
            a_verifier=tuple(dict.fromkeys((*act.a_verifier, *_doubtful(act, most), *of_sitting))),
        )
        for act in acts
    )


def _miscounts(sitting: Seance) -> bool:
    """Whether the roll names others than the text counts, but for a few who came or left meanwhile."""
    there = sum(member.presence == "présent" for member in sitting.membres)
    if not there or sitting.presents is None:
        return False
    return abs(there - sitting.presents) > max(COME_OR_GO, _OF_MANY * sitting.presents)


#: The part of a large assembly that may come or leave after those present were counted.
_OF_MANY = 0.05


def _most_votes(acts: Sequence[Act], sitting: Seance) -> float | None:
    """How many votes an act of the sitting may count; ``None`` where nothing tells it."""
    if sitting.membres_exercice is not None:
        return sitting.membres_exercice
    if len(acts) == 1:
        return sitting.votants
    counted = sorted(total for act in acts if act.vote and (total := _cast(act.vote)))
    if len(counted) < _FEWEST_VOTES:
        return None
    return 2 * counted[(len(counted) - 1) // 2]


#: Votes counted in a sitting, from which one of twice the middle one is doubtful.
_FEWEST_VOTES = 3


def _cast(vote: Vote) -> int:
    return sum(count or 0 for count in (vote.pour, vote.contre, vote.abstention))


def warnings_of(acts: Sequence[Act]) -> Iterator[str]:
    """Yield a warning for each kind of fact that is doubtful, with the acts in which it is."""
    for fact in dict.fromkeys(fact for act in acts for fact in act.a_verifier):
        ranks = [str(rank) for rank, act in enumerate(acts, 1) if fact in act.a_verifier]
        yield f"{fact} to check: {'act' if len(ranks) == 1 else 'acts'} {', '.join(ranks)}"


#: Letters in a row that make a word of a title; « 9.3.2 » has none.
_WORD = re.compile(r"[^\W\d_]{3}")
#: Characters of a title from which half of those read in documents of other bodies hold more than a title.
_LONG_TITLE = 200


def _doubtful(act: Act, most: float | None) -> Iterator[str]:
    objet = act.objet or ""
    if len(objet) > _LONG_TITLE or not _WORD.search(objet):
        yield "objet"
    if act.vote and _contradicts(act.vote, most):
        yield "vote"


def _contradicts(vote: Vote, most: float | None) -> bool:
    """Whether more voted than may, or a result is none of its counts."""
    if most is not None and _cast(vote) > most:
        return True
    if vote.resultat == "unanimité":
        return bool(vote.contre)
    if vote.resultat not in ("adopté", "majorité") or vote.pour is None or vote.contre is None:
        return False
    # As many for as against is adopted where who presides votes for (CGCT, art. L2121-20).
    return vote.contre > vote.pour
