"""What one piece of text means: its terms, stemmed and not, and its key for names and dates.

This is decided once per distinct piece; the analyzers keep the answers in bounded caches.
"""

import re
from functools import lru_cache
from typing import Final

from analyzers.letters.folding import squeeze
from analyzers.rules import EVERY_RULE, Rules
from analyzers.tokens import Reading
from analyzers.words.filters import LETTERS_OF_STOPS, is_stop
from analyzers.words.numbers import (
    ORDINALS,
    number_terms,
    ordinal_term,
    roman_number,
    roman_value,
)
from analyzers.words.slips import repair_word, sound
from analyzers.words.stemming import is_word, snowball, stem, stem_once
from analyzers.words.units import glued

_APOSTROPHES: Final = "'’ʼ‘‛`´′ʹ＇"
_ARTICLE: Final = re.compile(r"([LRDA])[.\s\u00a0\u202f\u2009*]*([0-9].*)", re.DOTALL)
_LETTERS_THEN_NUMBER: Final = re.compile(
    r"([^\W\d_]+)([0-9].*[^\w].*|[0-9]+(?:_[0-9]+)+)", re.DOTALL
)
_NUMERO: Final = re.compile(r"[Nn] ?[°º˚ᵒ]")
#: A number and what it counts, stuck together: « 50km », « 12bis », « 30km/h ».
_COUNTED: Final = re.compile(
    r"([0-9]+(?:[.,][0-9]+)?)(km ?/ ?h|km|hm|dm|cm|mm|m[23²³]?|kg|g|t|ha|ca|cl|ml|kwh|kw|mwh|mw|kwc|mwc|kva"
    r"|bis|ter|quater|ans?|j|min|mn|pts?)",
    re.IGNORECASE,
)
#: « XXe », « IIème », and in small letters those that no word is taken for: « xixe ».
_ROMAN_ORDINAL: Final = re.compile(
    r"((?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})|x{1,2}(?:ix|iv|v?i{0,3}))(?:e|ème|eme|er|re|ère)"
)
#: What Roman numerals begin with, of those that are read.
_ROMAN_OPENINGS: Final = frozenset("IVXx")
#: A word and a number that lack their space: « lot3 », « principal1ère ».
_STUCK: Final = re.compile(r"([^\W\d_]{3,})([0-9]+[^\W_]*)")

#: Letters from which a word is a plain one, if it is nothing else.
_SHORTEST_PLAIN: Final = 2

#: Figures of other scripts are folded to these as letters are: numbers are read by these alone.
_FIGURES: Final = "0123456789"

#: What is longer is no word; engines refuse terms of some tens of thousands of bytes.
LONGEST_TERM: Final = 100
#: How a word is written in the keys of names: abbreviations and old spellings are one.
_KEYS: Final = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les"}
#: The same in the middle of a name: « Châlons s/ Marne ».
_NAME_KEYS: Final = _KEYS | {"s": "sur", "ss": "sous"}


def key(piece: str) -> str:
    """Give the form under which a piece is looked up in names and dates.

    >>> key("D’"), key("Ste"), key("Étienne")
    ('d', 'sainte', 'etienne')
    """
    word = squeeze(repair_word(piece[:LONGEST_TERM].rstrip(_APOSTROPHES)))
    return key_of(word)


def key_of(word: str) -> str:
    """Give the key of a folded word."""
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


@lru_cache(maxsize=1 << 13)
def _read(piece: str, rules: Rules) -> tuple[Reading, ...]:
    word = repair_word(piece) if rules.slips else piece
    if len(word) > 1 and word.isalpha() and piece.isalpha():
        # Most pieces: no figures in them, which all that follows looks for.
        return _word(word, rules)
    if rules.units and (unit := glued(word)):
        return unit
    if word[0] in _FIGURES:
        counted = _COUNTED.fullmatch(piece) if rules.units else None
        return _counted(*counted.groups()) if counted else _numbers(number_terms(piece))
    stuck = _STUCK.fullmatch(piece) if rules.units else None
    if stuck and (is_word(stuck[1]) or is_stop(stuck[1])) and not is_word(word):
        return (*_word(stuck[1], rules), *_numbers(number_terms(stuck[2])))
    prefixed = _ARTICLE.fullmatch(word) or _LETTERS_THEN_NUMBER.fullmatch(word)
    if prefixed:
        return _prefixed(prefixed[1], prefixed[2])
    return _lone_letter(word) if len(word) == 1 else _word(word, rules)


def _numbers(terms: tuple[str, ...]) -> tuple[Reading, ...]:
    return tuple(Reading(stem(term), term, part=rank > 0) for rank, term in enumerate(terms))


def _counted(number: str, unit: str) -> tuple[Reading, ...]:
    """Read a number and its unit as the two words they are where a space stands between."""
    word = squeeze(unit)
    return (*_numbers(number_terms(number, counts=True)), Reading(stem(word), word))


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


def plain(piece: str) -> tuple[str, str, str] | None:
    """Give the stem, the surface and the folded form of a plain word; the first two empty for a stop word.

    It gives under all rules what :func:`read` gives, at a third of the cost; ``None`` where the piece may be
    something else.

    >>> plain("écoles"), plain("des"), plain("L. 2121-29")
    (('ecol', 'ecoles', 'ecoles'), ('', '', 'des'), None)
    """
    if piece[0] in _ROMAN_OPENINGS or not _SHORTEST_PLAIN <= len(piece) <= LONGEST_TERM:
        return None
    if not (piece.isalpha() and sound(piece)):
        return None
    folded = squeeze(piece)
    if folded in LETTERS_OF_STOPS and is_stop(piece):
        return "", "", folded
    surface = _KEYS.get(folded, folded)
    surface = ORDINALS.get(surface, surface)
    return stem_once(surface), surface, folded


def _word(word: str, rules: Rules) -> tuple[Reading, ...]:
    if word[0] in _ROMAN_OPENINGS and rules.ordinals:
        if roman := _ROMAN_ORDINAL.fullmatch(word):
            ordinal = ordinal_term(roman_value(roman[1]))
            return (Reading(ordinal, ordinal),)
        if word.isupper() and (number := roman_number(word)):
            folded, figure = word.lower(), str(number)
            return (Reading(folded, folded), Reading(figure, figure, part=True))
    surface = squeeze(word)
    if rules.stop_words and surface in LETTERS_OF_STOPS and is_stop(word):
        return ()
    surface = _KEYS.get(surface, surface)
    if rules.ordinals:
        surface = ORDINALS.get(surface, surface)
    return (Reading(stem(surface) if rules.lemmas else snowball(surface), surface),)
