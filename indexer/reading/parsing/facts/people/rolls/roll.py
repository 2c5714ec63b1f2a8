"""The members met so far, one a person, whatever the forms of the name.

A name that comes again is the same person: whoever is present at first is present, with the proxy given
on leaving.
"""

from dataclasses import dataclass, field, replace

from analyzers import fold_letters
from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.names.same_person import (
    is_surname_alone,
    same_person,
    words_of,
)

#: How somebody may be told, the surest first: whoever is present at first is present.
_RANKS = ("présent", "représenté", "excusé", "absent")
#: Members who may come or leave after those present were counted.
COME_OR_GO = 2
#: Fewer under « Représentés » may be those who were away and gave their proxies.
_FEWEST = 5


@dataclass(slots=True)
class Roll:
    """The members met so far, by the words of their names, with whose civilities they bear."""

    members: list[Membre] = field(default_factory=list)
    women: list[bool | None] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)
    #: Whether it is told of them, in so many words, that they sat for a part.
    partly: list[bool] = field(default_factory=list)
    #: Who is listed as present, and below « Absents ayant donné pouvoir » as well.
    away_too: set[int] = field(default_factory=set)

    def take(self, member: Membre, woman: bool | None, *, sure: bool = False) -> None:
        """Add a member, or what is new of one who stands there; ``woman`` as their civility tells, if it does.

        ``sure`` tells of one who is present that it was for a part, of one who is away that it was for the whole.
        """
        same = self._same(member.nom, woman)
        if not same:
            for word in words_of(member.nom):
                self.by_word.setdefault(word, []).append(len(self.members))
            self.members.append(member)
            self.women.append(woman)
            self.partly.append(sure)
            return
        known = self.members[same[0]]
        presence = min((known.presence or "absent", member.presence or "absent"), key=_RANKS.index)
        if sure and known.presence == "présent" and not self.partly[same[0]]:
            self.away_too.add(same[0])
        role, pouvoir = known.role or member.role, known.pouvoir or member.pouvoir
        if (presence, role, pouvoir) != (known.presence, known.role, known.pouvoir):
            told = replace(known, presence=presence, role=role, pouvoir=pouvoir)
            self.members[same[0]] = told

    def represent(self, name: str, holder: str, *, part: bool) -> None:
        """Give the proxy of somebody who is away, or who sat for a ``part``, and of whom no holder was told."""
        same = self._same(name)
        if len(same) != 1 or self.members[same[0]].pouvoir:
            return
        giver = self.members[same[0]]
        if giver.presence != "présent":
            self.members[same[0]] = replace(giver, presence="représenté", pouvoir=holder)
        elif part:
            self.members[same[0]] = replace(giver, pouvoir=holder)

    def settle(self, present: int | None, *, headed: bool) -> None:
        """Make as many present as the text counts, where one reading of the lists does.

        Those listed twice were away; those without a proxy were present where nobody else is, as a column of
        places puts « Présents » and « Représentés » above the names of both; ``headed`` tells that one stands above.
        """
        listed = sum(member.presence == "présent" for member in self.members)
        if headed and present and not listed:
            there = [
                index
                for index, member in enumerate(self.members)
                if member.presence == "représenté" and not member.pouvoir
            ]
            if len(there) >= _FEWEST and abs(len(there) - present) <= COME_OR_GO:
                for index in there:
                    self.members[index] = replace(self.members[index], presence="présent")
        if self.away_too and present == listed - len(self.away_too):
            for index in self.away_too:
                self.members[index] = replace(self.members[index], presence="représenté")

    def _same(self, name: str, woman: bool | None = None) -> list[int]:
        """The members of that name, the first of them first; « M. ORVAL » and « Mme ORVAL » are two."""
        near = {index for word in words_of(name) for index in self.by_word.get(word, ())}
        same = [index for index in sorted(near) if same_person(self.members[index].nom, name)]
        if woman is not None and is_surname_alone(name):
            same = [index for index in same if self.women[index] in (None, woman)]
        if len(same) > 1:
            folded = fold_letters(name)
            return [index for index in same if fold_letters(self.members[index].nom) == folded]
        return same
