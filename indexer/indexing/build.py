"""From files to an index: what changed is prepared in parallel and written by one process.

Changes are committed in batches, engine and catalogue together. An interruption loses the batch at
hand, never the index: the files of that batch are simply read again next time.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.acts.documents import Failure, Record, SourceFile
from indexer.acts.stored import from_json
from indexer.errors import IndexAmongFiles, PathMissing
from indexer.indexing.changes import Changes, changed
from indexer.indexing.noticing import Notices, settle_notices
from indexer.indexing.placing import WITHHELD, Placing
from indexer.indexing.preparation import Prepared, Task, prepare_all
from indexer.indexing.scans import forget
from indexer.indexing.settling import placed, respell
from indexer.indexing.shelf import Shelf
from indexer.reading.extraction import Options
from indexer.reading.fingerprint import reading_fingerprint
from indexer.reading.sources import covering, walk
from indexer.storing.catalogue.found import Found
from indexer.storing.engines.protocol import Writer
from indexer.storing.store import Store, opened, to_change
from indexer.storing.takedowns import TakeDown, TakeDowns

#: Acts after which what was done is made lasting and visible. Memory grows with them: some ten pages of the
#: catalogue each.
BATCH_ACTS = 2_000
#: Seconds after which it is made lasting in any case.
BATCH_SECONDS = 30.0

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a folder is indexed; ``engine`` is ``None`` for that of the index, or the default.

    A ``rebuild`` takes the other folders of the index with it, unless ``only`` those given are to be
    in the new one. ``wait`` for another process that writes, rather than fail. ``follow_links``: also
    those that lead out of the folders given.
    """

    engine: str | None = None
    jobs: int = 1
    collectivite: str | None = None
    rebuild: bool = False
    only: bool = False
    wait: bool = False
    follow_links: bool = False
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

    Raises ``PathMissing`` where there is nothing at a path, ``IndexAmongFiles`` where the folder holds what is
    to be read, ``IndexLocked`` while another process writes,
    ``IndexMismatch`` where the index was made by another engine, schema or analysis and no rebuild was asked
    for.
    """
    began = time.perf_counter()
    if missing := [path for path in paths if not path.exists()]:
        raise PathMissing(f"no such file or folder: {missing[0]}")
    _require_place(paths, folder)
    settings = replace(settings, extraction=_with_cache(settings.extraction, folder))
    with _opened(folder, settings) as store:
        # Also where a store was made anew because nothing said any more which one was in use.
        if not settings.only and store.catalogue.empty:
            paths = [*paths, *_others(paths, store)]
            _require_files(paths, store)
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


def _require_place(paths: list[Path], folder: Path) -> None:
    """Raise ``IndexAmongFiles`` where files to read lie in the folder of the index, of which none is read."""
    place = folder.resolve()
    if lost := [path for path in paths if path.resolve().is_relative_to(place)]:
        raise IndexAmongFiles(
            f"{lost[0]} lies in the folder that --index names, where nothing is read: name another folder"
        )


def _opened(folder: Path, settings: Settings) -> AbstractContextManager[Store]:
    return opened(
        folder,
        engine=settings.engine,
        rebuild=settings.rebuild,
        reading=reading_fingerprint(),
        wait=settings.wait,
    )


def _others(paths: list[Path], store: Store) -> list[Path]:
    """The files and folders of the index that were given before and are not now.

    Raises ``PathMissing`` where a folder of them is not there: a disk that is not mounted.
    """
    others: list[Path] = []
    covers = covering(paths)
    for path, folder in store.catalogue.given().items():
        if covers(path):
            continue
        if path.exists():
            others.append(path)
        elif folder:
            raise PathMissing(
                f"the index also holds the acts of {path}, which is not there now: bring it back, or "
                "leave it out of the index with --only"
            )
    return others


def _require_files(paths: list[Path], store: Store) -> None:
    """Raise ``PathMissing`` where a folder that the index had read before holds nothing: its disk is away."""
    known = store.catalogue.given()
    for path in paths:
        if known.get(path.resolve()) and _is_bare(path):
            raise PathMissing(
                f"{path} holds no file any more, and the index held acts of it: bring them back, or leave "
                "them out of the index with --only"
            )


def _is_bare(path: Path) -> bool:
    return next(walk([path]), None) is None


def _with_cache(options: Options, folder: Path) -> Options:
    """Keep what OCR read beside the stores: a rebuild need not read the same scans again."""
    return options if options.cache_dir else replace(options, cache_dir=folder)


def remove(ids: Iterable[str], folder: Path, *, wait: bool = False) -> list[str]:
    """Take acts out for good; gives the ids that were in the index, or taken out before.

    The list of take-downs is written first: what follows is carried out by whoever opens the index
    next, should this process end. Other records of the same act go with it. An id that an act had
    before stands for the one it has now.
    """
    with to_change(folder, wait=wait) as store:
        known: list[str] = []
        records: dict[str, Record] = {}
        taken = store.catalogue.taken_down().entries
        for id in dict.fromkeys(ids):
            now = id if store.catalogue.places(id) else store.catalogue.heir(id)
            if now or id in taken:
                known.append(id)
            if now:
                records |= {i: from_json(s) for i, s in store.engine.fetch([now]).items()}
        if records:
            entries = [_take_down(store, record) for record in records.values()]
            TakeDowns.read(folder).joined(entries).write(folder)
            store.settle()
            forget(folder, (record.acte.texte for record in records.values()))
    return known


def _take_down(store: Store, record: Record) -> TakeDown:
    traits = store.catalogue.places(record.id)[0].traits
    return TakeDown.now(record.id, record.collectivite.nom or "", traits)


class _Session:
    """One indexing run over an open store."""

    def __init__(self, store: Store, settings: Settings, progress: Progress | None) -> None:
        self._store = store
        self._settings = settings
        self._progress = progress
        self._placing = Placing(store, store.catalogue.taken_down())
        self._notices = Notices(store.catalogue)
        self._undecided: list[Task] = []
        self._failed: list[Failure] = []
        self._warnings: list[Failure] = []
        self._indexed = self._unchanged = self._acts = 0

    def run(self, paths: list[Path]) -> Report:
        """Read what changed, drop what vanished, and tell."""
        place, catalogue = self._store.place, self._store.catalogue
        with Shelf.made(place / "texts") as shelf, Found.made(place) as found:
            options = self._settings.extraction
            links = self._settings.follow_links
            changes = changed(paths, catalogue, found, options, self._failed, follow_links=links)
            self._keep(changes, paths)
            self._placing.vanished = frozenset(changes.vanished)
            with self._store.engine.writer() as writer:
                self.write(writer, self._prepared(changes, shelf))
                self._drop(writer, changes.vanished)
                undecided = list(placed(self._undecided, catalogue))
                self._again(writer, undecided)
                self._again(writer, self._waiting(shelf))
                respell(self._store, writer)
                settle_notices(self._store, writer)
        return Report(
            indexed=self._indexed,
            unchanged=self._unchanged,
            removed=len(changes.vanished),
            failed=tuple(self._failed),
            warnings=(*self._warnings, *self._read_before()),
            acts_indexed=self._acts,
        )

    def _task(self, found: SourceFile, changes: Changes, shelf: Shelf) -> Task:
        root, label = changes.root_of(found)
        settings = self._settings
        return Task(found, root, label, settings.extraction, settings.collectivite, shelf=shelf)

    def _keep(self, changes: Changes, paths: list[Path]) -> None:
        """Note what was given, where unchanged files stand now, and what could not be opened."""
        self._unchanged = changes.unchanged
        catalogue = self._store.catalogue
        known = catalogue.given().keys()
        # A folder without a file is none that a later rebuild should ask for.
        new = {path.resolve() for path in paths} - known
        given = {path: path.is_dir() for path in new if not _is_bare(path)}
        if changes.found.count("moved") or changes.refused or given:
            with catalogue.transaction():
                catalogue.give(given)
                for root in changes.renamed:
                    catalogue.take_back(root)
                for file in changes.found.files("moved"):
                    catalogue.touch(file, changes.root_of(file)[0])
                for file, reason in changes.refused:
                    root, label = changes.root_of(file)
                    catalogue.replace(file, root, [], reason, label=label)

    def _waiting(self, shelf: Shelf) -> list[Task]:
        """The files that now show an act that another one showed, to be read as they are."""
        if not self._placing.waiting:
            return []
        states = map(self._store.catalogue.source, sorted(self._placing.waiting))
        options, body = self._settings.extraction, self._settings.collectivite
        return [
            Task(s.file, s.root, s.label, options, body, shelf=shelf)
            for s in states
            if s and s.file.path.is_file()
        ]

    def _read_before(self) -> Iterator[Failure]:
        """What to say where unchanged files were read by other rules than those of today."""
        if self._unchanged and self._store.meta.reading != reading_fingerprint():
            yield Failure(
                str(self._store.folder),
                f"{self._unchanged} files were read by another version of Registre: "
                "`search index --rebuild FOLDER` reads them again",
            )

    def write(self, writer: Writer, prepared: Iterable[Prepared | None]) -> None:
        """Write files batch after batch."""
        for batch in _batches(prepared, BATCH_ACTS):
            with self._store.change(writer):
                for one in batch:
                    self._put(writer, one)
                    self._count(one)
                self._notices.put_down()

    def _again(self, writer: Writer, tasks: list[Task]) -> None:
        """Write files that were written before, where they can still be read."""
        read = prepare_all(tasks, min(self._settings.jobs, len(tasks)))
        for batch in _batches((one for one in read if one is None or one.documents), BATCH_ACTS):
            with self._store.change(writer):
                for one in batch:
                    self._put(writer, one)
                self._notices.put_down()

    def _put(self, writer: Writer, prepared: Prepared) -> None:
        self._notices.note(prepared.file.name, prepared.notices)
        if self._placing.put(writer, prepared):
            self._warnings.append(Failure(prepared.file.name, WITHHELD))

    def _prepared(self, changes: Changes, shelf: Shelf) -> Iterator[Prepared | None]:
        whole = changes.found.count("to_read")
        # Made as they are needed: a folder may hold a million files.
        tasks = (self._task(file, changes, shelf) for file in changes.found.files("to_read"))
        done = 0
        for prepared in prepare_all(tasks, min(self._settings.jobs, whole)):
            if prepared is None:
                yield None
                continue
            done += 1
            if self._progress:
                self._progress(done, whole, prepared.file.name)
            if prepared.homonym:
                self._undecided.append(self._task(prepared.file, changes, shelf))
            yield prepared

    def _count(self, prepared: Prepared) -> None:
        self._failed += prepared.failures
        self._warnings += [Failure(prepared.file.name, warning) for warning in prepared.warnings]
        self._indexed += bool(prepared.documents)
        self._acts += len(prepared.documents)

    def _drop(self, writer: Writer, vanished: Sequence[str]) -> None:
        if vanished:
            with self._store.change(writer):
                for name in vanished:
                    self._placing.drop(writer, name)
                    self._notices.note(name, ())
                self._notices.put_down()


def _batches(prepared: Iterable[Prepared | None], acts: int) -> Iterator[Iterator[Prepared]]:
    """Files in groups that hold about so many acts each, or are had in so much time.

    A group is gone through while its files arrive: none is kept in memory. It must be gone through
    before the next one is asked for, and has one file at least.
    """
    arriving = iter(prepared)
    for first in arriving:
        if first is not None:
            yield _batch(first, arriving, acts)


def _batch(first: Prepared, arriving: Iterator[Prepared | None], acts: int) -> Iterator[Prepared]:
    until = time.monotonic() + BATCH_SECONDS
    size = max(len(first.documents), 1)
    yield first
    if size >= acts:
        return
    for one in arriving:
        if one is not None:
            size += max(len(one.documents), 1)
            yield one
        if size >= acts or time.monotonic() >= until:
            return
