"""Which id each act of a file takes, among those that are in the index.

Most acts take the id that ``traits`` gave them. The exceptions: an act whose text is known keeps
the id it had, though a newer parser reads another date or objet in it; an act read from a file of
another format is the same act; and where two acts of two files would share an id and do not say the
same, the second one is told apart by its content.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import PurePosixPath

from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.catalogue.catalogued import Place
from indexer.storing.catalogue.entries import Entry
from indexer.storing.traits import Traits, with_content

#: Words from which one text is one act, although a message states another number than it bears.
_WHOLE_ACT = 20


def assigned(
    catalogue: Catalogue, source: str, entries: Sequence[Entry], own: Sequence[Place]
) -> tuple[list[str], Set[str]]:
    """The ids of the acts of a file, in their order, and those of them that stand nowhere else.

    ``own`` are its places of its last reading.
    """
    ids, new = list[str](), set[str]()
    for entry in entries:
        if own or catalogue.knows(entry.id, entry.traits.content.digest):
            ids.append(_id(catalogue, source, entry, own))
        else:
            # Nearly every act of a first reading: one question instead of three.
            ids.append(entry.id)
            new.add(entry.id)
    return ids, new


def _id(catalogue: Catalogue, source: str, entry: Entry, own: Sequence[Place]) -> str:
    others = [place for place in catalogue.places(entry.id) if place.source != source]
    if any(_same(place, source, entry.traits) for place in others):
        return entry.id
    kept = _kept(catalogue, entry.traits, own)
    if kept and _free(catalogue, kept, source, entry.traits):
        return kept
    if not others:
        return entry.id
    told_apart = with_content(entry.id, entry.traits)
    edited = [place.id for place in own if place.id != entry.id and _numbered_as(place, entry)]
    return edited[0] if len(edited) == 1 else told_apart


def _kept(catalogue: Catalogue, traits: Traits, own: Sequence[Place]) -> str | None:
    """The id that an act of this body, day, number and text has or had."""
    content = traits.content.digest
    for known, id in (
        *((place.traits, place.id) for place in own if place.traits.content.digest == content),
        *((former, id) for id, former in catalogue.former(content)),
    ):
        if known.agrees(traits) and known.numero == traits.numero:
            return id
    if traits.content.words < _WHOLE_ACT:
        return None
    return next((p.id for p in catalogue.saying(content) if p.traits.agrees(traits)), None)


def _free(catalogue: Catalogue, id: str, source: str, traits: Traits) -> bool:
    """Whether no other file has an act of that id that says something else."""
    return all(
        place.source == source or _same(place, source, traits) for place in catalogue.places(id)
    )


def _same(place: Place, source: str, traits: Traits) -> bool:
    if place.traits.content.digest == traits.content.digest:
        return True
    formats = {PurePosixPath(name).suffix.lower() for name in (place.source, source)}
    return len(formats) > 1 and place.traits.near(traits)


def _numbered_as(place: Place, entry: Entry) -> bool:
    numero = entry.traits.numero
    return bool(numero) and place.traits.numero == numero and place.traits.agrees(entry.traits)


def renamed(entry: Entry, id: str) -> Entry:
    """The entry with its lasting id."""
    return entry if entry.id == id else replace(entry, id=id)
