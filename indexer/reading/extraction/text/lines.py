"""Joining lines that a reader found into a text."""

import re
from collections.abc import Iterable

_TABS = re.compile(r"(?<! ) *\t[ \t]*")


def joined(lines: Iterable[str]) -> str:
    """Lines without spaces at their ends, never more than one empty line in a row, none outside.

    Several tabs in a row, by which people align, count as one.
    """
    kept: list[str] = []
    for piece in lines:
        for line in piece.split("\n"):
            bare = _TABS.sub("\t", line.rstrip())
            if bare or (kept and kept[-1]):
                kept.append(bare)
    return "\n".join(kept).strip("\n")
