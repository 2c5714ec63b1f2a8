"""The checksums of the files of a store, so that a byte that changed by itself is seen.

They are put down when a session of changes ends, with the name of the commit they are of. A session
that was cut short leaves those of the one before: files of one name are never written twice by an
engine and are compared all the same; the few that are are only compared where the commit is theirs.
What a session writes before any commit is left out while one is open.
"""

import json
from collections.abc import Iterator
from dataclasses import field, replace
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Self

from analyzers.frozen import dataclass
from indexer.storing import journal
from indexer.storing.catalogue import catalogue
from indexer.storing.engines.vocabulary import LISTED, list_of
from indexer.storing.files import write_whole

#: Name of the file in the folder of a store.
FILE = "sums.json"
_LISTS = tuple(f"engine/{list_of(field)}" for field in LISTED)
#: Files whose content changes under one name from commit to commit.
_CHANGING = (catalogue.FILE, "engine/meta.json", "engine/.managed.json", *_LISTS)
_OF_A_SESSION = ("engine/.managed.json", *_LISTS)
#: Files that say nothing of the acts: locks, lists of files, what is under way, texts of a run.
_LEFT_OUT = (FILE, journal.FILE, f"{catalogue.FILE}-journal")


@dataclass(frozen=True, slots=True)
class Sums:
    """What files were like at a commit: by name, size and digest; ``whole`` if no session is open."""

    commit: str
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    whole: bool = True

    @classmethod
    def of(cls, place: Path, commit: str, before: Self | None = None) -> Self:
        """The sums of a store as it is; those of files that do not change are taken over."""
        known = before.files if before else {}
        files: dict[str, tuple[int, str]] = {}
        for name, path in _files(place):
            size = path.stat().st_size
            if name not in _CHANGING and known.get(name, (None,))[0] == size:
                files[name] = known[name]
            else:
                files[name] = size, _digest(path)
        return cls(commit, files)

    def opened(self) -> Self:
        """The sums while a session is open."""
        files = {name: sum for name, sum in self.files.items() if name not in _OF_A_SESSION}
        return replace(self, files=files, whole=False)

    @classmethod
    def read(cls, place: Path) -> Self | None:
        """The sums that were put down, ``None`` where there are none. Raises ``ValueError``."""
        try:
            data = json.loads((place / FILE).read_bytes())
            content = data["content"]
            if data["checksum"] != _checksum(content):
                raise ValueError(f"{FILE} is not what was written")
            files = {name: (size, digest) for name, (size, digest) in content["files"].items()}
            return cls(content["commit"], files, content["whole"])
        except FileNotFoundError:
            return None
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{FILE} is not what was written ({error!r})") from None

    def write(self, place: Path) -> None:
        """Put the sums down."""
        content = {"commit": self.commit, "files": self.files, "whole": self.whole}
        data = {"content": content, "checksum": _checksum(content)}
        write_whole(place / FILE, json.dumps(data, ensure_ascii=False, indent=0).encode())

    def damaged(self, place: Path, commit: str) -> Iterator[str]:
        """The names of the files that are not what they were; ``commit`` is that of the store now."""
        found = dict(_files(place))
        current = self.commit == commit and not journal.pending(place)
        for name, (size, digest) in self.files.items():
            path = found.get(name)
            if path is None:
                if current:
                    yield name
            elif (current or name not in _CHANGING) and (
                path.stat().st_size != size or _digest(path) != digest
            ):
                yield name


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    """The files of a store that hold something, by name."""
    for folder in (place, place / "engine"):
        for path in sorted(folder.iterdir()):
            name = path.relative_to(place).as_posix()
            locks = path.name.lower().endswith("lock")
            if path.is_file() and not locks and name not in _LEFT_OUT and path.suffix != ".new":
                yield name, path


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()


def _checksum(content: object) -> str:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return blake2b(plain.encode(), digest_size=16).hexdigest()
