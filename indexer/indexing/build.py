"""From files to an index: what changed is prepared in parallel and written by one process.

Changes are committed in batches, first in the engine, then in the catalogue. An interruption loses
the batch at hand, never the index: the files of that batch are simply read again next time.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.documents import Failure, SourceFile
from indexer.errors import PathMissing
from indexer.indexing.preparation import Prepared, Task, prepare_all
from indexer.indexing.settling import placed, respell
from indexer.indexing.shelf import Shelf
from indexer.reading.extraction import Options
from indexer.reading.fingerprint import reading_fingerprint
from indexer.reading.parsing import Context
from indexer.reading.sources import Fingerprint, covers, label_roots, walk
from indexer.storing.catalogue import SourceState
from indexer.storing.engines.protocol import Writer
from indexer.storing.lock import writing
from indexer.storing.store import Store, opened

#: Acts after which what was done is made lasting and visible.
BATCH_ACTS = 5_000

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a folder is indexed; ``engine`` is ``None`` for that of the index, or the default."""

    engine: str | None = None
    jobs: int = 1
    collectivite: str | None = None
    rebuild: bool = False
    extraction: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Report:
    """What an indexing run did. ``acts`` counts what the index holds at the end."""

    indexed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()
    acts_indexed: int = 0
    acts: int = 0
    seconds: float = 0.0


def build(
    paths: list[Path], folder: Path, settings: Settings, progress: Progress | None = None
) -> Report:
    """Bring the index in ``folder`` up to date with the files under ``paths``.

    Raises ``PathMissing`` where there is nothing at a path, ``IndexLocked`` while another process writes, ``IndexMismatch`` where the index was made
    by another engine, schema or analysis and no rebuild was asked for.
    """
    began = time.perf_counter()
    if missing := [path for path in paths if not path.exists()]:
        raise PathMissing(f"no such file or folder: {missing[0]}")
    settings = replace(settings, extraction=_with_cache(settings.extraction, folder))
    with _opened(folder, settings) as store:
        report = _Session(store, settings, progress).run(paths)
        total = store.engine.stats().documents
    return replace(report, acts=total, seconds=round(time.perf_counter() - began, 3))


def fill(prepared: Iterable[Prepared], folder: Path, settings: Settings) -> int:
    """Put files whose acts are known already into the index in ``folder``, made if there is none.

    The last stage of :func:`build`, for acts that were not read from their files. Each file takes
    the place of the one of its name. Gives the acts that the index then holds; raises as ``build``.
    """
    with _opened(folder, settings) as store:
        session = _Session(store, settings, None)
        with store.engine.writer() as writer:
            session.write(writer, prepared)
        return store.engine.stats().documents


def _opened(folder: Path, settings: Settings) -> AbstractContextManager[Store]:
    return opened(
        folder,
        engine=settings.engine,
        rebuild=settings.rebuild,
        reading=reading_fingerprint(),
    )


def _with_cache(options: Options, folder: Path) -> Options:
    """Keep what OCR read beside the stores: a rebuild need not read the same scans again."""
    return options if options.cache_dir else replace(options, cache_dir=folder)


def remove(ids: Iterable[str], folder: Path) -> list[str]:
    """Take acts out for good; gives the ids that were in the index."""
    with writing(folder), Store.open(folder) as store:
        known = [id for id in ids if id in store.catalogue.act_ids()]
        with store.catalogue.transaction():
            store.catalogue.take_down(known)
        with store.engine.writer() as writer:
            for id in known:
                writer.delete(id)
        store.publish()
    return known


class _Session:
    """One indexing run over an open store."""

    def __init__(self, store: Store, settings: Settings, progress: Progress | None) -> None:
        self._store = store
        self._settings = settings
        self._progress = progress
        self._known = store.catalogue.sources()
        self._removed = store.catalogue.removed()
        self._context = Context(settings.collectivite)
        self._undecided: list[Task] = []
        self._failed: list[Failure] = []
        self._warnings: list[Failure] = []
        self._indexed = self._unchanged = self._acts = 0

    def run(self, paths: list[Path]) -> Report:
        """Read what changed, drop what vanished, and tell."""
        with Shelf.made(self._store.place / "texts") as shelf:
            tasks, vanished = self._changes(paths, shelf)
            with self._store.engine.writer() as writer:
                self.write(writer, self._prepared(tasks))
                self._drop(writer, vanished)
                undecided = list(placed(self._undecided, self._store.catalogue))
                self.write(writer, prepare_all(undecided, self._settings.jobs), again=True)
                respell(self._store, writer)
        return Report(
            indexed=self._indexed,
            unchanged=self._unchanged,
            removed=len(vanished),
            failed=tuple(self._failed),
            warnings=(*self._warnings, *self._read_before()),
            acts_indexed=self._acts,
        )

    def _read_before(self) -> Iterator[Failure]:
        """What to say where unchanged files were read by other rules than those of today."""
        if self._unchanged and self._store.meta.reading != reading_fingerprint():
            yield Failure(
                str(self._store.folder),
                f"{self._unchanged} files were read by another version of Registre: "
                "`search index --rebuild FOLDER` reads them again",
            )

    def write(self, writer: Writer, prepared: Iterable[Prepared], *, again: bool = False) -> None:
        """Write files batch after batch; ``again`` for those that this run wrote before."""
        for batch in _batches(prepared, BATCH_ACTS):
            self._write(writer, batch, again=again)

    def _changes(self, paths: list[Path], shelf: Shelf) -> tuple[list[Task], list[str]]:
        """The files to read, and the names of those that are no longer there.

        A file that failed is tried again: what it lacked (OCR, a converter) may be there now.
        """
        roots = {state.root_label: state.root for state in self._known.values()}
        labels = label_roots(paths, roots)
        root_of = {label: root for root, label in labels.items()}
        prints = {
            name: Fingerprint(s.file.size, s.file.mtime_ns, s.file.sha256)
            for name, s in self._known.items()
        }
        tasks: list[Task] = []
        seen: set[str] = set()
        for found in walk(
            paths, known=prints, labels=labels, max_bytes=self._settings.extraction.max_bytes
        ):
            seen.add(found.name)
            if isinstance(found, Failure):
                self._failed.append(found)
                continue
            before = self._known.get(found.name)
            if before and before.failure is None and before.file.sha256 == found.sha256:
                self._keep(found, before)
            else:
                root = root_of[found.name.split("/", 1)[0]]
                tasks.append(Task(found, root, self._settings.extraction, self._context, shelf))
        return tasks, [
            name for name, state in self._known.items() if self._vanished(state, seen, paths)
        ]

    def _keep(self, found: SourceFile, before: SourceState) -> None:
        self._unchanged += 1
        if found.mtime_ns != before.file.mtime_ns:
            with self._store.catalogue.transaction():
                self._store.catalogue.touch(found)

    def _vanished(self, state: SourceState, seen: set[str], paths: list[Path]) -> bool:
        """Whether a file is gone: a folder that could not be read tells nothing of its files."""
        name = state.file.name
        if name in seen or not covers(paths, state.file.path):
            return False
        return not any(name.startswith(f"{failure.name}/") for failure in self._failed)

    def _prepared(self, tasks: list[Task]) -> Iterator[Prepared]:
        every = zip(tasks, prepare_all(tasks, self._settings.jobs), strict=True)
        for done, (task, prepared) in enumerate(every, start=1):
            if self._progress:
                self._progress(done, len(tasks), prepared.file.name)
            if prepared.homonym:
                self._undecided.append(task)
            yield prepared

    def _write(self, writer: Writer, batch: list[Prepared], *, again: bool) -> None:
        """Put a batch into the engine, then into the catalogue, and let readers see it."""
        for prepared in batch:
            # Even a file that the catalogue does not know: a run may have stopped between the two.
            writer.delete_source(prepared.file.name)
            for document in prepared.documents:
                if document.id not in self._removed:
                    writer.add(document)
        writer.commit()
        with self._store.catalogue.transaction():
            for prepared in batch:
                self._note(prepared)
                if not again:
                    self._count(prepared)
        self._store.show()

    def _count(self, prepared: Prepared) -> None:
        self._failed += prepared.failures
        self._warnings += [Failure(prepared.file.name, warning) for warning in prepared.warnings]
        self._indexed += bool(prepared.documents)
        self._acts += len(prepared.documents)

    def _note(self, prepared: Prepared) -> None:
        failure = None
        if not prepared.documents:
            failure = "; ".join(f.reason for f in prepared.failures) or "no text found"
        self._store.catalogue.replace(prepared.file, prepared.root, prepared.entries, failure)

    def _drop(self, writer: Writer, vanished: list[str]) -> None:
        if not vanished:
            return
        for name in vanished:
            writer.delete_source(name)
        writer.commit()
        with self._store.catalogue.transaction():
            for name in vanished:
                self._store.catalogue.forget(name)
        self._store.show()


def _batches(prepared: Iterable[Prepared], acts: int) -> Iterator[list[Prepared]]:
    """Files grouped so that each group holds about so many acts."""
    batch: list[Prepared] = []
    size = 0
    for one in prepared:
        batch.append(one)
        size += max(len(one.documents), 1)
        if size >= acts:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
