"""Who presides, in the roll: named with their office, among those present, and as holder of proxies.

A roll often leaves out who presides (« sous la présidence de M. DURAND … Présents : … ») and names them by
their office where they hold a proxy (« donne pouvoir à M. le Maire »).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from analyzers import fold_letters
from indexer.documents import Membre
from indexer.reading.parsing.facts.roll_parts import HEAD
from indexer.reading.parsing.facts.same_person import same_person
from indexer.reading.parsing.view.cleaning import CleanText


def with_chair(
    clean: CleanText, roll: tuple[Membre, ...], president: str | None
) -> Iterator[Membre]:
    """Yield the roll, with who presides, their office where the heading tells it, and their proxies."""
    office = _office(clean, president) if president else None
    if roll and president and not any(same_person(member.nom, president) for member in roll):
        yield Membre(president, office, "présent")
    head = next((m.nom for m in roll if _is_head(m.role)), president)
    for member in roll:
        if president and office and same_person(member.nom, president):
            member = replace(member, role=office)
        yield replace(member, pouvoir=head) if _is_head(member.pouvoir) else member


_HEAD_OF_BODY = frozenset(("maire", "president", "presidente"))


def _is_head(said: str | None) -> bool:
    return said is not None and fold_letters(said) in _HEAD_OF_BODY


def _office(clean: CleanText, president: str) -> str | None:
    """« M. X, Maire » or « le Maire, M. X », in the heading of the sitting."""
    words = fold_letters(president).split()
    name = re.compile(rf"\b{re.escape(words[-1])}\b(?:\s+(?:{'|'.join(map(re.escape, words))})\b)*")
    given = rf"(?:(?:{'|'.join(map(re.escape, words[:-1]))})\s+)*" if words[1:] else ""
    before = re.compile(_OFFICE_BEFORE + rf"|\b(?P<office2>maire|presidente?)\s*,?\s+{given}\Z")
    for match in name.finditer(clean.folded[:HEAD]):
        told = _OFFICE_AFTER.match(clean.folded, match.end()) or before.search(
            clean.folded, max(0, match.start() - 60), match.start()
        )
        if told:
            return clean.text[slice(*told.span(told.lastgroup or 0))].lower()
    return None


_OFFICE_AFTER = re.compile(r"\s*[,(-]?\s*(?:le\s+|la\s+)?(?P<office>maire|presidente?)\b")
_OFFICE_BEFORE = (
    r"\b(?P<office>maire|presidente?)\s*,?\s*(?:m\.|mr|mme|monsieur|madame)\s*(?:[\w-]+\s+){0,3}\Z"
)
