"""Offices beside names in a list: of one or of several, of this body or of another.

Sources: CGCT, art. L2122-1, L2122-18 (maire, adjoints, conseillers délégués), L5211-10 (vice-présidents).
"""

import re

from analyzers import fold_letters

#: « Adjoints », « conseillères municipales », « vice-présidents »: the office of all who are listed.
_SEVERAL = re.compile(
    r"(?:(?:maires?\s?-?\s?)?adjointe?s|conseill(?:er|ere)s|vice[- ]presidente?s|deleguee?s|administrat(?:eur|rice)s)\b"
)
_ONE = (
    (re.compile(r"maires?\s?-?\s?(?=adjoint)"), ""),
    (re.compile(r"aux\b"), "al"),
    (re.compile(r"(?<=\w)s\b"), ""),
)
#: « Déléguée au », « maire du »: the office goes on, or is another body's.
_OF_SOMETHING = re.compile(r"\s+(?:au|du|de la)$")
_ELSEWHERE = re.compile(r"maire|president|delegue|administrat")
#: « Donne pouvoir à M. le Maire », with no name behind.
_HEAD_OF_BODY = re.compile(r"maire|presidente?")
_NAME_BEHIND = re.compile(r"[ \t]+(?!M\.|Mme|MM|et\b)[A-ZÀ-Ý]|[ \t]+(?:M\.|Mme)[ \t]")


def of_several(office: str) -> bool:
    """Tell whether an office, folded, is that of several people."""
    return _SEVERAL.match(office) is not None


def goes_on(office: str) -> bool:
    """Tell whether an office, folded, is cut before what it is held in: « administrateur du »."""
    return _OF_SOMETHING.search(office) is not None


def names_somebody(text: str, office: str, end: int) -> bool:
    """Tell whether somebody is named by their office alone, which ends there: « à M. le Maire »."""
    return _HEAD_OF_BODY.fullmatch(office) is not None and not _NAME_BEHIND.match(text, end)


def office_of_one(written: str, *, of_all: bool) -> str | None:
    """Return an office as the text spells it, of one of those who hold it; none where it is another body's."""
    office = re.sub(r"\s+", " ", written).lower()
    short = _OF_SOMETHING.sub("", office)
    if short != office and _ELSEWHERE.match(fold_letters(short)):
        return None
    if of_all:
        for several, one in _ONE:
            short = several.sub(one, short)
    return short
