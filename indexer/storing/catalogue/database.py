"""A file of SQLite whose every change is a named statement, and whose transactions can be made again.

A transaction gives the list of the changes it made: that list is what ``journal`` puts down before the
engine's own commit, so that the two move together. The journal of SQLite is the rollback journal:
unlike the write-ahead one, it lets an account read that may not write into the folder
(https://www.sqlite.org/wal.html#read_only_databases).
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

from indexer.errors import IndexDamaged, IndexUnusable, StorageError
from indexer.storing.catalogue.statements import CHANGES, TABLES
from indexer.storing.lock import refused

#: Seconds to wait for a reader or a writer of the file to be done.
_PATIENCE = 60.0

Log = list[tuple[str, list[Any]]]


class Database:
    """An open file. One connection behind a lock: readers are many threads of one process."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._lock = threading.RLock()
        self._log: Log = []
        self._path = path
        self._name = Path(path.name)
        if not create and not path.is_file():
            raise IndexDamaged(f"{path} is missing")
        with sqlite_errors(path):
            self._db = _connected(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[Log]:
        """All changes inside become lasting together, or none; gives the list they are put on."""
        with self._lock, sqlite_errors(self._name):
            self._log = []
            self._db.execute("BEGIN IMMEDIATE")
            try:
                # Every transaction has a name: whether one was made can be told by it.
                self.note("commit", uuid4().hex)
                yield self._log
                self._db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise

    def _do(self, change: str, *values: Any) -> None:
        self._log.append((change, list(values)))
        self._execute(CHANGES[change], values)

    def _execute(self, sql: str, values: Sequence[Any]) -> sqlite3.Cursor:
        try:
            return self._db.execute(sql, values)
        except UnicodeEncodeError:  # a path that is no Unicode; nothing was done
            return self._db.execute(sql, [_bound(value) for value in values])

    def replay(self, log: Sequence[tuple[str, Sequence[Any]]]) -> None:
        """Make the changes of a list again, together."""
        with self.transaction():
            # Their own name among them.
            for change, values in log:
                self._do(change, *values)

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise _told(self._name, error) from None

    # State of the store

    def state(self, key: str) -> str:
        """A value noted for the store, empty where there is none."""
        rows = self._rows("SELECT value FROM state WHERE key = ?", key)
        return str(rows[0][0]) if rows else ""

    def note(self, key: str, value: str) -> None:
        """Note a value for the store."""
        self._do("state", key, value)

    def check(self) -> list[str]:
        """What SQLite finds wrong in the file."""
        return [row[0] for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that may write, else one that only reads."""
    address = path.absolute().as_uri()
    try:
        return _opened(f"{address}?mode=rwc", TABLES)
    except sqlite3.OperationalError as error:
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            raise
        try:
            return _opened(f"{address}?mode=ro", "")
        except sqlite3.OperationalError:
            raise error from None


def _opened(address: str, tables: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        address, uri=True, check_same_thread=False, isolation_level=None, timeout=_PATIENCE
    )
    try:
        # A large transaction must not keep readers away before it is committed.
        db.executescript(
            "PRAGMA synchronous = FULL; PRAGMA cache_spill = OFF;"
            + (f"PRAGMA journal_mode = DELETE; {tables}" if tables else "")
        )
        db.execute("SELECT count(*) FROM sources").fetchall()
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises over a damaged file or a full disk into errors of an index."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told(path, error) from None


def _told(path: Path, error: sqlite3.DatabaseError) -> IndexDamaged | IndexUnusable | StorageError:
    if not isinstance(error, sqlite3.OperationalError):
        return IndexDamaged(f"{path} cannot be read: {error}")
    if "no such" in str(error) or "malformed" in str(error):
        return IndexDamaged(f"{path} cannot be read: {error}")
    if "full" in str(error) or "disk I/O" in str(error):
        return StorageError(refused(path, str(error)))
    return IndexUnusable(f"{path} cannot be used now: {error}")


def _bound(value: Any) -> Any:
    """A value as SQLite takes it: a path that is no Unicode as its bytes."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return os.fsencode(value)
    return value
