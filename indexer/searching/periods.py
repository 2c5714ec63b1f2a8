"""Days, months and years as people type them, as periods with both ends included.

Upper bounds are inclusive everywhere in Registre: « au 2024 » goes to 31 December 2024.
"""

import calendar
import datetime as dt
import re

from indexer.errors import QueryError

_SEP = r"[-/.]"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<y>\d{{4}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<d>\d{{1,2}})",
        rf"(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}})",
        rf"(?P<y>\d{{4}}){_SEP}(?P<m>\d{{1,2}})",
        rf"(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}})",
        r"(?P<y>\d{4})",
    )
)


def period(text: str, parameter: str) -> tuple[dt.date, dt.date]:
    """First and last day of ``2024``, ``03/2024``, ``2024-03``, ``2024-03-12`` or ``12/03/2024``.

    Raises ``QueryError`` that names the parameter where the text is no date.
    """
    for form in _FORMS:
        if match := form.fullmatch(text.strip()):
            known = {name: int(value) for name, value in match.groupdict().items()}
            try:
                return _bounds(known["y"], known.get("m"), known.get("d"))
            except ValueError:
                break
    raise QueryError(
        f"{text!r} is not a date: write 2024-03-12, 12/03/2024, 03/2024 or 2024",
        parameter=parameter,
        value=text,
    )


def between(du: str | None, au: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of a period given by its two ends; a reversed one is swapped."""
    first = period(du, "du") if du and du.strip() else None
    last = period(au, "au") if au and au.strip() else None
    if first and last and first[0] > last[1]:
        first, last = last, first
    return (first[0] if first else None), (last[1] if last else None)


def _bounds(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date]:
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is None:
        # ``monthrange`` raises its own error for a month 13; ``date`` raises ValueError first.
        first = dt.date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1])
    return dt.date(year, month, day), dt.date(year, month, day)
