"""Indexes that live as long as a measurement or a test, and leave nothing behind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from indexer.storing.engines.protocol import Engine

_Made = TypeVar("_Made", bound=Engine)


@contextmanager
def temporary(create: Callable[[Path], _Made]) -> Iterator[_Made]:
    """An index made in a folder of its own, which goes when the block ends."""
    with TemporaryDirectory(prefix="registre-") as folder:
        engine = create(Path(folder) / "index")
        try:
            yield engine
        finally:
            engine.close()
