"""Stems: one term for the forms of a word, and only for those."""

from functools import lru_cache
from typing import Final

import snowballstemmer

#: Endings that inflection adds and Snowball, meant for accented French, leaves.
_SHORTEST_STEMMED: Final = 4


@lru_cache(maxsize=1)
def _snowball() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("french")


def stem(word: str) -> str:
    """Give the stem of a folded word.

    >>> stem("subventions") == stem("subvention")
    True
    """
    if len(word) < _SHORTEST_STEMMED or not word.isalpha():
        return word
    return str(_snowball().stemWord(word))
