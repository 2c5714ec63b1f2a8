"""Whether a file is what it was in the last run."""

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from indexer.reading.companions import Surroundings, digest_of_file


class Fingerprint(NamedTuple):
    """What tells whether a file changed; the hash decides, size and time only save reading it."""

    size: int
    mtime_ns: int
    sha256: str


def fingerprint(
    path: Path,
    *,
    known: Fingerprint | None = None,
    state: os.stat_result | None = None,
    around: Surroundings | None = None,
) -> Fingerprint:
    """Size, modification time and SHA-256 of a file, the hash taken over where nothing moved.

    Those of its ``companions`` count in the time and in the hash. ``state`` and ``around`` are what
    the caller knows already. Raises ``OSError`` where the file cannot be read.
    """
    state, around = state or path.stat(), around or Surroundings()
    beside = around.companions(path)
    # SQLite keeps 63 bits.
    mtime_ns = (state.st_mtime_ns + sum(map(around.time, beside))) % (1 << 63)
    if known is not None and (known.size, known.mtime_ns) == (state.st_size, mtime_ns):
        return known
    digest = digest_of_file(path)
    if beside:
        parts = "".join((digest, *map(around.digest, beside)))
        digest = hashlib.sha256(parts.encode("ascii")).hexdigest()
    return Fingerprint(state.st_size, mtime_ns, digest)
