"""The contract of `indexer.storing.engines.protocol` for what changes an index, demanded of every engine."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from acts import act, found

from indexer.errors import IndexLocked, IndexMissing
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineFactory, EngineRequest


class Stop(Exception):
    """What interrupts a session."""


def test_a_session_shows_nothing_before_its_end_and_everything_after(
    fresh: Callable[..., Engine],
) -> None:
    engine = fresh(act("ancien", "eau", source="a.pdf"))
    with engine.writer() as writer:
        writer.delete_source("a.pdf")
        writer.add(act("nouveau", "eau", source="a.pdf"))
        engine.refresh()
        assert found(engine, nodes.Every()) == ["ancien"]
    assert found(engine, nodes.Every()) == ["nouveau"]


def test_an_error_rolls_back_to_the_last_commit(fresh: Callable[..., Engine]) -> None:
    engine = fresh(act("1", "eau"))
    with pytest.raises(Stop), engine.writer() as writer:  # noqa: PT012 - the session is what is tested
        writer.add(act("2", "eau"))
        writer.commit()
        assert sorted(found(engine, nodes.Every())) == ["1", "2"]
        writer.add(act("3", "eau"))
        writer.delete("1")
        raise Stop
    assert sorted(found(engine, nodes.Every())) == ["1", "2"]
    with engine.writer() as writer:
        writer.add(act("4", "eau"))
    assert sorted(found(engine, nodes.Every())) == ["1", "2", "4"]
    assert engine.check() == []


def test_deletions_take_whole_sources_and_single_documents(fresh: Callable[..., Engine]) -> None:
    engine = fresh(
        act("1", source="a b.pdf"),
        act("2", source="a b.pdf"),
        act("3", source="b.pdf"),
        act("4", source="a"),
    )
    with engine.writer() as writer:
        writer.delete_source("a b.pdf")
        writer.delete_source("absent.pdf")
        writer.delete("4")
        writer.delete("absent")
    assert found(engine, nodes.Every()) == ["3"]
    assert engine.stats().documents == 1
    assert list(engine.ids()) == ["3"]
    assert engine.check() == []


def test_what_a_session_added_it_can_take_out(fresh: Callable[..., Engine]) -> None:
    engine = fresh()
    with engine.writer() as writer:
        writer.add(act("1", source="a.pdf"))
        writer.add(act("2", source="b.pdf"))
        writer.add(act("3", source="c.pdf"))
        writer.delete_source("a.pdf")
        writer.delete("2")
        writer.add(act("1bis", source="a.pdf"))
    assert sorted(found(engine, nodes.Every())) == ["1bis", "3"]


def test_deleted_documents_no_longer_count_in_facets_or_sorts(fresh: Callable[..., Engine]) -> None:
    engine = fresh(
        *(act(str(n), "eau", source=str(n % 3), annee="2024", date=n) for n in range(30))
    )
    with engine.writer() as writer:
        writer.delete_source("1")
    request = EngineRequest(nodes.Term("texte", "eau"), sort="-date", limit=50, facets=("annee",))
    result = engine.search(request)
    assert result.total == 20
    assert [int(hit.id) for hit in result.hits] == [n for n in reversed(range(30)) if n % 3 != 1]
    assert result.facets["annee"] == {"2024": 20}


def test_only_one_session_at_a_time(fresh: Callable[..., Engine]) -> None:
    engine = fresh(act("1", "eau"))
    with engine.writer(), pytest.raises(IndexLocked, match=r"process \d+ on "):
        engine.writer()
    with engine.writer() as writer:
        writer.add(act("2", "eau"))
    assert engine.stats().documents == 2


def test_an_index_is_found_again_and_other_readers_see_commits(
    engines: EngineFactory, tmp_path: Path
) -> None:
    first = engines.create(tmp_path)
    reader = engines.open(tmp_path)
    with first.writer() as writer:
        writer.add(act("1", "eau", annee="2024", date=20240101))
    if reader.name != "opensearch":  # which has nothing to refresh: every search is a new request
        assert reader.stats().documents == 0
    reader.refresh()
    assert found(reader, nodes.Term("texte", "eau")) == ["1"]
    first.close()
    again = engines.open(tmp_path)
    with again.writer() as writer:
        writer.add(act("2", "eau"))
    reader.refresh()
    assert sorted(found(reader, nodes.Every())) == sorted(found(again, nodes.Every())) == ["1", "2"]
    for engine in (reader, again):
        engine.close()


def test_create_starts_from_nothing(engines: EngineFactory, tmp_path: Path) -> None:
    with engines.create(tmp_path / "neuf").writer() as writer:
        writer.add(act("1"))
    assert engines.open(tmp_path / "neuf").stats().documents == 1


def test_a_scratch_index_touches_no_other_and_leaves_nothing(
    engines: EngineFactory, fresh: Callable[..., Engine]
) -> None:
    kept = fresh(act("1", "eau"))
    with engines.scratch() as engine:
        with engine.writer() as writer:
            writer.add(act("2", "eau"))
        assert found(engine, nodes.Every()) == ["2"]
    with kept.writer() as writer:
        writer.add(act("3", "eau"))
    assert sorted(found(kept, nodes.Every())) == ["1", "3"]
    if engine.name == "opensearch":
        with pytest.raises(IndexMissing):
            found(engine, nodes.Every())
    else:
        assert not engine.folder.exists()


def test_no_index_is_said_so(engines: EngineFactory, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "absent"):
        with pytest.raises(IndexMissing):
            engines.open(place)


def test_many_sessions_leave_a_sound_index(fresh: Callable[..., Engine]) -> None:
    engine = fresh()
    for turn in range(25):
        with engine.writer() as writer:
            writer.delete_source("a.pdf" if turn % 2 else "b.pdf")
            writer.add(act(str(turn), "eau", source="a.pdf" if turn % 2 else "b.pdf"))
    assert sorted(found(engine, nodes.Every())) == ["23", "24"]
    assert engine.check() == []


def test_threads_search_while_another_writes(fresh: Callable[..., Engine]) -> None:
    engine = fresh(*(act(str(n), "eau bief", annee="2024", date=n) for n in range(200)))
    wrong: list[object] = []
    done = threading.Event()

    def ask() -> None:
        request = EngineRequest(
            nodes.Phrase("texte", ["eau", "bief"]), sort="date", facets=("annee",)
        )
        while not done.is_set():
            result = engine.search(request)
            if result.total < 200 or result.facets["annee"] != {"2024": result.total}:
                wrong.append(result)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(5):
        with engine.writer() as writer:
            writer.add(act(f"plus-{n}", "eau bief", annee="2024"))
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert engine.search(EngineRequest(nodes.Every())).total == 205


def test_no_list_of_terms_knows_the_words_of_what_was_erased(fresh: Callable[..., Engine]) -> None:
    engine = fresh(act("1", "eau zabulard"), act("2", "eau zabulon"), act("3", "eau lavoir"))
    with engine.writer() as writer:
        writer.erase("1")
        writer.erase("absent")
    assert sorted(found(engine, nodes.Every())) == ["2", "3"]
    assert engine.frequencies("texte", ["zabulard", "zabulon"]) == {"zabulard": 0, "zabulon": 1}
    assert [term for term, _ in engine.prefixed("texte", "zabul", 5)] == ["zabulon"]
    assert "zabulard" not in [term for term, _ in engine.near("texte", "zabulart", 2, 5)]
    assert engine.check() == []


def test_the_state_is_another_one_after_each_commit_that_changed_anything(
    fresh: Callable[..., Engine],
) -> None:
    engine = fresh(act("1", "eau"))
    states = [engine.state()]
    with engine.writer() as writer:
        writer.add(act("2", "eau"))
        assert engine.state() == states[-1]
        writer.commit()
        states.append(engine.state())
        writer.delete("2")
    states.append(engine.state())
    with engine.writer() as writer:
        writer.delete("absent")
    states.append(engine.state())
    assert len(set(states)) == 4
    with engine.writer():
        pass
    assert engine.state() == states[-1]
