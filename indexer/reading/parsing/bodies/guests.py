"""Bodies that a text names beside its author: whom a matter is about, who was asked, of whom a guest is the head.

One judge for communes, groups, syndicats and establishments: what stands before a mention on its line tells
that it is another's, and what goes on behind it that its name is the theme of a point. A mention of which
neither tells may be the author's; it is for its place to say so.

Sources: forms observed in published acts; CGCT, art. L2121-10 (points of the ordre du jour).
"""

import re

from indexer.reading.parsing.lexicon import OTHER_PARTY
from indexer.reading.parsing.view.cleaning import CleanText

#: What comes before a body of which a matter speaks, up to the mention.
_ANOTHER = re.compile(
    rf"""{OTHER_PARTY}$
    # « Convention avec le Département et la … »
    |\b(?:avec|aupres)\b[^.;:,]{{0,40}}$
    # « Vente à la … »
    |\b(?:a|envers|contre|chez)\s+(?:la|le|les|l')\s*$
    # « Tarifs accordés aux habitants de la … »
    |\baux\s+(?:habitants|familles|enfants|eleves|residents|usagers)\s+de\s+la\s+$
    # « Adhésion au … »
    |\bau\s+$
    # « Syndicat des eaux : adhésion de la … »
    |:[^:]*\b(?!conseil|maire|mairie|seance|reunion)[a-z]{{5,}}\s+(?:de\s+la|a\s+la|avec\s+la|par\s+la)\s+$""",
    re.VERBOSE,
)
#: « Bail consenti par la … », « Convention entre la … »: the author or another, and no title.
_PARTY = re.compile(
    r"\b(?:par|entre|pour)\s+(?:la|le|les|l')\s*$|\bsoussigne|\b(?:consenti|vendu|cede|loue|donne)e?s?\s+(?:a\s+bail\s+)?par\b"
)
#: « Vu la délibération du conseil municipal de … », « 3. Communauté de communes de … »: a ground, the theme of a point.
_LINE_OF_ANOTHER = re.compile(r"\W{0,4}(?:vu\s|(?:\d{1,2}|[ivx]{1,4})\s?[.)°-]\s+$)")
#: Characters of a line before a mention in which it is told.
_REACH = 400

#: « M. …, Président du syndicat … »; who presides over the sitting is told as such.
_OFFICE = re.compile(
    r"(?<!presidence de )(?<!\bpar )(?:\bm\.|\bmme|\bmonsieur|\bmadame)\s[^.;:\n]{3,50}?,?\s(?:vice-)?(?:presidente?|directeur|directrice)\s+(?:du|de\s+la|de\s+l')\s+$"
)
#: What who presides over the sitting does, behind the name of the body.
_CHAIRS = re.compile(
    r"[^.;:\n]{3,120}?\b(?:ouvre|preside|declare|accueille|souhaite|remercie|rappelle|propose|expose|constate|informe)\b"
)
_BEFORE = 80


def is_another(clean: CleanText, position: int) -> bool:
    """Whether what stands before a body tells that it is not the author: a matter's, a ground's, a guest's."""
    before, whole = _before(clean, position)
    # A name may stand on the line under « convention avec la ».
    near = before if len(before) > _NEAR else clean.folded[max(0, position - _BEFORE) : position]
    return (
        bool(_ANOTHER.search(near))
        or (whole and bool(_LINE_OF_ANOTHER.match(before)))
        or heads_another(clean, position)
    )


def is_party(clean: CleanText, position: int) -> bool:
    """Whether a body is told as the party of a contract, of which the author is one."""
    return bool(_PARTY.search(_before(clean, position)[0]))


def _before(clean: CleanText, position: int) -> tuple[str, bool]:
    """What stands before a mention on its line, and whether that is all of it."""
    reach = max(position - _REACH, 0)
    start = clean.folded.rfind("\n", reach, position) + 1
    return clean.folded[max(start, reach) : position], start > reach or not reach


#: Characters of a line with which a mention is told by the line alone.
_NEAR = 12


def heads_another(clean: CleanText, position: int) -> bool:
    """Whether the name at a position is that of a body of which a guest is the head."""
    before = clean.folded[max(0, position - _BEFORE) : position]
    return bool(_OFFICE.search(before)) and not _CHAIRS.match(clean.folded, position)


#: « Communauté de communes … : modification des statuts »: the theme of a point, and no title.
_THEME = re.compile(
    r"[^:\n]{4,120}?\s?:\s+(?!conseil|compte|proces|seance|reunion|deliberation|extrait|registre|statuts\b|bureau|comite"
    r"|arrete|decision|convocation|liste|ordre\s+du\s+jour|recueil|budget|siege|tel)[a-z]{4,}\s+[a-z]"
)


def heads_a_point(clean: CleanText, position: int) -> bool:
    """Whether the name that begins at a position is followed by what a point says of it."""
    return bool(_THEME.match(clean.folded, position))
