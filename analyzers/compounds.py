"""Names of several words, read as one term in every spelling.

« Hauts-de-France », « HAUTS DE FRANCE » and « hauts de France » are ``hauts_de_france``. The list
is in ``data/noms.tsv`` (see ``tools/build_names.py``); a name's value says which of its words are
also indexed alone, because people search by them (« Putanges » for Putanges-le-Lac) and no other
word is written so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final, Self

from analyzers.filters import is_stop
from analyzers.folding import squeeze
from analyzers.stemming import stem
from analyzers.tables import lines, pairs
from analyzers.tokens import Reading
from analyzers.wordlists import word_set

#: Prefixes that are written joined, with a hyphen or apart: « co-financement », « vidéo protection ».
PREFIXES: Final = word_set(
    "co inter pluri multi peri video tele auto micro mini bi anti intra extra supra eco bio agro socio"
    " hydro electro cyber geo"
)
#: The same, but words of their own or parts of names as well: « photo-voltaïque », « médico-social ».
_LOOSE_PREFIXES: Final = word_set(
    "medico photo psycho technico physico thermo techno radio neuro cardio ergo ortho ethno chrono carto"
    " audio aero macro mono poly omni retro turbo pyro ferro nano neo pseudo semi ultra infra para post"
    " pre sylvo vini oeno moto cine franco sino anglo archeo bibli historico politico musico cyclo velo hyper"
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
    "km h": "kmh",
    # Who looks for « procès » or « comptes » does not mean the minutes of every sitting.
    "proces verbal": "procès-verbal",
    "proces verbaux": "procès-verbal",
    "compte rendu": "compte rendu",
    "comptes rendu": "compte rendu",
    "comptes rendus": "compte rendu",
}


#: A name, as its first two words and the rest, and which of them are indexed alone.
_NAME: Final = re.compile(r"^(([^ \t\n]+) [^ \t\n]+)([^\t\n]*)\t?(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What several pieces say together: the readings, and the same ready for an index.

    ``name`` is the term of a name; ``None`` for a date or a word. ``loose`` says that the parts, typed
    apart, may be meant each for itself: « plate forme ».
    """

    readings: tuple[Reading, ...]
    stems: str
    surface: str
    name: str | None = None
    loose: bool = False

    @classmethod
    def of(
        cls, readings: Sequence[Reading], name: str | None = None, *, loose: bool = False
    ) -> Self:
        """Make a run of its readings."""
        stems, surface = (
            " ".join(words) for words in zip(*((r.stem, r.surface) for r in readings), strict=True)
        )
        return cls(tuple(readings), stems, surface, name, loose)


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
    found = _NAME.findall("\n".join(lines("noms.tsv")))
    parts = {pair + rest: kept for pair, _, rest, kept in found}
    longest = dict.fromkeys((pair for pair, *_ in found), 2)
    for pair, _, rest, _ in found:
        if rest and (size := rest.count(" ") + 2) > longest[pair]:
            longest[pair] = size
    return Names(parts, frozenset(first for _, first, _, _ in found), longest)


def begins(word: str) -> bool:
    """Say whether a key may begin a name or a word of several pieces."""
    return word in names().starts or word in _joined().starts


def is_prefix(word: str) -> bool:
    """Say whether a key is one thing with the word after it, whatever that is."""
    return word in PREFIXES or word in _LOOSE_PREFIXES


def known_prefixes(word: str) -> list[str]:
    """Give the prefixes that a word begins with and is longer than.

    >>> known_prefixes("communal"), known_prefixes("cantine")
    (['co'], [])
    """
    return [p for p in PREFIXES | _LOOSE_PREFIXES if word.startswith(p) and word != p]


def joined_words() -> Mapping[str, str]:
    """Give the words of several parts, apart by spaces, and the one word that each is."""
    return _joined().words


def spelt(term: str) -> str:
    """Give a term as people write it, where it is a word of several parts that nobody writes as one.

    >>> spelt("procesverbal"), spelt("weekend")
    ('procès-verbal', 'weekend')
    """
    return next((word for word in WORDS.values() if squeeze(word) == term), term)


@lru_cache(maxsize=1)
def parts_of_words() -> frozenset[str]:
    """Give every key that stands in a name or a word of several pieces."""
    return frozenset(" ".join(chain(names().parts, _joined().words)).split(" "))


@lru_cache(maxsize=1)
def neighbours() -> frozenset[tuple[str, str]]:
    """Give each two keys that follow each other in a name or a word of several pieces."""
    keys = " \n ".join(chain(names().parts, _joined().words)).split(" ")
    return frozenset(pairwise(keys))


@lru_cache(maxsize=1)
def pairs_of_words() -> frozenset[str]:
    """Give the first two keys, joined by a space, of every name and word of several pieces."""
    return frozenset(names().longest).union(_joined().longest)


@dataclass(frozen=True, slots=True)
class _Joined:
    """Words of several parts and the one word they are; the first parts; the most parts after a pair."""

    words: dict[str, str]
    starts: frozenset[str]
    longest: dict[str, int]


@lru_cache(maxsize=1)
def _joined() -> _Joined:
    """Load the words of several parts, once."""
    words = pairs("composes.tsv") | WORDS
    longest: dict[str, int] = {}
    for run in words:
        pair = " ".join(run.split(" ", 2)[:2])
        longest[pair] = max(longest.get(pair, 0), run.count(" ") + 1)
    return _Joined(words, frozenset(run.partition(" ")[0] for run in words), longest)


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
    """Read a word of several pieces that begins at a place: « week-end », « porte à porte »."""
    if at + 1 >= len(keys):
        return None
    known = _joined()
    most = known.longest.get(f"{keys[at]} {keys[at + 1]}", 0)
    for size in range(min(most, len(keys) - at), 1, -1):
        run = " ".join(keys[at : at + size])
        if run in known.words:
            return size, _word_run(run)
    prefixed = _prefixed_run(keys[at], keys[at + 1])
    return (2, prefixed) if prefixed else None


@lru_cache(maxsize=10_000)
def _word_run(run: str) -> Run:
    """Read a listed word: the whole, and its parts where it is also written with them apart."""
    parts = run.split(" ")
    word = squeeze(_joined().words[run])
    readings = [Reading(stem(word), word, last=len(parts) - 1)]
    if run in WORDS:
        return Run.of(readings)
    readings += [
        Reading(stem(part), part, True, place, place)
        for place, part in enumerate(parts)
        if not is_stop(part)
    ]
    return Run.of(readings, loose=True)


@lru_cache(maxsize=10_000)
def _prefixed_run(first: str, second: str) -> Run | None:
    loose = first in _LOOSE_PREFIXES
    if not (loose or first in PREFIXES) or len(second) <= 3 or not second.isalpha():
        return None
    joined = first + second
    readings = [Reading(stem(joined), joined, last=1), Reading(stem(second), second, True, 1, 1)]
    if len(first) > 3:
        readings.insert(1, Reading(stem(first), first, True))
    return Run.of(readings, loose=loose)
