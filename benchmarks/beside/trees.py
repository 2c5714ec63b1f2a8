"""Other commits of this repository, checked out to be measured beside this one."""

import contextlib
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import ROOT


@contextlib.contextmanager
def tree_of(commit: str) -> Iterator[Path]:
    """A commit of this repository, checked out for the time of a block."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        add = ["git", "-C", str(ROOT), "worktree", "add", "--detach", str(tree), commit]
        subprocess.run(add, check=True, capture_output=True)
        try:
            yield tree
        finally:
            drop = ["git", "-C", str(ROOT), "worktree", "remove", "--force", str(tree)]
            subprocess.run(drop, check=True, capture_output=True)
