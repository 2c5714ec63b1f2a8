"""The data files of the package."""

import re
from pathlib import Path
from typing import Final

#: Where they are. The package is always installed as plain files.
FOLDER: Final = Path(__file__).parent / "data"
_LINE: Final = re.compile(r"^[^#\n].*", re.MULTILINE)
_PAIR: Final = re.compile(r"^(?!#)([^\t\n]*)\t([^\t\n]*)", re.MULTILINE)


def rows(name: str) -> list[list[str]]:
    """Read the rows of a table: columns apart by tabs, comments after « # » at the start of a line.

    >>> rows("desinences.tsv")[0]
    ['', '0']
    """
    return [line.split("\t") for line in lines(name)]


def pairs(name: str) -> dict[str, str]:
    """Read the first two columns of a table, in one go: large tables are read when a process begins.

    >>> pairs("desinences.tsv")["eaux"]
    '1'
    """
    return dict(_PAIR.findall((FOLDER / name).read_text(encoding="utf-8")))


def lines(name: str) -> list[str]:
    """Read the lines of a table that say something."""
    return _LINE.findall((FOLDER / name).read_text(encoding="utf-8"))
