"""Acts described for machines: schema.org ``Legislation`` in JSON-LD, and a reference to copy."""

import re
from typing import Any

from indexer.acts.documents import Record
from indexer.acts.shapes import act_path
from indexer.fields.accepted import LABELS_OF_TYPES
from webapp.addresses.urls import absolute
from webapp.showing.formatting import NBSP, date_fr, held, shorten
from webapp.showing.shown_titles import shown_title

#: A rank among the points of a sitting, where others bear the number of a deliberation.
_POINT = re.compile(r"\d{1,2}(?:[.\-]?[a-z\d]{1,2})?|[IVXLC]+|[A-Za-z]")
#: A row of a table of deliberations is one of them.
_KINDS = {**LABELS_OF_TYPES, "tableau": "délibération", "autre": "document"}


def title_of(record: Record) -> str:
    """What an act is called where a title is needed."""
    if record.acte.objet:
        return shown_title(record.acte.objet).text
    called = numbered(record)
    return called[:1].upper() + called[1:]


def kind_of(record: Record) -> str:
    """What kind of document an act is, in words."""
    return _KINDS[record.type_document]


def numbered(record: Record) -> str:
    """An act by its kind and number: « délibération n° 2024-15 », « point n° 3 du compte rendu »."""
    kind, number = kind_of(record), record.acte.numero
    if number is None:
        return kind
    if record.type_document not in ("proces-verbal", "compte-rendu"):
        return f"{kind} n°{NBSP}{number}"
    if _POINT.fullmatch(number):
        return f"point n°{NBSP}{number} du {kind}"
    return f"délibération n°{NBSP}{number}"


def legislation(record: Record) -> dict[str, Any]:
    """A schema.org ``Legislation`` without what is unknown."""
    body, seance, act = record.collectivite, record.seance, record.acte
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": absolute(act_path(record.id)),
        "url": absolute(act_path(record.id)),
        "name": title_of(record),
        "inLanguage": "fr",
        "legislationType": kind_of(record),
        "legislationIdentifier": act.numero,
        "legislationDate": seance.date.isoformat() if seance.date else None,
        "datePublished": seance.date_publication.isoformat() if seance.date_publication else None,
        "legislationPassedBy": _organization(record),
        "legislationJurisdiction": body.nom,
        "about": act.matiere.libelle if act.matiere else None,
    }
    return {name: value for name, value in data.items() if value}


def _organization(record: Record) -> dict[str, Any] | None:
    body = record.collectivite
    if not body.nom:
        return None
    organization: dict[str, Any] = {"@type": "GovernmentOrganization", "name": body.nom}
    if body.siren:
        organization["identifier"] = body.siren
    if record.seance.organe:
        organization["department"] = {"@type": "Organization", "name": record.seance.organe}
    return organization


def citation(record: Record) -> str:
    """A reference to copy: body, organ, number, date, objet, address."""
    body, seance, act = record.collectivite, record.seance, record.acte
    dated = numbered(record) + (f" du {date_fr(seance.date)}" if seance.date else "")
    named = f"«{NBSP}{held(_inner_quotes(shorten(act.objet, 240)))}{NBSP}»" if act.objet else None
    known = [body.nom, seance.organe, dated, named, absolute(act_path(record.id))]
    return ", ".join(part for part in known if part)


def _inner_quotes(text: str) -> str:
    """Quotes within quotes are English ones."""
    return re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", text))
