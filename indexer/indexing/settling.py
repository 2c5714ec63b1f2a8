"""What all the files together settle, once each was read: which homonym, which spelling.

A file that names a commune of several of that name is understood again with what the other files of
its folder say of places.

« VAL DE SELINELLE » at the head of one act and « Val de Sélinelle » in another name one body; each
as it is written, they would be two values of a facet. The index keeps the spelling that tells most
of the name: small letters before capitals, then accents, then hyphens.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.acts.stored import from_json
from indexer.indexing.preparation import Task
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.engines.protocol import Writer
from indexer.storing.schema import index_document
from indexer.storing.store import Store

#: Acts renamed at once.
_AT_ONCE = 5_000


def placed(undecided: Iterable[Task], catalogue: Catalogue) -> Iterator[Task]:
    """The files to understand again: those whose folder now says where they are."""
    for task in undecided:
        folder = task.file.name.rpartition("/")[0]
        if communes := catalogue.folder_communes(folder):
            yield replace(task, communes=communes)


def respell(store: Store, writer: Writer) -> None:
    """Give a body that no referential holds one name in all the acts, now that all are known."""
    # What one number identifies has one name; then names that are one but for their spelling.
    for spellings in (store.catalogue.spellings, store.catalogue.spelt_alike):
        for names in spellings().values():
            name = preferred(names)
            others = [id for written, ids in names.items() if written != name for id in ids]
            for start in range(0, len(others), _AT_ONCE):
                _rename(store, writer, others[start : start + _AT_ONCE], name)


def _rename(store: Store, writer: Writer, ids: list[str], name: str) -> None:
    store.engine.refresh()
    with store.change(writer):
        for id, stored in store.engine.fetch(ids).items():
            record = from_json(stored)
            body = replace(record.collectivite, nom=name)
            writer.delete(id)
            writer.add(index_document(replace(record, collectivite=body)))
        store.catalogue.respell(ids, name)


def preferred(names: Iterable[str]) -> str:
    """Return the name that tells most; of equals the first in the order of letters."""
    return min(
        names,
        key=lambda name: (
            name.isupper(),
            -sum(not char.isascii() and char.isalpha() for char in name),
            -name.count("-"),
            sum(char.isupper() for char in name),
            name,
        ),
    )
