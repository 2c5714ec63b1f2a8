"""What `/api` promises: no shape goes, and the examples that it prints run as printed."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from frozen import frozen, shapes
from lxml import html
from waitress.server import create_server

from indexer.indexing.build import Settings as BuildSettings
from indexer.indexing.build import build
from indexer.searching.search import Search
from webapp import create_app
from webapp.addresses.params import PARAMETERS
from webapp.settings import Settings

CORPUS = Path(__file__).parents[3] / "corpus"


def test_nothing_of_the_interface_goes_or_changes_its_type() -> None:
    assert not frozen() - shapes()


def test_what_is_added_is_put_down() -> None:
    assert not shapes() - frozen(), "run: python tests/webapp/frozen.py"


def test_the_page_for_programs_names_every_parameter_of_a_search(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/api").text)
    named = " ".join(code.text_content() for code in page.iter("code"))
    assert {name for name in PARAMETERS if not re.search(rf"\b{name}\b", named)} == set()


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The examples by language, as the page of a site that runs shows them."""
    folder = tmp_path_factory.mktemp("index")
    build([CORPUS / "vaucourt-sur-selinelle"], folder, BuildSettings())
    with Search.open(folder) as search:
        app = create_app(search, Settings())
        server = create_server(app, host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        address = f"http://127.0.0.1:{server.effective_port}"
        page = html.fromstring(app.test_client().get("/api", base_url=address).text)
        yield {code.get("data-langage"): code.text for code in page.iter("code") if code.attrib}
        server.close()


def ran(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_example_in_curl_finds_something(examples: dict[str, str]) -> None:
    assert '"results": [{"id"' in ran(["sh", "-c", examples["curl"]])


def test_the_example_in_python_reads_every_act(examples: dict[str, str]) -> None:
    assert len(ran([sys.executable, "-c", examples["Python"]]).splitlines()) > 5


def test_the_example_in_javascript_counts(examples: dict[str, str], tmp_path: Path) -> None:
    node = shutil.which("node") or _node_of_playwright()
    if node is None:
        pytest.skip("no JavaScript engine is installed")
    script = tmp_path / "example.mjs"
    script.write_text(examples["JavaScript"], encoding="utf-8")
    first, *years = ran([node, str(script)]).splitlines()
    assert first.endswith(" actes")
    assert sum(int(line.split()[1]) for line in years) > 5


def _node_of_playwright() -> str | None:
    try:
        from playwright._impl._driver import compute_driver_executable
    except ImportError:
        return None
    node, _ = compute_driver_executable()
    return node if os.access(node, os.X_OK) else None
