import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import main
from indexer.errors import IndexCorrupt
from indexer.indexing.build import Settings, build, remove
from indexer.indexing.saved import is_saved, restore, save
from indexer.searching.requests import request
from indexer.searching.search import Search

HEADER = "COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;DELIB_OBJET"
ROW = "Valronce;21000000600010;D{0};2031-03-12;7.5;Subventions;Achat d'une herse {0}"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / "actes"
    folder.mkdir()
    rows = "\n".join(ROW.format(number) for number in range(4))
    (folder / "a.csv").write_text(f"{HEADER}\n{rows}\n")
    (folder / "b.txt").write_text("Note sur la charrue du hameau.")
    shutil.copy(folder / "b.txt", folder / "c.txt")
    build([folder], tmp_path / "index", Settings())
    return tmp_path / "index"


def saved(index: Path, tmp_path: Path) -> Path:
    place = tmp_path / "tout.jsonl"
    with place.open("w", encoding="utf-8") as out:
        save(index, out)
    return place


def told(index: Path) -> list[object]:
    with Search.open(index) as search:
        return sorted(search.all(request("", facets=False)), key=lambda record: record.id)


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_an_index_of_a_saved_one_holds_the_same_acts(
    index: Path, tmp_path: Path, engine: str
) -> None:
    place = saved(index, tmp_path)
    other = tmp_path / "autre"
    assert is_saved(place)
    assert restore(place, other, Settings(engine=engine)) == len(told(index))
    assert told(other) == told(index)


def test_files_are_known_to_the_next_run(index: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre"
    restore(saved(index, tmp_path), other, Settings())
    report = build([tmp_path / "actes"], other, Settings())
    assert (report.indexed, report.unchanged) == (0, 3)


def test_what_was_taken_down_stays_out(index: Path, tmp_path: Path) -> None:
    with Search.open(index) as search:
        [hit] = search.search(request("numero:D2", facets=False)).hits
    remove([hit.record.id], index)
    other = tmp_path / "autre"
    restore(saved(index, tmp_path), other, Settings())
    build([tmp_path / "actes"], other, Settings(rebuild=True))
    assert hit.record.id not in {record.id for record in told(other)}  # type: ignore[attr-defined]


def test_a_cut_file_is_told(index: Path, tmp_path: Path) -> None:
    place = saved(index, tmp_path)
    place.write_text(place.read_text()[:-40])
    with pytest.raises(IndexCorrupt, match="cut or damaged"):
        restore(place, tmp_path / "autre", Settings())
    place.write_text('{"registre": 99, "retraits": []}\n')
    with pytest.raises(IndexCorrupt, match="another version"):
        restore(place, tmp_path / "autre", Settings())


def test_from_the_terminal(index: Path, tmp_path: Path) -> None:
    place, other = tmp_path / "tout.jsonl", tmp_path / "autre"
    runner = CliRunner()
    exported = runner.invoke(main, ["export", "--all", "--index", str(index), "-o", str(place)])
    assert exported.exit_code == 0, exported.output
    indexed = runner.invoke(main, ["index", str(place), "--index", str(other)])
    assert indexed.exit_code == 0, indexed.output
    assert told(other) == told(index)
    refused = runner.invoke(main, ["export", "herse", "--all", "--index", str(index)])
    assert refused.exit_code == 2
    assert "--all takes no search" in refused.output
