"""Acts described for machines: schema.org ``Legislation`` in JSON-LD, and a reference to copy."""

import re
from typing import Any

from indexer.documents import Record
from indexer.fields import LABELS_OF_TYPES
from indexer.shapes import act_path
from webapp.formatting import NBSP, date_fr, shorten
from webapp.shown_titles import shown_title
from webapp.urls import absolute

#: A row of a table of deliberations is one of them.
_KINDS = {**LABELS_OF_TYPES, "tableau": "délibération", "autre": "document"}


def title_of(record: Record) -> str:
    """What an act is called where a title is needed."""
    if record.acte.objet:
        return shown_title(record.acte.objet).text
    return (
        f"{kind_of(record).capitalize()}{f' n° {record.acte.numero}' if record.acte.numero else ''}"
    )


def kind_of(record: Record) -> str:
    """What kind of document an act is, in words."""
    return _KINDS[record.type_document]


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
    numbered = kind_of(record) + (f" n°{NBSP}{act.numero}" if act.numero else "")
    dated = numbered + (f" du {date_fr(seance.date)}" if seance.date else "")
    named = f"«{NBSP}{_inner_quotes(shorten(act.objet, 240))}{NBSP}»" if act.objet else None
    known = [body.nom, seance.organe, dated, named, absolute(act_path(record.id))]
    return ", ".join(part for part in known if part)


def _inner_quotes(text: str) -> str:
    """Quotes within quotes are English ones."""
    return re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", text))
