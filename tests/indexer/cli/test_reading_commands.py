"""Commands that show how files and words are read."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from running import CORPUS, run

from indexer.cli import main


def test_parse_prints_one_object_a_file():
    files = sorted(str(path) for path in (CORPUS / "vaucourt-sur-selinelle").glob("*.txt"))
    done = run("parse", *files, "--json")
    shapes = [json.loads(line) for line in done.stdout.splitlines()]
    assert [shape["source"] for shape in shapes] == files
    for shape in shapes:
        text = Path(shape["source"]).read_text("utf-8", errors="replace")
        assert all(text[act["debut"] : act["fin"]] == act["texte"] for act in shape["actes"])
    assert any(shape["actes"] for shape in shapes)


def test_parse_of_a_file_that_cannot_be_read_exits_with_3(tmp_path):
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    done = run("parse", str(tmp_path / "bad.txt"))
    assert done.exit_code == 3
    assert "bad.txt" in done.stderr


def test_analyze_shows_the_steps():
    done = run("analyze", "L'école des Hauts-de-France")
    assert done.exit_code == 0
    assert "hauts_de_france" in done.stdout
    assert run("analyze", "cantine", "--query", "--json").exit_code == 0


def test_parse_explains_where_each_fact_comes_from():
    path = next((CORPUS / "montverac").glob("*.tar.gz"))
    done = run("parse", "--explain", str(path))
    assert "déclaré: " in done.stdout
    assert "ARActe/@DateReception" in done.stdout
    (told,) = [
        json.loads(line)
        for line in run("parse", "--explain", "--json", str(path)).stdout.splitlines()
    ]
    assert {"déclaré", "lu", "déduit"} == {fact["source"] for fact in told["faits"]}


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_what_an_output_cannot_take_is_escaped(tmp_path, encoding):
    path = tmp_path / os.fsdecode(b"s\xe9ance " + "🐝.txt".encode())
    path.write_text("Le rucher communal.", encoding="utf-8")
    for shape in ([], ["--json"]):
        done = CliRunner(charset=encoding).invoke(main, ["parse", str(path), *shape])
        assert done.exit_code == 0, done.stderr
        shown = done.stdout_bytes.decode(encoding)
        assert r"s\udce9ance" in shown
    assert json.loads(shown)["source"] == str(path)


def test_a_folder_is_no_file_to_parse(tmp_path):
    done = run("parse", str(tmp_path))
    assert (done.exit_code, done.stderr) == (
        3,
        f"search: {tmp_path}: a folder: name the files in it\n",
    )
