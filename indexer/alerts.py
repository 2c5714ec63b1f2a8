"""The saved searches of people who asked to be told of new acts: an address and a search, no more.

``alertes.sqlite`` stands in the folder of the index and outlives rebuilds. An alert counts once its
address has confirmed it; one that nobody confirms is forgotten after two days. The token of an alert is
what confirms it and what removes it: only mails to its address hold it.
"""

import datetime as dt
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import QueryError, StorageError

FILE = "alertes.sqlite"
#: Alerts of one address.
MOST = 20
_FORGOTTEN = dt.timedelta(days=2)
_PATIENCE = 30.0
_TABLE = """
CREATE TABLE IF NOT EXISTS alerts (
    token TEXT PRIMARY KEY, address TEXT NOT NULL, search TEXT NOT NULL,
    asked TEXT NOT NULL, confirmed INTEGER NOT NULL DEFAULT 0, told TEXT NOT NULL,
    UNIQUE (address, search)
) WITHOUT ROWID
"""
_COLUMNS = "token, address, search, confirmed, told"


@dataclass(frozen=True, slots=True)
class Alert:
    """A saved search: the query string of its page, and the moment up to which all was told."""

    token: str
    address: str
    search: str
    confirmed: bool
    told: dt.datetime


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts of the index in a folder. Raises ``StorageError`` where they cannot be kept."""

    folder: Path

    def ask(self, address: str, search: str, now: dt.datetime) -> Alert | None:
        """Note an alert that is to be confirmed; ``None`` where it was asked for already.

        Raises ``QueryError`` where an address has as many as one may have.
        """
        with self._open() as db:
            _forget(db, now)
            (known,) = db.execute(
                "SELECT count(*) FROM alerts WHERE address = ?", (address,)
            ).fetchone()
            if known >= MOST:
                raise QueryError(f"an address may have {MOST} alerts", parameter="adresse")
            token = secrets.token_urlsafe(24)
            added = db.execute(
                "INSERT OR IGNORE INTO alerts VALUES (?, ?, ?, ?, 0, ?)",
                (token, address, search, _text(now), _text(now)),
            )
            return Alert(token, address, search, False, now) if added.rowcount else None

    def find(self, token: str, now: dt.datetime) -> Alert | None:
        """The alert of a token, ``None`` where it was left or nobody confirmed it in time."""
        since = _text(now - _FORGOTTEN)
        return next(self._read("token = ? AND (confirmed OR asked >= ?)", token, since), None)

    def confirm(self, token: str) -> None:
        """Let an alert count from now on."""
        with self._open() as db:
            db.execute("UPDATE alerts SET confirmed = 1 WHERE token = ?", (token,))

    def remove(self, token: str) -> None:
        """Forget an alert."""
        with self._open() as db:
            db.execute("DELETE FROM alerts WHERE token = ?", (token,))

    def remove_address(self, address: str) -> int:
        """Forget all that is kept of an address; gives how many alerts it had."""
        with self._open() as db:
            return db.execute("DELETE FROM alerts WHERE address = ?", (address,)).rowcount

    def forget(self, now: dt.datetime) -> None:
        """Forget what nobody confirmed in time."""
        if (self.folder / FILE).exists():
            with self._open() as db:
                _forget(db, now)

    def all(self) -> list[Alert]:
        """Every alert, by address."""
        return list(self._read("1 ORDER BY address, search"))

    def told(self, token: str, moment: dt.datetime) -> None:
        """Note that an alert was told of all that came up to a moment."""
        with self._open() as db:
            db.execute("UPDATE alerts SET told = ? WHERE token = ?", (_text(moment), token))

    def _read(self, where: str, *values: str) -> Iterator[Alert]:
        """The alerts that are so, where there are any: nothing is written, so that who may only read can."""
        path = self.folder / FILE
        try:
            if not path.exists() or not path.stat().st_size:
                return
            name = f"{path.resolve().as_uri()}?mode=ro"
            with closing(sqlite3.connect(name, uri=True, timeout=_PATIENCE)) as db:
                yield from _alerts(db, where, *values)
        except (sqlite3.Error, OSError) as error:
            raise StorageError(f"the alerts in {path} cannot be read: {error}") from None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        path = self.folder / FILE
        try:
            with closing(sqlite3.connect(path, timeout=_PATIENCE)) as db, db:
                db.execute(_TABLE)
                path.chmod(0o600)
                yield db
        except (sqlite3.Error, OSError) as error:
            raise StorageError(f"the alerts in {path} cannot be kept: {error}") from None


def _forget(db: sqlite3.Connection, now: dt.datetime) -> None:
    db.execute("DELETE FROM alerts WHERE NOT confirmed AND asked < ?", (_text(now - _FORGOTTEN),))


def _alerts(db: sqlite3.Connection, where: str, *values: str) -> Iterator[Alert]:
    # The conditions are the constants above.
    for token, address, search, confirmed, told in db.execute(
        f"SELECT {_COLUMNS} FROM alerts WHERE {where}",  # noqa: S608
        values,
    ):
        yield Alert(token, address, search, bool(confirmed), dt.datetime.fromisoformat(told))


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
