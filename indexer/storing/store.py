"""The store of an index, and the life of its folder: one owner of what stands there.

The folder holds ``meta.json`` (which store is in use), the store (a folder with its engine and its
catalogue), the list of take-downs (``takedowns``) and ``writer.lock``. A rebuild fills a new store
beside the one in use; ``meta.json`` then names the new one, in one step, and the old one goes.

Whoever opens a store settles it first: it ends the commit that another process could not end (see
``journal``), and carries out the take-downs that are on the list and not yet done. A reader that may
not write does both in a copy of its own.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from analyzers.frozen import dataclass
from indexer.errors import (
    IndexCorrupt,
    IndexLocked,
    IndexMismatch,
    IndexMissing,
    IndexUnusable,
    StorageError,
)
from indexer.storing import journal, takedowns
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine, Writer
from indexer.storing.files import sync_folder
from indexer.storing.inheritance import inherit
from indexer.storing.journal import Journal
from indexer.storing.lock import writing
from indexer.storing.meta import DEFAULT_ENGINE, Meta
from indexer.storing.sums import Sums
from indexer.storing.takedowns import TakeDown, TakeDowns


@dataclass(frozen=True, slots=True)
class Store:
    """An open engine and the catalogue that goes with it, in the folder of an index.

    ``place`` is the folder of the store itself. ``listed`` tells which list of take-downs was looked
    at last. ``copy`` holds the files where a reader works on its own copy of them.
    """

    folder: Path
    place: Path
    meta: Meta
    engine: Engine
    catalogue: Catalogue
    listed: takedowns.Stamp | None = None
    copy: "TemporaryDirectory[str] | None" = None

    @classmethod
    def create(cls, folder: Path, meta: Meta) -> Self:
        """Make an empty store, which becomes the index's once ``meta`` is written."""
        place = folder / meta.store
        shutil.rmtree(place, ignore_errors=True)
        (place / "engine").mkdir(parents=True)
        engine = factory(meta.engine).create(place / "engine")
        store = cls(folder, place, meta, engine, Catalogue(place, create=True))
        sync_folder(folder)
        return store

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the store in use. Raises ``IndexUnusable`` where there is none that can be read."""
        return cls.opened_as_it_is(folder)._as_settled()

    @classmethod
    def opened_as_it_is(cls, folder: Path) -> Self:
        """Open the store in use, unsettled. Raises as ``open``."""
        meta = Meta.read(folder)
        meta.require_current(folder)
        place = folder / meta.store
        listed = takedowns.stamp(folder)
        engine = factory(meta.engine).open(place / "engine")
        try:
            return cls(folder, place, meta, engine, Catalogue(place), listed)
        except BaseException:
            engine.close()
            raise

    @property
    def in_use(self) -> bool:
        """Whether this is the store that readers of the folder open."""
        return Meta.read(self.folder).store == self.meta.store

    # Commits

    @contextmanager
    def change(self, writer: Writer) -> Iterator[None]:
        """Changes made inside, to the engine and to the catalogue, become lasting together or not."""
        with self.catalogue.transaction() as changes:
            yield
            commit = self.catalogue.state("commit")
            Journal(commit, self.engine.state(), changes).write(self.place)
            writer.commit()
            sync_folder(self.place / "engine")
        self.show()
        journal.drop(self.place)

    def unseal(self) -> None:
        """Say that a session begins, before it writes anything."""
        if (before := self._sums()) and before.whole:
            before.opened().write(self.place)

    def seal(self) -> None:
        """Put down what the files are like, now that no session is open."""
        before, commit = self._sums(), self.catalogue.state("commit")
        if before is None or not before.whole or before.commit != commit:
            # Nothing depends on it before the next check: a disk that is full may refuse it.
            with suppress(OSError):
                Sums.of(self.place, commit, before).write(self.place)

    def _sums(self) -> Sums | None:
        try:
            return Sums.read(self.place)
        except ValueError:
            return None

    def publish(self) -> None:
        """Make this store the one in use and tell readers that there is something new to see."""
        try:
            generation = Meta.read(self.folder).generation
        except (IndexMissing, IndexCorrupt):
            generation = self.meta.generation
        self.meta.following(generation + 1).write(self.folder)

    def show(self) -> None:
        """Let readers see what was committed, unless this is a rebuild: that one shows at its end."""
        if self.in_use:
            self.publish()

    # Settling

    @property
    def settled(self) -> bool:
        """Whether no commit is to be ended and no take-down to be carried out."""
        if journal.pending(self.place):
            return False
        try:
            listed = TakeDowns.read(self.folder)
        except IndexCorrupt:
            # Reading goes on with the copy; `check` and whoever writes will say so.
            return True
        return listed.checksum == (self.catalogue.state("retraits") or TakeDowns().checksum)

    def _as_settled(self) -> Self:
        """The store settled, by this process, by the one that is writing, or in a copy."""
        if self.settled:
            return self
        try:
            with writing(self.folder):
                self.settle()
                self.seal()
                return replace(self, meta=Meta.read(self.folder))
        except IndexLocked:
            return self
        except IndexCorrupt:
            raise
        except (IndexUnusable, StorageError):
            return self._copied()

    def settle(self) -> None:
        """End the commit that was cut short, and carry out what the list says; under the lock."""
        if unfinished := Journal.read(self.place):
            self.engine.refresh()
            if self.engine.state() != unfinished.before:
                if self.catalogue.state("commit") != unfinished.commit:
                    self.catalogue.replay(unfinished.changes)
                self.show()
            journal.drop(self.place)
        listed = TakeDowns.read(self.folder)
        wanted = listed.joined(self.catalogue.taken_down().entries.values())
        if wanted.checksum != listed.checksum:
            wanted.write(self.folder)
        if wanted.checksum != (self.catalogue.state("retraits") or TakeDowns().checksum):
            self._carry_out(wanted)

    def _carry_out(self, wanted: TakeDowns) -> None:
        done = self.catalogue.taken_down().entries
        new = [entry for id, entry in wanted.entries.items() if id not in done]
        taken = {id: None for entry in new for id in self._same_act(entry)}
        self.unseal()
        with self.engine.writer() as writer, self.change(writer):
            for id in taken:
                writer.erase(id)
                self.catalogue.withdraw(id)
            self.catalogue.take_down(new)
            self.catalogue.note("retraits", wanted.checksum)

    def _same_act(self, entry: TakeDown) -> Iterator[str]:
        """The ids in the index that are of an act taken down."""
        one, traits = TakeDowns([entry]), entry.traits
        for place in (
            *self.catalogue.places(entry.id),
            *self.catalogue.saying(traits.content.digest),
            *self.catalogue.of_sitting(traits.name, traits.date),
        ):
            if one.taken(place.id, place.traits):
                yield place.id

    def _copied(self) -> Self:
        """The store as it is once settled, in files that this process may write."""
        copy = TemporaryDirectory(prefix="registre-")
        folder = Path(copy.name)
        shutil.copytree(self.place, folder / self.meta.store)
        for name in ("meta.json", takedowns.LIST):
            with suppress(FileNotFoundError):
                shutil.copyfile(self.folder / name, folder / name)
        own = self.opened_as_it_is(folder)
        with writing(folder):
            own.settle()
        self.close()
        return replace(own, folder=self.folder, meta=self.meta, listed=self.listed, copy=copy)

    # Following

    @property
    def current(self) -> bool:
        """Whether nothing was committed since, nor left to be settled; asked at each request."""
        return (
            Meta.read(self.folder) == self.meta
            and not self.lists_other_takedowns
            and not journal.pending(self.place)
        )

    @property
    def lists_other_takedowns(self) -> bool:
        """Whether the list of what was taken down is another since."""
        return takedowns.stamp(self.folder) != self.listed

    def followed(self) -> Self:
        """The store as it is now: this one refreshed and settled, or the one that took its place."""
        meta, listed = Meta.read(self.folder), takedowns.stamp(self.folder)
        if meta.store != self.meta.store or self.copy:
            # The old store is left to the garbage collector: another thread may be reading it.
            return self.open(self.folder)
        if (meta, listed) == (self.meta, self.listed):
            store = self
        else:
            self.engine.refresh()
            store = replace(self, meta=meta, listed=listed)
        return store._as_settled()

    def close(self) -> None:
        """Release files and connections."""
        self.catalogue.close()
        self.engine.close()
        if self.copy:
            self.copy.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def to_change(folder: Path, *, wait: bool) -> Iterator[Store]:
    """The store in use, settled, under the lock. Raises ``IndexLocked`` unless it is to ``wait``."""
    with writing(folder, wait=wait), Store.opened_as_it_is(folder) as store:
        store.settle()
        yield store
        store.seal()


@contextmanager
def opened(
    folder: Path,
    *,
    engine: str | None = None,
    rebuild: bool = False,
    reading: str = "",
    wait: bool = False,
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
    with writing(folder, wait=wait), _without_remains(folder):
        before = _meta(folder, broken_is_none=rebuild)
        with _chosen(folder, before, engine, reading, rebuild=rebuild) as store:
            if before is None or rebuild:
                inherit(store.catalogue, folder, before, store.meta.store)
            if before is None:
                store.meta.write(folder)
            else:
                # What a commit or a removal left to be done in this store is done first.
                store.settle()
            store.unseal()
            yield store
            store.seal()
            if not store.in_use:
                store.publish()
        remove_others(folder, store.meta.store)


@contextmanager
def _without_remains(folder: Path) -> Iterator[None]:
    """What fails leaves no half-made store beside the one in use."""
    try:
        yield
    except BaseException:
        with suppress(IndexUnusable):
            remove_others(folder, Meta.read(folder).store)
        raise


def _chosen(
    folder: Path, before: Meta | None, engine: str | None, reading: str, *, rebuild: bool
) -> Store:
    if before is None or rebuild:
        meta = Meta.new(
            engine or (before.engine if before else DEFAULT_ENGINE),
            store=new_name(folder),
            generation=before.generation if before else 0,
            reading=reading,
        )
        return Store.create(folder, meta)
    if engine not in (None, before.engine):
        raise IndexMismatch(
            f"the index in {folder} was made with {before.engine}: use --engine "
            f"{before.engine}, another --index, or --rebuild to start anew"
        )
    return Store.opened_as_it_is(folder)


def _meta(folder: Path, *, broken_is_none: bool) -> Meta | None:
    try:
        return Meta.read(folder)
    except IndexMissing:
        return None
    except IndexCorrupt:
        if broken_is_none:
            return None
        raise


def new_name(folder: Path) -> str:
    """A name that no store of a folder bears."""
    numbers = [int(place.name.rpartition("-")[2]) for place in folder.glob("store-[0-9]*")]
    return f"store-{max(numbers, default=0) + 1}"


def remove_others(folder: Path, kept: str) -> None:
    """Delete the stores that are not in use: those before a rebuild, and interrupted ones."""
    for place in folder.glob("store-*"):
        if place.name != kept:
            # A reader of the old store may still hold its files where the system forbids deletion.
            with suppress(OSError):
                shutil.rmtree(place)
