"""One body under one name: what the acts of a folder tell of each other."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.indexing.build import build
from indexer.indexing.shelf import Shelf
from indexer.reading import understanding
from indexer.referentials import communes_named, departement_name
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.meta import Meta
from indexer.storing.upkeep.soundness import problems
from tests.indexer.indexing.written_acts import ACT


def _homonyms() -> tuple[str, str, str]:
    """Name of several communes, the code of one of them, and the name of its département."""
    for name in ("Saint-Aubin", "Beaumont", "Sainte-Colombe"):
        bearers = communes_named(name)
        for bearer in bearers:
            if sum(other.departement == bearer.departement for other in bearers) == 1:
                return name, bearer.code_insee, departement_name(bearer.departement) or ""
    raise LookupError


@pytest.fixture
def extracted(monkeypatch) -> Counter[str]:
    """How often each file is read, where this process does the reading."""
    counts: Counter[str] = Counter()
    read = understanding.read

    def counted(path, options, *, name):
        counts[path.name] += 1
        return read(path, options, name=name)

    monkeypatch.setattr(understanding, "read", counted)
    return counts


def _write_homonyms(folder: Path) -> tuple[str, str]:
    """Two files of a commune of several of its name, one of which says where; its name and code."""
    name, code, departement = _homonyms()
    folder.mkdir()
    text = ACT.replace("Vaucourt-sur-Sélinelle", name).format(
        objet="x", numero="1", date="3 mai 2024"
    )
    (folder / "a.txt").write_text(text, "utf-8")
    (folder / "b.txt").write_text(f"Département : {departement}\n{text}", "utf-8")
    return name, code


def _codes(index: Path) -> dict[str | None, set[str | None]]:
    """The codes of each body of the acts in an index, by its name."""
    with Search.open(index) as search:
        bodies = [record.collectivite for record in search.all(SearchRequest())]
    names = {body.nom for body in bodies}
    return {nom: {body.code_insee for body in bodies if body.nom == nom} for nom in names}


def test_the_folder_tells_homonyms_apart(tmp_path, index, settings):
    name, code = _write_homonyms(tmp_path / "actes")
    build([tmp_path / "actes" / "a.txt"], index, settings)
    with Search.open(index) as search:
        assert [r.collectivite.code_insee for r in search.all(SearchRequest())] == [None]
    build([tmp_path / "actes"], index, replace(settings, rebuild=True))
    assert _codes(index)[name] == {code}
    assert problems(index) == []


def test_another_body_of_the_folder_tells_nothing_of_a_homonym(tmp_path, index, settings):
    name, _code = _write_homonyms(tmp_path / "actes")
    text = (tmp_path / "actes" / "b.txt").read_text("utf-8")
    (tmp_path / "actes" / "b.txt").write_text(text.replace(name, "Vaucourt-sur-Sélinelle"), "utf-8")
    build([tmp_path / "actes"], index, settings)
    assert _codes(index)[name] == {None}


def test_a_file_is_read_once_even_where_its_folder_settles_a_homonym(
    tmp_path, index, settings, extracted
):
    name, code = _write_homonyms(tmp_path / "actes")
    build([tmp_path / "actes"], index, settings)
    assert _codes(index)[name] == {code}
    assert extracted == {"a.txt": 1, "b.txt": 1}
    assert {path.name for path in (index / Meta.read(index).store).iterdir() if path.is_dir()} == {
        "engine"
    }


def test_a_file_that_could_not_be_kept_is_read_again(
    tmp_path, index, settings, extracted, monkeypatch
):
    monkeypatch.setattr(Shelf, "keep", lambda *_: None)
    name, code = _write_homonyms(tmp_path / "actes")
    build([tmp_path / "actes"], index, settings)
    assert _codes(index)[name] == {code}
    assert extracted == {"a.txt": 2, "b.txt": 1}


UNLISTED = """{head}
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL COMMUNAUTAIRE
Séance du {date}
Délibération n° {numero}
Objet : Tarifs de la piscine
Le conseil communautaire, à l'unanimité, approuve les tarifs.
"""


def test_a_body_spelt_in_two_ways_is_one_value_of_its_facet(tmp_path, index, settings):
    folder = tmp_path / "actes"
    folder.mkdir()

    def write(file: str, head: str, date: str, numero: str) -> None:
        text = UNLISTED.format(head=head, date=date, numero=numero)
        (folder / file).write_text(text, "utf-8")

    write("a.txt", "COMMUNAUTE DE COMMUNES VAL DE ZELIVAU", "3 mai 2024", "2024-1")
    build([folder], index, settings)
    write("b.txt", "Communauté de communes Val de Zélivau", "4 juin 2024", "2024-2")
    build([folder], index, settings)
    write("c.txt", "COMMUNAUTE DE COMMUNES VAL DE ZELIVAU", "5 juillet 2024", "2024-3")
    build([folder], index, settings)
    with Search.open(index) as search:
        found = list(search.all(SearchRequest()))
        page = search.search(SearchRequest(facets=True))
    name = "Communauté de communes Val de Zélivau"
    assert {record.collectivite.nom for record in found} == {name}
    assert [(v.value, v.count) for v in page.facets["collectivite"]] == [(name, 3)]
    assert problems(index) == []


def test_a_body_of_which_one_act_tells_the_number_has_one_name(tmp_path, index, settings):
    head = (
        "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,"
    )
    head += (
        "BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,"
    )
    head += "VOTE_ABSTENTION,DELIB_URL\n"
    folder = tmp_path / "actes"
    folder.mkdir()
    for name, siret in (("Évrelle", "73282932000074"), ("Evrelle", "")):
        row = f"{name},{siret},D-{name},2024-03-05,7.10,Divers,Tarifs,,,,,,,,,,\n"
        (folder / f"{name}.csv").write_text(head + row, "utf-8")
        build([folder], index, settings)
    with Search.open(index) as search:
        page = search.search(SearchRequest(facets=True))
    assert [(v.value, v.count) for v in page.facets["collectivite"]] == [("Évrelle", 2)]
    assert problems(index) == []
