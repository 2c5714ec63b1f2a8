"""The checksums of a store: which files they cover, which of them are read again, and what counts as damage."""

from pathlib import Path

import pytest

from indexer.storing import journal
from indexer.storing.sums import FILE, Sums

#: A file that the engine never writes twice under one name, and one that changes with each commit.
SEGMENT, CATALOGUE = "engine/one.store", "catalogue.sqlite"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "engine").mkdir()
    (tmp_path / SEGMENT).write_bytes(b"twelve bytes")
    (tmp_path / CATALOGUE).write_bytes(b"as many here")
    return tmp_path


def damaged(store: Path, known: Sums, commit: str = "first") -> set[str]:
    return set(known.damaged(store, commit))


@pytest.mark.parametrize(
    "name",
    [
        FILE,
        journal.FILE,
        "catalogue.sqlite-journal",
        "engine/WRITELOCK",
        "engine/.writer.lock",
        "engine/two.store.new",
    ],
)
def test_files_that_say_nothing_of_acts_are_left_out(store: Path, name: str) -> None:
    (store / name).write_bytes(b"under way")
    assert set(Sums.of(store, "first").files) == {SEGMENT, CATALOGUE}


def test_what_is_never_written_twice_is_not_read_again(store: Path) -> None:
    before = Sums.of(store, "first")
    (store / SEGMENT).write_bytes(b"other bytes!")
    (store / CATALOGUE).write_bytes(b"changed here")
    after = Sums.of(store, "second", before)
    assert after.files[SEGMENT] == before.files[SEGMENT]
    assert after.files[CATALOGUE] != before.files[CATALOGUE]
    (store / SEGMENT).write_bytes(b"longer than before")
    assert Sums.of(store, "second", before).files[SEGMENT] != before.files[SEGMENT]


def test_a_byte_that_changed_is_damage(store: Path) -> None:
    known = Sums.of(store, "first")
    assert not damaged(store, known)
    (store / SEGMENT).write_bytes(b"twelve byteS")
    (store / CATALOGUE).unlink()
    assert damaged(store, known) == {SEGMENT, CATALOGUE}


def test_after_another_commit_only_what_never_changes_is_compared(store: Path) -> None:
    known = Sums.of(store, "first")
    (store / CATALOGUE).write_bytes(b"changed here")
    assert not damaged(store, known, "second")
    (store / SEGMENT).unlink()  # merged into another
    assert not damaged(store, known, "second")
    (store / SEGMENT).write_bytes(b"twelve byteS")
    assert damaged(store, known, "second") == {SEGMENT}


def test_while_a_commit_is_under_way_so_it_is(store: Path) -> None:
    known = Sums.of(store, "first")
    (store / CATALOGUE).write_bytes(b"changed here")
    journal.Journal("second", "", ()).write(store)
    assert not damaged(store, known)


def test_sums_are_read_as_they_were_written(store: Path) -> None:
    assert Sums.read(store) is None
    known = Sums.of(store, "first").opened()
    known.write(store)
    assert Sums.read(store) == known
    assert not known.whole


@pytest.mark.parametrize("content", [b"{}", b"[]", b"not JSON"])
def test_damaged_sums_are_told(store: Path, content: bytes) -> None:
    (store / FILE).write_bytes(content)
    with pytest.raises(ValueError, match=r"."):
        Sums.read(store)


def test_sums_that_were_altered_are_told(store: Path) -> None:
    Sums.of(store, "first").write(store)
    path = store / FILE
    path.write_bytes(path.read_bytes().replace(b'"first"', b'"other"'))
    with pytest.raises(ValueError, match="not what was written"):
        Sums.read(store)
