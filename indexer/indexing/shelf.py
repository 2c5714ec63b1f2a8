"""Extracted texts kept on disk for the time of a run, so that a file is not read twice.

Only files that may have to be understood again are kept; their texts may be larger than memory.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Self

from indexer.acts.documents import Extraction
from indexer.reading.extraction.process import wire


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of extractions, by the names of their files; used from several processes."""

    folder: Path

    @classmethod
    @contextmanager
    def made(cls, folder: Path) -> Iterator[Self]:
        """An empty shelf for the time of a block; what an interrupted run left there goes too."""
        shutil.rmtree(folder, ignore_errors=True)
        try:
            yield cls(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, name: str, extraction: Extraction) -> None:
        """Keep what was read of a file; where the disk takes no more, it will be read again."""
        path = self._path(name)
        try:
            self.folder.mkdir(exist_ok=True)
            path.write_text(json.dumps(wire.extraction_to(extraction)), encoding="ascii")
        except OSError:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def kept(self, name: str) -> Extraction | None:
        """What was read of a file, ``None`` where it was not kept."""
        try:
            values = json.loads(self._path(name).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None
        return wire.extraction_from(values)

    def _path(self, name: str) -> Path:
        return (
            self.folder / blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        )
