"""What every engine does, so that the others need not know which one runs.

An engine stores :class:`~indexer.acts.recorded.IndexDocument` values and answers
:class:`EngineRequest` values. Queries are trees of :mod:`indexer.storing.engines.nodes` over the fields of
``indexer.storing.schema``: ``Term``, ``Phrase``, ``Prefix``, ``And``, ``Or``, ``Not``, ``AndNot``,
``AndMaybe``, ``DisjunctionMax``, ``ConstantScoreQuery``, ``NumericRange``, ``Every`` and
``NullQuery``, words with boosts. The same tree gives the same matches, totals, counts and sort orders on
every engine; only scores differ.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from pathlib import Path
from typing import NamedTuple, Protocol

from analyzers.frozen import dataclass
from indexer.acts.recorded import IndexDocument
from indexer.storing.engines import nodes

#: A node of a query.
Tree = nodes.Query
#: Values that are wanted of a facet of which the most frequent ones are.
FEW = 100


@dataclass(frozen=True, slots=True)
class Filter:
    """Keep the documents whose keyword ``field`` has one of ``values`` (OR within, AND between)."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Keep the documents whose number ``field`` lies in ``[low, high]``, both included."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """One search.

    ``sort`` is ``None`` for decreasing score, or the name of a number field, with ``-`` in front
    for decreasing order. ``facets`` names the keyword fields to count: the counts of a field
    ignore the filter (or, for ``annee``, the range) on that same field. Of those in ``few`` the
    most frequent values are wanted: an engine may leave out what is rarer than the ``FEW``-th of them.
    """

    query: Tree
    filters: tuple[Filter, ...] = ()
    ranges: tuple[Range, ...] = ()
    sort: str | None = None
    offset: int = 0
    limit: int = 10
    facets: tuple[str, ...] = ()
    few: frozenset[str] = frozenset()


class EngineHit(NamedTuple):
    """One document that matched.

    ``stored`` is what was given at indexing, ``signature`` the commonest of its terms and what they are about
    (:mod:`indexer.storing.engines.likeness`).
    """

    id: str
    score: float
    stored: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class EngineResult:
    """The exact number of matches, the page of hits and the counts of each facet's values."""

    total: int
    hits: tuple[EngineHit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


#: Counts by the value of one field, then by that of another; pairs that nothing has are left out.
Crossed = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class EngineStats:
    """Documents searchable and bytes on disk (``None`` where the engine cannot tell)."""

    documents: int
    bytes: int | None


class Writer(AbstractContextManager["Writer"], Protocol):
    """A session of changes: all of them become visible at its end, or none.

    A normal end commits, an error rolls back to the last commit.
    """

    def add(self, document: IndexDocument) -> None:
        """Add a document whose id is not in the index (delete its source first)."""
        ...

    def delete_source(self, source: str) -> None:
        """Take out every document of a source; nothing happens where there is none."""
        ...

    def delete(self, id: str) -> None:
        """Take out one document; nothing happens where there is none."""
        ...

    def erase(self, id: str) -> None:
        """Take out one document for good: at the next commit no list of terms knows its words."""
        ...

    def commit(self) -> None:
        """Make what was done so far lasting and visible; the session may go on."""
        ...


class Engine(Protocol):
    """An open index. Reading is safe from several threads."""

    name: str

    def writer(self) -> Writer:
        """Begin a session of changes. Raises ``IndexLocked`` while another one is open."""
        ...

    def state(self) -> str:
        """What identifies the last commit, read anew; another one after each that changed anything."""
        ...

    def refresh(self) -> None:
        """See what was committed since the index was opened."""
        ...

    def search(self, request: EngineRequest) -> EngineResult:
        """Run one search."""
        ...

    def walk(self, request: EngineRequest) -> Iterator[EngineHit]:
        """Every hit of a search in its order, from the first, as the index was when it began.

        The request's page and facets are not heeded. Made for hundreds of thousands of hits.
        """
        ...

    def crossed(self, request: EngineRequest, rows: str, columns: str) -> Crossed:
        """How many of the matches have each value of one keyword field with each of another.

        All filters and ranges hold; the page, the order and the facets of the request are not
        heeded. Made for fields of few values (matières, years).
        """
        ...

    def fetch(self, ids: Sequence[str]) -> dict[str, str]:
        """What is stored for each of the ids that exist."""
        ...

    def frequencies(self, field: str, terms: Iterable[str]) -> dict[str, int]:
        """In how many documents each term stands (deleted ones may still count)."""
        ...

    def prefixed(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """The terms of a text field that begin so, most frequent first, with their frequencies."""
        ...

    def near(self, field: str, term: str, distance: int, limit: int) -> list[tuple[str, int]]:
        """The words within an edit distance (at most 2), nearest then most frequent first.

        Words are terms that begin with a letter from a to z: what is folded begins with one, or is a number.
        """
        ...

    def similar(self, id: str, limit: int) -> list[EngineHit]:
        """The documents most like one, best first, without itself."""
        ...

    def ids(self) -> Iterable[str]:
        """Every id, in no order."""
        ...

    def stats(self) -> EngineStats:
        """How much is in the index."""
        ...

    def check(self) -> list[str]:
        """What is wrong with the index, in sentences; empty when it is sound."""
        ...

    def close(self) -> None:
        """Release files and connections."""
        ...


class EngineFactory(Protocol):
    """How an engine is made or opened in the folder of an index."""

    def create(self, folder: Path) -> Engine:
        """Make an empty index."""
        ...

    def open(self, folder: Path) -> Engine:
        """Open an index that exists. Raises ``IndexMissing`` or ``IndexCorrupt``."""
        ...

    def scratch(self) -> AbstractContextManager[Engine]:
        """An empty index for the time of a block: it touches no other and leaves nothing behind."""
        ...
