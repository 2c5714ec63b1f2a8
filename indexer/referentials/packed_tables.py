"""Reads the tab-separated tables shipped in ``data`` (made by ``tools/build_referentials.py``)."""

import gzip
import zlib
from importlib.resources import files

from indexer.errors import ReferentialError


def read_table(name: str, columns: int) -> list[list[str]]:
    """Return the rows of a table, each with exactly ``columns`` cells.

    Raises ``ReferentialError`` where the file is missing, cut or of another shape.
    """
    try:
        packed = (files("indexer.referentials") / "data" / name).read_bytes()
        text = gzip.decompress(packed).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise ReferentialError(
            f"the data file {name} of the package is damaged: {error}"
        ) from error
    rows = [line.split("\t") for line in text.splitlines()]
    if not rows or any(len(row) != columns for row in rows):
        raise ReferentialError(f"the data file {name} of the package has an unexpected shape")
    return rows
