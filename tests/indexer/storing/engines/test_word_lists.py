"""The lists of words beside an index of tantivy: what is near a misspelt word is what the index itself says."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from acts import act
from hypothesis import given
from hypothesis import strategies as st

from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine
from indexer.storing.engines.tantivy.listed_words import ListedWords
from indexer.storing.engines.tantivy.word_lists import words_of
from indexer.storing.engines.vocabulary import Vocabulary, list_of


def _listed(folder: Path, field: str = "texte") -> list[str]:
    return (folder / list_of(field)).read_text("utf-8").split()


def _near(engine: Engine, word: str) -> list[str]:
    return [term for term, _ in engine.near("texte", word, 2, 9)]


def _add(engine: Engine, texts: Iterable[tuple[str, str]]) -> None:
    with engine.writer() as writer:
        for id, text in texts:
            writer.add(act(id, text))


def test_each_commit_adds_its_new_words_alone(tmp_path: Path) -> None:
    engine = factory("tantivy").create(tmp_path)
    _add(engine, [("1", "bief lavoir 2024-3"), ("2", "bief")])
    assert _listed(tmp_path) == ["bief", "lavoir"]
    assert _near(engine, "beif") == ["bief"]
    with engine.writer() as writer:
        writer.add(act("3", "lavoir moulin"))
        writer.commit()
        writer.add(act("4", "moulin écluse vanne"))
    assert _listed(tmp_path) == ["bief", "lavoir", "moulin", "vanne"]
    assert _near(engine, "moulni") == ["moulin"]
    assert _near(engine, "vnane") == ["vanne"]


def test_a_reader_reads_what_was_added_since(tmp_path: Path) -> None:
    engine = factory("tantivy").create(tmp_path)
    _add(engine, [("1", "bief")])
    reader = factory("tantivy").open(tmp_path)
    assert _near(reader, "beif") == ["bief"]
    _add(engine, [("2", "biez")])
    reader.refresh()
    assert sorted(_near(reader, "bief")) == ["bief", "biez"]


def test_what_is_not_committed_is_not_told(tmp_path: Path) -> None:
    engine = factory("tantivy").create(tmp_path)
    _add(engine, [("1", "bief")])
    with suppress(ZeroDivisionError), engine.writer() as writer:
        writer.add(act("2", "biez"))
        raise ZeroDivisionError
    assert _near(engine, "bief") == ["bief"]
    with engine.writer() as writer:
        writer.add(act("3", "lavoir"))
    assert _listed(tmp_path) == ["bief", "lavoir"]


def test_words_that_come_back_are_told_once(tmp_path: Path) -> None:
    engine = factory("tantivy").create(tmp_path)
    _add(engine, [("1", "bief"), ("2", "lavoir")])
    with engine.writer() as writer:
        writer.delete("1")
    assert _near(engine, "beif") == []
    for _ in range(3):
        _add(engine, [("1", "bief")])
        assert engine.near("texte", "beif", 2, 9) == [("bief", 1)]
        with engine.writer() as writer:
            writer.delete("1")


def test_words_of_what_was_taken_out_for_good_are_in_no_file_of_words(tmp_path: Path) -> None:
    engine = factory("tantivy").create(tmp_path)
    _add(engine, [("1", "bief zabulard"), ("2", "lavoir")])
    reader = factory("tantivy").open(tmp_path)
    assert _near(reader, "zabulart") == ["zabulard"]
    with engine.writer() as writer:
        writer.add(act("3", "moulin"))
        writer.erase("1")
    assert list(tmp_path.glob("words-*")) == []
    reader.refresh()
    assert (_near(reader, "zabulart"), _near(reader, "moulni")) == ([], ["moulin"])
    _add(engine, [("4", "vanne")])
    assert _listed(tmp_path) == ["lavoir", "moulin", "vanne"]
    reader.refresh()
    assert (_near(reader, "zabulart"), _near(reader, "vnane")) == ([], ["vanne"])


def test_an_index_made_without_lists_is_read_and_gets_them(tmp_path: Path) -> None:
    engine = factory("tantivy").create(tmp_path)
    _add(engine, [("1", "bief lavoir")])
    for path in tmp_path.glob("words-*"):
        path.unlink()
    reader = factory("tantivy").open(tmp_path)
    assert _near(reader, "beif") == ["bief"]
    _add(reader, [("2", "moulin")])
    assert _listed(tmp_path) == ["bief", "lavoir", "moulin"]
    assert (_near(reader, "beif"), _near(reader, "moulni")) == (["bief"], ["moulin"])


def test_a_line_that_was_cut_short_takes_no_other_with_it(tmp_path: Path) -> None:
    engine = factory("tantivy").create(tmp_path)
    _add(engine, [("1", "bief")])
    path = tmp_path / list_of("texte")
    path.write_bytes(path.read_bytes() + b"lav")
    assert _near(engine, "lva") == []
    _add(engine, [("2", "moulin")])
    assert _near(engine, "moulni") == ["moulin"]
    assert _near(engine, "beif") == ["bief"]


def test_the_lists_hold_the_words_of_the_index(tmp_path: Path) -> None:
    engine = factory("tantivy").create(tmp_path)
    for start in range(0, 60, 20):
        _add(engine, ((f"{n}", f"mot{n} eau{n % 7} {n}") for n in range(start, start + 20)))
    searcher = engine._view.searcher  # type: ignore[attr-defined]
    assert sorted(_listed(tmp_path)) == sorted(set(words_of(searcher, "texte")))


@given(
    st.lists(st.text("abcdeé1œ", min_size=1, max_size=9), min_size=1, max_size=40),
    st.text("abcdeéz1", min_size=1, max_size=9),
    st.integers(0, 2),
)
def test_a_long_list_is_compared_as_a_short_one(words: list[str], typed: str, reach: int) -> None:
    text = "".join(f"{word}\n" for word in words).encode()
    long, short = ListedWords(text), Vocabulary(words)
    assert set(long.compared(typed, reach)) <= set(words)
    assert long.near(typed, reach, 99, lambda _: 1) == short.near(typed, reach, 99, lambda _: 1)
