"""Acts as tables: the SCDL « Délibérations » schema, plain CSV, JSON lines.

The SCDL schema (https://schema.data.gouv.fr/scdl/deliberations/, 2.1.5) requires values that an act
may not have stated; its cell then stays empty, as no value is ever invented.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from indexer.documents import Record
from indexer.searching.results import act_json

SCDL_COLUMNS = (
    "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM",
    "DELIB_OBJET", "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL",
    "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION", "DELIB_URL",
)  # fmt: skip

CSV_COLUMNS = (
    "id", "collectivite", "type_collectivite", "code_insee", "siren", "departement", "organe", "date",
    "type", "numero", "objet", "matiere_code", "matiere_deduite", "resultat", "pour", "contre",
    "abstention", "source", "page",
)  # fmt: skip


def write(records: Iterable[Record], format: str, out: TextIO) -> int:
    """Write the records to ``out`` as ``scdl``, ``csv`` or ``jsonl``; gives how many there were."""
    if format == "jsonl":
        return _count(out.write(line) for line in map(_json_line, records))
    columns, row = (SCDL_COLUMNS, _scdl) if format == "scdl" else (CSV_COLUMNS, _plain)
    return _table(records, columns, row, out)


def _count(done: Iterator[object]) -> int:
    return sum(1 for _ in done)


def _table(
    records: Iterable[Record],
    columns: tuple[str, ...],
    row: Callable[[Record], dict[str, object]],
    out: TextIO,
) -> int:
    table = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    table.writeheader()
    return _count(table.writerow({k: _cell(v) for k, v in row(r).items()}) for r in records)


def _cell(value: object) -> object:
    """An empty cell for what is unknown; no text that a spreadsheet would run as a formula."""
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def _json_line(record: Record) -> str:
    return json.dumps(act_json(record), ensure_ascii=False) + "\n"


def _scdl(record: Record) -> dict[str, object]:
    act, seance, vote = record.acte, record.seance, record.acte.vote
    matiere = act.matiere if act.matiere and not act.matiere.deduite else None
    return {
        "COLL_NOM": record.collectivite.nom,
        "DELIB_ID": act.numero,
        "DELIB_DATE": seance.date.isoformat() if seance.date else None,
        "DELIB_MATIERE_CODE": matiere.code if matiere else None,
        "DELIB_MATIERE_NOM": matiere.libelle if matiere else None,
        "DELIB_OBJET": act.objet,
        "VOTE_EFFECTIF": seance.membres_exercice,
        "VOTE_REEL": seance.votants,
        "VOTE_POUR": vote.pour if vote else None,
        "VOTE_CONTRE": vote.contre if vote else None,
        "VOTE_ABSTENTION": vote.abstention if vote else None,
    }


def _plain(record: Record) -> dict[str, object]:
    act, seance, body, vote = record.acte, record.seance, record.collectivite, record.acte.vote
    return {
        "id": record.id,
        "collectivite": body.nom,
        "type_collectivite": body.type,
        "code_insee": body.code_insee,
        "siren": body.siren,
        "departement": body.departement,
        "organe": seance.organe,
        "date": seance.date.isoformat() if seance.date else None,
        "type": record.type_document,
        "numero": act.numero,
        "objet": act.objet,
        "matiere_code": act.matiere.code if act.matiere else None,
        "matiere_deduite": act.matiere.deduite if act.matiere else None,
        "resultat": vote.resultat if vote else None,
        "pour": vote.pour if vote else None,
        "contre": vote.contre if vote else None,
        "abstention": vote.abstention if vote else None,
        "source": record.source,
        "page": act.page,
    }
