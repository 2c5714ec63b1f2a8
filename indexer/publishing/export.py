"""Acts as tables: the SCDL « Délibérations » schema, plain CSV, JSON lines.

The SCDL schema (https://schema.data.gouv.fr/scdl/deliberations/, 2.1.5) requires values that an act
may not have stated; its cell then stays empty, as no value is ever invented, and the report says so.
What is no deliberation (minutes without acts, summons, what stands between acts) is no row of it.

No format changes a text, but for one: in the CSV made for spreadsheets a cell that these would run
as a formula gets an apostrophe in front. A table in the SCDL schema is read by programs, which would
take the apostrophe for a part of the act.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TextIO

from indexer.acts.documents import Declaration, Record
from indexer.acts.shapes import act_json, flat
from indexer.referentials import matiere_codes, matiere_label

#: Columns of the schema, and the fact that fills each.
_SCDL = {
    "COLL_NOM": "collectivite",
    "COLL_SIRET": "siret",
    "DELIB_ID": "numero",
    "DELIB_DATE": "date",
    "DELIB_MATIERE_CODE": "matiere_code",
    "DELIB_MATIERE_NOM": "matiere_nom",
    "DELIB_OBJET": "objet",
    "BUDGET_ANNEE": "budget_annee",
    "BUDGET_NOM": "budget_nom",
    "PREF_ID": "pref_id",
    "PREF_DATE": "pref_date",
    "VOTE_EFFECTIF": "membres_exercice",
    "VOTE_REEL": "votants",
    "VOTE_POUR": "pour",
    "VOTE_CONTRE": "contre",
    "VOTE_ABSTENTION": "abstention",
    "DELIB_URL": "url_originale",
}
SCDL_COLUMNS = tuple(_SCDL)

#: Columns in which the schema wants a value.
REQUIRED = SCDL_COLUMNS[:7]
_FORMS = {
    "COLL_SIRET": r"[0-9]{14}",
    "DELIB_MATIERE_CODE": r"[0-9]\.[0-9]{1,2}",
    "BUDGET_ANNEE": r"[0-9]{4}(/[0-9]{4})?",
}

#: Names of ``acts.shapes.flat``.
CSV_COLUMNS = (
    "id", "collectivite", "type_collectivite", "code_insee", "siren", "departement", "organe", "date",
    "type", "numero", "objet", "matiere_code", "matiere_deduite", "resultat", "pour", "contre",
    "abstention", "source", "page", "url_originale", "president", "montants", "adresse",
)  # fmt: skip

#: Kinds of documents whose acts are deliberations.
_OF_DELIBERATIONS = frozenset(("deliberation", "proces-verbal", "compte-rendu", "tableau"))

#: What a spreadsheet runs: OWASP, « CSV Injection ». After a sign only what calls or points elsewhere.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?=.*[(|!])", re.DOTALL)

#: From the id of an act to the address of its page; ``None`` where this site has none.
Address = Callable[[str], str | None]


@dataclass(slots=True)
class Exported:
    """What an export wrote and what its rows lack: for each its line, the act's id, the columns.

    A required value that is not what the schema admits is lacking too; another one of which this is so
    (``refused``) is left out, and named with them.
    """

    written: int = 0
    no_acts: int = 0
    left_out: int = 0
    refused: int = 0
    lacking: list[tuple[int | None, str, tuple[str, ...]]] = field(default_factory=list)

    @property
    def incomplete(self) -> int:
        """How many acts lack a required value."""
        return sum(not set(REQUIRED).isdisjoint(names) for _, _, names in self.lacking)

    def by_column(self) -> dict[str, int]:
        """How many acts lack each required value, in the order of the columns."""
        counts = Counter(name for _, _, names in self.lacking for name in names)
        return {name: counts[name] for name in REQUIRED if counts[name]}

    def write(self, out: TextIO) -> None:
        """Write what is lacking as a table: line of the export (empty where left out), id, columns."""
        table = csv.writer(out, lineterminator="\r\n")
        table.writerow(("line", "id", "missing"))
        table.writerows((line or "", id, " ".join(names)) for line, id, names in self.lacking)


def write(
    records: Iterable[Record],
    format: str,
    out: TextIO,
    *,
    strict: bool = False,
    address: Address = lambda id: None,
    separator: str = ",",
) -> Exported:
    """Write the records to ``out`` as ``scdl``, ``csv`` or ``jsonl``.

    ``strict`` leaves acts that lack a required value out of a table in the SCDL schema; ``address``
    gives that of an act's page: ``adresse`` of plain CSV, and of the schema where its publisher
    named none. ``separator`` stands between the cells of plain CSV; with a semicolon, which French
    spreadsheets expect, decimals follow a comma.
    """
    if format == "scdl":
        return _write_scdl(records, out, strict=strict, address=address)
    if format == "jsonl":
        return Exported(written=_count(out.write(line) for line in map(_json_line, records)))
    table = csv.DictWriter(out, CSV_COLUMNS, delimiter=separator, lineterminator="\r\n")
    table.writeheader()
    point = "," if separator == ";" else "."
    rows = (_plain(record, address, point) for record in records)
    return Exported(written=_count(map(table.writerow, rows)))


def is_deliberation(record: Record) -> bool:
    """Whether a record is an act of an assembly rather than a document or a part of one."""
    act = record.acte
    if record.type_document not in _OF_DELIBERATIONS or record.rang == 0:
        return False
    if record.type_document in ("proces-verbal", "compte-rendu"):
        # Minutes in which no act was found are one record that starts where they do.
        return act.debut > 0 or act.numero is not None or act.vote is not None
    return act.objet is not None or act.numero is not None


def _count(done: Iterator[object]) -> int:
    return sum(1 for _ in done)


def _write_scdl(
    records: Iterable[Record], out: TextIO, *, strict: bool, address: Address
) -> Exported:
    report = Exported()
    table = csv.DictWriter(out, SCDL_COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for record in records:
        if not is_deliberation(record):
            report.no_acts += 1
            continue
        row = _scdl(record, address)
        missing = tuple(name for name in REQUIRED if not _is_valid(name, row[name]))
        refused = tuple(
            n for n in _FORMS if n not in REQUIRED and row[n] and not _is_valid(n, row[n])
        )
        row |= dict.fromkeys(refused)
        left_out = strict and bool(missing)
        report.left_out += left_out
        report.refused += len(refused)
        if missing or refused:
            line = None if left_out else report.written + 2
            report.lacking.append((line, record.id, (*missing, *refused)))
        if not left_out:
            table.writerow(row)
            report.written += 1
    return report


def _is_valid(name: str, value: str | None) -> bool:
    """Whether a value is there, and one that the schema admits: of its form, of the nomenclature."""
    if not value or not re.fullmatch(_FORMS.get(name, ".*"), value, re.DOTALL):
        return False
    return name != "DELIB_MATIERE_NOM" or value in _matters()


@cache
def _matters() -> frozenset[str | None]:
    """Every matter, as the schema names it."""
    return frozenset(map(matiere_in_full, matiere_codes()))


def _scdl(record: Record, address: Address) -> dict[str, Any]:
    """A row of the schema: what the act's own table stated goes through, the rest from its facts."""
    facts = flat(record)
    declared = record.acte.declaration or Declaration()
    received = declared.pref_date or record.acte.date_reception
    code, name = declared.matiere_code, declared.matiere_nom
    if facts["matiere_code"] and not facts["matiere_deduite"]:
        # The schema knows the two national levels; those below are the body's own.
        code = ".".join(facts["matiere_code"].split(".")[:2])
        name = matiere_in_full(code) or name
    facts |= {
        "siret": declared.siret,
        "matiere_code": code,
        "matiere_nom": name,
        "budget_annee": declared.budget_annee,
        "budget_nom": declared.budget_nom,
        "pref_id": declared.pref_id,
        "pref_date": received and received.isoformat(),
        "url_originale": facts["url_originale"] or address(record.id),
    }
    return {column: facts[fact] for column, fact in _SCDL.items()}


def matiere_in_full(code: str) -> str | None:
    """A matter as the schema names it: both levels, in small letters, without commas and brackets."""
    chapter, label = matiere_label(code.partition(".")[0]), matiere_label(code)
    if chapter is None or label is None:
        return None
    return "/".join(
        " ".join(re.sub(r"[,()/]", " ", part).lower().split()) for part in (chapter, label)
    )


def _json_line(record: Record) -> str:
    return json.dumps(act_json(record), ensure_ascii=False) + "\n"


def _plain(record: Record, address: Address, point: str) -> dict[str, Any]:
    facts = flat(record)
    amounts = " | ".join(f"{amount:.2f}".replace(".", point) for amount in record.acte.montants)
    facts |= {"montants": amounts, "adresse": address(record.id)}
    return {column: _safe(facts[column]) for column in CSV_COLUMNS}


def _safe(value: object) -> object:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
