"""The commands of docs/cluster.md are those that the walk takes, and name files that are there."""

import re
import subprocess
from pathlib import Path

import pytest
import walk
from machines import missing

from indexer.indexing.build import Settings, build
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHIPPED = ROOT / "deploy" / "cluster"


@pytest.fixture(scope="module")
def steps() -> list:
    return walk.blocks()


def test_every_command_of_the_section_is_walked(steps: list) -> None:
    section = walk.PAGE.read_text("utf-8").split(walk.SECTION)[1].split("\n## ")[0]
    fenced = section.split("```")[1::2]
    assert {text.split("\n")[0] for text in fenced} == {"sh", "text"}
    commands = [text.removeprefix("sh\n") for text in fenced if text.startswith("sh\n")]
    assert [step.commands for step in steps] == commands
    lines = walk.PAGE.read_text("utf-8").splitlines()
    for step in steps:
        assert lines[step.line - 1] == step.commands.splitlines()[0]


def test_what_the_walk_changes_is_what_the_page_tells_to_change(steps: list) -> None:
    for written in walk.CHANGED:
        assert [number for number, step in enumerate(steps) if written in step.commands] == [0]
    for machine in walk.MACHINES:
        assert f"{machine.name.upper()}={machine.address}" in steps[0].commands


def test_the_shell_reads_them(steps: list) -> None:
    for step in steps:
        read = subprocess.run(
            ["bash", "-n"], input=step.commands, capture_output=True, text=True, check=False
        )
        assert read.returncode == 0, read.stderr
        # The shell does not read what is typed on another machine.
        for typed in re.findall(r"<<'END'\n(.*?)^END$", step.commands, re.MULTILINE | re.DOTALL):
            subprocess.run(["bash", "-n"], input=typed, text=True, check=True)


def test_the_files_that_are_shipped_are_those_that_are_laid(steps: list) -> None:
    commands = "".join(step.commands for step in steps)
    named = set(re.findall(r"(?<![/\w.-])[\w-]+\.(?:conf|env|nft|service|timer|yml)\b", commands))
    assert named == {path.name for path in SHIPPED.iterdir()}


def test_units_name_what_the_page_installs(steps: list) -> None:
    commands = "".join(step.commands for step in steps)
    for unit in SHIPPED.glob("*.service"):
        text = unit.read_text("utf-8")
        (user,) = re.findall(r"^User=(\w+)$", text, re.MULTILINE)
        assert re.search(rf"useradd .* {user}$", commands, re.MULTILINE), unit.name
        for place in re.findall(r"^EnvironmentFile=(\S+)$", text, re.MULTILINE):
            assert f">> {place}\n" in commands


def test_promised_lines_are_looked_for_in_order() -> None:
    printed = "first\n45 indexed; …\n…\nlast"
    assert missing(printed, "noise\nfirst\n45 indexed; 3 s\nmore\nlast\n") is None
    assert missing(printed, "first\n45 indexed; 3 s\nlast\n") == "last"
    assert missing(printed, "45 indexed; 3 s\nfirst\nmore\nlast\n") == "45 indexed; …"
    assert missing("a.c", "abc\n") == "a.c"
    assert missing("6 acts", "6\xa0acts\n") is None


@pytest.mark.tesseract
def test_the_counts_of_the_page_are_those_of_the_sample(tmp_path: Path) -> None:
    page = walk.PAGE.read_text("utf-8")
    told = build([ROOT / "corpus"], tmp_path / "index", Settings())
    assert (
        f"{told.indexed} indexed, 0 unchanged, 0 removed, 0 failed; {told.acts} acts read" in page
    )
    assert f'{{"status": "ok", "acts": {told.acts}}}' in page
    assert f"\nacts             {told.acts}\n" in page
    with Search.open(tmp_path / "index") as search:
        found = search.search(SearchRequest("cantine scolaire"))
    assert f"{found.total} acts: {found.hits[0].record.acte.objet}\n" in page
    assert f"<title>cantine scolaire – {found.total} résultats – Registre</title>" in page
    assert str({value.value: value.count for value in found.facets["annee"]}) in page
