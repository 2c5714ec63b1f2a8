"""The store of an index, and the life of its folder: one owner of what stands there.

The folder holds ``meta.json`` (which store is in use), the store (a folder with its engine and its
catalogue) and ``writer.lock``. A rebuild fills a new store beside the one in use; ``meta.json`` then
names the new one, in one step, and the old one goes.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from indexer.errors import IndexCorrupt, IndexMismatch, IndexMissing, IndexUnusable
from indexer.storing.catalogue import Catalogue
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine
from indexer.storing.lock import writing
from indexer.storing.meta import DEFAULT_ENGINE, Meta


@dataclass(frozen=True, slots=True)
class Store:
    """An open engine and the catalogue that goes with it, in the folder of an index."""

    folder: Path
    meta: Meta
    engine: Engine
    catalogue: Catalogue

    @classmethod
    def create(cls, folder: Path, meta: Meta) -> Self:
        """Make an empty store, which becomes the index's once ``meta`` is written."""
        place = folder / meta.store
        shutil.rmtree(place, ignore_errors=True)
        (place / "engine").mkdir(parents=True)
        engine = factory(meta.engine).create(place / "engine")
        return cls(folder, meta, engine, Catalogue(place))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the store in use. Raises ``IndexUnusable`` where there is none that can be read."""
        meta = Meta.read(folder)
        meta.require_current(folder)
        place = folder / meta.store
        engine = factory(meta.engine).open(place / "engine")
        return cls(folder, meta, engine, Catalogue(place))

    @property
    def place(self) -> Path:
        """The folder of this store, inside that of the index."""
        return self.folder / self.meta.store

    @property
    def in_use(self) -> bool:
        """Whether this is the store that readers of the folder open."""
        return Meta.read(self.folder).store == self.meta.store

    def publish(self) -> None:
        """Make this store the one in use and tell readers that there is something new to see."""
        try:
            generation = Meta.read(self.folder).generation
        except (IndexMissing, IndexCorrupt):
            generation = self.meta.generation
        replace(self.meta, generation=generation + 1).write(self.folder)

    def show(self) -> None:
        """Let readers see what was committed, unless this is a rebuild: that one shows at its end."""
        if self.in_use:
            self.publish()

    def close(self) -> None:
        """Release files and connections."""
        self.catalogue.close()
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def opened(
    folder: Path, *, engine: str | None = None, rebuild: bool = False, reading: str = ""
) -> Iterator[Store]:
    """The store to write into, under the lock, in a folder that is made if need be.

    It is the one in use, a first one, or for a ``rebuild`` a new one, shown at the end of the block.
    ``engine`` is that of a new store, by default that of the old one; ``reading`` names the rules by
    which files are read into a new store. Raises ``IndexLocked`` while another process writes and
    ``IndexMismatch`` where the index was made by another engine, schema or analysis.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnusable(f"cannot make the folder {folder}: {error.strerror}") from None
    with writing(folder):
        before = _meta(folder, broken_is_none=rebuild)
        with _chosen(folder, before, engine, reading, rebuild=rebuild) as store:
            if before is None:
                store.meta.write(folder)
            elif rebuild:
                _keep_take_downs(folder / before.store, store.catalogue)
            yield store
        if not store.in_use:
            store.publish()
        _remove_others(folder, store.meta.store)


def _chosen(
    folder: Path, before: Meta | None, engine: str | None, reading: str, *, rebuild: bool
) -> Store:
    if before is None or rebuild:
        meta = Meta.new(
            engine or (before.engine if before else DEFAULT_ENGINE),
            store=_new_name(folder),
            generation=before.generation if before else 0,
            reading=reading,
        )
        return Store.create(folder, meta)
    if engine not in (None, before.engine):
        raise IndexMismatch(
            f"the index in {folder} was made with {before.engine}: use --engine "
            f"{before.engine}, another --index, or --rebuild to start anew"
        )
    return Store.open(folder)


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


def _remove_others(folder: Path, kept: str) -> None:
    """Delete the stores that are not in use: those before a rebuild, and interrupted ones."""
    for place in folder.glob("store-*"):
        if place.name != kept:
            # A reader of the old store may still hold its files where the system forbids deletion.
            with suppress(OSError):
                shutil.rmtree(place)
