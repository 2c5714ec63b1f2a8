"""Words in capitals: acronyms and names of zones and parcels, which no rule for words may change.

« RN » is no misread « m », « zone AU » no article. What a word in small letters says is decided by
the lexicon; capitals say that a short word may be a name.
"""

import re
from functools import lru_cache
from typing import Final

from analyzers.letters.folding import squeeze
from analyzers.tables import rows
from analyzers.wordlists import word_set
from analyzers.words.filters import is_stop

#: Letters of the longest word in capitals that no slip is looked for in.
_LONGEST_UNTOUCHED: Final = 4
#: Stop words that name something of this field when they are in capitals: zones of a plan, bodies, accounts
#: of days (CET), councils (CE), plans (PAS).
NAMES_IN_CAPITALS: Final = word_set("ca au ai en sur si ta sa as es ses mes tes car on cet ce pas")
#: What is followed by the name of a zone, a section or a parcel.
_BEFORE_NAMES: Final = word_set(
    "zone zones secteur secteurs sous-secteur section sections parcelle parcelles cadastre cadastree"
    " cadastrees cadastres classe classee classees indice sigle reference references"
)
#: Letters of the longest stop word that may name a parcel.
_LONGEST_SECTION: Final = 3


@lru_cache(maxsize=1)
def acronyms() -> frozenset[str]:
    """Give the acronyms of the list of synonyms, folded.

    >>> "ccas" in acronyms(), "scot" in acronyms(), "cantine" in acronyms()
    (True, True, False)
    """
    ways = (way for line, *_ in rows("synonymes.tsv") for way in re.split(r" [|>] ", line))
    return frozenset(squeeze(way) for way in ways if way.isalnum() and _mostly_capitals(way))


def _mostly_capitals(word: str) -> bool:
    return not word.islower() and sum(map(str.isupper, word)) >= 2


def in_capitals(piece: str) -> bool:
    """Say whether a piece is a word of two capitals or more, dots aside.

    >>> in_capitals("RN"), in_capitals("R.D."), in_capitals("Rn"), in_capitals("A")
    (True, True, False, False)
    """
    letters = piece.replace(".", "").replace(" ", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def untouched(word: str) -> bool:
    """Say whether a word is one in which no misreading is looked for: a short one in capitals.

    >>> untouched("RN"), untouched("RNU"), untouched("CORNMUNE"), untouched("rnaire")
    (True, True, False, False)
    """
    return len(word) <= _LONGEST_UNTOUCHED and word.isalpha() and word.isupper()


@lru_cache(maxsize=1 << 14)
def capital_stop(piece: str) -> bool:
    """Say whether a piece is a stop word in capitals, short enough to be a name.

    >>> capital_stop("AU"), capital_stop("au"), capital_stop("DESQUELLES")
    (True, False, False)
    """
    return len(piece) <= _LONGEST_SECTION and in_capitals(piece) and is_stop(piece)


@lru_cache(maxsize=1 << 14)
def names_something(piece: str, before: str, after: str) -> bool:
    """Say whether a stop word in capitals is a name, from the pieces beside it.

    Among words in capitals it is what it seems, unless it follows the word for a zone or a parcel.

    >>> names_something("AU", "zone", "du"), names_something("AU", "RETOUR", "PROJET")
    (True, False)
    >>> names_something("LE", "parcelle", "12"), names_something("LE", "et", "maire")
    (True, False)
    """
    word = squeeze(piece)
    announced = squeeze(before) in _BEFORE_NAMES if before else False
    numbered = after[:1].isdecimal() and len(piece) == 2
    if in_capitals(before) and not (announced and (numbered or word in NAMES_IN_CAPITALS)):
        return False
    if in_capitals(after) and not announced:
        return False
    return announced or word in NAMES_IN_CAPITALS
