"""What the catalogue keeps of each act: where it stands, what identifies it, what it cites."""

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import Self

from analyzers.frozen import dataclass
from indexer.acts.recorded import Record
from indexer.keys import body_key, numero_key, spelling_key
from indexer.storing.traits import Content, Known, Traits


@dataclass(frozen=True, slots=True)
class Entry:
    """An act at one place of one file.

    ``id`` is the act's; the same act may stand at several places. ``body`` is a ``body_key``; the
    numbers in ``cites`` are ``numero_key`` forms; dates are ISO 8601. ``homonym`` tells a commune
    whose name alone does not say which one it is; ``spelling`` is the key and the name of a body that
    no referential spells. ``before`` is the id that schema 2 gave to what stands here. ``stated``
    tells that facts of the act are stated beside the text here.
    """

    id: str
    body: str | None = None
    departement: str | None = None
    traits: Traits = Traits(Content(""))
    page: int | None = None
    homonym: bool = False
    spelling: tuple[str, str] | None = None
    cites: tuple[tuple[str, str], ...] = ()
    before: str = ""
    stated: bool = False

    @classmethod
    def of(cls, known: Known, before: str) -> Self:
        """The entry of a record."""
        record = known.record
        act, body = record.acte, record.collectivite
        spelled = spelling_key(body)
        return cls(
            id=record.id,
            body=body_key(body),
            departement=body.departement,
            traits=known.traits,
            page=act.page,
            homonym=bool(body.type == "commune" and body.nom and not body.code_insee),
            spelling=(spelled, body.nom) if spelled and body.nom else None,
            cites=tuple(
                (numero_key(citation.numero), citation.date.isoformat())
                for citation in act.citations
                if citation.numero and citation.date
            ),
            before=before,
            stated=any(origin.source == "déclaré" for origin in act.origines),
        )


def entries(found: Sequence[Known]) -> tuple[Entry, ...]:
    """The entries of the records of one file, in their order."""
    before = _schema_2([known.record for known in found])
    return tuple(Entry.of(*pair) for pair in zip(found, before, strict=True))


def _schema_2(found: Sequence[Record]) -> list[str]:
    """The ids of schema 2: file, member, and the number where it is unique there, else the rank.

    What was taken down and linked under them is found again when such an index is rebuilt.
    """
    numbers = [
        (record.member or "", numero_key(record.acte.numero) if record.acte.numero else "")
        for record in found
    ]
    counts = Counter(number for number, record in zip(numbers, found, strict=True) if record.rang)
    ids = []
    for (member, number), record in zip(numbers, found, strict=True):
        key = number if number and counts[member, number] == 1 else f"#{record.rang}"
        parts = (record.source, member, key if record.rang else "reste")
        ids.append(blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest())
    return ids
