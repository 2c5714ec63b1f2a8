"""What was typed, as a tree: runs of words, phrases and beginnings, under the operators that join them."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

#: Letters and figures, with the signs that stand inside words.
_WORD = r"[^\W_]+(?:['’./,-][^\W_]+)*"
#: The same without those before which no beginning of a word ends.
_BEGINNING = r"[^\W_]+(?:['’-][^\W_]+)*"
#: What stands between two spaces: a beginning before a star, a phrase of words between quotes, words.
_PIECES = re.compile(
    rf'(?P<prefix>{_BEGINNING})\*(?= |$)|"(?P<phrase>{_WORD}(?: {_WORD})*)"(?= |$)|{_WORD}(?: {_WORD})*(?= |$)'
)
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


def asked(typed: Typed) -> Iterator[Leaf]:
    """The leaves of a tree in order, but what is excluded: one word, those behind it are asked for."""
    if isinstance(typed, Leaf):
        yield typed
        return
    for part in typed.parts:
        if typed.operator != "not":
            yield from asked(part)
        elif isinstance(part, Leaf) and part.kind == "words" and " " in part.text:
            _, _, behind = part.text.partition(" ")
            yield Leaf(behind, part.end - len(behind), part.end, field=part.field)


def plain(text: str) -> Typed | None:
    """A query of words, beginnings and phrases alone, as most are, or of nothing; ``None`` where signs may mean more.

    >>> plain("cantine scolaire"), plain("cantine OU garderie"), plain("-cantine")
    (Leaf(text='cantine scolaire', start=0, end=16, kind='words', field=None), None, None)
    >>> plain("subvent*")
    Group(operator='and', parts=[Leaf(text='subvent', start=0, end=8, kind='prefix', field=None)])
    """
    if not text:
        return Group("and", [])
    if not _OPERATORS.isdisjoint(text.split(" ")):
        return None
    parts: list[Typed] = []
    at = 0
    while piece := _PIECES.match(text, at):
        kind = piece.lastgroup or "words"
        parts.append(Leaf(piece[piece.lastgroup or 0], *piece.span(), kind))  # type: ignore[arg-type]
        if piece.end() == len(text):
            return Group("and", parts) if kind != "words" or len(parts) > 1 else parts[0]
        at = piece.end() + 1
    return None
