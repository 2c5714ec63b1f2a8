"""Bodies that a text names beside its author: whom a matter is about, who was asked, of whom a guest is the head."""

import re

from indexer.reading.parsing.lexicon import OTHER_PARTY

#: « Convention avec la communauté de communes … », « avis de la … ».
_OTHER_PARTY = re.compile(rf"{OTHER_PARTY}$")

#: « M. …, Président du syndicat … »; who presides over the sitting is told as such.
_OFFICE = re.compile(
    r"(?<!presidence de )(?<!\bpar )(?:\bm\.|\bmme|\bmonsieur|\bmadame)\s[^.;:\n]{3,50}?,?\s(?:vice-)?(?:presidente?|directeur|directrice)\s+(?:du|de\s+la|de\s+l')\s+$"
)
#: What who presides over the sitting does, behind the name of the body.
_CHAIRS = re.compile(
    r"[^.;:\n]{3,120}?\b(?:ouvre|preside|declare|accueille|souhaite|remercie|rappelle|propose|expose|constate|informe)\b"
)
_BEFORE = 80
#: « 3. Convention avec le Département et la … », before a body that the title of a point tells.
_OF_A_POINT = re.compile(r"\b(?:avec|aupres)\b[^.;:,]{0,40}\Z")


def in_a_point(before: str) -> bool:
    """Whether what stands before a body on its line makes it whom the title of a point is about."""
    return bool(_OF_A_POINT.search(before))


def is_other_party(folded: str, position: int) -> bool:
    """Whether the words before a name say that a matter is about it, or that it was asked."""
    return _OTHER_PARTY.search(folded, max(0, position - _BEFORE), position) is not None


def heads_another(folded: str, position: int) -> bool:
    """Whether the name at a position is that of a body of which a guest is the head."""
    before = folded[max(0, position - _BEFORE) : position]
    return bool(_OFFICE.search(before)) and not _CHAIRS.match(folded, position)
