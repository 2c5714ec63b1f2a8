"""The stamp that the State's servers print on a transmitted act.

``ID : 030-200034601-20240529-107_2024-DE`` and ``034-213401722-20140405-0000070899-DE`` hold the
département, the SIREN of the body, the date of the act, its number and its nature. Source: ACTES
protocol (Ministère de l'intérieur), identifier of an act; ``DE`` is a délibération, ``AR``, ``AI``
an arrêté, ``BF`` a budget, ``CC`` a contract, ``AU`` others.
"""

import datetime as dt
import re
from dataclasses import dataclass

from indexer.reading.parsing.facts.calendar_day import make_date
from indexer.reading.parsing.facts.siren import valid_siren
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_STAMP = Pattern(
    r"(?<!\d)(?P<departement>\d{2}[0-9ab])\s?-\s?(?P<siren>\d{9})\s?-\s?(?P<date>(?:19|20)(?: ?\d){6})"
    r"\s?-\s?(?P<numero>[\w.]{1,25}(?:(?:-[\w.]{1,20}){1,2}|(?: [\w.]{1,12}){1,3})??)\s?-\s?(?P<nature>de|ar|ai|bf|cc|au)\b"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stamp says; ``start`` is its offset, ``siren`` is ``None`` where it fails its check.

    ``departement`` is that of the préfecture that received the act; ``placed`` tells whether the number of the
    body bears it out: it passes its check, or holds the département as those of local bodies do (21 to 26, INSEE).
    """

    start: int
    departement: str
    siren: str | None
    date: dt.date | None
    numero: str
    nature: str
    placed: bool


def stamps_in(clean: CleanText) -> tuple[Stamp, ...]:
    """Return the stamps of a text, one for each transmitted act, in the order of the pages."""
    found: dict[tuple[str | None, str], Stamp] = {}
    for match in _STAMP.finditer(clean.folded):
        day = match["date"].replace(" ", "")  # « 20231 214 », as optical reading parts it
        stamp = Stamp(
            match.start(),
            match["departement"].upper().removeprefix("0"),
            valid_siren(match["siren"]),
            make_date(int(day[:4]), int(day[4:6]), int(day[6:])),
            clean.text[match.start("numero") : match.end("numero")],
            match["nature"].upper(),
            bool(valid_siren(match["siren"])) or _holds(match["siren"], match["departement"]),
        )
        found.setdefault((stamp.siren, stamp.numero), stamp)
    return tuple(found.values())


#: « 213599999 » received in 035: the number is misread, its département is not.
_LOCAL = re.compile(r"2[1-6](?P<departement>\d\d)\d{5}")


def _holds(siren: str, departement: str) -> bool:
    local = _LOCAL.fullmatch(siren)
    return local is not None and departement == f"0{local['departement']}"
