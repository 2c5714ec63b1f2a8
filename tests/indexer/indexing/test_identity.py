"""Ids come from what an act is: they outlive the names, places and neighbours of its file."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import PathMissing
from indexer.indexing.build import Settings, build
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.upkeep.soundness import problems

EXTRACT = """Commune de Vaucourt-sur-Sélinelle
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 3 avril 2024
Délibération n° {numero}
Objet : {objet}
Le conseil municipal, après en avoir délibéré, à l'unanimité, {decision}.
"""
HEAD = """Commune de Vaucourt-sur-Sélinelle
PROCÈS-VERBAL DU CONSEIL MUNICIPAL
Séance du 3 mai 2024

"""
POINT = """{title}

Monsieur le maire expose le dossier {objet}.
Le conseil municipal, après en avoir délibéré, à l'unanimité, APPROUVE.

"""


def _extract(numero: str, objet: str, decision: str = "approuve cette proposition") -> str:
    return EXTRACT.format(numero=numero, objet=objet, decision=decision)


def _minutes(*points: tuple[str, str]) -> str:
    return HEAD + "".join(
        POINT.format(title=f"Délibération n° {n} : {o}" if n else f"Objet : {o}", objet=o)
        for n, o in points
    )


@pytest.fixture(params=["tantivy", "whoosh"])
def settings(request: pytest.FixtureRequest) -> Settings:
    return Settings(engine=request.param)


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    folder = tmp_path / "actes"
    (folder / "2024").mkdir(parents=True)
    (folder / "a.txt").write_text(_extract("2024-01", "Tarif du camping"), "utf-8")
    minutes = _minutes(("2024-10", "Budget"), ("2024-11", "Lavoir"), ("2024-12", "Voirie"))
    (folder / "2024" / "pv.txt").write_text(minutes, "utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def _ids(index: Path) -> dict[str, str]:
    """The id of each act by its objet."""
    with Search.open(index) as search:
        return {r.acte.objet or "": r.id for r in search.all(SearchRequest())}


def _sources(index: Path) -> set[str]:
    with Search.open(index) as search:
        return {record.source for record in search.all(SearchRequest())}


def test_ids_outlive_names_places_roots_rebuilds_and_engines(
    acts: Path, index: Path, settings: Settings, tmp_path: Path
) -> None:
    build([acts], index, settings)
    ids = _ids(index)
    assert len(ids) == 4
    (acts / "a.txt").rename(acts / "2024" / "z.txt")
    build([acts], index, settings)
    assert _ids(index) == ids
    other = tmp_path / "autre"
    shutil.copytree(acts, other)
    build([other], index, settings)
    assert _ids(index) == ids
    build([other], index, replace(settings, rebuild=True, only=True))
    assert _ids(index) == ids
    engine = "whoosh" if settings.engine == "tantivy" else "tantivy"
    build([other], index, replace(settings, rebuild=True, engine=engine))
    assert _ids(index) == ids
    assert problems(index) == []


def test_other_acts_of_a_file_do_not_count(acts: Path, index: Path, settings: Settings) -> None:
    build([acts], index, settings)
    ids = _ids(index)
    edited = _minutes(
        ("2024-09", "Four"), ("2024-10", "Budget primitif"), ("2024-11", "Lavoir"),
        ("2024-12", "Voirie"),
    )  # fmt: skip
    (acts / "2024" / "pv.txt").write_text(edited, "utf-8")
    build([acts], index, settings)
    now = _ids(index)
    assert {objet: now[objet] for objet in ("Lavoir", "Voirie")} == {
        objet: ids[objet] for objet in ("Lavoir", "Voirie")
    }
    assert now["Budget primitif"] == ids["Budget"]


def test_an_id_that_was_leads_to_the_one_that_is(
    acts: Path, index: Path, settings: Settings
) -> None:
    build([acts], index, settings)
    before = _ids(index)["Tarif du camping"]
    (acts / "a.txt").write_text(_extract("2024-02", "Tarif du camping"), "utf-8")
    build([acts], index, settings)
    after = _ids(index)["Tarif du camping"]
    assert after != before
    with Search.open(index) as search:
        assert search.successor(before) == after
        assert search.successor("0000000000000000") is None
    build([acts], index, replace(settings, rebuild=True))
    with Search.open(index) as search:
        assert search.successor(before) == after
    (acts / "a.txt").write_text(_extract("2024-01", "Tarif du camping"), "utf-8")
    build([acts], index, settings)
    assert _ids(index)["Tarif du camping"] == before


def test_copies_are_one_act_that_names_them(acts: Path, index: Path, settings: Settings) -> None:
    shutil.copy(acts / "a.txt", acts / "b.txt")
    words = (acts / "a.txt").read_text("utf-8").replace("conseil", "con-\nseil")
    (acts / "c.md").write_text(words, "utf-8")
    build([acts], index, settings)
    with Search.open(index) as search:
        page = search.search(SearchRequest("camping", facets=True))
        (hit,) = page.hits
        assert page.total == 1
        assert page.facets["commune"][0].count == 1
    assert hit.record.source == "actes/a.txt"
    assert [copy.path for copy in hit.record.copies] == ["actes/b.txt", "actes/c.md"]
    (acts / "a.txt").unlink()
    build([acts], index, settings)
    with Search.open(index) as search:
        record = search.act(hit.record.id)
    assert (record.source, [copy.path for copy in record.copies]) == ("actes/b.txt", ["actes/c.md"])
    (acts / "b.txt").write_text(_extract("2024-02", "Tarif des halles"), "utf-8")
    build([acts], index, settings)
    with Search.open(index) as search:
        record = search.act(hit.record.id)
        assert (record.source, record.copies) == ("actes/c.md", ())
        assert "con-\nseil" in record.acte.texte
    assert problems(index) == []


def test_rows_of_a_table_that_repeat_are_one_act(
    index: Path, settings: Settings, tmp_path: Path
) -> None:
    head = "COLL_NOM;DELIB_ID;DELIB_DATE;DELIB_OBJET\n"
    row = "Vaucourt-sur-Sélinelle;{};2024-06-07;{}\n"
    rows = [row.format("T1", "Voirie"), row.format("T1", "Voirie"), row.format("T1", "Lavoir")]
    (tmp_path / "t.csv").write_text(head + "".join(rows), "utf-8")
    build([tmp_path / "t.csv"], index, settings)
    with Search.open(index) as search:
        found = {r.acte.objet: len(r.copies) for r in search.all(SearchRequest())}
    assert found == {"Voirie": 1, "Lavoir": 0}


def test_two_versions_of_an_act_are_two_acts_that_keep_their_ids(
    acts: Path, index: Path, settings: Settings
) -> None:
    text = _extract("2024-01", "Tarif du camping", "rejette cette proposition de 200 euros")
    (acts / "projet.txt").write_text(text, "utf-8")
    build([acts], index, settings)

    def ids() -> dict[str, str]:
        with Search.open(index) as search:
            found = search.search(SearchRequest("camping")).hits
            return {hit.record.acte.texte.split("l'unanimité")[1]: hit.record.id for hit in found}

    before = ids()
    assert len(set(before.values())) == 2
    (acts / "a.txt").rename(acts / "z.txt")
    build([acts], index, settings)
    assert ids() == before
    build([acts], index, replace(settings, rebuild=True))
    assert ids() == before


def test_a_folder_that_was_renamed_as_a_whole_keeps_its_files(
    acts: Path, index: Path, settings: Settings
) -> None:
    build([acts], index, settings)
    (acts / "a.txt").unlink()
    moved = acts.with_name("deliberations")
    acts.rename(moved)
    report = build([moved], index, settings)
    assert (report.indexed, report.unchanged, report.removed) == (0, 1, 1)
    assert _sources(index) == {"actes/2024/pv.txt"}
    with Search.open(index) as search:
        (record,) = [h.record for h in search.search(SearchRequest("lavoir")).hits]
        assert search.original(record) == moved / "2024" / "pv.txt"
    assert build([moved], index, replace(settings, rebuild=True)).acts == 3


def test_a_part_of_a_folder_keeps_the_names_of_the_whole(
    acts: Path, index: Path, settings: Settings
) -> None:
    build([acts], index, settings)
    report = build([acts / "2024"], index, settings)
    assert (report.indexed, report.unchanged) == (0, 1)
    (acts / "2024" / "b.txt").write_text(_extract("2024-07", "Halles"), "utf-8")
    build([acts / "2024"], index, settings)
    assert _sources(index) == {"actes/a.txt", "actes/2024/pv.txt", "actes/2024/b.txt"}
    assert build([acts], index, settings).unchanged == 3


def test_a_part_that_was_indexed_is_renamed_with_its_folder(
    acts: Path, index: Path, settings: Settings
) -> None:
    build([acts], index, settings)
    build([acts / "2024"], index, settings)
    moved = acts.with_name("deliberations")
    acts.rename(moved)
    build([moved], index, settings)
    assert build([moved], index, replace(settings, rebuild=True)).acts == 4


def test_a_rebuild_keeps_the_other_folders_unless_told(
    acts: Path, index: Path, settings: Settings, tmp_path: Path
) -> None:
    other = tmp_path / "autres"
    other.mkdir()
    (other / "d.txt").write_text(_extract("2024-08", "Cimetière"), "utf-8")
    build([acts, other], index, settings)
    assert build([acts], index, replace(settings, rebuild=True)).acts == 5
    other.rename(tmp_path / "ailleurs")
    with pytest.raises(PathMissing, match="--only"):
        build([acts], index, replace(settings, rebuild=True))
    assert len(list(index.glob("store-*"))) == 1
    assert len(_ids(index)) == 5
    (tmp_path / "ailleurs").rename(other)
    (index / "meta.json").unlink()
    assert build([acts], index, settings).acts == 5
    assert build([acts], index, replace(settings, rebuild=True, only=True)).acts == 4


def test_what_was_read_through_a_link_goes_when_it_is_not_followed_any_more(
    acts: Path, index: Path, settings: Settings, tmp_path: Path
) -> None:
    outside = tmp_path / "dehors"
    outside.mkdir()
    (outside / "x.txt").write_text(_extract("2024-30", "Souterrain"), "utf-8")
    (acts / "lien").symlink_to(outside)
    (acts / "seul.txt").symlink_to(outside / "x.txt")
    build([acts], index, replace(settings, follow_links=True))
    assert "actes/lien/x.txt" in _sources(index)
    report = build([acts], index, settings)
    assert report.removed == 2
    assert _sources(index) == {"actes/a.txt", "actes/2024/pv.txt"}


def test_a_link_to_a_file_of_the_index_is_that_file(
    acts: Path, index: Path, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "lien.txt").symlink_to(acts / "a.txt")
    build([acts], index, settings)
    before = _sources(index)
    report = build([tmp_path / "lien.txt"], index, settings)
    assert (report.indexed, report.unchanged, report.removed) == (0, 1, 0)
    assert _sources(index) == before
    (acts / "a.txt").write_text(_extract("2024-31", "Lavoir"), "utf-8")
    assert build([tmp_path / "lien.txt"], index, settings).indexed == 1
    assert build([acts], index, settings).unchanged == 2
