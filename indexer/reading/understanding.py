"""What is understood of some files, without an index: ``search parse``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.documents import Document, Extraction, Failure
from indexer.indexing.preparation import read, understand
from indexer.reading.extraction import Options
from indexer.reading.parsing import Context


@dataclass(frozen=True, slots=True)
class Understood:
    """A file, its documents, and what could not be read of it."""

    path: Path
    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]


def understand_all(
    paths: Sequence[Path], options: Options, collectivite: str | None = None
) -> Iterator[Understood]:
    """Read the files, then understand each with what the others of its folder say."""
    context = Context(collectivite)
    read_files = [(path, read(path, options, name=str(path))) for path in paths]
    first = [(path, texts, _documents(path, texts, context)) for path, texts in read_files]
    for path, texts, documents in first:
        if any(_is_open(document) for document in documents):
            others = (d for p, _, found in first if p.parent == path.parent for d in found)
            known = Context.of(others, collectivite=collectivite)
            documents = _documents(path, texts, known)
        yield Understood(path, documents, texts.failures)


def _documents(path: Path, texts: Extraction, context: Context) -> tuple[Document, ...]:
    return understand(texts, context, name=str(path))


def _is_open(document: Document) -> bool:
    """Whether a commune is named of which several bear the name."""
    body = document.collectivite
    return bool(body.type == "commune" and body.nom and not body.code_insee)
