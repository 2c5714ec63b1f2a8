"""The benchmarks are whole: each can be loaded and is told of, and a commit answers in its own process."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import ROOT, invented_acts
from benchmarks.beside.commit_process import CommitProcess

FOLDER = ROOT / "benchmarks"
MODULES = sorted(path for path in FOLDER.rglob("*.py") if path.name != "__init__.py")
SCRIPTS = [path for path in MODULES if path.parent == FOLDER and path.stem != "invented_acts"]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *FOLDER.rglob("*.md")]


def _named(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("name", [*map(_named, MODULES)])
def test_each_can_be_loaded(name):
    importlib.import_module(name)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_needs_no_installed_tree(script, tmp_path):
    code = (
        "import os, runpy, sys\n"
        "sys.path[:] = [place for place in sys.path if not os.path.exists(f'{place}/benchmarks')]\n"
        "runpy.run_path(sys.argv[1])\n"
        "import benchmarks\n"
        "print(benchmarks.ROOT)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"{ROOT}\n"), done.stderr


def test_the_page_names_each_command():
    text = (FOLDER / "README.md").read_text("utf-8")
    for path in MODULES:
        if path.parent.name not in ("beside", "relevance"):
            assert path.stem in text, path.name
    for folder in (path for path in FOLDER.iterdir() if (path / "__init__.py").exists()):
        assert f"`{folder.name}/`" in text, folder.name


def test_commands_that_pages_give_are_modules():
    known = {*map(_named, MODULES)}
    for page in PAGES:
        for name in re.findall(r"-m (benchmarks\.[\w.]*\w)", page.read_text("utf-8")):
            assert name in known, f"{page.name}: {name}"


def test_a_commit_parses_in_its_own_process():
    worker = CommitProcess("parse_worker.py", ROOT)
    assert worker.ask(("a.txt", "COMMUNE DE VALBRUNE")) > 0
    worker.close()


def test_a_commit_indexes_and_answers_in_its_own_process(tmp_path):
    worker = CommitProcess("search_worker.py", ROOT, tmp_path, 20)
    assert worker.answer()["peak_mb"] > 0
    query = invented_acts.queries(20, 1)[0]
    assert all(worker.ask({"way": way, "q": query})["cpu"] > 0 for way in ("search", "json"))
    worker.close()


def test_a_worker_that_ends_ends_the_measure(capfd):
    worker = CommitProcess("parse_worker.py", ROOT)
    with pytest.raises(SystemExit, match="ended"):
        worker.ask("no pair of a name and a text")
    worker.close()
    assert "ValueError" in capfd.readouterr().err
