"""Dates written with the name of the month, in figures or in words.

« 4 janvier 2025 », « quatre janvier deux mille vingt-cinq » and « L'an deux mille vingt-cinq, le
quatre janvier » give the same terms as « 04/01/2025 »: the day, then its parts.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from analyzers.runs.compounds import Run
from analyzers.tokens import Reading
from analyzers.wordlists import word_set
from analyzers.words.numbers import MONTH_NAMES, MONTHS, as_date, date_term, day_term, spell
from analyzers.words.stemming import stem

_DAYS: Final = {spell(day): day for day in range(1, 32)} | {
    "premier": 1, "1er": 1, "ler": 1, "1": 1, "vingt un": 21, "trente un": 31,
}  # fmt: skip
_DAY_FIGURES: Final = {f"{day:02}": day for day in range(1, 32)} | {
    str(day): day for day in range(1, 32)
}


def _year_words() -> dict[str, int]:
    years: dict[str, int] = {}
    for year in range(1950, 2100):
        century, rest = ("deux", year - 2000) if year >= 2000 else ("neuf cent", year - 1900)
        heads = [f"{century} {mil}" for mil in ("mille", "mil", "milles")] if year >= 2000 else []
        heads += [f"{mil} {century}" for mil in ("mille", "mil")] if year < 2000 else []
        ends = {spell(rest), spell(rest).replace(" et ", " ")} if rest else {""}
        ends |= {f"et {end}" for end in ends if end}
        years |= {f"{head} {end}".strip(): year for head in heads for end in ends}
    return years


_YEARS: Final = _year_words()
_MOST_YEAR_WORDS: Final = max(name.count(" ") + 1 for name in _YEARS)
#: After « deux mille cinq », these say that it was an amount.
_AMOUNT_WORDS: Final = word_set("cent cents mille mil million millions euro euros")
#: How far « L'an … » may stand before « le quatre janvier ».
_YEAR_BEFORE: Final = 14

#: Every word that a date or a year may hold.
WORDS: Final = frozenset(part for run in (*_DAYS, *_YEARS, *MONTHS) for part in run.split(" "))
TRIGGERS: Final = frozenset(MONTHS) | {"mil", "mille", "milles"}


def find_date(keys: Sequence[str], at: int, floor: int) -> tuple[int, int, Run] | None:
    """Read the date around a month's name, or the year in words around « mil(le) ».

    ``floor`` is the first piece that no other reading has taken. Gives the first piece, the last
    and what they say.
    """
    if keys[at] not in MONTHS:
        return _find_year(keys, at, floor)
    day, first = _day_before(keys, at, floor)
    if day is None or (keys[at] == "sept" and keys[at - 1] not in _DAY_FIGURES):
        return None  # « vingt-sept » is a number
    year, last = _year_at(keys, at + 1)
    if year is not None:
        return first, last, _date_run(day, MONTHS[keys[at]], year, at - first, last - first)
    announced = _announced_year(keys, first)
    return first, at, _date_run(day, MONTHS[keys[at]], announced, at - first, at - first)


@lru_cache(maxsize=10_000)
def _date_run(day: int, month: int, year: int | None, month_at: int, last: int) -> Run:
    """Say a date: the whole, then the day, the month and, where it is written there, the year.

    ``month_at`` and ``last`` are offsets of pieces from the first.
    """
    when = as_date(year, month, day) if year else None
    part = when is not None
    name = MONTH_NAMES[month]
    readings = [
        Reading(day_term(day), day_term(day), part, 0, month_at - 1),
        Reading(stem(name), name, part, month_at, month_at),
    ]
    if when is not None:
        readings.insert(0, Reading(date_term(when), date_term(when), last=last))
    if last > month_at:
        readings.append(Reading(str(year), str(year), part, month_at + 1, last))
    return Run.of(readings)


def _find_year(keys: Sequence[str], at: int, floor: int) -> tuple[int, int, Run] | None:
    first = at - 1 if at > floor and keys[at - 1] == "deux" else at
    year, last = _year_at(keys, first)
    if year is None or last <= at:
        return None
    return first, last, Run.of([Reading(str(year), str(year), last=last - first)])


def _day_before(keys: Sequence[str], at: int, floor: int) -> tuple[int | None, int]:
    """Give the day that ends just before a place, and where it begins."""
    if at > floor:
        figures = _DAY_FIGURES.get(keys[at - 1])
        if figures:
            return figures, at - 1
    for size in (3, 2, 1):
        if at - size >= floor:
            day = _DAYS.get(" ".join(keys[at - size : at]))
            if day:
                return day, at - size
    return None, at


def _year_at(keys: Sequence[str], at: int) -> tuple[int | None, int]:
    """Give the year that begins at a place, and its last piece."""
    if at >= len(keys):
        return None, at
    if len(keys[at]) == 4 and keys[at].isdecimal() and keys[at][:2] in ("19", "20"):
        return int(keys[at]), at
    if keys[at] not in ("deux", "mil", "mille"):
        return None, at
    for size in range(min(_MOST_YEAR_WORDS, len(keys) - at), 1, -1):
        year = _YEARS.get(" ".join(keys[at : at + size]))
        after = keys[at + size] if at + size < len(keys) else ""
        if year is not None:
            return (None, at) if after in _AMOUNT_WORDS else (year, at + size - 1)
    return None, at


def _announced_year(keys: Sequence[str], first: int) -> int | None:
    """Give the year of « L'an deux mille vingt-cinq, le … », when it stands just before."""
    for place in range(first - 1, max(-1, first - _YEAR_BEFORE), -1):
        if keys[place] == "an":
            return _year_at(keys, place + 1)[0]
    return None
