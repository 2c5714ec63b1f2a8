"""Whether a mention of a syndicat tells that it is the author, or whom a matter is about.

Minutes of a syndicat name others in their matters, among their guests and members. It names itself in a
title, as the one whose assembly sat or whose president signs, or as the one that met; no other mention
tells the author.
"""

import re

from indexer.acts.formulas import ASSEMBLIES, PUBLISHED, TRANSMITTED, any_of
from indexer.reading.parsing.bodies.guests import heads_a_point
from indexer.reading.parsing.lexicon import DANGLING, HAS_MET
from indexer.reading.parsing.view.cleaning import CleanText

#: « Le comité du syndicat … », « Statuts du syndicat … », « le programme d'actions 2031 du syndicat … »: what a
#: syndicat has.
_OWNED = re.compile(
    rf"\b(?:{any_of(ASSEMBLIES)}|membres|delegues|representants|reunion|seance|siege|statuts|reglement|presidente?|proces-verbal|compte[- ]rendu|deliberations?|locaux)"
    r"(?:\s+(?:syndicale?s?|generale?|departementale?|interieur|titulaires|suppleants))*\s+(?:du|des|d[eu]\s+la|de\s+l'|de)\s+$"
    r"|\b(?:budget|programme|effectifs|personnel)(?:\s+[\w']+){0,3}\s+(?:du|des|d[eu]\s+la|de\s+l'|de)\s+$"
)
#: « Considérant que le syndicat … »: what it says of itself.
_REASON = re.compile(r"(?:^|\n)\W{0,3}considerant\b[^.;\n]{0,60}\b(?:que|par)\s+le\s+$")
_MEETS = re.compile(
    rf"[^.;\n]{{0,160}}?\b(?:{HAS_MET}|(?:dument|legalement|regulierement)\s+convoque)"
)
#: The end of a line whose sentence goes on in the next.
_RUNS_ON = re.compile(rf"(?:\b(?:{any_of((*DANGLING, 'entre'))})|,)\s*$")
#: « Affiché le », « Publié le : », whose day is missing: no sentence goes on.
_UNDATED = re.compile(
    rf"(?:^|\n)\W*(?:{PUBLISHED}|{TRANSMITTED}|notifie|mis\s+en\s+ligne)\b[^\n]{{0,30}}\ble\s*$"
)
_BEFORE = 80
#: Characters of a line before a name that is its title, and those of a text in which such a line is one.
_INDENT, _TITLES = 12, 1500
#: Characters of the top in which a name in capitals is a title.
_TOP = 800


def is_own(clean: CleanText, match: re.Match[str]) -> bool:
    """Whether a syndicat names itself here: in a title, as having an assembly, or as having met."""
    start = match.start()
    if heads_a_point(clean, start) or _is_signed(clean, match):
        return False
    if start < _TOP and clean.text[start : match.end()].isupper():
        return True
    before = clean.folded[max(0, start - _BEFORE) : start]
    return (
        _begins_line(clean, start)
        or bool(_OWNED.search(before))
        or bool(_REASON.search(before))
        or bool(_MEETS.match(clean.folded, match.end()))
    )


#: « Le Président du syndicat mixte, », and under it who signs.
_SIGNS = re.compile(r"\bpresidente?\s+du\s+$")


def _is_signed(clean: CleanText, match: re.Match[str]) -> bool:
    """Whether a kind without a name ends its line above the name of its president."""
    before = clean.folded[max(0, match.start() - _BEFORE) : match.start()]
    return "\n" in match.group().lstrip() and bool(_SIGNS.search(before))


#: « 2031 11 30 – dél – Syndicat des eaux … »: the title of a page, and characters in which it stands.
_BEHIND_DASH = re.compile(r"\s[–|-]\s+\Z")
_HEADED = 300


def _begins_line(clean: CleanText, start: int) -> bool:
    """Whether a name begins a line that is no middle of a sentence, in the title or at a page's foot."""
    line = clean.folded.rfind("\n", 0, start) + 1
    above = clean.folded[max(0, line - _BEFORE) : line]
    if start < _HEADED and _BEHIND_DASH.search(clean.folded, line, start):
        return True
    if start - line >= _INDENT or (_RUNS_ON.search(above) and not _UNDATED.search(above)):
        return False
    return start < _TITLES or (
        start == line and above.rstrip(" ").endswith(("\n\n", ".\n", "\f\n"))
    )
