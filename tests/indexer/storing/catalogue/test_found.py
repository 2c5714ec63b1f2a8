"""What a walk found, kept on disk while a run lasts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.acts.recorded import SourceFile
from indexer.storing.catalogue.found import Found


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Found]:
    with Found.made(tmp_path) as found:
        yield found


def _file(name: str, path: Path | None = None) -> SourceFile:
    return SourceFile(path or Path("/r") / name, name, 3, 1 << 62, "ab" * 32)


def test_files_come_back_by_what_becomes_of_them_as_they_were_found(found: Found) -> None:
    for name in ("z", "a", "m"):
        found.note(_file(name), "to_read")
    found.note(_file("b"), "unchanged")
    found.note_unread("c")
    assert list(found.files("to_read")) == [_file("z"), _file("a"), _file("m")]
    assert [found.count(fate) for fate in ("to_read", "unchanged", "moved", "unread")] == [
        3,
        1,
        0,
        1,
    ]
    assert found.among(["a", "c", "d"]) == {"a", "c"}


def test_a_path_that_is_no_unicode_comes_back(found: Found) -> None:
    odd = _file("d\\xe9lib.txt", Path(os.fsdecode(b"/r/d\xe9lib.txt")))
    found.note(odd, "moved")
    assert list(found.files("moved")) == [odd]


def test_a_file_that_vanished_while_it_was_looked_at_is_told_once(found: Found) -> None:
    found.note(_file("a"), "unchanged")
    found.note_unread("a")
    assert found.count("unchanged") == 1


def test_what_is_under_a_label_is_told(found: Found) -> None:
    found.note(_file("actes-2/1.txt"), "unchanged")
    found.note(_file("actes0"), "unchanged")
    assert found.holds_under("actes-2")
    assert not found.holds_under("actes")


def test_nothing_of_it_outlives_its_block(tmp_path: Path) -> None:
    (tmp_path / "found.sqlite").write_text("left by a run that was interrupted")
    with Found.made(tmp_path) as found:
        found.note(_file("a"), "to_read")
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())
