"""The wheel holds everything: installed elsewhere, it indexes, searches and serves pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

SERVED = """
import indexer, sys
from pathlib import Path
from indexer.searching.search import Search
from webapp import create_app
assert Path(indexer.__file__).is_relative_to(sys.argv[1]), indexer.__file__
with Search.open(Path(sys.argv[2])) as search:
    client = create_app(search).test_client()
    for address in ("/", "/recherche?q=cantine", "/aide", "/api/v1/search?q=cantine", "/api/v1/openapi.json"):
        assert client.get(address).status_code == 200, address
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", folder / "site", wheel], check=True)
    return folder / "site"


def _run(installed, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=installed,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_the_wheel_does_the_main_job_elsewhere(installed, tmp_path):
    index = tmp_path / "index"
    commune = ROOT / "corpus" / "vaucourt-sur-selinelle"
    done = _run(installed, "-m", "indexer.cli", "index", commune, "--index", index)
    assert done.returncode == 0, done.stderr
    found = _run(installed, "-m", "indexer.cli", "query", "cantine", "--index", index)
    assert "cantine" in found.stdout
    served = _run(installed, "-c", SERVED, installed, index)
    assert served.returncode == 0, served.stderr


@pytest.mark.slow
def test_the_console_script_is_declared(installed):
    (entry,) = installed.glob("registre-*.dist-info/entry_points.txt")
    assert "search = indexer.cli:main" in entry.read_text("utf-8")
