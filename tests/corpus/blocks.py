"""The plain markup from which the binary files of the sample corpus are made.

One line is one block: ``= bold, centred``, ``== centred``, ``! bold``, ``> to the right``,
``- item``, ``| cell | cell |``, ``left ||| right`` (two columns), ``@page`` (page break),
``@header text`` and ``@footer text`` (on every page), an empty line (a gap), anything else a
paragraph. ``@header`` may be repeated, a line each.
"""

from dataclasses import dataclass

_PREFIXES = (("== ", "centre"), ("= ", "title"), ("! ", "bold"), ("> ", "right"), ("- ", "item"))


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its kind, and its text or its cells."""

    kind: str
    text: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The blocks of a document and what stands at the top and the foot of each page."""

    blocks: tuple[Block, ...]
    header: tuple[str, ...] = ()
    footer: str = ""


def read_block(line: str) -> Block:
    """Return the block that one line of markup stands for."""
    if not line.strip():
        return Block("gap")
    if line.strip() == "@page":
        return Block("page")
    if line.startswith("|"):
        cells = line.strip().removeprefix("|").removesuffix("|").split("|")
        return Block("row", cells=tuple(cell.strip() for cell in cells))
    if "|||" in line:
        left, right = line.split("|||", 1)
        return Block("columns", cells=(left.strip(), right.strip()))
    for prefix, kind in _PREFIXES:
        if line.startswith(prefix):
            return Block(kind, line[len(prefix) :].strip())
    return Block("text", line.strip())


def read_source(markup: str) -> Source:
    """Return the document that a page of markup stands for."""
    footer = ""
    header: list[str] = []
    blocks = []
    for line in markup.splitlines():
        if line.startswith("@header "):
            header.append(line.removeprefix("@header ").strip())
        elif line.startswith("@footer "):
            footer = line.removeprefix("@footer ").strip()
        else:
            blocks.append(read_block(line))
    return Source(tuple(blocks), tuple(header), footer)
