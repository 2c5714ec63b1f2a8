"""What a run has to do, told by the files that are there and those that were."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.acts.documents import Failure, SourceFile
from indexer.indexing import changes as module
from indexer.indexing.changes import EMPTIED, Changes, changed
from indexer.reading.extraction import Options
from indexer.reading.sources import LEADS_OUT, walk
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.catalogue.found import Found

_NAMES = ("a-b/1.txt", "a b/1.txt", "a/1.txt", "a/2/3.txt", "a.txt", "é/1.txt", "z.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in _NAMES:
        (tmp_path / "actes" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "actes" / name).write_text(f"Le conseil adopte {name}.")
    return tmp_path / "actes"


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    (tmp_path / "store").mkdir()
    with Catalogue(tmp_path / "store", create=True) as opened:
        yield opened


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Found]:
    with Found.made(tmp_path) as found:
        yield found


def _known(catalogue: Catalogue, folder: Path) -> None:
    with catalogue.transaction():
        for file in walk([folder]):
            assert isinstance(file, SourceFile)
            catalogue.replace(file, folder, [])


def _changes(folder: Path, catalogue: Catalogue, found: Found) -> tuple[Changes, list[Failure]]:
    failed: list[Failure] = []
    return changed([folder], catalogue, found, Options(max_bytes=1_000), failed), failed


@pytest.mark.parametrize("ahead", [1, 2, 3, 500])
def test_files_are_told_apart_however_few_are_known_at_once(
    folder: Path, catalogue: Catalogue, found: Found, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    monkeypatch.setattr(module, "_AHEAD", ahead)
    _known(catalogue, folder)
    (folder / "a" / "1.txt").unlink()
    (folder / "a" / "2" / "3.txt").write_text("Le conseil ajourne.")
    (folder / "a" / "4.txt").write_text("Le conseil prend acte.")
    changes, failed = _changes(folder, catalogue, found)
    assert [file.name for file in found.files("to_read")] == ["actes/a/2/3.txt", "actes/a/4.txt"]
    assert changes.vanished == ["actes/a/1.txt"]
    assert (changes.unchanged, failed) == (5, [])


def test_known_files_are_not_opened_again(
    folder: Path, catalogue: Catalogue, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AHEAD", 2)
    _known(catalogue, folder)

    def opened(path: Path, *_args: object) -> None:
        raise AssertionError(f"{path} was opened")

    monkeypatch.setattr(Path, "open", opened)
    assert _changes(folder, catalogue, found)[0].unchanged == len(_NAMES)


def test_a_folder_that_bears_another_name_is_told_by_some_of_its_files(
    folder: Path, catalogue: Catalogue, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_COMPARED", 3)
    _known(catalogue, folder)
    renamed = folder.rename(folder.with_name("archives"))
    changes, _ = _changes(renamed, catalogue, found)
    assert list(changes.renamed) == [folder]
    assert [file.name for file in found.files("moved")] == sorted(f"actes/{n}" for n in _NAMES)
    assert changes.vanished == []


def test_a_folder_that_holds_nothing_any_more_loses_nothing(
    folder: Path, catalogue: Catalogue, found: Found
) -> None:
    _known(catalogue, folder)
    folder.rename(folder.with_name("away"))
    folder.mkdir()
    changes, failed = _changes(folder, catalogue, found)
    assert (changes.vanished, failed) == ([], [Failure(str(folder), EMPTIED)])


def test_a_link_that_leads_out_is_no_file_of_a_folder(
    folder: Path, catalogue: Catalogue, found: Found
) -> None:
    _known(catalogue, folder)
    away = folder.rename(folder.with_name("away"))
    folder.mkdir()
    (folder / "z.txt").symlink_to(away / "z.txt")
    changes, failed = _changes(folder, catalogue, found)
    assert changes.vanished == []
    assert failed == [Failure("actes/z.txt", LEADS_OUT), Failure(str(folder), EMPTIED)]
