"""The store of an index: its engine and its catalogue, opened together."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from indexer.storing.catalogue import Catalogue
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine
from indexer.storing.meta import Meta


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

    def close(self) -> None:
        """Release files and connections."""
        self.catalogue.close()
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def remove_others(folder: Path, kept: str) -> None:
    """Delete the stores that are not in use: those before a rebuild, and interrupted ones."""
    for place in folder.glob("store-*"):
        if place.name != kept:
            # A reader of the old store may still hold its files where the system forbids deletion.
            with suppress(OSError):
                shutil.rmtree(place)
