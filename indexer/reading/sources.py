"""Finding the files to index, naming them, and telling which of them changed.

A run goes: ``label_roots`` names the folders that were given, ``walk`` yields every file under them
as a ``SourceFile`` (or a ``Failure`` that says why not); its hash says whether it is what the
index knew. A file whose size and modification time are those of the last run is not read again: its
known hash is kept. A file that was touched but has the same content is recognised by its hash.

Left out without a word: hidden files and folders (a name in ``.``, the ``.registre`` index among
them), the folder of any other index, ``README`` and ``LICENSE`` texts (``README.md``, ``LICENCE.txt``),
which speak of the folder rather than of an assembly, what a mapping file (``mapping``) leaves out and that file itself, the lock and scratch files of office programs
(``~$…``, ``….tmp``).
"""

import hashlib
import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from indexer.documents import Failure, SourceFile
from indexer.reading.companions import Surroundings, digest_of_file
from indexer.reading.mapping import mapping_at

#: Why a link is not followed.
LEADS_OUT = "a link that leads out of the folder (see --follow-links)"

#: Largest file that is read unless the caller says otherwise, in bytes.
MAX_BYTES = 200 * 1024 * 1024

_ABOUT_THE_FOLDER = re.compile(
    r"(?:readme|licen[sc]e)(?:\.[a-z]{2})?(?:\.(?:txt|md|rst|html?))?", re.IGNORECASE
)

_STORE = re.compile(r"store-\d+")

#: Controls, ends of lines, and what turns the direction of writing.
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

Found = SourceFile | Failure


class Fingerprint(NamedTuple):
    """What tells whether a file changed; the hash decides, size and time only save reading it."""

    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something was found; ``plain`` tells a file that is one itself, and no link."""

    path: Path
    name: str
    plain: bool = False


def label_roots(roots: Sequence[Path], taken: Mapping[str, Path] | None = None) -> dict[Path, str]:
    """Name each folder that files are to be found under, so that no two share a name.

    A file given by itself counts as a part of its own folder: ``corpus/a.txt`` is named alike
    whether the file or the folder was given. ``taken`` maps the labels of former runs to their
    folders: a folder keeps the label it had, one inside it is named as part of it (``actes/2024``),
    and a new one avoids the labels of others by a suffix (``actes``, ``actes-2``). Keys are resolved folders, in the order given.
    """
    by_folder = {folder: label for label, folder in (taken or {}).items()}
    used = set(taken or {})
    labels: dict[Path, str] = {}
    names = _Names()
    for root in roots:
        folder = _folder_of(root)
        if folder in labels:
            continue
        label = _inside(folder, by_folder, names) or _free_label(
            _nfc(folder.name) or "racine", used
        )
        used.add(label)
        labels[folder] = label
    return labels


def walk(
    roots: Sequence[Path],
    *,
    known: Callable[[str], Fingerprint | None] = lambda _name: None,
    labels: Mapping[Path, str] | None = None,
    max_bytes: int = MAX_BYTES,
    follow_links: bool = False,
) -> Iterator[Found]:
    """Yield every file under the files and folders given, in the order of their names within each root.

    ``known`` gives the fingerprint that the file of a name had in the last run: a file whose size and time did not
    move keeps its hash and is not opened. ``labels`` comes from ``label_roots`` and defaults to it.
    Symbolic links are followed where they stay inside the folder given, and elsewhere only with
    ``follow_links``; no folder is entered twice, so a loop ends. A file found under two roots is
    yielded once, under the outermost. The folder of an index is left out.

    What cannot be read is yielded as a ``Failure`` and never raised: a path that does not exist, a
    folder or file without permission, a link that leads out, an empty file, one over ``max_bytes``.
    """
    label_of, names = labels if labels is not None else label_roots(roots), _Names()
    visited: set[tuple[int, int]] = set()
    # Only a file that was given itself may be come upon twice: no folder is entered again.
    given = {str(root.resolve()) for root in roots if not root.is_dir()}
    seen: set[str] = set()
    around = Surroundings()
    for root in _outermost_first(roots):
        label = label_of[_folder_of(root)]
        for place in _places(root, label, names, visited, follow_links=follow_links):
            if isinstance(place, Failure):
                yield place
                continue
            if given and (path := str(place.path)) in given:
                if path in seen:
                    continue
                seen.add(path)
            if mapping := mapping_at(place.path):
                yield from (Failure(place.name, problem) for problem in mapping.problems)
            elif not _is_left_out(place.path, around):
                yield _look_at(place, known(place.name), max_bytes, around)


def fingerprint(
    path: Path,
    *,
    known: Fingerprint | None = None,
    state: os.stat_result | None = None,
    around: Surroundings | None = None,
) -> Fingerprint:
    """Size, modification time and SHA-256 of a file, the hash taken over where nothing moved.

    Those of its ``companions`` count in the time and in the hash. ``state`` and ``around`` are what
    the caller knows already. Raises ``OSError`` where the file cannot be read.
    """
    state, around = state or path.stat(), around or Surroundings()
    beside = around.companions(path)
    # SQLite keeps 63 bits.
    mtime_ns = (state.st_mtime_ns + sum(map(around.time, beside))) % (1 << 63)
    if known is not None and (known.size, known.mtime_ns) == (state.st_size, mtime_ns):
        return known
    digest = digest_of_file(path)
    if beside:
        parts = "".join((digest, *map(around.digest, beside)))
        digest = hashlib.sha256(parts.encode("ascii")).hexdigest()
    return Fingerprint(state.st_size, mtime_ns, digest)


def covering(roots: Sequence[Path]) -> Callable[[Path], bool]:
    """What tells whether a file of a former run would be found again under these roots if it still existed.

    Only then does its absence from ``walk`` mean that it vanished. A file under a folder that
    ``walk`` reported as a ``Failure`` has not vanished either: the folder could not be read.
    """
    folders = [root.resolve() for root in roots if root.is_dir() or not root.exists()]
    files = {
        path
        for root in roots
        if root.exists() and not root.is_dir()
        for path in (root.resolve(), _absolute(root))
    }

    def covers(path: Path) -> bool:
        target = _absolute(path)
        return target in files or any(
            target == folder or target.is_relative_to(folder) for folder in folders
        )

    return covers


def _absolute(path: Path) -> Path:
    """A path from the root on; a link stays what it is."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow it


def is_ignored(name: str) -> bool:
    """Whether a file or folder of that name is left out without a word (see the module)."""
    return (
        name.startswith((".", "~$"))
        or name.lower().endswith(".tmp")
        or _ABOUT_THE_FOLDER.fullmatch(name) is not None
    )


def _is_left_out(path: Path, around: Surroundings) -> bool:
    """Whether the mapping file above a file leaves it out."""
    mapping = around.mapping(path)
    return mapping is not None and mapping.leaves_out(path)


def _nfc(text: str) -> str:
    """A name as text, composed."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _readable(text))


def _readable(text: str) -> str:
    r"""A name as text: bytes that are none and signs that steer a terminal are written out (``d\xe9lib.txt``)."""
    known = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _STEERING.sub(lambda sign: ascii(sign.group())[1:-1], known)


def _folder_of(root: Path) -> Path:
    resolved = root.resolve()
    return resolved.parent if resolved.is_file() else resolved


class _Names:
    """The names of files and folders given by themselves, as they are when the folder above is walked."""

    def __init__(self) -> None:
        self._shown: dict[Path, Mapping[str, str]] = {}

    def shown(self, path: Path) -> str:
        """The name of what a path leads to, as text."""
        if path.name.isascii() and path.name.isprintable() and "\\" not in path.name:
            return path.name
        folder = path.parent
        if folder not in self._shown:
            try:
                beside = [name for name in os.listdir(folder) if not is_ignored(name)]  # noqa: PTH208 - only names
            except OSError:
                beside = []
            self._shown[folder] = _shown(beside)
        return self._shown[folder].get(path.name) or _nfc(path.name)


def _inside(folder: Path, by_folder: Mapping[Path, str], names: _Names) -> str | None:
    """The label of a folder that is known, or that lies inside a known one."""
    for outer in (folder, *folder.parents):
        if outer in by_folder:
            depth = len(folder.relative_to(outer).parts)
            inner = reversed((folder, *folder.parents)[:depth])
            return "/".join((by_folder[outer], *map(names.shown, inner)))
    return None


def _free_label(wanted: str, used: set[str]) -> str:
    label, number = wanted, 2
    while label in used:
        label, number = f"{wanted}-{number}", number + 1
    return label


def _outermost_first(roots: Sequence[Path]) -> list[Path]:
    """Roots that lie inside another come last, so that files bear the outer root's name."""
    return sorted(
        dict.fromkeys(roots),
        key=lambda root: sum(
            other.resolve() in root.resolve().parents for other in roots if other != root
        ),
    )


def _places(
    root: Path, label: str, names: _Names, visited: set[tuple[int, int]], *, follow_links: bool
) -> Iterator[_Place | Failure]:
    shown = f"{label}/{names.shown(root)}"
    try:
        if root.is_dir():
            folder = root.resolve()
            bounds = None if follow_links else folder
            yield from _under(_Place(folder, label), bounds, visited)
        elif root.exists():
            yield _Place(root.resolve(), shown)
        else:
            yield Failure(_nfc(str(root)), "no such file or folder")
    except OSError as error:
        yield Failure(shown, _reason(error))


def _under(
    root: _Place, bounds: Path | None, visited: set[tuple[int, int]]
) -> Iterator[_Place | Failure]:
    """Files below a folder, depth first in the order of their names, without recursion.

    Links that lead out of ``bounds`` are not followed.
    """
    pending: list[_Place] = [root]
    while pending:
        place = pending.pop()
        if place.plain:
            yield place
            continue
        if bounds is not None and _leads_out(place.path, bounds):
            yield Failure(place.name, LEADS_OUT)
            continue
        entries = _entries(place, visited)
        if isinstance(entries, Failure):
            yield entries
        elif entries is None:
            yield place
        else:
            pending.extend(reversed(entries))


def _leads_out(path: Path, bounds: Path) -> bool:
    if not path.is_symlink():
        return False
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # broken, or a circle: what it is is said when it is looked at
        return False
    return target != bounds and not target.is_relative_to(bounds)


def _entries(place: _Place, visited: set[tuple[int, int]]) -> list[_Place] | Failure | None:
    """What a folder holds, nothing for one already visited or an index, ``None`` for a file."""
    try:
        if not place.path.is_dir():
            return None
        stat = place.path.stat()
        if (stat.st_dev, stat.st_ino) in visited:
            return []
        visited.add((stat.st_dev, stat.st_ino))
        with os.scandir(place.path) as listed:
            plain = {
                entry.name: entry.is_file(follow_symlinks=False)
                for entry in listed
                if not is_ignored(entry.name)
            }
    except OSError as error:
        return Failure(place.name, _reason(error))
    # As the names of the files inside are in order: those of « a-b » come before those of « a ».
    names = sorted(plain, key=lambda name: name if plain[name] else f"{name}/")
    if _is_index(names):
        return []
    shown = _shown(names)
    return [_Place(place.path / name, f"{place.name}/{shown[name]}", plain[name]) for name in names]


def _is_index(names: Sequence[str]) -> bool:
    """Whether a folder holds an index: what Registre writes is no document."""
    return "meta.json" in names and any(_STORE.fullmatch(name) for name in names)


def _shown(names: Sequence[str]) -> dict[str, str]:
    r"""The names of a folder's entries as text, composed; two that then are one stay as they are.

    Of those that still are one, a sign written out stays (``d\xe9lib.txt``), and a backslash is told (``d\x5cxe9lib.txt``).
    """
    composed = {name: _nfc(name) for name in names}
    count = Counter(composed.values())
    shown = {name: text if count[text] == 1 else _readable(name) for name, text in composed.items()}
    count = Counter(shown.values())
    return {
        name: text if count[text] == 1 else _readable(name.replace("\\", r"\x5c"))
        for name, text in shown.items()
    }


def _look_at(
    place: _Place, known: Fingerprint | None, max_bytes: int, around: Surroundings
) -> Found:
    try:
        state = place.path.stat()
        if not stat.S_ISREG(state.st_mode):
            return Failure(place.name, "not a regular file")
        if state.st_size == 0:
            return Failure(place.name, "empty file")
        if state.st_size > max_bytes:
            return Failure(
                place.name,
                f"too large: {_megabytes(state.st_size)} MB, over the limit of {_megabytes(max_bytes)} MB",
            )
        size, mtime_ns, sha256 = fingerprint(place.path, known=known, state=state, around=around)
    except OSError as error:
        return Failure(place.name, _reason(error))
    return SourceFile(place.path, place.name, size, mtime_ns, sha256)


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0")


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "no such file (a broken link, or it vanished meanwhile)"
    return f"cannot be read: {error.strerror or error}"
