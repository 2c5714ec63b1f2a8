"""The files on which the reading of another depends: messages beside it, mapping file and manifests above.

A file counts as changed when one of them came, went or changed.
"""

from functools import lru_cache
from pathlib import Path

from indexer.reading.mapping import mapping_of
from indexer.reading.transfers import manifests_above
from indexer.reading.transmissions import of_name


def companions(path: Path) -> tuple[Path, ...]:
    """The companions of a file, in the order of their names; raises ``OSError`` as listing does."""
    mapping = mapping_of(path)
    above = (*((mapping.path,) if mapping else ()), *manifests_above(path))
    if path.suffix.lower() == ".xml":
        return above
    folder = path.parent
    names = _messages(folder, folder.stat().st_mtime_ns)
    if names and (known := of_name(path.name)):
        names = tuple(name for name in names if known.identifiant in name.upper())
    return (*(folder / name for name in names), *above)


@lru_cache(maxsize=64)
def _messages(folder: Path, _changed: int) -> tuple[str, ...]:
    return tuple(sorted(each.name for each in folder.glob("*.[xX][mM][lL]")))
