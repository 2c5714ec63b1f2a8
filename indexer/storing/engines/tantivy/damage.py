"""What tantivy raises over the files of an index, as errors of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from indexer.errors import IndexDamaged, IndexMissing, StorageError
from indexer.storing.lock import refused


def opened(folder: Path) -> tantivy.Index:
    """The index of a folder. Raises ``IndexMissing`` or ``IndexDamaged``."""
    if not (folder / "meta.json").is_file():
        raise IndexMissing(f"no tantivy index in {folder}")
    with sound(folder):
        return tantivy.Index.open(str(folder))


@contextmanager
def sound(folder: Path) -> Iterator[None]:
    """Turn what tantivy raises over damaged files into ``IndexDamaged``."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"the index in {folder} cannot be read: {error}") from None
    except BaseException as error:
        # A panic of Rust over bytes that make no sense; its type cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexDamaged(f"the index in {folder} is damaged: {error}") from None


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Turn what tantivy, or a list, raises where the disk refuses a write into ``StorageError``."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise StorageError(refused(folder, str(error))) from None
