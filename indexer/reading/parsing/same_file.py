"""The documents of one file: what one of them leaves open, another fills.

An annex, a message and the act that it carries are read apart; they are from one body.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from indexer.acts.documents import Document, Origin

_OF_THE_ACT = "from the act that the annex belongs to"


def same_body(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of one file, what one of them leaves open filled by the others.

    One that only states a SIREN has the body that another names; an annex has body and day of the
    document that it stands in, any other file attached to it the body.
    """
    named = {d.collectivite.siren: d.collectivite for d in documents if d.collectivite.nom}
    found: list[Document] = []
    # The last document of each member that others may stand in, and its rank.
    holders: dict[str | None, tuple[int, Document]] = {}
    for rank, document in enumerate(documents):
        body = document.collectivite
        if body.siren and not body.nom:
            document = replace(document, collectivite=named.get(body.siren, body))
        annex = document.type_document == "annexe"
        if (annex or _nameless(document)) and (act := _act_of(document, holders)):
            document = _annexed(document, act, dated=annex)
        found.append(document)
        if not annex:
            holders[document.member] = (rank, document)
    return tuple(found)


def _nameless(document: Document) -> bool:
    return not (document.collectivite.nom or document.collectivite.siren)


def _act_of(annex: Document, holders: Mapping[str | None, tuple[int, Document]]) -> Document | None:
    """The last document that an annex stands in: the file itself, or a member that holds it."""
    path = annex.member or ""
    around = (None, *(path[:at] for at, char in enumerate(path) if char == "/"))
    within = [holders[member] for member in around if member in holders]
    return max(within, key=itemgetter(0))[1] if within else None


def _annexed(annex: Document, act: Document, *, dated: bool) -> Document:
    own, body = annex.collectivite, act.collectivite
    if own.nom not in (None, body.nom) or own.siren not in (None, body.siren):
        body = own
    sitting = annex.seance
    filled: list[Origin] = []
    if own.nom is None and body.nom:
        filled.append(Origin("collectivite", "déduit", _OF_THE_ACT))
    if dated and sitting.date is None and act.seance.date is not None:
        sitting = replace(sitting, date=act.seance.date)
        filled.append(Origin("date", "déduit", _OF_THE_ACT))
    acts = tuple(replace(each, origines=(*each.origines, *filled)) for each in annex.actes)
    return replace(annex, collectivite=body, seance=sitting, actes=acts)
