import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from indexer.acts.documents import Act, Collectivite, Declaration, Matiere, Record, Seance, Vote
from indexer.cli import main
from indexer.publishing.export import CSV_COLUMNS, SCDL_COLUMNS, matiere_in_full, write
from indexer.referentials import matiere_codes

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


def table_of(*records, format="scdl", **options):
    out = io.StringIO()
    report = write(records, format, out, **options)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline=""))), report


def changed(record=ACT, **facts):
    return replace(record, acte=replace(record.acte, **facts))


DECLARED = Declaration(
    siret="21590001800017",
    matiere_code="7.10",
    matiere_nom="Finances locales / Divers",
    budget_annee="2024/2025",
    budget_nom="Budget annexe eau",
    pref_id="PREF059",
    pref_date=dt.date(2024, 3, 15),
)


def test_scdl_has_the_columns_of_the_schema_and_no_invented_value():
    [row], report = table_of(ACT)
    assert tuple(row) == SCDL_COLUMNS
    assert row["DELIB_MATIERE_CODE"] == "7.10"
    assert row["DELIB_MATIERE_NOM"] == "finances locales/divers"
    assert row["DELIB_DATE"] == "2024-03-12"
    assert (row["VOTE_POUR"], row["VOTE_CONTRE"], row["VOTE_ABSTENTION"]) == ("10", "2", "0")
    assert row["COLL_SIRET"] == row["BUDGET_ANNEE"] == row["DELIB_URL"] == ""
    assert report.lacking == [(2, "a1", ("COLL_SIRET",))]


def test_what_the_table_stated_goes_through():
    address = "https://vaucourt.example/2024-07.pdf"
    [row], report = table_of(changed(declaration=DECLARED, url_originale=address))
    assert row["COLL_SIRET"] == "21590001800017"
    assert (row["BUDGET_ANNEE"], row["BUDGET_NOM"]) == ("2024/2025", "Budget annexe eau")
    assert (row["PREF_ID"], row["PREF_DATE"]) == ("PREF059", "2024-03-15")
    assert row["DELIB_MATIERE_NOM"] == "finances locales/divers"
    assert row["DELIB_URL"] == address
    assert report.lacking == []


def test_a_matiere_that_the_nomenclature_lacks_goes_through_as_stated():
    own = replace(DECLARED, matiere_code="9.9", matiere_nom="autres domaines/lavoirs")
    [row], _ = table_of(changed(matiere=None, declaration=own))
    assert (row["DELIB_MATIERE_CODE"], row["DELIB_MATIERE_NOM"]) == ("9.9", own.matiere_nom)


def test_a_deduced_matiere_is_not_exported_as_written():
    [row], _ = table_of(changed(matiere=Matiere("7.10", deduite=True)))
    assert row["DELIB_MATIERE_CODE"] == ""


def test_every_matiere_is_written_in_full():
    for code in matiere_codes():
        name = matiere_in_full(code)
        assert re.fullmatch(r"[^,()/A-Z]+/[^,()/A-Z]+", name)
        assert " /" not in name
        assert "/ " not in name


def test_what_is_no_deliberation_is_no_row():
    others = (
        replace(ACT, rang=0),
        replace(ACT, type_document="arrete"),
        replace(ACT, type_document="convocation"),
        replace(changed(numero=None, vote=None), type_document="proces-verbal"),
        replace(changed(numero=None, objet=None), type_document="tableau"),
    )
    rows, report = table_of(ACT, *others)
    assert (len(rows), report.written, report.no_acts) == (1, 1, len(others))


def test_a_strict_table_lacks_nothing_and_the_report_names_what_was_left_out():
    whole = replace(changed(declaration=DECLARED), id="a2")
    rows, report = table_of(ACT, whole, strict=True)
    assert [row["COLL_SIRET"] for row in rows] == ["21590001800017"]
    assert (report.written, report.left_out) == (1, 1)
    out = io.StringIO()
    report.write(out)
    assert out.getvalue().splitlines() == ["line,id,missing", ",a1,COLL_SIRET"]
    assert report.by_column() == {"COLL_SIRET": 1}


def test_a_required_value_of_another_form_is_lacking():
    rows, report = table_of(changed(declaration=replace(DECLARED, siret="2,16E+13")))
    assert rows[0]["COLL_SIRET"] == "2,16E+13"
    assert report.lacking == [(2, "a1", ("COLL_SIRET",))]


def test_a_value_of_another_form_that_nothing_requires_is_left_out_and_named():
    [row], report = table_of(
        changed(declaration=replace(DECLARED, budget_annee="20-24")), strict=True
    )
    assert row["BUDGET_ANNEE"] == ""
    assert report.lacking == [(2, "a1", ("BUDGET_ANNEE",))]
    assert (report.refused, report.left_out, report.by_column()) == (1, 0, {})


def test_a_matter_that_the_nomenclature_does_not_know_is_lacking():
    unknown = replace(DECLARED, matiere_code="9.9", matiere_nom="Divers")
    act = changed(declaration=unknown, matiere=None)
    assert table_of(act)[1].lacking == [(2, "a1", ("DELIB_MATIERE_NOM",))]
    assert table_of(act, strict=True)[1].left_out == 1


def test_an_act_without_address_gets_that_of_its_page():
    [row], _ = table_of(ACT, address=lambda id: f"https://site.example/acte/{id}")
    assert row["DELIB_URL"] == "https://site.example/acte/a1"


@pytest.mark.parametrize("objet", ["=HYPERLINK(1)", "-20 % sur la taxe", "+ 2 agents", "@mairie"])
def test_a_table_in_the_schema_holds_texts_as_they_are(objet):
    [row], _ = table_of(changed(objet=objet))
    assert row["DELIB_OBJET"] == objet


@pytest.mark.parametrize("objet", ["=1+1", "@SOMME(1)", "-2+3+cmd|' /C calc'!A0", "+A1!B", "\t=1"])
def test_a_table_for_spreadsheets_holds_no_formula(objet):
    [row], _ = table_of(changed(objet=objet), format="csv")
    assert row["objet"] == f"'{objet}"


@pytest.mark.parametrize("objet", ["-20 % sur la taxe", "+ 2 agents", "Tarifs = 2 €"])
def test_a_table_for_spreadsheets_leaves_other_texts(objet):
    [row], _ = table_of(changed(objet=objet), format="csv")
    assert row["objet"] == objet


@pytest.mark.parametrize(
    ("separator", "amounts"), [(",", "1250.50 | 80.00"), (";", "1250,50 | 80,00")]
)
def test_plain_csv_tells_who_presides_the_amounts_and_where_the_page_is(separator, amounts):
    record = replace(changed(montants=(1250.5, 80.0)), seance=Seance(president="Odile Brémontier"))
    out = io.StringIO()
    write([record], "csv", out, separator=separator, address=lambda id: f"https://v.example/{id}")
    [row] = csv.DictReader(io.StringIO(out.getvalue(), newline=""), delimiter=separator)
    assert row["president"] == "Odile Brémontier"
    assert row["montants"] == amounts
    assert row["adresse"] == "https://v.example/a1"


def test_plain_csv_and_json_lines():
    [row], _ = table_of(changed(url_originale="https://v.example/7"), format="csv")
    assert tuple(row) == CSV_COLUMNS
    assert row["resultat"] == "majorité"
    assert row["url_originale"] == "https://v.example/7"
    assert (row["president"], row["montants"], row["adresse"]) == ("", "", "")
    out = io.StringIO()
    assert write([ACT, ACT], "jsonl", out).written == 2
    first = json.loads(out.getvalue().splitlines()[0])
    assert first["texte"] == "Le conseil…"
    assert first["matiere"]["code"] == "7.10"
    assert first["url_originale"] is None


TABLE = f"""\
{",".join(SCDL_COLUMNS)}
Vaucourt,21000000600010,D1,2031-03-12,7.10,Finances locales/Divers,-20 % sur la taxe,2031,Eau,PREF001,2031-03-14,15,14,12,1,1,https://v.example/1
Vaucourt,21000000600010,D2,2031-03-12,8.8,Environnement,"Objet à
la ligne, avec « guillemets »",,,,,,,,,,
Vaucourt,21000000600010,D3,2031-3-12,7.10,Finances locales / Divers,Achat,,,,,,, +5,0,0,
"""


def exported(tmp_path, name):
    index, table = tmp_path / f"ix-{name}", tmp_path / "out" / f"{name}.csv"
    table.parent.mkdir(exist_ok=True)
    source = tmp_path / name
    runner = CliRunner()
    run = runner.invoke(main, ["index", str(source), "--index", str(index)])
    assert run.exit_code == 0, run.output
    run = runner.invoke(main, ["export", "--index", str(index), "-o", str(table)])
    assert run.exit_code == 0, run.output
    with table.open(encoding="utf-8", newline="") as stream:
        return {row["DELIB_ID"]: row for row in csv.DictReader(stream)}


def test_a_table_goes_through_and_an_export_gives_the_same_acts(tmp_path):
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "a.csv").write_text(TABLE, encoding="utf-8")
    rows = exported(tmp_path, "first")
    given = {row["DELIB_ID"]: row for row in csv.DictReader(io.StringIO(TABLE))}
    assert rows["D1"] == given["D1"] | {"DELIB_MATIERE_NOM": "finances locales/divers"}
    assert rows["D2"]["DELIB_OBJET"] == given["D2"]["DELIB_OBJET"]
    assert (rows["D3"]["DELIB_DATE"], rows["D3"]["VOTE_POUR"]) == ("2031-03-12", "5")
    assert not (tmp_path / "out" / "first.csv.missing.csv").exists()
    (tmp_path / "second").mkdir()
    (tmp_path / "out" / "first.csv").rename(tmp_path / "second" / "b.csv")
    assert exported(tmp_path, "second") == rows
