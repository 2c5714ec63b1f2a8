"""Every command that the README and the pages of documentation print is run as printed, or said to be run elsewhere.

Commands of a walk are run by it on empty machines; those that never end, ask the network or take hours stand in
one table with where they are run instead. What stands for something of the reader (FILE, FOLDER, ID) is given one.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.alerts import Alerts
from indexer.cli import main
from indexer.indexing.build import Settings, build
from indexer.publishing.mailing import now
from indexer.reading import mapping
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings as SiteSettings

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CORPUS = ROOT / "corpus" / "vaucourt-sur-selinelle"
#: Pages whose blocks of commands are walked from the first to the last, and by what.
WALKED = {
    "cluster.md": "tests/cluster/walk.py",
    "deploying.md": "tests/cluster/walk_site.py",
}
_PROGRAMS = (
    "search", "registre", "python", "python3", "pytest", "pip", "curl", "apt-get", "systemctl",
    "journalctl", "podman", "eval",
)  # fmt: skip

_INSTALLS = "brings packages of the system, which the walks do"
_LONG = "takes minutes or hours; its results stand in benchmarks/results or on the page"
_SUITE = "is the suite of tests itself"
_WALKED_ALSO = "tests/cluster/walk_site.py types it, or what it is made of, on a machine"
#: Commands that are not run here, and why or where they are.
ELSEWHERE = {
    "python3 deploy/demo.py": "installs packages and serves until it is stopped",
    "python3 deploy/test.py": _SUITE,
    "pip install .": "tests/test_wheel.py installs the wheel of it",
    "pip install '.[opensearch]'": "tests/cluster/walk.py",
    "search serve": "never ends: tests/webapp/serving/test_serving.py",
    "search serve --port 8000": "never ends: tests/webapp/serving/test_serving.py, on a port that is free",
    "search watch FOLDER": "never ends: tests/indexer/indexing/test_watching.py",
    "search watch --alerts": "never ends: tests/webapp/people/test_follow.py",
    "search alerts send": "tests/webapp/people/test_follow.py, with a mail server",
    "curl 'https://…/api/v1/search?q=vélo'": "tests/webapp/serving/test_serving.py sends the same bytes",
    "curl -G --data-urlencode q=vélo": "tests/webapp/serving/test_serving.py sends the same bytes",
    "apt-get install tesseract-ocr tesseract-ocr-fra": _INSTALLS,
    "apt-get install antiword": _INSTALLS,
    "apt-get install maven": _INSTALLS,
    "apt-get install openjdk-21-jdk-headless": _INSTALLS,
    "apt-get install opensearch": "packages of another project, whose guide the page names",
    "apt-get install mmdebstrap systemd-container nftables iproute2": _INSTALLS,
    "apt-get install mmdebstrap systemd-container nftables iproute2 pebble": _INSTALLS,
    "journalctl -u opensearch": "tests/cluster/walk.py reads the journal so",
    "journalctl -u registre -u registre-watch": _WALKED_ALSO,
    "systemctl restart registre registre-watch": _WALKED_ALSO,
    "registre index --rebuild /srv/actes": "tests/indexer rebuilds; the function is walked",
    "podman build -f deploy/site/Containerfile -t registre .": "asks a registry of images",
    "python3 tests/cluster/walk.py": "walks docs/cluster.md, for ten minutes",
    "python3 tests/cluster/walk_site.py": "tests/cluster/test_walk_site.py",
    "pytest -m cluster": _SUITE,
    "pytest -m cluster tests/cluster": _SUITE,
    "pip wheel --no-deps --wheel-dir dist /usr/src/registre": "tests/test_wheel.py",
    "python tests/cluster/cluster.py start": "the fixture `cluster` of tests/conftest.py",
    "eval $(python tests/cluster/cluster.py start)": "the fixture `cluster` of tests/conftest.py",
    "python tests/cluster/cluster.py stop": "the fixture `cluster` of tests/conftest.py",
    'search index --engine opensearch corpus && search query "cantine scolaire" --facets': "tests/indexer/cli/test_index_commands.py, and tests marked cluster",
    'eval "$(_SEARCH_COMPLETE=bash_source search)"': "below, without a shell to keep",
    "REGISTRE_KILLS=300 python -m pytest tests/crash": _LONG,
    "python -m benchmarks.searching.analysis pairs …": _LONG,
    "python -m benchmarks.searching.analysis speed": _LONG,
    "python -m benchmarks.searching.cluster": _LONG,
    "python benchmarks/callers.py --against COMMIT": _LONG,
    "python -m benchmarks.searching.engines": _LONG,
    "python -m benchmarks.serving.pages": _LONG,
    "python -m benchmarks.files.minutes": _LONG,
    "python -m benchmarks.files.extraction": _LONG,
    "python -m benchmarks.files.archives": _LONG,
    "python benchmarks/answers.py FOLDER": _LONG,
    "python benchmarks/growth.py SMALL LARGE": _LONG,
    "python benchmarks/compare.py --acts 10000 --against COMMIT": _LONG,
    "python -m benchmarks.serving.costs --acts 100000": _LONG,
    "python benchmarks/folders.py --files 20000 --shape acts": _LONG,
    "python benchmarks/folders.py --files 2000 --against COMMIT": _LONG,
    "python -m benchmarks.files.hostile": _LONG,
    "python -m benchmarks.serving.load --acts 100000": _LONG,
    "python -m benchmarks.lasting.long_life": _LONG,
    "python -m benchmarks.lasting.scale --acts 1000000": _LONG,
    "python -m benchmarks.parsing CORPUS --folds --work FOLDER": _LONG,
    "python -m benchmarks.parsing FOLDER --warm OTHERS --against 32d2106": _LONG,
    "python -m tools.train_lines CORPUS --work FOLDER": _LONG,
    "python -m tools.learn_matieres TABLE.csv --write": "writes into the package; needs a labelled table",
    "python -m tools.rule_proofs facts.votes": _LONG,
    "python3 deploy/test.py --quick": _SUITE,
    '.venv/bin/pytest -m "not browser and not cluster"': _SUITE,
    ".venv/bin/pytest tests/analyzers": _SUITE,
    ".venv/bin/pytest tests/test_house.py tests/test_docs.py tests/test_docs_commands.py": _SUITE,
    ".venv/bin/pytest tests/indexer -k homonym": _SUITE,
    "curl 'http://127.0.0.1:8000/api/v1/search?q=cantine&matiere=7.10'": "tests/test_readme.py",
    "python -m tools.write_docs": "tests/indexer/fields/test_fields.py compares what it writes",
}  # fmt: skip


def _plain(command: str) -> str:
    """A command without the remark behind it, its line breaks and its prompt."""
    text = " ".join(command.removeprefix("$ ").replace("\\\n", " ").split())
    return re.sub(r"\s+# .*$", "", text).strip()


def _printed(page: Path) -> Iterator[str]:
    """The commands of a page, but for those that a walk types."""
    text = page.read_text("utf-8")
    walked = page.name in WALKED
    for kind, block in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if kind == "console":
            yield from (_plain(line) for line in block.splitlines() if line.startswith("$ "))
        elif kind == "sh" and not (walked and f"\n{block}" in _section(page, text)):
            yield from (_plain(line) for line in block.splitlines())
    bare = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    for span in re.findall(r"`([^`]+)`", bare):
        named = re.match(r"(?:[A-Z_]+=\S+ )?(\S+) \S", _plain(span))
        if named and named[1] in _PROGRAMS:
            yield _plain(span)


def _section(page: Path, text: str) -> str:
    """The part of a page that is walked."""
    if page.name == "cluster.md":
        return text.split("## From nothing to three nodes\n")[1].split("\n## ")[0]
    return text.split("\n## More\n")[0]


COMMANDS = sorted({command for page in PAGES for command in _printed(page)})
_RUN = [command for command in COMMANDS if command not in ELSEWHERE]


def test_what_is_run_elsewhere_is_still_printed():
    assert set(ELSEWHERE) <= set(COMMANDS)


def test_there_are_commands_of_every_page_that_has_some():
    assert len(COMMANDS) > 60
    assert all(shlex.split(command)[0] == "search" for command in _RUN), _RUN


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(CORPUS, folder / "corpus")
    build([folder / "corpus"], folder / "index", Settings())
    return folder


@pytest.fixture
def place(made, tmp_path, monkeypatch):
    """A folder as the pages suppose it: acts, their index, a file, a saved index, a key, an alert."""
    for name in ("corpus", "index"):
        shutil.copytree(made / name, tmp_path / name)
    for name in ("path/to/acts", "chemin/des/actes", "FOLDER"):
        shutil.copytree(CORPUS, tmp_path / name)
    for name in ("REGISTRE_CONFIG", "REGISTRE_URL", "REGISTRE_SMTP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REGISTRE_INDEX", str(tmp_path / "index"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


#: What a command needs to be there, by how it begins: commands before it, and what its FILE is.
_BEFORE = {
    "search restore FILE": ["search backup FILE"],
    "search index FILE": ["search export --all -o FILE"],
    "search keys revoke intranet": ["search keys add intranet"],
    "search keys list": ["search keys add intranet"],
}
#: Words that the parts left out stand for.
_LEFT_OUT = {"search --config FILE …": "info", "search query … --json": "cantine"}


def _typed(command: str, place: Path) -> Result:
    for before in _BEFORE.get(command, ()):
        assert _typed(before, place).exit_code == 0, before
    if command == "search --config FILE …":
        (place / "FILE").write_text(f'index = "{(place / "index").as_posix()}"\n', "utf-8")
    elif command.startswith("search parse"):
        shutil.copy(next(CORPUS.glob("*.txt")), place / "FILE")
    elif command.startswith("search alerts"):
        Alerts(place / "index").ask("ana@example.org", "q=lavoir", now())
    _, *arguments = shlex.split(command.replace("…", _LEFT_OUT.get(command, "…")))
    if "ID" in arguments:
        with Search.open(place / "index") as search:
            (hit,) = search.search(SearchRequest("", per_page=1)).hits
        arguments[arguments.index("ID")] = hit.record.id
    return CliRunner().invoke(main, arguments)


@pytest.mark.slow
@pytest.mark.parametrize("command", _RUN)
def test_a_command_does_what_it_is_printed_for(place, command):
    _, *arguments = shlex.split(command)
    known = main.commands.get(arguments[0])
    wants = [p for p in getattr(known, "params", ()) if p.required] or hasattr(known, "commands")
    if known and len(arguments) == 1 and wants:
        # The name of a command, not a command that could be typed.
        assert CliRunner().invoke(main, [*arguments, "-h"]).exit_code == 0
        return
    done = _typed(command, place)
    assert done.exit_code == 0, done.output
    assert done.stdout or done.stderr


def _completing(**given: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "from indexer.cli import main; main(prog_name='search')"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **given},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_the_shell_completes():
    script = _completing(_SEARCH_COMPLETE="bash_source")
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)
    asked = {"_SEARCH_COMPLETE": "bash_complete", "COMP_CWORD": "1"}
    assert _completing(COMP_WORDS="search que", **asked) == "plain,query\n"
    asked["COMP_CWORD"] = "2"
    assert "plain,--rebuild\n" in _completing(COMP_WORDS="search index --reb", **asked)


# What else the pages print for programs.


def _blocks(kind: str) -> list:
    return [
        pytest.param(block, id=f"{page.name}-{number}")
        for page in PAGES
        for number, block in enumerate(
            re.findall(
                rf"^```{kind}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
            )
        )
    ]


@pytest.mark.parametrize("block", _blocks("json"))
def test_json_is_json(block):
    assert json.loads(block)


@pytest.mark.parametrize("block", _blocks("toml"))
def test_settings_of_a_folder_are_read(block, tmp_path):
    assert tomllib.loads(block)
    (tmp_path / mapping.NAMES[0]).write_text(block, "utf-8")
    (tmp_path / "mairie").mkdir()
    shutil.copy(next(CORPUS.glob("*.txt")), tmp_path / "mairie")
    report = build([tmp_path], tmp_path / ".index", Settings(jobs=1))
    assert not report.failed, report.failed


@pytest.mark.parametrize("block", _blocks("python"))
def test_python_runs(block, tmp_path):
    shutil.copy(next(CORPUS.rglob("*.pdf")), tmp_path / "recueil.pdf")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", block + "\nprint(type(result).__name__)"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "Extraction\n"), done.stderr


def test_addresses_that_are_printed_answer(made):
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    addresses = re.findall(r"^GET (/\S+)$|`GET (/[^`{]+)`", text, re.MULTILINE)
    assert len(addresses) > 8
    with Search.open(made / "index") as search:
        client = create_app(search, SiteSettings(contact="dsi@ville.example")).test_client()
        for address in map("".join, addresses):
            whole = address + "a" if address.endswith("suggest?q=") else address
            with client.get(whole) as response:
                assert response.status_code == 200, address
