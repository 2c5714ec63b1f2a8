"""Files written in one step, and lasting once that step is done; what a folder of them weighs."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put a content in the place of a file: a reader sees the old one or the new one, whole.

    It is on the disk before it bears the name, and so is the name before this returns: a power cut
    leaves one of the two. Raises ``OSError``, with the old content in place.
    """
    draft = path.with_name(f"{path.name}.new")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder lasting, where the system can be asked for it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def bytes_in(folder: Path) -> int:
    """Bytes of the files of an index; those that a writer deletes meanwhile count nothing.

    Nor does a folder that is gone: who had opened the index goes on with it.
    """
    total = 0
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            with suppress(OSError):
                total += entry.stat().st_size if entry.is_file() else 0
    return total
