"""The fields of an act, one row each: what the index holds, what a query names, what filters.

From ``FIELDS`` derive the schema (``storing.schema``), the names and words of the query language
(``searching.query.field_values``), the options of the command line, the filters of the pages, the
parameters of ``openapi.json`` and the tables of the documentation. Words for people are French on
the pages and in ``openapi.json``, English in the terminal and the documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from indexer.acts.closed import Organe, Resultat, StatedName, TypeCollectivite, TypeDocument
from indexer.fields import accepted
from indexer.fields.field_kinds import Facet, Field, Form, Quantity, Values

if TYPE_CHECKING:
    from indexer.acts.documents import Matiere, Record


def label(name: str, value: str) -> str:
    """How a value of a field is shown: « Nord (59) » for 59, « 5.7 Intercommunalité » for 5.7."""
    facet = BY_NAME[name].facet
    return facet.shown(value) if facet else value


#: What stands before the value of a filter that leaves it out: ``collectivite=-Lens``.
MINUS = "-"


def filter_label(name: str, value: str) -> str:
    """How a value of a filter is shown; one that is left out says so."""
    bare = value.removeprefix(MINUS)
    return label(name, value) if bare == value else f"sauf {label(name, bare)}"


# Values of a record.


def _branch(matiere: Matiere | None) -> Values:
    """A code and those above it: ``5.7`` gives ``5`` and ``5.7``."""
    parts = matiere.code.split(".") if matiere else []
    return tuple(".".join(parts[: depth + 1]) for depth in range(len(parts)))


def _written_branch(record: Record) -> Values:
    matiere = record.acte.matiere
    return () if matiere and matiere.deduite else _branch(matiere)


def _commune_of(record: Record) -> Values:
    body = record.collectivite
    return (body.nom if body.type == "commune" else None,)


def _result_of(record: Record) -> Values:
    vote = record.acte.vote
    return (vote.resultat if vote else None,)


def _year_of(record: Record) -> Values:
    date = record.seance.date
    return (str(date.year) if date else None,)


def _votes(name: Literal["pour", "contre", "abstention"]) -> Callable[[Record], int | None]:
    def of(record: Record) -> int | None:
        vote = record.acte.vote
        return getattr(vote, name) if vote else None

    return of


def _largest_amount(record: Record) -> int | None:
    return int(max(record.acte.montants)) if record.acte.montants else None


def _numero_of(record: Record) -> Values:
    numero = record.acte.numero
    return (accepted.numero_form(numero) if numero else None,)


def _stated_of(record: Record) -> Values:
    return tuple(origin.fait for origin in record.acte.origines if origin.source == "déclaré")


#: Changes with the fields or with what fills them: an index made otherwise is refused.
SCHEMA_VERSION = 9

#: The value of the acts whose body is unknown: they can be listed and narrowed as those of a body.
UNKNOWN_BODY = "inconnue"

#: Facets come in the order in which filters are listed and written in addresses.
FIELDS = (
    # Terms of the objet; of the whole act (objet included); the same unstemmed; names of several
    # words; words of the collectivité's name; roots of the words of the act and of its objet.
    Field("objet", "text", names=("objet", "titre")),
    Field("texte", "text", names=("texte",)),
    Field("surface", "text"),
    Field("noms", "text"),
    Field("collectivite_nom", "text"),
    Field("racines", "text"),
    Field("objet_racines", "text"),
    Field(
        "collectivite",
        "keyword",
        lambda record: (record.collectivite.nom or UNKNOWN_BODY,),
        names=("collectivite",),
        facet=Facet(
            "Collectivité",
            "Nom de la collectivité",
            "Body that decided.",
            rank=1,
            place=1,
            open=True,
        ),
    ),
    Field(
        "commune",
        "keyword",
        _commune_of,
        names=("commune", "ville"),
        facet=Facet("Commune", "Nom de la commune", "Commune that decided.", rank=2, place=5),
    ),
    Field(
        "departement",
        "keyword",
        lambda record: (record.collectivite.departement,),
        names=("departement",),
        accepted=accepted.DEPARTEMENT,
        facet=Facet(
            "Département",
            "Code INSEE du département",
            "Département (code or name).",
            rank=3,
            place=4,
            shown=accepted.departement_shown,
            code_of=accepted.departement,
        ),
    ),
    Field(
        "type_collectivite",
        "keyword",
        lambda record: (record.collectivite.type,),
        facet=Facet(
            "Type de collectivité",
            "Type de collectivité",
            "Kind of body.",
            rank=4,
            place=6,
            closed=get_args(TypeCollectivite),
        ),
    ),
    Field(
        "type",
        "keyword",
        lambda record: (record.type_document,),
        names=("type",),
        accepted=accepted.TYPE,
        facet=Facet(
            "Type de document",
            "Type de document",
            "Kind of document.",
            rank=5,
            place=8,
            shown=accepted.type_shown,
            code_of=accepted.TYPE.read,
            closed=get_args(TypeDocument),
        ),
    ),
    Field(
        "matiere",
        "keyword",
        _written_branch,
        names=("matiere",),
        accepted=accepted.MATIERE,
        facet=Facet(
            "Matière",
            "Code ACTES ; 5 contient 5.7",
            "ACTES code: 5 takes 5.1, 5.7…",
            rank=7,
            place=2,
            open=True,
            order="tree",
            shown=accepted.matiere_shown,
            form=Form(r"[0-9]{1,2}(\.[0-9]{1,2}){0,4}", "un code de matière, comme 5 ou 5.7"),
            deduced="matiere_toutes",
        ),
    ),
    Field("matiere_toutes", "keyword", lambda record: _branch(record.acte.matiere)),
    Field(
        "resultat",
        "keyword",
        _result_of,
        names=("resultat", "vote"),
        accepted=accepted.RESULTAT,
        facet=Facet(
            "Résultat du vote",
            "Résultat du vote",
            "Result of the vote.",
            rank=8,
            place=3,
            open=True,
            code_of=accepted.RESULTAT.read,
            closed=get_args(Resultat),
        ),
    ),
    Field(
        "organe",
        "keyword",
        lambda record: (record.seance.organe,),
        names=("organe",),
        accepted=accepted.ORGANE,
        facet=Facet(
            "Assemblée",
            "Assemblée",
            "Assembly.",
            rank=9,
            place=7,
            code_of=accepted.ORGANE.read,
            closed=get_args(Organe),
        ),
    ),
    Field(
        "annee",
        "keyword",
        _year_of,
        names=("annee",),
        accepted=accepted.ANNEE,
        facet=Facet(
            "Année",
            "Année de séance",
            "Year of the sitting.",
            rank=6,
            order="latest",
            form=Form(r"[0-9]{4}", "une année en quatre chiffres, comme 2024"),
        ),
    ),
    Field(
        "numero",  # in the form of ``keys.numero_key``
        "keyword",
        _numero_of,
        names=("numero",),
        accepted=accepted.NUMERO,
    ),
    Field(
        "declare",
        "keyword",
        _stated_of,
        names=("declare",),
        accepted=accepted.DECLARE,
        facet=Facet(
            "Fait déclaré",
            "Fait déclaré à côté du texte (message de télétransmission, fichier de correspondance)",
            "Fact stated beside the text: numero, date, objet, matiere…",
            rank=10,
            closed=get_args(StatedName),
        ),
    ),
    Field(
        "identifiant",  # of the transmission to the préfecture
        "keyword",
        lambda record: (record.acte.identifiant,),
        names=("identifiant",),
        accepted=accepted.IDENTIFIANT,
    ),
    Field("id", "keyword", lambda record: (record.id,)),
    Field("seance", "keyword", lambda record: (record.seance_id,)),
    Field("siren", "keyword", lambda record: (record.collectivite.siren,)),
    Field("code_insee", "keyword", lambda record: (record.collectivite.code_insee,)),
    Field(
        "montant",
        "number",
        names=("montant",),
        quantity=Quantity(_largest_amount, "largest amount of the act, in whole euros"),
    ),
    Field("pour", "number", names=("pour",), quantity=Quantity(_votes("pour"), "votes for")),
    Field(
        "contre", "number", names=("contre",), quantity=Quantity(_votes("contre"), "votes against")
    ),
    Field(
        "abstention",
        "number",
        names=("abstention", "abstentions"),
        quantity=Quantity(_votes("abstention"), "abstentions"),
    ),
    # YYYYMMDD; each name of it reads a bound of a period.
    Field("date", "number", names=("date", "du", "au")),
    # Order a whole listing: by date, then sitting, then rank, undated acts at the end both ways.
    Field("ordre_ancien", "number"),
    Field("ordre_recent", "number"),
    # Its largest amount in cents, 0 where it has none.
    Field("ordre_montant", "number"),
)

BY_NAME: Mapping[str, Field] = {each.name: each for each in FIELDS}
FACETS: Mapping[str, Facet] = {each.name: each.facet for each in FIELDS if each.facet}

TEXT_FIELDS = tuple(each.name for each in FIELDS if each.kind == "text")
KEYWORD_FIELDS = tuple(each.name for each in FIELDS if each.kind == "keyword")
NUMBER_FIELDS = tuple(each.name for each in FIELDS if each.kind == "number")
QUANTITIES: Mapping[str, Quantity] = {each.name: each.quantity for each in FIELDS if each.quantity}
#: What is counted, in the order of an answer; every facet is a filter too, and no other field is.
FACET_FIELDS = tuple(sorted(FACETS, key=lambda name: FACETS[name].rank))
#: What stands for a facet when deduced values count too.
WITH_DEDUCED = {name: facet.deduced for name, facet in FACETS.items() if facet.deduced}


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of results: what it is called on the pages, the number field it sorts on, if any."""

    label: str
    field: str | None


#: In the order of the list offered.
SORTS: Mapping[str, Sort] = {
    "pertinence": Sort("Pertinence", None),
    "-date": Sort("Plus récentes", "-ordre_recent"),
    "date": Sort("Plus anciennes", "ordre_ancien"),
    "-montant": Sort("Montants", "-ordre_montant"),
}
