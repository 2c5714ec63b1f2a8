"""Mending an index in place, from what is left of it; no file of acts is read.

What cannot be mended so is said: an engine whose files are damaged is made again from the files of
acts (``indexer.indexing.mending``). No take-down is ever lost: the list, its copies in the catalogues
and what can still be read of a damaged list are put together.
"""

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from indexer.acts.recorded import Record, SourceFile
from indexer.acts.stored import from_json
from indexer.errors import IndexCorrupt, IndexUnusable
from indexer.storing import journal, takedowns
from indexer.storing.catalogue import catalogue as catalogues
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.catalogue.entries import entries
from indexer.storing.catalogue.found import FILE as FOUND
from indexer.storing.engines import ENGINES, factory, nodes
from indexer.storing.engines.protocol import Engine, EngineRequest
from indexer.storing.lock import writing
from indexer.storing.meta import Meta
from indexer.storing.store import Store
from indexer.storing.takedowns import TakeDown, TakeDowns
from indexer.storing.traits import Known
from indexer.storing.upkeep.soundness import damaged

_ENGINE = re.compile(r'"engine":\s*"(\w+)"')


@dataclass(slots=True)
class Repairs:
    """What was done, in sentences; what is so damaged that all is made again, from where, by whom."""

    done: list[str] = field(default_factory=list)
    lost: str = ""
    given: list[Path] = field(default_factory=list)
    engine: str | None = None


def repair(folder: Path, *, wait: bool = False) -> Repairs:
    """Mend the index of a folder. Raises ``IndexUnusable`` where nothing says what it was."""
    try:
        meta = Meta.read(folder)
    except IndexCorrupt:
        return _without_description(folder)
    meta.require_current(folder)
    repairs = Repairs()
    with writing(folder, wait=wait):
        place = folder / meta.store
        _mend_list(folder, repairs)
        _clear(folder, place, repairs)
        broken = list(damaged(place))
        if any("engine/" in sentence for sentence in broken) or not _opens(meta, place):
            repairs.lost = "the engine"
            repairs.given = sorted(_given(place))
            return repairs
        if any("catalogue" in sentence for sentence in broken):
            _catalogue_anew(meta, place, repairs)
        with Store.opened_as_it_is(folder) as store:
            store.settle()
            _mend_differences(store, repairs)
            with suppress(OSError):
                (place / "sums.json").unlink(missing_ok=True)
            store.seal()
    return repairs


def _without_description(folder: Path) -> Repairs:
    """What is known of an index whose ``meta.json`` is damaged: enough to make it again."""
    path = folder / "meta.json"
    named = _ENGINE.search(path.read_text(encoding="utf-8", errors="replace"))
    given = {path for place in folder.glob("store-*") for path in _given(place)}
    engine = named[1] if named and named[1] in ENGINES else None
    return Repairs(lost=path.name, given=sorted(given), engine=engine)


def _mend_list(folder: Path, repairs: Repairs) -> None:
    try:
        TakeDowns.read(folder)
    except IndexCorrupt:
        whole = TakeDowns(_readable(folder / takedowns.LIST))
        for place in sorted(folder.glob("store-*")):
            with suppress(IndexUnusable, sqlite3.Error), Catalogue(place) as catalogue:
                whole = whole.joined(catalogue.taken_down().entries.values())
        whole.write(folder)
        repairs.done.append(
            f"the list of take-downs was damaged: written anew, with {len(whole.entries)} acts"
        )


def _readable(path: Path) -> Iterator[TakeDown]:
    """The take-downs that can still be read in a damaged list: it has one a line."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            yield TakeDown.from_json(json.loads(line.rstrip(",")))


def _clear(folder: Path, place: Path, repairs: Repairs) -> None:
    """Delete what interrupted runs left."""
    for other in sorted(folder.glob("store-*")):
        if other.name != place.name:
            shutil.rmtree(other, ignore_errors=True)
            repairs.done.append(f"{other.name} is not in use: removed")
    drafts = (*folder.glob("*.new"), *place.glob("*.new"))
    for left in (*drafts, place / "texts", place / FOUND):
        if left.exists():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
            repairs.done.append(f"{left.name} was left by an interrupted run: removed")


def _opens(meta: Meta, place: Path) -> bool:
    try:
        engine = factory(meta.engine).open(place / "engine")
        engine.close()
    except IndexUnusable:
        return False
    return True


def _given(place: Path) -> list[Path]:
    with suppress(IndexUnusable, sqlite3.Error), Catalogue(place) as catalogue:
        return list(catalogue.given())
    return []


def _catalogue_anew(meta: Meta, place: Path, repairs: Repairs) -> None:
    """Make a catalogue from the acts of the engine, and what can still be read of the old one."""
    path = place / catalogues.FILE
    given, places = _salvaged(path)
    for left in (path, path.with_name(f"{path.name}-journal"), place / journal.FILE):
        left.unlink(missing_ok=True)
    engine = factory(meta.engine).open(place / "engine")
    with Catalogue(place, create=True) as made, closing(engine), made.transaction():
        made.give(given)
        for source, records in _by_source(engine):
            root, label, where = places.get(source, ("", source.split("/", 1)[0], ""))
            # No hash: the next run reads the file, and sees whether it changed.
            file = SourceFile(Path(where), source, 0, 0, "")
            made.replace(file, Path(root), entries([*map(Known.of, records)]), label=label)
    repairs.done.append(
        f"the catalogue was damaged: made anew from {len(engine_ids(place, meta))} acts; "
        "index the folders again to complete it"
    )


def engine_ids(place: Path, meta: Meta) -> list[str]:
    """The ids of the acts in an engine."""
    with closing(factory(meta.engine).open(place / "engine")) as engine:
        return list(engine.ids())


def _salvaged(path: Path) -> tuple[dict[Path, bool], dict[str, tuple[str, str, str]]]:
    """What was given, and where each file was, as far as a damaged catalogue says."""
    given: dict[Path, bool] = {}
    places: dict[str, tuple[str, str, str]] = {}
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
        with suppress(sqlite3.Error):
            for name, folder in old.execute("SELECT path, folder FROM given"):
                given[Path(name)] = bool(folder)
        for name, root, label, where in old.execute("SELECT name, root, label, path FROM sources"):
            places[name] = (root, label, where)
    return given, places


def _by_source(engine: Engine) -> Iterator[tuple[str, list[Record]]]:
    hits = engine.walk(EngineRequest(nodes.Every(), sort="ordre_ancien"))
    records = sorted((from_json(hit.stored) for hit in hits), key=lambda r: (r.source, r.rang))
    for source, found in groupby(records, key=lambda record: record.source):
        yield source, list(found)


def _mend_differences(store: Store, repairs: Repairs) -> None:
    """Let engine and catalogue know of the same acts; what is missing is read again by the next run."""
    catalogue = store.catalogue
    indexed, known = frozenset(store.engine.ids()), catalogue.act_ids()
    removed = catalogue.taken_down().entries.keys()
    missing, unknown = known - indexed, indexed - known
    if missing or unknown:
        with store.engine.writer() as writer, store.change(writer):
            for id, stored in store.engine.fetch(sorted(unknown)).items():
                writer.erase(id) if id in removed else writer.delete(id)
                catalogue.unread(from_json(stored).source)
            for id in sorted(missing):
                catalogue.lose(id)
    if missing:
        repairs.done.append(
            f"{len(missing)} acts are missing: their files are read by the next run"
        )
    if unknown:
        repairs.done.append(
            f"{len(unknown)} acts that the catalogue does not know: taken out, their files are read "
            "by the next run"
        )
