"""Whether two names may be one person's, with or without all given names, in any order, with initials or none."""

import re
from functools import lru_cache

from analyzers import fold_letters


def same_person(name: str, other: str) -> bool:
    """Tell whether two names may be one person's: one holds all the words of the other."""
    words, others = words_of(name), words_of(other)
    if words.isdisjoint(others):
        return False
    small, large = (words, others) if len(words) <= len(others) else (others, words)
    rest = small - large
    if len(small) == len(large) and any(len(word) > 1 for word in rest):
        small, large = large, small  # « Lise ORVAL », « L. ORVAL »: either may hold the initials
        rest = small - large
    if any(len(word) > 1 for word in rest) or not any(len(word) > 2 for word in small):
        return False
    return not rest or rest <= {word[0] for word in large - small}


_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """Return the words of a name, folded: two names of one person share one at least."""
    return frozenset(_WORD.findall(fold_letters(name)))


PARTICLES = frozenset(
    ("le", "la", "de", "du", "des", "d", "l", "van", "von", "el", "al", "ben", "da", "di")
)


def is_surname_alone(name: str) -> bool:
    """Tell whether a name is a surname without given name, which two people may bear: « ORVAL », « LE VERDUN »."""
    return len(words_of(name) - PARTICLES) == 1
