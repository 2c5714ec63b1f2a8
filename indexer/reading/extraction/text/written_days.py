"""The first day that a title writes, in words or in figures."""

import datetime as dt
import re
from collections.abc import Iterable

from analyzers import fold
from analyzers.words.numbers import MONTH_NAMES, MONTHS

_IN_WORDS = re.compile(
    rf"\b(\d{{1,2}})(?:er)?\s+({'|'.join(MONTH_NAMES.values())})\s+((?:19|20)\d\d)\b"
)
_IN_FIGURES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b")
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")


def first_day(titles: Iterable[str]) -> str:
    """The first day that titles write, day first, in ISO 8601; empty where there is none."""
    for title in titles:
        folded = fold(title)
        if found := _IN_WORDS.search(folded):
            parts = (int(found[3]), MONTHS[found[2]], int(found[1]))
        elif found := _IN_FIGURES.search(folded):
            parts = (int(found[3]), int(found[2]), int(found[1]))
        elif found := _YEAR_FIRST.search(folded):
            parts = (int(found[1]), int(found[2]), int(found[3]))
        else:
            continue
        try:
            return dt.date(*parts).isoformat()
        except ValueError:
            continue
    return ""
