"""What the catalogue knows of a file and of a place where an act stands, and how traits stand in its rows."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyzers.frozen import dataclass
from indexer.acts.recorded import SourceFile
from indexer.storing.traits import Content, Traits


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of a file since it was last read; ``failure`` tells, a line each, what of it failed."""

    file: SourceFile
    root: Path
    label: str
    acts: int
    failure: str | None

    @property
    def unread(self) -> bool:
        """Whether it failed, or was left out, as a whole."""
        return self.failure is not None and not self.acts


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act stands: file, rank among what was read of it, page."""

    source: str
    rank: int
    page: int | None
    id: str
    traits: Traits


def columns_of(traits: Traits) -> tuple[Any, ...]:
    """The traits as a row has them, in the order of ``statements.TRAITS``."""
    content = traits.content
    return (
        content.digest, content.sketch, content.words, content.head, traits.name, traits.date,
        traits.numero, traits.objet, traits.amounts,
    )  # fmt: skip


def traits_of(columns: Sequence[Any]) -> Traits:
    """The traits that a row has."""
    content, sketch, words, head, *rest = columns
    return Traits(Content(content, sketch, int(words), head), *rest)
