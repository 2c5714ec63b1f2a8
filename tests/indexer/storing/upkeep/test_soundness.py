"""Damage of any file of an index is seen, and said in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.errors import IndexCorrupt
from indexer.indexing.build import Settings, build, remove
from indexer.indexing.mending import mend
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.meta import Meta
from indexer.storing.store import Store
from indexer.storing.upkeep.soundness import problems

EXTRACT = """Commune de Vaucourt-sur-Sélinelle
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 3 avril 2024
Délibération n° 2024-{numero}
Objet : Rue {numero}
Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve la rue {numero}.
"""


@pytest.fixture(params=["tantivy", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    acts = tmp_path / "actes"
    acts.mkdir()
    for numero in range(1, 6):
        (acts / f"{numero}.txt").write_text(EXTRACT.format(numero=numero), encoding="utf-8")
    build([acts], tmp_path / "index", Settings(engine=request.param))
    with Search.open(tmp_path / "index") as search:
        remove([search.search(SearchRequest('"rue 5"')).hits[0].record.id], tmp_path / "index")
    assert problems(tmp_path / "index") == []
    return tmp_path / "index"


def _files(index: Path) -> list[Path]:
    place = index / Meta.read(index).store
    files = [index / "meta.json", index / "retraits.json", *place.rglob("*")]
    return sorted(
        f for f in files if f.is_file() and f.stat().st_size and "lock" not in f.name.lower()
    )


def _put(path: Path, content: bytes) -> None:
    """Put a file in the place of another, which stays whole for an engine that has it in memory."""
    new = path.with_name(f"{path.name}.other")
    new.write_bytes(content)
    new.replace(path)


# Whoosh forgets to close a file that it fails to read.
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("part", [0.02, 0.5, 0.97])
def test_one_byte_changed_in_any_file_is_seen(index: Path, part: float) -> None:
    for path in _files(index):
        sound = path.read_bytes()
        at = min(int(len(sound) * part), len(sound) - 1)
        _put(path, sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        try:
            found = problems(index)
        except IndexCorrupt as error:
            found = [str(error)]
        assert found, path.name
        _put(path, sound)
    assert problems(index) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_file_that_is_gone_is_seen(index: Path) -> None:
    for path in _files(index):
        if path.name in ("meta.json", "sums.json", "retraits.json") and "engine" not in path.parts:
            # Without a description there is no index; the two others are written anew.
            continue
        sound = path.read_bytes()
        path.unlink()
        try:
            found = problems(index)
        except IndexCorrupt as error:
            found = [str(error)]
        assert found, path.name
        _put(path, sound)


def _told(index: Path) -> list[str]:
    with Search.open(index) as search:
        return sorted(record.id for record in search.all(SearchRequest()))


def _flip(path: Path) -> None:
    sound = path.read_bytes()
    at = len(sound) // 2
    _put(path, sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_can_be_mended_is_and_is_said(index: Path) -> None:
    """Every file in turn, and the take-down holds after each."""
    acts, told = index.parent / "actes", _told(index)
    for path in _files(index):
        if (path.name == "meta.json" and path.parent == index) or not path.exists():
            continue
        _flip(path)
        done = mend(index)
        assert done or path.name == "sums.json", path.name
        assert problems(index) == [], path.name
        build([acts], index, Settings())
        assert _told(index) == told, path.name
        assert problems(index) == []


def test_a_catalogue_that_cannot_be_opened_is_made_again(index: Path) -> None:
    acts, told = index.parent / "actes", _told(index)
    catalogue = index / Meta.read(index).store / "catalogue.sqlite"
    _put(catalogue, b"no database at all" * 300)
    assert any("catalogue" in sentence for sentence in problems(index))
    assert any("made anew" in sentence for sentence in mend(index))
    assert problems(index) == []
    assert _told(index) == told
    report = build([acts], index, Settings())
    assert (report.indexed, report.unchanged, report.acts) == (5, 0, 4)
    assert build([acts], index, Settings()).unchanged == 5
    assert _told(index) == told


def test_acts_that_one_of_the_two_lost_come_back(index: Path) -> None:
    acts, told = index.parent / "actes", _told(index)
    with Store.open(index) as store:
        with store.engine.writer() as writer:
            writer.delete(told[0])
        with store.catalogue.transaction():
            store.catalogue.lose(told[1])
        store.seal()
    assert len(problems(index)) == 2
    assert len(mend(index)) == 2
    assert problems(index) == []
    build([acts], index, Settings())
    assert _told(index) == told


def test_stores_and_drafts_of_interrupted_runs_are_cleared(index: Path) -> None:
    (index / "store-9" / "engine").mkdir(parents=True)
    (index / "meta.json.new").write_bytes(b"{")
    found = index / Meta.read(index).store / "found.sqlite"
    found.write_bytes(b"")
    assert len(mend(index)) == 3
    assert not (index / "store-9").exists()
    assert not found.exists()
    assert problems(index) == []


def test_a_damaged_engine_whose_files_are_gone_is_said_so(index: Path) -> None:
    _flip(next(path for path in _files(index) if path.parent.name == "engine"))
    (index.parent / "actes").rename(index.parent / "ailleurs")
    with pytest.raises(IndexCorrupt, match="is not there"):
        mend(index)


def test_a_description_that_is_damaged_is_made_again(index: Path) -> None:
    engine = Meta.read(index).engine
    path = index / "meta.json"
    path.write_text(
        path.read_text("utf-8").replace('"schema_version"', '"schema"version"'), "utf-8"
    )
    [said] = mend(index)
    assert said == "meta.json was damaged: made again from the files, 4 acts"
    assert Meta.read(index).engine == engine
    assert problems(index) == []


@pytest.mark.parametrize("index", ["tantivy"], indirect=True)  # the one that prints
def test_what_a_library_prints_over_damaged_files_is_not_shown(index: Path) -> None:
    """In a process of its own, whose standard error is a file as it is in life."""
    for path in (index / Meta.read(index).store / "engine").glob("*.term"):
        sound = path.read_bytes()
        _put(path, bytes(byte ^ 0x5A for byte in sound))
    done = subprocess.run(
        [sys.executable, "-m", "indexer.cli", "query", "rue", "--index", str(index)],
        capture_output=True, text=True, check=False, env=os.environ | {"RUST_BACKTRACE": "1"},
    )  # fmt: skip
    assert done.returncode == 4
    [line] = done.stderr.splitlines()
    assert "is damaged" in line or "cannot be read" in line
