"""From a file to all that is written of it: extraction, parsing and analysis, file by file.

Each process of the pool takes a file the whole way, so that only what is written travels back. The
reading itself happens in a child of that process, which may die without harm
(see ``indexer.reading.extraction.process.worker``). A file that must be understood again, once the others
are known, is not read again: its texts wait on a shelf.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from indexer.acts.documents import Failure, IndexDocument, Notice, Record, SourceFile
from indexer.errors import LimitExceeded
from indexer.indexing.shelf import Shelf
from indexer.reading import bounds
from indexer.reading.extraction import Options
from indexer.storing.catalogue.entries import Entry, entries
from indexer.storing.records import known_records
from indexer.storing.schema import index_document
from indexer.storing.traits import Known

#: Batches handed to the pool ahead of what was taken back, per process: enough to keep it busy.
_AHEAD = 3
#: Files, and bytes of them, that a process is handed at once: asking for each costs as much as reading it.
_FILES, _BYTES = 16, 200_000
#: Seconds of silence after which it is said that a file takes long.
_BEAT = 5.0


@dataclass(frozen=True, slots=True)
class Task:
    """A file to take in: found where, under which folder given, how to read and understand it.

    ``label`` is the beginning of the file's name that stands for ``root``; ``collectivite`` and
    ``communes`` (INSEE codes) are what is known beside the text. ``shelf`` keeps the texts of a file
    that may have to be understood again.
    """

    file: SourceFile
    root: Path
    label: str
    options: Options
    collectivite: str | None = None
    communes: frozenset[str] = frozenset()
    shelf: Shelf | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is written of a file: its documents for the engine, its entries for the catalogue.

    ``notices`` speak of acts of other files; ``notes`` say what was left out of it, as it should be.
    """

    file: SourceFile
    root: Path
    label: str | None = None
    documents: tuple[IndexDocument, ...] = ()
    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        file: SourceFile,
        root: Path,
        found: Sequence[Record],
        label: str | None = None,
    ) -> Self:
        """What is written of the records of a file, which have their ids."""
        return cls(file, root, label).with_acts([*map(Known.of, found)])

    def with_acts(self, found: Sequence[Known]) -> Self:
        """The same, and what is written of the acts found in the file."""
        documents = tuple(index_document(known.record) for known in found)
        return replace(self, documents=documents, entries=entries(found))

    @property
    def homonym(self) -> bool:
        """Whether a commune is named of which several bear the name."""
        return any(entry.homonym for entry in self.entries)


def prepare(task: Task) -> Prepared:
    """Take a file the whole way; never raises for what the file holds."""
    # What understands texts takes half a second to load, which a run that reads nothing spares.
    from indexer.reading.parsing import Context
    from indexer.reading.understanding import read, understand

    name = task.file.name
    kept = task.shelf.kept(name) if task.shelf else None
    extraction = kept or read(task.file.path, task.options, name=name)
    documents = understand(extraction, Context(task.collectivite, task.communes), name=name)
    found = [known for document in documents for known in known_records(document, name)]
    warnings = (warning for document in documents for warning in document.warnings)
    prepared = _analysed(
        Prepared(
            task.file,
            task.root,
            task.label,
            failures=extraction.failures,
            warnings=(*extraction.notes, *warnings),
            notices=extraction.notices,
            notes=extraction.notes,
        ),
        found,
    )
    if task.shelf and prepared.homonym and not kept:
        task.shelf.keep(name, extraction)
    return prepared


def _analysed(read: Prepared, found: Sequence[Known]) -> Prepared:
    """A file that was read, and what is written of its acts; nothing is of one whose analysis holds up."""
    try:
        with bounds.within(bounds.SECONDS + bounds.EACH * len(found), "analysing it"):
            return read.with_acts(found)
    except LimitExceeded as error:
        return replace(read, failures=(*read.failures, Failure(read.file.name, str(error))))


def prepare_all(tasks: Iterable[Task], jobs: int) -> Iterator[Prepared | None]:
    """Take the files the whole way on so many processes; they come back in the order given.

    ``None`` says that the next one is not ready yet, about every ``_BEAT`` seconds, so that what came
    before need not wait for it. On one process nothing can be said while it works.
    """
    if jobs <= 1:
        yield from map(prepare, tasks)
        return
    # The folder worked in may hold the documents: a spawned process would import a ``select.py``
    # there before the library's.
    os.environ["PYTHONSAFEPATH"] = "1"
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, spawn, initializer=_follow_parent) as pool:
        try:
            yield from _windowed(pool, tasks, jobs * _AHEAD)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _follow_parent() -> None:
    """End this process with the one that started it: one that was killed can tell nobody."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _windowed(
    pool: ProcessPoolExecutor, tasks: Iterable[Task], ahead: int
) -> Iterator[Prepared | None]:
    """Keep a bounded number of files under way, so that memory does not grow with the folder."""
    rest = _batches(tasks)
    under_way: deque[Future[list[Prepared]]] = deque(
        pool.submit(_prepare_each, batch) for batch in islice(rest, ahead)
    )
    while under_way:
        try:
            done = under_way[0].result(timeout=_BEAT)
        except TimeoutError:
            yield None
            continue
        under_way.popleft()
        under_way.extend(pool.submit(_prepare_each, batch) for batch in islice(rest, 1))
        yield from done


def _prepare_each(batch: Sequence[Task]) -> list[Prepared]:
    return [prepare(task) for task in batch]


def _batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Small files together; what takes long to read goes alone, so that little waits for it."""
    batch: list[Task] = []
    size = 0
    for task in tasks:
        if batch and (len(batch) == _FILES or size + task.file.size > _BYTES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += task.file.size
    if batch:
        yield batch
