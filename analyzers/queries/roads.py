"""Roads by their short and their long names, in queries: « RD 938 » and « route départementale n° 938 »."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from analyzers.words.stemming import stem

#: Departmental and national roads are written with and without the R.
_TWINS: Final = {"rd": "d", "d": "rd", "rn": "n", "n": "rn"}
_ROAD: Final = re.compile(r"(rd|d|rn|n|vc|cr)([0-9]{1,4}(?:bis|ter|quater|[a-z])?)")
_NUMBER: Final = re.compile(r"[0-9]{1,4}[a-z]?")
#: The words of the long names, the last of which stands before the number.
_LONG: Final = {
    "rd": ("departementale",),
    "rn": ("nationale",),
    "vc": ("voie", "communale"),
    "cr": ("chemin", "rural"),
}
#: What may stand before the long name and says nothing more.
_GENERIC: Final = frozenset(map(stem, ("route", "voie")))


def other_names(term: str) -> Iterator[tuple[str, ...]]:
    """Give the terms of the other names of a road.

    >>> list(other_names("rd938"))
    [('d938',), ('departemental', '938')]
    """
    road = _ROAD.fullmatch(term)
    if road is None:
        return
    if road[1] in _TWINS:
        yield (f"{_TWINS[road[1]]}{road[2]}",)
    long = _LONG.get(road[1] if len(road[1]) == 2 else f"r{road[1]}", ())
    yield (*map(stem, long), road[2])


def find_roads(terms: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Find long names in the terms of a query: the first place, the last, and the short name.

    >>> list(find_roads(["rout", "departemental", "938"]))
    [(0, 2, 'rd938')]
    """
    for short, long in _LONG.items():
        words = [*map(stem, long)]
        for at in range(len(terms) - len(words)):
            last = at + len(words)
            if list(terms[at:last]) == words and _NUMBER.fullmatch(terms[last]):
                yield at - (at > 0 and terms[at - 1] in _GENERIC), last, f"{short}{terms[last]}"
