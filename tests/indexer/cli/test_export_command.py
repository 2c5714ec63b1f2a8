"""Acts that match as tables, and the whole index."""

import json

import pytest
from running import run, told


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
