"""The SCDL « Délibérations » schema, version 2.1.5: which tables follow it, which cells break it.

Source of the columns and patterns: https://schema.data.gouv.fr/scdl/deliberations/ (OpenDataFrance,
Socle commun des données locales). Habits of published tables are taken too: ``COLL_SIREN`` (nine
digits) in place of ``COLL_SIRET``, dates in other writings, counts as spreadsheets write numbers. What
has one reading is mended, and said; what has none or several stays as it is written.
"""

import contextlib
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from stdnum.fr import siren, siret

from analyzers import fold
from analyzers.words.numbers import MONTHS, spell
from indexer.reading.row_faults import RowFault


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the schema: its name, whether a cell is required, the pattern of a valid cell.

    ``check`` tells whether a number of that form is one (its last digit checks the others).
    """

    name: str
    title: str
    required: bool = False
    pattern: str | None = None
    is_date: bool = False
    is_text: bool = False
    check: Callable[[str], bool] | None = None

    @property
    def is_count(self) -> bool:
        """Whether it holds how many voted, or voted how."""
        return self.pattern == _COUNT


#: A table names the same bodies again and again.
_remembered = lru_cache(maxsize=10_000)

_COUNT = r"\d{1,5}"

COLUMNS: tuple[Column, ...] = (
    Column("COLL_NOM", "Collectivité", required=True, is_text=True),
    Column(
        "COLL_SIRET", "SIRET", required=True, pattern=r"\d{14}", check=_remembered(siret.is_valid)
    ),
    Column("DELIB_ID", "Numéro", required=True),
    Column("DELIB_DATE", "Date", required=True, is_date=True),
    Column("DELIB_MATIERE_CODE", "Code matière", required=True, pattern=r"\d\.\d{1,2}"),
    Column("DELIB_MATIERE_NOM", "Matière", required=True, is_text=True),
    Column("DELIB_OBJET", "Objet", required=True, is_text=True),
    Column("BUDGET_ANNEE", "Année du budget", pattern=r"\d{4}(/\d{4})?"),
    Column("BUDGET_NOM", "Budget", is_text=True),
    Column("PREF_ID", "Contrôle de légalité", pattern=r"(PREF|SGAR)\w{3}|SPREF\w{4}"),
    Column("PREF_DATE", "Réception au contrôle de légalité", is_date=True),
    Column("VOTE_EFFECTIF", "Effectif", pattern=_COUNT),
    Column("VOTE_REEL", "Votants", pattern=_COUNT),
    Column("VOTE_POUR", "Pour", pattern=_COUNT),
    Column("VOTE_CONTRE", "Contre", pattern=_COUNT),
    Column("VOTE_ABSTENTION", "Abstention", pattern=_COUNT),
    Column("DELIB_URL", "Adresse", pattern=r"https?://\S+"),
)

_BY_NAME = {column.name: column for column in COLUMNS}
_SIREN = Column(
    "COLL_SIREN", "SIREN", required=True, pattern=r"\d{9}", check=_remembered(siren.is_valid)
)

_PART = r"\s?[-/.\s\u2010-\u2015]\s?"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_PART}(\d{{1,2}}){_PART}(\d{{1,2}})Z?")
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_PART}(\d{{1,2}}){_PART}(\d{{4}}|\d{{2}})")
_TWO_DIGITS = re.compile(r"\d\d-\d\d-\d\d")
#: In folded letters: « vendredi 2 juillet 2021 », « 1er juil. 21 », « 02-JUL-2021 ».
_IN_WORDS = re.compile(r"(?:[a-z]+\.?,? )?(\d{1,2})(?:er)?[- ]?([a-z]{3,9})\.?[- ]?(\d{4}|\d{2})")
_ENGLISH = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
}
_MONTHS = _ENGLISH | MONTHS
_RUN_TOGETHER = re.compile(r"\d{8}")
_TIME = re.compile(r"[T ]\s*\d{1,2}[:h]\d{0,2}.*", re.DOTALL)
#: Days since 30 December 1899, as spreadsheets count: the years 1990 to 2050.
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_EPOCH, _SERIALS = dt.date(1899, 12, 30), range(32874, 55153)
_YEARS = range(1790, 2101)

_WRITTEN_COUNT = re.compile(
    r"\+?(\d{1,5}|\d{1,2}\s\d{3})(?:[.,]0+)?(?:\s*(?:voix|votes?|pour|contre|abst(?:entions?|\.)))*",
    re.IGNORECASE,
)
_WRITTEN_SIRET = re.compile(r"(\d{9}|\d{14})(?:[.,]0+)?")
_SPACES = re.compile(r"\s+")

#: Counts in words, folded.
_JOINT = re.compile(r"[\s-]+")
_SPELT = {spell(number): number for number in range(100)}
_SPELT |= {f"{words}e": number for words, number in _SPELT.items() if words.split()[-1] == "un"}

#: What programs write into cells that have no value.
_NO_VALUE = frozenset(("#n/a", "#ref!", "#value!", "#valeur!", "#name?", "#nom?", "#nul!", "#null!",
                       "#num!", "#nombre!", "#div/0!", "n/a", "nan", "null", "none"))  # fmt: skip

#: Whether day or month comes first in dates that end in the year; ``None`` where rows disagree.
DateOrder = Literal["day", "month"] | None
_COMMA_CODE = re.compile(r"\d,\d{1,2}")


def is_scdl(header: Sequence[str]) -> bool:
    """Whether a table's header is that of a table of deliberations.

    It must have the objet and two more columns of the schema; the rest may be missing.
    """
    names = {column_name(cell) for cell in header}
    return "DELIB_OBJET" in names and len(names & {*_BY_NAME, "COLL_SIREN"}) >= 3


def column_name(cell: str) -> str:
    """A header cell as the schema writes it: capitals without accents, underscores."""
    plain = unicodedata.normalize("NFKD", cell).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[\s-]+", "_", plain.strip().strip("\"'").upper())


def title_of(name: str) -> str:
    """How a column is called in the text made of a row."""
    known = column(name)
    return known.title if known else name.replace("_", " ").capitalize()


def missing_columns(names: Sequence[str]) -> tuple[str, ...]:
    """Required columns that the table does not have (a SIREN stands for the SIRET)."""
    present = set(names)
    if "COLL_SIREN" in present:
        present.add("COLL_SIRET")
    return tuple(c.name for c in COLUMNS if c.required and c.name not in present)


def column(name: str) -> Column | None:
    """The column of the schema that bears a name."""
    return _SIREN if name == _SIREN.name else _BY_NAME.get(name)


def fits(column: Column, cell: str) -> bool:
    """Whether a cell can stand in a column, as the schema writes it or in a writing that is mended."""
    if not cell or _is_no_value(cell):
        return True
    if column.pattern is not None and re.fullmatch(column.pattern, cell, re.IGNORECASE | re.ASCII):
        return True
    mended, problem = _checked_cell(column, cell, "day")
    return problem is None or mended != cell


def count(cell: str) -> int | None:
    """A count as spreadsheets and people write it: ``98``, ``98.0``, ``+98``, ``98 voix``, ``vingt``."""
    plain = unicodedata.normalize("NFKC", cell).strip()
    found = _WRITTEN_COUNT.fullmatch(plain)
    if found:
        return int(_SPACES.sub("", found[1]))
    return _SPELT.get(_JOINT.sub(" ", fold(plain)))


def order_of_dates(cells: Iterable[str]) -> DateOrder:
    """Whether a table writes the day or the month first: some of its dates leave no choice."""
    orders = set()
    for cell in cells:
        found = _YEAR_LAST.match(cell)
        if found and (int(found[1]) > 12) != (int(found[2]) > 12):
            orders.add("day" if int(found[1]) > 12 else "month")
    if len(orders) > 1:
        return None
    return "month" if orders == {"month"} else "day"


def checked(
    cells: Mapping[str, str], order: DateOrder = "day"
) -> tuple[dict[str, str], list[RowFault]]:
    """The cells of a row in the schema's writing, and what is wrong in it.

    What has one reading is written as the schema has it (a date written day first, the comma of a
    code, a count with decimals), and reported; nothing else is changed: ``7.10`` stays ``7.10``.
    """
    mended: dict[str, str] = {}
    problems: list[RowFault] = []
    for name, cell in cells.items():
        known = column(name)
        if known is None:
            mended[name] = cell
            continue
        mended[name], problem = _checked_cell(known, cell, order)
        if problem:
            problems.append(problem)
    return mended, problems


def _checked_cell(column: Column, cell: str, order: DateOrder) -> tuple[str, RowFault | None]:
    if not cell:
        return cell, RowFault("is empty", column.name) if column.required else None
    if _is_no_value(cell):
        return "", RowFault("is no value", column.name, cell)
    if column.is_date:
        return _checked_date(column.name, cell, order)
    if column.pattern is None:
        return cell, None
    if re.fullmatch(column.pattern, cell, re.IGNORECASE | re.ASCII):
        wrong = column.check is not None and not column.check(cell)
        return cell, RowFault("fails its check digit", column.name, cell) if wrong else None
    mended = _mended(column, cell)
    if mended is not None:
        return mended, RowFault("is not as the schema writes it", column.name, cell, mended)
    return cell, RowFault(f"is not of the form {column.pattern}", column.name, cell)


def _mended(column: Column, cell: str) -> str | None:
    """A code, a count or a SIRET in the schema's writing, where one was meant."""
    if column.is_count:
        number = count(cell)
        return None if number is None else str(number)
    if column.name == "DELIB_MATIERE_CODE" and _COMMA_CODE.fullmatch(cell):
        return cell.replace(",", ".")
    if column.name in ("COLL_SIRET", "COLL_SIREN"):
        found = _WRITTEN_SIRET.fullmatch(_SPACES.sub("", cell))
        if found and re.fullmatch(column.pattern or "", found[1]):
            return found[1]
    return None


def _checked_date(name: str, cell: str, order: DateOrder) -> tuple[str, RowFault | None]:
    dates = _readings(_TIME.sub("", cell).strip(), order)
    if len(dates) != 1:
        return cell, RowFault("has two readings" if dates else "is no date", name, cell)
    written = dates.pop().isoformat()
    if written == cell:
        return cell, None
    wrong = "has a time" if cell.startswith(written) else "is not AAAA-MM-JJ"
    return written, RowFault(wrong, name, cell, written)


def _readings(cell: str, order: DateOrder) -> set[dt.date]:
    """The dates that a writing can mean."""
    if found := _YEAR_FIRST.fullmatch(cell):
        return _dates((found[1], found[2], found[3]))
    if found := _YEAR_LAST.fullmatch(cell):
        year = _full_year(found[3])
        day_first, month_first = (year, found[2], found[1]), (year, found[1], found[2])
        if order is None:
            return _dates(day_first, month_first)
        if _TWO_DIGITS.fullmatch(cell):  # 21-07-02 may be written day first or year first
            return _dates(day_first, (f"20{found[1]}", found[2], found[3]))
        one, other = (day_first, month_first) if order == "day" else (month_first, day_first)
        return _dates(one) or _dates(other)
    if _RUN_TOGETHER.fullmatch(cell):
        return _dates((cell[:4], cell[4:6], cell[6:]), (cell[4:], cell[2:4], cell[:2]))
    if (found := _SERIAL.fullmatch(cell)) and int(found[1]) in _SERIALS:
        return {_EPOCH + dt.timedelta(days=int(found[1]))}
    if (found := _IN_WORDS.fullmatch(fold(cell))) and (month := _MONTHS.get(found[2])):
        return _dates((_full_year(found[3]), str(month), found[1]))
    return set()


def _full_year(written: str) -> str:
    return written if len(written) == 4 else f"20{written}"


def _dates(*written: tuple[str, str, str]) -> set[dt.date]:
    found = set()
    for year, month, day in written:
        with contextlib.suppress(ValueError):
            found.add(dt.date(int(year), int(month), int(day)))
    return {date for date in found if date.year in _YEARS}


def _is_no_value(cell: str) -> bool:
    return cell.lower() in _NO_VALUE
