"""One writer at a time: a lock that names its owner.

The operating system releases the lock when its process ends, however it ends, so a lock is never
stale; the owner's name beside it is only there to be told to the next one.
"""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from indexer.errors import IndexLocked, IndexUnusable


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the right to write into the index of a folder. Raises ``IndexLocked`` at once."""
    owner = folder / "writer.json"
    lock = FileLock(folder / "writer.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise IndexLocked(
            f"the index in {folder} is being written by {_named(owner)}: "
            "wait until it ends, or stop it, and try again"
        ) from None
    except OSError as error:
        raise IndexUnusable(f"cannot write into {folder}: {error.strerror}") from None
    try:
        owner.write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}), "utf-8")
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _named(owner: Path) -> str:
    try:
        known = json.loads(owner.read_text("utf-8"))
        return f"process {known['pid']} on {known['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
