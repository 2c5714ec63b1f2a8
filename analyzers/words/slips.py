"""Slips of optical reading inside one word, where no French word could be meant.

Each rule is a function from a word to a word; :func:`repair_word` applies them all. What could also be
a real word is left alone: a search engine has to find the word that was written too.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from analyzers.letters.folding import fold
from analyzers.tables import rows
from analyzers.words.acronyms import untouched
from analyzers.words.filters import is_stop
from analyzers.words.stemming import is_word

_LOWER: Final = "a-zà-öø-ÿ"
_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_I_FOR_L: Final = re.compile(
    rf"(?<=[{_LOWER}])I(?=[{_LOWER}])|(?<=[{_LOWER}]{{3}})I$|^I(?=[aeéèêiu][{_LOWER}]*$|o[cgiru])"
)
_L_FOR_I: Final = re.compile(rf"(?<=[{_UPPER}])l(?=[{_UPPER}])")
_ZERO_FOR_O: Final = re.compile(r"(?<=[^\W\d_])0(?=[^\W\d_])|^0(?=[^\W\d_]{3})")
_ONE_FOR_L: Final = re.compile(rf"(?<=[{_LOWER}])1(?=[{_LOWER}])|^1(?=[{_LOWER}]{{5}})")
_FEWEST_LETTERS: Final = 4
#: Letters from which a word with a capital is looked at as any other: shorter ones are names.
_FEWEST_OF_A_NAME: Final = 6
_RN_FOR_M: Final = re.compile(r"^rn|rn(?=[mpb])|(?<=[bcdfghjklmnpqstvxz])rn")
_RN_BEFORE_VOWEL: Final = re.compile(r"rn[aeiouy](?:[a-z]|$)")
_CE_FOR_OE: Final = re.compile(
    r"^(?P<before>|man|des|[vcsnbm]|ch|ranc)ceu(?P<after>vr|x?$|rs?$|ds?$|fs?$|ill)"
)
_CEIL_FOR_OEIL: Final = re.compile(r"^ceil(?=$|l)")


def capital_i(word: str) -> str:
    """Read as l a capital I that small letters surround, and the reverse.

    >>> capital_i("déIibération"), capital_i("Ies"), capital_i("CONSElL")
    ('délibération', 'les', 'CONSEIL')
    """
    if "I" in word and not word.isupper():
        mended = _I_FOR_L.sub("l", word)
        # « Iéna » is no « léna ».
        word = mended if word[0] != "I" or _exists(mended) else word
    return _L_FOR_I.sub("I", word) if "l" in word else word


def digits(word: str) -> str:
    """Read as letters a 0 and a 1 that letters surround.

    >>> digits("C0MMUNE"), digits("dé1ibération"), digits("H1N1")
    ('COMMUNE', 'délibération', 'H1N1')
    """
    if "0" not in word and "1" not in word:
        return word
    if sum(map(str.isalpha, word)) < _FEWEST_LETTERS:
        return word
    return _ONE_FOR_L.sub("l", _ZERO_FOR_O.sub("O" if word.isupper() else "o", word))


def rn_for_m(word: str) -> str:
    """Read « rn » as m where no word, or no usual one, has it.

    >>> rn_for_m("cornmune"), rn_for_m("paiernent"), rn_for_m("concernent"), rn_for_m("rnaire")
    ('commune', 'paiement', 'concernent', 'maire')
    >>> rn_for_m("Dorne"), rn_for_m("Arnould"), rn_for_m("RNU")
    ('Dorne', 'Arnould', 'RNU')
    """
    if word.isascii() and "rn" not in word.lower():
        return word
    folded = fold(word)
    if "rn" not in folded or len(folded) != len(word):
        return word
    folded = _RN_FOR_M.sub("m", _RN_FOR_M.sub("m", folded))
    at = _RN_BEFORE_VOWEL.search(folded)
    while at is not None:
        if folded[: at.end()] in _misread():
            folded = f"{folded[: at.start()]}m{folded[at.start() + 2 :]}"
        at = _RN_BEFORE_VOWEL.search(folded, at.start() + 1)
    if folded == fold(word) or not _exists(folded):
        return word
    # « Dorne » is a place before it is a misread dome.
    return word if word.istitle() and len(folded) < _FEWEST_OF_A_NAME else folded


def m_for_ni(word: str) -> str:
    """Read « m » as ni, where there is no such word and there is one with them.

    >>> m_for_ni("mumcipal"), m_for_ni("adminis"), m_for_ni("commumcation"), m_for_ni("Dumas")
    ('municipal', 'adminis', 'communication', 'Dumas')
    """
    lower = word.lower()
    if len(word) < _FEWEST_OF_A_NAME or "m" not in lower or _exists(word):
        return word
    for at in range(1, len(lower) - 1):
        if lower[at] == "m" and is_word(mended := f"{lower[:at]}ni{lower[at + 1 :]}"):
            return mended
    return word


def _exists(word: str) -> bool:
    return is_word(word) or is_stop(word)


@lru_cache(maxsize=1)
def _misread() -> frozenset[str]:
    return frozenset(beginning for (beginning,) in rows("rn.txt"))


def ce_for_oe(word: str) -> str:
    """Read « ce » as œ in the words that have one.

    >>> ce_for_oe("ceuvre"), ce_for_oe("vceux"), ce_for_oe("ceux"), ce_for_oe("sceau")
    ('oeuvre', 'voeux', 'ceux', 'sceau')
    """
    lower = word.lower()
    if "ce" not in lower or lower in ("ceu", "ceux"):
        return word
    mended = _CEIL_FOR_OEIL.sub("oeil", _CE_FOR_OE.sub(r"\g<before>oeu\g<after>", lower))
    return word if mended == lower else mended


#: What every slip has; no rule changes a word in small letters without it, be they the first a capital.
_SUSPECT: Final = re.compile(r"[^a-zA-Zéèêàâôîûçëï]|I|[Rr]n|[Cc]e")
#: The rules, in the order they apply.
SLIPS: Final[tuple[Callable[[str], str], ...]] = (digits, capital_i, rn_for_m, ce_for_oe, m_for_ni)


# A piece is asked for twice in a row: for what it means, and for what it may be part of.
@lru_cache(maxsize=1 << 12)
def repair_word(word: str) -> str:
    """Mend every slip of a word.

    >>> repair_word("cornmunaI"), repair_word("modernisation")
    ('communal', 'modernisation')
    """
    return word if sound(word) or untouched(word) else _mended(word)


def sound(word: str) -> bool:
    """Say whether a word is seen at once to hold no slip: most are.

    >>> sound("communal"), sound("cornmunal")
    (True, False)
    """
    return word[1:].islower() and not _SUSPECT.search(word) and m_for_ni(word) == word


def _mended(word: str) -> str:
    for slip in SLIPS:
        word = slip(word)
    return word
