"""The acts that were taken down by law, in a list of their own that outlives every store.

``retraits.json`` stands in the folder of the index, beside the stores: a person can read it, a
checksum guards it, and it is written before anything else of a take-down. Each store keeps a copy
(see ``catalogue``), so that the loss of one of the two loses nothing. Texts and names of people are
only kept as digests: the list must not tell what was taken down.

An act is recognised by its id and, where its text moved to another file or its id changed, by what
it says: see :meth:`TakeDowns.taken`.
"""

import datetime as dt
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Self

from analyzers.frozen import dataclass
from indexer.errors import IndexCorrupt
from indexer.storing.files import write_whole
from indexer.storing.traits import Content, Traits, digest_of, heads_of, words_of

#: What tells that the list changed: the identity, time and size of its file.
Stamp = tuple[int, int, int]

#: Name of the list in the folder of the index.
LIST = "retraits.json"
#: Words from which on a text is hardly that of another act too.
_TELLING = 25
_ABOUT = (
    "Actes retirés pour de bon. Registre lit cette liste avant toute chose : gardez-la dans vos "
    "sauvegardes, ne la modifiez pas à la main."
)


@dataclass(frozen=True, slots=True)
class TakeDown:
    """One act taken down: its id, the day, whose it was as a person would say, and its traits."""

    id: str
    retire_le: str
    collectivite: str
    traits: Traits

    @classmethod
    def now(cls, id: str, collectivite: str, traits: Traits) -> Self:
        """An act taken down today."""
        return cls(id, dt.datetime.now(dt.UTC).date().isoformat(), collectivite, traits)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The take-down that :meth:`to_json` gave."""
        known = {field.name for field in fields(Traits)}
        traits = {name: data[name] for name in known & data.keys() - {"content"}}
        content = Content(**data["content"]) if "content" in data else Content("")
        return cls(data["id"], data["retire_le"], data["collectivite"], Traits(content, **traits))

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON: what a person looks for first comes first."""
        plain = asdict(self.traits)
        return {
            "id": self.id,
            "retire_le": self.retire_le,
            "collectivite": self.collectivite,
            "date": plain.pop("date"),
            "numero": plain.pop("numero"),
            **plain,
        }


class TakeDowns:
    """The take-downs known, arranged so that an act is looked up quickly."""

    def __init__(self, entries: Iterable[TakeDown] = ()) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self._by_content: dict[str, list[TakeDown]] = defaultdict(list)
        self._by_head: dict[str, list[TakeDown]] = defaultdict(list)
        self._by_sitting: dict[tuple[str, str], list[TakeDown]] = defaultdict(list)
        for entry in self.entries.values():
            traits = entry.traits
            if traits.content.digest:
                self._by_content[traits.content.digest].append(entry)
            if traits.content.head:
                self._by_head[traits.content.head].append(entry)
            if traits.name and traits.date:
                self._by_sitting[traits.name, traits.date].append(entry)

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def checksum(self) -> str:
        """What identifies the list."""
        return _checksum([self.entries[id].to_json() for id in sorted(self.entries)])

    def joined(self, others: Iterable[TakeDown]) -> "TakeDowns":
        """These and others; of two of one id the first stays."""
        return TakeDowns({e.id: e for e in (*others, *self.entries.values())}.values())

    def taken(self, id: str, traits: Traits) -> bool:
        """Whether an act is one of those.

        It is if it bears the id of one, or says the same word for word, or is of the same sitting
        with the same number and objet, or without a number the same objet and nearly the same text.
        The same words in another sitting are a phrase that comes back: that is another act.
        """
        if id in self.entries:
            return True
        same_words = self._by_content.get(traits.content.digest, ())
        if any(_same_place(entry.traits, traits) for entry in same_words):
            return True
        sitting = self._by_sitting.get((traits.name, traits.date), ())
        return any(_one_act(entry.traits, traits) for entry in sitting)

    def holds_one(self, text: str, traits: Traits) -> bool:
        """Whether a text holds the whole of a text that was taken down, among others."""
        if not self._by_head:
            return False
        words = words_of(text)
        for start, head in heads_of(words):
            for entry in self._by_head.get(head, ()):
                part = words[start : start + entry.traits.content.words]
                if digest_of(part) == entry.traits.content.digest and _same_place(
                    entry.traits, traits
                ):
                    return True
        return False

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The list of an index; empty where there is none. Raises ``IndexCorrupt``."""
        path = folder / LIST
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            entries = [TakeDown.from_json(entry) for entry in data["actes"]]
            sound = data["sha256"] == _checksum(data["actes"])
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise IndexCorrupt(_damaged(path, error)) from None
        if not sound:
            raise IndexCorrupt(_damaged(path, "its checksum is not that of its content"))
        return cls(entries)

    def write(self, folder: Path) -> None:
        """Put the list down in one step, lasting once this returns."""
        acts = [self.entries[id].to_json() for id in sorted(self.entries)]
        lines = ",\n".join(json.dumps(act, ensure_ascii=False) for act in acts)
        head = json.dumps({"a_savoir": _ABOUT, "sha256": _checksum(acts)}, ensure_ascii=False)
        write_whole(folder / LIST, f'{head[:-1]},\n"actes": [\n{lines}\n]}}\n'.encode())


def stamp(folder: Path) -> Stamp | None:
    """What tells that the list changed, without reading it."""
    try:
        found = os.stat(folder / LIST)  # noqa: PTH116 - asked at each request
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _same_place(one: Traits, other: Traits) -> bool:
    """Whether the same words are of the same sitting; short ones are told by it alone."""
    if one.content.words < _TELLING:
        return (one.name, one.date) == (other.name, other.date)
    return one.agrees(other)


def _one_act(one: Traits, other: Traits) -> bool:
    """Whether two acts of one sitting are the same."""
    if one.numero and other.numero:
        same_objet = not one.objet or not other.objet or one.objet == other.objet
        return one.numero == other.numero and (same_objet or one.content.near(other.content))
    return bool(one.objet) and one.objet == other.objet and one.content.near(other.content)


def _checksum(acts: list[dict[str, Any]]) -> str:
    plain = json.dumps(acts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _damaged(path: Path, why: object) -> str:
    return (
        f"the list of take-downs {path} is damaged ({why}): mend it with `search check --repair`, "
        "or put the one of the last backup in its place"
    )
