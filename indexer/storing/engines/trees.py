"""What the nodes of a query mean, said once for every engine.

A node is a set of documents, plainly: ``NullQuery`` is the empty set, ``Every`` all documents, ``And`` an
intersection, ``Or`` and ``DisjunctionMax`` a union, ``Not`` the complement wherever it stands, ``AndNot`` a
difference, and ``AndMaybe`` its first part. An ``And`` or ``Or`` of nothing is empty.

A ``Phrase`` matches where each word stands 1 to ``slop`` positions after the one before it.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import accumulate, product
from typing import Any, TypeVar

from analyzers.frozen import dataclass
from indexer.errors import QueryError
from indexer.fields.fields import KEYWORD_FIELDS, NUMBER_FIELDS, TEXT_FIELDS
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Tree

#: Ways of spacing the words of one phrase that an engine tries; beyond, its slop is narrowed.
MAX_SPACINGS = 64
#: Characters of the longest prefix that is looked up; a longer one matches nothing.
MAX_PREFIX = 200

_TERM_FIELDS = frozenset((*TEXT_FIELDS, *KEYWORD_FIELDS))
_PHRASE_FIELDS = frozenset(TEXT_FIELDS)
_KEYWORD_FIELDS = frozenset(KEYWORD_FIELDS)
_NUMBER_FIELDS = frozenset(NUMBER_FIELDS)
_MAX_NUMBER = (1 << 64) - 1

_Result = TypeVar("_Result")

#: The type of ``NullQuery``.
Null = nodes.Nothing
#: What an engine makes of each type of node.
Handlers = Mapping[type[Any], Callable[[Any], _Result]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The whole numbers from ``low`` to ``high``, both included, within what 64 bits hold."""

    low: int
    high: int

    @property
    def empty(self) -> bool:
        """Whether no number lies within."""
        return self.low > self.high


def bounds(low: int | None, high: int | None) -> Bounds:
    """The range between two limits, ``None`` for no limit."""
    first = 0 if low is None else max(low, 0)
    last = _MAX_NUMBER if high is None else min(high, _MAX_NUMBER)
    return Bounds(first, last)


@lru_cache(maxsize=256)
def spacings(words: int, slop: int) -> tuple[tuple[int, ...], ...]:
    """The positions that the words of a phrase may take, the tightest first.

    >>> spacings(2, 2)
    ((0, 1), (0, 2))
    """
    steps = product(range(1, narrowed(words, slop) + 1), repeat=max(words - 1, 0))
    return tuple(
        sorted((tuple(accumulate(gaps, initial=0)) for gaps in steps), key=lambda p: p[-1])
    )


def narrowed(words: int, slop: int) -> int:
    """The slop that a phrase of so many words can have without trying too many spacings."""
    allowed = max(slop, 1)
    while allowed > 1 and allowed ** (words - 1) > MAX_SPACINGS:
        allowed -= 1
    return allowed


def term_field(name: str) -> str:
    """The name, when terms can be looked up in that field. Raises ``QueryError`` otherwise."""
    return _known(name, _TERM_FIELDS, "terms")


def phrase_field(name: str) -> str:
    """The name, when phrases can be looked up in that field. Raises ``QueryError`` otherwise."""
    return _known(name, _PHRASE_FIELDS, "phrases")


def keyword_field(name: str) -> str:
    """The name, when that field holds exact values. Raises ``QueryError`` otherwise."""
    return _known(name, _KEYWORD_FIELDS, "exact values")


def number_field(name: str) -> str:
    """The name, when that field holds numbers. Raises ``QueryError`` otherwise."""
    return _known(name, _NUMBER_FIELDS, "numbers")


def _known(name: str, fields: frozenset[str], what: str) -> str:
    if name not in fields:
        raise QueryError(f"there is no field {name!r} of {what}", parameter="field", value=name)
    return name


def expressible(text: str) -> bool:
    """Whether a text can be an indexed term: not empty, and without half a surrogate pair."""
    if text.isascii():
        return bool(text)
    return not any("\ud800" <= char <= "\udfff" for char in text)


def expressible_prefix(text: str) -> bool:
    """Whether a text can be the beginning of an indexed term; nothing is the beginning of all."""
    return not text or (len(text) <= MAX_PREFIX and expressible(text))


def matching(tree: Tree) -> Tree:
    """The tree that matches the same documents without what only orders them.

    Counting and sorting by date need no score, and the layers that make one can cost more than the
    matching itself.
    """
    match tree:
        case nodes.AndMaybe():
            return matching(tree.a)
        case nodes.ConstantScoreQuery():
            return matching(tree.child)
        case nodes.AndNot():
            return nodes.AndNot(matching(tree.a), matching(tree.b))
        case nodes.Not():
            return nodes.Not(matching(tree.query))
        case nodes.And():
            return nodes.And([matching(q) for q in tree])
        case nodes.Or() | nodes.DisjunctionMax():
            return nodes.Or([matching(q) for q in tree])
    return tree


def dispatch(tree: Tree, handlers: Handlers[_Result]) -> _Result:
    """Call the handler of a node's type. Raises ``QueryError`` for a node no engine executes."""
    handler = handlers.get(type(tree))
    if handler is None:
        raise QueryError(f"a query cannot hold {type(tree).__name__}")
    return handler(tree)
