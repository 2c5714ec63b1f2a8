"""The acts of a search by when they came into the index: old sittings read today come first."""

from pathlib import Path

import pytest

from indexer.indexing.build import Settings, build, remove
from indexer.searching.listings import arrivals
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search

ACT = """Commune de Vaucourt
Conseil municipal du {day} 2023
DÉLIBÉRATION n° 2023-{number:02}
Objet : Tarifs de la cantine n° {number}
Après en avoir délibéré, le conseil municipal adopte à l'unanimité les tarifs de la cantine n° {number}.
"""


def _write(folder: Path, number: int, day: str) -> None:
    (folder / f"acte-{number}.txt").write_text(ACT.format(number=number, day=day), encoding="utf-8")


def _numbers(search: Search, **request: object) -> list[str | None]:
    wanted = SearchRequest(text="cantine", **request)  # type: ignore[arg-type]
    _, entries = search.latest(wanted)
    assert all(entry.entered for entry in entries)
    return [entry.hit.record.acte.numero for entry in entries]


@pytest.mark.parametrize("few", [0, 1_000])
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_an_act_of_an_old_sitting_comes_when_it_is_indexed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, few: int
) -> None:
    monkeypatch.setattr(arrivals, "_FEW", few)
    moments = iter(f"2025-01-{day:02}T00:00:00+00:00" for day in range(1, 29))
    corpus, folder = tmp_path / "actes", tmp_path / "index"
    corpus.mkdir()
    for number, day in ((1, "15 juin"), (2, "20 septembre"), (3, "3 mars")):
        _write(corpus, number, day)
        build([corpus], folder, Settings(engine=engine))
        _backdate(folder, next(moments))
    with Search.open(folder) as search:
        assert _numbers(search) == ["2023-03", "2023-02", "2023-01"]
        assert _numbers(search, per_page=2, page=2) == ["2023-01"]
        # Read again, changed, rebuilt: an act comes once. Taken down, it is gone.
        (corpus / "acte-1.txt").touch()
        build([corpus], folder, Settings(rebuild=True))
        assert _numbers(search) == ["2023-03", "2023-02", "2023-01"]
        _, entries = search.latest(SearchRequest(text="cantine"))
        remove([entries[0].hit.record.id], folder)
        assert _numbers(search) == ["2023-02", "2023-01"]


def _backdate(folder: Path, moment: str) -> None:
    """Let what came just now have come at a moment of its own."""
    import sqlite3
    from contextlib import closing

    (catalogue,) = folder.glob("store-*/catalogue.sqlite")
    with closing(sqlite3.connect(catalogue)) as db, db:
        db.execute("UPDATE entered SET at = ? WHERE at > '2025-02'", (moment,))
