"""What lies beside a file and speaks of it: messages of the exchange, manifests of transfers above it.

Those of a folder are read once, as long as its list of files stays the same.
"""

import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import lru_cache
from itertools import islice
from pathlib import Path

from indexer.acts.documents import Failure
from indexer.errors import ExtractionError
from indexer.reading.extraction.exchange.actes import read_messages
from indexer.reading.extraction.exchange.messages import Messages, key_of
from indexer.reading.extraction.exchange.packages import Packages
from indexer.reading.extraction.guards.containers import (
    DAMAGED,
    Member,
    members_of_tar,
    members_of_zip,
)
from indexer.reading.extraction.guards.safe_xml import MAX_BYTES
from indexer.reading.transfers import manifests_above

#: Messages of a folder that are read: a flat folder may hold the transmissions of many years.
MAX_MESSAGES = 20_000
#: An archive that holds a classification and no act is small, packed and unpacked.
_SMALL, _UNPACKED = 64 * 1024, 4 * 1024 * 1024
_MARK = b"RetourClassification"
#: How the names of archives end that may hold a classification.
PACKED = (".tar.gz", ".tgz", ".tar", ".zip")


def messages_beside(path: Path) -> Messages:
    """The messages in the folder of a file."""
    folder = path.absolute().parent
    return _messages(folder, folder.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _messages(folder: Path, _changed: int) -> Messages:
    files: dict[str, bytes] = {}
    unread: list[Failure] = []
    for path in sorted(folder.glob("*.[xX][mM][lL]"))[:MAX_MESSAGES]:
        try:
            if path.stat().st_size <= MAX_BYTES:
                files[path.name] = path.read_bytes()
        except OSError as error:
            unread.append(Failure(path.name, str(error.strerror or error)))
    messages = read_messages(files)
    messages.failures += unread
    messages.classify(_classifications(folder))
    return messages


def _classifications(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Classifications that came in archives of their own, as the State sends them: name and content."""
    packed = (each for each in sorted(folder.iterdir()) if each.name.lower().endswith(PACKED))
    for path in islice(packed, MAX_MESSAGES):
        try:
            if not path.is_file() or path.stat().st_size > _SMALL or not _may_classify(path):
                continue
            opened = members_of_zip if path.suffix.lower() == ".zip" else _tar
            with opened(path) as members:
                for member in members:
                    if member.name.lower().endswith(".xml") and not member.refused:
                        with member.open() as stream:
                            data = stream.read(MAX_BYTES)
                        if _MARK in data:
                            yield f"{path.name}/{member.name}", data
        except (ExtractionError, *DAMAGED):
            continue  # told when its turn comes


def _may_classify(path: Path) -> bool:
    """Whether an archive may hold a classification: a look at its bytes, as most hold none."""
    data = path.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, _UNPACKED)
    return data.startswith(b"PK") or _MARK in data


def _tar(path: Path) -> AbstractContextManager[Iterator[Member]]:
    return members_of_tar(path, _UNPACKED)


def packages_above(path: Path) -> Packages:
    """The transfers that may speak of a file, by folders relative to the root of all."""
    manifests = manifests_above(path)
    return _packages(tuple((each, each.stat().st_mtime_ns) for each in manifests))


def package_at(path: Path) -> Packages:
    """The transfer whose manifest is the file itself."""
    return _packages(((path.absolute(), path.stat().st_mtime_ns),))


@lru_cache(maxsize=16)
def _packages(manifests: tuple[tuple[Path, int], ...]) -> Packages:
    packages = Packages()
    for path, _ in manifests:
        if path.stat().st_size <= MAX_BYTES:
            packages.read(relative(path), path.read_bytes())
    folders = {relative(path.parent): path.parent for path, _ in manifests}
    told = [
        folders[place] / path
        for place, transfer in packages.transfers
        for path in transfer.paths()
        if ".." not in path
    ]
    places = {*folders.values(), *(each.parent for each in told if each.parent.is_dir())}
    messages = {relative(each): messages_beside(each / "any") for each in places}
    names = {relative(each) for folder in folders.values() for each in folder.iterdir()}
    names |= {relative(each) for each in told if each.is_file()}
    packages.link(messages, names)
    return packages


@lru_cache(maxsize=4)
def keys_in(folder: Path, _changed: int) -> frozenset[str]:
    """The names of a folder, in the form in which names are compared."""
    return frozenset(key_of(each.name) for each in folder.iterdir())


def relative(path: Path) -> str:
    """A path as packages name it: without the root of the file system."""
    return path.absolute().as_posix().lstrip("/")
