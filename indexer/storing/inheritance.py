"""What a new store takes over from the one before it: take-downs, former ids, folders given.

An index of schema 2 named its acts by file and number. Its take-downs bore nothing but such ids, so
each is looked for again among the acts as they are read (``Entry.before``).
"""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from indexer.errors import IndexCorrupt
from indexer.storing.catalogue import catalogue as current
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.meta import Meta
from indexer.storing.takedowns import TakeDowns

#: The note that a store took over from an index of schema 2, with the ids taken down there.
SCHEMA_2 = "schema_2"


def inherit(catalogue: Catalogue, folder: Path, before: Meta | None, own: str) -> None:
    """Give an empty catalogue what outlives the store that ``before`` names, if there is one.

    Where no description says which store was in use, all but the new one (``own``) may have been. A
    catalogue that cannot be read gives nothing: the list of take-downs stands beside it. Raises
    ``IndexCorrupt`` where that list is damaged.
    """
    listed = TakeDowns.read(folder)
    with catalogue.transaction():
        for place in sorted(folder.glob("store-*")):
            if place.name != own and (before is None or place.name == before.store):
                with suppress(IndexCorrupt, sqlite3.Error):
                    listed = _from(catalogue, place / current.FILE, listed)
        catalogue.take_down(listed.entries.values())
        catalogue.note("retraits", listed.checksum)
    if listed:
        listed.write(folder)


def _from(catalogue: Catalogue, path: Path, listed: TakeDowns) -> TakeDowns:
    """What one catalogue gives; the list with its take-downs."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as old:
        schema_2 = not any(
            name == "entry" for _, name, *_ in old.execute("PRAGMA table_info(removed)")
        )
        if schema_2:
            removed = [id for (id,) in old.execute("SELECT id FROM removed")]
            roots = [Path(root) for (root,) in old.execute("SELECT DISTINCT root FROM sources")]
    if schema_2:
        catalogue.give(dict.fromkeys(roots, True))
        catalogue.note(SCHEMA_2, " ".join(["-", *removed]))
        return listed
    with Catalogue(path.parent) as before:
        catalogue.inherit(before)
        return listed.joined(before.taken_down().entries.values())
