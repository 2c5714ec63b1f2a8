"""The files on which the reading of another depends: messages beside it, mapping file and manifests above.

A file counts as changed when one of them came, went or changed.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indexer.reading.mapping import MappingFile, mapping_of
from indexer.reading.transfers import manifests_from
from indexer.reading.transmissions import of_name

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Folder:
    """What holds for the files of a folder: mapping file, manifests, names of messages."""

    mapping: MappingFile | None
    manifests: tuple[Path, ...]
    messages: tuple[str, ...]

    @property
    def bare(self) -> bool:
        """Whether nothing speaks of its files."""
        return not (self.mapping or self.manifests or self.messages)


class Surroundings:
    """What lies beside and above the files of one walk: a folder, or a companion, is looked at once."""

    def __init__(self) -> None:
        self._folders: dict[str, _Folder] = {}
        self._times: dict[Path, int] = {}
        self._digests: dict[Path, str] = {}

    def mapping(self, path: Path) -> MappingFile | None:
        """The mapping file that holds for a file; raises ``OSError`` as listing does."""
        return self._around(path).mapping

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The companions of a file, in the order of their names; raises ``OSError`` as listing does."""
        known = self._around(path)
        if known.bare:
            return ()
        above = tuple(manifest for manifest in known.manifests if manifest != path)
        above = (known.mapping.path, *above) if known.mapping else above
        if path.suffix.lower() == ".xml":
            return above
        names = known.messages
        if names and (transmitted := of_name(path.name)):
            names = tuple(name for name in names if transmitted.identifiant in name.upper())
        return (*(path.parent / name for name in names), *above)

    def _around(self, path: Path) -> _Folder:
        # Texts: a path takes longer to be looked up than all the rest.
        name = os.path.dirname(path)  # noqa: PTH120
        if name not in self._folders:
            folder = path.parent
            self._folders[name] = _Folder(
                mapping_of(path),
                manifests_from(folder),
                _messages(folder, folder.stat().st_mtime_ns),
            )
        return self._folders[name]

    def time(self, companion: Path) -> int:
        """When a companion was changed last, in nanoseconds."""
        if companion not in self._times:
            self._times[companion] = companion.stat().st_mtime_ns
        return self._times[companion]

    def digest(self, companion: Path) -> str:
        """The SHA-256 of a companion."""
        if companion not in self._digests:
            self._digests[companion] = digest_of_file(companion)
        return self._digests[companion]


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file, read in pieces of 1 MiB."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@lru_cache(maxsize=64)
def _messages(folder: Path, _changed: int) -> tuple[str, ...]:
    return tuple(sorted(each.name for each in folder.glob("*.[xX][mM][lL]")))
