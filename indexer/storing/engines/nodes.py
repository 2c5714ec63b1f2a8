"""The nodes of which a query is made: what is not here no engine executes.

They are the classes of ``whoosh.query`` by their names, without its matchers, which no engine of ours runs (to load
those took a tenth of the start of ``search query``), and without what no query of ours asks: only words bear a weight
(``boost``), no bound of a range is left out. What each node means stands in :mod:`indexer.storing.engines.trees`.
"""

from collections.abc import Iterator, Sequence
from typing import Any


class Query:
    """A node; two of one type are equal where all they hold is."""

    __slots__ = ()

    def _held(self) -> tuple[Any, ...]:
        names = (name for kind in type(self).__mro__ for name in getattr(kind, "__slots__", ()))
        return tuple(getattr(self, name) for name in names)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._held() == other._held()

    def __hash__(self) -> int:
        return hash((type(self), self._held()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._held()!r}"


class Nothing(Query):
    """What no document matches."""

    __slots__ = ()


#: The one node of that type that is needed.
NullQuery = Nothing()


class Every(Query):
    """All documents."""

    __slots__ = ()


class Term(Query):
    """The documents that have a term in a field."""

    __slots__ = ("boost", "fieldname", "text")

    def __init__(self, fieldname: str, text: str, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.text = text
        self.boost = boost


class Prefix(Query):
    """The documents that have a term which begins so in a field."""

    __slots__ = ("fieldname", "text")

    def __init__(self, fieldname: str, text: str) -> None:
        self.fieldname = fieldname
        self.text = text


class Phrase(Query):
    """The documents in which words stand one after the other, each at most ``slop`` places after the one before."""

    __slots__ = ("boost", "fieldname", "slop", "words")

    def __init__(
        self, fieldname: str, words: Sequence[str], slop: int = 1, boost: float = 1.0
    ) -> None:
        self.fieldname = fieldname
        self.words = tuple(words)
        self.slop = slop
        self.boost = boost


class NumericRange(Query):
    """The documents whose number lies between two, both included; ``None`` for no bound."""

    __slots__ = ("end", "fieldname", "start")

    def __init__(self, fieldname: str, start: int | None, end: int | None) -> None:
        self.fieldname = fieldname
        self.start = start
        self.end = end


class _Several(Query):
    """A node over others, which it gives one by one."""

    __slots__ = ("subqueries",)

    def __init__(self, subqueries: Sequence[Query]) -> None:
        self.subqueries = tuple(subqueries)

    def __iter__(self) -> Iterator[Query]:
        return iter(self.subqueries)

    def __len__(self) -> int:
        return len(self.subqueries)


class And(_Several):
    """What all of them match."""

    __slots__ = ()


class Or(_Several):
    """What any of them matches; scores are added up."""

    __slots__ = ()


class DisjunctionMax(_Several):
    """What any of them matches; the best score alone counts."""

    __slots__ = ()


class Not(Query):
    """What another node does not match."""

    __slots__ = ("query",)

    def __init__(self, query: Query) -> None:
        self.query = query


class _Two(Query):
    """A node over two others."""

    __slots__ = ("a", "b")

    def __init__(self, a: Query, b: Query) -> None:
        self.a = a
        self.b = b


class AndNot(_Two):
    """What the first matches and the second does not."""

    __slots__ = ()


class AndMaybe(_Two):
    """What the first matches; what the second matches too scores more."""

    __slots__ = ()


class ConstantScoreQuery(Query):
    """What another node matches, all at one score."""

    __slots__ = ("child", "score")

    def __init__(self, child: Query, score: float) -> None:
        self.child = child
        self.score = score
