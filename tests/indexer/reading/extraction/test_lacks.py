"""What a file was not read for want of is looked for again; what was damaged is not."""

import pytest

from indexer.reading.extraction.guards import programs
from indexer.reading.extraction.lacks import is_mended
from indexer.reading.extraction.options import OcrMode, Options
from indexer.reading.extraction.scans import ocr
from indexer.reading.extraction.word_processors import legacy

SCAN = f"rows after 9 not read\nscan without text layer; OCR is not installed: {ocr.INSTALL}"
OFF = f"an image, and {ocr.OFF} (--ocr never)"
OLD_WORD = f"a .doc file is not read without a converter: {legacy.INSTALL}"


@pytest.mark.parametrize(
    ("reasons", "mode", "there", "mended"),
    [
        (SCAN, "auto", (), False),
        (SCAN, "auto", ("tesseract",), True),
        (SCAN, "never", ("tesseract",), False),
        (OFF, "auto", ("tesseract",), True),
        (OFF, "never", ("tesseract",), False),
        (OLD_WORD, "auto", ("tesseract",), False),
        (OLD_WORD, "never", ("soffice",), True),
        ("damaged PDF", "auto", ("tesseract", "antiword"), False),
    ],
)
def test_what_was_lacking_is_mended_once_it_is_there_and_wanted(
    monkeypatch: pytest.MonkeyPatch,
    reasons: str,
    mode: OcrMode,
    there: tuple[str, ...],
    mended: bool,
) -> None:
    monkeypatch.setattr(programs, "find", lambda *names: next(iter({*names} & {*there}), None))
    monkeypatch.setattr(ocr, "missing", lambda: None if "tesseract" in there else SCAN)
    assert is_mended(reasons, Options(ocr=mode)) is mended
