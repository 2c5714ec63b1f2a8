"""How a document becomes what an engine stores: terms, exact values, numbers.

The fields are those of ``indexer.fields``. Terms are made by ``analyzers``; exact values come from
the rows of the table; the two numbers beside ``date`` (YYYYMMDD) order a whole listing.
"""

from functools import lru_cache
from hashlib import blake2b

from analyzers import analyze_for_index
from indexer.acts.recorded import Declaration, IndexDocument, Record
from indexer.acts.stored import to_json
from indexer.fields.fields import FIELDS, QUANTITIES

_UNDATED = (1 << 20) - 1
_SEANCE_BITS, _RANG_BITS = 24, 14
_MAX_RANG = (1 << _RANG_BITS) - 1


def index_document(record: Record) -> IndexDocument:
    """What the engines receive for a record: terms, exact values, numbers and the record itself."""
    return IndexDocument(
        id=record.id,
        source=record.source,
        text=_text(record),
        keywords=_keywords(record),
        numbers=numbers(record),
        stored=to_json(record),
    )


def whole_text(record: Record) -> str:
    """What the fields of the whole act are made of: its head, what is declared of it, then its text.

    A cut-out act no longer names its commune: people who type « cantine » and the commune's name
    expect to find it all the same.
    """
    act = record.acte
    declared = act.declaration or Declaration()
    said = (
        act.objet,
        record.collectivite.nom,
        act.numero,
        declared.description,
        *declared.mots_cles,
    )
    head = "\n".join(part for part in said if part)
    return f"{head}\n{act.texte}"


def _text(record: Record) -> dict[str, str]:
    whole = analyze_for_index(whole_text(record))
    objet = analyze_for_index(record.acte.objet or "")
    return {
        "objet": objet.stems,
        "texte": whole.stems,
        "surface": whole.surface,
        "noms": whole.names,
        "collectivite_nom": _name(record.collectivite.nom or ""),
        "racines": whole.roots,
        "objet_racines": objet.roots,
    }


@lru_cache(maxsize=1024)
def _name(body: str) -> str:
    """The terms of the name of a body, which stands over thousands of acts."""
    return analyze_for_index(body).surface


def _keywords(record: Record) -> dict[str, tuple[str, ...]]:
    found = {field.name: field.values(record) for field in FIELDS if field.values}
    known = {name: tuple(value for value in values if value) for name, values in found.items()}
    return {name: values for name, values in known.items() if values}


def numbers(record: Record) -> dict[str, int]:
    """The number fields of a record: the day of its sitting, its places in listings, its quantities."""
    date = record.seance.date
    group = record.seance_id or blake2b(record.source.encode(), digest_size=8).hexdigest()
    sitting = int(group[: _SEANCE_BITS // 4], 16)
    rang = min(record.rang, _MAX_RANG)

    def order(day: int, low: int) -> int:
        return (((day << _SEANCE_BITS) | sitting) << _RANG_BITS) | low

    found = {
        "ordre_ancien": order(date.toordinal() if date else _UNDATED, rang),
        "ordre_recent": order(date.toordinal() if date else 0, _MAX_RANG - rang),
    }
    found["ordre_montant"] = round(100 * max(record.acte.montants, default=0))
    for name, quantity in QUANTITIES.items():
        if (value := quantity.of(record)) is not None:
            found[name] = value
    if date:
        found["date"] = date.year * 10_000 + date.month * 100 + date.day
    return found
