"""Manifests of transfers to an archive (SEDA) that may speak of a file: in its folder and above it.

A package keeps its manifest (``manifest.xml``, ``bordereau.xml`` or any other name) at its top and
the files at its side or in folders below (``content/``).
"""

from functools import lru_cache
from pathlib import Path

from indexer.reading.transmissions import of_name

#: Folders above a file in which its manifest may stand.
DEPTH = 4
#: The namespaces of versions 0.2, 1.0 and 2.x, as far as they are alike.
_MARKS = (b"standard_echange_v0.2", b"archivesdefrance:seda:v")
_HEAD = 4096
#: A manifest is not looked for among more files of XML than this.
_MANY = 2_000


def is_manifest(data: bytes) -> bool:
    """Whether XML is a transfer to an archive: ``ArchiveTransfer`` under a namespace of SEDA."""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[: 2 * _HEAD].decode("utf-16", "replace").encode() if utf16 else data[:_HEAD]
    return b"ArchiveTransfer" in head and any(mark in head for mark in _MARKS)


def manifests_above(path: Path) -> tuple[Path, ...]:
    """The manifests that may speak of a file, the nearest first; raises ``OSError`` as listing does."""
    place = path.absolute()
    return tuple(each for each in manifests_from(place.parent) if each != place)


def manifests_from(folder: Path) -> tuple[Path, ...]:
    """The manifests that may speak of the files of a folder, the nearest first."""
    found: list[Path] = []
    for place in (folder := folder.absolute(), *folder.parents[: DEPTH - 1]):
        found += _manifests(place, place.stat().st_mtime_ns)
    return tuple(found)


@lru_cache(maxsize=256)
def _manifests(folder: Path, _changed: int) -> tuple[Path, ...]:
    names = [
        each
        for each in sorted(folder.glob("*.[xX][mM][lL]"))
        if of_name(each.name) is None and each.is_file()
    ]
    return tuple(each for each in names[:_MANY] if is_manifest(_head(each)))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""
