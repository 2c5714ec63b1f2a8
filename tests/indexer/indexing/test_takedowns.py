"""What was taken down stays down, whatever happens to its file, its folder and the index."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

import pytest

from indexer.acts import shapes
from indexer.errors import IndexCorrupt
from indexer.indexing.build import Settings, build, remove
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing import takedowns
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.meta import Meta
from indexer.storing.store import Store
from indexer.storing.takedowns import TakeDowns
from indexer.storing.upkeep.backups import backup
from indexer.storing.upkeep.backups import restore as put_back
from indexer.storing.upkeep.soundness import problems
from tests.indexer.indexing.published import Told, exports, pages

EXTRACT = """Commune de Vaucourt-sur-Sélinelle
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 3 avril 2024
Délibération n° 2024-05
Objet : Secours à Mme Yvonne Zabulard
Le conseil municipal, après en avoir délibéré, accorde à l'unanimité un secours de 200 euros.
"""
HEAD = """Commune de Vaucourt-sur-Sélinelle
PROCÈS-VERBAL DU CONSEIL MUNICIPAL
Séance du 3 mai 2024

"""
POINT = """{title}

Monsieur le maire expose le dossier {objet}.
Le conseil municipal, après en avoir délibéré, à l'unanimité, APPROUVE.

"""
TABLE = """COLL_NOM;DELIB_ID;DELIB_DATE;DELIB_OBJET
Vaucourt-sur-Sélinelle;T1;2024-06-07;Voirie du hameau
Vaucourt-sur-Sélinelle;T2;2024-06-07;Secours à M. Zabulard fils
"""


def _minutes(*objets: str) -> str:
    """Minutes whose points bear no number."""
    points = (POINT.format(title=f"Objet : {objet}", objet=objet) for objet in objets)
    return HEAD + "".join(points)


@dataclass(slots=True)
class World:
    """A folder of acts and its index, with three acts taken down."""

    acts: Path
    index: Path
    settings: Settings
    ids: set[str]
    taken: list[str]
    before: dict[str, Told]
    copy: Path

    def run(self, *paths: Path, rebuild: bool = False) -> None:
        build([*(paths or [self.acts])], self.index, replace(self.settings, rebuild=rebuild))

    def told(self) -> list[dict[str, object]]:
        with Search.open(self.index) as search:
            return [shapes.act_json(record) for record in search.all(SearchRequest())]


@pytest.fixture(params=["tantivy", "whoosh"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    return _made(tmp_path, request.param)


@pytest.fixture(params=["tantivy", "whoosh"])
def seen_world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    """One whose pages were seen, and which was copied, before anything was taken down."""
    return _made(tmp_path, request.param, seen=True)


def _made(tmp_path: Path, engine: str, *, seen: bool = False) -> World:
    acts, index = tmp_path / "actes", tmp_path / "index"
    acts.mkdir()
    (acts / "a.txt").write_text(EXTRACT, encoding="utf-8")
    (acts / "pv.txt").write_text(_minutes("Camping", "Aide à Zabulard", "Lavoir"), "utf-8")
    (acts / "t.csv").write_text(TABLE, encoding="utf-8")
    settings = Settings(engine=engine)
    build([acts], index, settings)
    with Search.open(index) as search:
        taken = [h.record.id for h in search.search(SearchRequest("zabulard")).hits]
        others = {record.id for record in search.all(SearchRequest())} - set(taken)
    assert len(taken) == 3
    before = pages(index, [*taken, *sorted(others)], {}) if seen else {}
    if seen:
        backup(index, tmp_path / "copie.tar")
    assert remove(taken, index) == taken
    return World(acts, index, settings, others, taken, before, tmp_path / "copie.tar")


def _held(world: World) -> None:
    """Nothing of what was taken down is told; every other act is there once, under its id."""
    told = world.told()
    assert "zabulard" not in json.dumps(told, ensure_ascii=False).lower()
    assert sorted(str(act["id"]) for act in told) == sorted(world.ids)
    with Search.open(world.index) as search:
        assert search.search(SearchRequest("zabulard")).total == 0
        assert search.search(SearchRequest("zabular")).suggestion is None
        assert search.suggest("zabu") == ()
        near = [hit.record for hit in search.search(SearchRequest("lavoir zabulard")).near]
        assert all("zabulard" not in record.acte.texte.lower() for record in near)
        for frequency in ("surface", "texte", "noms"):
            assert search.engine.frequencies(frequency, ["zabulard"]) == {"zabulard": 0}
            assert search.engine.prefixed(frequency, "zabul", 5) == []
    if world.before:
        _held_by_what_is_published(world)
    assert problems(world.index) == []
    assert {*world.taken} <= TakeDowns.read(world.index).entries.keys()


def _held_by_what_is_published(world: World) -> None:
    """No address answers with what was taken down, not even that nothing changed."""
    tags = {address: told.tag for address, told in world.before.items()}
    now = pages(world.index, [*world.taken, *sorted(world.ids)], tags)
    for address, told in now.items():
        assert "zabulard" not in told.text.lower(), address
        shown = address in world.before and "zabulard" in world.before[address].text.lower()
        assert told.status != 304 or not shown, address
        if any(id in address for id in world.taken):
            assert told.status == 404, address
    assert "zabulard" not in exports(world.index).lower()


def _renamed(world: World) -> None:
    (world.acts / "a.txt").rename(world.acts / "z.txt")
    (world.acts / "t.csv").rename(world.acts / "u.csv")
    world.run()


def _copied(world: World) -> None:
    shutil.copy(world.acts / "z.txt", world.acts / "b.txt")
    shutil.copy(world.acts / "pv.txt", world.acts / "pv-bis.txt")
    world.run()


def _moved(world: World) -> None:
    (world.acts / "sub").mkdir()
    for name in ("b.txt", "pv.txt"):
        (world.acts / name).rename(world.acts / "sub" / name)
    world.run()


def _from_another_root(world: World) -> None:
    other = world.acts.parent / "autre"
    shutil.copytree(world.acts, other)
    world.run(other)


def _from_a_folder_within(world: World) -> None:
    world.run(world.acts / "sub")


def _an_act_inserted_before(world: World) -> None:
    text = _minutes("Forêt", "Camping", "Aide à Zabulard", "Lavoir")
    for path in (*world.acts.rglob("pv*.txt"), *(world.acts.parent / "autre").rglob("pv*.txt")):
        path.write_text(text, encoding="utf-8")
    world.run(world.acts, world.acts.parent / "autre")
    new = {str(act["id"]) for act in world.told()} - world.ids
    assert len(new) == 1
    world.ids |= new


def _laid_out_otherwise(world: World) -> None:
    """The text of an act moved into a file that holds more, on other lines."""
    words = EXTRACT.replace("Yvonne Zabulard", "Yvonne Zabu-\nlard").replace("accorde", "\naccorde")
    (world.acts / "recueil.txt").write_text(words, encoding="utf-8")
    world.run()


def _without_a_description(world: World) -> None:
    (world.index / "meta.json").unlink()
    world.run(world.acts, world.acts.parent / "autre")


def _without_a_catalogue(world: World) -> None:
    (world.index / Meta.read(world.index).store / "catalogue.sqlite").unlink()
    world.run(world.acts, world.acts.parent / "autre", rebuild=True)


def _without_the_list(world: World) -> None:
    (world.index / takedowns.LIST).unlink()
    world.run(world.acts)


def _put_back_from_an_older_copy(world: World) -> None:
    assert put_back(world.copy, world.index).taken_down_since == 3
    world.run(world.acts, world.acts.parent / "autre")


def _rebuilt(world: World) -> None:
    world.run(rebuild=True)


def _with_another_engine(world: World) -> None:
    other = "whoosh" if world.settings.engine == "tantivy" else "tantivy"
    world.settings = replace(world.settings, engine=other)
    world.run(rebuild=True)


JOURNAL: tuple[Callable[[World], None], ...] = (
    _renamed,
    _copied,
    _moved,
    _from_another_root,
    _from_a_folder_within,
    _an_act_inserted_before,
    _laid_out_otherwise,
    _without_a_description,
    _without_a_catalogue,
    _without_the_list,
    _put_back_from_an_older_copy,
    _rebuilt,
    _with_another_engine,
)


@pytest.mark.slow
def test_what_is_published_told_it_before(seen_world: World) -> None:
    """Else the journal below would look for what was never there."""
    telling = {a for a, told in seen_world.before.items() if "zabulard" in told.text.lower()}
    kinds = {"/", "/recherche?q=secours", "/recherche.atom", "/recherche.csv", "/suggestions?q=zabul",
             "/recherche?q=zabulad", "/api/v1/search?q=zabulad", "/api/v1/suggest?q=zabul"}  # fmt: skip
    assert kinds <= telling
    for id in seen_world.taken:
        assert {f"/acte/{id}", f"/acte/{id}.txt", f"/api/v1/actes/{id}"} <= telling


@pytest.mark.slow
def test_take_downs_hold_through_everything_that_happens(seen_world: World) -> None:
    _held(seen_world)
    for event in JOURNAL:
        event(seen_world)
        try:
            _held(seen_world)
        except AssertionError as error:
            raise AssertionError(f"after {event.__name__}: {error}") from error


@pytest.mark.slow
@pytest.mark.parametrize("step", ["write", "erase", "commit", "show"])
def test_a_removal_that_was_cut_short_is_carried_out_by_the_next_reader(
    world: World, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with Search.open(world.index) as search:
        (lavoir,) = [h.record.id for h in search.search(SearchRequest("lavoir")).hits]

        def cut(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            if step == "write":
                patched.setattr(Store, "settle", _after_the_first(Store.settle, cut))
            elif step == "erase":
                patched.setattr(Catalogue, "withdraw", cut)
            elif step == "commit":
                patched.setattr("indexer.storing.store.sync_folder", cut)
            else:
                patched.setattr(Store, "show", cut)
            with pytest.raises(KeyboardInterrupt):
                remove([lavoir], world.index)
        # A server that was open all along, and whoever opens it now.
        assert search.search(SearchRequest("lavoir")).total == 0
    world.ids -= {lavoir}
    _held(world)


def _after_the_first(method: Callable[..., None], cut: Callable[..., None]) -> Callable[..., None]:
    calls: Iterator[Callable[..., None]] = iter((method, cut))
    return lambda self: next(calls)(self)


def test_the_list_says_nothing_of_what_was_taken_down(world: World) -> None:
    text = (world.index / takedowns.LIST).read_text(encoding="utf-8")
    assert "zabulard" not in text.lower()
    assert "Vaucourt-sur-Sélinelle" in text
    assert "2024-04-03" in text


def test_a_list_that_was_changed_by_hand_stops_who_writes_and_not_who_reads(world: World) -> None:
    path = world.index / takedowns.LIST
    path.write_text(path.read_text("utf-8").replace("2024-04-03", "2024-04-04"), "utf-8")
    with pytest.raises(IndexCorrupt, match="take-downs"):
        world.run()
    with Search.open(world.index) as search:
        assert search.search(SearchRequest("zabulard")).total == 0
    assert any("take-downs" in sentence for sentence in problems(world.index))


def test_an_act_of_the_same_words_in_another_sitting_is_another_act(world: World) -> None:
    text = EXTRACT.replace("3 avril", "4 avril").replace("2024-05", "2024-06")
    (world.acts / "b.txt").write_text(text.replace("Zabulard", "Quimperon"), encoding="utf-8")
    world.run()
    with Search.open(world.index) as search:
        assert search.search(SearchRequest("quimperon")).total == 1


def test_a_file_that_also_holds_what_was_taken_down_is_withheld(world: World) -> None:
    with Search.open(world.index) as search:
        (lavoir,) = [h.record for h in search.search(SearchRequest("lavoir")).hits]
        assert search.withheld(lavoir)
        assert search.original(lavoir) is None


def test_take_downs_of_an_index_of_schema_2_survive_its_rebuild(tmp_path: Path) -> None:
    acts, index = tmp_path / "actes", tmp_path / "index"
    acts.mkdir()
    (acts / "a.txt").write_text(EXTRACT, encoding="utf-8")
    (acts / "pv.txt").write_text(_minutes("Camping", "Lavoir"), encoding="utf-8")
    store = index / "store-1"
    store.mkdir(parents=True)
    with closing(sqlite3.connect(store / "catalogue.sqlite")) as old, old:
        old.execute("CREATE TABLE removed (id TEXT PRIMARY KEY, removed_at TEXT NOT NULL)")
        old.execute("CREATE TABLE sources (name TEXT PRIMARY KEY, root TEXT)")
        old.execute("INSERT INTO sources VALUES ('actes/a.txt', ?)", [str(acts)])
        old.execute(
            "INSERT INTO removed VALUES (?, '')", [_id_of_schema_2("actes/a.txt", "2024-5")]
        )
    replace(Meta.new("tantivy"), schema_version=2).write(index)
    build([acts], index, Settings(rebuild=True))
    with Search.open(index) as search:
        assert search.search(SearchRequest("zabulard")).total == 0
        (lavoir,) = [h.record.id for h in search.search(SearchRequest("lavoir")).hits]
        assert search.successor(_id_of_schema_2("actes/pv.txt", "#2")) == lavoir
    (acts / "a.txt").rename(acts / "z.txt")
    build([acts], index, Settings())
    with Search.open(index) as search:
        assert search.search(SearchRequest("zabulard")).total == 0


def _id_of_schema_2(source: str, key: str) -> str:
    return blake2b("\0".join((source, "", key)).encode(), digest_size=8).hexdigest()


def test_what_ocr_kept_of_an_act_goes_with_it(world: World) -> None:
    pages = world.index / "ocr" / "ab"
    pages.mkdir(parents=True)
    text = _minutes("Camping municipal", "Lavoir du bas").split("PROCÈS-VERBAL")[1]
    (pages / "1.txt").write_text(text, encoding="utf-8")
    (pages / "2.txt").write_text("Plan de situation des parcelles de la rue haute", "utf-8")
    (pages / "3.txt").write_text("", encoding="utf-8")
    with Search.open(world.index) as search:
        (lavoir,) = [h.record.id for h in search.search(SearchRequest("lavoir")).hits]
    remove([lavoir], world.index)
    assert sorted(page.name for page in pages.iterdir()) == ["2.txt", "3.txt"]
