"""Processes that take files in."""

import subprocess
import sys
from pathlib import Path

import pytest

from indexer.acts.documents import SourceFile
from indexer.indexing.preparation import Task, prepare
from indexer.reading.extraction import Options
from indexer.storing import traits

_PREPARES = """
import sys, time
from pathlib import Path
from indexer.acts.documents import SourceFile
from indexer.indexing.preparation import Task, prepare_all
from indexer.reading.extraction import Options

path = Path(sys.argv[1])
task = Task(SourceFile(path, "actes/a.txt", 20, 0, ""), path.parent, "actes", Options())
next(prepare_all([task] * 100, 2))
print("under way", flush=True)
time.sleep(600)
"""


def test_no_process_outlives_a_run_that_was_killed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le conseil adopte le budget.")
    order = [sys.executable, "-c", _PREPARES, str(tmp_path / "a.txt")]
    with subprocess.Popen(order, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "under way\n"
        run.kill()
        # The pipe ends with the last process that holds it: those that the run has started hold it too.
        run.communicate(timeout=300)


def test_the_content_of_an_act_is_worked_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = "".join(
        f"{n}. Bail du pré n° {n}\nLe conseil, à l'unanimité, approuve le bail du pré n° {n}.\n\n"
        for n in range(1, 161)
    )
    path = tmp_path / "pv.txt"
    path.write_text(f"COMMUNE DE BRANDEVAL\nSéance du 9 juin 2031\n\n{points}", encoding="utf-8")
    worked_out: list[int] = []
    sketch = traits._sketch
    monkeypatch.setattr(
        traits, "_sketch", lambda words: worked_out.append(len(words)) or sketch(words)
    )
    source = SourceFile(path, "actes/pv.txt", path.stat().st_size, 0, "")
    prepared = prepare(Task(source, tmp_path, "actes", Options()))
    assert len(prepared.entries) >= 160
    assert len(worked_out) == len(prepared.entries)
