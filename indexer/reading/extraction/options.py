"""What extraction may do and how much it may use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from indexer.acts.documents import Extraction

OcrMode = Literal["auto", "never", "always"]

_MB = 1024 * 1024

#: What is said of an act that the option ``individuals`` would take.
LEFT_OUT = "an individual order (personal data): left out, unless asked for with --individuels"


@dataclass(frozen=True, slots=True)
class Options:
    """Limits and choices of extraction; the same for every file of a run.

    ``ocr``: ``auto`` reads pages without a text layer when Tesseract is there, ``never`` leaves them out,
    ``always`` reads every page anew, text layer or not. ``max_pages`` is per document, ``max_bytes`` per file,
    ``max_unpacked`` (bytes) and ``max_members`` per archive, nested ones included, ``max_rows`` per table.
    ``timeout`` is in seconds, for a file, and starts again at each page that is read by OCR. ``memory_mb``
    bounds the address space of the child process. ``cache_dir`` keeps the results of OCR between runs; without
    it they are not kept. ``individuals`` takes individual orders too, which hold personal data (where a message
    or a name of the ACTES exchange says so).
    """

    ocr: OcrMode = "auto"
    max_pages: int = 3000
    max_bytes: int = 200 * _MB
    max_unpacked: int = 1024 * _MB
    max_members: int = 10_000
    max_rows: int = 50_000
    timeout: float = 120.0
    memory_mb: int = 2048
    cache_dir: Path | None = None
    individuals: bool = False

    @property
    def program_timeout(self) -> float:
        """Seconds that a program (Tesseract, antiword) may take.

        A little less than the file's own, so that the reader can still say what happened.
        """
        return 0.9 * self.timeout


@dataclass(slots=True)
class Left:
    """What files in files may still use, all of one outermost file together: how many, how many bytes.

    A few files that hold each other again and again would otherwise be read without end.
    """

    files: int | None = None
    unpacked: int = 0

    def takes(self, size: int, options: Options) -> str | None:
        """Count a file; the name of the limit that bars it."""
        if self.files is None:
            self.files, self.unpacked = options.max_members, options.max_unpacked
        self.files -= 1
        self.unpacked -= size
        if self.files < 0:
            return "max_members"
        return "max_unpacked" if self.unpacked < 0 else None


def _no_tick() -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a reader is told besides the path: the options, how deep in archives, whom to tell.

    ``beside`` has the messages in the file's own folder looked at.

    ``tick`` is called whenever a slow step is done, so that a long scan is not taken for a hang.
    """

    options: Options
    depth: int = 0
    beside: bool = True
    tick: Callable[[], None] = _no_tick
    left: Left = field(default_factory=Left)


Reader = Callable[[Path, Job], Extraction]
