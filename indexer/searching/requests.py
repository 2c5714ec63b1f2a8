"""From the words and options a person or a program gives to a request that can be carried out."""

from collections.abc import Iterable, Mapping

from indexer.errors import QueryError
from indexer.fields import FACETS, SORTS
from indexer.searching.periods import between
from indexer.searching.results import MAX_DEPTH, MAX_PER_PAGE, SearchRequest


def request(
    text: str,
    *,
    du: str | None = None,
    au: str | None = None,
    tri: str = "pertinence",
    page: int = 1,
    per_page: int = 10,
    facets: bool = True,
    deduites: bool = False,
    **filters: Iterable[str],
) -> SearchRequest:
    """A request from text values. Raises ``QueryError`` that names the wrong one."""
    first, last = between(du, au)
    _require(tri in SORTS, "tri", tri, f"tri must be one of {', '.join(SORTS)}")
    _require(
        1 <= per_page <= MAX_PER_PAGE,
        "per_page",
        per_page,
        f"per_page goes from 1 to {MAX_PER_PAGE}",
    )
    _require(page >= 1, "page", page, "pages count from 1")
    _require(
        page * per_page <= MAX_DEPTH,
        "page",
        page,
        f"results can be paged to the {MAX_DEPTH}th: narrow the search or use the export",
    )
    return SearchRequest(
        text=text,
        filters=_filters(filters),
        du=first,
        au=last,
        tri=tri,
        page=page,
        per_page=per_page,
        facets=facets,
        deduites=deduites,
    )


def _filters(given: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    for name in given:
        _require(name in FACETS, name, name, f"unknown filter {name!r}")
    cleaned = {
        name: tuple(dict.fromkeys(value.strip() for value in given[name] if value.strip()))
        for name in FACETS
        if name in given
    }
    return {name: values for name, values in cleaned.items() if values}


def _require(holds: bool, parameter: str, value: object, message: str) -> None:
    if not holds:
        raise QueryError(message, parameter=parameter, value=str(value))
