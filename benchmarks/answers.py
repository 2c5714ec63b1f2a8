"""What Registre answers, to the letter, and whether another commit of it answers the same.

`python benchmarks/answers.py corpus --against COMMIT` indexes the files of the folders, asks both commits the same
questions of that index and compares what they match, in which order, what is marked, what acts near lack and what
facets count. The questions are made of the words of the acts themselves, with phrases, beginnings, exclusions and
misspellings among them; the same for a seed. Ends with 1 where an answer differs, and where a commit cannot answer:
one with other rules of analysis refuses the index.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

# As a script it measures the tree that it stands in, whichever is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import ROOT
from benchmarks.beside.trees import tree_of

_WORKER = ROOT / "benchmarks" / "beside" / "answers_worker.py"
_SHOWN = 5


def main() -> int:
    """Index, ask, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--against", metavar="COMMIT", default="main")
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--questions", type=int, default=300)
    options = parser.parse_args()
    with tree_of(options.against) as other, tempfile.TemporaryDirectory() as folder:
        build = ["index", "--index", folder, "--engine", options.engine]
        _run(ROOT, "-m", "indexer.cli", *build, *map(str, options.folders))
        ask = [str(_WORKER), folder, str(options.questions)]
        both = [_run(tree, *ask).splitlines() for tree in (ROOT, other)]
    wrong = [pair for pair in zip(*both, strict=True) if pair[0] != pair[1]]
    for one, two in (map(json.loads, pair) for pair in wrong[:_SHOWN]):
        differing = [name for name in one if one[name] != two[name]]
        print(one["asked"], *((name, one[name], two[name]) for name in differing), sep="\n  ")
    print(f"{len(both[0])} questions, {len(wrong)} answered otherwise")
    return 1 if wrong else 0


def _run(tree: Path, *command: str) -> str:
    """What a program of a commit prints."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONHASHSEED": "0"}
    ran = subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        why = ran.stderr.strip().rpartition("\n")[2]
        sys.exit(f"{'this' if tree == ROOT else 'the other'} commit: {why}")
    return ran.stdout


if __name__ == "__main__":
    sys.exit(main())
