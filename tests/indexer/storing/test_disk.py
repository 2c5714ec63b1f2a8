"""States of a disk: reading goes on from the last good commit, writing stops with one sentence."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import main
from indexer.errors import IndexUnusable, StorageError
from indexer.indexing.build import Settings, build, remove
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing import files
from indexer.storing.store import Store
from indexer.storing.upkeep.soundness import problems

EXTRACT = """Commune de Vaucourt-sur-Sélinelle
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 3 avril 2024
Délibération n° 2024-{numero}
Objet : Lavoir {numero}
Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve le lavoir {numero}.
"""
#: An account that owns nothing.
NOBODY = 65534


@pytest.fixture(params=["tantivy", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    acts = tmp_path / "actes"
    acts.mkdir()
    for numero in (1, 2):
        (acts / f"{numero}.txt").write_text(EXTRACT.format(numero=numero), encoding="utf-8")
    build([acts], tmp_path / "index", Settings(engine=request.param))
    return tmp_path / "index"


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk without room: what is written in one step is refused."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "fsync", full)
        yield patched


def _total(index: Path) -> int:
    with Search.open(index) as search:
        return search.search(SearchRequest("lavoir")).total


def test_a_full_disk_stops_a_run_with_a_sentence_and_the_next_one_finishes(
    index: Path, refusing: pytest.MonkeyPatch
) -> None:
    acts = index.parent / "actes"
    (acts / "3.txt").write_text(EXTRACT.format(numero=3), encoding="utf-8")
    with pytest.raises(StorageError, match="last commit") as told:
        build([acts], index, Settings())
    assert "\n" not in str(told.value)
    assert _total(index) == 2
    refusing.undo()
    assert problems(index) == []
    assert build([acts], index, Settings()).acts == 3
    assert problems(index) == []


def test_a_full_disk_stops_a_removal_and_what_was_listed_holds(
    index: Path, refusing: pytest.MonkeyPatch
) -> None:
    with Search.open(index) as search:
        id = search.search(SearchRequest("lavoir")).hits[0].record.id
    with pytest.raises(StorageError):
        remove([id], index)
    assert _total(index) == 2
    refusing.undo()
    assert remove([id], index) == [id]
    assert _total(index) == 1
    assert problems(index) == []


_AS_NOBODY = """
import codecs, json, os, sys
from pathlib import Path
from indexer import errors
from indexer.indexing.build import Settings, build
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.upkeep.soundness import problems
import indexer.storing.engines.tantivy.engine, indexer.storing.engines.whoosh.engine
import webapp
[codecs.lookup(name) for name in ("latin1", "utf-8", "ascii")]
index, acts = map(Path, sys.argv[1:])
os.setgid({nobody}); os.setuid({nobody})
with Search.open(index) as search:
    first = search.search(SearchRequest("lavoir")).total
    print(json.dumps(first), flush=True)
    sys.stdin.readline()
    second = search.search(SearchRequest("lavoir")).total
try:
    build([acts], index, Settings())
    refused = None
except errors.IndexUnusable as error:
    refused = str(error)
print(json.dumps([second, problems(index), refused]))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root to become another")
@pytest.mark.parametrize("left", ["nothing", "a commit cut short", "a removal cut short"])
def test_an_account_that_may_only_read_reads_and_follows(
    index: Path, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a killed process left something to be settled: that is done in a copy."""
    acts = index.parent / "actes"
    (acts / "3.txt").write_text(EXTRACT.format(numero=3), encoding="utf-8")

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        if left == "a commit cut short":
            patched.setattr(Store, "show", cut)
            with pytest.raises(KeyboardInterrupt):
                build([acts], index, Settings())
        elif left == "a removal cut short":
            with Search.open(index) as search:
                id = search.search(SearchRequest('"lavoir 1"')).hits[0].record.id
            patched.setattr(Store, "settle", _once(Store.settle))
            with pytest.raises(KeyboardInterrupt):
                remove([id], index)
    place = Path("/tmp") / f"registre-{os.getpid()}-{index.parent.name}"
    shutil.copytree(index.parent, place)
    try:
        for path in (place, *place.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        command = [sys.executable, "-c", _AS_NOBODY.format(nobody=NOBODY)]
        command += [str(place / "index"), str(place / "actes")]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
        ) as reader:
            assert reader.stdout
            first = json.loads(reader.stdout.readline())
            build([place / "actes"], place / "index", Settings())
            told, _ = reader.communicate("go\n")
        second, wrong, refused = json.loads(told)
    finally:
        shutil.rmtree(place)
    before = {"nothing": 2, "a commit cut short": 3, "a removal cut short": 1}[left]
    after = 2 if left == "a removal cut short" else 3
    assert (first, second, wrong) == (before, after, [])
    assert "cannot write" in refused


def _once(method: object) -> object:
    calls = iter([method])

    def settle(store: Store) -> None:
        for first in calls:
            first(store)
            return
        raise KeyboardInterrupt

    return settle


def test_a_folder_that_vanishes_leaves_readers_what_they_saw(index: Path) -> None:
    with Search.open(index) as search:
        assert search.search(SearchRequest("lavoir")).total == 2
        index.rename(index.with_name("elsewhere"))
        assert search.search(SearchRequest("lavoir")).total == 2
        with pytest.raises(IndexUnusable):
            remove(["x"], index)


@pytest.fixture
def disk(index: Path) -> Iterator[Path]:
    """A small disk of its own with a copy of the index on it."""
    place = index.with_name("disk")
    place.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("needs root and a system that mounts")
    try:
        shutil.copytree(index, place / "index")
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def _said(*arguments: object) -> tuple[int, str]:
    """What a command ends with and says; it never ends with a trace."""
    done = CliRunner().invoke(main, [str(each) for each in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stderr.strip()


_READING = (
    "query lavoir",
    "info",
    "check",
    "keys list",
    "alerts list",
    "personal-data",
    "serve --check",
)


def _read_on(index: Path) -> None:
    for command in _READING:
        assert _said(*command.split(), "--index", index)[0] == 0, command


# Whoosh leaves to the collector the files that it could not write.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.slow
def test_every_command_on_a_full_disk(disk: Path) -> None:
    acts, index = disk.parent / "actes", disk / "index"
    for numero in range(3, 20):
        words = " ".join(f"mot{numero}{number}" for number in range(400))
        (acts / f"{numero}.txt").write_text(EXTRACT.format(numero=numero) + words, encoding="utf-8")
    with Search.open(index) as search:
        id = search.search(SearchRequest("lavoir")).hits[0].record.id
    with (disk / "fill").open("wb", buffering=0) as fill, suppress(OSError):
        while True:
            fill.write(bytes(1024))
    for command in (
        ("index", acts, "--index", index),
        ("index", acts, "--index", index, "--rebuild"),
        ("index", acts, "--index", disk / "new"),
        ("remove", id, "--index", index),
        ("export", "--index", index, "-o", disk / "a.csv"),
        ("export", "--all", "--index", index, "-o", disk / "a.jsonl"),
        ("backup", disk / "a.tar", "--index", index),
        ("keys", "add", "reader", "--index", index),
    ):
        code, told = _said(*command)
        assert code == 1, command
        assert "No space left" in told or "full" in told
        assert "\n" not in told
        _read_on(index)
    (disk / "fill").unlink()
    subprocess.run(["mount", "-o", "remount,size=100m", str(disk)], check=True)
    assert _said("index", acts, "--index", index)[0] == 0
    assert _said("remove", id, "--index", index) == (0, "1 removed")
    assert _said("check", "--index", index)[0] == 0
    assert _total(index) == 18


@pytest.mark.slow
def test_every_command_on_a_disk_that_takes_no_writes(disk: Path) -> None:
    acts, index = disk.parent / "actes", disk / "index"
    (acts / "3.txt").write_text(EXTRACT.format(numero=3), encoding="utf-8")
    with Search.open(index) as search:
        id = search.search(SearchRequest("lavoir")).hits[0].record.id
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for command in (
        ("index", acts, "--index", index),
        ("index", acts, "--index", index, "--rebuild"),
        ("remove", id, "--index", index),
        ("check", "--repair", "--index", index),
        ("backup", disk.parent / "a.tar", "--index", index),
    ):
        code, told = _said(*command)
        assert (code, told.count("\n")) == (4, 0), command
        assert "Read-only" in told
        _read_on(index)
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert _said("index", acts, "--index", index)[0] == 0
    assert _total(index) == 3


def test_a_file_that_a_writer_deletes_meanwhile_weighs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept").write_bytes(b"12345")
    (tmp_path / "merged").write_bytes(b"123")
    listed = list(os.scandir(tmp_path))
    (tmp_path / "merged").unlink()
    monkeypatch.setattr(files.os, "scandir", lambda _: listed)
    assert files.bytes_in(tmp_path) == 5


def test_an_index_that_goes_while_it_is_open_answers_on_and_weighs_nothing(index: Path) -> None:
    with Search.open(index) as search:
        acts = search.info().acts
        shutil.move(index, index.with_name("ailleurs"))
        assert (search.info().acts, search.info().bytes) == (acts, 0)
        # To mend a word, how many acts there are is asked.
        assert search.search(SearchRequest("zzzzyx")).total == 0
