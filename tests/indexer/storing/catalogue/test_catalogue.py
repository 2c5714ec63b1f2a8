import json
from pathlib import Path

import pytest

from indexer.acts.documents import SourceFile
from indexer.errors import IndexCorrupt
from indexer.storing.catalogue import catalogue as module
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.catalogue.entries import Entry
from indexer.storing.takedowns import TakeDown
from indexer.storing.traits import Content, Traits


def _file(name: str) -> SourceFile:
    return SourceFile(Path("/somewhere") / name, name, 10, 20, "ab")


@pytest.fixture
def catalogue(tmp_path):
    with Catalogue(tmp_path, create=True) as opened:
        yield opened


def _entry(id, numero, date, *cites, body="insee:80001"):
    traits = Traits(Content(id), date=date or "", numero=numero or "")
    return Entry(id, body, traits=traits, cites=cites)


def test_a_file_and_its_state_come_back(catalogue):
    with catalogue.transaction():
        catalogue.replace(_file("a/b.txt"), Path("/somewhere/a"), [_entry("x", "1", "2024-01-01")])
    state = catalogue.source("a/b.txt")
    assert state is not None
    assert (state.file, state.acts, state.failure) == (_file("a/b.txt"), 1, None)
    assert state.label == "a"
    assert catalogue.source_path("a/b.txt") == Path("/somewhere/a/b.txt")
    assert catalogue.source_path("a/c.txt") is None


def test_all_files_come_in_the_order_of_their_names_however_many(catalogue, monkeypatch):
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    names = ["a-b/1", "a/1", "a/2", "b", "é"]
    with catalogue.transaction():
        for name in reversed(names):
            catalogue.replace(_file(name), Path("/r"), [])
    assert [state.file.name for state in catalogue.sources()] == names
    assert [state.file.name for state in catalogue.sources_from("a/15", 2)] == ["a/2", "b"]


def test_the_folders_behind_labels_are_told(catalogue):
    with catalogue.transaction():
        catalogue.replace(_file("a/1"), Path("/r/a"), [])
        catalogue.replace(_file("a/2"), Path("/s/a"), [])
        catalogue.replace(_file("b/1"), Path(), [])
    assert catalogue.roots() == {"a": Path("/s/a")}
    assert catalogue.holds_under("b")
    assert not catalogue.holds_under("a/1")


def test_replacing_a_file_forgets_its_former_acts(catalogue):
    with catalogue.transaction():
        catalogue.replace(
            _file("a"), Path("/r"), [_entry("x", "1", "2024-01-01"), _entry("y", "2", "2024-01-01")]
        )
        catalogue.replace(_file("a"), Path("/r"), [_entry("y", "2", "2024-01-01")])
    assert catalogue.act_ids() == {"y"}


def test_failures_are_told(catalogue):
    with catalogue.transaction():
        catalogue.replace(_file("a"), Path("/r"), [], failure="binary file")
        catalogue.replace(_file("b"), Path("/r"), [_entry("x", "1", "2024-01-01")], "one\nanother")
        catalogue.replace(_file("c"), Path("/r"), [], failure="")
    assert catalogue.failures() == [("a", "binary file"), ("b", "one\nanother")]
    assert catalogue.counts() == (1, 3)
    unread = {state.file.name: state.unread for state in catalogue.sources()}
    assert unread == {"a": True, "b": False, "c": True}


def test_citations_link_both_ways_once_the_cited_act_is_there(catalogue):
    with catalogue.transaction():
        catalogue.replace(
            _file("new"), Path("/r"), [_entry("new", "9", "2024-05-05", ("6", "2019-12-12"))]
        )
    assert catalogue.cites("new") == []
    with catalogue.transaction():
        catalogue.replace(_file("old"), Path("/r"), [_entry("old", "6", "2019-12-12")])
        catalogue.replace(
            _file("else"), Path("/r"), [_entry("else", "6", "2019-12-12", body="insee:59001")]
        )
        catalogue.replace(_file("late"), Path("/r"), [_entry("late", "6", "2020-12-12")])
    assert catalogue.cites("new") == ["old"]
    assert catalogue.cited_by("old") == ["new"]
    assert catalogue.cited_by("else") == []
    with catalogue.transaction():
        catalogue.forget("old")
    assert catalogue.cites("new") == []


def test_an_act_does_not_cite_itself(catalogue):
    with catalogue.transaction():
        catalogue.replace(
            _file("a"), Path("/r"), [_entry("a", "6", "2019-12-12", ("6", "2019-12-12"))]
        )
    assert catalogue.cites("a") == []


def test_a_failed_transaction_changes_nothing(catalogue):
    def replace_then_fail():
        with catalogue.transaction():
            catalogue.replace(_file("a"), Path("/r"), [_entry("x", "1", None)])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        replace_then_fail()
    assert not list(catalogue.sources())


def test_take_downs_last(tmp_path):
    taken = TakeDown.now("x", "Sainte-Ombelle", Traits(Content("c", words=9), numero="1"))
    with Catalogue(tmp_path, create=True) as first, first.transaction():
        first.take_down([taken, taken])
    with Catalogue(tmp_path) as second:
        assert second.taken_down().entries == {"x": taken}


def test_the_changes_of_a_transaction_can_be_made_again(tmp_path):
    entry = _entry("x", "1", "2024-01-01", ("6", "2019-12-12"))
    with Catalogue(tmp_path, create=True) as first, first.transaction() as changes:
        first.replace(_file("a"), Path("/r"), [entry])
        first.withdraw("y")
    (tmp_path / "again").mkdir()
    with Catalogue(tmp_path / "again", create=True) as second:
        second.replay(json.loads(json.dumps(changes)))
        assert [state.file.name for state in second.sources()] == ["a"]
        assert [place.id for place in second.places_of("a")] == ["x"]


def test_what_is_no_database_is_said_so(tmp_path):
    (tmp_path / "catalogue.sqlite").write_bytes(b"this is no database" * 100)
    with pytest.raises(IndexCorrupt, match=r"catalogue\.sqlite"):
        Catalogue(tmp_path)


def test_what_a_folder_says_of_where_it_is(catalogue):
    def entry(id, body, departement):
        return Entry(id, body, departement)

    with catalogue.transaction():
        catalogue.replace(_file("a/1"), Path("/r"), [entry("x", "insee:80001", "80")])
        catalogue.replace(_file("a/sub/2"), Path("/r"), [entry("y", "nom:epci:80", "80")])
        catalogue.replace(_file("a-b/3"), Path("/r"), [entry("z", "insee:59001", "59")])
    assert catalogue.folder_communes("a") == {"80001"}
    assert catalogue.folder_communes("b") == frozenset()


def test_names_are_spelt_alike_whatever_the_keys_of_their_bodies(catalogue):
    def spelt(id: str, key: str, name: str) -> Entry:
        return Entry(id, spelling=(key, name))

    with catalogue.transaction():
        catalogue.replace(
            _file("a"),
            Path("/r"),
            [
                spelt("1", "siren:200000001", "Régie des Étocs"),
                spelt("2", "nom:regie-des-etocs", "REGIE DES ETOCS"),
                spelt("3", "siren:200000009", "Régie des Étocs"),
                spelt("4", "nom:regie-du-bief", "Régie du Bief"),
            ],
        )
    assert catalogue.spellings() == {}
    assert catalogue.spelt_alike() == {
        "regie-des-etocs": {"REGIE DES ETOCS": ["2"], "Régie des Étocs": ["1", "3"]}
    }


def test_what_an_act_may_be_is_known_by_its_id_or_by_its_text(catalogue):
    with catalogue.transaction():
        catalogue.replace(_file("a"), Path("/r"), [_entry("x", "1", "2024-01-01")])
        catalogue.replace(_file("b"), Path("/r"), [_entry("y", "2", "2024-01-01")])
        catalogue.forget("b")
    assert catalogue.knows("x", "other")
    assert catalogue.knows("other", "x")
    assert catalogue.knows("other", "y")
    assert not catalogue.knows("y", "other")
    assert (catalogue.has("a"), catalogue.has("b")) == (True, False)
