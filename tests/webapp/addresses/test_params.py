"""Addresses and requests say the same, both ways."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.fields.field_kinds import Facet
from indexer.fields.fields import FACETS, MINUS, SORTS
from indexer.searching.requests import MAX_VALUES
from indexer.searching.results import MAX_DEPTH, SearchRequest
from webapp.addresses.params import PARAMETERS, Reading, query_string, read, toggled, write

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
# A minus alone leaves nothing out, and is refused.
value = words.map(str.strip).filter(lambda text: text.removeprefix(MINUS).strip())


def of_form(facet: Facet) -> st.SearchStrategy[tuple[str, ...]]:
    """Values that a filter may have."""
    one = st.from_regex(facet.form.pattern, fullmatch=True) if facet.form else value
    return st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)


filters = st.fixed_dictionaries(
    {}, optional={name: of_form(facet) for name, facet in FACETS.items()}
)
dates = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))


@st.composite
def requests(draw: st.DrawFn) -> SearchRequest:
    du, au = draw(st.none() | dates), draw(st.none() | dates)
    if du and au and du > au:
        du, au = au, du
    per_page = draw(st.integers(1, 100))
    return SearchRequest(
        text=draw(words),
        filters=draw(filters),
        du=du,
        au=au,
        tri=draw(st.sampled_from(list(SORTS))),
        page=draw(st.integers(1, MAX_DEPTH // per_page)),
        per_page=per_page,
        deduites=draw(st.booleans()),
    )


def of(*pairs: tuple[str, str], strict: bool = False) -> Reading:
    return read(MultiDict(pairs), known=PARAMETERS if strict else None)


@given(requests(), st.booleans())
def test_an_address_gives_back_the_request_it_was_written_for(
    request: SearchRequest, strict: bool
) -> None:
    reading = of(*write(request), strict=strict)
    assert reading.slips == ()
    assert reading.request == request


@given(st.lists(st.tuples(st.sampled_from(PARAMETERS), words), max_size=12), st.booleans())
def test_no_address_raises_and_what_cannot_be_read_is_named(
    pairs: list[tuple[str, str]], strict: bool
) -> None:
    for slip in of(*pairs, strict=strict).slips:
        assert slip.parameter in PARAMETERS
        assert slip.message


def test_the_bare_search_has_a_bare_address() -> None:
    assert query_string(SearchRequest(tri="-date")) == ""
    assert query_string(SearchRequest(text="cantine")) == "?q=cantine"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("03/2023", dt.date(2023, 3, 1), dt.date(2023, 3, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("12/03/2023", dt.date(2023, 3, 12), dt.date(2023, 3, 12)),
    ],
)
def test_partial_dates_are_periods(typed: str, first: dt.date, last: dt.date) -> None:
    request = of(("du", typed), ("au", typed)).request
    assert (request.du, request.au) == (first, last)


def test_a_reversed_period_is_put_right() -> None:
    request = of(("du", "2024"), ("au", "2022")).request
    assert (request.du, request.au) == (dt.date(2022, 1, 1), dt.date(2024, 12, 31))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("du", "bientôt"), ("au", "31/02/2024"), ("page", "0"), ("page", "-1"), ("page", "deux"),
        ("page", "１"), ("page", "99999999999"), ("page", "1001"), ("per_page", "101"), ("tri", "hasard"),
        ("annee", "24"), ("matiere", "sept"), ("deduites", "oui"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_what_was_given(name: str, given: str) -> None:
    for strict in (True, False):
        (slip,) = of(("q", "x"), (name, given), strict=strict).slips
        assert (slip.parameter, slip.value) == (name, given)


def test_a_filter_with_too_many_values_is_named_and_cut() -> None:
    reading = of(*(("commune", f"Val{n}") for n in range(MAX_VALUES + 400)))
    (slip,) = reading.slips
    assert slip.parameter == "commune"
    assert str(MAX_VALUES) in slip.message
    assert len(reading.request.filters["commune"]) == MAX_VALUES


def test_the_deepest_page_is_named() -> None:
    (slip,) = of(("page", "101"), ("per_page", "100")).slips
    assert "10\u202f000ᵉ" in slip.message


def test_strict_reading_refuses_strangers_doubles_and_blanks() -> None:
    slips = of(
        ("utm_source", "x"), ("page", "1"), ("page", "2"), ("commune", " "), strict=True
    ).slips
    assert [slip.parameter for slip in slips] == ["utm_source", "page", "commune"]
    assert (
        of(("utm_source", "x"), ("page", "1"), ("page", "2"), ("commune", " "), ("du", "")).slips
        == ()
    )


def test_toggling_twice_changes_nothing_but_the_page() -> None:
    request = SearchRequest(text="eau", filters={"commune": ("Vaucourt",)}, page=4)
    on = toggled(request, "commune", "Villers")
    assert on.filters == {"commune": ("Vaucourt", "Villers")}
    assert on.page == 1
    assert toggled(on, "commune", "Villers").filters == request.filters
    assert toggled(request, "commune", "Vaucourt").filters == {}
