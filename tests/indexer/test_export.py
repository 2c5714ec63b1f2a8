import csv
import datetime as dt
import io
import json

from indexer.documents import Act, Collectivite, Matiere, Record, Seance, Vote
from indexer.export import CSV_COLUMNS, SCDL_COLUMNS, write

ACT = Record(
    id="a1",
    source="corpus/a.txt",
    member=None,
    rang=1,
    type_document="deliberation",
    collectivite=Collectivite(nom="Vaucourt", type="commune", siren="215900018"),
    seance=Seance(date=dt.date(2024, 3, 12), membres_exercice=15, votants=12),
    acte=Act(
        objet='=HYPERLINK("x") ; tarifs',
        texte="Le conseil…",
        debut=0,
        fin=11,
        numero="2024-07",
        matiere=Matiere("7.10", "Divers"),
        vote=Vote("majorité", 10, 2, 0),
    ),
)


def _table(format):
    out = io.StringIO()
    assert write([ACT], format, out) == 1
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_scdl_has_the_columns_of_the_schema_and_no_invented_value():
    (row,) = _table("scdl")
    assert tuple(row) == SCDL_COLUMNS
    assert row["DELIB_MATIERE_CODE"] == "7.10"
    assert row["DELIB_DATE"] == "2024-03-12"
    assert (row["VOTE_POUR"], row["VOTE_CONTRE"], row["VOTE_ABSTENTION"]) == ("10", "2", "0")
    assert row["COLL_SIRET"] == row["BUDGET_ANNEE"] == ""


def test_a_deduced_matiere_is_not_exported_as_written():
    from dataclasses import replace

    deduced = replace(ACT, acte=replace(ACT.acte, matiere=Matiere("7.10", deduite=True)))
    out = io.StringIO()
    write([deduced], "scdl", out)
    assert next(csv.DictReader(io.StringIO(out.getvalue())))["DELIB_MATIERE_CODE"] == ""


def test_no_cell_is_a_formula():
    for format in ("scdl", "csv"):
        (row,) = _table(format)
        objet = row.get("DELIB_OBJET") or row["objet"]
        assert objet.startswith("'=")


def test_plain_csv_and_json_lines():
    (row,) = _table("csv")
    assert tuple(row) == CSV_COLUMNS
    assert row["resultat"] == "majorité"
    out = io.StringIO()
    assert write([ACT, ACT], "jsonl", out) == 2
    first = json.loads(out.getvalue().splitlines()[0])
    assert first["texte"] == "Le conseil…"
    assert first["matiere"]["code"] == "7.10"
