"""From a file to all that is written of it: extraction, parsing and analysis, file by file.

Each process of the pool takes a file the whole way, so that only what is written travels back. The
reading itself happens in a child of that process, which may die without harm
(see ``indexer.reading.extraction.worker``).
"""

import atexit
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Self

from indexer.documents import (
    Document,
    ExtractedText,
    Extraction,
    Failure,
    IndexDocument,
    Record,
    SourceFile,
)
from indexer.reading.extraction import ExtractionWorker, Options
from indexer.reading.parsing import Context, parse
from indexer.storing.catalogue import Entry
from indexer.storing.records import records
from indexer.storing.schema import index_document

#: Files handed to the pool ahead of what was taken back, per process: enough to keep it busy.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Task:
    """A file to take in: found where, under which folder given, how to read and understand it."""

    file: SourceFile
    root: Path
    options: Options
    context: Context = field(default_factory=Context)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is written of a file: its documents for the engine, its entries for the catalogue."""

    file: SourceFile
    root: Path
    documents: tuple[IndexDocument, ...] = ()
    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        file: SourceFile,
        root: Path,
        found: Sequence[Record],
        failures: tuple[Failure, ...] = (),
        warnings: tuple[str, ...] = (),
    ) -> Self:
        """What is written of the records of a file."""
        return cls(
            file=file,
            root=root,
            documents=tuple(map(index_document, found)),
            entries=tuple(map(Entry.of, found)),
            failures=failures,
            warnings=warnings,
        )

    @property
    def homonym(self) -> bool:
        """Whether a commune is named of which several bear the name."""
        return any(entry.homonym for entry in self.entries)


def read(path: Path, options: Options, *, name: str) -> Extraction:
    """The texts of a file and what failed in it; never raises for what the file holds."""
    extraction = _reader(options).extract(path, name=name)
    if isinstance(extraction, Failure):
        return Extraction((), (extraction,))
    within = tuple(Failure(f"{name}: {f.name}", f.reason) for f in extraction.failures)
    return Extraction(extraction.texts, within)


def understand(extraction: Extraction, context: Context, *, name: str) -> tuple[Document, ...]:
    """What is understood of each text of a file."""
    return tuple(parse(text, name=_inner(name, text), context=context) for text in extraction.texts)


def prepare(task: Task) -> Prepared:
    """Take a file the whole way; never raises for what the file holds."""
    name = task.file.name
    extraction = read(task.file.path, task.options, name=name)
    documents = understand(extraction, task.context, name=name)
    found = [record for document in documents for record in records(document, name)]
    warnings = tuple(warning for document in documents for warning in document.warnings)
    return Prepared.of(task.file, task.root, found, extraction.failures, warnings)


def prepare_all(tasks: Sequence[Task], jobs: int) -> Iterator[Prepared]:
    """Take the files the whole way on so many processes; they come back in the order given."""
    jobs = min(jobs, len(tasks))
    if jobs <= 1:
        yield from map(prepare, tasks)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=spawn) as pool:
        try:
            yield from _windowed(pool, tasks, jobs * _AHEAD)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _windowed(pool: ProcessPoolExecutor, tasks: Iterable[Task], ahead: int) -> Iterator[Prepared]:
    """Keep a bounded number of files under way, so that memory does not grow with the folder."""
    rest = iter(tasks)
    under_way: deque[Future[Prepared]] = deque(
        pool.submit(prepare, task) for task in islice(rest, ahead)
    )
    while under_way:
        done = under_way.popleft().result()
        under_way.extend(pool.submit(prepare, task) for task in islice(rest, 1))
        yield done


@cache
def _reader(options: Options) -> ExtractionWorker:
    """The child that reads for this process; it ends with it."""
    worker = ExtractionWorker(options)
    atexit.register(worker.close)
    return worker


def _inner(name: str, text: ExtractedText) -> str:
    return f"{name}/{text.member}" if text.member else name
