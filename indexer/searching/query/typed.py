"""What was typed, as a tree: runs of words, phrases and beginnings, under the operators that join them."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

#: Letters and figures between single spaces, none of which is an operator.
_WORDS = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_OPERATORS = frozenset(["ET", "AND", "OU", "OR", "SAUF", "NOT", "NON"])


class Leaf(NamedTuple):
    """Words as they were typed, where they stand in the query, and the field they are typed after."""

    text: str
    start: int
    end: int
    kind: Literal["words", "phrase", "prefix"] = "words"
    field: str | None = None


class Group(NamedTuple):
    """Leaves and groups under an operator."""

    operator: Literal["and", "or", "not"]
    parts: "Sequence[Typed]"


Typed = Leaf | Group


def words_alone(text: str) -> Leaf | None:
    """A query of words alone, as most are; ``None`` where signs or operators may have a meaning.

    >>> words_alone("cantine scolaire"), words_alone("cantine OU garderie"), words_alone("-cantine")
    (Leaf(text='cantine scolaire', start=0, end=16, kind='words', field=None), None, None)
    """
    if _WORDS.fullmatch(text) and _OPERATORS.isdisjoint(text.split(" ")):
        return Leaf(text, 0, len(text))
    return None
