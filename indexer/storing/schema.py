"""The fields of the index, and how a document becomes what an engine stores.

Text fields hold terms made by ``analyzers``; keyword fields hold exact values, for filters and
facets; number fields serve ranges and sorts. ``SCHEMA_VERSION`` changes with any of them, so that
an index made otherwise is refused rather than misread.
"""

from hashlib import blake2b

from analyzers import analyze_for_index
from indexer.documents import IndexDocument, Record
from indexer.storing.records import numero_key, to_json
from indexer.storing.roots import roots

SCHEMA_VERSION = 2

#: Terms of the objet; of the whole act (objet included); the same unstemmed; names of several words;
#: words of the collectivité's name; roots of the words of the act and of its objet.
TEXT_FIELDS = (
    "objet",
    "texte",
    "surface",
    "noms",
    "collectivite_nom",
    "racines",
    "objet_racines",
)

KEYWORD_FIELDS = (
    "collectivite",
    "commune",
    "departement",
    "type_collectivite",
    "type",
    "matiere",  # "5" and "5.7": a branch holds its leaves
    "matiere_toutes",  # the same, inferred codes included
    "resultat",
    "organe",
    "annee",
    "numero",  # in the form of ``records.numero_key``
    "seance",  # id of the sitting
    "siren",
    "code_insee",
)

#: ``date`` is YYYYMMDD. The two others order a whole listing: by date, then sitting, then rank,
#: with undated acts at the end both ways.
NUMBER_FIELDS = ("date", "ordre_ancien", "ordre_recent")

#: Facets that can be counted, in the order they are shown.
FACET_FIELDS = (
    "collectivite",
    "commune",
    "departement",
    "type_collectivite",
    "type",
    "annee",
    "matiere",
    "resultat",
    "organe",
)

#: The orders a listing can have, and the number field each sorts on (none: by score).
SORTS = {"pertinence": None, "date": "ordre_ancien", "-date": "-ordre_recent"}

#: What stands for a facet when deduced codes count too.
WITH_DEDUCED = {"matiere": "matiere_toutes"}

_UNDATED = (1 << 20) - 1
_SEANCE_BITS, _RANG_BITS = 24, 14
_MAX_RANG = (1 << _RANG_BITS) - 1


def index_document(record: Record) -> IndexDocument:
    """What the engines receive for a record: terms, exact values, numbers and the record itself."""
    return IndexDocument(
        id=record.id,
        source=record.source,
        text=_text(record),
        keywords={field: values for field, values in _keywords(record).items() if values},
        numbers=_numbers(record),
        stored=to_json(record),
    )


def whole_text(record: Record) -> str:
    """What the fields of the whole act are made of: its head, then its text.

    A cut-out act no longer names its commune: people who type « cantine » and the commune's name
    expect to find it all the same.
    """
    act = record.acte
    head = "\n".join(part for part in (act.objet, record.collectivite.nom, act.numero) if part)
    return f"{head}\n{act.texte}"


def _text(record: Record) -> dict[str, str]:
    whole = analyze_for_index(whole_text(record))
    objet = analyze_for_index(record.acte.objet or "")
    return {
        "objet": objet.stems,
        "texte": whole.stems,
        "surface": whole.surface,
        "noms": whole.names,
        "collectivite_nom": analyze_for_index(record.collectivite.nom or "").surface,
        "racines": roots(whole.surface),
        "objet_racines": roots(objet.surface),
    }


def _keywords(record: Record) -> dict[str, tuple[str, ...]]:
    body, seance, act = record.collectivite, record.seance, record.acte
    matiere = act.matiere
    branch = _branch(matiere.code) if matiere else ()
    written = matiere is not None and not matiere.deduite
    return {
        "collectivite": _values(body.nom),
        "commune": _values(body.nom if body.type == "commune" else None),
        "departement": _values(body.departement),
        "type_collectivite": _values(body.type),
        "type": _values(record.type_document),
        "matiere": branch if written else (),
        "matiere_toutes": branch,
        "resultat": _values(act.vote.resultat if act.vote else None),
        "organe": _values(seance.organe),
        "annee": _values(str(seance.date.year) if seance.date else None),
        "numero": _values(numero_key(act.numero) if act.numero else None),
        "seance": _values(record.seance_id),
        "siren": _values(body.siren),
        "code_insee": _values(body.code_insee),
    }


def _values(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _branch(code: str) -> tuple[str, ...]:
    """A code and those above it: ``5.7`` gives ``5`` and ``5.7``."""
    parts = code.split(".")
    return tuple(".".join(parts[: depth + 1]) for depth in range(len(parts)))


def _numbers(record: Record) -> dict[str, int]:
    date = record.seance.date
    group = record.seance_id or blake2b(record.source.encode(), digest_size=8).hexdigest()
    sitting = int(group[: _SEANCE_BITS // 4], 16)
    rang = min(record.rang, _MAX_RANG)

    def order(day: int, low: int) -> int:
        return (((day << _SEANCE_BITS) | sitting) << _RANG_BITS) | low

    numbers = {
        "ordre_ancien": order(date.toordinal() if date else _UNDATED, rang),
        "ordre_recent": order(date.toordinal() if date else 0, _MAX_RANG - rang),
    }
    if date:
        numbers["date"] = date.year * 10_000 + date.month * 100 + date.day
    return numbers
