"""A commit of Registre in a process of its own, which answers lines with lines.

What runs there is a script of this folder that ends with ``_worker``: it takes Registre from the commit's
tree and nothing else of these packages but :mod:`invented_acts`, so that it runs on early commits too.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks import ROOT

_HERE = Path(__file__).resolve().parent


def environment(tree: Path) -> dict[str, str]:
    """What a program of a commit is started with."""
    path = os.pathsep.join(map(str, (tree, ROOT / "benchmarks")))
    return {"PYTHONPATH": path, "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0"}


class CommitProcess:
    """Runs ``script`` with the commit of ``tree``; asks and answers are JSON, one a line."""

    def __init__(self, script: str, tree: Path, *arguments: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(_HERE / script), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(tree),
        )

    def ask(self, asked: object) -> Any:
        """What the commit answers."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return self.answer()

    def answer(self) -> Any:
        """The next line that it says."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("a worker ended; its error stands above")
        return json.loads(line)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
