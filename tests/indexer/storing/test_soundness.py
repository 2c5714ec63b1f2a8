"""Damage of any file of an index is seen, and said in a sentence."""

from pathlib import Path

import pytest

from indexer.errors import IndexCorrupt
from indexer.indexing.build import Settings, build, remove
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.meta import Meta
from indexer.storing.soundness import problems

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


# Whoosh forgets to close a file that it fails to read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("part", [0.02, 0.5, 0.97])
def test_one_byte_changed_in_any_file_is_seen(index: Path, part: float) -> None:
    for path in _files(index):
        sound = path.read_bytes()
        at = min(int(len(sound) * part), len(sound) - 1)
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        try:
            found = problems(index)
        except IndexCorrupt as error:
            found = [str(error)]
        assert found, path.name
        path.write_bytes(sound)
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
        path.write_bytes(sound)
