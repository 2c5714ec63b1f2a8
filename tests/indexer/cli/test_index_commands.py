"""Commands that make an index and keep it."""

import shutil
from zipfile import ZipFile

from running import CORPUS, run, told

from indexer.storing.meta import Meta


def test_an_index_is_not_made_where_its_files_lie(tmp_path):
    (tmp_path / "acte.txt").write_text("Le conseil approuve le tarif.", encoding="utf-8")
    for given in (tmp_path, tmp_path / "acte.txt"):
        done = run("index", str(given), "--index", str(tmp_path))
        assert done.exit_code == 2
        assert f"{given} lies in the folder that --index names" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["acte.txt"]
    assert run("index", str(tmp_path), "--index", str(tmp_path / ".registre")).exit_code == 0


def test_a_run_that_is_interrupted_says_what_the_index_is(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("indexer.indexing.build.build", interrupted)
    done = run("index", str(CORPUS), "--index", str(tmp_path / "index"))
    assert done.exit_code == 1
    assert "interrupted; the index is as it was at its last commit" in done.stderr


def test_a_report_is_told_on_standard_error_and_is_json_on_demand(index):
    again = told("index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(index))
    assert again["indexed"] == 0
    assert again["unchanged"] > 0
    assert (
        "unchanged"
        in run("index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(index)).stderr
    )


def test_quiet_says_nothing(index):
    done = run("-q", "index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(index))
    assert (done.exit_code, done.output) == (0, "")


def test_a_missing_index_exits_with_4(tmp_path):
    for command in (["query", "x"], ["info"], ["check"], ["serve"], ["remove", "x"], ["export"]):
        done = run(*command, "--index", str(tmp_path / "none"))
        assert done.exit_code == 4, command
        assert "no index" in done.stderr


def test_an_index_of_another_schema_exits_with_4(index, tmp_path):
    from dataclasses import replace

    replace(Meta.read(index), schema_version=0).write(tmp_path)
    done = run("query", "x", "--index", str(tmp_path))
    assert done.exit_code == 4
    assert "--rebuild" in done.stderr


def test_a_broken_file_exits_with_3_and_the_rest_is_there(tmp_path):
    (tmp_path / "actes").mkdir()
    (tmp_path / "actes" / "good.txt").write_text(
        "Le conseil municipal approuve le budget.", "utf-8"
    )
    (tmp_path / "actes" / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    done = run("index", str(tmp_path / "actes"), "--index", str(tmp_path / "index"), "--jobs", "1")
    assert done.exit_code == 3
    assert "bad.pdf" in done.stderr
    assert told("query", "budget", "--index", str(tmp_path / "index"))["total"] == 1


def test_acts_in_two_files_are_said_to_count_once_and_those_of_an_archive_to_stand_in_it(tmp_path):
    (tmp_path / "actes").mkdir()
    act = tmp_path / "actes" / "budget.txt"
    act.write_text("Le conseil municipal approuve le budget.", "utf-8")
    with ZipFile(tmp_path / "actes" / "a.zip", "w") as archive:
        archive.write(act, "dedans/budget.txt")
    folder = str(tmp_path / "index")
    done = run("index", str(tmp_path / "actes"), "--index", folder, "--jobs", "1")
    assert "2 acts read, 1 in the index (copies count once)" in done.stderr
    assert "actes/a.zip › dedans/budget.txt" in run("query", "budget", "--index", folder).stdout


def test_info_and_check(index):
    known = told("info", "--index", str(index))
    assert known["acts"] > 0
    assert known["engine"] == "tantivy"
    assert told("check", "--index", str(index)) == {"sound": True, "problems": []}


def test_an_act_can_be_taken_out(tmp_path):
    folder = tmp_path / "index"
    run("index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(folder), "--jobs", "1")
    before = told("query", "cantine", "--index", str(folder))
    id = before["results"][0]["id"]
    assert run("remove", id, "--index", str(folder)).exit_code == 0
    assert told("query", "cantine", "--index", str(folder))["total"] == before["total"] - 1
    assert run("remove", "nobody", "--index", str(folder)).exit_code == 1


def test_check_mends_and_says_what_it_did(index, tmp_path):
    folder = tmp_path / "index"
    shutil.copytree(index, folder)
    (folder / "store-9").mkdir()
    mended = told("check", "--repair", "--wait", "--index", str(folder))
    assert mended["sound"]
    assert len(mended["repaired"]) == 1
    catalogue = next(folder.glob("store-*/catalogue.sqlite"))
    catalogue.write_bytes(b"no database")
    unsound = run("check", "--index", str(folder))
    assert unsound.exit_code == 1
    assert "`search check --repair`" in unsound.stderr
    asked = run("query", "cantine", "--index", str(folder))
    assert (asked.exit_code, "`search check --repair`" in asked.stderr) == (4, True)
    result = run("check", "--repair", "--index", str(folder))
    assert result.exit_code == 0
    assert "repaired: the catalogue was damaged" in result.stdout
