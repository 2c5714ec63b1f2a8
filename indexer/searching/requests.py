"""From the texts that a person or a program gives to a request that can be carried out.

One reader for the command line and for addresses: what cannot be read is told as ``Slip``, in
English for the terminal; ``webapp.addresses.params`` says the same in French.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from analyzers.frozen import dataclass
from indexer.errors import QueryError
from indexer.fields.fields import FACETS, MINUS, SORTS
from indexer.searching.periods import between, period
from indexer.searching.results import MAX_DEPTH, MAX_PER_PAGE, SearchRequest

DEFAULT_PER_PAGE = SearchRequest().per_page
#: Values of one filter: each is a link on the page, which holds all of them.
MAX_VALUES = 100
#: Figures of a number that may be a page.
_MAX_FIGURES = 9
_NUMBER = re.compile(r"0*[1-9][0-9]*")

Wrong = Literal["date", "form", "sort", "number", "size", "depth", "flag", "many"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A value that cannot be read: of which parameter, in what way it is wrong, and why."""

    parameter: str
    value: str
    wrong: Wrong
    message: str


def request(
    text: str,
    *,
    tri: str = "pertinence",
    facets: bool = True,
    deduites: bool = False,
    **given: object,
) -> SearchRequest:
    """A request from the options of a command. Raises ``QueryError`` that names the wrong one.

    A filter whose value no act can have is no error: it leaves no act. A page may hold all that can
    be paged to: nobody else waits for it.
    """
    options = {name: _texts(value) for name, value in given.items() if value is not None}
    for name in options:
        if name not in (*FACETS, "du", "au", "page", "per_page"):
            raise QueryError(f"unknown filter {name!r}", parameter=name, value=name)
    options |= {"tri": [tri], "deduites": ["1" if deduites else "0"]}
    wanted, slips = read(options, text, most=MAX_DEPTH)
    for slip in slips:
        if slip.wrong != "form":
            raise QueryError(slip.message, parameter=slip.parameter, value=slip.value)
    return replace(wanted, facets=facets)


def _texts(value: object) -> list[str]:
    several = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    return [str(each) for each in several]


def read(
    given: Mapping[str, Sequence[str]], text: str, *, most: int = MAX_PER_PAGE
) -> tuple[SearchRequest, tuple[Slip, ...]]:
    """The request that texts ask for, and those that cannot be read, each replaced by its default.

    Of a parameter that takes one value, the first counts. ``most`` results stand on a page.
    """
    slips: list[Slip] = []
    du, au = _period(given, slips)
    wanted = SearchRequest(
        text=text,
        filters=_filters(given, slips),
        du=du,
        au=au,
        tri=_sort(_first(given, "tri"), text, slips),
        page=page_number(_first(given, "page"), slips),
        per_page=_size(_first(given, "per_page"), most, slips),
        deduites=_flag(_first(given, "deduites"), slips),
    )
    if wanted.page * wanted.per_page > MAX_DEPTH:
        slips.append(_too_deep(str(wanted.page)))
    return wanted, tuple(slips)


def default_sort(text: str) -> str:
    """What is searched for comes by relevance; what is browsed, the latest first."""
    return "pertinence" if text.strip() else "-date"


def _first(given: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(given.get(name, ())), "").strip()


def _filters(given: Mapping[str, Sequence[str]], slips: list[Slip]) -> dict[str, tuple[str, ...]]:
    filters = {}
    for name, facet in FACETS.items():
        values = tuple(dict.fromkeys(v.strip() for v in given.get(name, ()) if v.strip()))
        if len(values) > MAX_VALUES:
            slips.append(
                Slip(name, values[MAX_VALUES], "many", f"{name} takes {MAX_VALUES} values")
            )
            values = values[:MAX_VALUES]
        for value in values:
            if facet.form and not re.fullmatch(facet.form.pattern, value.removeprefix(MINUS)):
                slips.append(Slip(name, value, "form", f"{value!r} is no value of {name}"))
        if values:
            filters[name] = values
    return filters


def _period(
    given: Mapping[str, Sequence[str]], slips: list[Slip]
) -> tuple[dt.date | None, dt.date | None]:
    typed = {name: _first(given, name) for name in ("du", "au")}
    known = len(slips)
    for name, value in typed.items():
        try:
            if value:
                period(value, name)
        except QueryError as error:
            slips.append(Slip(name, value, "date", str(error)))
    return between(typed["du"], typed["au"]) if len(slips) == known else (None, None)


def _sort(value: str, text: str, slips: list[Slip]) -> str:
    if value in SORTS:
        return value
    if value:
        slips.append(Slip("tri", value, "sort", f"tri must be one of {', '.join(SORTS)}"))
    return default_sort(text)


def page_number(value: str, slips: list[Slip]) -> int:
    """The page that a text asks for, the first where it cannot be read, which is told."""
    if not value:
        return 1
    if not _NUMBER.fullmatch(value):
        slips.append(Slip("page", value, "number", "page counts from 1"))
    elif len(value) > _MAX_FIGURES:
        slips.append(_too_deep(value))
    else:
        return int(value)
    return 1


def _size(value: str, most: int, slips: list[Slip]) -> int:
    if not value:
        return DEFAULT_PER_PAGE
    message = f"per_page goes from 1 to {most}"
    if not _NUMBER.fullmatch(value):
        slips.append(Slip("per_page", value, "number", message))
    elif len(value) > _MAX_FIGURES or int(value) > most:
        slips.append(Slip("per_page", value, "size", message))
    else:
        return int(value)
    return DEFAULT_PER_PAGE


def _too_deep(page: str) -> Slip:
    message = f"results can be paged to the {MAX_DEPTH}th: narrow the search or use the export"
    return Slip("page", page, "depth", message)


def _flag(value: str, slips: list[Slip]) -> bool:
    if value not in ("", "0", "1"):
        slips.append(Slip("deduites", value, "flag", "deduites is 1 or 0"))
    return value == "1"
