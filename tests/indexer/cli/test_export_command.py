"""Acts that match as tables, and the whole index."""

import csv
import json

import pytest
from running import run, told

from indexer.cli.export_command import _report_beside
from indexer.publishing.export import Exported


def test_exports(index, tmp_path):
    total = told("query", "--index", str(index))["total"]
    lines = run("export", "--index", str(index), "--format", "jsonl").stdout.splitlines()
    assert len(lines) == total
    assert all(json.loads(line)["id"] for line in lines)
    days = [json.loads(line)["date"] or "9999" for line in lines]
    assert days == sorted(days)
    target = tmp_path / "out.csv"
    done = run("export", "cantine", "--index", str(index), "-o", str(target))
    assert done.exit_code == 0
    assert target.read_text("utf-8").startswith("COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE")


@pytest.mark.parametrize("also", [["tarif"], ["--commune", "Lens"], ["--au", "2024"], ["--strict"]])
def test_the_whole_index_is_exported_without_a_search(index, also):
    done = run("export", "--all", *also, "--index", str(index))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--all takes no search and no filter" in done.stderr


def test_what_a_table_lacks_stands_beside_it_until_nothing_is_lacking(index, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    beside = tmp_path / "actes.csv.missing.csv"
    done = run("export", "--index", str(index), "-o", "actes.csv")
    assert "required values are missing" in done.stderr
    assert beside.read_text("utf-8").count("\n") > 1
    assert (
        run("export", "--index", str(index), "--format", "jsonl", "-o", "actes.csv").exit_code == 0
    )
    assert not beside.exists()
    # What is printed has no file to stand beside.
    assert run("export", "--index", str(index)).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["actes.csv"]


def test_acts_have_the_address_of_the_site_that_the_settings_name(index):
    printed = run("export", "--index", str(index), env={"REGISTRE_URL": "https://exemple.fr/r/"})
    addresses = [row["DELIB_URL"] for row in csv.DictReader(printed.stdout.splitlines())]
    assert addresses
    assert all(address.startswith("https://exemple.fr/r/acte/") for address in addresses)
    bare = csv.DictReader(run("export", "--index", str(index)).stdout.splitlines())
    assert {row["DELIB_URL"] for row in bare} == {""}


@pytest.mark.parametrize("name", ["-", "<stdout>", "<fdopen>"])
def test_an_output_without_a_place_has_nothing_beside_it(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _report_beside(name, Exported(lacking=[(1, "a1", ("DELIB_DATE",))]))
    assert list(tmp_path.iterdir()) == []
