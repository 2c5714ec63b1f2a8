"""Texts without the shape of a document, and files that hold up, end within bounds and are named."""

import re
import threading
from pathlib import Path

import pytest

from indexer.acts.documents import ExtractedText, Extraction
from indexer.errors import LimitExceeded
from indexer.reading import bounds, understanding
from indexer.reading.bounds import too_long, within
from indexer.reading.extraction import Options, extract
from indexer.reading.parsing import Context
from indexer.reading.understanding import understand


def of(text: str) -> Extraction:
    return Extraction((ExtractedText(text),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mot " * 1_500_000, "a text of 6,000,000 characters"),
        ("mot\n" * 1_500_000, "a text of 6,000,000 characters"),
        ("a" * 1_000_200, "a line of 1,000,200 characters"),
        ("mot\n" * 300_000, None),
    ],
)
def test_a_text_without_the_shape_of_a_document_is_taken_as_a_whole(
    text: str, said: str | None
) -> None:
    reason = too_long(text)
    assert (said is None) == (reason is None)
    if said and reason:
        [document] = understand(of(text), Context(), name="a.txt")
        assert text.startswith(document.texte)
        assert 999_000 < len(document.texte) <= 1_000_000
        assert said in document.warnings[-1]


def test_the_further_words_of_a_text_are_searched_once() -> None:
    text = "mot " * 1_400_000 + "herse charrue " * 2 + "a" * 500 + " herse"
    [document] = understand(of(text), Context(), name="a.csv")
    begins, further = document.texte.split("\n\n")
    assert text.startswith(begins)
    assert further == "herse charrue"
    assert "each further word once" in document.warnings[-1]


def test_the_further_words_of_a_text_are_bounded() -> None:
    text = " ".join(map(str, range(1_000_000)))
    [document] = understand(of(text), Context(), name="a.csv")
    assert 2_490_000 < len(document.texte) <= 2_500_010


def test_a_text_that_holds_up_is_taken_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*_: object, **__: object) -> None:
        re.match(r"(a|aa)+$", "a" * 60 + "b")

    monkeypatch.setattr(understanding, "parse", parse)
    monkeypatch.setattr(bounds, "SECONDS", 0.2)
    [document] = understand(of("Le conseil vote."), Context(), name="a.txt")
    assert document.texte == "Le conseil vote."
    assert "understanding it took more than 0.2 s" in document.warnings[-1]


def count_for_ever() -> None:
    with within(0.05, "counting"):
        while True:
            pass


def test_what_takes_longer_is_stopped() -> None:
    with within(20, "reading"):
        pass
    with pytest.raises(LimitExceeded, match="counting took more than"):
        count_for_ever()


def test_another_thread_is_not_bounded() -> None:
    ended: list[bool] = []

    def work() -> None:
        with within(0.01, "reading"):
            ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == [True]


@pytest.mark.parametrize("depth", [100, 3_000, 100_000])
def test_words_nested_beyond_reason_are_found(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "a.html"
    hidden = '<p style="display:none">caché<p>encore</p></p><script>non</script>'
    path.write_text(
        f"<html><body>{'<div>' * depth}Le conseil{hidden} adopte{'</div>' * depth}<p>fin",
        encoding="utf-8",
    )
    [text] = extract(path).texts
    words = text.text.split()
    assert words[:2] == ["Le", "conseil"]
    assert words[-1] == "fin"
    assert not {"caché", "non"} & set(words)


def test_a_table_of_columns_without_number_is_read(tmp_path: Path) -> None:
    names = "COLL_NOM;DELIB_ID;DELIB_DATE;DELIB_OBJET;" + ";".join(f"c{n}" for n in range(50_000))
    row = "Valronce;D1;2031-03-12;Achat d'une herse;" + ";".join(f"m{n}" for n in range(50_000))
    path = tmp_path / "a.csv"
    path.write_text(f"{names}\n{row}\n{row};trop\n", encoding="utf-8")
    extraction = extract(path, options=Options())
    [text] = extraction.texts
    assert [found.cells.get("DELIB_OBJET") for found in text.rows] == ["Achat d'une herse", None]
    assert text.text.count("m10000") == 2
    assert all(found.end - found.start <= 200_000 for found in text.rows)
    assert any("characters are searched" in warning for warning in text.warnings)
    assert len(extraction.failures) == 1
