from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import ExtractionError
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.scans import ocr

Write = Callable[[str, bytes], Path]
Make = Callable[..., Any]

BODY = [
    "Le conseil municipal de Faux-Bourg, réuni le 12 mars 2031,",
    "après en avoir délibéré, décide à l’unanimité d’acquérir",
    "une balayeuse pour un montant de 48 000 € hors taxes.",
]


def test_pages_slice_the_text(write: Write, pdf_bytes: Make, lines_at: Make) -> None:
    path = write("a.pdf", pdf_bytes([lines_at(60, BODY), lines_at(60, BODY[:2])]))
    [text] = extract(path).texts
    assert text.method == "text-layer"
    assert [page.number for page in text.pages] == [1, 2]
    assert text.text[text.pages[0].start : text.pages[0].end] == "\n".join(BODY)
    assert text.text[text.pages[1].start : text.pages[1].end] == "\n".join(BODY[:2])


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_turned_in_the_file_is_read_as_it_is_seen(
    write: Write, pdf_bytes: Make, lines_at: Make, rotate: int
) -> None:
    page = lines_at(60, BODY, top=500)
    [text] = extract(write("a.pdf", pdf_bytes([page], rotate=rotate))).texts
    assert text.text == "\n".join(BODY)


@pytest.mark.parametrize("turn", [90, 270])
def test_text_that_runs_up_or_down_the_page_comes_after_the_rest(
    write: Write, pdf_bytes: Make, lines_at: Make, turn: int
) -> None:
    page = lines_at(60, BODY, top=500)
    [text] = extract(write("a.pdf", pdf_bytes([page], turn=turn))).texts
    assert text.text == "\n".join(BODY)


def test_columns_are_read_in_order(write: Write, pdf_bytes: Make, lines_at: Make) -> None:
    page = lines_at(320, ["Troisième ligne du bulletin municipal"] * 4, size=9) + lines_at(
        50, ["Première ligne du bulletin municipal ici"] * 4, size=9
    )
    [text] = extract(write("a.pdf", pdf_bytes([page]))).texts
    assert text.text.index("Troisième") > text.text.rindex("Première")


def test_page_numbers_are_left_out(write: Write, pdf_bytes: Make, lines_at: Make) -> None:
    pages = [[*lines_at(60, BODY), (290, 30, 9, f"- {number} -")] for number in range(1, 5)]
    [text] = extract(write("a.pdf", pdf_bytes(pages))).texts
    assert "- 3 -" not in text.text


def test_pages_over_the_limit_are_reported_and_the_others_read(
    write: Write, pdf_bytes: Make, lines_at: Make
) -> None:
    path = write("a.pdf", pdf_bytes([lines_at(60, BODY)] * 5))
    extraction = extract(path, options=Options(max_pages=2))
    assert len(extraction.texts[0].pages) == 2
    assert "pages 3 to 5" in extraction.failures[0].reason


def test_a_scan_without_ocr_is_reported(
    write: Write, pdf_bytes: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.pdf", pdf_bytes([[]], image_over=frozenset([0])))
    monkeypatch.setattr(ocr, "missing", lambda: f"OCR is not installed: {ocr.INSTALL}")
    with pytest.raises(ExtractionError, match=r"scan without text layer; .*tesseract-ocr-fra"):
        extract(path)
    with pytest.raises(ExtractionError, match="OCR is off"):
        extract(path, options=Options(ocr="never"))
    with pytest.raises(ExtractionError, match="not installed"):
        extract(path, options=Options(ocr="always"))


def test_a_scanned_page_among_others_is_a_warning(
    write: Write, pdf_bytes: Make, lines_at: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.pdf", pdf_bytes([lines_at(60, BODY), []], image_over=frozenset([1])))
    [text] = extract(path, options=Options(ocr="never")).texts
    assert text.warnings == ("scanned pages not read: 2 (OCR is off)",)
    monkeypatch.setattr(ocr, "missing", lambda: f"OCR is not installed: {ocr.INSTALL}")
    [text] = extract(path).texts
    assert text.warnings == (
        f"scanned pages not read: 2 (OCR is not installed: {ocr.INSTALL}, then `search index --rebuild`)",
    )


def test_a_stamp_on_a_scan_is_no_text_layer(
    write: Write, pdf_bytes: Make, lines_at: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = "ID : 000-210000001-20310312-2031_07-DE"
    path = write("a.pdf", pdf_bytes([lines_at(60, [stamp])], image_over=frozenset([0])))
    monkeypatch.setattr(ocr, "missing", lambda: None)
    monkeypatch.setattr(ocr, "text_of", lambda image, job: "\n".join(BODY))
    [text] = extract(path).texts
    assert (text.text, text.method) == ("\n".join([stamp, "", *BODY]), "ocr")


def test_a_page_that_ocr_fails_on_leaves_the_others(
    write: Write, pdf_bytes: Make, lines_at: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(image: bytes, job: object) -> str:
        raise ExtractionError("OCR failed: noise")

    path = write("a.pdf", pdf_bytes([[], lines_at(60, BODY)], image_over=frozenset([0])))
    monkeypatch.setattr(ocr, "missing", lambda: None)
    monkeypatch.setattr(ocr, "text_of", fail)
    [text] = extract(path).texts
    assert "balayeuse" in text.text
    assert text.warnings == ("page 1: OCR failed: noise",)


def test_a_page_of_few_words_is_no_scan(
    write: Write, pdf_bytes: Make, lines_at: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(image: bytes, job: object) -> str:
        raise AssertionError("OCR of a page with a text layer")

    monkeypatch.setattr(ocr, "missing", lambda: None)
    monkeypatch.setattr(ocr, "text_of", refuse)
    [text] = extract(write("a.pdf", pdf_bytes([lines_at(60, ["Annexe 2"])]))).texts
    assert (text.text, text.method, text.warnings) == ("Annexe 2", "text-layer", ())


def test_blank_pages_are_no_scans(write: Write, pdf_bytes: Make, lines_at: Make) -> None:
    [text] = extract(write("a.pdf", pdf_bytes([lines_at(60, BODY), []]))).texts
    assert text.warnings == ()
    with pytest.raises(ExtractionError, match="no text"):
        extract(write("b.pdf", pdf_bytes([[]])))


@pytest.mark.parametrize("cut", [20, 200, 700])
def test_a_truncated_file_is_refused_or_read(
    write: Write, pdf_bytes: Make, lines_at: Make, cut: int
) -> None:
    path = write("a.pdf", pdf_bytes([lines_at(60, BODY)])[:cut])
    with pytest.raises(ExtractionError):
        extract(path)


@pytest.mark.parametrize(
    ("before", "end", "raised", "after", "text"),
    [
        ("Article 2", 115.34, "1", ": il est dit", "Article 2 : il est dit"),
        ("Article 12", 122.02, "3", ", et", "Article 12, et"),
        ("Article 2", 117.5, "1", "", "Article 2"),
        ("le 1", 92.01, "er", " mai", "le 1er mai"),
        ("300 m", 105.35, "2", "", "300 m2"),
    ],
)
def test_raised_figures_are_no_part_of_a_number(
    write: Write, pdf_bytes: Make, before: str, end: float, raised: str, after: str, text: str
) -> None:
    placed = [
        (72, 700, 12, before),
        (end, 705, 7, raised),
        (end + 3.9 * len(raised), 700, 12, after),
    ]
    [found] = extract(write("a.pdf", pdf_bytes([placed]))).texts
    assert found.text == text
