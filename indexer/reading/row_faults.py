"""What is wrong in the rows of a table, told once for all rows that share it.

A column that is wrong in one row is often wrong in all of them: « fails its check digit » three
thousand times hides what is said beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Lines and cells that are named of a fault that many rows share; faults that are told.
_LINES, _CELLS, _TOLD = 5, 3, 50


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is ``wrong`` with the ``cell`` of a column, or with a row as a whole; ``read_as`` mends it."""

    wrong: str
    column: str = ""
    cell: str = ""
    read_as: str = ""

    def __str__(self) -> str:
        written = f"« {_short(self.cell)} »" if self.cell else ""
        mended = f", read as {self.read_as}" if self.read_as else ""
        return " ".join(filter(None, (self.column, written, self.wrong))) + mended


def told(faults: Iterable[tuple[int, RowFault]]) -> tuple[str, ...]:
    """A sentence for each kind of fault, in the order they were met; ``faults`` bear their lines."""
    kinds: dict[tuple[str, str], list[tuple[int, RowFault]]] = {}
    for line, fault in faults:
        kinds.setdefault((fault.column, fault.wrong), []).append((line, fault))
    said = [_said(alike) for alike in kinds.values()]
    if len(said) > _TOLD:
        said[_TOLD:] = [f"and {len(said) - _TOLD} more kinds of faults in its lines"]
    return tuple(said)


def some(numbers: Sequence[int], most: int) -> str:
    """The first of some numbers, and how many follow: « 2, 3 and 995 more »."""
    named = ", ".join(map(str, numbers[:most]))
    return f"{named} and {len(numbers) - most} more" if len(numbers) > most else named


def _said(alike: list[tuple[int, RowFault]]) -> str:
    lines = list(dict.fromkeys(line for line, _ in alike))
    first = alike[0][1]
    if len(lines) == 1:
        return f"line {lines[0]}: {first}"
    cells = list(dict.fromkeys(_short(fault.cell) for _, fault in alike if fault.cell))
    shown = ", ".join(f"« {cell} »" for cell in cells[:_CELLS])
    like = f": {shown}{' …' if len(cells) > _CELLS else ''}" if cells else ""
    what = f"{first.column} {first.wrong}".strip()
    return f"{len(lines)} lines ({some(lines, _LINES)}): {what}{like}"


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else cell[:39] + "…"
