"""Surnames and given names that are words as well: « Zoé VILLE », « Mme Point », « France ORVAL », « MAIRE Luc ».

Told once, for lists of people and for a person whom a phrase names. Such a word is a name where nothing else
can be: behind a civility, behind a lone given name or before one, where the list then goes on. What is an office
or a presence too needs a name of that form beside it.
"""

import re

from analyzers import fold_letters
from analyzers.wordlists import word_set
from analyzers.words.numbers import MONTH_NAMES
from indexer.reading.parsing.lexicon import WEEKDAYS

_MONTHS = frozenset(MONTH_NAMES.values())
#: Words of the calendar that names of places hold, and no name of a person in a list.
OF_CALENDAR = frozenset({*WEEKDAYS, *_MONTHS})
#: A given name too, beside a surname in capitals: « France ORVAL », « ORVAL France ».
_GIVEN_TOO = frozenset(("france",))
#: What ties words, and what heads or closes a list: the name of nobody, whatever stands beside it.
_NEVER = word_set("""
    la le les il elle ils sous pour contre sans dans par apres avant depuis suite lors non neant aucun aucune
    tous total etaient etait sont etant ayant qui que dont avec ne pas se moins plus soit un une deux trois quatre
    cinq six dix aux ces ses leur leurs cette cet est ete afin ainsi donc mais vu considerant qui quorum
    monsieur madame messieurs mesdames nom noms prenom prenoms objet seance convocation
    """)
_OFFICE_OR_PRESENCE = re.compile(
    r"maire|president|doyen|adjoint|conseill|delegue|administrat|absent|excuse|present|represente|pouvoir|procuration|suppleant|titulaire|secretaire|direct|membre|rapporteur|responsable|votant"
)
#: A given name, as lists write it beside a surname in capitals: « Zoé », « Jean-Luc ».
GIVEN = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
_CLOSED = r"[ \t]*(?:[,;.)\n(→]|$|(?:et|à|a|donne)\b|[-–—][ \t])"
_LONE_GIVEN, _CLOSES = re.compile(GIVEN), re.compile(_CLOSED)
_GIVEN_THAT_CLOSES = re.compile(rf"[ \t]+{GIVEN}(?![\w'-]){_CLOSED}")
_SURNAME_AFTER = re.compile(r"\s+[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?![\w'’-])")
_CAPITAL_AFTER = re.compile(r"[ \t]?[A-ZÀ-Ý]")
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]h?\.[ -]?)+")


def is_of_a_name(
    word: str, said: str, after: str, *, civil: bool, several: bool = False, beside: str = ""
) -> bool:
    """Tell whether a word, as the text spells it, belongs to a name.

    ``said`` is what of the name stands before it, ``after`` what follows, ``civil`` a civility before the name,
    of ``several`` or of one, ``beside`` the name before it in a list.
    """
    folded = fold_letters(word).removeprefix("l'")
    if folded in _MONTHS and _CAPITAL_AFTER.match(after):
        return True  # « AVRIL Florence »
    if folded in _GIVEN_TOO and not word.isupper():
        return (bool(said) and said.isupper()) or _SURNAME_AFTER.match(after) is not None
    if folded in _NEVER or not word[0].isupper():
        return False
    if not said and civil and _CLOSES.match(after):  # « Mme Point, », no « M. Directeur »
        return not _OFFICE_OR_PRESENCE.search(folded) or (word.isupper() and not several)
    if _INITIALS.fullmatch(said):  # « É. Février, »
        return _CLOSES.match(after) is not None
    if not word.isupper():
        return False
    first, last = (beside.split() or [""])[0], (beside.split() or [""])[-1]
    any_word = not _OFFICE_OR_PRESENCE.search(folded)
    if _LONE_GIVEN.fullmatch(said) and _CLOSES.match(after):  # « Luc MAIRE, » beside « Paul ORVAL »
        return any_word or (last.isupper() and not first.isupper())
    if not said and _GIVEN_THAT_CLOSES.match(after):  # « MAIRE Luc, » beside « ORVAL Paul »
        return any_word or (first.isupper() and not last.isupper())
    return False
