"""The facts that are stated beside a text: the first of each name, and where another contradicts it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from indexer.acts.documents import Origin, Signature, StatedFact, StatedName
from indexer.keys import words_key


class StatedFacts:
    """The facts stated beside one text, the first of each name; ``warnings`` gathers what disagrees."""

    def __init__(self, facts: Sequence[StatedFact]) -> None:
        self._first: dict[StatedName, StatedFact] = {}
        self.warnings: list[str] = []
        self.signatures = tuple(_signature(f.value) for f in facts if f.name == "signature")
        for fact in facts:
            first = self._first.setdefault(fact.name, fact)
            if _differ(fact.name, first.value, fact.value):
                self.warnings.append(
                    f"{fact.name}: {first.value} stated ({first.where}), {fact.value} too "
                    f"({fact.where}): the first is kept"
                )

    def value(self, name: StatedName) -> str | None:
        """What is stated of a name, as written; ``None`` where nothing is."""
        fact = self._first.get(name)
        return fact.value if fact else None

    def where(self, name: StatedName) -> str:
        """The file and the element that state a fact, which must be there (``KeyError``)."""
        return self._first[name].where

    def origin(self, name: StatedName, read: str | None, fact: str | None = None) -> Origin:
        """Where a stated fact comes from; what was ``read`` instead, and a warning where they differ.

        ``fact`` is what it tells of the act, where that is not the name it is stated by. The fact must
        be there (``KeyError``).
        """
        stated = self._first[name]
        other = read if read and _differ(name, stated.value, read) else None
        if other and name != "objet":
            self.warnings.append(
                f"{fact or name}: {stated.value} stated ({stated.where}), {other} read: "
                "the stated one is kept"
            )
        return Origin(fact or name, "déclaré", stated.where, other)


def _differ(name: StatedName, one: str, other: str) -> bool:
    """Whether two values of a fact contradict each other."""
    if name == "numero":
        return _other_number(one, other)
    if name == "matiere":
        short, long = sorted((one.split("."), other.split(".")), key=len)
        return long[: len(short)] != short
    if name in ("objet", "collectivite"):
        return words_key(one) != words_key(other)
    if name in ("signature", "description", "mots_cles", "titre", "vote"):
        return False
    return one != other


def _signature(written: str) -> Signature:
    """A signature as extraction writes it: the name, a bar, the day."""
    name, _, day = written.rpartition("|")
    return Signature(name or None, day_of(day))


def _figures(number: str) -> Iterator[int]:
    return (int(digits) for digits in re.findall(r"\d+", number))


def _other_number(one: str, other: str) -> bool:
    """Whether two numbers are not one; « n° 7 » of a text is the 2024_07 of its message."""
    short, long = sorted((list(_figures(one)), list(_figures(other))), key=len)
    return long[-len(short) :] != short if short else long != short


def other_name(known: str | None, read: str | None) -> bool:
    """Whether two names of a body are of two: neither has all the words of the other."""
    if not known or not read:
        return False
    mine, theirs = set(words_key(known)), set(words_key(read))
    return not (mine <= theirs or theirs <= mine)


def day_of(written: str) -> dt.date | None:
    """Return the day that a date or an instant of ISO 8601 begins with, ``None`` where it is none."""
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        return None
