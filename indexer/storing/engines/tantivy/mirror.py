"""Reading an index in a folder that this process may not write into.

Tantivy takes a lock before it opens segments, and a lock is a file that it makes: an account that may
only read, or a file system mounted so, would see nothing of a sound index. It is shown a folder of
its own instead, with links to the files and a copy of the list of segments.
"""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


class Mirror:
    """A folder of links, which lives as long as this object."""

    def __init__(self, folder: Path) -> None:
        self._origin = folder.absolute()
        self._own = TemporaryDirectory(prefix="registre-")
        self.folder = Path(self._own.name)
        self.update()

    def update(self) -> None:
        """Show what was committed since."""
        for path in self._origin.iterdir():
            link = self.folder / path.name
            if not path.name.startswith((".", "meta.json")) and not link.is_symlink():
                link.symlink_to(path)
        draft = self.folder / "meta.new"
        shutil.copyfile(self._origin / "meta.json", draft)
        draft.replace(self.folder / "meta.json")
        for link in self.folder.iterdir():
            if link.is_symlink() and not link.exists():
                link.unlink()

    def close(self) -> None:
        """Remove the links."""
        with suppress(OSError):
            self._own.cleanup()


def read_only(folder: Path) -> bool:
    """Whether the lock that a reader takes cannot be taken in a folder."""
    path = folder / ".tantivy-meta.lock"
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o644))
    except OSError as error:
        return error.errno in _REFUSED
    return False
