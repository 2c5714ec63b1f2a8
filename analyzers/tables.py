"""The data files of the package."""

import re
from pathlib import Path
from typing import Final

#: Where they are. The package is always installed as plain files.
FOLDER: Final = Path(__file__).parent / "data"
#: What a table begins with: comments, blank lines.
_HEAD: Final = re.compile(r"(?:#.*\n|\n)*")
_LINE: Final = re.compile(r"^[^#\n].*", re.MULTILINE)


def rows(name: str) -> list[list[str]]:
    """Read the rows of a table: columns apart by tabs, comments after « # » at the start of a line.

    >>> rows("desinences.tsv")[0]
    ['', '0']
    """
    return [line.split("\t") for line in lines(name)]


def pairs(name: str) -> dict[str, str]:
    """Read a table of two columns that has comments at its top alone, in one go: these are read when a process begins.

    >>> pairs("desinences.tsv")["eaux"]
    '1'
    """
    cells = iter(_body(name).replace("\n", "\t").split("\t"))
    return dict(zip(cells, cells, strict=True))


def lines(name: str) -> list[str]:
    """Read the lines of a table that say something."""
    body = _body(name)
    # Most have their comments at the top alone.
    return _LINE.findall(body) if "\n#" in body or "\n\n" in body else body.split("\n")


def _body(name: str) -> str:
    """Give a table without the comments at its top."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    head = _HEAD.match(text)
    return text[head.end() if head else 0 :].rstrip("\n")
