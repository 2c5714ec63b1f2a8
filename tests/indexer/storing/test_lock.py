"""Several writers: one at a time, and the others fail at once or wait."""

import threading
from pathlib import Path

import pytest

from indexer.errors import IndexLocked
from indexer.indexing.build import Settings, build
from indexer.storing.lock import writing
from indexer.storing.upkeep.soundness import problems

EXTRACT = """Commune de Vaucourt-sur-Sélinelle
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 3 avril 2024
Délibération n° 2024-{numero}
Objet : Lavoir {numero}
Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve le lavoir {numero}.
"""


def _folder(place: Path, numero: int) -> Path:
    place.mkdir()
    (place / "a.txt").write_text(EXTRACT.format(numero=numero), encoding="utf-8")
    return place


def test_a_writer_that_waits_begins_when_the_other_ends(tmp_path: Path) -> None:
    began = threading.Event()
    order: list[str] = []

    def second() -> None:
        began.set()
        with writing(tmp_path, wait=True):
            order.append("second")

    with writing(tmp_path):
        waiting = threading.Thread(target=second)
        waiting.start()
        began.wait()
        with pytest.raises(IndexLocked, match="--wait"), writing(tmp_path):
            pass
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_writers_at_once_that_wait_lose_no_document(tmp_path: Path) -> None:
    index = tmp_path / "index"
    failed: list[BaseException] = []

    def write(number: int) -> None:
        try:
            build([_folder(tmp_path / f"f{number}", number)], index, Settings(wait=True))
        except BaseException as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    assert build([tmp_path / "f0"], index, Settings()).acts == 6
    assert problems(index) == []
