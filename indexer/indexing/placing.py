"""Putting a file's acts into the store: which id each takes, which file shows it, what stays out.

An act that stands in several files is one document of the engine, made of the first of them by name
(one beside which facts of the act are stated before the others);
the catalogue knows the other places. When the one that shows it goes, the next takes its turn.
"""

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from indexer.acts.documents import IndexDocument
from indexer.acts.stored import from_json
from indexer.indexing.preparation import Prepared
from indexer.storing.assignment import assigned, renamed
from indexer.storing.catalogue.entries import Entry
from indexer.storing.engines.protocol import Writer
from indexer.storing.inheritance import SCHEMA_2
from indexer.storing.schema import index_document
from indexer.storing.store import Store
from indexer.storing.takedowns import TakeDown, TakeDowns

#: What is said of a file a part of which was taken down.
WITHHELD = "holds an act that was taken down: it stays out, and the file is not handed out"


class Placing:
    """The acts of a run on their way into an open store.

    ``vanished`` names files that are about to be dropped: no act is shown from them any more.
    ``waiting`` gathers the files that show an act of a file that went, and are to be read again.
    """

    def __init__(self, store: Store, takedowns: TakeDowns) -> None:
        self._store = store
        self._catalogue = store.catalogue
        self.takedowns = takedowns
        self.vanished: Set[str] = frozenset()
        noted = self._catalogue.state(SCHEMA_2)
        self._from_schema_2 = bool(noted)
        self._taken_in_schema_2 = frozenset(noted.split())
        self.waiting: set[str] = set()
        # Which file shows an act that was passed on: the engine tells it from the next commit on.
        self._shown_by: dict[str, str] = {}

    def put(self, writer: Writer, prepared: Prepared) -> int:
        """Write the acts of a file in place of those it had; gives how many were left out."""
        name = prepared.file.name
        known = self._catalogue.has(name)
        own = self._catalogue.places_of(name) if known else []
        ids, new = assigned(self._catalogue, name, prepared.entries, own)
        kept = self._kept(prepared, ids)
        left_out = len(ids) - len(kept)
        self._catalogue.replace(
            prepared.file,
            prepared.root,
            [entry for entry, _ in kept],
            _failure(prepared),
            label=prepared.label,
            withheld=left_out > 0,
            new=not known,
        )
        if self._from_schema_2:
            for entry, _ in kept:
                self._catalogue.succeed(entry.before, entry.id)
        shown: dict[str, IndexDocument] = {}
        for entry, document in kept:
            shown.setdefault(entry.id, document)
        self._show(writer, name, shown, new=new, before={place.id for place in own})
        return left_out

    def _kept(self, prepared: Prepared, ids: Sequence[str]) -> list[tuple[Entry, IndexDocument]]:
        """The acts of a file that were not taken down, under the ids they take."""
        return [
            (renamed(entry, id), _renamed(document, id))
            for entry, document, id in zip(prepared.entries, prepared.documents, ids, strict=True)
            if not self._taken(entry, document, id)
        ]

    def _show(
        self,
        writer: Writer,
        name: str,
        shown: Mapping[str, IndexDocument],
        *,
        new: Set[str],
        before: Set[str],
    ) -> None:
        """Write what a file shows: its acts that are ``new``, and those that it comes first of; it had those ``before``."""
        # Even a file that the catalogue does not know may have left something in a cluster.
        writer.delete_source(name)
        # In the order of the file, whatever the order of a set.
        written = [id for id in shown if id in new or self._comes_first(name, id)]
        for id in written:
            # Whoever showed it before, a file about to be dropped included.
            writer.delete(id)
            writer.add(shown[id])
            if id in self._shown_by:
                self._shown_by[id] = name
        # Those that it keeps too: a run that was cut short may have shown them from here, and a file that
        # comes first may be back.
        self._pass_on(writer, name, (before | shown.keys()).difference(written))

    def drop(self, writer: Writer, name: str) -> None:
        """Take a file out, with the acts that stand nowhere else."""
        ids = {place.id for place in self._catalogue.places_of(name)}
        self._catalogue.forget(name)
        writer.delete_source(name)
        self._pass_on(writer, name, ids)

    def _taken(self, entry: Entry, document: IndexDocument, id: str) -> bool:
        """Whether an act was taken down."""
        if entry.before in self._taken_in_schema_2:
            self._list(replace(entry, id=id), document)
        if not self.takedowns:
            return False
        if self.takedowns.taken(id, entry.traits):
            return True
        return self.takedowns.holds_one(json.loads(document.stored)["acte"]["texte"], entry.traits)

    def _list(self, entry: Entry, document: IndexDocument) -> None:
        """Put an act that schema 2 knew as taken down on the list, under what it is known by now."""
        body = from_json(document.stored).collectivite
        made = TakeDown.now(entry.id, body.nom or "", entry.traits)
        self.takedowns = self.takedowns.joined([made])
        self.takedowns.write(self._store.folder)
        self._catalogue.take_down([made])
        self._catalogue.note("retraits", self.takedowns.checksum)

    def _comes_first(self, name: str, id: str) -> bool:
        """Whether an act is shown from this file, since no other that holds it comes before."""
        return next(iter(self._sources(id)), name) == name

    def _sources(self, id: str) -> list[str]:
        """The files that hold an act and stay, in their order."""
        sources = self._catalogue.sources_of(id)
        return [source for source in sources if source not in self.vanished]

    def _pass_on(self, writer: Writer, name: str, ids: Set[str]) -> None:
        """Show from another file the acts that this one showed and that it shows no longer."""
        if not ids:
            return
        elsewhere = {id: sources[0] for id in ids if (sources := self._sources(id))}
        for id, stored in self._store.engine.fetch(sorted(elsewhere)).items():
            record = from_json(stored)
            if self._shown_by.get(id, record.source) == name:
                self._shown_by[id] = elsewhere[id]
                writer.delete(id)
                writer.add(index_document(replace(record, source=elsewhere[id])))
                self.waiting.add(elsewhere[id])


def _failure(prepared: Prepared) -> str | None:
    """Why a file, or parts of it, gave nothing, a line each; empty where all of it was left out as it should be.

    What gave nothing at all is read again by the next run, so that what was left out can be asked for.
    """
    if prepared.failures:
        return "\n".join(" ".join(failure.reason.split()) for failure in prepared.failures)
    return "" if prepared.notes and not prepared.documents else None


def _renamed(document: IndexDocument, id: str) -> IndexDocument:
    if document.id == id:
        return document
    return index_document(replace(from_json(document.stored), id=id))
