"""The JSON shape of a parsed document (``search parse --json``)."""

import datetime as dt
from dataclasses import asdict
from typing import Any

from indexer.documents import Act, Collectivite, Document, Matiere, Seance, Vote


def as_json(document: Document, source: str) -> dict[str, Any]:
    """Return a document as the values of one JSON line.

    Keys are stable, unknown values are ``None``, lists are never ``None``. Acts of a table carry
    their own ``collectivite`` and sitting where these differ from the document's.
    """
    return {
        "source": source,
        "member": document.member,
        "type_document": document.type_document,
        **_body(document.collectivite),
        **_sitting(document.seance),
        "actes": [_act(act) for act in document.actes],
        "warnings": list(document.warnings),
    }


def _body(body: Collectivite) -> dict[str, Any]:
    return {
        "collectivite": body.nom,
        "type_collectivite": body.type,
        "siren": body.siren,
        "code_insee": body.code_insee,
        "epci": body.epci,
        "departement": body.departement,
        "region": body.region,
    }


def _date(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _sitting(sitting: Seance) -> dict[str, Any]:
    return {
        "organe": sitting.organe,
        "date_seance": _date(sitting.date),
        "date_convocation": _date(sitting.date_convocation),
        "date_publication": _date(sitting.date_publication),
        "membres_exercice": sitting.membres_exercice,
        "presents": sitting.presents,
        "votants": sitting.votants,
        "president": sitting.president,
        "secretaire": sitting.secretaire,
        "membres": [asdict(membre) for membre in sitting.membres],
    }


def _vote(vote: Vote | None) -> dict[str, Any] | None:
    if vote is None:
        return None
    return {
        "resultat": vote.resultat,
        "pour": vote.pour,
        "contre": vote.contre,
        "abstention": vote.abstention,
        "non_participation": vote.non_participation,
        "noms": {name: list(named) for name, named in asdict(vote.noms).items()},
    }


def _matter(matter: Matiere | None) -> dict[str, Any]:
    return {
        "matiere_code": matter.code if matter else None,
        "matiere_libelle": matter.libelle if matter else None,
        "matiere_deduite": matter.deduite if matter else False,
        "matiere_confiance": matter.confiance if matter else None,
    }


def _act(act: Act) -> dict[str, Any]:
    shaped: dict[str, Any] = {
        "numero": act.numero,
        "objet": act.objet,
        **_matter(act.matiere),
        "vote": _vote(act.vote),
        "montants": list(act.montants),
        "references": list(act.references),
        "citations": [
            {"numero": c.numero, "date": _date(c.date), "texte": c.texte} for c in act.citations
        ],
        "page": act.page,
        "debut": act.debut,
        "fin": act.fin,
        "texte": act.texte,
    }
    if act.collectivite is not None:
        shaped["collectivite"] = _body(act.collectivite)
    if act.seance is not None:
        shaped["seance"] = _sitting(act.seance)
    return shaped
