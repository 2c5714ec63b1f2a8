"""Names of several words, read as one term in every spelling.

« Hauts-de-France », « HAUTS DE FRANCE » and « hauts de France » are ``hauts_de_france``. The list
is in ``data/noms.tsv`` (see ``tools/build_names.py``); a name's value says which of its words are
also indexed alone, because people search by them (« Putanges » for Putanges-le-Lac) and no other
word is written so.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, Self

from analyzers.frozen import dataclass
from analyzers.letters.folding import squeeze
from analyzers.tables import lines, pairs
from analyzers.tokens import Reading
from analyzers.wordlists import word_set
from analyzers.words.filters import is_stop
from analyzers.words.roots import roots
from analyzers.words.stemming import stem

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
_ALL_PREFIXES: Final = tuple(sorted(PREFIXES | _LOOSE_PREFIXES))
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
    "wi fi": "wifi",
    # Who looks for « procès » or « comptes » does not mean the minutes of every sitting.
    "proces verbal": "procès-verbal",
    "proces verbaux": "procès-verbal",
    "compte rendu": "compte rendu",
    "comptes rendu": "compte rendu",
    "comptes rendus": "compte rendu",
}
#: Names of laws that end in a stop word; what stands before it is indexed alone too.
_LAWS: Final = {"loi notre": "loi NOTRe"}


#: The first two words of a run, which stands at the beginning of a line.
_FIRST_TWO: Final = re.compile(r"^[^ \t\n]+ [^ \t\n]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What several pieces say together: the readings, and the same ready for an index.

    ``name`` is the term of a name; ``None`` for a date or a word. ``loose`` says that the parts, typed
    apart, may be meant each for itself: « plate forme ».
    """

    readings: tuple[Reading, ...]
    stems: str
    surface: str
    roots: str
    name: str | None
    loose: bool

    @classmethod
    def of(
        cls, readings: Sequence[Reading], name: str | None = None, *, loose: bool = False
    ) -> Self:
        """Make a run of its readings."""
        stems, surface = (
            " ".join(words) for words in zip(*((r.stem, r.surface) for r in readings), strict=True)
        )
        return cls(tuple(readings), stems, surface, roots(surface), name, loose)


@dataclass(frozen=True, slots=True)
class Edit:
    """The pieces from ``first`` to ``last`` (included) are read together as ``run``."""

    first: int
    last: int
    run: Run


class _Runs:
    """Runs of words in their order, a line for each: those that begin alike stand together.

    Sets of what they begin with, which cost a tenth of a short query, are not needed to find one.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    def begin(self, word: str) -> bool:
        """Say whether a word is the first of one."""
        first = f"{word} "
        at = bisect_left(self.lines, first)
        return at < len(self.lines) and self.lines[at].startswith(first)

    def of(self, pair: str) -> Iterator[str]:
        """Give the lines that begin with two words."""
        for at in range(bisect_left(self.lines, pair), len(self.lines)):
            line = self.lines[at]
            if not line.startswith(pair):
                break
            if line[len(pair) : len(pair) + 1] in ("", " ", "\t"):
                yield line


@lru_cache(maxsize=1)
def _names() -> _Runs:
    """Load the list of names, once; the places of the words that are indexed alone follow a tab."""
    return _Runs(lines("noms.tsv"))


@lru_cache(maxsize=1)
def joined_words() -> Mapping[str, str]:
    """Give the words of several parts, apart by spaces, and the one word that each is."""
    return pairs("composes.tsv") | WORDS | _LAWS


@lru_cache(maxsize=1)
def _joined() -> _Runs:
    return _Runs(sorted(joined_words()))


@lru_cache(maxsize=1 << 14)
def _names_of(pair: str) -> Mapping[str, str]:
    """Give the names that begin with two words, the longest first, each with what follows its tab."""
    found = {name: kept for name, _, kept in (row.partition("\t") for row in _names().of(pair))}
    return {name: found[name] for name in sorted(found, key=_spaces, reverse=True)}


@lru_cache(maxsize=1 << 14)
def _words_of(pair: str) -> tuple[str, ...]:
    """Give the words of several pieces that begin with two, the longest first."""
    return tuple(sorted(_joined().of(pair), key=_spaces, reverse=True))


def _spaces(run: str) -> int:
    return run.count(" ")


def begins(word: str) -> bool:
    """Say whether a key may begin a name or a word of several pieces."""
    return _names().begin(word) or _joined().begin(word)


@lru_cache(maxsize=1 << 14)
def begin_together(pair: str) -> bool:
    """Say whether two keys, joined by a space, begin a name or a word of several pieces."""
    return any(_names().of(pair)) or any(_joined().of(pair))


def is_prefix(word: str) -> bool:
    """Say whether a key is one thing with the word after it, whatever that is."""
    return word in PREFIXES or word in _LOOSE_PREFIXES


def known_prefixes(word: str) -> list[str]:
    """Give the prefixes that a word begins with and is longer than.

    >>> known_prefixes("communal"), known_prefixes("cantine")
    (['co'], [])
    """
    if not word.startswith(_ALL_PREFIXES):
        return []
    return [p for p in _ALL_PREFIXES if word.startswith(p) and word != p]


def spelt(term: str) -> str:
    """Give a term as people write it, where it is a word of several parts that nobody writes as one.

    >>> spelt("procesverbal"), spelt("weekend")
    ('procès-verbal', 'weekend')
    """
    return next((word for word in WORDS.values() if squeeze(word) == term), term)


@lru_cache(maxsize=1)
def _all_runs() -> str:
    """Give all names and words of several pieces in one text, each key between spaces, each run between line ends."""
    return " \n ".join(chain(("",), _names().lines, joined_words(), ("",))).replace("\t", " \n ")


@lru_cache(maxsize=1)
def parts_of_words() -> frozenset[str]:
    """Give every key that stands in a name or a word of several pieces."""
    return frozenset(lines("parties.txt"))


@lru_cache(maxsize=1 << 12)
def neighbours(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the keys that stand before a key of letters in names and words of several pieces, and those after it.

    >>> before, after = neighbours("val")
    >>> "en" in before, "de" in after, "ecole" in after
    (True, True, False)
    """
    text, wanted = _all_runs(), f" {word} "
    before, after = set[str](), set[str]()
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        before.add(text[text.rfind(" ", 0, at) + 1 : at])
        after.add(text[end : text.find(" ", end)])
        at = text.find(wanted, end - 1)
    return frozenset(before), frozenset(after)


@lru_cache(maxsize=1)
def pairs_of_words() -> frozenset[str]:
    """Give the first two keys, joined by a space, of every name and word of several pieces."""
    return frozenset(_FIRST_TWO.findall("\n".join(chain(_names().lines, joined_words()))))


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """Give every key that begins a name or a word of several pieces: who asks for thousands spares as many searches."""
    return frozenset(pair.partition(" ")[0] for pair in pairs_of_words())


def find_name(keys: Sequence[str], at: int) -> tuple[int, Run] | None:
    """Read the longest name that begins at a place in a run of keys; give its size too."""
    for name in _names_of(" ".join(keys[at : at + 2])):
        size = name.count(" ") + 1
        if " ".join(keys[at : at + size]) == name:
            return size, _name_run(name)
    return None


@lru_cache(maxsize=10_000)
def _name_run(name: str) -> Run:
    words = name.split(" ")
    term = "_".join(words)
    readings = [Reading(term, term, last=len(words) - 1)]
    for place in map(int, _names_of(" ".join(words[:2]))[name].split()):
        readings.append(Reading(stem(words[place]), words[place], True, place, place))
    return Run.of(readings, term)


def find_word(keys: Sequence[str], at: int) -> tuple[int, Run] | None:
    """Read a word of several pieces that begins at a place: « week-end », « porte à porte »."""
    if at + 1 >= len(keys):
        return None
    for run in _words_of(f"{keys[at]} {keys[at + 1]}"):
        size = run.count(" ") + 1
        if " ".join(keys[at : at + size]) == run:
            return size, _word_run(run)
    prefixed = _prefixed_run(keys[at], keys[at + 1])
    return (2, prefixed) if prefixed else None


@lru_cache(maxsize=10_000)
def _word_run(run: str) -> Run:
    """Read a listed word: the whole, and its parts where it is also written with them apart."""
    parts = run.split(" ")
    word = squeeze(joined_words()[run])
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
