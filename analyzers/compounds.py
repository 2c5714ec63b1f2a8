"""Names of several words, read as one term in every spelling.

« Hauts-de-France », « HAUTS DE FRANCE » and « hauts de France » are ``hauts_de_france``. The list
is in ``data/noms.tsv`` (see ``tools/build_names.py``); a name's value says which of its words are
also indexed alone, because people search by them (« Putanges » for Putanges-le-Lac) and no other
word is written so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from analyzers.readings import Reading
from analyzers.stemming import stem
from analyzers.tables import rows
from analyzers.wordlists import word_set

#: Prefixes that are written joined, with a hyphen or apart: « co-financement », « vidéo protection ».
PREFIXES: Final = word_set(
    "co inter pluri multi peri video tele auto micro mini bi anti intra extra supra eco bio agro socio"
    " hydro electro cyber geo"
)
#: Names in which several words are one word, and how they are indexed.
WORDS: Final = {
    "week end": "weekend",
    "week ends": "weekend",
    "rendez vous": "rendezvous",
    "prud homme": "prudhomme",
    "prud hommes": "prudhomme",
    "aujourd hui": "aujourdhui",
    "presqu ile": "presquile",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What several pieces say together: the readings, and the same ready for an index.

    ``name`` is the term of a name; ``None`` for a date or a word.
    """

    readings: tuple[Reading, ...]
    stems: str
    surface: str
    name: str | None = None

    @classmethod
    def of(cls, readings: Sequence[Reading], name: str | None = None) -> Self:
        """Make a run of its readings."""
        stems, surface = (
            " ".join(words) for words in zip(*((r.stem, r.surface) for r in readings), strict=True)
        )
        return cls(tuple(readings), stems, surface, name)


@dataclass(frozen=True, slots=True)
class Edit:
    """The pieces from ``first`` to ``last`` (included) are read together as ``run``."""

    first: int
    last: int
    run: Run


@dataclass(frozen=True, slots=True)
class Names:
    """Every name by its key words; the first words; the most words after each pair of first words."""

    parts: dict[str, str]
    starts: frozenset[str]
    longest: dict[str, int]


@lru_cache(maxsize=1)
def names() -> Names:
    """Load the list of names, once."""
    parts = {name: kept[0] if kept else "" for name, *kept in rows("noms.tsv")}
    longest: dict[str, int] = {}
    starts: set[str] = set()
    for name in parts:
        first, second = name.split(" ", 2)[:2]
        starts.add(first)
        pair, size = f"{first} {second}", name.count(" ") + 1
        if size > longest.get(pair, 0):
            longest[pair] = size
    return Names(parts, frozenset(starts), longest)


def begins(word: str) -> bool:
    """Say whether a key may begin a name, a prefixed word or a word of several pieces."""
    return word in names().starts or word in PREFIXES or word in _WORD_STARTS


def continues(word: str, following: str) -> bool:
    """Say whether two keys may be the first two of a name or of a word of several pieces."""
    return f"{word} {following}" in _pairs() or word in PREFIXES


@lru_cache(maxsize=1)
def _pairs() -> frozenset[str]:
    return frozenset(names().longest).union(WORDS)


_WORD_STARTS: Final = frozenset(name.partition(" ")[0] for name in WORDS)


def find_name(keys: Sequence[str], at: int) -> tuple[int, Run] | None:
    """Read the longest name that begins at a place in a run of keys; give its size too."""
    known = names()
    most = known.longest.get(" ".join(keys[at : at + 2]), 0)
    for size in range(min(most, len(keys) - at), 1, -1):
        name = " ".join(keys[at : at + size])
        if name in known.parts:
            return size, _name_run(name)
    return None


@lru_cache(maxsize=10_000)
def _name_run(name: str) -> Run:
    words = name.split(" ")
    term = "_".join(words)
    readings = [Reading(term, term, last=len(words) - 1)]
    for place in map(int, names().parts[name].split()):
        readings.append(Reading(stem(words[place]), words[place], True, place, place))
    return Run.of(readings, term)


def find_word(keys: Sequence[str], at: int) -> tuple[int, Run] | None:
    """Read a word of two pieces that begins at a place: « week-end », « co-financement »."""
    if at + 1 >= len(keys):
        return None
    run = _word_run(keys[at], keys[at + 1])
    return (2, run) if run else None


@lru_cache(maxsize=10_000)
def _word_run(first: str, second: str) -> Run | None:
    word = WORDS.get(f"{first} {second}")
    if word is not None:
        return Run.of([Reading(stem(word), word, last=1)])
    if first in PREFIXES and len(second) > 3 and second.isalpha():
        joined = first + second
        whole = Reading(stem(joined), joined, last=1)
        return Run.of([whole, Reading(stem(second), second, True, 1, 1)])
    return None
