"""Rows of cells, of a spreadsheet or of a table of text, and how a person reads them."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: Rows among which the heads are looked for; titles may stand above them.
ABOVE = 30
#: What a cell holds, as calamine gives it.
Value = object
_DECIMALS = re.compile(r"\d+(?:[.,](\d+))?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, a share or a time with what its cell shows of it."""

    value: Value
    shown: str

    @property
    def decimals(self) -> int | None:
        """The decimals shown, ``None`` where no plain number is."""
        plain = _DECIMALS.fullmatch(self.shown)
        return len(plain[1] or "") if plain else None


@dataclass(slots=True)
class Sheet:
    """The rows of a sheet as text, and what was noticed on the way."""

    name: str
    rank: int
    path: Path
    rows: list[Sequence[Value]]
    left_out: bool = False
    hidden: bool = False
    notes: list[str] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    unseen: tuple[int, int] = (0, 0)


def shown_text(value: Value) -> str:
    """A value as a person reads it: a date in ISO 8601, a whole number without decimals."""
    if isinstance(value, Figure):
        return value.shown
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return " ".join(str(value).split())
