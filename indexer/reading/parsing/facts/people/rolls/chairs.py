"""Who presides, in the roll: named with their office, among those present, and as holder of proxies.

A roll often leaves out who presides (« sous la présidence de M. DURAND … Présents : … ») and names them by
their office where they hold a proxy (« donne pouvoir à M. le Maire »).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzers import fold_letters
from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.names.same_person import is_surname_alone, same_person
from indexer.reading.parsing.facts.people.rolls.roll_headings import HEAD
from indexer.reading.parsing.view.cleaning import CleanText


def with_chair(
    clean: CleanText, roll: tuple[Membre, ...], president: str | None
) -> Iterator[Membre]:
    """Yield the roll, with who presides, their office where the heading tells it, and their proxies."""
    office = _office(clean, president) if president else None
    if roll and president and not any(same_person(member.nom, president) for member in roll):
        yield Membre(president, office, "présent")
    head = next((m.nom for m in roll if _is_head(m.role)), president)
    chairs = _who(president, roll) if president else []
    for member in roll:
        if office and member in chairs:
            member = replace(member, role=office)
        yield replace(member, pouvoir=head) if _is_head(member.pouvoir) else member


def _who(president: str, roll: Sequence[Membre]) -> list[Membre]:
    """The member who presides, under each name of theirs; « M. JULIEN » is Luc JULIEN rather than Julien ORVAL."""
    same = [member for member in roll if same_person(member.nom, president)]
    if not is_surname_alone(president):
        return same
    called = fold_letters(president).split()[-1]
    by_surname = [
        member
        for member in same
        if any(
            fold_letters(word) == called and word.isupper() == bool(_SHOUTED.search(member.nom))
            for word in member.nom.split()
        )
    ]
    return by_surname or same


#: A surname in capitals, beside given names that are not.
_SHOUTED = re.compile(r"[A-ZÀ-Ý]{2}")
_HEAD_OF_BODY = frozenset(("maire", "president", "presidente"))


def _is_head(said: str | None) -> bool:
    return said is not None and fold_letters(said) in _HEAD_OF_BODY


def _office(clean: CleanText, president: str) -> str | None:
    """« M. X, Maire » or « le Maire, M. X », in the heading of the sitting."""
    words = fold_letters(president).split()
    for start, end in _named(words, clean.folded[:HEAD]):
        told = _OFFICE_AFTER.match(clean.folded, end) or _before(clean.folded, start, words[:-1])
        if told:
            return clean.text[slice(*told.span(told.lastgroup or 0))].lower()
    return None


def _named(words: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a surname stands, the last of some words, with those of them that follow it.

    Names are many: none is worth a pattern of its own.
    """
    surname = words[-1]
    start = text.find(surname)
    while start >= 0:
        end = start + len(surname)
        if whole := _BOUND.match(text, start) and _BOUND.match(text, end):
            while following := _following(words, text, end):
                end = following
            yield start, end
        start = text.find(surname, end if whole else start + 1)


def _following(words: Sequence[str], text: str, end: int) -> int | None:
    """Where the word that follows ends, if it is one of some."""
    if blanks := _BLANKS.match(text, end):
        for word in words:
            stop = blanks.end() + len(word)
            if text.startswith(word, blanks.end()) and _BOUND.match(text, stop):
                return stop
    return None


def _before(folded: str, start: int, given: Sequence[str]) -> re.Match[str] | None:
    """The office before a name, its given names left out; the first of those that a civility or nothing parts from it."""
    low = max(0, start - _REACH)
    at = start
    while (last := _LAST_WORD.search(folded, low, at)) and last["word"] in given:
        at = last.start()
    told = _OFFICE_BEFORE.search(folded, low, start), _OFFICE_BESIDE.search(folded, low, at)
    return min(filter(None, told), key=re.Match.start, default=None)


_REACH = 60
_BOUND, _BLANKS = re.compile(r"\b"), re.compile(r"\s+")
_LAST_WORD = re.compile(r"(?P<word>\S+)\s+\Z")
#: « Mme Lise ORVAL, première adjointe », who presides in the place of another; no « vice-président du département ».
_DEPUTY = r"(?:(?:\d{1,2}\s?(?:er|ere|eme|e)|premiere?|deuxieme)\s+)?(?:(?:maires?[ -])?adjointe?|vice[- ]presidente?)\b(?!\s+d(?:e|u|es)\s|\s+d')"
_OFFICE_AFTER = re.compile(
    rf"[ \t]?[,(][ \t]?(?P<deputy>{_DEPUTY})|\s*[,(-]?\s*(?:le\s+|la\s+)?(?P<office>maire|presidente?)\b"
)
_OFFICE_BEFORE = re.compile(
    r"\b(?P<office>maire|presidente?)\s*,?\s*(?:m\.|mr|mme|monsieur|madame)\s*(?:[\w-]+\s+){0,3}\Z"
)
_OFFICE_BESIDE = re.compile(r"\b(?P<office>maire|presidente?)\s*,?\s+\Z")
