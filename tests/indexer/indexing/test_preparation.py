"""Processes that take files in."""

import subprocess
import sys
from pathlib import Path

_PREPARES = """
import sys, time
from pathlib import Path
from indexer.documents import SourceFile
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
