"""The nodes that a query may hold, and no other: what is not here no engine executes."""

from collections.abc import Iterator, Sequence

class Query: ...

NullQuery: Query

class _Boosted(Query):
    boost: float

class Every(_Boosted):
    fieldname: str | None
    def __init__(self, fieldname: str | None = None, boost: float = 1.0) -> None: ...

class Term(_Boosted):
    fieldname: str
    text: str
    def __init__(self, fieldname: str, text: str, boost: float = 1.0) -> None: ...

class Prefix(_Boosted):
    fieldname: str
    text: str
    def __init__(self, fieldname: str, text: str, boost: float = 1.0) -> None: ...

class Phrase(_Boosted):
    fieldname: str
    words: Sequence[str]
    slop: int
    def __init__(
        self, fieldname: str, words: Sequence[str], slop: int = 1, boost: float = 1.0
    ) -> None: ...

class NumericRange(_Boosted):
    fieldname: str
    start: int | None
    end: int | None
    startexcl: bool
    endexcl: bool
    def __init__(
        self,
        fieldname: str,
        start: int | None,
        end: int | None,
        startexcl: bool = False,
        endexcl: bool = False,
        boost: float = 1.0,
    ) -> None: ...

class _Several(_Boosted):
    def __init__(self, subqueries: Sequence[Query], boost: float = 1.0) -> None: ...
    def __iter__(self) -> Iterator[Query]: ...

class And(_Several): ...
class Or(_Several): ...

class DisjunctionMax(_Several):
    tiebreak: float
    def __init__(
        self, subqueries: Sequence[Query], boost: float = 1.0, tiebreak: float = 0.0
    ) -> None: ...

class Not(Query):
    query: Query
    def __init__(self, query: Query) -> None: ...

class AndNot(Query):
    a: Query
    b: Query
    def __init__(self, a: Query, b: Query) -> None: ...

class AndMaybe(Query):
    a: Query
    b: Query
    def __init__(self, a: Query, b: Query) -> None: ...

class ConstantScoreQuery(Query):
    child: Query
    score: float
    def __init__(self, child: Query, score: float = 1.0) -> None: ...
