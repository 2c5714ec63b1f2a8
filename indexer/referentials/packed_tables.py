"""Reads the tab-separated tables shipped in ``data`` (made by ``tools/build_referentials.py``)."""

import gzip
import zlib
from pathlib import Path
from typing import Final

from indexer.errors import ReferentialError

#: Where they are. The package is always installed as plain files; ``importlib.resources`` is slow to import.
_FOLDER: Final = Path(__file__).parent / "data"


def read_table(name: str, columns: int) -> list[list[str]]:
    """Return the rows of a table, each with exactly ``columns`` cells; raises as ``read_lines``."""
    return [line.split("\t") for line in read_lines(name, columns)]


def read_lines(name: str, columns: int) -> list[str]:
    """Return the rows of a table as they are written, each of ``columns`` cells: a third of the room.

    Raises ``ReferentialError`` where the file is missing, cut or of another shape.
    """
    try:
        packed = (_FOLDER / name).read_bytes()
        lines = gzip.decompress(packed).decode("utf-8").splitlines()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise ReferentialError(
            f"the data file {name} of the package is damaged: {error}"
        ) from error
    if not lines or any(line.count("\t") != columns - 1 for line in lines):
        raise ReferentialError(f"the data file {name} of the package has an unexpected shape")
    return lines
