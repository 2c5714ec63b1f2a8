"""Words typed without spaces."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.searching.spelling.unspaced import parting

KNOWN = {
    "salle": 9,
    "fetes": 4,
    "sall": 1,
    "prix": 7,
    "eau": 12,
    "port": 3,
    "portsalle": 2,
    "cure": 1,
    "bon": 30,
    "one": 2,
}


def frequencies(words: Iterable[str]) -> dict[str, int]:
    return {word: KNOWN.get(word, 0) for word in words}


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("salledesfetes", "salle des fetes"),
        ("lasalledesfetes", "la salle des fetes"),
        ("prixdeleau", "prix de l eau"),
        ("prixsallefetes", "prix salle fetes"),
        ("portsallefetes", "portsalle fetes"),
        ("eaudeport", "eau de port"),
        ("eauauportdefetes", "eau au port de fetes"),
        ("salleeau", "salle eau"),
        ("eausalle", "eau salle"),
    ],
)
def test_known_words_are_found(typed: str, pieces: str) -> None:
    found = parting(typed, frequencies)
    assert found is not None
    assert " ".join(found.pieces) == pieces


@pytest.mark.parametrize(
    "typed",
    [
        "salle",
        "salles",
        "prixeau",
        "eauasalles",
        "delasalle",
        "salledes",
        "salleinconnue",
        "salle" * 9,
        "abondone",
        "onesalle",
        "eaufetesalle",
        "salleeauport",
    ],
)
def test_what_is_no_two_known_words_is_left_alone(typed: str) -> None:
    assert parting(typed, frequencies) is None


@given(st.lists(st.sampled_from([*KNOWN, "de", "la", "xy"]), max_size=9))
def test_what_is_found_makes_up_what_was_typed(words: list[str]) -> None:
    typed = "".join(words)
    found = parting(typed, frequencies)
    assert found is None or ("".join(found.pieces) == typed and len(found.frequencies) > 1)
