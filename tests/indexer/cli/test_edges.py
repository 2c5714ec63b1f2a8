"""What a command loads before it has anything to do."""

import subprocess
import sys

import pytest

_TELL = """
import sys
from indexer.cli import main
try:
    main({arguments})
finally:
    print("loaded", *sys.modules)
"""
HEAVY = (
    "tantivy",
    "whoosh",
    "opensearchpy",
    "pypdfium2",
    "docx",
    "odfdo",
    "lxml",
    "flask",
    "webapp",
    "analyzers",
    "indexer.reading",
    "indexer.indexing",
    "indexer.searching",
    "indexer.storing.store",
    "indexer.storing.engines.tantivy",
)


def _loaded(*arguments: str) -> set[str]:
    code = _TELL.format(arguments=list(arguments))
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stdout.rpartition("loaded ")[2].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["index", "--help"]])
def test_help_and_version_load_neither_readers_nor_engines(arguments: list[str]) -> None:
    loaded = _loaded(*arguments)
    assert "indexer.cli" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_a_command_loads_what_it_needs() -> None:
    # The same look sees what is there, so that the test above can fail.
    loaded = _loaded("analyze", "cantines")
    assert "analyzers" in loaded
    assert "indexer.reading" not in loaded


def test_a_command_loads_none_of_the_others() -> None:
    loaded = {
        name for name in _loaded("query", "--help") if name.endswith(("_command", "_commands"))
    }
    assert loaded == {"indexer.cli.search_commands"}
