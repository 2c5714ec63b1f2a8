from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.acts.documents import Extraction, Failure
from indexer.reading.extraction import Options, small_texts
from indexer.reading.extraction.process.worker import ExtractionWorker
from indexer.reading.extraction.small_texts import small_text

Write = Callable[[str, bytes], Path]

ACT = "Le conseil de Vaucourt adopte à l’unanimité.\fPage deux.\r\n"


def _read(path: Path) -> Extraction | Failure | None:
    return small_text(path, Options(), name="actes/a.txt")


@pytest.fixture(scope="module")
def child():
    with ExtractionWorker() as worker:
        yield worker


@pytest.mark.parametrize(
    "data",
    [
        ACT.encode(),
        ACT.encode("cp1252"),
        b"\xef\xbb\xbf" + ACT.encode(),
        b"# Titre\n\n* un\n* deux\n",
        b" \n\t",
        b"",
    ],
    ids=["utf-8", "cp1252", "bom", "markdown", "blank", "empty"],
)
def test_a_small_text_is_read_as_a_child_reads_it(write: Write, child, data: bytes) -> None:
    path = write("a.txt", data)
    assert _read(path) == child.extract(path, name="actes/a.txt")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"%PDF-1.7\n"),
        ("a.txt", b"PK\x03\x04" + bytes(40)),
        ("a.txt", b"\x1f\x8b" + bytes(40)),
        ("a.txt", bytes(257) + b"ustar" + bytes(300)),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40)),
        ("a.md", b"<!DOCTYPE html><p>a"),
        ("a.txt", ACT.encode("utf-16-le")),
        ("a.csv", b"objet;date\n"),
        ("a.html", b"<html>"),
        ("a.txt", b"a" * (small_texts.SMALL + 1)),
    ],
)
def test_what_may_be_something_else_is_left_to_a_child(
    write: Write, name: str, data: bytes
) -> None:
    assert _read(write(name, data)) is None


def test_a_file_that_is_not_there_is_left_to_a_child(tmp_path: Path) -> None:
    assert _read(tmp_path / "a.txt") is None


@pytest.mark.parametrize("beside", ["a.xml", "b.XML", "b.zip", "b.tar.gz", "../manifest.xml"])
def test_a_text_of_which_other_files_may_speak_is_left_to_a_child(
    tmp_path: Path, beside: str
) -> None:
    path = tmp_path / "actes" / "a.txt"
    path.parent.mkdir()
    path.write_text("Le conseil adopte.", "utf-8")
    assert isinstance(_read(path), Extraction)
    (path.parent / beside).write_bytes(b"<a/>")
    assert _read(path) is None


def test_archives_above_a_text_do_not_speak_of_it(tmp_path: Path) -> None:
    path = tmp_path / "actes" / "a.txt"
    path.parent.mkdir()
    path.write_text("Le conseil adopte.", "utf-8")
    (tmp_path / "b.zip").write_bytes(b"PK")
    assert isinstance(_read(path), Extraction)


def test_what_holds_up_is_a_failure(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> Extraction:
        while True:
            pass

    monkeypatch.setattr(small_texts, "read", endless)
    path = write("a.txt", ACT.encode())
    failure = small_text(path, Options(timeout=0.05), name="a.txt")
    assert failure == Failure("a.txt", "reading it (limit timeout) took more than 0.05 s")


def test_the_limit_of_bytes_is_that_of_the_options(write: Write) -> None:
    path = write("a.txt", ACT.encode())
    options = Options(max_bytes=5)
    with ExtractionWorker(options) as reader:
        assert small_text(path, options, name="a.txt") == reader.extract(path, name="a.txt")
