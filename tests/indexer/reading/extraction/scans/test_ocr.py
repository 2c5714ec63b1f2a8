import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from indexer.errors import ExtractionError
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.guards import programs
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.pdf.pdf import _rendered
from indexer.reading.extraction.scans import ocr

Write = Callable[[str, bytes], Path]
Make = Callable[..., Any]

LINES = [
    "Le conseil municipal de Faux-Bourg, après en avoir délibéré,",
    "décide d’acheter une balayeuse.",
]
PGM = b"P5 8 8 255\n" + b"\xff" * 64


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forgets what Tesseract is, before and after each test."""
    caches = (ocr.missing, ocr._tesseract_version)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.fixture
def scan(pdf_bytes: Make, lines_at: Make) -> bytes:
    """A page of text as an image, as a scanner gives it."""
    document = pypdfium2.PdfDocument(pdf_bytes([lines_at(60, LINES)]))
    try:
        image: bytes = _rendered(document[0])
        return image
    finally:
        document.close()


class FakeTesseract:
    """Stands for the program: answers what it is told and counts how often it reads."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, languages: str = "eng\nfra") -> None:
        self.runs = 0
        self.text = b"Lu par OCR\n\f"
        self.status = 0
        self.said = b"warning\nnoise"
        self.languages = languages
        monkeypatch.setattr(subprocess, "run", self.run)
        monkeypatch.setattr(programs, "find", lambda *names: f"/usr/bin/{names[0]}")

    def run(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        if "--list-langs" in command:
            return subprocess.CompletedProcess(command, 0, self.languages.encode(), b"")
        if "--version" in command:
            return subprocess.CompletedProcess(command, 0, b"tesseract 5.3.0\n", b"")
        self.runs += 1
        return subprocess.CompletedProcess(command, self.status, self.text, self.said)


def test_what_is_missing_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda *names: None)
    assert "apt-get install tesseract-ocr-fra" in str(ocr.missing())
    ocr.missing.cache_clear()
    FakeTesseract(monkeypatch, languages="eng\nosd")
    assert "no French model" in str(ocr.missing())


def test_a_result_is_kept_and_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract = FakeTesseract(monkeypatch)
    job = Job(Options(cache_dir=tmp_path))
    assert [ocr.text_of(PGM, job) for _ in range(3)] == ["Lu par OCR"] * 3
    assert tesseract.runs == 1
    assert ocr.text_of(PGM + b"\n", job) == "Lu par OCR"
    assert tesseract.runs == 2


def test_a_cache_that_cannot_be_written_costs_only_speed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract = FakeTesseract(monkeypatch)
    (tmp_path / "ocr").write_text("un fichier, pas un dossier")
    job = Job(Options(cache_dir=tmp_path))
    assert [ocr.text_of(PGM, job) for _ in range(2)] == ["Lu par OCR"] * 2
    assert tesseract.runs == 2


def test_reading_a_page_tells_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeTesseract(monkeypatch)
    ticks: list[int] = []
    ocr.text_of(PGM, Job(Options(), tick=lambda: ticks.append(1)))
    assert ticks == [1]


def test_a_failure_of_the_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeTesseract(monkeypatch).status = 1
    with pytest.raises(ExtractionError, match="OCR failed: noise"):
        ocr.text_of(PGM, Job(Options()))


def test_of_several_complaints_the_one_that_says_why_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tesseract = FakeTesseract(monkeypatch)
    tesseract.status = 1
    tesseract.said = b"warning: odd\nlibpng error: Not enough data\nError during processing.\n"
    with pytest.raises(ExtractionError, match=r"OCR failed: libpng error: Not enough data$"):
        ocr.text_of(PGM, Job(Options()))


def test_pages_of_a_tiff_are_pages(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    FakeTesseract(monkeypatch).text = b"Une page\n\n\fDeux pages\n\f"
    [text] = extract(write("a.tif", b"II*\x00rien")).texts
    assert (text.text, text.method) == ("Une page\nDeux pages", "ocr")
    assert [page.number for page in text.pages] == [1, 2]


def test_an_image_without_text_or_ocr_is_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeTesseract(monkeypatch).text = b" - \n\f"
    path = write("a.png", b"\x89PNG\r\n\x1a\nrien")
    with pytest.raises(ExtractionError, match="no text in the image"):
        extract(path)
    with pytest.raises(ExtractionError, match="OCR is off"):
        extract(path, options=Options(ocr="never"))


@pytest.mark.tesseract
def test_a_scan_is_really_read(scan: bytes) -> None:
    text = ocr.text_of(scan, Job(Options()))
    assert text.replace("'", "’").split("\n") == LINES


@pytest.mark.tesseract
def test_a_damaged_image_is_refused(write: Write) -> None:
    with pytest.raises(ExtractionError, match="OCR"):
        extract(write("a.png", b"\x89PNG\r\n\x1a\n" + b"rien" * 100))


@pytest.mark.tesseract
def test_a_page_is_read_anew_where_ocr_is_demanded(
    write: Write, pdf_bytes: Make, lines_at: Make
) -> None:
    path = write("a.pdf", pdf_bytes([lines_at(60, LINES)]))
    [text] = extract(path, options=Options(ocr="always")).texts
    assert text.method == "ocr"
    assert "balayeuse" in text.text
    assert text.text.count("balayeuse") == 1


def test_a_page_without_sense_is_read_again_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract = FakeTesseract(monkeypatch)
    right = "le conseil a voté pour la reprise de la rue et du pont sur le canal en mai " * 2
    answers = {False: right[::-1].encode(), True: right.encode()}

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        tesseract.text = answers["--psm" in command]
        return tesseract.run(command, **options)

    monkeypatch.setattr(subprocess, "run", run)
    assert ocr.text_of(PGM, Job(Options())) == right.strip()
    assert tesseract.runs == 2


@pytest.mark.tesseract
def test_a_scan_on_its_head_is_read(scan: bytes) -> None:
    text = ocr.text_of(ocr._on_its_head(scan), Job(Options()))
    assert "municipal de Faux-Bourg" in text


def _on_its_side(image: bytes) -> bytes:
    """A grey image turned by a quarter of a turn."""
    header, _, pixels = image.partition(b"\n")
    width, height = map(int, header.split()[1:3])
    columns = (pixels[column::width][::-1] for column in range(width))
    return b"P5 %d %d 255\n" % (height, width) + b"".join(columns)


@pytest.mark.tesseract
def test_a_scan_on_its_side_is_read(scan: bytes) -> None:
    for image in (_on_its_side(scan), _on_its_side(ocr._on_its_head(scan))):
        assert "municipal de Faux-Bourg" in ocr.text_of(image, Job(Options()))


def test_a_reading_that_cannot_be_turned_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract = FakeTesseract(monkeypatch)
    tesseract.text = b"xq zw kv jx wq vz kj qx wv zj"

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        if "--psm" in command:
            return subprocess.CompletedProcess(command, 1, b"", b"no model for it")
        return tesseract.run(command, **options)

    monkeypatch.setattr(subprocess, "run", run)
    assert ocr.text_of(PGM, Job(Options())) == tesseract.text.decode()


POOR = ["Lc cnnscil rnunicipa1 dc Fanx-Bnurg aprcs cn avnir dclibcrc dccidc"] * 20
SENSE = "le conseil a voté pour la reprise de la rue et du pont sur le canal en mai"


@pytest.mark.parametrize(
    ("fresh", "kept", "warning"),
    [
        (SENSE, SENSE, "text layer worse than OCR, read anew: pages 1"),
        ("xq zw kv jx wq vz kj qx wv zj", "\n".join(POOR), None),
    ],
)
def test_a_text_layer_worse_than_a_fresh_reading_is_told(
    fresh: str, kept: str, warning: str | None, write: Write, pdf_bytes: Make, lines_at: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    FakeTesseract(monkeypatch).text = fresh.encode()
    page = lines_at(60, POOR)
    path = write("a.pdf", pdf_bytes([page], image_over=frozenset([0])))
    [text] = extract(path).texts
    assert (text.text, *text.warnings) == (kept, *([warning] if warning else []))


GARBLED = [
    "Vhdqfh gx frqvhlo pxqlflsdo gh Idxa-Erxuj",
    "Oh frqvhlo dssurxyh o'dfkdw gx wudfwhxu",
] * 3
NAMES = [
    "ORVAL Zoé BRISSET Luc MERVIL Jean TASSIN Marie",
    "LERVOY Paul DURVAL Anne SAULT Odile",
] * 3


@pytest.mark.parametrize(("lines", "runs"), [(GARBLED, 1), (NAMES, 0), (GARBLED[:1], 0)])
def test_letters_that_stand_for_others_are_read_anew(
    lines: list[str], runs: int, write: Write, pdf_bytes: Make, lines_at: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    tesseract = FakeTesseract(monkeypatch)
    tesseract.text = SENSE.encode()
    [text] = extract(write("a.pdf", pdf_bytes([lines_at(60, lines)]))).texts
    assert tesseract.runs == runs
    assert text.text == (SENSE if runs else "\n".join(lines))


def test_a_poor_layer_is_told_where_ocr_is_off(
    write: Write, pdf_bytes: Make, lines_at: Make
) -> None:
    path = write("a.pdf", pdf_bytes([lines_at(60, POOR)], image_over=frozenset([0])))
    [text] = extract(path, options=Options(ocr="never")).texts
    assert text.warnings == ("scanned pages not read: 1 (OCR is off)",)


def test_a_scan_of_which_ocr_makes_no_sense_is_told(
    write: Write, pdf_bytes: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeTesseract(monkeypatch).text = b"xq zw kv jx wq vz kj qx wv zj"
    path = write("a.pdf", pdf_bytes([[]], image_over=frozenset([0])))
    [text] = extract(path).texts
    assert text.warnings == ("OCR reads little sense (turned, faint or written by hand): pages 1",)
