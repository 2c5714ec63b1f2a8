"""Folding: accents, ligatures and capitals that make no other word.

Two contracts, two names. :func:`fold` gives what is compared or indexed: ASCII, of any length.
:func:`fold_letters` gives a view of a text in which every character stands where it stood, so that
an offset found in it slices the text.
"""

import re
import unicodedata
from codecs import charmap_build, charmap_decode, charmap_encode
from typing import Final

from unidecode import unidecode

_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_NOT_ALNUM: Final = re.compile(r"[^a-z0-9]+")


class _Plain(dict[str, str]):
    """What unidecode makes of a character; it goes through a text one character after the other."""

    def __missing__(self, char: str) -> str:
        # Half a surrogate pair stands for a byte that is no text.
        self[char] = "" if "\ud800" <= char <= "\udfff" else unidecode(char)
        return self[char]


_PLAIN: Final = _Plain()


def _plain(match: re.Match[str]) -> str:
    return _PLAIN[match.group()]


def fold(text: str) -> str:
    """Write a text in lower-case ASCII, so that accents, ligatures and capitals do not matter.

    White space is reduced to single spaces. Folding twice changes nothing more.

    >>> fold("Cœur  de l’Île-de-France")
    "coeur de l'ile-de-france"
    """
    folded = fold_signs(text)
    return folded if folded.isalnum() else " ".join(folded.split())


def fold_signs(text: str) -> str:
    """Do what :func:`fold` does, and leave white space as it is.

    >>> fold_signs("Cœur  de l’Île")
    "coeur  de l'ile"
    """
    if not text.isascii():
        if len(text) > _SHORT:
            for char, letter in _ACCENTED:
                text = text.replace(char, letter)
        text = _NOT_ASCII.sub(_plain, text)
    return text.lower()


def squeeze(text: str) -> str:
    """Fold a piece to letters and digits alone; what has no ASCII form stays as it is.

    >>> squeeze("C.C.A.S."), squeeze("Œuvre")
    ('ccas', 'oeuvre')
    """
    if text.isalnum() and text.isascii():
        # Most pieces: the shortest way.
        return text.lower()
    folded = fold(text)
    if folded.isalnum():
        return folded
    return _NOT_ALNUM.sub("", folded) or "".join(text.lower().split())


class _Letters(dict[int, str | int]):
    """Maps a character to its lower-case base letter, always to one character."""

    def __missing__(self, code: int) -> str | int:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        self[code] = base if len(base) == 1 else char
        return self[code]


_LETTERS: Final = _Letters({ord("ß"): "s"})
#: Letters of French, of which a text is replaced one after the other faster than all at once.
_ACCENTED: Final = tuple(
    (char, str(_LETTERS[ord(char)])) for char in "éèêëàâäîïôöùûüçÉÈÊËÀÂÄÎÏÔÖÙÛÜÇñ"
)
_SHORT: Final = 200
#: Nearly all texts are written in these characters: encoded by them and decoded by what each folds to.
_FAMILIAR: Final = bytes(range(256)).decode("cp1252", "replace")
_CODES: Final = charmap_build(_FAMILIAR)
_FOLDED: Final = _FAMILIAR.translate(_LETTERS)
#: Below so many characters a look for each costs less than both tables.
_SHORTEST: Final = 12


def fold_letters(text: str) -> str:
    """Write each letter in lower case without its accent; the text keeps its length.

    Ligatures are one character and stay, in lower case; white space and signs stay as they are.

    >>> fold_letters("CŒUR  de l’Île")
    'cœur  de l’ile'
    """
    if text.isascii():
        return text.lower()
    if len(text) >= _SHORTEST:
        try:
            return charmap_decode(charmap_encode(text, "strict", _CODES)[0], "strict", _FOLDED)[0]
        except UnicodeEncodeError:
            pass
    return text.translate(_LETTERS)
