"""A whole index as one file, and an index made of it: ``search export --all``, ``search index FILE``.

Lines of JSON: what the file is, the take-downs, then a file of the index a line, with its acts as
they are stored. Whatever engine or version made it, an index of it holds the same acts under the same
ids, in the same files, and what was taken down stays out. The files themselves are not in it, nor what
could not be read: the next run over their folder knows them by size, time and hash.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from indexer.acts.documents import Record, SourceFile
from indexer.acts.stored import from_json, to_json
from indexer.errors import IndexCorrupt
from indexer.indexing.build import Settings, fill
from indexer.indexing.preparation import Prepared
from indexer.storing.catalogue.catalogued import SourceState
from indexer.storing.store import Store
from indexer.storing.takedowns import TakeDown, TakeDowns

_VERSION = 1
_HEAD = b'{"registre": '


def save(folder: Path, out: TextIO) -> int:
    """Write the whole index in ``folder``; gives how many acts, each copy counted."""
    acts = 0
    with Store.open(folder) as store:
        removed = [entry.to_json() for entry in TakeDowns.read(folder).entries.values()]
        _line(out, {"registre": _VERSION, "retraits": removed})
        for state in store.catalogue.sources():
            found = _acts(store, state.file.name)
            acts += len(found)
            if found:
                _line(out, {"file": _file(state), "acts": [json.loads(act) for act in found]})
    return acts


def is_saved(path: Path) -> bool:
    """Whether a file is an index that :func:`save` wrote."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def restore(path: Path, folder: Path, settings: Settings) -> int:
    """Put the acts of a saved index into the one in ``folder``; gives how many it then holds.

    Raises ``IndexCorrupt`` where the file is cut or was made by a later version.
    """
    with path.open(encoding="utf-8") as lines:
        head = _read(path, lines.readline())
        if head.get("registre") != _VERSION:
            raise IndexCorrupt(f"{path} was written by another version of Registre")
        folder.mkdir(parents=True, exist_ok=True)
        removed = [TakeDown.from_json(entry) for entry in head["retraits"]]
        if removed:
            TakeDowns.read(folder).joined(removed).write(folder)
        return fill(_prepared(path, lines), folder, settings)


def _acts(store: Store, name: str) -> list[str]:
    """What is stored of the acts of a file, in their order; a copy says where it stands itself."""
    places = store.catalogue.places_of(name)
    stored = store.engine.fetch([place.id for place in places])
    found = []
    for place in places:
        if place.id in stored:
            record = from_json(stored[place.id])
            act = replace(record.acte, page=place.page)
            found.append(to_json(replace(record, source=name, acte=act)))
    return found


def _file(state: SourceState) -> dict[str, Any]:
    file = state.file
    return {
        "name": file.name,
        "path": os.fsencode(file.path).hex(),
        "root": os.fsencode(state.root).hex(),
        "label": state.label,
        "size": file.size,
        "mtime_ns": file.mtime_ns,
        "sha256": file.sha256,
    }


def _prepared(path: Path, lines: TextIO) -> Iterator[Prepared]:
    for line in lines:
        data = _read(path, line)
        try:
            given = data["file"]
            place, root = (Path(os.fsdecode(bytes.fromhex(given[k]))) for k in ("path", "root"))
            file = SourceFile(
                place, given["name"], given["size"], given["mtime_ns"], given["sha256"]
            )
            found: list[Record] = [from_json(json.dumps(act)) for act in data["acts"]]
        except (KeyError, TypeError, ValueError) as error:
            raise _damaged(path) from error
        yield Prepared.of(file, root, found, label=given["label"])


def _line(out: TextIO, value: dict[str, Any]) -> None:
    out.write(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def _read(path: Path, line: str) -> dict[str, Any]:
    try:
        value: dict[str, Any] = json.loads(line)
    except ValueError as error:
        raise _damaged(path) from error
    return value


def _damaged(path: Path) -> IndexCorrupt:
    return IndexCorrupt(f"{path} is cut or damaged: export the index again")
