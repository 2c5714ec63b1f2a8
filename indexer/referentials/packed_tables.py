"""Reads the tab-separated tables shipped in ``data`` (made by ``tools/build_referentials.py``)."""

import gzip
import zlib
from pathlib import Path
from typing import Final

from indexer.errors import ReferentialError

#: Where they are. The package is always installed as plain files; ``importlib.resources`` is slow to import.
_FOLDER: Final = Path(__file__).parent / "data"


def read_table(name: str, columns: int) -> list[list[str]]:
    """Return the rows of a table, each with exactly ``columns`` cells.

    Raises ``ReferentialError`` where the file is missing, cut or of another shape.
    """
    try:
        packed = (_FOLDER / name).read_bytes()
        text = gzip.decompress(packed).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise ReferentialError(
            f"the data file {name} of the package is damaged: {error}"
        ) from error
    rows = [line.split("\t") for line in text.splitlines()]
    if not rows or any(len(row) != columns for row in rows):
        raise ReferentialError(f"the data file {name} of the package has an unexpected shape")
    return rows
