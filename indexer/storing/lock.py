"""One writer at a time: a lock that names its owner.

The operating system releases the lock when its process ends, however it ends, so a lock is never
stale; the owner's name beside it is only there to be told to the next one.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from indexer.errors import OF_THE_DISK, IndexLocked, IndexUnusable, StorageError


@contextmanager
def writing(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the right to write into the index of a folder.

    Raises ``IndexLocked`` at once where another process has it, unless it is to ``wait`` for its
    end; ``StorageError`` where the disk refuses what is written meanwhile.
    """
    # Readers never lock: what locks is loaded by those who write.
    import socket

    from filelock import FileLock, Timeout

    owner = folder / "writer.json"
    lock = FileLock(folder / "writer.lock", timeout=-1 if wait else 0)
    try:
        lock.acquire()
    except Timeout:
        raise IndexLocked(
            f"the index in {folder} is being written by {_named(owner)}: "
            "wait until it ends (--wait), or stop it, and try again"
        ) from None
    except OSError as error:
        raise IndexUnusable(
            f"cannot write into {folder}: {error.strerror}. It can still be read; to change it, use the "
            "account it belongs to, on a disk that takes writes"
        ) from None
    try:
        with suppress(OSError):
            owner.write_text(
                json.dumps({"pid": os.getpid(), "host": socket.gethostname()}), "utf-8"
            )
        with disk(folder):
            yield
    finally:
        with suppress(OSError):
            owner.unlink(missing_ok=True)
        lock.release()


@contextmanager
def disk(folder: Path) -> Iterator[None]:
    """Turn what a disk refuses into ``StorageError``."""
    try:
        yield
    except OSError as error:
        if error.errno not in OF_THE_DISK:
            raise
        raise StorageError(refused(folder, error.strerror or str(error))) from None


def refused(folder: Path, reason: str) -> str:
    """The sentence for a disk that does not take what is written."""
    return (
        f"cannot write into {folder}: {reason}. The index is as it was at its last commit; "
        "make room there and run the same command again"
    )


def _named(owner: Path) -> str:
    try:
        known = json.loads(owner.read_text("utf-8"))
        return f"process {known['pid']} on {known['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
