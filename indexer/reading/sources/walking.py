"""Every file under the folders of a run, and why some are not read."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.acts.documents import Failure, SourceFile
from indexer.reading.companions import Surroundings
from indexer.reading.mapping import mapping_at
from indexer.reading.sources.ignored import is_ignored, is_index
from indexer.reading.sources.root_labels import folder_of, label_roots, outermost_first
from indexer.reading.sources.shown_names import ShownNames, composed, shown_names
from indexer.reading.sources.unchanged import Fingerprint, fingerprint

#: Why a link is not followed.
LEADS_OUT = "a link that leads out of the folder (see --follow-links)"

#: Largest file that is read unless the caller says otherwise, in bytes.
MAX_BYTES = 200 * 1024 * 1024

Found = SourceFile | Failure


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something was found; ``plain`` tells a file that is one itself, and no link."""

    path: Path
    name: str
    plain: bool = False


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
    label_of, names = labels if labels is not None else label_roots(roots), ShownNames()
    visited: set[tuple[int, int]] = set()
    # Only a file that was given itself may be come upon twice: no folder is entered again.
    given = {str(root.resolve()) for root in roots if not root.is_dir()}
    seen: set[str] = set()
    around = Surroundings()
    for root in outermost_first(roots):
        label = label_of[folder_of(root)]
        shown = _name_of(root, label, names, known)
        for place in _places(root, label, shown, visited, follow_links=follow_links):
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


def _name_of(
    root: Path, label: str, names: ShownNames, known: Callable[[str], Fingerprint | None]
) -> str:
    """The name of a file given by itself; that of what a link leads to, where a run over its folder knows that."""
    own = f"{label}/{names.shown(root.resolve())}" if root.is_symlink() else ""
    return own if own and known(own) else f"{label}/{names.shown(root)}"


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


def _is_left_out(path: Path, around: Surroundings) -> bool:
    """Whether the mapping file above a file leaves it out."""
    mapping = around.mapping(path)
    return mapping is not None and mapping.leaves_out(path)


def _places(
    root: Path, label: str, shown: str, visited: set[tuple[int, int]], *, follow_links: bool
) -> Iterator[_Place | Failure]:
    """What is found under a root; ``shown`` is the name of one that is a file."""
    try:
        if root.is_dir():
            folder = root.resolve()
            bounds = None if follow_links else folder
            yield from _under(_Place(folder, label), bounds, visited)
        elif root.exists():
            yield _Place(root.resolve(), shown)
        else:
            yield Failure(composed(str(root)), "no such file or folder")
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
    if is_index(names):
        return []
    shown = shown_names(names)
    return [_Place(place.path / name, f"{place.name}/{shown[name]}", plain[name]) for name in names]


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
