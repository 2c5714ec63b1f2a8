"""From files to an index: what changed is prepared in parallel and written by one process.

Changes are committed in batches, first in the engine, then in the catalogue. An interruption loses
the batch at hand, never the index: the files of that batch are simply read again next time.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.config import DEFAULT_ENGINE, Meta
from indexer.documents import Failure, SourceFile
from indexer.engines.protocol import Writer
from indexer.errors import IndexMismatch, IndexMissing, IndexUnusable, QueryError
from indexer.extraction import Options
from indexer.lock import writing
from indexer.preparation import Job, Prepared, prepare_all
from indexer.sources import changes
from indexer.store import Store, remove_others

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

    Raises ``IndexLocked`` while another process writes, ``IndexMismatch`` where the index was made
    by another engine, schema or analysis and no rebuild was asked for.
    """
    began = time.perf_counter()
    if missing := [path for path in paths if not path.exists()]:
        raise QueryError(
            f"no such file or folder: {missing[0]}", parameter="PATH", value=str(missing[0])
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnusable(f"cannot make the folder {folder}: {error.strerror}") from None
    with writing(folder), _open(folder, settings) as store:
        report = _Session(store, settings, progress).run(paths)
        total = store.engine.stats().documents
    return replace(report, acts=total, seconds=round(time.perf_counter() - began, 3))


def remove(ids: Iterable[str], folder: Path) -> list[str]:
    """Take acts out for good; gives the ids that were in the index."""
    with writing(folder), Store.open(folder) as store:
        known = [id for id in ids if id in store.catalogue.act_ids()]
        with store.catalogue.transaction():
            store.catalogue.take_down(known)
        with store.engine.writer() as writer:
            for id in known:
                writer.delete(id)
        publish(store)
    return known


@contextmanager
def _open(folder: Path, settings: Settings) -> Iterator[Store]:
    """The store to write into: the one in use, a first one, or a new one for a rebuild."""
    before = _meta(folder, broken_is_none=settings.rebuild)
    if before is None:
        meta = Meta.new(settings.engine or DEFAULT_ENGINE, store=_new_name(folder))
        with Store.create(folder, meta) as store:
            meta.write(folder)
            yield store
    elif settings.rebuild:
        engine = settings.engine or before.engine
        meta = Meta.new(engine, store=_new_name(folder), generation=before.generation)
        with Store.create(folder, meta) as store:
            _keep_take_downs(folder / before.store, store.catalogue)
            yield store
    else:
        if settings.engine not in (None, before.engine):
            raise IndexMismatch(
                f"the index in {folder} was made with {before.engine}: use --engine "
                f"{before.engine}, another --index, or --rebuild to start anew"
            )
        with Store.open(folder) as store:
            yield store
    publish(store)
    remove_others(folder, store.meta.store)


def _meta(folder: Path, *, broken_is_none: bool) -> Meta | None:
    try:
        return Meta.read(folder)
    except IndexMissing:
        return None
    except IndexCorrupt:
        if broken_is_none:
            return None
        raise


def _new_name(folder: Path) -> str:
    numbers = [int(place.name.rpartition("-")[2]) for place in folder.glob("store-[0-9]*")]
    return f"store-{max(numbers, default=0) + 1}"


def _keep_take_downs(before: Path, catalogue: Catalogue) -> None:
    """A rebuild forgets everything but the acts that must stay out."""
    if not before.is_dir():
        return
    with Catalogue(before) as old, catalogue.transaction():
        catalogue.take_down(old.removed())


def publish(store: Store) -> None:
    """Make a store the one in use and tell readers that there is something new to see."""
    try:
        generation = Meta.read(store.folder).generation
    except (IndexMissing, IndexCorrupt):
        generation = store.meta.generation
    replace(store.meta, generation=generation + 1).write(store.folder)
