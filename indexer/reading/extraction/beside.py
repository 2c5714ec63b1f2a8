"""What lies beside a file and speaks of it: messages of the exchange, manifests of transfers above it.

Those of a folder are read once, as long as its list of files stays the same.
"""

from functools import lru_cache
from pathlib import Path

from indexer.documents import Failure
from indexer.reading.extraction.actes import Messages, key_of, read_messages
from indexer.reading.extraction.packages import Packages
from indexer.reading.extraction.safe_xml import MAX_BYTES
from indexer.reading.transfers import manifests_above

#: Messages of a folder that are read: a flat folder may hold the transmissions of many years.
MAX_MESSAGES = 20_000


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
    return messages


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
