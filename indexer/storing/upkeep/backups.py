"""Copies of a whole index in one file, and an index put back from one.

The file is a tar: ``meta.json``, the list of take-downs, the keys, the alerts, then the files of the
store in use, under ``store/``. It is made under the lock: whoever writes waits for it, readers do not.

What stands in the folder when an index is put back is newer than the copy. So the take-downs of both
hold, and keys and alerts that are there stay: neither an act taken down since nor a key revoked since
comes back, unless that is asked for.
"""

import io
import os
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from indexer import alerts, keyring
from indexer.errors import IndexCorrupt, IndexUnusable, QueryError, StorageError
from indexer.storing import takedowns
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.files import sync_folder
from indexer.storing.lock import writing
from indexer.storing.meta import Meta
from indexer.storing.store import Store, new_name, remove_others
from indexer.storing.takedowns import TakeDowns
from indexer.storing.upkeep import soundness

_META, _STORE = "meta.json", "store"
#: What stands beside the stores; the first two are read and written in one step.
_BESIDE = (takedowns.LIST, keyring.FILE, alerts.FILE)
_NAME = re.compile(r"store-[0-9]+")
#: What a cluster keeps itself.
_ELSEWHERE = "opensearch"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: acts in the index, take-downs that hold though the copy did not know them."""

    acts: int
    taken_down_since: int


def backup(folder: Path, target: Path, *, wait: bool = False) -> int:
    """Write a copy of the index in a folder, in one step; gives its size in bytes.

    Raises ``IndexLocked`` while another process writes unless it is to ``wait``, ``StorageError`` where
    the copy cannot be written.
    """
    meta = Meta.read(folder)
    meta.require_current(folder)
    if meta.engine == _ELSEWHERE:
        raise QueryError(
            "the acts of this index are in the cluster: copy them by its snapshots, "
            "or write them all with `search export --all`"
        )
    draft = target.with_name(f"{target.name}.new")
    with writing(folder, wait=wait), _settled(folder) as store:
        try:
            with _created(draft) as tar:
                _pack(store, tar)
            draft.replace(target)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise StorageError(f"cannot write {target}: {error.strerror or error}") from None
    sync_folder(target.parent)
    return target.stat().st_size


@contextmanager
def _settled(folder: Path) -> Iterator[Store]:
    with Store.opened_as_it_is(folder) as store:
        store.settle()
        store.seal()
        yield store


@contextmanager
def _created(path: Path) -> Iterator[tarfile.TarFile]:
    """A tar that only its owner reads, on the disk once the block ends."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            yield tar
        file.flush()
        os.fsync(file.fileno())


def _pack(store: Store, tar: tarfile.TarFile) -> None:
    _add(tar, _META, (store.folder / _META).read_bytes())
    for name in (takedowns.LIST, keyring.FILE):
        with suppress(FileNotFoundError):
            _add(tar, name, (store.folder / name).read_bytes())
    if (store.folder / alerts.FILE).exists():
        _add(tar, alerts.FILE, _database(store.folder / alerts.FILE))
    for path in sorted(store.place.rglob("*")):
        if path.is_file():
            member = PurePosixPath(_STORE, *path.relative_to(store.place).parts)
            tar.add(path, str(member), filter=_plain)


def _database(path: Path) -> bytes:
    """A database that others may be writing into, as it was at one moment."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(":memory:")) as copy:
        source.backup(copy)
        return copy.serialize()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o600
    tar.addfile(member, io.BytesIO(content))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A file without the names and numbers of this machine's accounts."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def restore(
    source: Path,
    folder: Path,
    *,
    newer: Path | None = None,
    as_it_was: bool = False,
    wait: bool = False,
) -> Restored:
    """Put back the index of a copy, in place of the one in a folder if there is one, in one step.

    ``newer`` is a list of take-downs (``retraits.json``) that holds too. ``as_it_was`` brings back what was
    taken down, revoked or left since. Readers follow at their next request. Raises ``IndexCorrupt`` where
    the file is no copy or a damaged one, with the index in the folder as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnusable(f"cannot make the folder {folder}: {error.strerror}") from None
    given = _list_in(newer) if newer else TakeDowns()
    with writing(folder, wait=wait):
        # A draft that was left behind goes with the next run, as other stores that are not in use do.
        with TemporaryDirectory(prefix="store-restored-", dir=folder) as name:
            draft = Path(name)
            meta = _unpacked(source, draft)
            then = TakeDowns.read(draft)
            wanted = then if as_it_was else then.joined(_known(folder).entries.values())
            wanted = wanted.joined(given.entries.values())
            acts = _without(draft, wanted)
            # What asks for a key does so before there is anything to read.
            for name in (keyring.FILE, alerts.FILE):
                _put_back(draft / name, folder / name, as_it_was=as_it_was)
            wanted.write(folder)
            own = replace(meta, store=new_name(folder)).following(_generation(folder, meta))
            (draft / meta.store).rename(folder / own.store)
            own.write(folder)
        remove_others(folder, own.store)
    return Restored(acts, len(wanted.entries.keys() - then.entries.keys()))


def _unpacked(source: Path, draft: Path) -> Meta:
    """Unpack a copy into a folder; gives its description, once all of it was found sound."""
    _unpack(source, draft)
    meta = Meta.read(draft)
    meta.require_current(source)
    if not _NAME.fullmatch(meta.store):
        raise IndexCorrupt(f"{source} is damaged: {meta.store!r} names no store")
    place = (draft / _STORE).rename(draft / meta.store)
    if sentences := list(soundness.damaged(place)):
        raise IndexCorrupt(f"{source} is damaged: {sentences[0]}")
    return meta


def _without(draft: Path, wanted: TakeDowns) -> int:
    """Take out of an index what is on a list; gives how many acts it then holds."""
    wanted.write(draft)
    with _settled(draft) as store:
        return store.engine.stats().documents


def _generation(folder: Path, meta: Meta) -> int:
    """A number that readers of the folder have not seen."""
    try:
        return max(meta.generation, Meta.read(folder).generation) + 1
    except IndexUnusable:
        return meta.generation + 1


def _known(folder: Path) -> TakeDowns:
    """The take-downs of the index in a folder, by its list and by the store in use.

    Either gives them where the other is damaged. Raises ``IndexCorrupt`` where neither can.
    """
    listed, damage = TakeDowns(), None
    try:
        listed = TakeDowns.read(folder)
    except IndexCorrupt as error:
        damage = error
    try:
        with Catalogue(folder / Meta.read(folder).store) as catalogue:
            return listed.joined(catalogue.taken_down().entries.values())
    except IndexUnusable:
        if damage:
            raise damage from None
        return listed


def _list_in(path: Path) -> TakeDowns:
    if not path.is_file():
        raise QueryError(f"there is no list of take-downs {path}")
    with TemporaryDirectory() as folder:
        shutil.copyfile(path, Path(folder) / takedowns.LIST)
        try:
            return TakeDowns.read(Path(folder))
        except IndexCorrupt:
            raise IndexCorrupt(f"{path} is no list of take-downs, or a damaged one") from None


def _put_back(copy: Path, place: Path, *, as_it_was: bool) -> None:
    """What the copy holds, where nothing newer stands."""
    if not as_it_was and place.exists():
        return
    if copy.exists():
        copy.chmod(0o600)
        copy.replace(place)
    else:
        place.unlink(missing_ok=True)


def _unpack(source: Path, folder: Path) -> None:
    """Write the files of a copy into a folder: those that a copy has, under no other names."""
    try:
        with source.open("rb") as file, tarfile.open(fileobj=file, mode="r:") as tar:
            for number, member in enumerate(tar):
                if (number == 0) != (member.name == _META) or not _belongs(member):
                    raise IndexCorrupt(f"{source} is no copy that `search backup` made")
                _write(tar, member, folder / member.name)
    except (tarfile.TarError, EOFError) as error:
        raise IndexCorrupt(f"{source} is no copy of an index, or was cut: {error}") from None
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        raise QueryError(f"{source} cannot be read: {error.strerror}") from None
    if not (folder / _STORE / "engine").is_dir():
        raise IndexCorrupt(f"{source} is no copy of an index, or was cut")


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> None:
    content = tar.extractfile(member)
    if content is None:
        raise tarfile.ReadError(f"{member.name} is no file")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())
    if path.stat().st_size != member.size:
        raise tarfile.ReadError(f"{member.name} is cut")


def _belongs(member: tarfile.TarInfo) -> bool:
    parts = PurePosixPath(member.name).parts
    if not member.isreg() or ".." in parts or "\\" in member.name or ":" in member.name:
        return False
    return member.name in (_META, *_BESIDE) or (parts[:1] == (_STORE,) and 2 <= len(parts) <= 4)
