"""What a catalogue tells of acts: where each stands, when it came, what it cites, which ids it had.

Questions only: ``catalogue`` makes the changes.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from indexer.acts.recorded import Copy
from indexer.storing.catalogue.catalogued import Place, traits_of
from indexer.storing.catalogue.database import Database
from indexer.storing.catalogue.statements import TRAITS
from indexer.storing.traits import Traits

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


class KnownActs(Database):
    """The acts that an open catalogue knows."""

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

    def folder_communes(self, folder: str) -> frozenset[str]:
        """The INSEE codes of the communes that the acts of a folder state."""
        rows = self._rows(
            "SELECT DISTINCT body FROM acts WHERE source >= ? AND source < ?",
            f"{folder}/",
            f"{folder}0",  # "0" is the character after "/"
        )
        return frozenset(body[6:] for (body,) in rows if body and body.startswith("insee:"))

    def several(self) -> frozenset[str]:
        """The acts that stand in several places."""
        rows = self._rows("SELECT id FROM acts GROUP BY id HAVING count(*) > 1")
        return frozenset(id for (id,) in rows)

    def copies(self, ids: Sequence[str]) -> dict[str, tuple[Copy, ...]]:
        """The places of acts beside those they are shown from, by id; acts of one place left out."""
        # Few acts have several places, which the index of ids tells without reading any row.
        found_twice = self._of("SELECT id FROM acts", ids, "GROUP BY id HAVING count(*) > 1")
        several = [id for (id,) in found_twice]
        found: dict[str, list[Copy]] = {id: [] for id in several}
        rows = self._of("SELECT id, source, page FROM acts", several, f"ORDER BY {_ORDER}")
        for id, source, page in rows:
            found[id].append(Copy(source, page))
        return {id: tuple(places[1:]) for id, places in found.items() if len(places) > 1}

    def _of(self, asked: str, ids: Sequence[str], rest: str = "") -> Iterator[tuple[Any, ...]]:
        """What is asked of some ids, so many of them at once."""
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            yield from self._rows(f"{asked} WHERE id IN ({marks}) {rest}", *some)

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
        rows = self._of("SELECT id, at FROM entered", ids)
        return {id: dt.datetime.fromisoformat(at) for id, at in rows}

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

    def former(self, content: str) -> list[tuple[str, Traits]]:
        """The ids that acts of this text had and that no act has now."""
        rows = self._rows(f"SELECT id, {TRAITS} FROM former WHERE content = ?", content)  # noqa: S608
        return [(id, traits_of(traits)) for id, *traits in rows]

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
