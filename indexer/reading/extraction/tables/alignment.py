"""A row whose cells do not fit its columns, put back in place where there is one way to do it.

The row is cut at every delimiter; then each column takes one piece, several (a cell in quotes, or a
text that holds the delimiter and should have been quoted) or none (a cell that was forgotten). Of all
ways those count in which every cell looks as its column wants it; among them those of least cost, a
cost that says how strange the writing is. A column to which these give different cells is doubtful.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from analyzers import fold
from analyzers.words.numbers import spell
from indexer.reading.extraction.tables import scdl

#: Costs of strange writings.
_UNDOUBLED, _ODD, _STRAY, _BOUNDARY, _MISSING, _MISFIT = 1, 3, 3, 3, 3, 50

#: Rows that are further off than so many cells, or wider, are not put back.
_FURTHEST, _WIDEST = 30, 200

#: What people write where a count is wanted, folded: a number in words, or that there is none.
_INSTEAD_OF_COUNT = re.compile(
    rf"(?:{'|'.join(map(spell, range(100)))}|unanim\w*|neant|aucune?|inconnu\w*|n\.?[acdr]\.?|[a-z]{{1,2}}"
    r"|[^a-z].*)(?: (?:voix|votes?|pour|contre|abstentions?))*"
)

#: Columns by which the cells of a shifted row are off.
_NEAR = 3

#: Ways of equal cost that are compared; where there are more the row is given up.
_WAYS = 200


@dataclass(frozen=True, slots=True)
class Slot:
    """What a column takes: cells that ``fits`` admits.

    ``merges`` is the cost of every delimiter inside an unquoted cell, ``None`` where none may stand. ``usual``:
    whether its cells are rarely empty. ``count``: the name of a count of a vote. ``telling``: whether it admits
    few cells.
    """

    fits: Callable[[str], bool]
    merges: int | None = None
    usual: bool = False
    count: str | None = None
    telling: bool = False


@dataclass(frozen=True, slots=True)
class _Choice:
    """The pieces ``start`` to ``end`` as the cell of a column."""

    value: str
    end: int
    cost: float


def aligned(
    raw: str, delimiter: str, slots: Sequence[Slot], *, may_miss: bool
) -> tuple[str | None, ...] | None:
    """The cells of a row, ``None`` for each doubtful one; ``None`` where no way was found.

    ``may_miss`` lets columns go without a cell.
    """
    pieces = raw.split(delimiter)
    if len(slots) > _WIDEST or not -_FURTHEST <= len(pieces) - len(slots) <= _FURTHEST:
        return None
    ways = _Ways(pieces, delimiter, slots, may_miss=may_miss).found()
    if not ways:
        return None
    believable = [way for way in ways if adds_up(way, slots)] or ways
    return tuple(
        cells[0] if all(cell == cells[0] for cell in cells) else None
        for cells in zip(*believable, strict=True)
    )


def is_shifted(cells: Sequence[str], slots: Sequence[Slot]) -> bool:
    """Whether cells stand beside their columns: one that does not fit its own fits a near one.

    What is no count after a text, and before counts, may be the rest of the text.
    """
    for place, (cell, slot) in enumerate(zip(cells, slots, strict=True)):
        if not cell.strip() or slot.fits(cell.strip()):
            continue
        near = slots[max(place - _NEAR, 0) : place + _NEAR + 1]
        if any(other.telling and other.fits(cell.strip()) for other in near):
            return True
        if _goes_on(place, cells, slots):
            return True
    return False


def _goes_on(place: int, cells: Sequence[str], slots: Sequence[Slot]) -> bool:
    """Whether what stands where a count is wanted may be the rest of the text before it."""
    if not place or not slots[place].count or slots[place - 1].merges is None:
        return False
    after = zip(cells[place + 1 :], slots[place + 1 :], strict=True)
    counted = any(cell.strip() for cell, slot in after if slot.count)
    return counted and not _INSTEAD_OF_COUNT.fullmatch(fold(cells[place].strip()))


def fit(cells: Sequence[str], slots: Sequence[Slot]) -> bool:
    """Whether every cell is one that its column admits."""
    return all(slot.fits(cell.strip()) for cell, slot in zip(cells, slots, strict=True))


def first_cells(raw: str, delimiter: str, slots: Sequence[Slot]) -> tuple[str, ...]:
    """The cells before the first that does not fit: those in front of a fault are in their place.

    What takes any cell tells nothing of its place: only what stands before one that does counts. One
    count looks like another: none is sure.
    """
    sure: list[str] = []
    for piece, slot in zip(raw.split(delimiter), slots, strict=False):
        value, cost = _unquoted(piece)
        if cost or slot.count or not slot.fits(value):
            break
        sure.append(value)
    while sure and not slots[len(sure) - 1].telling:
        sure.pop()
    return tuple(sure)


@dataclass(frozen=True)
class _Ways:
    pieces: Sequence[str]
    delimiter: str
    slots: Sequence[Slot]
    may_miss: bool

    def found(self) -> list[tuple[str, ...]]:
        """The cells of all ways of least cost; none where some cell never fits."""
        if self._best[0][0] >= _MISFIT:
            return []
        ways: list[tuple[str, ...]] = []
        pending: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
        while pending:
            column, start, cells = pending.pop()
            if column == len(self.slots):
                ways.append(cells)
                if len(ways) > _WAYS:
                    return []
                continue
            for choice in self._choices(column, start):
                rest = self._best[column + 1][choice.end]
                if choice.cost + rest == self._best[column][start]:
                    pending.append((column + 1, choice.end, (*cells, choice.value)))
        return ways

    @cached_property
    def _best(self) -> list[list[float]]:
        """The least cost of the columns from each on, by the piece they start at."""
        total = len(self.pieces)
        best = [[inf] * (total + 1) for _ in range(len(self.slots) + 1)]
        best[-1][total] = 0
        for column in range(len(self.slots) - 1, -1, -1):
            for start in range(total + 1):
                best[column][start] = min(
                    (c.cost + best[column + 1][c.end] for c in self._choices(column, start)),
                    default=inf,
                )
        return best

    @cached_property
    def _cut(self) -> dict[tuple[int, int], tuple[str, str, int]]:
        """What was made of the pieces from one to another: as written, its value, its cost."""
        return {}

    def _choices(self, column: int, start: int) -> Iterator[_Choice]:
        slot, total = self.slots[column], len(self.pieces)
        if self.may_miss:
            trailing = start == total and not slot.usual
            # A cell that fits a column which admits few is likely to be that column's.
            likely = slot.telling and slot.count is None
            yield _Choice("", start, 0 if trailing else _MISSING + likely)
        widest = total - len(self.slots) + 1 + (len(self.slots) if self.may_miss else 0)
        for end in range(start + 1, min(start + max(widest, 1), total) + 1):
            choice = self._choice(slot, start, end)
            if choice is not None:
                yield choice

    def _choice(self, slot: Slot, start: int, end: int) -> _Choice | None:
        if (start, end) not in self._cut:
            written = self.delimiter.join(self.pieces[start:end])
            self._cut[start, end] = written, *_unquoted(written)
        written, value, cost = self._cut[start, end]
        extra = end - start - 1
        if extra and not _is_quoted(written):
            if slot.merges is None or self.may_miss:
                return None  # a row that lacks cells and holds others too many tells nothing
            cost += slot.merges * extra
            cost += _BOUNDARY * sum(
                p.lstrip().startswith('"') for p in self.pieces[start + 1 : end]
            )
        if extra:
            cost += _BOUNDARY * written.count(f'"{self.delimiter}"')
        return _Choice(value, end, cost if slot.fits(value) else cost + _MISFIT)


def _is_quoted(written: str) -> bool:
    bare = written.strip()
    return len(bare) > 1 and bare[0] == bare[-1] == '"'


def _unquoted(written: str) -> tuple[str, int]:
    """A cell without the quotes around it, and how strangely they are written."""
    bare = written.strip()
    if _is_quoted(bare):
        inner = bare[1:-1].replace('\\"', '""')  # as some programs write a quote inside quotes
        single = inner.replace('""', "").count('"')
        cost = 0 if not single else _UNDOUBLED if single % 2 == 0 else _ODD
        return inner.replace('""', '"').strip(), cost
    if bare.startswith('"'):
        return (bare[1:] if bare.count('"') % 2 else bare).strip(), _STRAY
    return bare, 0


def adds_up(cells: Sequence[str], slots: Sequence[Slot]) -> bool:
    """Whether no more voted than could, where the counts are given."""
    counts = {
        slot.count: number
        for slot, cell in zip(slots, cells, strict=True)
        if slot.count and (number := scdl.count(cell)) is not None
    }
    most = counts.get("VOTE_REEL", counts.get("VOTE_EFFECTIF"))
    if most is None:
        return True
    voted = sum(counts.get(f"VOTE_{name}", 0) for name in ("POUR", "CONTRE", "ABSTENTION"))
    return voted <= most <= counts.get("VOTE_EFFECTIF", most)
