"""The catalogue: what was indexed, from which files, and what must stay out (SQLite).

The engine holds the acts; the catalogue holds what the engine cannot say: the state of each file
(so that an unchanged one is skipped), at which places each act stands, the failures and their
reasons, the citations between acts, the ids that acts once had, and a copy of the take-downs.

How it is kept in a file, and changed together with the engine, is told in ``database``.
"""

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from indexer.documents import Copy, SourceFile
from indexer.keys import BY_NAME, folded_name
from indexer.storing.catalogued import Place, SourceState, columns_of, traits_of
from indexer.storing.database import Database
from indexer.storing.entries import Entry
from indexer.storing.statements import TRAITS
from indexer.storing.takedowns import TakeDown, TakeDowns
from indexer.storing.traits import Traits

#: Name of the file in the folder of a store.
FILE = "catalogue.sqlite"
#: Ids that are asked for at once.
_AT_ONCE = 500

# An act is the target of a citation when it is of the same body and both its number and its date
# are the ones cited. A citation that states only one of the two is too vague to be a link.
_LINK = """
    SELECT DISTINCT {wanted}, acts.date FROM citations JOIN acts
      ON acts.body = citations.body AND acts.numero = citations.numero AND acts.date = citations.date
     WHERE {given} = ? AND acts.id <> citations.act ORDER BY acts.date, acts.id
"""


_KNOWN = (
    "SELECT 1 FROM acts WHERE id = ? UNION ALL SELECT 1 FROM acts WHERE content = ?"
    " UNION ALL SELECT 1 FROM former WHERE content = ? LIMIT 1"
)

#: The place an act is shown from comes first: one of which facts are stated, then by name.
_ORDER = "stated DESC, source, place"


class Catalogue(Database):
    """An open catalogue."""

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

    def sources(self) -> dict[str, SourceState]:
        """Every file known, by its name."""
        rows = self._rows(
            "SELECT name, root, label, path, size, mtime_ns, sha256, acts, failure FROM sources"
        )
        # A root is that of thousands of files: its path is made once.
        folder = cache(lambda root: Path(os.fsdecode(root)))
        return {
            name: SourceState(
                SourceFile(Path(os.fsdecode(path)), name, int(size), int(mtime_ns), sha256),
                folder(root),
                label,
                int(acts),
                failure,
            )
            for name, root, label, path, size, mtime_ns, sha256, acts, failure in rows
        }

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

    def folder_communes(self, folder: str) -> frozenset[str]:
        """The INSEE codes of the communes that the acts of a folder state."""
        rows = self._rows(
            "SELECT DISTINCT body FROM acts WHERE source >= ? AND source < ?",
            f"{folder}/",
            f"{folder}0",  # "0" is the character after "/"
        )
        return frozenset(body[6:] for (body,) in rows if body and body.startswith("insee:"))

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

    # Acts

    def act_ids(self) -> frozenset[str]:
        """The acts that the engine should hold."""
        return frozenset(row[0] for row in self._rows("SELECT DISTINCT id FROM acts"))

    def knows(self, id: str, content: str) -> bool:
        """Whether an act has that id, or an act has or had that text."""
        return bool(self._rows(_KNOWN, id, content, content))

    def places(self, id: str) -> list[Place]:
        """Where an act stands, the place it is shown from first."""
        return self._places("id = ?", id)

    def places_of(self, source: str) -> list[Place]:
        """The places of a file, in order."""
        return self._places("source = ?", source)

    def sources_of(self, id: str) -> list[str]:
        """The files in which an act stands, the one it is shown from first."""
        return self._ids(f"SELECT source FROM acts WHERE id = ? ORDER BY {_ORDER}", id)  # noqa: S608

    def saying(self, content: str) -> list[Place]:
        """The places whose text is this one."""
        return self._places("content = ?", content)

    def of_sitting(self, name: str, date: str) -> list[Place]:
        """The places of acts of a body on a day."""
        return self._places("name = ? AND date = ?", name, date)

    def copies(self, ids: Sequence[str]) -> dict[str, tuple[Copy, ...]]:
        """The places of acts beside those they are shown from, by id; acts of one place left out."""
        # Few acts have several places, which the index of ids tells without reading any row.
        several = [id for (id,) in self._of("SELECT id", ids, "GROUP BY id HAVING count(*) > 1")]
        found: dict[str, list[Copy]] = {id: [] for id in several}
        rows = self._of("SELECT id, source, page", several, f"ORDER BY {_ORDER}")
        for id, source, page in rows:
            found[id].append(Copy(source, page))
        return {id: tuple(places[1:]) for id, places in found.items() if len(places) > 1}

    def _of(self, columns: str, ids: Sequence[str], rest: str) -> Iterator[tuple[Any, ...]]:
        """What is asked of the acts of some ids, so many of them at once."""
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            yield from self._rows(f"{columns} FROM acts WHERE id IN ({marks}) {rest}", *some)

    def _places(self, where: str, *values: str) -> list[Place]:
        # The conditions are the constants above.
        rows = self._rows(
            f"SELECT source, place, page, id, {TRAITS} FROM acts WHERE {where}"  # noqa: S608
            f" ORDER BY {_ORDER}",
            *values,
        )
        return [
            Place(source, int(place), page, id, traits_of(traits))
            for source, place, page, id, *traits in rows
        ]

    def entered(self, ids: Sequence[str]) -> dict[str, dt.datetime]:
        """When acts first came into the index, in this store or in one before it."""
        found: dict[str, dt.datetime] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            rows = self._rows(
                f"SELECT id, at FROM entered WHERE id IN ({', '.join('?' * len(some))})",  # noqa: S608
                *some,
            )
            found.update((id, dt.datetime.fromisoformat(at)) for id, at in rows)
        return found

    def newest(self, offset: int, limit: int) -> list[str]:
        """The ids of acts in the order they came, the last ones first; some may be gone since."""
        rows = self._rows(
            "SELECT id FROM entered ORDER BY at DESC, id DESC LIMIT ? OFFSET ?", limit, offset
        )
        return [str(id) for (id,) in rows]

    def cites(self, id: str) -> list[str]:
        """The ids of the acts that an act cites and that are in the index."""
        return self._ids(_LINK.format(wanted="acts.id", given="citations.act"), id)

    def cited_by(self, id: str) -> list[str]:
        """The ids of the acts in the index that cite an act."""
        return self._ids(_LINK.format(wanted="citations.act", given="acts.id"), id)

    def _ids(self, sql: str, id: str) -> list[str]:
        return list(dict.fromkeys(row[0] for row in self._rows(sql, id)))

    # Ids that were

    def former(self, content: str) -> list[tuple[str, Traits]]:
        """The ids that acts of this text had and that no act has now."""
        rows = self._rows(f"SELECT id, {TRAITS} FROM former WHERE content = ?", content)  # noqa: S608
        return [(id, traits_of(traits)) for id, *traits in rows]

    def succeed(self, id: str, heir: str) -> None:
        """Note which act an id stands for that no act has."""
        self._do("heir", id, heir, id)
        self._do("entered_as", heir, id)

    def heir(self, id: str) -> str | None:
        """The id that the act of a former id has now, ``None`` where none or several may be it."""
        rows = self._rows(f"SELECT heir, source, {TRAITS} FROM former WHERE id = ?", id)  # noqa: S608
        if not rows:
            return None
        heir, source, *columns = rows[0]
        if heir:
            return str(heir) if self.places(heir) else self.heir(heir)
        traits = traits_of(columns)
        # The most certain first: the same text, the same number, the same objet.
        for candidates in (
            [p for p in self.saying(traits.content.digest) if p.traits.agrees(traits)],
            [
                p
                for p in self._sitting_of(traits)
                if traits.numero and p.traits.numero == traits.numero
            ],
            [
                p
                for p in self._sitting_of(traits)
                if traits.objet and p.traits.objet == traits.objet
            ],
            [
                p
                for p in self.places_of(source)
                if traits.numero and p.traits.numero == traits.numero
            ],
            [p for p in self.places_of(source) if traits.objet and p.traits.objet == traits.objet],
        ):
            ids = {place.id for place in candidates if place.source == source} or {
                place.id for place in candidates
            }
            if len(ids) == 1:
                return ids.pop()
        return None

    def _sitting_of(self, traits: Traits) -> list[Place]:
        return self.of_sitting(traits.name, traits.date) if traits.name and traits.date else []

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
