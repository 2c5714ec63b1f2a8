"""The files of Whoosh, on the disk before its table of contents names them.

Whoosh ends a commit by giving the new table its name, and leaves it to the system when what it wrote
reaches the disk: after a power cut the table could name files that are empty.
"""

import os
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage

from indexer.storing.files import sync_folder


class DurableStorage(FileStorage):  # type: ignore[misc]
    """A folder of files, none of which is written twice under one name."""

    def __init__(self, path: str, *args: Any, **named: Any) -> None:
        super().__init__(path, *args, **named)
        self._lasting: set[str] = set()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Name a file, once it and all others are on the disk."""
        folder = Path(self.folder)
        for path in folder.iterdir():
            if path.name not in self._lasting and path.is_file():
                with path.open("rb") as file:
                    os.fsync(file.fileno())
                self._lasting.add(path.name)
        super().rename_file(oldname, newname, safe=safe)
        sync_folder(folder)
