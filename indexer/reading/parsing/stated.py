"""What is stated beside a text, laid over what was read in it.

A stated fact wins, and is said to be stated; what was read instead is kept beside it, and a
contradiction is a warning. A text that was read as several acts keeps them: the facts of the act go
to the one that bears its number, those of the body, of the sitting and of the transmission to all.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import cast, get_args

from analyzers import fold_letters
from indexer.abridged import abridged
from indexer.documents import (
    Act,
    Collectivite,
    Declaration,
    Document,
    ExtractedText,
    Matiere,
    Nature,
    Organe,
    Origin,
    Seance,
    Signature,
    StatedFact,
    StatedName,
    TypeDocument,
)
from indexer.keys import numero_key, words_key
from indexer.reading.parsing.bodies.entities import of_siren, placed_in
from indexer.reading.parsing.bodies.written_names import unlisted
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.facts.votes import vote
from indexer.reading.transmissions import TYPES
from indexer.referentials import departement_name, matiere_label

_CODE = re.compile(r"[1-9](?:\.(?:0|[1-9]\d?)){0,4}")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_MINUTES: tuple[TypeDocument, ...] = ("proces-verbal", "compte-rendu")


def stated_body(extracted: ExtractedText, context: Context) -> Context:
    """The context with the body that is stated by its name, which reading then takes for granted."""
    name = next((fact.value for fact in extracted.stated if fact.name == "collectivite"), None)
    return replace(context, collectivite=name) if name and not context.collectivite else context


def overlaid(document: Document, extracted: ExtractedText, context: Context) -> Document:
    """The document with what is stated beside its text; as it is where nothing is."""
    if not extracted.stated:
        return document
    over = _Over(extracted.stated)
    if extracted.rows:
        return over.table(document)
    return over.document(document, extracted, imposed=context.collectivite is not None)


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


class _Over:
    """Lays facts over a document, and gathers where each comes from and what disagrees."""

    def __init__(self, facts: Sequence[StatedFact]) -> None:
        self._first: dict[StatedName, StatedFact] = {}
        self.warnings: list[str] = []
        self._common: list[Origin] = []
        self._signatures = [_signature(f.value) for f in facts if f.name == "signature"]
        for fact in facts:
            first = self._first.setdefault(fact.name, fact)
            if _differ(fact.name, first.value, fact.value):
                self.warnings.append(
                    f"{fact.name}: {first.value} stated ({first.where}), {fact.value} too "
                    f"({fact.where}): the first is kept"
                )

    def table(self, document: Document) -> Document:
        """A table of acts: what is stated of the whole goes to each of its rows."""
        acts = tuple(self._transmitted(act, ()) for act in document.actes)
        return replace(document, actes=acts, warnings=(*document.warnings, *self.warnings))

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
            warnings=(*document.warnings, *self.warnings),
        )

    def _value(self, name: StatedName) -> str | None:
        fact = self._first.get(name)
        return fact.value if fact else None

    def _origin(self, name: StatedName, read: str | None, fact: str | None = None) -> Origin:
        """Where a stated fact comes from; what was read instead, and a warning where they differ."""
        stated = self._first[name]
        other = read if read and _differ(name, stated.value, read) else None
        if other and name != "objet":
            self.warnings.append(
                f"{fact or name}: {stated.value} stated ({stated.where}), {other} read: "
                "the stated one is kept"
            )
        return Origin(fact or name, "déclaré", stated.where, other)

    def _kind(self, document: Document) -> TypeDocument:
        if self._value("annexe_de") is not None:
            return "annexe"
        nature = cast(Nature | None, self._value("nature"))
        if nature is None or (document.type_document in _MINUTES and len(document.actes) > 1):
            return document.type_document
        return TYPES[nature]

    def _body(self, read: Collectivite, *, imposed: bool) -> Collectivite:
        if "collectivite" in self._first:
            self._common.append(self._origin("collectivite", None))
            if read.nom == self._value("collectivite") and not read.siren:
                bare = unlisted(read.nom or "")
                read = replace(read, nom=bare.nom, type=bare.type)
        siren = self._value("siren")
        if siren and not imposed:
            known = of_siren(siren)
            name = read.nom if known and _other_name(known.nom, read.nom) else None
            self._common.append(self._origin("siren", read.siren))
            if known:
                if name:
                    self.warnings.append(
                        f"collectivite: SIREN {siren} of {known.nom} stated, {name} read"
                    )
                return known
            read = (
                replace(read, siren=siren)
                if read.siren in (None, siren)
                else unlisted(read.nom or "", siren)
            )
        departement = self._value("departement")
        if departement and departement_name(departement) and not read.departement:
            self._common.append(self._origin("departement", None))
            read = placed_in(read, departement)
        return read

    def _sitting(self, document: Document) -> Seance:
        read = document.seance
        annex = "annexe_de" in self._first
        if (written := self._value("date")) is not None:
            date = _date(written)
            if date is None:
                self.warnings.append(f"date: « {written[:40]} » stated is no date")
            else:
                before = read.date.isoformat() if read.date and not annex else None
                self._common.append(self._origin("date", before))
                read = replace(read, date=date)
        organ = self._value("organe")
        if organ and not read.organe and organ in get_args(Organe):
            self._common.append(self._origin("organe", None))
            read = replace(read, organe=cast(Organe, organ))
        return read

    def _acts(self, document: Document, extracted: ExtractedText) -> tuple[Act, ...]:
        if (annexed := self._value("annexe_de")) is not None:
            rank, _, number = annexed.partition("/")
            objet = self._value("titre") or f"Annexe {rank}".strip()
            if number and not self._value("titre"):
                objet += f" de l'acte n° {number}"
            origin = Origin("objet", "déduit", self._first["annexe_de"].where)
            return (replace(_whole(extracted), objet=objet, origines=(origin,)),)
        if len(document.actes) < 2:
            [act] = document.actes or (_whole(extracted),)
            act = self._act(act)
            known = act.objet or document.actes
            return (act if known else replace(act, objet=_first_line(extracted.text)),)
        told = self._value("numero")
        key = numero_key(told) if told else None
        same = [act for act in document.actes if act.numero and numero_key(act.numero) == key]
        if key and len(same) != 1:
            self.warnings.append(
                f"one act is stated (n° {told}), the text holds {len(document.actes)}: they are kept "
                "as they are read"
            )
        return tuple(
            self._act(act) if same == [act] else self._transmitted(act, ())
            for act in document.actes
        )

    def _act(self, act: Act) -> Act:
        origins: list[Origin] = []
        if number := self._value("numero"):
            origins.append(self._origin("numero", act.numero))
            act = replace(act, numero=number)
        if objet := self._value("objet"):
            origins.append(self._origin("objet", act.objet))
            act = replace(act, objet=objet)
        elif not act.objet and (title := self._value("titre")):
            origins.append(self._origin("titre", None, "objet"))
            act = replace(act, objet=title)
        if nature := self._value("nature"):
            origins.append(self._origin("nature", None))
            act = replace(act, nature=cast(Nature, nature))
        act = self._with_vote(self._with_matter(act, origins), origins)
        return self._transmitted(self._described(act, origins), origins)

    def _with_vote(self, act: Act, origins: list[Origin]) -> Act:
        told = self._value("vote")
        stated = vote(fold_letters(told)) if told else None
        if stated is None:
            return act
        read = act.vote.resultat if act.vote and act.vote.resultat != stated.resultat else None
        origins.append(self._origin("vote", read))
        return replace(act, vote=stated)

    def _described(self, act: Act, origins: list[Origin]) -> Act:
        """The act with what a transfer says of it that is no fact of the act."""
        declared = act.declaration or Declaration()
        if description := self._value("description"):
            origins.append(self._origin("description", None))
            declared = replace(declared, description=description)
        if words := self._value("mots_cles"):
            origins.append(self._origin("mots_cles", None))
            declared = replace(declared, mots_cles=tuple(words.split(" ; ")))
        return replace(act, declaration=declared) if declared != Declaration() else act

    def _with_matter(self, act: Act, origins: list[Origin]) -> Act:
        code = self._value("matiere")
        if not code:
            return act
        if not _CODE.fullmatch(code):
            self.warnings.append(f"matiere: « {code[:20]} » stated is no code")
            return act
        label = self._value("matiere_libelle") or matiere_label(code)
        national = ".".join(code.split(".")[:2])
        if matiere_label(national) is None:
            self.warnings.append(f"matiere: {national} stated is not in the nomenclature")
        read = act.matiere.code if act.matiere and not act.matiere.deduite else None
        origins.append(self._origin("matiere", read))
        return replace(act, matiere=Matiere(code, label or matiere_label(national)))

    def _transmitted(self, act: Act, origins: Sequence[Origin]) -> Act:
        """The act with what is stated of its transmission and of its original."""
        found = list(origins)
        if identifier := self._value("identifiant"):
            found.append(self._origin("identifiant", None))
            act = replace(act, identifiant=identifier)
        if (received := _date(self._value("date_reception") or "")) is not None:
            found.append(self._origin("date_reception", None))
            act = replace(act, date_reception=received)
        if self._value("annule"):
            found.append(self._origin("annule", None))
            act = replace(act, annule=True)
        if siret := self._value("siret"):
            found.append(self._origin("siret", None))
            act = replace(act, declaration=replace(act.declaration or Declaration(), siret=siret))
        if signed := tuple(self._signatures):
            act = replace(act, signatures=signed)
        address = self._value("url_originale")
        if address and _ADDRESS.fullmatch(address):
            found.append(self._origin("url_originale", None))
            act = replace(act, url_originale=address)
        return replace(act, origines=(*act.origines, *found))

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


def _differ(name: StatedName, one: str, other: str) -> bool:
    """Whether two values of a fact contradict each other."""
    if name == "numero":
        return _other_number(one, other)
    if name == "matiere":
        short, long = sorted((one.split("."), other.split(".")), key=len)
        return long[: len(short)] != short
    if name in ("objet", "collectivite"):
        return words_key(one) != words_key(other)
    if name in ("signature", "description", "mots_cles", "titre", "vote"):
        return False
    return one != other


def _signature(written: str) -> Signature:
    """A signature as extraction writes it: the name, a bar, the day."""
    name, _, day = written.rpartition("|")
    return Signature(name or None, _date(day))


def _figures(number: str) -> Iterator[int]:
    return (int(digits) for digits in re.findall(r"\d+", number))


def _other_number(one: str, other: str) -> bool:
    """Whether two numbers are not one; « n° 7 » of a text is the 2024_07 of its message."""
    short, long = sorted((list(_figures(one)), list(_figures(other))), key=len)
    return long[-len(short) :] != short if short else long != short


def _other_name(known: str | None, read: str | None) -> bool:
    if not known or not read:
        return False
    mine, theirs = set(words_key(known)), set(words_key(read))
    return not (mine <= theirs or theirs <= mine)


def _date(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        return None
