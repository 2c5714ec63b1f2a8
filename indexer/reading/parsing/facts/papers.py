"""Papers that are put to an assembly, or go with its acts, and are no minutes: a report to it, the pages of a budget.

They name the assembly, its day, its members or its vote, and an act or minutes tell what it decided.

Sources: CGCT, art. L2121-12, L3121-19 (reports put to the assemblies); arrêtés on the instructions M14 and M57
(pages of a budget: « Vue d'ensemble », « Arrêté et signatures »).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from indexer.reading.parsing.facts.kinds import tells_who_sat
from indexer.reading.parsing.lexicon import ASSEMBLY
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, Line

#: « RAPPORT AU », « CONSEIL MUNICIPAL DU 17 NOVEMBRE 2031 », over one line or two; « Rapport n° 12 au conseil … ».
_TO_ASSEMBLY = re.compile(
    rf"\W*rapport\s+(?:n\s?°\s?\S+\s+)?(?:(?:de|du)\s+(?:monsieur\s+|madame\s+|m\.\s+|mme\s+)?(?:le\s+|la\s+)?(?:maire|presidente?)\s+)?(?:(?:presente|soumis|adresse)\s+)?"
    rf"(?:au|a\s+l'|a\s+la|pour\s+l[ea])\s*(?:{ASSEMBLY}|commission\s+permanente)\b"
)
#: What a report asks of the assembly.
_ASKS = Pattern(
    r"\b(?:est|sont)\s+(?:invitee?s?|appelee?s?)\s+a\b|\bil\s+(?:vous\s+)?est\s+(?:donc\s+|ainsi\s+)?(?:propose|demande)\b|\bje\s+vous\s+(?:propose|demande|prie)\b|\bvous\s+(?:propose|demande)\b"
)
#: Titles of the pages of a budget or of accounts.
_PAGES = re.compile(
    r"\b(?:vue\s+d'ensemble|presentation\s+generale\s+du\s+(?:budget|compte)|arretee?\s+(?:et|-)\s+signatures|equilibre\s+financier|modalites\s+de\s+vote\s+du\s+budget|informations\s+statistiques"
    r"|balance\s+generale|section\s+d[e']\s?(?:fonctionnement|investissement|exploitation)\s*[-–]\s*(?:vue|chapitres|depenses|recettes))\b"
)
_TOP, _HEAD, _LONGEST, _FEWEST_PAGES = 4, 12, 90, 2


@lru_cache(maxsize=1)
def is_paper(clean: CleanText) -> bool:
    """Tell whether a text is a report to an assembly that does not sit in it, or pages of a budget."""
    return is_budget(clean) or (_reports(clean) and not tells_who_sat(clean))


def _reports(clean: CleanText) -> bool:
    """Whether a title of the top is that of a report to an assembly, which it asks to decide."""
    lines = [line.folded for line in clean.lines[: _TOP + 1]]
    joined = (f"{line} {under}" for line, under in zip(lines, [*lines[1:], ""], strict=True))
    titled = any(map(_TO_ASSEMBLY.match, joined))
    return titled and bool(_ASKS.search(clean.folded))


@lru_cache(maxsize=1)
def is_budget(clean: CleanText) -> bool:
    """Tell whether several lines, the first of them in the head, are titles of the pages of a budget."""
    head = set(_page_titles(clean.lines[:_HEAD]))
    return bool(head) and len(head.union(_page_titles(clean.lines[_HEAD:]))) >= _FEWEST_PAGES


def _page_titles(lines: Sequence[Line]) -> Iterator[str]:
    """The titles of the pages of a budget among some lines."""
    for line in lines:
        if len(line.folded) < _LONGEST and (match := _PAGES.search(line.folded)):
            yield match.group()
