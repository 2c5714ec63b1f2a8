"""What the README tells to type finds something in the sample corpus."""

import json
import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from indexer.cli import main
from indexer.indexing.build import Settings, build
from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings as SiteSettings

ROOT = Path(__file__).resolve().parent.parent
READMES = [ROOT / "README.md", ROOT / "README.fr.md"]
TYPED = [
    pytest.param(line, id=f"{page.name} {line}")
    for page in READMES
    for line in re.findall(r"^\$ (search query .*|curl .*)$", page.read_text("utf-8"), re.MULTILINE)
]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    build(
        [ROOT / "corpus" / "vaucourt-sur-selinelle", ROOT / "corpus" / "plouarvezec"],
        folder,
        Settings(),
    )
    return folder


def test_both_pages_have_examples():
    assert len(TYPED) >= 4


@pytest.mark.parametrize("line", TYPED)
def test_an_example_finds_something(index, line):
    program, *arguments = shlex.split(line, comments=True)
    if program == "search":
        done = CliRunner().invoke(main, [*arguments, "--json", "--index", str(index)])
        assert done.exit_code == 0, done.stderr
        found = json.loads(done.stdout)
    else:
        address = urlsplit(arguments[-1])
        with Search.open(index) as search:
            client = create_app(search, SiteSettings()).test_client()
            found = client.get(f"{address.path}?{address.query}").json
    assert found["total"] > 0
