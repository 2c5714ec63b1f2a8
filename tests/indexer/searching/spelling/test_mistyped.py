"""How unlikely it is to type one word for another: which slip is likelier than which."""

from itertools import pairwise

import pytest

from indexer.searching.spelling.mistyped import REARRANGED, cost_of, undoubled


def test_slips_stand_in_the_order_of_how_likely_they_are() -> None:
    costs = [
        cost_of("cantines", "cantine"),  # its other number
        cost_of("garderrie", "garderie"),  # a letter doubled
        cost_of("cantnie", "cantine"),  # two letters swapped
        cost_of("cantime", "cantine"),  # a letter of like sound
        cost_of("cantipe", "cantine"),  # a key far off
        cost_of("camtipe", "cantine"),  # two slips
    ]
    assert all(one < other for one, other in pairwise(costs))
    assert costs[-1] > REARRANGED


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (
            ("czntine", "cantine"),
            ("cpntine", "cantine"),
        ),  # beside on the keyboard: « z » is no « a »
        (("cantine", "kantine"), ("cantine", "mantine")),
        (("cabtine", "cantine"), ("xantine", "cantine")),  # the first letter is seldom wrong
    ],
)
def test_a_key_beside_or_a_like_sound_is_likelier(
    near: tuple[str, str], far: tuple[str, str]
) -> None:
    assert cost_of(*near) < cost_of(*far)


def test_a_slip_costs_the_same_both_ways() -> None:
    assert cost_of("cantnie", "cantine") == cost_of("cantine", "cantnie")
    assert cost_of("czntine", "cantine") == cost_of("cantine", "czntine")


def test_doubled_letters_are_once() -> None:
    assert undoubled("garderrie") == "garderie"
    assert undoubled("pommme") == "pomme"
