"""The catalogue: what was indexed, from which files, and what must stay out (SQLite).

The engine holds the acts; the catalogue holds what the engine cannot say: the state of each file
(so that an unchanged one is skipped), the failures and their reasons, the citations between acts
and the acts that were taken down. Every batch is written after the engine's own commit: were the
machine to stop between the two, the files of that batch would only be indexed again.
"""

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from indexer.documents import Record, SourceFile
from indexer.errors import IndexCorrupt
from indexer.keys import body_key, numero_key, spelling_key

_TABLES = """
CREATE TABLE IF NOT EXISTS sources (
    name TEXT PRIMARY KEY, root TEXT NOT NULL, path TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL,
    acts INTEGER NOT NULL, failure TEXT, indexed_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS acts (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, body TEXT, numero TEXT, date TEXT, departement TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS acts_source ON acts (source);
CREATE INDEX IF NOT EXISTS acts_identity ON acts (body, numero, date);
CREATE TABLE IF NOT EXISTS citations (
    act TEXT NOT NULL, source TEXT NOT NULL, body TEXT, numero TEXT, date TEXT
);
CREATE INDEX IF NOT EXISTS citations_source ON citations (source);
CREATE INDEX IF NOT EXISTS citations_act ON citations (act);
CREATE INDEX IF NOT EXISTS citations_target ON citations (body, numero, date);
CREATE TABLE IF NOT EXISTS spellings (
    act TEXT PRIMARY KEY, source TEXT NOT NULL, body TEXT NOT NULL, name TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS spellings_source ON spellings (source);
CREATE INDEX IF NOT EXISTS spellings_body ON spellings (body, name);
CREATE TABLE IF NOT EXISTS removed (id TEXT PRIMARY KEY, removed_at TEXT NOT NULL) WITHOUT ROWID;
"""

# An act is the target of a citation when it is of the same body and both its number and its date
# are the ones cited. A citation that states only one of the two is too vague to be a link.
_LINK = """
    SELECT {wanted} FROM citations JOIN acts
      ON acts.body = citations.body AND acts.numero = citations.numero AND acts.date = citations.date
     WHERE {given} = ? AND acts.id <> citations.act ORDER BY acts.date, acts.id
"""


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of a file since it was last read."""

    file: SourceFile
    root: Path
    acts: int
    failure: str | None

    @property
    def root_label(self) -> str:
        """The first part of the file's name, which stands for its root."""
        return self.file.name.split("/", 1)[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue keeps of an act: what identifies it, and the acts it cites.

    ``numero`` and the numbers in ``cites`` are ``numero_key`` forms; dates are ISO 8601. ``homonym``
    tells a commune whose name alone does not say which one it is; ``spelling`` is the key and the
    name of a body that no referential spells.
    """

    id: str
    body: str | None
    numero: str | None
    date: str | None
    departement: str | None = None
    homonym: bool = False
    spelling: tuple[str, str] | None = None
    cites: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, record: Record) -> Self:
        """The entry of a record."""
        act, date, body = record.acte, record.seance.date, record.collectivite
        spelled = spelling_key(body)
        return cls(
            id=record.id,
            body=body_key(body),
            departement=body.departement,
            spelling=(spelled, body.nom) if spelled and body.nom else None,
            homonym=bool(body.type == "commune" and body.nom and not body.code_insee),
            numero=numero_key(act.numero) if act.numero else None,
            date=date.isoformat() if date else None,
            cites=tuple(
                (numero_key(citation.numero), citation.date.isoformat())
                for citation in act.citations
                if citation.numero and citation.date
            ),
        )


class Catalogue:
    """An open catalogue. One connection behind a lock: readers are many threads of one process."""

    def __init__(self, folder: Path) -> None:
        self._lock = threading.RLock()
        path = folder / "catalogue.sqlite"
        try:
            self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._db.executescript(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + _TABLES
            )
        except sqlite3.DatabaseError as error:
            raise IndexCorrupt(f"{path} cannot be read: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside become lasting together, or none."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _rows(self, sql: str, *values: object) -> list[tuple[str, ...]]:
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def sources(self) -> dict[str, SourceState]:
        """Every file known, by its name."""
        rows = self._rows(
            "SELECT name, root, path, size, mtime_ns, sha256, acts, failure FROM sources"
        )
        return {
            name: SourceState(
                SourceFile(Path(path), name, int(size), int(mtime_ns), sha256),
                Path(root),
                int(acts),
                failure,
            )
            for name, root, path, size, mtime_ns, sha256, acts, failure in rows
        }

    def counts(self) -> tuple[int, int]:
        """How many files are indexed, and how many could not be read."""
        ((known, failed),) = self._rows("SELECT count(*), count(failure) FROM sources")
        return int(known) - int(failed), int(failed)

    def source_path(self, name: str) -> Path | None:
        """Where the file of that name was when it was indexed."""
        rows = self._rows("SELECT path FROM sources WHERE name = ?", name)
        return Path(rows[0][0]) if rows else None

    def failures(self) -> list[tuple[str, str]]:
        """The files that could not be read, with the reason."""
        rows = self._rows(
            "SELECT name, failure FROM sources WHERE failure IS NOT NULL ORDER BY name"
        )
        return [(name, failure) for name, failure in rows]

    def replace(
        self,
        file: SourceFile,
        root: Path,
        entries: Sequence[Entry],
        failure: str | None = None,
    ) -> None:
        """Put down a file and its acts in place of what was known of it."""
        self.forget(file.name)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._db.execute(
            # Columns are named: a catalogue made by an earlier version has one more.
            "INSERT INTO sources (name, root, path, size, mtime_ns, sha256, acts, failure, indexed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (file.name, str(root), str(file.path), file.size, file.mtime_ns, file.sha256,
             len(entries), failure, now),
        )  # fmt: skip
        self._db.executemany(
            "INSERT OR REPLACE INTO acts VALUES (?, ?, ?, ?, ?, ?)",
            ((e.id, file.name, e.body, e.numero, e.date, e.departement) for e in entries),
        )
        self._db.executemany(
            "INSERT INTO citations VALUES (?, ?, ?, ?, ?)",
            ((e.id, file.name, e.body, *target) for e in entries for target in e.cites),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO spellings VALUES (?, ?, ?, ?)",
            ((e.id, file.name, *e.spelling) for e in entries if e.spelling),
        )

    def folder_facts(self, folder: str) -> tuple[frozenset[str], frozenset[str]]:
        """The INSEE codes of the communes, and the départements, that the acts of a folder state."""
        rows = self._rows(
            "SELECT DISTINCT body, departement FROM acts WHERE source >= ? AND source < ?",
            f"{folder}/",
            f"{folder}0",  # "0" is the character after "/"
        )
        communes = (body[6:] for body, _ in rows if body and body.startswith("insee:"))
        return frozenset(communes), frozenset(dep for _, dep in rows if dep)

    def spellings(self) -> dict[str, dict[str, list[str]]]:
        """The bodies that acts spell in several ways: by key and name, the ids of the acts."""
        rows = self._rows(
            "SELECT body, name, act FROM spellings WHERE body IN"
            " (SELECT body FROM spellings GROUP BY body HAVING count(DISTINCT name) > 1)"
            " ORDER BY body, name, act"
        )
        found: dict[str, dict[str, list[str]]] = {}
        for body, name, act in rows:
            found.setdefault(body, {}).setdefault(name, []).append(act)
        return found

    def respell(self, ids: Iterable[str], name: str) -> None:
        """Note that the body of these acts now bears that name."""
        self._db.executemany(
            "UPDATE spellings SET name = ? WHERE act = ?", ((name, id) for id in ids)
        )

    def touch(self, file: SourceFile) -> None:
        """Note the new time of a file whose content did not change."""
        self._db.execute(
            "UPDATE sources SET mtime_ns = ?, path = ? WHERE name = ?",
            (file.mtime_ns, str(file.path), file.name),
        )

    def forget(self, name: str) -> None:
        """Drop a file, its acts and what they cite."""
        owned = (("acts", "source"), ("citations", "source"), ("spellings", "source"))
        for table, column in (("sources", "name"), *owned):
            # The names of table and column are the constants above.
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (name,))  # noqa: S608

    def cites(self, id: str) -> list[str]:
        """The ids of the acts that an act cites and that are in the index."""
        return self._ids(_LINK.format(wanted="acts.id", given="citations.act"), id)

    def cited_by(self, id: str) -> list[str]:
        """The ids of the acts in the index that cite an act."""
        return self._ids(_LINK.format(wanted="citations.act", given="acts.id"), id)

    def _ids(self, sql: str, id: str) -> list[str]:
        return list(dict.fromkeys(row[0] for row in self._rows(sql, id)))

    def take_down(self, ids: Iterable[str]) -> None:
        """Keep acts out for good."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._db.executemany(
            "INSERT OR IGNORE INTO removed VALUES (?, ?)", ((id, now) for id in ids)
        )

    def removed(self) -> frozenset[str]:
        """The acts that were taken down."""
        return frozenset(row[0] for row in self._rows("SELECT id FROM removed"))

    def act_ids(self) -> frozenset[str]:
        """The acts that the engine should hold."""
        return frozenset(row[0] for row in self._rows("SELECT id FROM acts"))

    def check(self) -> list[str]:
        """What SQLite finds wrong in the file."""
        return [row[0] for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
