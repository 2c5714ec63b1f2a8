"""Tables as lines: a row a line, its cells in their columns with tabs between them.

Cells name the column of the grid on which they begin; some grids are finer than what a reader sees (borders
drawn a little beside each other, cells that run over several columns, white columns). Columns of
which no row begins two are one, and a column in which nothing stands is none.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and where in its row it begins."""

    column: int
    text: str


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The line of each row; cells at its end that show nothing leave no tabs."""
    places = _places(rows)
    for row in rows:
        line: list[str] = []
        for cell in row:
            place = places.get(cell.column)
            if place is not None and cell.text:
                line += [""] * (place + 1 - len(line))
                line[place] = f"{line[place]} {cell.text}".strip()
        yield "\t".join(line)


def _places(rows: Sequence[Sequence[Cell]]) -> dict[int, int]:
    """The rank of each column of the grid among those that a reader tells apart."""
    begun: dict[int, set[int]] = defaultdict(set)
    told: set[int] = set()
    for number, row in enumerate(rows):
        for cell in row:
            begun[cell.column].add(number)
            if cell.text:
                told.add(cell.column)
    places: dict[int, int] = {}
    rank, taken = -1, set[int]()
    for column in sorted(told):
        if rank < 0 or taken & begun[column]:
            rank, taken = rank + 1, set()
        taken |= begun[column]
        places[column] = rank
    return places
