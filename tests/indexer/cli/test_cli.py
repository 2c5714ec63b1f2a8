import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click import Option
from click.testing import CliRunner

from indexer.cli import main
from indexer.storing.meta import Meta

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    done = _run(
        "index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(folder), "--jobs", "1"
    )
    assert done.exit_code == 0, done.stderr
    return folder


def _run(*arguments, **options):
    return CliRunner().invoke(main, list(arguments), **options)


def _json(*arguments):
    done = _run(*arguments, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_version_and_help_are_told():
    assert _run("--version").stdout.startswith("search")
    assert "index" in _run("-h").stdout
    for command in main.commands:
        assert _run(command, "-h").exit_code == 0


def test_a_mistyped_command_gets_a_suggestion():
    done = _run("serch")
    assert done.exit_code == 2
    assert "Did you mean" in _run("qery").stderr


def test_a_report_is_told_on_standard_error_and_is_json_on_demand(index):
    again = _json("index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(index))
    assert again["indexed"] == 0
    assert again["unchanged"] > 0
    assert (
        "unchanged"
        in _run("index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(index)).stderr
    )


def test_quiet_says_nothing(index):
    done = _run("-q", "index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(index))
    assert (done.exit_code, done.output) == (0, "")


def test_a_query_prints_results_and_json(index):
    text = _run("query", "tarifs", "cantine", "--index", str(index))
    assert text.exit_code == 0
    assert "cantine" in text.stdout
    page = _json("query", "tarifs", "cantine", "--index", str(index))
    assert page["total"] == len(page["results"]) or page["pages"] > 1
    assert {
        "query",
        "understood",
        "relaxed",
        "suggestion",
        "total",
        "results",
        "facets",
        "links",
    } <= set(page)
    first = page["results"][0]
    assert {
        "id",
        "score",
        "objet",
        "collectivite",
        "date",
        "matiere",
        "vote",
        "extraits",
        "source",
        "url",
    } <= set(first)
    for start, end in first["objet_surlignages"]:
        assert first["objet"][start:end]


def test_acts_near_a_short_answer_follow_under_a_line_of_their_own(index):
    words = ("tarifs", "cantine", "scolaire", "garderie")
    page = _json("query", *words, "--index", str(index))
    assert [result["manquants"] for result in page["results"]] == [[], []]
    (near,) = page["proches"]
    assert near["manquants"] == ["garderie"]
    assert set(near) == set(page["results"][0])
    exact, line, followed = _run("query", *words, "--index", str(index)).stdout.partition("Near, ")
    assert line
    assert near["id"] in followed
    assert "without: garderie" in followed
    assert near["id"] not in exact
    assert "without" not in exact
    assert (
        _json("query", "tarifs", "cantine", "--sort", "date", "--index", str(index))["proches"]
        == []
    )
    assert "Near, " not in _run("query", *words, "--sort", "date", "--index", str(index)).stdout


@pytest.mark.parametrize("asked", [["type:roman"], ["date:hier"], ["--departement", "xx"]])
def test_what_was_left_out_or_cannot_be_is_said_in_a_note(index, asked):
    done = _run("query", *asked, "--index", str(index))
    assert done.exit_code == 0, done.stderr
    assert f"note: {_json('query', *asked, '--index', str(index))['notes'][0]}" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["cantine", "-tarif"], "cantine -tarif"),
        (["-école", "cantine", "-n1", "--sort", "-date"], "-école cantine"),
        (['-"deux mots"', "--facets", "cantine"], '-"deux mots" cantine'),
        (["--", "cantine", "-hiver"], "cantine -hiver"),
        (["cantine -tarif"], "cantine -tarif"),
    ],
)
def test_a_word_after_a_minus_is_excluded_and_no_option(index, arguments, asked):
    done = _run("query", "--index", str(index), "--json", *arguments)
    answer = json.loads(done.stdout)
    assert answer["query"] == asked
    assert "SAUF" in answer["understood"]


def test_an_option_that_is_none_is_still_told(index):
    done = _run("query", "cantine", "-x", "--index", str(index))
    assert done.exit_code == 2
    assert "-x" in done.stderr


def test_no_hit_is_no_failure(index):
    done = _run("query", "xyzzyplugh", "--index", str(index))
    assert done.exit_code == 0
    assert "0 acts" in done.stderr


def test_filters_combine(index):
    every = _json("query", "--index", str(index), "-n", "100")
    years = {value["value"]: value["count"] for value in every["facets"]["annee"]}
    year, count = next(iter(years.items()))
    assert _json("query", "--index", str(index), "--du", year, "--au", year)["total"] == count
    assert _json("query", "--index", str(index), "--annee", year)["total"] == count
    assert _json("query", "--index", str(index), "--annee", "1789")["total"] == 0


@pytest.mark.parametrize(
    "wrong",
    [["--du", "hier"], ["--page", "0"], ["-n", "10001"], ["--page", "5000"], ["--sort", "hasard"]],
)
def test_a_wrong_option_is_a_usage_error_with_a_sentence(index, wrong):
    done = _run("query", "cantine", "--index", str(index), *wrong)
    assert done.exit_code == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_number_of_results_names_the_option_that_was_typed(index):
    done = _run("query", "cantine", "--index", str(index), "-n", "0")
    assert "search: -n goes from 1 to" in done.stderr


def test_a_missing_index_exits_with_4(tmp_path):
    for command in (["query", "x"], ["info"], ["check"], ["serve"], ["remove", "x"], ["export"]):
        done = _run(*command, "--index", str(tmp_path / "none"))
        assert done.exit_code == 4, command
        assert "no index" in done.stderr


def test_an_index_of_another_schema_exits_with_4(index, tmp_path):
    from dataclasses import replace

    replace(Meta.read(index), schema_version=0).write(tmp_path)
    done = _run("query", "x", "--index", str(tmp_path))
    assert done.exit_code == 4
    assert "--rebuild" in done.stderr


def test_a_broken_file_exits_with_3_and_the_rest_is_there(tmp_path):
    (tmp_path / "actes").mkdir()
    (tmp_path / "actes" / "good.txt").write_text(
        "Le conseil municipal approuve le budget.", "utf-8"
    )
    (tmp_path / "actes" / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    done = _run("index", str(tmp_path / "actes"), "--index", str(tmp_path / "index"), "--jobs", "1")
    assert done.exit_code == 3
    assert "bad.pdf" in done.stderr
    assert _json("query", "budget", "--index", str(tmp_path / "index"))["total"] == 1


def test_parse_prints_one_object_a_file():
    files = sorted(str(path) for path in (CORPUS / "vaucourt-sur-selinelle").glob("*.txt"))
    done = _run("parse", *files, "--json")
    shapes = [json.loads(line) for line in done.stdout.splitlines()]
    assert [shape["source"] for shape in shapes] == files
    for shape in shapes:
        text = Path(shape["source"]).read_text("utf-8", errors="replace")
        assert all(text[act["debut"] : act["fin"]] == act["texte"] for act in shape["actes"])
    assert any(shape["actes"] for shape in shapes)


def test_parse_of_a_file_that_cannot_be_read_exits_with_3(tmp_path):
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    done = _run("parse", str(tmp_path / "bad.txt"))
    assert done.exit_code == 3
    assert "bad.txt" in done.stderr


def test_analyze_shows_the_steps():
    done = _run("analyze", "L'école des Hauts-de-France")
    assert done.exit_code == 0
    assert "hauts_de_france" in done.stdout
    assert _run("analyze", "cantine", "--query", "--json").exit_code == 0


def test_info_and_check(index):
    known = _json("info", "--index", str(index))
    assert known["acts"] > 0
    assert known["engine"] == "tantivy"
    assert _json("check", "--index", str(index)) == {"sound": True, "problems": []}


def test_exports(index, tmp_path):
    total = _json("query", "--index", str(index))["total"]
    lines = _run("export", "--index", str(index), "--format", "jsonl").stdout.splitlines()
    assert len(lines) == total
    assert all(json.loads(line)["id"] for line in lines)
    days = [json.loads(line)["date"] or "9999" for line in lines]
    assert days == sorted(days)
    target = tmp_path / "out.csv"
    done = _run("export", "cantine", "--index", str(index), "-o", str(target))
    assert done.exit_code == 0
    assert target.read_text("utf-8").startswith("COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE")


def test_an_act_can_be_taken_out(tmp_path):
    folder = tmp_path / "index"
    _run("index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(folder), "--jobs", "1")
    before = _json("query", "cantine", "--index", str(folder))
    id = before["results"][0]["id"]
    assert _run("remove", id, "--index", str(folder)).exit_code == 0
    assert _json("query", "cantine", "--index", str(folder))["total"] == before["total"] - 1
    assert _run("remove", "nobody", "--index", str(folder)).exit_code == 1


def test_a_port_in_use_is_a_sentence(index):
    # A process of its own: the server leaves the socket it could not bind to the end of its process.
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "indexer.cli", "serve", "--index", str(index)]
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*command, "--port", port], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.endswith("Address already in use\n")
    assert "Traceback" not in done.stderr


def test_whether_the_address_can_be_had_is_said_before_serving(index):
    asked = ("serve", "--check", "--index", str(index))
    free = _run(*asked, "--port", "0")
    assert (free.exit_code, "can be served on 127.0.0.1:0\n" in free.stderr) == (0, True)
    elsewhere = _run(*asked, "--host", "203.0.113.7")
    assert (elsewhere.exit_code, "cannot listen on 203.0.113.7" in elsewhere.stderr) == (1, True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        # The site that is to read its settings again is the one that answers there.
        used = _run(*asked, "--port", str(taken.getsockname()[1]))
    assert (used.exit_code, "another program answers on now" in used.stderr) == (0, True)


def test_check_mends_and_says_what_it_did(index, tmp_path):
    folder = tmp_path / "index"
    shutil.copytree(index, folder)
    (folder / "store-9").mkdir()
    told = _json("check", "--repair", "--wait", "--index", str(folder))
    assert told["sound"]
    assert len(told["repaired"]) == 1
    catalogue = next(folder.glob("store-*/catalogue.sqlite"))
    catalogue.write_bytes(b"no database")
    assert _run("check", "--index", str(folder)).exit_code == 1
    result = _run("check", "--repair", "--index", str(folder))
    assert result.exit_code == 0
    assert "repaired: the catalogue was damaged" in result.stdout


def test_keys_are_made_listed_and_revoked(tmp_path):
    folder = tmp_path / "index"
    assert _run("keys", "list", "--index", str(folder)).exit_code == 4
    _run("index", str(CORPUS / "ccas-vaucourt"), "--index", str(folder), "--jobs", "1")
    made = _run("keys", "add", "intranet", "--index", str(folder))
    assert made.exit_code == 0
    assert len(made.stdout.strip()) >= 43
    assert "open still" in made.stderr
    assert _run("keys", "add", "intranet", "--index", str(folder)).exit_code == 2
    assert _run("keys", "guard", "everything", "--index", str(folder)).exit_code == 0
    listed = json.loads(_run("keys", "list", "--json", "--index", str(folder)).stdout)
    assert (listed["guard"], [key["name"] for key in listed["keys"]]) == (
        "everything",
        ["intranet"],
    )
    assert _run("keys", "revoke", "intranet", "--index", str(folder)).exit_code == 0
    assert _run("keys", "revoke", "intranet", "--index", str(folder)).exit_code == 2


def test_parse_explains_where_each_fact_comes_from():
    path = next((CORPUS / "montverac").glob("*.tar.gz"))
    done = _run("parse", "--explain", str(path))
    assert "déclaré: " in done.stdout
    assert "ARActe/@DateReception" in done.stdout
    (told,) = [
        json.loads(line)
        for line in _run("parse", "--explain", "--json", str(path)).stdout.splitlines()
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


def _commands(group=main, path=()):
    for name, command in group.commands.items():
        yield (*path, name), command
        yield from _commands(command, (*path, name)) if hasattr(command, "commands") else ()


def test_each_command_says_what_it_does_in_a_line_and_each_option_what_it_is_for():
    known = dict(_commands())
    assert known.keys() >= {("query",), ("keys", "guard")}
    listed = "".join(
        _run(*path, "-h", env={"COLUMNS": "80"}).stdout.partition("Options:")[2]
        for path in [(), *(path for path, command in known.items() if hasattr(command, "commands"))]
    )
    # What does not fit into a line is cut with three points.
    assert "..." not in listed.replace("[ARGS]...", "")
    for path, command in known.items():
        assert "``" not in (command.help or "``"), path
        bare = [o.name for o in command.params if isinstance(o, Option) and not o.help]
        assert bare == [], path


@pytest.mark.parametrize("also", [["tarif"], ["--commune", "Lens"], ["--au", "2024"], ["--strict"]])
def test_the_whole_index_is_exported_without_a_search(index, also):
    done = _run("export", "--all", *also, "--index", str(index))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--all takes no search and no filter" in done.stderr


def test_a_folder_is_no_file_to_parse(tmp_path):
    done = _run("parse", str(tmp_path))
    assert (done.exit_code, done.stderr) == (
        3,
        f"search: {tmp_path}: a folder: name the files in it\n",
    )


def test_a_page_after_the_last_is_said_not_to_be(index):
    done = _run("query", "tarif", "--page", "99", "--index", str(index))
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.fullmatch(r"\d+ acts, no page 99: the last is \d+; .*\n", done.stderr)


def test_what_is_wrong_is_said_under_the_name_of_the_option(index):
    done = _run("query", "tarif", "--page", "0", "--index", str(index))
    assert (done.exit_code, done.stderr) == (2, "search: --page counts from 1\n")
    settings = {"REGISTRE_RATE": "beaucoup"}
    done = _run("serve", "--check", "--index", str(index), env=settings)
    assert (done.exit_code, done.stderr[:22]) == (2, "search: REGISTRE_RATE ")
