"""The changes of a session that are kept in memory until a commit."""

from dataclasses import dataclass, field

from indexer.documents import IndexDocument


@dataclass(slots=True)
class Pending:
    """Documents to add, sources and ids to take out of what is already in the index.

    Taking out also forgets what this session added before, so that the order of calls counts.
    """

    added: dict[str, IndexDocument] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    ids: dict[str, None] = field(default_factory=dict)

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
