"""The nodes of which a query is made: what is not here no engine executes.

They are the classes of ``whoosh.query`` by their names, arguments and attributes, without its matchers, which no engine
of ours runs; to load those took a tenth of the start of ``search query``. What each node means stands in
:mod:`indexer.storing.engines.trees`.
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
    """All documents, or those that have a field."""

    __slots__ = ("boost", "fieldname")

    def __init__(self, fieldname: str | None = None, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.boost = boost


class Term(Query):
    """The documents that have a term in a field."""

    __slots__ = ("boost", "fieldname", "text")

    def __init__(self, fieldname: str, text: str, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.text = text
        self.boost = boost


class Prefix(Query):
    """The documents that have a term which begins so in a field."""

    __slots__ = ("boost", "fieldname", "text")

    def __init__(self, fieldname: str, text: str, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.text = text
        self.boost = boost


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
    """The documents whose number lies between two, ``None`` for no bound; ``…excl`` leaves a bound out."""

    __slots__ = ("boost", "end", "endexcl", "fieldname", "start", "startexcl")

    def __init__(
        self,
        fieldname: str,
        start: int | None,
        end: int | None,
        startexcl: bool = False,
        endexcl: bool = False,
        boost: float = 1.0,
    ) -> None:
        self.fieldname = fieldname
        self.start = start
        self.end = end
        self.startexcl = startexcl
        self.endexcl = endexcl
        self.boost = boost


class _Several(Query):
    """A node over others, which it gives one by one."""

    __slots__ = ("boost", "subqueries")

    def __init__(self, subqueries: Sequence[Query], boost: float = 1.0) -> None:
        self.subqueries = tuple(subqueries)
        self.boost = boost

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
    """What any of them matches; the best score counts, and of the others the share ``tiebreak``."""

    __slots__ = ("tiebreak",)

    def __init__(
        self, subqueries: Sequence[Query], boost: float = 1.0, tiebreak: float = 0.0
    ) -> None:
        super().__init__(subqueries, boost)
        self.tiebreak = tiebreak


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

    def __init__(self, child: Query, score: float = 1.0) -> None:
        self.child = child
        self.score = score
