"""Readers and commits at the same time, interleaved on purpose."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import analyzers
from indexer.errors import IndexMismatch
from indexer.indexing.build import Settings, build, remove
from indexer.searching import view
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.engines.protocol import EngineRequest, EngineResult
from indexer.storing.meta import Meta

ACT = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Commune de {body}
Séance du 12 mars 2024
Le conseil municipal décide, à l'unanimité, d'acheter un banc.
"""


def _commit(folder: Path, body: str) -> None:
    """An act of a body more, in the index."""
    place = folder / "actes"
    place.mkdir(exist_ok=True)
    (place / f"{body}.txt").write_text(ACT.format(body=body), "utf-8")
    build([place], folder / "index", Settings())


@pytest.fixture
def search(tmp_path: Path) -> Iterator[Search]:
    _commit(tmp_path, "Vaucourt-sur-Sélinelle")
    with Search.open(tmp_path / "index") as opened:
        yield opened


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose ``meta.json`` was read, one for each time."""
    read, seen = Meta.read, []

    def counted(folder: Path) -> Meta:
        seen.append(folder)
        return read(folder)

    monkeypatch.setattr(Meta, "read", counted)
    return seen


def _after_values(search: Search, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Do something once, when the engine has counted values and nobody was told of them yet."""
    engine, ask, left = search.engine, search.engine.search, [act]

    def interleaved(request: EngineRequest) -> EngineResult:
        result = ask(request)
        if request.limit == 0 and left:
            left.pop()()
        return result

    monkeypatch.setattr(engine, "search", interleaved)


def _named(search: Search, name: str) -> int:
    return search.search(SearchRequest(filters={"commune": (name,)})).total


def test_values_counted_before_a_commit_do_not_outlive_it(
    search: Search, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_and_follow() -> None:
        _commit(tmp_path, "Orbevaux-lès-Mirande")
        assert search.generation

    _after_values(search, monkeypatch, commit_and_follow)
    assert _named(search, "VAUCOURT-SUR-SELINELLE") == 1
    # A name is recognised by the values known: old ones would not have it.
    assert _named(search, "ORBEVAUX-LES-MIRANDE") == 1


class _Yielding(str):
    """The name of a field that lets another thread go on each time it is looked up."""

    __slots__ = ("turn",)
    turn: Callable[[], None]

    def __hash__(self) -> int:
        self.turn()
        return super().__hash__()


def test_values_are_there_for_who_asked_even_where_commits_never_stop(
    search: Search, tmp_path: Path
) -> None:
    def commit_and_follow() -> None:
        meta = Meta.read(tmp_path / "index")
        replace(meta, generation=meta.generation + 1).write(tmp_path / "index")
        assert search.generation

    field = _Yielding("commune")
    field.turn = commit_and_follow
    asked = SearchRequest(filters={field: ("VAUCOURT-SUR-SELINELLE",)})
    assert search.search(asked).total == 1


def test_a_snapshot_looks_for_commits_once(
    search: Search, tmp_path: Path, reads: list[Path]
) -> None:
    snapshot = search.snapshot()
    assert len(reads) == 1
    _commit(tmp_path, "Orbevaux-lès-Mirande")
    del reads[:]
    (record,) = snapshot.search(SearchRequest("vaucourt")).hits[:1]
    snapshot.similar(snapshot.act(record.record.id), 5)
    snapshot.info()
    assert reads == []
    assert search.generation > snapshot.generation
    assert _named(search, "ORBEVAUX-LES-MIRANDE") == 1


def test_a_snapshot_that_is_closed_leaves_the_index_open(search: Search) -> None:
    with search.snapshot() as snapshot:
        assert snapshot.search(SearchRequest("banc")).total == 1
    assert search.search(SearchRequest("banc")).total == 1


def test_an_index_that_another_version_made_anew_leaves_the_last_view_until_an_act_is_taken_down(
    search: Search, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "index"
    (act,) = search.search(SearchRequest("banc")).hits
    with monkeypatch.context() as upgraded:
        upgraded.setattr(analyzers, "fingerprint", lambda: "another")
        build([tmp_path / "actes"], folder, Settings(rebuild=True))
    with pytest.raises(IndexMismatch):
        Search.open(folder)
    assert search.search(SearchRequest("acheter")).total == 1
    assert search.act(act.record.id).acte.texte
    with monkeypatch.context() as upgraded:
        upgraded.setattr(analyzers, "fingerprint", lambda: "another")
        remove([act.record.id], folder)
    with pytest.raises(IndexMismatch):
        search.search(SearchRequest("banc"))


def test_no_two_states_bear_one_name_even_where_their_count_begins_again(tmp_path: Path) -> None:
    """A browser that has the page of an act that went is not told that nothing changed."""
    seen, counts = set(), []
    for body in ("Vaucourt-sur-Sélinelle", "Orbevaux-lès-Mirande"):
        shutil.rmtree(tmp_path / "index", ignore_errors=True)
        _commit(tmp_path, body)
        with Search.open(tmp_path / "index") as search:
            seen.add(search.version)
            counts.append(search.generation)
    assert counts[0] == counts[1]
    assert len(seen) == 2


def test_a_reader_follows_an_index_that_was_made_anew_with_the_same_count(
    search: Search, tmp_path: Path
) -> None:
    assert search.search(SearchRequest()).total == 1
    shutil.rmtree(tmp_path / "index")
    shutil.rmtree(tmp_path / "actes")
    _commit(tmp_path, "Orbevaux-lès-Mirande")
    assert _named(search, "ORBEVAUX-LES-MIRANDE") == 1


@pytest.mark.parametrize("few", [0, 1_000])
def test_copies_are_told_whether_it_is_known_beforehand_which_acts_have_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(view, "_FEW_ACTS", few)
    place = tmp_path / "actes"
    place.mkdir()
    for name in ("a", "b"):
        (place / f"{name}.txt").write_text(ACT.format(body="Vaucourt-sur-Sélinelle"), "utf-8")
    _commit(tmp_path, "Lys-et-Marais")
    with Search.open(tmp_path / "index") as opened:
        hits = opened.search(SearchRequest("banc")).hits
        copies = {hit.record.source: [copy.path for copy in hit.record.copies] for hit in hits}
        assert copies == {"actes/a.txt": ["actes/b.txt"], "actes/Lys-et-Marais.txt": []}
