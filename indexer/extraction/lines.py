"""Joining lines that a reader found into a text."""

from collections.abc import Iterable


def joined(lines: Iterable[str]) -> str:
    """Lines without spaces at their ends, never more than one empty line in a row, none outside."""
    kept: list[str] = []
    for piece in lines:
        for line in piece.split("\n"):
            bare = line.rstrip()
            if bare or (kept and kept[-1]):
                kept.append(bare)
    return "\n".join(kept).strip("\n")
