"""The catalogue: what was indexed, from which files, and what must stay out (SQLite).

The engine holds the acts; the catalogue holds what the engine cannot say: the state of each file
(so that an unchanged one is skipped), at which places each act stands, the failures and their
reasons, the citations between acts, the ids that acts once had, and a copy of the take-downs.

What it tells of acts is asked in ``known_acts``. How it is kept in a file, and changed together with
the engine, is told in ``database``.
"""

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from indexer.acts.recorded import SourceFile
from indexer.keys import BY_NAME, folded_name
from indexer.storing.catalogue.catalogued import SourceState, columns_of
from indexer.storing.catalogue.entries import Entry
from indexer.storing.catalogue.known_acts import KnownActs
from indexer.storing.catalogue.statements import TRAITS
from indexer.storing.takedowns import TakeDown, TakeDowns

#: Name of the file in the folder of a store.
FILE = "catalogue.sqlite"
#: Files whose state is read at once.
_AT_ONCE = 500


class Catalogue(KnownActs):
    """An open catalogue: its files, and every change."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        super().__init__(folder / FILE, create=create)

    def given(self) -> dict[Path, bool]:
        """The files and folders that were given to be indexed; whether each is a folder."""
        rows = self._rows("SELECT path, folder FROM given ORDER BY path")
        return {Path(os.fsdecode(path)): bool(folder) for path, folder in rows}

    def give(self, paths: Mapping[Path, bool]) -> None:
        """Note files and folders as given; what lies in a folder that is given goes with it."""
        folders = [path for path, folder in (self.given() | dict(paths)).items() if folder]
        for path, folder in paths.items():
            if not any(outer in path.parents for outer in folders):
                self._do("given", str(path), int(folder))

    def take_back(self, path: Path) -> None:
        """Note a file or folder as no longer given, with what lies in it: it bears another name now."""
        for given in self.given():
            if given.is_relative_to(path):
                self._do("not_given", str(given))

    # Files

    def sources(self) -> Iterator[SourceState]:
        """Every file known, in the order of the names, of which some hundreds are in memory at once."""
        since = ""
        while some := self.sources_from(since, _AT_ONCE):
            yield from some
            # No name holds it: the next one after the last.
            since = f"{some[-1].file.name}\0"

    def sources_from(self, name: str, most: int) -> list[SourceState]:
        """The files known from a name on, in the order of the names (that of their code points)."""
        rows = self._rows(
            "SELECT name, root, label, path, size, mtime_ns, sha256, acts, failure FROM sources "
            "WHERE name >= ? ORDER BY name LIMIT ?",
            name,
            most,
        )
        # A root is that of thousands of files: its path is made once.
        folder = cache(lambda root: Path(os.fsdecode(root)))
        return [
            SourceState(
                SourceFile(Path(os.fsdecode(path)), name, int(size), int(mtime_ns), sha256),
                folder(root),
                label,
                int(acts),
                failure,
            )
            for name, root, label, path, size, mtime_ns, sha256, acts, failure in rows
        ]

    def names(self) -> Iterator[list[str]]:
        """The names of all files known, in their order, some hundreds at once."""
        since = ""
        sql = "SELECT name FROM sources WHERE name >= ? ORDER BY name LIMIT ?"
        while some := [name for (name,) in self._rows(sql, since, _AT_ONCE)]:
            yield some
            since = f"{some[-1]}\0"

    def source(self, name: str) -> SourceState | None:
        """The file of a name, if it is known."""
        some = self.sources_from(name, 1)
        return some[0] if some and some[0].file.name == name else None

    def roots(self) -> dict[str, Path]:
        """The folder that stands behind each label; a catalogue that was mended may not know it."""
        rows = self._rows(
            "SELECT label, root, max(name) FROM sources WHERE root != '.' GROUP BY label"
        )
        return {label: Path(os.fsdecode(root)) for label, root, _last in rows}

    def holds_under(self, label: str) -> bool:
        """Whether a file is known whose name begins with a label."""
        some = self.sources_from(f"{label}/", 1)
        return bool(some) and some[0].file.name.startswith(f"{label}/")

    @property
    def empty(self) -> bool:
        """Whether no file is known."""
        return not self._rows("SELECT 1 FROM sources LIMIT 1")

    def counts(self) -> tuple[int, int]:
        """How many files gave something, and how many failed, or parts of files."""
        ((given,),) = self._rows("SELECT count(*) FROM sources WHERE failure IS NULL OR acts > 0")
        failures = self._rows("SELECT failure FROM sources WHERE failure > ''")
        return int(given), sum(len(failure.splitlines()) for (failure,) in failures)

    def has(self, name: str) -> bool:
        """Whether a file of that name is known."""
        return bool(self._rows("SELECT 1 FROM sources WHERE name = ?", name))

    def source_path(self, name: str) -> Path | None:
        """Where the file of that name was when it was indexed."""
        rows = self._rows("SELECT path FROM sources WHERE name = ?", name)
        return Path(os.fsdecode(rows[0][0])) if rows else None

    def withheld(self, name: str) -> bool:
        """Whether a file also holds what was taken down."""
        return bool(self._rows("SELECT 1 FROM sources WHERE name = ? AND withheld", name))

    def failures(self) -> list[tuple[str, str]]:
        """The files that could not be read, or parts of them, with the reasons."""
        rows = self._rows("SELECT name, failure FROM sources WHERE failure > '' ORDER BY name")
        return [(name, failure) for name, failure in rows]

    def replace(
        self,
        file: SourceFile,
        root: Path,
        entries: Sequence[Entry],
        failure: str | None = None,
        *,
        label: str | None = None,
        withheld: bool = False,
        new: bool = False,
    ) -> None:
        """Put down a file and its acts in place of what was known of it.

        ``label`` is the beginning of the file's name that stands for ``root``; ``withheld`` tells
        that part of the file was taken down; ``new`` that no file of that name is known.
        """
        if not new and self.has(file.name):
            self.forget(file.name)
        moment = dt.datetime.now(dt.UTC)
        now, exactly = (moment.isoformat(timespec=unit) for unit in ("seconds", "microseconds"))
        label = file.name.split("/", 1)[0] if label is None else label
        self._do(
            "source", file.name, str(root), label, str(file.path), file.size, file.mtime_ns,
            file.sha256, len(entries), failure, int(withheld), now,
        )  # fmt: skip
        for place, entry in enumerate(entries):
            self._put(file.name, place, entry)
            self._do("enters", entry.id, exactly)

    def _put(self, source: str, place: int, entry: Entry) -> None:
        traits = columns_of(entry.traits)
        self._do(
            "act", source, place, entry.id, entry.page, entry.body, entry.departement, *traits,
            int(entry.stated),
        )  # fmt: skip
        self._do("lives", entry.id)
        for target in entry.cites:
            self._do("citation", entry.id, source, entry.body, *target)
        if entry.spelling:
            self._do("spelling", entry.id, source, *entry.spelling)

    def touch(self, file: SourceFile, root: Path) -> None:
        """Note the new time and place of a file whose content did not change."""
        self._do("touch", file.mtime_ns, str(file.path), str(root), file.name)

    def forget(self, name: str) -> None:
        """Drop a file, its acts and what they cite; the ids they had are remembered."""
        self._do("remember", name)
        for change in ("forget_source", "forget_acts", "forget_citations", "forget_spellings"):
            self._do(change, name)

    # Spellings

    def spellings(self) -> dict[str, dict[str, list[str]]]:
        """The bodies that acts spell in several ways: by key and name, the ids of the acts."""
        rows = self._rows(
            "SELECT DISTINCT body, name, act FROM spellings WHERE body IN"
            " (SELECT body FROM spellings GROUP BY body HAVING count(DISTINCT name) > 1)"
            " ORDER BY body, name, act"
        )
        found: dict[str, dict[str, list[str]]] = {}
        for body, name, act in rows:
            found.setdefault(body, {}).setdefault(name, []).append(act)
        return found

    def spelt_alike(self) -> dict[str, dict[str, list[str]]]:
        """As :meth:`spellings`, the names that accents, case and signs alone tell apart, whatever their bodies' keys.

        Of one body an act tells the SIREN and another does not.
        """
        alike: dict[str, dict[str, list[str]]] = {}
        for body, name in self._rows("SELECT DISTINCT body, name FROM spellings"):
            alike.setdefault(_alike(body, name), {}).setdefault(name, []).append(body)
        return {
            key: {name: self._spelling(name, bodies) for name, bodies in sorted(names.items())}
            for key, names in sorted(alike.items())
            if len(names) > 1
        }

    def _spelling(self, name: str, bodies: Iterable[str]) -> list[str]:
        """The acts that spell some bodies so."""
        acts = "SELECT DISTINCT act FROM spellings WHERE body = ? AND name = ?"
        return sorted({act for body in bodies for (act,) in self._rows(acts, body, name)})

    def respell(self, ids: Iterable[str], name: str) -> None:
        """Note that the body of these acts now bears that name."""
        for id in ids:
            self._do("respell", name, id)

    # Ids that were

    def succeed(self, id: str, heir: str) -> None:
        """Note which act an id stands for that no act has."""
        self._do("heir", id, heir, id)
        self._do("entered_as", heir, id)

    def inherit(self, before: "Catalogue") -> None:
        """Remember the ids, and the files and folders given, of the catalogue that this one replaces."""
        self.give(before.given())
        self._db.executemany(
            "INSERT OR IGNORE INTO entered VALUES (?, ?)",
            before._rows("SELECT id, at FROM entered"),
        )
        rows = before._rows(
            f"SELECT id, NULL, source, {TRAITS} FROM acts"  # noqa: S608
            f" UNION SELECT id, heir, source, {TRAITS} FROM former"
        )
        for row in rows:
            self._db.execute(
                f"INSERT OR IGNORE INTO former VALUES ({', '.join('?' * 12)})",  # noqa: S608
                row,
            )

    # Take-downs

    def withdraw(self, id: str) -> None:
        """Drop an act wherever it stands, and withhold the files that hold it."""
        for change in (
            "withhold", "withdraw_act", "withdraw_former", "withdraw_citations", "withdraw_spellings",
            "withdraw_entered",
        ):  # fmt: skip
            self._do(change, id)

    def lose(self, id: str) -> None:
        """Drop an act that the engine lost; the files that hold it are to be read again."""
        for change in ("unread", "withdraw_act", "withdraw_citations", "withdraw_spellings"):
            self._do(change, id)

    def unread(self, source: str) -> None:
        """Note that a file is to be read again."""
        self._do("unread_source", source)

    def take_down(self, entries: Iterable[TakeDown]) -> None:
        """Keep a copy of take-downs."""
        for entry in entries:
            self._do("removed", entry.id, json.dumps(entry.to_json(), ensure_ascii=False))

    def taken_down(self) -> TakeDowns:
        """The copy of the take-downs."""
        rows = self._rows("SELECT entry FROM removed")
        return TakeDowns(TakeDown.from_json(json.loads(entry)) for (entry,) in rows)


def _alike(body: str, name: str) -> str:
    """What names of bodies have in common that are spelt alike: the key of a body without a number is that."""
    return body.removeprefix(BY_NAME) if body.startswith(BY_NAME) else _folded(name)


#: Each run goes through the names of all bodies: a process that watches a folder folds them once.
_folded = lru_cache(maxsize=1 << 15)(folded_name)
