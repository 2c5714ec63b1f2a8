"""What a walk found, on disk for the time of a run: a folder may hold a million files (SQLite)."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal, Self

from indexer.acts.recorded import SourceFile
from indexer.storing.catalogue.database import sqlite_errors

#: Name of the file in the folder of a store, while a run lasts.
FILE = "found.sqlite"
#: Nothing of it outlives the run: no journal, no waiting for the disk, one transaction that is never ended.
_OPENED = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE found (
    name TEXT PRIMARY KEY, fate TEXT NOT NULL, path BLOB, size INTEGER, mtime_ns INTEGER, sha256 TEXT
);
BEGIN;
"""

#: What becomes of a file: it is what it was, is where it was not, has to be read, or cannot be.
Fate = Literal["unchanged", "moved", "to_read", "unread"]


class Found:
    """The files and folders of one walk, by name, each with what becomes of it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @classmethod
    @contextmanager
    def made(cls, folder: Path) -> Iterator[Self]:
        """An empty one for the time of a block; what an interrupted run left there goes too.

        Raises ``StorageError`` where the disk takes no more.
        """
        path = folder / FILE
        path.unlink(missing_ok=True)
        try:
            with sqlite_errors(path), closing(sqlite3.connect(path, isolation_level=None)) as db:
                db.executescript(_OPENED)
                yield cls(db)
        finally:
            path.unlink(missing_ok=True)

    def note(self, file: SourceFile, fate: Fate) -> None:
        """Note a file that was found."""
        told = (os.fsencode(file.path), file.size, file.mtime_ns, file.sha256)
        self._db.execute(
            "INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?, ?, ?)", (file.name, fate, *told)
        )

    def note_unread(self, name: str) -> None:
        """Note what is there but cannot be read."""
        self._db.execute("INSERT OR IGNORE INTO found (name, fate) VALUES (?, 'unread')", (name,))

    def files(self, fate: Fate) -> Iterator[SourceFile]:
        """The files of which that becomes, in the order they were found."""
        rows = self._db.execute(
            "SELECT path, name, size, mtime_ns, sha256 FROM found WHERE fate = ? ORDER BY rowid",
            (fate,),
        )
        for path, name, size, mtime_ns, sha256 in rows:
            yield SourceFile(Path(os.fsdecode(path)), name, size, mtime_ns, sha256)

    def count(self, fate: Fate) -> int:
        """How many files there are of which that becomes."""
        ((some,),) = self._db.execute("SELECT count(*) FROM found WHERE fate = ?", (fate,))
        return int(some)

    def among(self, names: Sequence[str]) -> set[str]:
        """Which of some names were found."""
        marks = ", ".join("?" * len(names))
        rows = self._db.execute(f"SELECT name FROM found WHERE name IN ({marks})", names)  # noqa: S608
        return {name for (name,) in rows}

    def holds_under(self, label: str) -> bool:
        """Whether anything was found whose name begins with a label."""
        rows = self._db.execute(
            "SELECT 1 FROM found WHERE name > ? AND name < ? LIMIT 1",
            (f"{label}/", f"{label}0"),  # "0" is the character after "/"
        )
        return rows.fetchone() is not None
