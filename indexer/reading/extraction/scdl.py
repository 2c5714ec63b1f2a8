"""The SCDL « Délibérations » schema, version 2.1.5: which tables follow it, which cells break it.

Source of the columns and patterns: https://schema.data.gouv.fr/scdl/deliberations/ (OpenDataFrance,
Socle commun des données locales). Two habits of published tables are taken too: ``COLL_SIREN`` (nine
digits) in place of ``COLL_SIRET``, and dates written day first.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from stdnum.fr import siren, siret


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
    check: Callable[[str], bool] | None = None


_COUNT = r"\d{1,5}"

COLUMNS: tuple[Column, ...] = (
    Column("COLL_NOM", "Collectivité", required=True),
    Column("COLL_SIRET", "SIRET", required=True, pattern=r"\d{14}", check=siret.is_valid),
    Column("DELIB_ID", "Numéro", required=True),
    Column("DELIB_DATE", "Date", required=True, is_date=True),
    Column("DELIB_MATIERE_CODE", "Code matière", required=True, pattern=r"\d\.\d{1,2}"),
    Column("DELIB_MATIERE_NOM", "Matière", required=True),
    Column("DELIB_OBJET", "Objet", required=True),
    Column("BUDGET_ANNEE", "Année du budget", pattern=r"\d{4}(/\d{4})?"),
    Column("BUDGET_NOM", "Budget"),
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
_SIREN = Column("COLL_SIREN", "SIREN", required=True, pattern=r"\d{9}", check=siren.is_valid)

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
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
    if name == _SIREN.name:
        return _SIREN.title
    return _BY_NAME[name].title if name in _BY_NAME else name.replace("_", " ").capitalize()


def missing_columns(names: Sequence[str]) -> tuple[str, ...]:
    """Required columns that the table does not have (a SIREN stands for the SIRET)."""
    present = set(names)
    if "COLL_SIREN" in present:
        present.add("COLL_SIRET")
    return tuple(c.name for c in COLUMNS if c.required and c.name not in present)


def checked(cells: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The cells of a row with dates and codes in the schema's writing, and what is wrong in it.

    A date written day first becomes ISO 8601 and a code's comma becomes a point, both reported;
    nothing else is changed: ``7.10`` stays ``7.10``.
    """
    mended: dict[str, str] = {}
    problems: list[str] = []
    for name, cell in cells.items():
        column = _SIREN if name == _SIREN.name else _BY_NAME.get(name)
        if column is None:
            mended[name] = cell
            continue
        mended[name], problem = _checked_cell(column, cell)
        if problem:
            problems.append(problem)
    return mended, problems


def _checked_cell(column: Column, cell: str) -> tuple[str, str | None]:
    if not cell:
        return cell, f"{column.name} is empty" if column.required else None
    if column.is_date:
        return _checked_date(column.name, cell)
    if column.name == "DELIB_MATIERE_CODE" and _COMMA_CODE.fullmatch(cell):
        return cell.replace(",", "."), f"{column.name} « {cell} » has a comma"
    if column.pattern is not None and not re.fullmatch(column.pattern, cell, re.IGNORECASE):
        return cell, f"{column.name} « {_short(cell)} » is not of the form {column.pattern}"
    if column.check is not None and not column.check(cell):
        return cell, f"{column.name} « {_short(cell)} » fails its check digit"
    return cell, None


def _checked_date(name: str, cell: str) -> tuple[str, str | None]:
    day_first = _DAY_FIRST.match(cell)
    try:
        if day_first:
            day, month, year = (int(part) for part in day_first.groups())
            return dt.date(
                year, month, day
            ).isoformat(), f"{name} « {_short(cell)} » is not AAAA-MM-JJ"
        if dt.date.fromisoformat(cell[:10]).isoformat() == cell:
            return cell, None
        if cell[10:11] in ("T", " "):
            return cell[:10], f"{name} « {_short(cell)} » has a time"
    except ValueError:
        pass
    return cell, f"{name} « {_short(cell)} » is no date"


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else cell[:39] + "…"
