"""What one piece of text means: its terms, stemmed and not, and its key for names and dates.

This is decided once per distinct piece; the analyzers keep the answers in bounded caches.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analyzers.filters import is_stop
from analyzers.folding import squeeze
from analyzers.numbers import ORDINALS, number_terms
from analyzers.rules import EVERY_RULE, Rules
from analyzers.slips import repair_word
from analyzers.stemming import snowball, stem

_APOSTROPHES: Final = "'’ʼ‘‛`´′ʹ＇"
_ARTICLE: Final = re.compile(r"([LRDA])[.\s\u00a0\u202f\u2009*]*([0-9].*)", re.DOTALL)
_LETTERS_THEN_NUMBER: Final = re.compile(r"([^\W\d_]+)([0-9].*[^\w].*)", re.DOTALL)
_NUMERO: Final = re.compile(r"[Nn] ?[°º˚]")

#: What is longer is no word; engines refuse terms of some tens of thousands of bytes.
LONGEST_TERM: Final = 100
#: How a word is written in the keys of names: abbreviations and old spellings are one.
_KEYS: Final = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les"}
#: The same in the middle of a name: « Châlons s/ Marne ».
_NAME_KEYS: Final = _KEYS | {"s": "sur", "ss": "sous"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One term of a piece: its stem, its folded form, and which pieces of a run it covers.

    ``first`` and ``last`` are offsets of pieces in a run of pieces (both 0 for a lone piece).
    ``part`` marks a term indexed beside another (a group of an act number, a word of a name): a
    query that gives the whole does not ask for it.
    """

    stem: str
    surface: str
    part: bool = False
    first: int = 0
    last: int = 0


def key(piece: str) -> str:
    """Give the form under which a piece is looked up in names and dates.

    >>> key("D’"), key("Ste"), key("Étienne")
    ('d', 'sainte', 'etienne')
    """
    word = squeeze(repair_word(piece[:LONGEST_TERM].rstrip(_APOSTROPHES)))
    return _NAME_KEYS.get(word, word)


def read(piece: str, rules: Rules = EVERY_RULE) -> tuple[Reading, ...]:
    """Give the terms of one piece; none for a stop word, an elision, or « n° ».

    >>> [r.stem for r in read("l'")], [r.surface for r in read("Délibérations")]
    ([], ['deliberations'])
    >>> [r.surface for r in read("L. 2121-29")]
    ['l2121-29', '2121-29']
    """
    if piece[-1] in _APOSTROPHES or _NUMERO.fullmatch(piece):
        return ()
    return _read(piece[:LONGEST_TERM], rules)


@lru_cache(maxsize=1 << 16)
def _read(piece: str, rules: Rules) -> tuple[Reading, ...]:
    word = repair_word(piece) if rules.slips else piece
    if word[0].isdecimal():
        return _numbers(number_terms(piece))
    prefixed = _ARTICLE.fullmatch(word) or _LETTERS_THEN_NUMBER.fullmatch(word)
    if prefixed:
        return _prefixed(prefixed[1], prefixed[2])
    return _lone_letter(word) if len(word) == 1 else _word(word, rules)


def _numbers(terms: tuple[str, ...]) -> tuple[Reading, ...]:
    return tuple(Reading(stem(term), term, part=rank > 0) for rank, term in enumerate(terms))


def _prefixed(letters: str, number: str) -> tuple[Reading, ...]:
    terms = number_terms("".join(number.split()))
    whole = squeeze(letters) + terms[0]
    return (Reading(whole, whole), *(Reading(stem(term), term, part=True) for term in terms))


def _lone_letter(letter: str) -> tuple[Reading, ...]:
    """Keep a capital (« catégorie C »), drop « M. » and what an elision leaves (« l eau »)."""
    if letter in "AÀYMaày" or (letter.islower() and is_stop(letter)):
        return ()
    lone = squeeze(letter)
    return (Reading(lone, lone),)


def _word(word: str, rules: Rules) -> tuple[Reading, ...]:
    if rules.stop_words and is_stop(word):
        return ()
    surface = squeeze(word)
    surface = _KEYS.get(surface, surface)
    if rules.ordinals:
        surface = ORDINALS.get(surface, surface)
    return (Reading(stem(surface) if rules.lemmas else snowball(surface), surface),)
