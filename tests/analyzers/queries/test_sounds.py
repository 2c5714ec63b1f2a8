"""Words that sound as what was typed by ear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import homophones


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ekol", "ecole"),
        ("elektriques", "electrique"),
        ("fotovoltaik", "photovoltaique"),
        ("kartier", "quartier"),
        ("morso", "morceau"),
        ("teren", "terrain"),
        ("mezon", "maison"),
        ("egliz", "eglise"),
        ("otel", "hotel"),
        ("cimetiair", "cimetiere"),
        ("eksoneration", "exoneration"),
        ("reglman", "reglement"),
        ("polis", "police"),
        ("taks", "taxe"),
        ("deleguer", "delegue"),
        ("fransais", "francais"),
        ("assosiasion", "association"),
    ],
)
def test_a_word_is_heard(typed: str, meant: str) -> None:
    assert meant in homophones(typed)


@pytest.mark.parametrize(
    ("typed", "other"),
    [("fransais", "france"), ("vante", "vendre"), ("teren", "terre"), ("buro", "bourreau")],
)
def test_what_sounds_otherwise_is_not(typed: str, other: str) -> None:
    assert other not in homophones(typed)


@pytest.mark.parametrize("typed", ["", "eko", "dm6-2031", "zxqvk", "tarif eau", "ekol" * 8])
def test_nothing_is_heard_of_what_is_short_long_or_no_word(typed: str) -> None:
    assert homophones(typed) == ()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=40))
def test_any_letters_are_read(typed: str) -> None:
    homophones(typed)
