"""What a piece says with those beside it: « RD 938 », « 14 h 15 », « 3,50 euros », « zone AU ».

The units themselves are in :mod:`analyzers.words.units`; here are those of several pieces, found from a
piece that may begin or end one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from analyzers.letters.folding import squeeze
from analyzers.runs.compounds import Run
from analyzers.tokens import Reading
from analyzers.wordlists import word_set
from analyzers.words.acronyms import NAMES_IN_CAPITALS, capital_stop, in_capitals, names_something
from analyzers.words.numbers import MONTHS, is_code, times_ten
from analyzers.words.stemming import stem
from analyzers.words.units import (
    AGAIN,
    LONGEST_NAME,
    amount,
    hour_readings,
    is_name,
    is_tail,
    unit_readings,
)

_NUMERO: Final = re.compile(r"[Nn] ?[°º˚ᵒ]")
_HOUR: Final = re.compile(r"([0-9]{1,3})?h([0-5][0-9])?", re.IGNORECASE)
_COUNT: Final = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")
_MINUTES: Final = re.compile(r"[0-5][0-9]")
_HOURS: Final = word_set("heure heures")
_MONEY: Final = word_set("euro euros eur")
#: What stands before AU: zones to be built on now, or later.
_RANKS: Final = frozenset("123")
#: Hours of the day, to which minutes may follow.
_DAY: Final = 24
#: Words that say that the number before them is an amount, and no code.
_MEASURES: Final = word_set(
    "m2 m3 km kms ha ml cm mm kg tonnes kw kwh mw mwh kwc mwc an ans mois jour jours km2 litres metre"
    " metres hectare hectares kilometre kilometres etp point points million millions milliard milliards"
)
#: What follows a number that is so many times larger, by the zeros it stands for: « 1,5 million d'euros ».
_MILLIONS: Final = {"million": 6, "millions": 6, "milliard": 9, "milliards": 9}
_NUMBER: Final = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_COUNTED: Final = _HOURS | _MONEY | _MEASURES
#: After a number, these say that it belongs to them: « du 3 mai », « 12 heures », « 5 km ».
_TAKEN: Final = frozenset(MONTHS) | _COUNTED | {"h"}


#: Words are met again and again, and folding one costs more than all the rest.
_folded: Final = lru_cache(maxsize=1 << 14)(squeeze)
#: Marks of a piece: it may be part of a date, of a name or a word of several pieces; one thing with the
#: number after it, or before it; a name because it is in capitals; a prefix whatever follows.
DATE, RUN, LEADS, FOLLOWS, CAPITALS, PREFIX = 1, 2, 4, 8, 16, 32
DIGITS: Final = frozenset("0123456789")
#: What an hour begins with.
_BEFORE_HOURS: Final = DIGITS | {"h", "H"}
#: What a number begins with, or « n° » before it; and nothing.
NUMERIC: Final = DIGITS | {"n", "N"}


def neighbourly(piece: str, folded: str) -> int:
    """Give the marks of a piece that this module is about; ``folded`` is the piece folded, empty where that is not known.

    >>> neighbourly("RD", "") == LEADS, neighbourly("heures", "heures") == FOLLOWS, neighbourly("mairie", "mairie")
    (True, True, 0)
    """
    word = folded or squeeze(piece)
    hour = piece[0] in _BEFORE_HOURS and _HOUR.fullmatch(piece)
    follows = FOLLOWS if hour or word in _COUNTED else 0
    if capital_stop(piece):
        return LEADS | follows | (CAPITALS if word in NAMES_IN_CAPITALS else 0)
    # Most words are too long to be a name: they are told here, without a call.
    leads = LEADS if len(word) <= LONGEST_NAME and is_name(piece) else 0
    return leads | follows


def counts(pieces: Sequence[str], at: int) -> bool:
    """Say whether a number stands in a piece or just before it."""
    return pieces[at][0] in DIGITS or (at > 0 and pieces[at - 1][0] in DIGITS)


def find_led(pieces: Sequence[str], at: int) -> tuple[int, int, Run] | None:
    """Read letters and the number after them (« RD 938 », « DM n° 2 »), or a name in capitals.

    Gives the first piece, the last and what they say.
    """
    piece = pieces[at]
    last = at + 1
    if last < len(pieces) and _NUMERO.fullmatch(pieces[last]):
        last += 1
    after = pieces[last] if last < len(pieces) else ""
    if capital_stop(piece) and not names_something(piece, pieces[at - 1] if at else "", after):
        return None
    following = _folded(pieces[last + 1]) if last + 1 < len(pieces) else ""
    if is_tail(after) and following in AGAIN and after.isdecimal():
        return at, last + 1, _repeated(_folded(piece), after, following, last - at)
    if piece == "A" and (in_capitals(pieces[at - 1] if at else "") or after[-1:] in ("h", "H")):
        return None  # « DE 12 A 18 H » is no road
    if is_tail(after) and following not in _TAKEN:
        return at, last, _unit(_folded(piece), after.lower(), last - at)
    if not capital_stop(piece):
        return None
    if piece == "AU" and at and pieces[at - 1] in _RANKS:
        return at - 1, at, _future_zone(pieces[at - 1])
    return at, at, _name(piece)


@lru_cache(maxsize=10_000)
def _unit(letters: str, number: str, last: int) -> Run:
    return Run.of(unit_readings(letters, number, last))


@lru_cache(maxsize=10_000)
def _repeated(letters: str, number: str, again: str, last: int) -> Run:
    """Read « RD 938 bis », where « bis » is a piece of its own; « RD 938 » finds it too."""
    whole, *parts = unit_readings(letters, number, last)
    term = whole.surface + again
    return Run.of(
        [
            Reading(term, term, last=last + 1),
            replace(whole, part=True),
            *parts,
            Reading(again, again, True, last + 1, last + 1),
        ]
    )


@lru_cache(maxsize=10)
def _future_zone(rank: str) -> Run:
    """Read « 1 AU », a zone that is to be built on."""
    term = f"{rank}au"
    return Run.of([Reading(term, term, last=1), Reading("au", "au", True, 1, 1)])


@lru_cache(maxsize=1_000)
def _name(piece: str) -> Run:
    return Run.of([Reading(_folded(piece), _folded(piece))])


def find_counted(pieces: Sequence[str], at: int) -> tuple[int, int, Run] | None:
    """Read the hour, the sum or the measure that a piece ends, from a number before it.

    Gives the first piece, the last and what they say.
    """
    before, word = pieces[at - 1] if at else "", _folded(pieces[at])
    match = _HOUR.fullmatch(pieces[at])
    if match or word in _HOURS:
        return _hour(pieces, at, before, match)
    if word in _MONEY and before[:1].isdecimal():
        return at - 1, at, _sum(before)
    if word in _MILLIONS and _NUMBER.fullmatch(before):
        return at - 1, at, _many(before, word)
    if word in _MEASURES and is_code(before):
        return at - 1, at - 1, Run.of(amount(before))
    return None


@lru_cache(maxsize=10_000)
def _sum(number: str) -> Run:
    return Run.of([*amount(number), Reading(stem("euros"), "euros", True, 1, 1)])


@lru_cache(maxsize=1_000)
def _many(number: str, word: str) -> Run:
    """Read « 1,5 million » as the number it is, with its parts."""
    whole, _, decimals = number.replace(".", ",").partition(",")
    term = times_ten(whole, decimals, _MILLIONS[word])
    own = amount(number)[0]
    return Run.of(
        [
            Reading(term, term, last=1),
            replace(own, part=True),
            Reading(stem(word), word, True, 1, 1),
        ]
    )


def _hour(
    pieces: Sequence[str], at: int, before: str, match: re.Match[str] | None
) -> tuple[int, int, Run] | None:
    number, minutes = (match[1], match[2]) if match else (None, None)
    first = last = at
    if number is None:
        if not _COUNT.fullmatch(before):
            return None
        number, first = before, at - 1
    following = pieces[at + 1] if at + 1 < len(pieces) else ""
    of_day = number.isdecimal() and int(number) <= _DAY
    if minutes is None and of_day and _MINUTES.fullmatch(following):
        minutes, last = following, at + 1
    if first == last:
        return None  # one piece, which says it alone
    return first, last, _hours(number, minutes or "", last - first)


@lru_cache(maxsize=10_000)
def _hours(number: str, minutes: str, last: int) -> Run:
    return Run.of(hour_readings(number, minutes, last))
