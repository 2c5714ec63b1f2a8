"""The names that the folders given to a run bear in the index."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from indexer.reading.sources.shown_names import ShownNames, composed


def label_roots(roots: Sequence[Path], taken: Mapping[str, Path] | None = None) -> dict[Path, str]:
    """Name each folder that files are to be found under, so that no two share a name.

    A file given by itself counts as a part of its own folder: ``corpus/a.txt`` is named alike whether the file
    or the folder was given. ``taken`` maps the labels of former runs to their folders: a folder keeps the label
    it had, one inside it is named as part of it (``actes/2024``), and a new one avoids the labels of others by
    a suffix (``actes``, ``actes-2``). Keys are resolved folders, in the order given.
    """
    by_folder = {folder: label for label, folder in (taken or {}).items()}
    used = set(taken or {})
    labels: dict[Path, str] = {}
    names = ShownNames()
    for root in roots:
        folder = folder_of(root)
        if folder in labels:
            continue
        label = _inside(folder, by_folder, names) or _free_label(
            composed(folder.name) or "racine", used
        )
        used.add(label)
        labels[folder] = label
    return labels


def folder_of(root: Path) -> Path:
    """The folder that is walked for a root: a file stands for the one it lies in."""
    resolved = root.resolve()
    return resolved.parent if resolved.is_file() else resolved


def _inside(folder: Path, by_folder: Mapping[Path, str], names: ShownNames) -> str | None:
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


def outermost_first(roots: Sequence[Path]) -> list[Path]:
    """Roots that lie inside another come last, so that files bear the outer root's name."""
    return sorted(
        dict.fromkeys(roots),
        key=lambda root: sum(
            other.resolve() in root.resolve().parents for other in roots if other != root
        ),
    )
