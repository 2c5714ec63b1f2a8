"""What is kept of a file for the time of a run."""

from pathlib import Path

import pytest

from indexer.acts.documents import ExtractedText, Extraction, Failure, Page, Row
from indexer.indexing.shelf import Shelf

READ = Extraction(
    (
        ExtractedText(
            "Le conseil achète un banc \ud800.",
            pages=(Page(1, 0, 12),),
            rows=(Row(2, {"OBJET": "banc"}, 0, 4),),
            member="a/b.txt",
            method="ocr",
            warnings=("page 2 is empty",),
        ),
    ),
    (Failure("zip/c.pdf", "damaged"),),
)


def test_what_is_kept_comes_back_the_same(tmp_path: Path) -> None:
    with Shelf.made(tmp_path / "texts") as shelf:
        assert shelf.kept("actes/a.zip") is None
        shelf.keep("actes/a.zip", READ)
        shelf.keep("actes/b\udcff.zip", Extraction((), ()))
        assert shelf.kept("actes/a.zip") == READ
        assert shelf.kept("actes/b\udcff.zip") == Extraction((), ())
    assert not (tmp_path / "texts").exists()


def test_what_an_interrupted_run_left_is_not_taken_for_todays(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "texts")
    shelf.keep("actes/a.zip", READ)
    with Shelf.made(tmp_path / "texts") as new:
        assert new.kept("actes/a.zip") is None


def test_half_of_a_text_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, text: str, encoding: str) -> None:
        path.write_bytes(text[:20].encode(encoding))
        raise OSError("no space left on device")

    with Shelf.made(tmp_path / "texts") as shelf, monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        shelf.keep("actes/a.zip", READ)
        assert shelf.kept("actes/a.zip") is None
