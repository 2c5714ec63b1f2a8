"""Bodies that a text names because somebody who came is their head: they are not its author."""

import re

#: « M. …, Président du syndicat … »; who presides over the sitting is told as such.
_OFFICE = re.compile(
    r"(?<!presidence de )(?<!\bpar )(?:\bm\.|\bmme|\bmonsieur|\bmadame)\s[^.;:\n]{3,50}?,?\s(?:vice-)?(?:presidente?|directeur|directrice)\s+(?:du|de\s+la|de\s+l')\s+$"
)
#: What who presides over the sitting does, behind the name of the body.
_CHAIRS = re.compile(
    r"[^.;:\n]{3,120}?\b(?:ouvre|preside|declare|accueille|souhaite|remercie|rappelle|propose|expose|constate|informe)\b"
)
_BEFORE = 80


def heads_another(folded: str, position: int) -> bool:
    """Whether the name at a position is that of a body of which a guest is the head."""
    before = folded[max(0, position - _BEFORE) : position]
    return bool(_OFFICE.search(before)) and not _CHAIRS.match(folded, position)
