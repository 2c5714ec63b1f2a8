from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.acts.documents import Page
from indexer.errors import ExtractionError
from indexer.reading.extraction import extract
from indexer.reading.extraction.text.plain import split_pages

Write = Callable[[str, bytes], Path]


def test_a_text_comes_back_as_it_is(write: Write) -> None:
    [text] = extract(write("a.txt", "Séance\n\n  du 12 mars".encode())).texts
    assert (text.text, text.pages, text.method) == ("Séance\n\n  du 12 mars", (), "text")


def test_marks_of_markdown_become_blank(write: Write) -> None:
    [text] = extract(write("a.md", "# Séance\n\n**Objet :** eau".encode())).texts
    assert text.text == "  Séance\n\n  Objet :   eau"


def test_form_feeds_part_pages() -> None:
    text, pages = split_pages("un\fdeux\f\fquatre\f")
    assert text == "un\ndeux\n\nquatre\n"
    assert pages == (Page(1, 0, 2), Page(2, 3, 7), Page(3, 8, 8), Page(4, 9, 15))


def test_white_space_is_no_text(write: Write) -> None:
    with pytest.raises(ExtractionError, match="no text"):
        extract(write("a.txt", b" \n\t\n"))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match="no such file"):
        extract(tmp_path / "absent.txt")
