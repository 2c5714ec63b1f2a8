"""Watched folders: what is written there is found soon after, by events or by looking."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileMovedEvent, FileOpenedEvent

from indexer.errors import IndexAmongFiles, RegistreError
from indexer.indexing.build import Report, Settings
from indexer.indexing.watching import Watch, _Heard
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search

ACT = """Commune de Vaucourt
Conseil municipal du 15 juin 2023
Objet : {objet}
Après en avoir délibéré, le conseil municipal adopte à l'unanimité {objet}.
"""
Told = queue.Queue[Report | RegistreError]


@contextmanager
def watching(watch: Watch) -> Iterator[Told]:
    told: Told = queue.Queue()
    thread = threading.Thread(target=watch.run, args=(told.put,), daemon=True)
    thread.start()
    yield told
    watch.stop()
    thread.join(60)
    assert not thread.is_alive()


def write(folder: Path, name: str, objet: str) -> None:
    (folder / name).write_text(ACT.format(objet=objet), encoding="utf-8")


def until(told: Told, **counts: int) -> Report:
    """The first report that counts so."""
    while True:
        report = told.get(timeout=60)
        assert isinstance(report, Report), report
        if all(getattr(report, name) == count for name, count in counts.items()):
            return report


@pytest.mark.slow
@pytest.mark.parametrize("poll", [None, 0.2])
def test_what_comes_changes_and_goes_is_found_so(tmp_path: Path, poll: float | None) -> None:
    corpus = tmp_path / "actes"
    # The index stands inside the folder: what is written into it must not start another run.
    folder = corpus / "index"
    (corpus / "a").mkdir(parents=True)
    write(corpus / "a", "un.txt", "la réfection du lavoir")
    with watching(Watch([corpus / "a"], folder, Settings(), poll, quiet=0.2)) as told:
        until(told, indexed=1)
        with Search.open(folder) as search:
            write(corpus / "a", "deux.txt", "la vente du presbytère")
            until(told, indexed=1, acts=2)
            assert search.search(SearchRequest("presbytère")).total == 1
            write(corpus / "a", "deux.txt", "la vente du moulin à huile")
            until(told, indexed=1, acts=2)
            assert search.search(SearchRequest("moulin")).total == 1
            (corpus / "a" / "un.txt").unlink()
            until(told, removed=1)
            assert search.search(SearchRequest("lavoir")).total == 0


def test_neither_reading_nor_the_index_itself_sets_off_a_run(tmp_path: Path) -> None:
    changed = threading.Event()
    heard = _Heard(changed, tmp_path / ".registre")
    heard.dispatch(FileModifiedEvent(str(tmp_path / ".registre" / "meta.json")))
    heard.dispatch(FileOpenedEvent(str(tmp_path / "un.txt")))
    assert not changed.is_set()
    heard.dispatch(FileMovedEvent(str(tmp_path / ".registre" / "x"), str(tmp_path / "un.txt")))
    assert changed.is_set()


def test_a_folder_that_goes_is_told_and_one_that_comes_back_is_read(tmp_path: Path) -> None:
    corpus, aside = tmp_path / "actes", tmp_path / "ailleurs"
    corpus.mkdir()
    write(corpus, "un.txt", "la réfection du lavoir")
    watch = Watch([corpus], tmp_path / "index", Settings(), 0.2, quiet=0.1)
    with watching(watch) as told:
        until(told, indexed=1)
        corpus.rename(aside)
        while not isinstance(error := told.get(timeout=60), RegistreError):
            pass
        assert "no such file or folder" in str(error)


def test_a_folder_that_lies_in_that_of_the_index_is_not_watched(tmp_path: Path) -> None:
    with pytest.raises(IndexAmongFiles):
        Watch([tmp_path], tmp_path, Settings(jobs=1)).run(lambda _: None)
