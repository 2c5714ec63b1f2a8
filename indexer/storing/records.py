"""From an understood document to records, and records to and from JSON.

The JSON stored in the index keeps the shape of the dataclasses, without what is unknown, so that a
record is small and an added field does not make old ones unreadable.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any

from indexer.documents import (
    Act,
    Citation,
    Collectivite,
    Document,
    Matiere,
    Membre,
    Record,
    Seance,
    Vote,
    VoteNames,
)
from indexer.fields import LABELS_OF_TYPES
from indexer.keys import body_key, numero_key

#: Characters under which what stands outside the acts is only a heading or a signature.
MIN_REST = 300
_MINUTES = ("proces-verbal", "compte-rendu")
_REST_SUFFIX = " de la séance : présences et points sans décision"


def records(document: Document, source: str) -> tuple[Record, ...]:
    """The records of a document: one per act, or one for the whole where no act was recognised.

    What stands outside the acts of a procès-verbal (who was there, points without a decision) makes
    a record of rank 0, so that every word of a file can be found.
    """
    acts = document.actes or (_whole(document),)
    keys = _act_keys(acts)
    found = [
        _record(document, act, rang, key, source)
        for rang, (act, key) in enumerate(zip(acts, keys, strict=True), start=1)
    ]
    if rest := _rest(document):
        found.append(_record(document, rest, 0, "reste", source))
    return tuple(found)


def to_json(record: Record) -> str:
    """A record as compact JSON, without what is unknown."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def from_json(stored: str) -> Record:
    """The record that :func:`to_json` wrote."""
    data = json.loads(stored)
    return Record(
        id=data["id"],
        source=data["source"],
        member=data.get("member"),
        rang=data["rang"],
        type_document=data["type_document"],
        collectivite=Collectivite(**data.get("collectivite", {})),
        seance=_seance(data.get("seance", {})),
        acte=_act(data["acte"]),
        seance_id=data.get("seance_id"),
    )


def _whole(document: Document) -> Act:
    # The marks of Markdown are no part of a title.
    lines = (line.strip("#*_= \t") for line in document.texte.splitlines())
    return Act(
        objet=next((line[:200] for line in lines if line), None),
        texte=document.texte,
        debut=0,
        fin=len(document.texte),
        page=None,
    )


def _rest(document: Document) -> Act | None:
    """What stands outside the acts, gap after gap, where it is more than a heading.

    The rows of a table are all of it, whatever their spans.
    """
    if not document.actes or document.type_document == "tableau":
        return None
    gaps, end = [], 0
    for act in sorted(document.actes, key=lambda act: act.debut):
        gaps.append(document.texte[end : act.debut].strip())
        end = max(end, act.fin)
    gaps.append(document.texte[end:].strip())
    texte = "\n\n".join(gap for gap in gaps if gap)
    if len(texte) < MIN_REST:
        return None
    kind = document.type_document
    title = LABELS_OF_TYPES[kind].capitalize() if kind in _MINUTES else "Document"
    return Act(objet=title + _REST_SUFFIX, texte=texte, debut=0, fin=len(document.texte))


def _act_keys(acts: tuple[Act, ...]) -> list[str]:
    """A lasting key per act: its number where that is unique in the document, else its rank."""
    numbers = [numero_key(act.numero) if act.numero else "" for act in acts]
    count = Counter(numbers)
    return [
        number if number and count[number] == 1 else f"#{rang}"
        for rang, number in enumerate(numbers, start=1)
    ]


def _record(document: Document, act: Act, rang: int, key: str, source: str) -> Record:
    collectivite = act.collectivite or document.collectivite
    seance = act.seance or document.seance
    return Record(
        id=_digest(source, document.member or "", key),
        source=source,
        member=document.member,
        rang=rang,
        type_document=document.type_document,
        collectivite=collectivite,
        seance=seance,
        acte=act,
        seance_id=_seance_id(collectivite, seance),
    )


def _seance_id(collectivite: Collectivite, seance: Seance) -> str | None:
    body = body_key(collectivite)
    if body is None or seance.date is None:
        return None
    return _digest(body, seance.organe or "", seance.date.isoformat())


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _plain(value: Any) -> Any:
    """Dataclasses as mappings, dates as ISO 8601, nothing for what is unknown or empty."""
    if is_dataclass(value):
        return dict(_known(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _known(value: Any) -> Iterator[tuple[str, Any]]:
    for f in fields(value):
        item = getattr(value, f.name)
        if item is None or item == () or item is False:
            continue
        plain = _plain(item)
        if plain != {}:
            yield f.name, plain


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _seance(data: Mapping[str, Any]) -> Seance:
    known = dict(data)
    for name in ("date", "date_convocation", "date_publication"):
        if name in known:
            known[name] = _date(known[name])
    if "membres" in known:
        known["membres"] = tuple(Membre(**membre) for membre in known["membres"])
    return Seance(**known)


def _vote(data: Mapping[str, Any]) -> Vote:
    names = {kind: tuple(named) for kind, named in data.get("noms", {}).items()}
    return Vote(**{**data, "noms": VoteNames(**names)})


def _act(data: Mapping[str, Any]) -> Act:
    known = dict(data)
    known.setdefault("objet", None)
    # An empty text is left out when writing, as everything that is empty.
    known.setdefault("texte", "")
    if "matiere" in known:
        known["matiere"] = Matiere(**known["matiere"])
    if "vote" in known:
        known["vote"] = _vote(known["vote"])
    if "citations" in known:
        known["citations"] = tuple(
            Citation(c.get("numero"), _date(c.get("date")), c.get("texte", ""))
            for c in known["citations"]
        )
    if "collectivite" in known:
        known["collectivite"] = Collectivite(**known["collectivite"])
    if "seance" in known:
        known["seance"] = _seance(known["seance"])
    for name in ("montants", "references"):
        if name in known:
            known[name] = tuple(known[name])
    return Act(**known)
