"""The documentation speaks of what exists."""

import re
import subprocess
from pathlib import Path

import pytest

from indexer.cli import main
from indexer.reading.extraction import sniffing

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
#: Those, and the pages that stand beside what they speak of.
EVERYWHERE = sorted(
    {
        *PAGES,
        *(p for room in ("benchmarks", "corpus", "findings") for p in (ROOT / room).rglob("*.md")),
    }
)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
_MODULE = re.compile(r"`((?:[a-z_]+/)*[a-z_]+\.py)`")

_TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)")
_PATH = re.compile(r"`([^`\n*…{}<>=]+/[^`\n*…{}<>=]*)`")


@pytest.mark.parametrize("page", EVERYWHERE, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_architecture_names_every_module_of_the_indexer():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for module in (ROOT / "indexer").glob("[a-z]*.py"):
        assert f"`{module.name}`" in text, module.name
    for package in (ROOT / "indexer").rglob("__init__.py"):
        if package.parent.parent.name != "engines" and package.parent.name != "indexer":
            assert f"{package.parent.name}/" in text, package.parent.name


def test_modules_that_are_named_exist():
    modules = [
        f"/{path.relative_to(ROOT).as_posix()}"
        for room in ("analyzers", "indexer", "webapp", "tools", "benchmarks", "deploy", "tests")
        for path in (ROOT / room).rglob("*.py")
    ]
    for page in PAGES:
        for named in _MODULE.findall(page.read_text("utf-8")):
            assert any(module.endswith(f"/{named}") for module in modules), f"{page.name}: {named}"


def test_paths_that_are_named_exist():
    """Those from the top of the repository, and those of tests from ``tests/``, as the page of accessibility has them."""
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir()}
    for page in PAGES:
        for named in _PATH.findall(page.read_text("utf-8")):
            if named.split("/")[0] in rooms:
                places = (ROOT / named, ROOT / "tests" / named)
                assert any(place.exists() for place in places), f"{page.name}: {named}"


def test_tests_that_are_named_exist():
    for page in PAGES:
        for file, test in _TEST.findall(page.read_text("utf-8")):
            assert f"def {test}" in (ROOT / "tests" / file).read_text("utf-8"), (
                f"{page.name}: {test}"
            )


def test_the_page_of_formats_names_every_extension():
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")
    known = {*sniffing.SIGNED, *sniffing.TEXT_EXTENSIONS, *sniffing.HTML_EXTENSIONS}
    for extension in filter(None, known | sniffing.TABLE_EXTENSIONS):
        assert f"`{extension}`" in text, extension


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text("utf-8")
    for command in main.commands:
        assert f"search {command}" in text, command


def test_what_was_measured_is_spoken_of():
    texts = {
        page: page.read_text("utf-8") for page in [*PAGES, *(ROOT / "benchmarks").rglob("*.md")]
    }
    for result in (ROOT / "benchmarks" / "results").iterdir():
        # A drawing stands beside its table.
        table = result.with_suffix(".md") if result.suffix == ".svg" else result
        assert any(table.name in text for page, text in texts.items() if page != table), result.name


def test_nothing_points_to_a_machine():
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    for name in filter(None, tracked.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in (".py", ".md", ".html", ".toml", ".css", ".js"):
            assert not re.search(r"/(?:root|home/\w+)/", path.read_text("utf-8")), name
