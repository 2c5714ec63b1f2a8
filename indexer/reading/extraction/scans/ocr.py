"""Reading images of pages through Tesseract, an installed program, with its French model.

Results are kept in ``Options.cache_dir`` under a key made of the image's bytes, the settings and
Tesseract's version: a scan is read once, however often it is indexed, moved or renamed, and a read
that ran out of time goes on where it stopped.
"""

import contextlib
import functools
import hashlib
import re
import subprocess
import tempfile
from pathlib import Path

from indexer.errors import ExtractionError
from indexer.reading.extraction.guards import programs
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.text.lines import joined, without_tab_runs

LANGUAGE = "fra"

#: How to get what is missing, on Debian and its relatives.
INSTALL = "install Tesseract with French (apt-get install tesseract-ocr-fra)"
OFF = "OCR is off"

#: Counts in the key of the cache: raised when what is done to Tesseract's answer changes.
_VERSION = 2

#: Words of which every French page has many; a page on its head has hardly any.
_FREQUENT = frozenset(
    [
        "à",
        "au",
        "aux",
        "ce",
        "ces",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "en",
        "est",
        "et",
        "il",
        "la",
        "le",
        "les",
        "leur",
        "mais",
        "ne",
        "nous",
        "on",
        "ou",
        "où",
        "par",
        "pas",
        "pour",
        "que",
        "qui",
        "sa",
        "se",
        "ses",
        "son",
        "sont",
        "sur",
        "un",
        "une",
        "vous",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")

#: Words from which a page can be judged, and the part of frequent ones under which it makes no sense.
_FEWEST, _SENSE = 8, 0.15


@functools.cache
def missing() -> str | None:
    """What keeps OCR from working, as a sentence, or ``None`` where it works."""
    if programs.find("tesseract") is None:
        return f"OCR is not installed: {INSTALL}"
    if LANGUAGE not in _said("--list-langs").split():
        return f"Tesseract has no French model: {INSTALL}"
    return None


def is_wanted(job: Job) -> bool:
    """Whether OCR may be used: not forbidden, and there. Raises where it is demanded and missing."""
    if job.options.ocr == "never":
        return False
    lack = missing()
    if lack is not None and job.options.ocr == "always":
        raise ExtractionError(lack)
    return lack is None


def text_of(image: bytes, job: Job) -> str:
    """The text of an image (PNM, PNG, JPEG or TIFF); form feeds part the pages of a TIFF.

    Raises ``ExtractionError`` where Tesseract cannot read the image or takes too long.
    """
    kept = _cache_file(image, job)
    if kept is not None and kept.is_file():
        return kept.read_text("utf-8")
    text = _recognised(image, job.options.program_timeout)
    if kept is not None:
        _keep(kept, text)
    job.tick()
    return text


def _recognised(image: bytes, timeout: float) -> str:
    """What Tesseract reads; a page that makes no sense is read again, turned as Tesseract finds it.

    Finding out how a page stands takes as long as reading it: few scans are turned.
    """
    text = _read(image, timeout)
    if makes_sense(text):
        return text
    readings = [text]
    with contextlib.suppress(ExtractionError):  # without its model for the way a page stands
        readings.append(_read(image, timeout, "--psm", "1"))
    if not makes_sense(readings[-1]) and image.startswith(b"P5"):
        readings.append(_read(_on_its_head(image), timeout))  # too few words for Tesseract to tell
    return max(readings, key=sense)


def _on_its_head(image: bytes) -> bytes:
    """A grey image in Netpbm's binary form, one byte a pixel, turned by half a turn."""
    header, _, pixels = image.partition(b"\n")
    return header + b"\n" + pixels[::-1]


def makes_sense(text: str) -> bool:
    """Tell whether a reading has the frequent words that any French page has."""
    return sense(text) >= _SENSE


def sense(text: str) -> float:
    """Return the part of frequent French words; 1 where there are too few words to judge."""
    words = _WORD.findall(text.lower())
    return sum(word in _FREQUENT for word in words) / len(words) if len(words) >= _FEWEST else 1.0


def _read(image: bytes, timeout: float, *options: str) -> str:
    try:
        done = _tesseract("stdin", "stdout", "-l", LANGUAGE, *options, timeout=timeout, image=image)
    except subprocess.TimeoutExpired as error:
        raise ExtractionError(
            f"OCR of a page took more than {timeout:.0f} s (limit timeout)"
        ) from error
    if done.returncode != 0:
        raise ExtractionError(f"OCR failed: {_reason(programs.complaint(done))}")
    pages = done.stdout.decode("utf-8", "replace").removesuffix("\f").split("\f")
    return "\f".join(joined([without_tab_runs(page)]) for page in pages)


def _reason(complaint: list[str]) -> str:
    """The line that says why: what a library of images says comes first, the last is often « Error during processing. »."""
    return next((line for line in complaint if "error" in line.lower()), complaint[-1])


def _cache_file(image: bytes, job: Job) -> Path | None:
    if job.options.cache_dir is None:
        return None
    settings = f"{_VERSION}|{LANGUAGE}|{_tesseract_version()}|".encode()
    key = hashlib.sha256(settings + hashlib.sha256(image).digest()).hexdigest()
    return job.options.cache_dir / "ocr" / key[:2] / f"{key}.txt"


def _keep(target: Path, text: str) -> None:
    """Write whole or not at all: several processes share the cache. A full disk costs only speed."""
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=target.parent, suffix=".tmp", delete=False
        ) as scratch:
            scratch.write(text)
        Path(scratch.name).replace(target)


@functools.cache
def _tesseract_version() -> str:
    found = re.search(r"tesseract v?(\S+)", _said("--version"))
    return found.group(1) if found else "unknown"


def _said(argument: str) -> str:
    """What Tesseract says to a question, on whichever stream its version uses."""
    try:
        done = _tesseract(argument, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def _tesseract(
    *arguments: str, timeout: float, image: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    program = programs.find("tesseract")
    if program is None:
        raise FileNotFoundError("tesseract")
    # One thread: the builder already reads as many files at once as there are cores.
    threads = {"OMP_THREAD_LIMIT": "1"}
    return programs.run([program, *arguments], timeout=timeout, environment=threads, input=image)
