"""What one piece of text means: its terms, stemmed and not, and its key for names and dates.

This is decided once per distinct piece; the analyzers keep the answers in bounded caches.
"""

import re
from dataclasses import dataclass
from typing import Final

from analyzers.filters import fold, is_stop
from analyzers.numbers import ORDINALS, number_terms
from analyzers.ocr import repair_word
from analyzers.stemming import stem

_APOSTROPHES: Final = "'’ʼ‘‛`´′ʹ＇"
_NOT_ALNUM: Final = re.compile(r"[^a-z0-9]+")
_ARTICLE: Final = re.compile(r"([LRDA])[.\s\u00a0\u202f\u2009*]*([0-9].*)", re.DOTALL)
_LETTERS_THEN_NUMBER: Final = re.compile(r"([^\W\d_]+)([0-9].*[^\w].*)", re.DOTALL)
_NUMERO: Final = re.compile(r"[Nn] ?[°º˚]")

#: How a word is written in the keys of names: abbreviations and old spellings are one.
_KEYS: Final = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les"}


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


def squeeze(text: str) -> str:
    """Fold a piece to letters and digits alone; what has no ASCII form stays as it is.

    >>> squeeze("C.C.A.S."), squeeze("Œuvre")
    ('ccas', 'oeuvre')
    """
    return _NOT_ALNUM.sub("", fold(text)) or "".join(text.lower().split())


def key(piece: str) -> str:
    """Give the form under which a piece is looked up in names and dates.

    >>> key("D’"), key("Ste"), key("Étienne")
    ('d', 'sainte', 'etienne')
    """
    word = squeeze(piece.rstrip(_APOSTROPHES))
    return _KEYS.get(word, word)


def read(piece: str) -> tuple[Reading, ...]:
    """Give the terms of one piece; none for a stop word, an elision, or « n° ».

    >>> [r.stem for r in read("l'")], [r.surface for r in read("Délibérations")]
    ([], ['deliberations'])
    >>> [r.surface for r in read("L. 2121-29")]
    ['l2121-29', '2121-29']
    """
    if piece[-1] in _APOSTROPHES or _NUMERO.fullmatch(piece):
        return ()
    if piece[0].isdecimal():
        word = repair_word(piece)
        return _word(word) if word.isalpha() else _numbers(number_terms(piece))
    article = _ARTICLE.fullmatch(piece)
    if article:
        return _prefixed(article[1], article[2])
    numbered = _LETTERS_THEN_NUMBER.fullmatch(piece)
    if numbered:
        return _prefixed(numbered[1], numbered[2])
    return _word(piece)


def _numbers(terms: tuple[str, ...]) -> tuple[Reading, ...]:
    return tuple(Reading(stem(term), term, part=rank > 0) for rank, term in enumerate(terms))


def _prefixed(letters: str, number: str) -> tuple[Reading, ...]:
    terms = number_terms("".join(number.split()))
    whole = squeeze(letters) + terms[0]
    return (Reading(whole, whole), *(Reading(stem(term), term, part=True) for term in terms))


def _word(piece: str) -> tuple[Reading, ...]:
    if len(piece) == 1:
        if piece in "AÀYaày" or (piece.islower() and is_stop(piece)):
            return ()
        lone = squeeze(piece)
        return (Reading(lone, lone),)
    if is_stop(piece):
        return ()
    word = squeeze(repair_word(piece))
    word = ORDINALS.get(word, word)
    word = _KEYS.get(word, word)
    return (Reading(stem(word), word),)
