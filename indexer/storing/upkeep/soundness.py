"""Whether an index is sound: what ``search check`` tells."""

from collections.abc import Iterator
from pathlib import Path

from indexer.errors import IndexCorrupt, IndexUnusable, RegistreError
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.meta import Meta
from indexer.storing.store import Store
from indexer.storing.sums import Sums
from indexer.storing.takedowns import TakeDowns


def problems(folder: Path) -> list[str]:
    """What is wrong with an index, in sentences. Raises ``IndexMissing`` where there is none."""
    meta = Meta.read(folder)
    meta.require_current(folder)
    found: list[str] = []
    try:
        TakeDowns.read(folder)
    except IndexCorrupt as error:
        found.append(f"take-downs: {error}")
    # An engine is not asked to open what is known to be damaged: it may take the process with it.
    if broken := list(damaged(folder / meta.store)):
        return found + broken
    try:
        with Store.open(folder) as store:
            found += _of_store(store)
    except IndexUnusable as error:
        found.append(str(error))
    return found


def damaged(place: Path) -> Iterator[str]:
    """The files of a store that are not what was written, in sentences; no engine is opened."""
    try:
        with Catalogue(place) as catalogue:
            yield from (f"catalogue: {sentence}" for sentence in catalogue.check())
            commit = catalogue.state("commit")
    except IndexUnusable as error:
        yield str(error)
        commit = ""
    try:
        if sums := Sums.read(place):
            for name in sums.damaged(place, commit or sums.commit):
                yield f"{name}: its content is not what was written"
    except (OSError, ValueError) as error:
        yield f"checksums: {error}"


def _of_store(store: Store) -> Iterator[str]:
    try:
        yield from (f"{store.engine.name}: {sentence}" for sentence in store.engine.check())
        yield from _differences(store)
    except RegistreError as error:
        yield f"{store.engine.name}: {error}"


def _differences(store: Store) -> Iterator[str]:
    """Acts that one of the two knows and the other does not."""
    indexed = frozenset(store.engine.ids())
    removed = store.catalogue.taken_down().entries.keys()
    known = store.catalogue.act_ids()
    for count, sentence in (
        (
            len(known - indexed),
            "acts of the catalogue are missing from the engine: index their folder again",
        ),
        (len(indexed - known - removed), "acts of the engine are unknown to the catalogue"),
        (len(indexed & removed), "acts that were taken down are still in the engine"),
    ):
        if count:
            yield f"{count} {sentence}"
