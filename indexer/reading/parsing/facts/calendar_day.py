"""The days that there are, of those that are read."""

import datetime as dt


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """Return a date of 1900 to 2100, or ``None`` where there is no such day."""
    if not 1900 <= year <= 2100:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
