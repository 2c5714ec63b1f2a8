"""What changed under the folders given, against what the index knows of them.

A folder keeps the label it had, though only a part of it is given, or though it was renamed as a
whole: its files are then where they were, under their old names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from indexer.acts.documents import Failure, SourceFile
from indexer.reading.extraction.lacks import is_mended
from indexer.reading.extraction.options import Options
from indexer.reading.sources import LEADS_OUT, Fingerprint, covering, fingerprint, label_roots, walk
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.catalogue.catalogued import SourceState
from indexer.storing.catalogue.found import Fate, Found

#: What is said of a folder that held files and holds none any more.
EMPTIED = (
    "holds no file any more: taken for a disk that is away, its acts stay in the index (--rebuild --only "
    "with the folders that are to stay leaves them out)"
)

#: Files of a root that are compared before a folder is taken for it under another name.
_COMPARED = 20
#: Files of which what the index knows is read at once, and what comes after all names.
_AHEAD, _AFTER_ALL = 500, "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a walk found (``found`` holds the files to read, and those that moved), and the names of those gone.

    ``roots`` gives each label its folder; ``renamed`` are folders that bear another name now; ``refused``
    are files that could not be opened, of which the index holds nothing, and why.
    """

    found: Found
    vanished: Sequence[str]
    roots: Mapping[str, Path]
    renamed: Sequence[Path] = ()
    refused: Sequence[tuple[SourceFile, str]] = ()

    @property
    def unchanged(self) -> int:
        """How many files are what they were, wherever they stand."""
        return self.found.count("unchanged") + self.found.count("moved")

    def root_of(self, file: SourceFile) -> tuple[Path, str]:
        """The folder that a file was found under, and its label."""
        return _root_of(file, self.roots)


class _Known:
    """What the index knows of files, asked about in the order of their names or nearly: some hundreds are read at once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._read: dict[str, SourceState] = {}
        self._first, self._last = _AFTER_ALL, ""

    def state(self, name: str) -> SourceState | None:
        """What is known of the file of a name."""
        if not self._first <= name <= self._last:
            some = self._catalogue.sources_from(name, _AHEAD)
            self._read = {state.file.name: state for state in some}
            self._first, self._last = (
                name,
                some[-1].file.name if len(some) == _AHEAD else _AFTER_ALL,
            )
        return self._read.get(name)

    def fingerprint(self, name: str) -> Fingerprint | None:
        """What told the file of a name from others when it was last read."""
        if (state := self.state(name)) is None:
            return None
        return Fingerprint(state.file.size, state.file.mtime_ns, state.file.sha256)


def changed(
    paths: Sequence[Path],
    catalogue: Catalogue,
    found: Found,
    options: Options,
    failed: list[Failure],
    *,
    follow_links: bool = False,
) -> Changes:
    """Walk the files and folders given; what cannot be read is put on the list of what failed.

    A file that failed before is read again, and so is one of which a part failed (a scan in an archive)
    once what that lacked (OCR, a converter) is there. Memory does not grow with the number of files: what
    is found goes to ``found``.
    """
    before, known = catalogue.roots(), _Known(catalogue)
    renamed = _renamed(paths, before, catalogue)
    labels, roots = _labelled(paths, before, renamed)
    walked = walk(
        paths,
        known=known.fingerprint,
        labels=labels,
        max_bytes=options.max_bytes,
        follow_links=follow_links,
    )
    unread: list[str] = []
    refused: list[tuple[SourceFile, str]] = []
    for failure in _noted(walked, known, roots, found, options):
        failed.append(failure)
        if failure.reason != LEADS_OUT:
            unread.append(f"{failure.name}/")
            refused += _refused(failure, roots, known.state(failure.name))
    for label, shown in _emptied(paths, labels, catalogue, found):
        unread.append(f"{label}/")
        failed.append(Failure(shown, EMPTIED))
    vanished = _vanished(paths, catalogue, found, renamed, unread)
    return Changes(found, vanished, roots, [before[label] for label in renamed], refused)


def _noted(
    walked: Iterable[SourceFile | Failure],
    known: _Known,
    roots: Mapping[str, Path],
    found: Found,
    options: Options,
) -> Iterator[Failure]:
    """Note what a walk comes upon, and give what cannot be read."""
    for one in walked:
        if isinstance(one, SourceFile):
            found.note(one, _fate(one, known.state(one.name), _root_of(one, roots)[0], options))
            continue
        if one.reason != LEADS_OUT:
            found.note_unread(one.name)
        yield one


def _vanished(
    paths: Sequence[Path],
    catalogue: Catalogue,
    found: Found,
    renamed: Mapping[str, Path],
    unread: Sequence[str],
) -> list[str]:
    """The names of files that are gone: a folder that could not be read (``unread``) tells nothing of its own."""
    covers = covering(paths)
    return [
        state.file.name
        for state in _not_found(catalogue, found)
        if (state.label in renamed or covers(state.file.path))
        and not state.file.name.startswith(tuple(unread))
    ]


def _fate(file: SourceFile, state: SourceState | None, root: Path, options: Options) -> Fate:
    """What becomes of a file that was found under a root, given what is known of it."""
    if state is None or state.unread or state.file.sha256 != file.sha256:
        return "to_read"
    if state.failure and is_mended(state.failure, options):
        return "to_read"
    same = (file.mtime_ns, file.path, root) == (state.file.mtime_ns, state.file.path, state.root)
    return "unchanged" if same else "moved"


def _not_found(catalogue: Catalogue, found: Found) -> Iterator[SourceState]:
    """The files of the index that a walk did not come upon."""
    for names in catalogue.names():
        there = found.among(names)
        if len(there) < len(names):
            states = catalogue.sources_from(names[0], len(names))
            yield from (state for state in states if state.file.name not in there)


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
    paths: Sequence[Path], labels: Mapping[Path, str], catalogue: Catalogue, found: Found
) -> Iterator[tuple[str, str]]:
    """The labels and paths of folders given that held files and hold none: most likely a disk that is away."""
    for path in filter(Path.is_dir, paths):
        label = labels[path.resolve()]
        if catalogue.holds_under(label) and not found.holds_under(label):
            yield label, str(path)


def _root_of(file: SourceFile, roots: Mapping[str, Path]) -> tuple[Path, str]:
    label = max((label for label in roots if file.name.startswith(f"{label}/")), key=len)
    return roots[label], label


def _renamed(
    paths: Sequence[Path], before: Mapping[str, Path], catalogue: Catalogue
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
        files = _some_files(catalogue, label)
        for folder in new:
            if folder not in found.values() and _same_files(files, root, folder):
                found[label] = folder
                break
    return found


def _some_files(catalogue: Catalogue, label: str) -> list[SourceFile]:
    """Some files of a label, from all over its folder."""

    def files() -> Iterator[SourceFile]:
        return (state.file for state in catalogue.sources() if state.label == label)

    step = max(sum(1 for _ in files()) // _COMPARED, 1)
    return list(islice(files(), 0, None, step))


def _same_files(files: Sequence[SourceFile], root: Path, folder: Path) -> bool:
    """Whether half of some files of a root that is gone, or more, are in a folder at the same places."""
    compared = [file for file in files if file.path.is_relative_to(root)]
    same = 0
    for file in compared:
        path = folder / file.path.relative_to(root)
        try:
            size = path.stat().st_size
            same += size == file.size and fingerprint(path).sha256 == file.sha256
        except OSError:
            continue
    return same > 0 and same * 2 >= len(compared)
