"""What the pages need of an index, and where a request finds it.

``Search`` is a protocol: ``indexer.searching.search.Search`` has its shape, and so has the small index in
memory that the tests use.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from flask import current_app, g

from indexer.acts.documents import Record
from indexer.searching.results import (
    Beside,
    Entry,
    FacetValue,
    IndexInfo,
    Mark,
    SearchPage,
    SearchRequest,
    Suggestion,
)
from webapp.settings import Settings


class Search(Protocol):
    """An open index, read from several threads at once."""

    @property
    def generation(self) -> object:
        """A value that changes with each commit of the index."""
        ...

    @property
    def version(self) -> str:
        """What names the state of the index: no commit bears the name of another."""
        ...

    def snapshot(self) -> "Search":
        """The index as it is now: nothing that is committed later is looked for."""
        ...

    def search(self, request: SearchRequest) -> SearchPage:
        """Run a search."""
        ...

    def onward(self, request: SearchRequest, after: Mark | None) -> tuple[SearchPage, Mark | None]:
        """Give the page of a listing by date after a mark, and the mark of the next one."""
        ...

    def latest(self, request: SearchRequest) -> tuple[int, tuple[Entry, ...]]:
        """Count the acts that match, and give a page of them by when they came, last first."""
        ...

    def values(self, facet: str, request: SearchRequest) -> tuple[FacetValue, ...]:
        """List every value of a facet, where a search gives the first ones."""
        ...

    def by_year(
        self, facet: str, request: SearchRequest
    ) -> tuple[tuple[FacetValue, Mapping[str, int]], ...]:
        """List the values of a facet, each with how many acts it has in each year."""
        ...

    def all(self, request: SearchRequest) -> Iterator[Record]:
        """Give every act that matches, in the order asked for."""
        ...

    def act(self, id: str) -> Record:
        """Fetch an act. Raises ``ActNotFound``."""
        ...

    def sitting(self, seance_id: str) -> tuple[Record, ...]:
        """List the acts of a sitting in order."""
        ...

    def in_sitting(self, seance_id: str, first: int, most: int) -> Beside:
        """Count the acts of a sitting, and list some of them from a place on."""
        ...

    def listing(self, request: SearchRequest) -> tuple[int, tuple[Record, ...]]:
        """Count the acts that match, and list those of a page without what shows why they match."""
        ...

    def beside(self, record: Record) -> Beside:
        """List the acts around one in its sitting."""
        ...

    def cites(self, record: Record) -> tuple[Record, ...]:
        """List the acts it cites that are in the index."""
        ...

    def cited_by(self, record: Record) -> tuple[Record, ...]:
        """List the acts of the index that cite it."""
        ...

    def similar(self, record: Record, limit: int) -> tuple[Record, ...]:
        """List the acts most like it, those of other bodies first."""
        ...

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """List what a person who began to type so may want to search for."""
        ...

    def highlight(self, text: str, query: str) -> tuple[tuple[int, int], ...]:
        """Find the spans of a text that answer a query."""
        ...

    def info(self) -> IndexInfo:
        """Tell what the index holds."""
        ...

    def successor(self, id: str) -> str | None:
        """Find the id that the act of a former id has now."""
        ...

    def original(self, record: Record) -> Path | None:
        """Find the file the act came from, where it may be served."""
        ...

    def withheld(self, record: Record) -> bool:
        """Tell whether that file is kept back, as part of it was taken down."""
        ...


@dataclass(frozen=True, slots=True)
class Site:
    """What a request works with: the index, the settings and the build of templates and code."""

    index: Search
    settings: Settings
    build: str

    @property
    def search(self) -> Search:
        """The index as this request found it: one state for the whole answer, looked up once."""
        if "search" not in g:
            g.search = self.index.snapshot()
        return cast(Search, g.search)


def site() -> Site:
    """The site of the running application."""
    return cast(Site, current_app.extensions["registre"])
