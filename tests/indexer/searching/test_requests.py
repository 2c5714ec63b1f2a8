"""One reader of requests: the command line and the addresses take and refuse the same values."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.errors import QueryError
from indexer.searching.requests import read, request
from indexer.searching.results import MAX_DEPTH, SearchRequest
from webapp.addresses import params

ROOT = Path(__file__).resolve().parents[3]

numbers = st.sampled_from(["0", "1", "7", "100", "101", "-3", "999", "99999999999"])
#: A page of the terminal may be longer: these mean the same in both places.
sizes = st.sampled_from(["0", "1", "7", "100", "10001", "-3", "99999999999"])
days = st.sampled_from(["2023", "03/2024", "31/02/2024", "hier", "2024-06-30", ""])
orders = st.sampled_from(["pertinence", "date", "-date", "alea"])


@given(numbers, sizes, days, days, orders, st.booleans())
def test_a_command_and_an_address_read_alike(page, per_page, du, au, tri, deduites):
    told = {"page": page, "per_page": per_page, "du": du, "au": au, "tri": tri}
    pairs = [("q", "eau"), *told.items(), ("deduites", "1" if deduites else "0")]
    reading = params.read(MultiDict(pairs))
    if not reading.slips:
        assert reading.request == request("eau", deduites=deduites, **told)
        return
    with pytest.raises(QueryError) as raised:
        request("eau", deduites=deduites, **told)
    assert raised.value.parameter == reading.slips[0].parameter


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"per_page": 0}, "per_page goes from 1 to 10000"),
        ({"per_page": 10_001}, "per_page goes from 1 to 10000"),
        ({"page": 0}, "page counts from 1"),
        ({"page": 10**12}, f"the {MAX_DEPTH}th"),
        ({"page": 101, "per_page": 100}, f"the {MAX_DEPTH}th"),
        ({"du": "hier"}, "'hier' is not a date"),
        ({"tri": "alea"}, "tri must be one of"),
        ({"couleur": ("bleu",)}, "unknown filter 'couleur'"),
    ],
)
def test_a_wrong_option_is_named_in_english(options, said):
    with pytest.raises(QueryError, match=said) as raised:
        request("eau", **options)
    assert raised.value.parameter in options


def test_a_filter_that_no_act_can_pass_is_no_error_in_the_terminal():
    assert request("", annee=("24",)).filters == {"annee": ("24",)}


def test_an_export_without_a_query_keeps_the_order_of_the_index():
    assert request("").tri == "pertinence"
    assert params.read(MultiDict()).request.tri == "-date"


def test_the_address_of_an_act_is_written_once():
    written = [
        path.name
        for folder in ("indexer", "webapp")
        for path in (ROOT / folder).rglob("*.py")
        if "/acte/" in path.read_text("utf-8")
    ]
    assert written == ["shapes.py"]


def test_a_page_of_the_terminal_may_be_longer_than_one_of_a_site():
    assert request("", per_page=150).per_page == 150
    wanted, [slip] = read({"per_page": ["150"]}, "")
    assert wanted.per_page == SearchRequest().per_page
    assert slip.message == "per_page goes from 1 to 100"


@pytest.mark.parametrize(("name", "wrong"), [("page", "depth"), ("per_page", "size")])
def test_more_figures_than_a_number_is_made_of_are_a_slip(name, wrong):
    wanted, (slip,) = read({name: ["9" * 5000]}, "eau")
    assert (slip.parameter, slip.wrong) == (name, wrong)
    assert wanted == SearchRequest("eau")
