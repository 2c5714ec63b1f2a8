"""Which pieces of a text are read together, as a name, a word, a date, a unit or a measure."""

from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import Final

from analyzers.chain.given import KEY_OF, MARKS_OF, Given, marks
from analyzers.chain.piece_cache import PieceCache
from analyzers.rules import Rules
from analyzers.runs.compounds import (
    Edit,
    Run,
    begin_together,
    find_name,
    find_word,
    pairs_of_words,
)
from analyzers.runs.dates import find_date
from analyzers.runs.measures import (
    CAPITALS,
    DATE,
    FOLLOWS,
    LEADS,
    NUMERIC,
    RUN,
    counts,
    find_counted,
    find_led,
)

#: Gives the keys of the pieces from a place to another.
Keys = Callable[[int, int], Sequence[str]]

#: How many pieces before and after a place may belong to the name or the date found there.
_BEFORE: Final = 15
_AFTER: Final = 16


class Together:
    """Finds the runs of pieces, and remembers what the pieces it met may be part of."""

    def __init__(self, rules: Rules, keys: PieceCache[str]) -> None:
        self._rules, self._keys = rules, keys
        self._triggers = PieceCache(lambda piece: marks(piece, keys[piece], rules))

    def edits(self, pieces: Sequence[str], found: Sequence[Given] | None = None) -> Iterator[Edit]:
        """Give the runs of pieces that are read together, in order, none overlapping another.

        ``found`` is what the pieces give an index, where that is known already.
        """
        floor, last = 0, len(pieces) - 1
        marked = list(map(MARKS_OF, found) if found else map(self._triggers.__getitem__, pieces))
        # Who reads a few texts spares the list of all pairs.
        begin = pairs_of_words().__contains__ if found else begin_together

        def keys(start: int, end: int) -> list[str]:
            if found:
                return list(map(KEY_OF, found[start:end]))
            return list(map(self._keys.__getitem__, pieces[start:end]))

        for at in compress(range(len(pieces)), marked):
            if at < floor:
                continue
            own = marked[at]
            # What the next piece rules out is by far the most: it is seen here, without a call.
            if own == RUN:
                if at == last or not begin(" ".join(keys(at, at + 2))):
                    continue
            elif (own == LEADS and (at == last or pieces[at + 1][0] not in NUMERIC)) or (
                own == FOLLOWS and not counts(pieces, at)
            ):
                continue
            edit = self._edit(pieces, keys, at, floor, own)
            if edit is not None:
                floor = edit.last + 1
                yield edit

    def _edit(
        self, pieces: Sequence[str], keys: Keys, at: int, floor: int, marks: int
    ) -> Edit | None:
        """Read the date, the name or the unit at a place, by what it may be part of."""
        if marks & (DATE | RUN):
            first = max(0, at - _BEFORE)
            around = keys(first, at + _AFTER)
            if marks & DATE:
                date = find_date(around, at - first, max(0, floor - first))
                if date is not None:
                    return Edit(date[0] + first, date[1] + first, date[2])
            found = self._run(around, at - first) if marks & RUN else None
            if found is not None:
                return Edit(at, at + found[0] - 1, found[1])
        if marks & (LEADS | CAPITALS):
            led = find_led(pieces, at)
            if led is not None and led[0] >= floor:
                return Edit(*led)
        if marks & FOLLOWS and counts(pieces, at):
            counted = find_counted(pieces, at)
            if counted is not None and counted[0] >= floor:
                return Edit(*counted)
        return None

    def _run(self, keys: Sequence[str], at: int) -> tuple[int, Run] | None:
        """Read the name, else the word of several pieces, that begins at a place; give its size too."""
        found = find_name(keys, at) if self._rules.names else None
        if found is None and self._rules.words:
            found = find_word(keys, at)
        return found
