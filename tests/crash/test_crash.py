"""The harness, for as long as a suite may take; ``REGISTRE_KILLS`` makes it longer.

REGISTRE_KILLS=300 python -m pytest tests/crash
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
#: Kills of each engine: four operations, each at some moments of some classes.
KILLS = int(os.environ.get("REGISTRE_KILLS", "8"))


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment with the layer in it; without a compiler or on another system none is."""
    compiler = shutil.which("cc")
    if not compiler or not sys.platform.startswith("linux"):
        return dict(os.environ)
    made = tmp_path_factory.mktemp("layer") / "layer.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(HERE / "layer.c"), "-ldl"]
    subprocess.run(command, check=True)
    return {**os.environ, "LD_PRELOAD": str(made)}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_whenever_it_is_killed_the_index_is_sound(layer: dict[str, str], engine: str) -> None:
    command = [sys.executable, str(HERE / "harness.py"), "--engine", engine, "--kills", str(KILLS)]
    path = os.pathsep.join(filter(None, (str(HERE.parent.parent), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        command, env={**layer, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    result = json.loads(done.stdout or "{}")
    assert result, done.stderr
    assert result["failures"] == []
    assert result["kills"] >= result["trials"] // 2
