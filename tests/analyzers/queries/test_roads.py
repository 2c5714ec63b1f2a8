"""Short and long names of roads."""

import pytest

from analyzers.queries.roads import find_roads, other_names


@pytest.mark.parametrize(
    ("term", "others"),
    [
        ("d938", [("rd938",), ("departemental", "938")]),
        ("rn7bis", [("n7bis",), ("national", "7bis")]),
        ("vc12", [("voi", "communal", "12")]),
        ("ab12", []),
    ],
)
def test_a_road_has_other_names(term: str, others: list[tuple[str, ...]]) -> None:
    assert list(other_names(term)) == others


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        (["rout", "departemental", "938"], [(0, 2, "rd938")]),
        (["travail", "departemental", "938"], [(1, 2, "rd938")]),
        (["chemin", "rural", "4a"], [(0, 2, "cr4a")]),
        (["rout", "departemental", "neuf"], []),
    ],
)
def test_long_names_are_found_with_what_says_nothing_more(
    terms: list[str], found: list[tuple[int, int, str]]
) -> None:
    assert list(find_roads(terms)) == found
