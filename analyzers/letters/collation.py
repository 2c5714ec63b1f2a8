"""The order of names and titles as French readers expect it."""

import re
from typing import Final

from analyzers.letters.folding import fold

_DIGITS: Final = re.compile(r"[0-9]+")
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")


def sort_key(text: str) -> str:
    """Give a key that sorts texts as a French index does, by plain comparison.

    Accents, case and punctuation do not matter at first (« Écuelles » between « Ecuélin » and
    « Ecuillé »), numbers sort by value (« article 9 » before « article 10 »), and texts that are
    otherwise equal keep one order.

    >>> sorted(["Zuydcoote", "Évreux", "Eu", "Essey"], key=sort_key)
    ['Essey', 'Eu', 'Évreux', 'Zuydcoote']
    >>> sorted(["n° 10", "n° 9"], key=sort_key)
    ['n° 9', 'n° 10']
    """
    words = _NOT_WORD.sub(" ", fold(text)).strip()
    return f"{_DIGITS.sub(_by_value, words)}\x00{text}"


def _by_value(match: re.Match[str]) -> str:
    """Write a number after the length of its digits, itself of fixed width."""
    digits = match.group().lstrip("0") or "0"
    return f"{min(len(digits), 999):03}{digits}"
