"""What is known of a document from outside: its folder and the user's word."""

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.acts.documents import Collectivite, Document


@dataclass(frozen=True, slots=True)
class Context:
    """Facts that settle what a text leaves open.

    ``collectivite`` is a name that the user imposes (``--collectivite``). ``communes`` are the INSEE
    codes that the folder's other documents established: they choose between homonyms of the same
    name, never name a body that the text does not name, and tell nothing of another.
    """

    collectivite: str | None = None
    communes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, documents: Iterable[Document], *, collectivite: str | None = None) -> "Context":
        """Return the context that the documents of one folder give each other."""
        bodies: list[Collectivite] = [document.collectivite for document in documents]
        return cls(
            collectivite,
            frozenset(body.code_insee for body in bodies if body.code_insee),
        )
