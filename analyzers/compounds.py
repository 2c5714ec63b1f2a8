"""Names of several words, read as one term in every spelling.

« Hauts-de-France », « HAUTS DE FRANCE » and « hauts de France » are ``hauts_de_france``. The list
is in ``data/noms.tsv`` (see ``data/build_names.py``); a name's value says which of its words are
also indexed alone, because people search by them (« Putanges » for Putanges-le-Lac) and no other
word is written so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from analyzers.readings import Reading
from analyzers.stemming import stem
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
class Edit:
    """The pieces from ``first`` to ``last`` (included) are read together as ``readings``."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Every name by its key words, and for each first word the most words a name may have."""

    parts: dict[str, str]
    longest: dict[str, int]


@lru_cache(maxsize=1)
def names() -> Names:
    """Load the list of names, once."""
    source = files("analyzers") / "data" / "noms.tsv"
    parts: dict[str, str] = {}
    longest: dict[str, int] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, _, kept = line.partition("\t")
        parts[name] = kept
        first, size = name.partition(" ")[0], name.count(" ") + 1
        if size > longest.get(first, 0):
            longest[first] = size
    return Names(parts, longest)


def begins(word: str) -> bool:
    """Say whether a key may begin a name, a prefixed word or a word of several pieces."""
    return word in names().longest or word in PREFIXES or word in _WORD_STARTS


_WORD_STARTS: Final = frozenset(name.partition(" ")[0] for name in WORDS)


def find_name(keys: Sequence[str], at: int) -> Edit | None:
    """Read the longest name that begins at a place in a run of keys."""
    known = names()
    for size in range(min(known.longest.get(keys[at], 0), len(keys) - at), 1, -1):
        words = keys[at : at + size]
        kept = known.parts.get(" ".join(words))
        if kept is not None:
            return _name_edit(words, at, kept)
    return None


def _name_edit(words: Sequence[str], at: int, kept: str) -> Edit:
    last = len(words) - 1
    term = "_".join(words)
    readings = [Reading(term, term, last=last)]
    for place in map(int, kept.split()):
        readings.append(Reading(stem(words[place]), words[place], True, place, place))
    return Edit(at, at + last, tuple(readings), term)


def find_word(keys: Sequence[str], at: int) -> Edit | None:
    """Read a word of two pieces that begins at a place: « week-end », « co-financement »."""
    if at + 1 >= len(keys):
        return None
    first, second = keys[at], keys[at + 1]
    word = WORDS.get(f"{first} {second}")
    if word is not None:
        return Edit(at, at + 1, (Reading(stem(word), word, last=1),))
    if first in PREFIXES and len(second) > 3 and second.isalpha():
        joined = first + second
        whole = Reading(stem(joined), joined, last=1)
        return Edit(at, at + 1, (whole, Reading(stem(second), second, True, 1, 1)))
    return None
