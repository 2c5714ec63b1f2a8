"""Small plain texts, read by the process that asks: what needs no child.

A child keeps a file's reader from harming who asks (see ``worker``), at the price of a round trip a
file. Decoding a short text runs no library over it, needs a few times its size of memory and is bounded in time here.
Whatever may be read otherwise goes to the child: by its first bytes or its name another format, a
text beside which messages, archives or manifests lie.
"""

import os
from functools import lru_cache
from pathlib import Path

from indexer.acts.documents import Extraction, Failure
from indexer.errors import ExtractionError
from indexer.reading import bounds
from indexer.reading.extraction.exchange.beside import PACKED
from indexer.reading.extraction.options import Job, Options
from indexer.reading.extraction.registry import read
from indexer.reading.extraction.sniffing import HEAD, TEXT_EXTENSIONS, is_plain
from indexer.reading.transfers import DEPTH

#: Largest file that is read so, in bytes: hundreds of pages.
SMALL = 1 << 20
#: Names of what may speak of a text: a manifest above it; messages and archives of them beside it.
_ABOVE = (".xml",)
_BESIDE = (*_ABOVE, *PACKED)


def small_text(path: Path, options: Options, *, name: str) -> Extraction | Failure | None:
    """What is read of a small plain text; ``None`` where the file is to be read in a child."""
    try:
        if path.suffix.lower() not in TEXT_EXTENSIONS or not _is_small_and_alone(path):
            return None
        with bounds.within(options.timeout, "reading it (limit timeout)"):
            return read(path, Job(options))
    except ExtractionError as error:
        return Failure(name, str(error))
    except OSError:
        return None  # the child says what is wrong with it


def _is_small_and_alone(path: Path) -> bool:
    place = path.absolute()
    if not place.is_file() or place.stat().st_size > SMALL:
        return False
    for height, folder in enumerate(place.parents[:DEPTH]):
        if _holds(_ABOVE if height else _BESIDE, folder, folder.stat().st_mtime_ns):
            return False
    with place.open("rb") as stream:
        return is_plain(stream.read(HEAD))


@lru_cache(maxsize=64)
def _holds(endings: tuple[str, ...], folder: Path, _changed: int) -> bool:
    """Whether a folder holds a file whose name ends so."""
    with os.scandir(folder) as entries:
        return any(entry.name.lower().endswith(endings) for entry in entries)
