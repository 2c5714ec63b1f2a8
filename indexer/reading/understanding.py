"""From files to documents: extraction, then parsing with what the other files of a folder say."""

import atexit
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from indexer.acts.documents import Document, ExtractedText, Extraction, Failure
from indexer.errors import LimitExceeded
from indexer.reading import bounds
from indexer.reading.extraction import ExtractionWorker, Options
from indexer.reading.extraction.small_texts import small_text
from indexer.reading.parsing import Context, parse, same_body


@dataclass(frozen=True, slots=True)
class Understood:
    """A file, its documents, and what could not be read of it."""

    path: Path
    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]


def read(path: Path, options: Options, *, name: str) -> Extraction:
    """The texts of a file and what failed in it; never raises for what the file holds."""
    extraction = small_text(path, options, name=name) or _reader(options).extract(path, name=name)
    if isinstance(extraction, Failure):
        return Extraction((), (extraction,))
    within = tuple(
        Failure(name if f.name == path.name else f"{name}: {f.name}", f.reason)
        for f in extraction.failures
    )
    return replace(extraction, failures=within)


def understand(extraction: Extraction, context: Context, *, name: str) -> tuple[Document, ...]:
    """What is understood of each text of a file, within the bounds of ``bounds``."""
    return same_body([_understood(text, context, name) for text in extraction.texts])


def _understood(text: ExtractedText, context: Context, name: str) -> Document:
    """A text understood, or as a whole where that is not possible within bounds."""
    reason = None if text.rows else bounds.too_long(text.text)
    if reason is None:
        try:
            with bounds.within(bounds.SECONDS, "understanding it"):
                return parse(text, name=_inner(name, text), context=context)
        except LimitExceeded as error:
            reason = str(error)
    kept = bounds.searched(text.text)
    most = f"the first {bounds.MAX_SEARCHED:,} characters and each further word once"
    part = "" if kept is text.text else f", of which {most} are searched"
    warning = f"{reason}: indexed as a whole{part}"
    return Document("autre", kept, member=text.member, warnings=(*text.warnings, warning))


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
        yield Understood(path, documents, texts.failures, texts.notes)


@cache
def _reader(options: Options) -> ExtractionWorker:
    """The child that reads for this process; it ends with it."""
    worker = ExtractionWorker(options)
    atexit.register(worker.close)
    return worker


def _inner(name: str, text: ExtractedText) -> str:
    return f"{name}/{text.member}" if text.member else name


def _documents(path: Path, texts: Extraction, context: Context) -> tuple[Document, ...]:
    return understand(texts, context, name=str(path))


def _is_open(document: Document) -> bool:
    """Whether a commune is named of which several bear the name."""
    body = document.collectivite
    return bool(body.type == "commune" and body.nom and not body.code_insee)
