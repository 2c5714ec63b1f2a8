"""The shapes of facts outside Python, each fact written once: JSON, rows of tables.

A fact of a body, of a sitting or of an act is an attribute of its dataclass and a row here: the row
says under which name JSON and tables give it. ``search parse`` gives all of them, one act of the
API too; lists of results give those of :func:`record_json`; a table gives the columns that
``indexer.publishing.export`` names out of :func:`flat`. Unknown values are ``None`` and lists are never ``None``.
The record that an index keeps is the dataclasses themselves (:mod:`indexer.acts.stored`).
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from indexer.acts.recorded import Act, Collectivite, Provenance, Record, Seance

if TYPE_CHECKING:
    from indexer.acts.documents import Document

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


def record_json(record: Record, address: Address) -> dict[str, Any]:
    """The facts of an act that every JSON answer gives; ``address`` tells where its page is."""
    body, sitting, act = record.collectivite, record.seance, record.acte
    matiere = act.matiere
    # Only what stands between acts is told by its pieces.
    pieces = {"morceaux": json_of(act.morceaux)} if act.morceaux else {}
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
        "date": json_of(sitting.date),
        "type": record.type_document,
        "matiere": {name: getattr(matiere, name) for name in _MATIERE} if matiere else None,
        "vote": json_of(act.vote),
        "montants": json_of(act.montants),
        "source": {"path": record.source, **place, **pieces},
        "copies": json_of(record.copies),
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
    return {name: json_of(getattr(owner, attribute)) for attribute, name in names.items()}


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


#: What JSON has as it is: by far the most values, told apart before anything else.
PLAIN = frozenset((str, int, float, bool, type(None)))


def json_of(value: Any) -> Any:
    """Dataclasses as mappings, tuples as lists, dates in ISO 8601."""
    kind: Any = value.__class__
    if kind in PLAIN:
        return value
    if isinstance(value, tuple):
        return [json_of(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    # Asked here, not of each: most values of a dataclass are plain.
    return {
        name: fact if (fact := getattr(value, name)).__class__ in PLAIN else json_of(fact)
        for name in attributes(kind)
    }


@cache
def attributes(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a dataclass, the only kind of value that has no other way to be told."""
    return tuple(field.name for field in fields(kind))
