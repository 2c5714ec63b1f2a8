"""Names that nothing parts: « Paul DURAND Odile VASSEUR », or dashes that a given name may hold too."""

import itertools
import re
from collections.abc import Iterator

from indexer.referentials import is_commune_key, name_key

_CHUNK = re.compile(r"\S+")
#: What three blanks part from the next.
_COLUMN = re.compile(r"\S+(?:\s{1,2}\S+)*")
#: Words of a name and the first of another: fewer are one name.
_FEWEST_APART = 3
#: Words with a dash between the first and the last: fewer are one name.
_FEWEST_DASHED = 2


def names_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each name begins and ends between two offsets that no sign parts."""
    if len(text[start:end].split()) < _FEWEST_APART:
        yield start, end
        return
    columns = [column.span() for column in _COLUMN.finditer(text, start, end)]
    if len(columns) > 1 and all(" " in text[slice(*column)] for column in columns):
        yield from columns  # « Lise ORVAL      Paul VERDUN »
        return
    kinds: list[tuple[bool, int, int]] = []
    for chunk in _CHUNK.finditer(text, start, end):
        word = chunk.group()
        letters = [char for char in word if char.isalpha()]
        if len(letters) > 1 and not word[0].islower():
            kinds.append((word.upper() == word, chunk.start(), chunk.end()))
    if dashed := list(_between_dashes(text, start, end)):
        yield from dashed
        return
    # Given names and surnames in capitals take turns: where the first kind comes back, another name begins.
    begin = start
    if kinds and kinds[0][0] and kinds[-1][0] and (behind := _behind_place(text, kinds)):
        start = begin = behind
        kinds = [kind for kind in kinds if kind[1] >= behind]
    if kinds and len({kind for kind, _s, _e in kinds}) == 2:
        first = kinds[0][0]
        for before, here in itertools.pairwise(kinds):
            if before[0] != first and here[0] == first:
                yield begin, before[2]
                begin = here[1]
    yield begin, end


def _behind_place(text: str, kinds: list[tuple[bool, int, int]]) -> int | None:
    """Where the names begin in « VALBRUNE Lise ORVAL », which opens with who sent them."""
    given = next((at for shouted, at, _end in kinds if not shouted), None)
    if given is not None and is_commune_key(name_key(text[kinds[0][1] : given].strip())):
        return given
    return None


def _between_dashes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names that dashes without blanks part: « Ève Roc-Jean-Luc Pont-Guy Val », all of two words."""
    chunks = list(_CHUNK.finditer(text, start, end))
    inner = chunks[1:-1]
    if len(inner) < _FEWEST_DASHED or not all("-" in chunk.group() for chunk in inner):
        return
    begin = start
    for chunk in inner:
        dash = chunk.start() + chunk.group().index("-")
        yield begin, dash
        begin = dash + 1
    yield begin, end
