"""Nothing of the folder that holds the documents is run: no module, no program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.reading.extraction.guards import programs
from indexer.reading.extraction.process.worker import safe_path

ACT = "COMMUNE DE VALRONCE\nObjet : achat d’une herse\nLe conseil adopte à l’unanimité.\n"

#: Modules that the library and its dependencies import by these names.
NAMES = (*sorted(sys.stdlib_module_names), "docx", "lxml", "odfdo", "pypdfium2", "sitecustomize")

ROOT = Path(__file__).parents[4]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder of documents with a module for every name, each of which leaves a mark."""
    folder = tmp_path / "actes"
    folder.mkdir()
    code = f"open({str(tmp_path / 'run')!r}, 'a').write(__name__ + '\\n')\n"
    for name in NAMES:
        (folder / f"{name}.py").write_text(code)
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{ACT}{number}", "utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [("parse", "0.txt"), ("index", "0.txt", "1.txt", "2.txt", "--jobs", "2")]
)
def test_no_module_of_the_folder_is_imported(hostile: Path, arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "indexer.cli", *arguments],
        cwd=hostile,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert not (hostile.parent / "run").exists()


def test_the_folder_worked_in_is_on_no_child_s_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), "/ailleurs"])
    assert safe_path() == ["/ailleurs"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX files")
def test_no_program_of_the_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "antiword"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", "bin"]))
    assert programs.find("antiword") is None
    monkeypatch.setenv("PATH", os.pathsep.join([".", str(tmp_path)]))
    assert programs.find("soffice", "antiword") == str(program)


@pytest.mark.skipif(sys.platform == "win32", reason="a program of POSIX systems")
def test_programs_run_where_no_document_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    where = programs.run([str(programs.find("pwd"))], timeout=20).stdout.decode().strip()
    assert where == str(programs.NEUTRAL_FOLDER)
