"""What messages say of acts that stand in other files: receipts, cancellations.

They may come years after the act, in an archive of their own, and be read before it: the notices of
all files are kept with the catalogue and laid over the acts at the end of a run.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from indexer.acts.documents import Act, Notice, Origin, StatedFact
from indexer.acts.stored import from_json
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.engines.nodes import Every
from indexer.storing.engines.protocol import EngineRequest, Filter, Writer
from indexer.storing.schema import index_document
from indexer.storing.store import Store

#: The note of the catalogue that holds the notices, by the file that they came in.
_NOTE = "avis"
#: Identifiers that are looked for at once, and acts that one of them may have.
_AT_ONCE = 200


class Notices:
    """The notices of all files of a catalogue, while a run changes them.

    They are one note of the catalogue: read once, and put down once a change, not once a file.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept = _kept(catalogue)
        self._changed = False

    def note(self, source: str, notices: Sequence[Notice]) -> None:
        """Take the notices of a file in place of those it had."""
        if self._kept.pop(source, None) is not None:
            self._changed = True
        if notices:
            rows = [[n.identifiant, n.fact.name, n.fact.value, n.fact.where] for n in notices]
            self._kept[source] = rows
            self._changed = True

    def put_down(self) -> None:
        """Keep them with the catalogue; part of the caller's change."""
        if self._changed:
            self._catalogue.note(_NOTE, json.dumps(self._kept, ensure_ascii=False))
            self._changed = False


def settle_notices(store: Store, writer: Writer) -> None:
    """Lay what the notices of all files say over the acts that they name."""
    facts: dict[str, list[StatedFact]] = defaultdict(list)
    for rows in _kept(store.catalogue).values():
        for identifier, name, value, where in rows:
            facts[identifier].append(StatedFact(name, value, where))  # type: ignore[arg-type]
    named = sorted(facts)
    for start in range(0, len(named), _AT_ONCE):
        _settle(store, writer, {id: facts[id] for id in named[start : start + _AT_ONCE]})


def noticed(act: Act, facts: Iterable[StatedFact]) -> Act:
    """The act with what notices state of it; what its own message states stays."""
    for fact in facts:
        origin = Origin(fact.name, "déclaré", fact.where)
        if fact.name == "annule" and not act.annule:
            act = replace(act, annule=True, origines=(*act.origines, origin))
        elif fact.name == "date_reception" and act.date_reception is None:
            with suppress(ValueError):
                received = dt.date.fromisoformat(fact.value[:10])
                act = replace(act, date_reception=received, origines=(*act.origines, origin))
    return act


def _settle(store: Store, writer: Writer, facts: Mapping[str, list[StatedFact]]) -> None:
    store.engine.refresh()
    request = EngineRequest(Every(), filters=(Filter("identifiant", tuple(facts)),))
    hits = list(store.engine.walk(request))
    with store.change(writer):
        for hit in hits:
            record = from_json(hit.stored)
            act = noticed(record.acte, facts[record.acte.identifiant or ""])
            if act != record.acte:
                writer.delete(hit.id)
                writer.add(index_document(replace(record, acte=act)))


def _kept(catalogue: Catalogue) -> dict[str, list[list[str]]]:
    kept: dict[str, list[list[str]]] = json.loads(catalogue.state(_NOTE) or "{}")
    return kept
