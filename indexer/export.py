"""Acts as tables: the SCDL « Délibérations » schema, plain CSV, JSON lines.

The SCDL schema (https://schema.data.gouv.fr/scdl/deliberations/, 2.1.5) requires values that an act
may not have stated; its cell then stays empty, as no value is ever invented.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from indexer.documents import Record
from indexer.shapes import act_json, flat

#: Columns of the schema, and the fact that fills each; the others are never stated by an act.
_SCDL = {
    "COLL_NOM": "collectivite",
    "COLL_SIRET": None,
    "DELIB_ID": "numero",
    "DELIB_DATE": "date",
    "DELIB_MATIERE_CODE": "matiere_code",
    "DELIB_MATIERE_NOM": "matiere_libelle",
    "DELIB_OBJET": "objet",
    "BUDGET_ANNEE": None,
    "BUDGET_NOM": None,
    "PREF_ID": None,
    "PREF_DATE": None,
    "VOTE_EFFECTIF": "membres_exercice",
    "VOTE_REEL": "votants",
    "VOTE_POUR": "pour",
    "VOTE_CONTRE": "contre",
    "VOTE_ABSTENTION": "abstention",
    "DELIB_URL": None,
}
SCDL_COLUMNS = tuple(_SCDL)

#: Names of ``shapes.flat``.
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
    facts = flat(record)
    if facts["matiere_deduite"]:
        facts |= {"matiere_code": None, "matiere_libelle": None}
    return {column: facts[fact] for column, fact in _SCDL.items() if fact}


def _plain(record: Record) -> dict[str, object]:
    facts = flat(record)
    return {column: facts[column] for column in CSV_COLUMNS}
