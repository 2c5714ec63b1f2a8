"""What changed under the folders given, against what the index knows of them.

A folder keeps the label it had, though only a part of it is given, or though it was renamed as a
whole: its files are then where they were, under their old names.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from indexer.documents import Failure, SourceFile
from indexer.reading.sources import LEADS_OUT, Fingerprint, covers, fingerprint, label_roots, walk
from indexer.storing.catalogue.catalogued import SourceState

#: What is said of a folder that held files and holds none any more.
EMPTIED = (
    "holds no file any more: taken for a disk that is away, its acts stay in the index (--rebuild --only "
    "with the folders that are to stay leaves them out)"
)

#: Files of a root that are compared before a folder is taken for it under another name.
_COMPARED = 20


@dataclass(frozen=True, slots=True)
class Changes:
    """The files to read, those that stay where they were or moved, and the names of those gone.

    ``roots`` gives each label its folder; ``renamed`` are folders that bear another name now; ``refused``
    are files that could not be opened, of which the index holds nothing, and why.
    """

    to_read: Sequence[SourceFile]
    moved: Sequence[tuple[SourceFile, Path]]
    unchanged: int
    vanished: Sequence[str]
    roots: Mapping[str, Path]
    renamed: Sequence[Path] = ()
    refused: Sequence[tuple[SourceFile, str]] = ()

    def root_of(self, file: SourceFile) -> tuple[Path, str]:
        """The folder that a file was found under, and its label."""
        return _root_of(file, self.roots)


def changed(
    paths: Sequence[Path],
    known: Mapping[str, SourceState],
    max_bytes: int,
    failed: list[Failure],
    *,
    follow_links: bool = False,
) -> Changes:
    """Walk the files and folders given; what cannot be read is put on the list of what failed.

    A file that failed before is read again: what it lacked (OCR, a converter) may be there now.
    """
    # A catalogue that was mended may not know where a folder was.
    before = {s.label: s.root for s in known.values() if s.root != Path()}
    renamed = _renamed(paths, before, known)
    labels, roots = _labelled(paths, before, renamed)
    prints = {
        name: Fingerprint(s.file.size, s.file.mtime_ns, s.file.sha256) for name, s in known.items()
    }
    to_read: list[SourceFile] = []
    moved: list[tuple[SourceFile, Path]] = []
    seen: set[str] = set()
    unread: list[str] = []
    refused: list[tuple[SourceFile, str]] = []
    unchanged = 0
    for found in walk(
        paths, known=prints, labels=labels, max_bytes=max_bytes, follow_links=follow_links
    ):
        if isinstance(found, Failure):
            failed.append(found)
            if found.reason != LEADS_OUT:
                unread.append(f"{found.name}/")
                seen.add(found.name)
                refused += _refused(found, roots, known.get(found.name))
            continue
        seen.add(found.name)
        state = known.get(found.name)
        if state is None or state.unread or state.file.sha256 != found.sha256:
            to_read.append(found)
            continue
        unchanged += 1
        root, _ = _root_of(found, roots)
        if (found.mtime_ns, found.path, root) != (state.file.mtime_ns, state.file.path, state.root):
            moved.append((found, root))
    for label, shown in _emptied(paths, labels, seen, known):
        unread.append(f"{label}/")
        failed.append(Failure(shown, EMPTIED))
    # A folder that could not be read tells nothing of its files.
    vanished = [
        name
        for name, state in known.items()
        if name not in seen
        and (state.label in renamed or covers(paths, state.file.path))
        and not name.startswith(tuple(unread))
    ]
    bearing_another = [before[label] for label in renamed]
    return Changes(to_read, moved, unchanged, vanished, roots, bearing_another, refused)


def _refused(
    found: Failure, roots: Mapping[str, Path], state: SourceState | None
) -> Iterator[tuple[SourceFile, str]]:
    """A file that could not be opened, and why, unless its acts are in the index or it is known as such."""
    if state is None or (state.unread and state.failure != found.reason):
        for label, root in roots.items():
            if found.name.startswith(f"{label}/"):
                path = root / found.name.removeprefix(f"{label}/")
                yield SourceFile(path, found.name, 0, 0, ""), found.reason
                return


def _labelled(
    paths: Sequence[Path], before: Mapping[str, Path], renamed: Mapping[str, Path]
) -> tuple[Mapping[Path, str], dict[str, Path]]:
    """The label of each folder given, and the folder of each label: a part of a folder bears its label."""
    roots = {label: renamed.get(label, root) for label, root in before.items()}
    labels = label_roots(paths, roots)
    for folder, label in labels.items():
        if not any(label.startswith(f"{outer}/") for outer in roots):
            roots[label] = folder
    return labels, roots


def _emptied(
    paths: Sequence[Path],
    labels: Mapping[Path, str],
    seen: Set[str],
    known: Mapping[str, SourceState],
) -> Iterator[tuple[str, str]]:
    """The labels and paths of folders given that held files and hold none: most likely a disk that is away."""
    for path in filter(Path.is_dir, paths):
        label = labels[path.resolve()]
        held, holds = (
            any(name.startswith(f"{label}/") for name in names) for names in (known, seen)
        )
        if held and not holds:
            yield label, str(path)


def _root_of(file: SourceFile, roots: Mapping[str, Path]) -> tuple[Path, str]:
    label = max((label for label in roots if file.name.startswith(f"{label}/")), key=len)
    return roots[label], label


def _renamed(
    paths: Sequence[Path], before: Mapping[str, Path], known: Mapping[str, SourceState]
) -> dict[str, Path]:
    """The labels of roots that are no longer there, each with the folder given that holds its files."""
    given = [path.resolve() for path in paths if path.is_dir()]
    new = [
        folder
        for folder in given
        if not any(folder == root or folder.is_relative_to(root) for root in before.values())
    ]
    found: dict[str, Path] = {}
    for label, root in before.items():
        if not new or root.exists():
            continue
        files = [state.file for state in known.values() if state.label == label]
        for folder in new:
            if folder not in found.values() and _same_files(files, root, folder):
                found[label] = folder
                break
    return found


def _same_files(files: Sequence[SourceFile], root: Path, folder: Path) -> bool:
    """Whether half of the files of a root that is gone, or more, are in a folder at the same places."""
    step = max(len(files) // _COMPARED, 1)
    compared = [file for file in files[::step] if file.path.is_relative_to(root)]
    same = 0
    for file in compared:
        path = folder / file.path.relative_to(root)
        try:
            size = path.stat().st_size
            same += size == file.size and fingerprint(path).sha256 == file.sha256
        except OSError:
            continue
    return same > 0 and same * 2 >= len(compared)
