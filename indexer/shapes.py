"""The shapes of facts outside Python, each fact written once: JSON, rows of tables, stored records.

A fact of a body, of a sitting or of an act is an attribute of its dataclass and a row here: the row
says under which name JSON and tables give it. ``search parse`` gives all of them, one act of the
API too; lists of results give those of :func:`record_json`; a table gives the columns that
``indexer.export`` names out of :func:`flat`. The stored record is the dataclasses themselves.
Unknown values are ``None`` and lists are never ``None``, save in the stored record, which leaves
out what is unknown or empty: it is small, and an added fact does not make old ones unreadable.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from indexer.recorded import Act, Collectivite, Provenance, Record, Seance

if TYPE_CHECKING:
    from indexer.documents import Document

T = TypeVar("T")

#: Attribute → name in JSON and tables.
BODY = {
    "nom": "collectivite",
    "type": "type_collectivite",
    "siren": "siren",
    "code_insee": "code_insee",
    "epci": "epci",
    "departement": "departement",
    "region": "region",
}
SITTING = {
    "organe": "organe",
    "date": "date",
    "date_convocation": "date_convocation",
    "date_publication": "date_publication",
    "membres_exercice": "membres_exercice",
    "presents": "presents",
    "votants": "votants",
    "president": "president",
    "secretaire": "secretaire",
    "membres": "membres",
}
ACT = {
    "numero": "numero",
    "objet": "objet",
    "matiere": "matiere",
    "vote": "vote",
    "montants": "montants",
    "references": "references",
    "citations": "citations",
    "page": "page",
    "debut": "debut",
    "fin": "fin",
    "texte": "texte",
    "morceaux": "morceaux",
    "url_originale": "url_originale",
    "declaration": "declaration",
    "nature": "nature",
    "identifiant": "identifiant",
    "date_reception": "date_reception",
    "annule": "annule",
    "signatures": "signatures",
    "origines": "origines",
    "a_verifier": "a_verifier",
}
#: What of a record is no fact of the act, of which nobody asks where it comes from.
_NO_FACTS = frozenset(
    ("texte", "debut", "fin", "page", "morceaux", "origines", "declaration", "a_verifier")
)
#: What a referential adds to a body that is named.
_LOOKED_UP = frozenset(("siren", "code_insee", "epci", "departement", "region"))
#: What the API tells of a matière; the rest is for ``search parse``.
_MATIERE = ("code", "libelle", "deduite")
#: Where an act stands: one value of JSON, ``source``; ``morceaux`` where it is several pieces.
IN_SOURCE = ("page", "debut", "fin", "morceaux")


#: From the id of an act to the address of its page.
Address = Callable[[str], str]


def act_path(id: str) -> str:
    """The address of the page of an act, on its site."""
    return f"/acte/{id}"


def record_json(record: Record, address: Address = act_path) -> dict[str, Any]:
    """The facts of an act that every JSON answer gives; ``address`` tells where its page is."""
    body, sitting, act = record.collectivite, record.seance, record.acte
    matiere = act.matiere
    # Only what stands between acts is told by its pieces.
    pieces = {"morceaux": _json(act.morceaux)} if act.morceaux else {}
    place = {"page": act.page, "debut": act.debut, "fin": act.fin}
    # Fact by fact: the text and the roll are long, and not told here.
    return {
        "id": record.id,
        "objet": act.objet,
        "numero": act.numero,
        "collectivite": body.nom,
        "type_collectivite": body.type,
        "departement": body.departement,
        "organe": sitting.organe,
        "date": _json(sitting.date),
        "type": record.type_document,
        "matiere": {name: getattr(matiere, name) for name in _MATIERE} if matiere else None,
        "vote": _json(act.vote),
        "montants": _json(act.montants),
        "source": {"path": record.source, **place, **pieces},
        "copies": _json(record.copies),
        "url": address(record.id),
        "url_originale": act.url_originale,
    }


def act_json(record: Record, address: Address = act_path) -> dict[str, Any]:
    """One act, whole: the facts of :func:`record_json`, the others, and its text."""
    body, sitting, act = _facts_of(record)
    brief = record_json(record, address)
    told = {*brief, *IN_SOURCE, "texte"}
    # The codes of the body come first: a key keeps its place.
    others = {"code_insee": None} | body | {"seance": record.seance_id} | sitting | act
    return (
        brief
        | {name: value for name, value in others.items() if name not in told}
        | {"rang": record.rang, "texte": act["texte"], "provenance": provenance(record)}
    )


def provenance(record: Record) -> dict[str, Provenance]:
    """Where each fact that is known comes from: stated beside the text, read in it, deduced."""
    return act_provenance(record.collectivite, record.seance, record.acte)


def act_provenance(body: Collectivite, sitting: Seance, act: Act) -> dict[str, Provenance]:
    """As :func:`provenance`, of an act that is no record yet."""
    known = _facts(body, BODY) | _facts(sitting, SITTING) | _facts(act, ACT)
    sources: dict[str, Provenance] = {
        name: "déduit" if name in _LOOKED_UP else "lu"
        for name, fact in known.items()
        if fact not in (None, [], False) and name not in _NO_FACTS
    }
    if act.matiere and act.matiere.deduite:
        sources["matiere"] = "déduit"
    return sources | {origin.fait: origin.source for origin in act.origines}


def document_json(document: "Document", source: str) -> dict[str, Any]:
    """What was understood of one text, as ``search parse`` gives it.

    Acts carry their own body and sitting where these differ from the document's (a table of
    several sittings).
    """
    return {
        "source": source,
        "member": document.member,
        "type_document": document.type_document,
        **_facts(document.collectivite, BODY),
        **_sitting(document.seance),
        "actes": [_parsed(act, document) for act in document.actes],
        "warnings": list(document.warnings),
    }


def flat(record: Record) -> dict[str, Any]:
    """Every fact of a record under a name of its own, for the rows of a table."""
    body, sitting, act = _facts_of(record)
    vote = act.pop("vote") or {}
    return {
        "id": record.id,
        "type": record.type_document,
        "source": record.source,
        "rang": record.rang,
        **body,
        **sitting,
        **_flat_matiere(act),
        **{name: vote.get(name) for name in ("resultat", "pour", "contre", "abstention")},
    }


def _facts_of(record: Record) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    return (
        _facts(record.collectivite, BODY),
        _facts(record.seance, SITTING),
        _facts(record.acte, ACT),
    )


def _facts(owner: Collectivite | Seance | Act, names: Mapping[str, str]) -> dict[str, Any]:
    return {name: _json(getattr(owner, attribute)) for attribute, name in names.items()}


def _parsed(act: Act, document: "Document") -> dict[str, Any]:
    shaped = _flat_matiere(_facts(act, ACT))
    # The acts that were cut out of a document are one piece each.
    del shaped["morceaux"]
    shaped["matiere_deduite"] = bool(shaped["matiere_deduite"])
    if act.collectivite is not None:
        shaped["collectivite"] = _facts(act.collectivite, BODY)
    if act.seance is not None:
        shaped["seance"] = _sitting(act.seance)
    shaped["provenance"] = act_provenance(
        act.collectivite or document.collectivite, act.seance or document.seance, act
    )
    return shaped


def _sitting(sitting: Seance) -> dict[str, Any]:
    """The facts of a sitting, whose date is called so beside those of a document."""
    facts = _facts(sitting, SITTING)
    return {"date_seance" if name == "date" else name: fact for name, fact in facts.items()}


def _flat_matiere(act: dict[str, Any]) -> dict[str, Any]:
    """The facts of an act, those of its matière each under a name of its own, in its place."""
    flattened: dict[str, Any] = {}
    for name, fact in act.items():
        if name == "matiere":
            known = fact or dict.fromkeys((*_MATIERE, "confiance"))
            flattened |= {f"matiere_{part}": value for part, value in known.items()}
        else:
            flattened[name] = fact
    return flattened


def _json(value: Any) -> Any:
    """Dataclasses as mappings, tuples as lists, dates in ISO 8601."""
    kind: Any = value.__class__
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    # Asked here, not of each: most values of a dataclass are plain.
    return {
        name: fact if (fact := getattr(value, name)).__class__ in _PLAIN else _json(fact)
        for name in _names(kind)
    }


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a dataclass, the only kind of value that has no other way to be told."""
    return tuple(field.name for field in fields(kind))


# The stored record.

#: What JSON has as it is: by far the most values, told apart before anything else.
_PLAIN = frozenset((str, int, float, bool, type(None)))


def to_json(record: Record) -> str:
    """A record as compact JSON, without what is unknown."""
    return json.dumps(_known(record), ensure_ascii=False, separators=(",", ":"))


def from_json(stored: str) -> Record:
    """The record that :func:`to_json` wrote, by this version or by one of fewer facts."""
    return _structured(Record, json.loads(stored))


def listed_from_json(stored: str) -> Record:
    """The same without the roll of its sitting: no list shows it, and it is most of what a record is made of."""
    data = json.loads(stored)
    data.get("seance", {}).pop("membres", None)
    return _structured(Record, data)


def _known(value: Any) -> Any:
    """As :func:`_json`, without what is unknown or empty."""
    kind: Any = value.__class__
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_known(item) for item in value]
    if not is_dataclass(kind):
        return _json(value)
    known: dict[str, Any] = {}
    for name in _names(value.__class__):
        item = getattr(value, name)
        if item is None or item is False or item == ():
            continue
        told = _known(item)
        if told != {}:
            known[name] = told
    return known


def _structured(kind: Callable[..., T], data: dict[str, Any]) -> T:
    """A dataclass from its JSON, which it takes: what is absent is unknown, what it does not have is left."""
    names, readers = _readers(kind)
    if not names.issuperset(data):
        data = {name: value for name, value in data.items() if name in names}
    for name, read in readers:
        if name in data:
            data[name] = read(data[name])
    for name, empty in _required(kind):
        if name not in data:
            data[name] = empty()
    of: Any = kind
    made: T = object.__new__(of)
    # The mapping becomes the attributes; a default is that of the class. ``kind(**data)`` would set each of them apart.
    object.__setattr__(made, "__dict__", data)
    return made


@cache
def _readers(kind: Any) -> tuple[frozenset[str], tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """The attributes of a dataclass, and how those are read from JSON that are not there as they are."""
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    told = ((name, read) for name, read in readers.items() if read is not _same)
    return frozenset(readers), tuple(told)


@cache
def _required(kind: Any) -> tuple[tuple[str, Callable[[], Any]], ...]:
    """The attributes without a default, and what stands for each where it was left out as empty."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if _has_no_default(field)]
    return tuple(
        (name, _nothing if type(None) in get_args(hints[name]) else hints[name]) for name in names
    )


def _has_no_default(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _nothing() -> None:
    return None


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (kind for kind in get_args(hint) if kind is not type(None))
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return tuple if item is _same else lambda values: tuple([item(value) for value in values])
    if hint is dt.date:
        return dt.date.fromisoformat
    if is_dataclass(hint):
        of: Any = hint
        return partial(_structured, of)
    return _same


def _same(value: T) -> T:
    return value
