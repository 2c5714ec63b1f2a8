"""What is stated beside a text, laid over what was read in it.

A stated fact wins, and is said to be stated; what was read instead is kept beside it, and a
contradiction is a warning. A text that was read as several acts keeps them: the facts of the act go
to the one that bears its number, those of the body, of the sitting and of the transmission to all.
"""

from dataclasses import replace
from typing import cast, get_args

from indexer.acts.abridged import abridged
from indexer.acts.documents import (
    Act,
    Collectivite,
    Document,
    ExtractedText,
    Nature,
    Organe,
    Origin,
    Seance,
    TypeDocument,
)
from indexer.keys import numero_key
from indexer.reading.parsing.bodies.entities import of_siren, placed_in
from indexer.reading.parsing.bodies.written_names import unlisted
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.stated_act import stated_act, transmitted
from indexer.reading.parsing.stated_facts import StatedFacts, day_of, other_name
from indexer.reading.transmissions import TYPES
from indexer.referentials import departement_name

_MINUTES: tuple[TypeDocument, ...] = ("proces-verbal", "compte-rendu")


def stated_body(extracted: ExtractedText, context: Context) -> Context:
    """The context with the body that is stated by its name, which reading then takes for granted."""
    name = next((fact.value for fact in extracted.stated if fact.name == "collectivite"), None)
    return replace(context, collectivite=name) if name and not context.collectivite else context


def overlaid(document: Document, extracted: ExtractedText, context: Context) -> Document:
    """The document with what is stated beside its text; as it is where nothing is."""
    if not extracted.stated:
        return document
    over = _Over(StatedFacts(extracted.stated))
    if extracted.rows:
        return over.table(document)
    return over.document(document, extracted, imposed=context.collectivite is not None)


class _Over:
    """Lays facts over a document, and gathers the origins that all of its acts have in common."""

    def __init__(self, facts: StatedFacts) -> None:
        self._facts = facts
        self._common: list[Origin] = []

    def table(self, document: Document) -> Document:
        """A table of acts: what is stated of the whole goes to each of its rows."""
        acts = tuple(transmitted(act, self._facts) for act in document.actes)
        return replace(document, actes=acts, warnings=(*document.warnings, *self._facts.warnings))

    def document(self, document: Document, extracted: ExtractedText, *, imposed: bool) -> Document:
        """A document of text: its kind, its body, its sitting, its acts."""
        body = self._body(document.collectivite, imposed=imposed)
        sitting = self._sitting(document)
        acts = self._acts(document, extracted)
        return replace(
            document,
            type_document=self._kind(document),
            collectivite=body,
            seance=sitting,
            actes=tuple(self._with_common(act) for act in acts),
            warnings=(*document.warnings, *self._facts.warnings),
        )

    def _kind(self, document: Document) -> TypeDocument:
        if self._facts.value("annexe_de") is not None:
            return "annexe"
        nature = cast(Nature | None, self._facts.value("nature"))
        if nature is None or (document.type_document in _MINUTES and len(document.actes) > 1):
            return document.type_document
        return TYPES[nature]

    def _body(self, read: Collectivite, *, imposed: bool) -> Collectivite:
        if self._facts.value("collectivite") is not None:
            self._common.append(self._facts.origin("collectivite", None))
            if read.nom == self._facts.value("collectivite") and not read.siren:
                bare = unlisted(read.nom or "")
                read = replace(read, nom=bare.nom, type=bare.type)
        siren = self._facts.value("siren")
        if siren and not imposed:
            known = of_siren(siren)
            name = read.nom if known and other_name(known.nom, read.nom) else None
            self._common.append(self._facts.origin("siren", read.siren))
            if known:
                if name:
                    self._facts.warnings.append(
                        f"collectivite: SIREN {siren} of {known.nom} stated, {name} read"
                    )
                return known
            read = (
                replace(read, siren=siren)
                if read.siren in (None, siren)
                else unlisted(read.nom or "", siren)
            )
        departement = self._facts.value("departement")
        if departement and departement_name(departement) and not read.departement:
            self._common.append(self._facts.origin("departement", None))
            read = placed_in(read, departement)
        return read

    def _sitting(self, document: Document) -> Seance:
        read = document.seance
        annex = self._facts.value("annexe_de") is not None
        if (written := self._facts.value("date")) is not None:
            date = day_of(written)
            if date is None:
                self._facts.warnings.append(f"date: « {written[:40]} » stated is no date")
            else:
                before = read.date.isoformat() if read.date and not annex else None
                self._common.append(self._facts.origin("date", before))
                read = replace(read, date=date)
        organ = self._facts.value("organe")
        if organ and not read.organe and organ in get_args(Organe):
            self._common.append(self._facts.origin("organe", None))
            read = replace(read, organe=cast(Organe, organ))
        return read

    def _acts(self, document: Document, extracted: ExtractedText) -> tuple[Act, ...]:
        if (annexed := self._facts.value("annexe_de")) is not None:
            rank, _, number = annexed.partition("/")
            objet = self._facts.value("titre") or f"Annexe {rank}".strip()
            if number and not self._facts.value("titre"):
                objet += f" de l'acte n° {number}"
            origin = Origin("objet", "déduit", self._facts.where("annexe_de"))
            return (replace(_whole(extracted), objet=objet, origines=(origin,)),)
        if len(document.actes) < 2:
            [act] = document.actes or (_whole(extracted),)
            act = stated_act(act, self._facts)
            known = act.objet or document.actes
            return (act if known else replace(act, objet=_first_line(extracted.text)),)
        told = self._facts.value("numero")
        key = numero_key(told) if told else None
        same = [act for act in document.actes if act.numero and numero_key(act.numero) == key]
        if key and len(same) != 1:
            self._facts.warnings.append(
                f"one act is stated (n° {told}), the text holds {len(document.actes)}: they are kept "
                "as they are read"
            )
        return tuple(
            stated_act(act, self._facts) if same == [act] else transmitted(act, self._facts)
            for act in document.actes
        )

    def _with_common(self, act: Act) -> Act:
        return replace(act, origines=(*act.origines, *self._common))


def _whole(extracted: ExtractedText) -> Act:
    """A text that is one act, or the annex of one, as a whole."""
    text = extracted.text
    page = extracted.pages[0].number if extracted.pages else None
    return Act(objet=None, texte=text, debut=0, fin=len(text), page=page)


def _first_line(text: str) -> str | None:
    """What stands for the title of a text in which no act was recognised."""
    lines = (line.strip("#*_= \t") for line in text.splitlines())
    return next((abridged(line, 200) for line in lines if line), None)
