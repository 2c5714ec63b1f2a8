"""The data files of the package."""

from pathlib import Path
from typing import Final

#: Where they are. The package is always installed as plain files.
FOLDER: Final = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """Read the rows of a table: columns apart by tabs, comments after « # » at the start of a line.

    >>> rows("desinences.tsv")[0]
    ['', '0']
    """
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
