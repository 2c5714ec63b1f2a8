"""Assemblies of public establishments that are no organe of a document: comité de direction, conseil de surveillance.

Such an assembly sits, decides and counts its members as others do; which body it is of the letterhead tells.

Sources: Code du tourisme, art. L133-5 (comité de direction of an office); Code de la santé publique, art. L6143-1
(conseil de surveillance of a hospital); CASF, art. L146-4 (commission exécutive of a maison départementale); CGCT,
art. R2221-3 (conseil d'exploitation of a régie), L2113-12 (conseil de la commune déléguée); Code des communes,
art. L164-5 (conseil de district, until 2001).
"""

import re
from functools import lru_cache

from indexer.reading.parsing.lexicon import MONTH_NAME, WEEKDAY
from indexer.reading.parsing.openings import has_verb
from indexer.reading.parsing.view.cleaning import CleanText

_ORGAN = (
    r"(?:assemblee\s+pleniere|comite\s+de\s+(?:direction|gestion)|commission\s+executive"
    r"|conseil\s+(?:de\s+(?:surveillance|district)|d'exploitation|de\s+la\s+commune\s+(?:deleguee|associee)))"
)
#: « Procès-verbal de la réunion du comité de direction », « Délibération du conseil de surveillance », « Office … –
#: Comité de direction ».
_TITLE = re.compile(
    rf"[^\w\n]*(?:(?:[\w'-]+\s+){{0,8}}(?:d[eu]|la)\s+|[^\n]{{4,60}}\s[-–|]\s+)?{_ORGAN}\b"
)
#: « Séance du 3 mai », « COMITÉ DE DIRECTION DU 25 MARS 2031 », « Réunion du 3/05/2031 ».
_DAY = re.compile(
    rf"\b(?:{_ORGAN}|seance|reunion)\b[^.;]{{0,60}}?\b(?:{WEEKDAY}\s+)?(?:\d{{1,2}}(?:er)?\s+{MONTH_NAME}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d)"
)
#: That of a part of a commune, whose acts are the commune's (CGCT, art. L2113-12).
_OF_PART = re.compile(r"conseil\s+de\s+la\s+commune\s+(?:deleguee|associee)\b")
#: Who only advises, a club or a company: what such an assembly agrees on is no act of a public body.
_OF_OTHERS = re.compile(
    r"\b(?:c\.?e\.?s\.?e\.?r\b|conseil\s+(?:economique|consultatif|de\s+developpement)|comite\s+consultatif|association(?!\s+(?:fonciere|syndicale))|amicale|club|ligue"
    r"|federation\s+(?:francaise|sportive)|football|parti\b|(?:s\.?e\.?m|s\.?p\.?l|s\.?a)\b|societe)"
)
_TOP, _HEAD = 8, 800


def sits_in_part(clean: CleanText) -> bool:
    """Tell whether the title is that of a sitting of the council of a part of a commune."""
    return bool(_OF_PART.search(clean.folded, 0, _HEAD)) and sits_otherwise(clean)


@lru_cache(maxsize=1)
def sits_otherwise(clean: CleanText) -> bool:
    """Tell whether the title is that of a sitting of such an assembly, and of its day."""
    top = [line.folded for line in clean.lines[:_TOP]]
    titled = (rank for rank, line in enumerate(top) if _TITLE.match(line) and not has_verb(line))
    if (rank := next(titled, None)) is None or not _DAY.search("\n".join(top)):
        return False
    return not any(map(_OF_OTHERS.search, top[: rank + 1]))
