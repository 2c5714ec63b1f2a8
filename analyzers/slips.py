"""Slips of optical reading inside one word, where no French word could be meant.

Each rule is a function from a word to a word; :func:`repair_word` applies them all. What could also be
a real word is left alone: a search engine has to find the word that was written too.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from analyzers.folding import fold
from analyzers.tables import rows

_LOWER: Final = "a-zà-öø-ÿ"
_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_I_FOR_L: Final = re.compile(
    rf"(?<=[{_LOWER}])I(?=[{_LOWER}])|(?<=[{_LOWER}]{{3}})I$|^I(?=[aeéèêiu][{_LOWER}]*$|o[cgiru])"
)
_L_FOR_I: Final = re.compile(rf"(?<=[{_UPPER}])l(?=[{_UPPER}])")
_ZERO_FOR_O: Final = re.compile(r"(?<=[^\W\d_])0(?=[^\W\d_])|^0(?=[^\W\d_]{3})")
_ONE_FOR_L: Final = re.compile(rf"(?<=[{_LOWER}])1(?=[{_LOWER}])|^1(?=[{_LOWER}]{{5}})")
_FEWEST_LETTERS: Final = 4
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
        word = _I_FOR_L.sub("l", word)
    return _L_FOR_I.sub("I", word) if "l" in word else word


def digits(word: str) -> str:
    """Read as letters a 0 and a 1 that letters surround.

    >>> digits("C0MMUNE"), digits("dé1ibération"), digits("H1N1")
    ('COMMUNE', 'délibération', 'H1N1')
    """
    if sum(map(str.isalpha, word)) < _FEWEST_LETTERS:
        return word
    return _ONE_FOR_L.sub("l", _ZERO_FOR_O.sub("O" if word.isupper() else "o", word))


def rn_for_m(word: str) -> str:
    """Read « rn » as m where no word, or no usual one, has it.

    >>> rn_for_m("cornmune"), rn_for_m("paiernent"), rn_for_m("concernent"), rn_for_m("rnaire")
    ('commune', 'paiement', 'concernent', 'maire')
    """
    folded = fold(word)
    if "rn" not in folded or len(folded) != len(word):
        return word
    folded = _RN_FOR_M.sub("m", _RN_FOR_M.sub("m", folded))
    at = _RN_BEFORE_VOWEL.search(folded)
    while at is not None:
        if folded[: at.end()] in _misread():
            folded = f"{folded[: at.start()]}m{folded[at.start() + 2 :]}"
        at = _RN_BEFORE_VOWEL.search(folded, at.start() + 1)
    return folded if "m" in folded and folded != fold(word) else word


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


#: The rules, in the order they apply.
SLIPS: Final[tuple[Callable[[str], str], ...]] = (digits, capital_i, rn_for_m, ce_for_oe)


def repair_word(word: str) -> str:
    """Mend every slip of a word.

    >>> repair_word("cornmunaI"), repair_word("modernisation")
    ('communal', 'modernisation')
    """
    for slip in SLIPS:
        word = slip(word)
    return word
