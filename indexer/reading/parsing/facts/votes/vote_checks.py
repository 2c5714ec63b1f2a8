"""Votes that contradict themselves, as the text of their act tells them: a person should look.

An act may tell several votes (of an amendment, of each of its parts) or figures that do not add up
(optical reading, a slip of the secretary). Which of them is the act's is then a guess.

Sources: Code général des collectivités territoriales, art. L2121-20: the majority is that of the
votes cast (« suffrages exprimés »), abstentions and members who take no part left out.
"""

from collections.abc import Iterator

from indexer.acts.documents import Vote
from indexer.reading.parsing.facts.votes.ballots import ballots
from indexer.reading.parsing.facts.votes.quoting import quoted
from indexer.reading.parsing.facts.votes.wordings import told_both_ways
from indexer.reading.parsing.patterns.pattern import Pattern

_VOTERS = Pattern(r"\b(?:nombre\s+de\s+)?votants?\s*[:=]\s*(?P<n>\d{1,3})\b")
_CAST = Pattern(r"\b(?:suffrages\s+)?exprimes?\s*[:=]\s*(?P<n>\d{1,3})\b")


def contradicted(folded: str, vote: Vote) -> bool:
    """Tell whether what the folded text of an act says of its vote does not go together."""
    return (
        (vote.resultat == "unanimité" and bool(vote.contre))
        or _adds_up_to_another(folded, vote)
        or len({(one.pour, one.contre) for one in ballots(folded, quoted)}) > 1
        or told_both_ways(folded)
    )


def _adds_up_to_another(folded: str, vote: Vote) -> bool:
    """Whether the counts are not those of the voters, or of the votes cast, told beside them."""
    if vote.pour is None or vote.contre is None:
        return False
    decided = vote.pour + vote.contre
    if any(decided != cast for cast in _told(folded, _CAST)):
        return True
    if vote.abstention is None:
        return False
    # Some count those who abstain, and those who take no part, among the voters; others do not.
    voted = decided + vote.abstention
    sums = (decided, voted, voted + (vote.non_participation or 0))
    return any(voters not in sums for voters in _told(folded, _VOTERS))


def _told(folded: str, pattern: Pattern) -> Iterator[int]:
    return (int(match["n"]) for match in pattern.finditer(folded))
