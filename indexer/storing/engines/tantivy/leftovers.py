"""What a killed session left in the folder of an index: files that no commit names.

They are more than lost room. The names of files of deletions follow from the commit before, so that
a session after the kill would write them again, and tantivy refuses to write over a file.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Elsewhere no file that is open can be deleted: there is nothing to guard.
    fcntl = None  # type: ignore[assignment]

_OF_A_SEGMENT = re.compile(r"(?P<segment>[0-9a-f]{32})\.(?:(?P<opstamp>\d+)\.del|[a-z]+)")


def remove_leftovers(folder: Path) -> int:
    """Delete the files that the last commit does not name; how many there were. No writer is open."""
    with _no_reader_opens(folder):
        gone = list(leftovers(folder))
        for path in gone:
            # A reader may still hold it where the system forbids deletion.
            with suppress(OSError):
                path.unlink()
    return len(gone)


def leftovers(folder: Path) -> Iterator[Path]:
    """The files that the last commit does not name."""
    segments = json.loads((folder / "meta.json").read_bytes())["segments"]
    deletions = {
        segment["segment_id"].replace("-", ""): segment["deletes"] and segment["deletes"]["opstamp"]
        for segment in segments
    }
    for path in sorted(folder.iterdir()):
        if match := _OF_A_SEGMENT.fullmatch(path.name):
            segment, opstamp = match["segment"], match["opstamp"]
            current = deletions.get(segment, "")
            if current == "" or (opstamp and int(opstamp) != current):
                yield path


@contextmanager
def _no_reader_opens(folder: Path) -> Iterator[None]:
    """Hold the lock under which readers open the files of a commit that they just read of."""
    with (folder / ".tantivy-meta.lock").open("ab") as lock:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
