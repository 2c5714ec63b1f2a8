"""A session whose changes are kept in memory until a commit."""

from abc import abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from indexer.acts.recorded import IndexDocument
from indexer.storing.engines.session import Session


@dataclass(slots=True)
class Pending:
    """Documents to add, sources and ids to take out of what is already in the index.

    ``erased`` tells that the words of what is taken out must go with it. Taking out also forgets
    what this session added before, so that the order of calls counts.
    """

    added: dict[str, IndexDocument] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    ids: dict[str, None] = field(default_factory=dict)
    erased: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.sources or self.ids)

    def add(self, document: IndexDocument) -> None:
        """Remember a document."""
        self.added[document.id] = document

    def delete_source(self, source: str) -> None:
        """Remember to take out every document of a source."""
        self.sources[source] = None
        for id in [id for id, added in self.added.items() if added.source == source]:
            del self.added[id]

    def delete(self, id: str) -> None:
        """Remember to take out one document."""
        self.ids[id] = None
        self.added.pop(id, None)


class PendingWriter(Session):
    """A session whose changes are kept in memory until a commit writes them."""

    def __init__(self, folder: Path) -> None:
        self._pending = Pending()
        super().__init__(folder)

    @abstractmethod
    def _write(self, changes: Pending) -> None:
        """Make the changes lasting and visible, all or none."""

    def add(self, document: IndexDocument) -> None:
        """Add a document whose id is not in the index."""
        self._pending.add(document)

    def delete_source(self, source: str) -> None:
        """Take out every document of a source."""
        self._pending.delete_source(source)

    def delete(self, id: str) -> None:
        """Take out one document."""
        self._pending.delete(id)

    def erase(self, id: str) -> None:
        """Take out one document and, with it, its words."""
        self._pending.delete(id)
        self._pending.erased = True

    def commit(self) -> None:
        """Make what was done so far lasting and visible; the session may go on."""
        if self._pending:
            self._write(self._pending)
            self._pending = Pending()

    def _roll_back(self) -> None:
        self._pending = Pending()
