"""Finds: what is not looked at holds no word that is asked for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.searching.extracts import finds
from indexer.searching.extracts.finds import Find, Sought, _Trail
from indexer.searching.extracts.landmarks import FURNITURE, furniture
from indexer.searching.query import parse

_SCRAPS = (
    *(
        "cantine",
        "Cantines,",
        "l'école",
        "(écoles)",
        "Saint-Vrin",
        "saint vrin",
        "S.I.V.O.M.",
        "PLU",
    ),
    *(
        "de",
        "la",
        "et",
        "12",
        "3",
        "500",
        "3 500",
        "500-bis",
        "1234",
        "500,5",
        "2021/12",
        "\n",
        ".",
        "x" * 70,
    ),
    *("compte-rendu", "compte", "rendu", "12 mars 2021", "€", "\u00a0", "\u202f", "n°", "budgets"),
)
_QUERIES = (
    *(
        "cantine",
        "3500",
        "école budget",
        '"de la cantine"',
        "can*",
        "35*",
        "saint vrin",
        "bis",
        "plu",
    ),
    *("compte rendu", "12 mars 2021", '"12 mars"', "sivom OU écoles", "500", "2021/12", "xxx*"),
)
_TEXTS = st.lists(st.sampled_from(_SCRAPS), max_size=30).flatmap(
    lambda scraps: st.sampled_from((" ", "\n", "\u00a0")).map(lambda gap: gap.join(scraps))
)


def _read_through(sought: Sought, text: str) -> list[Find]:
    """The finds by reading every word of a text, which is what finds are."""
    stems, forms = _Trail(sought._stems), _Trail(sought._forms)
    found: list[Find] = []
    for match in finds._WORD.finditer(text):
        own_stems, own_forms = finds._analysed(match[0])
        if not own_stems:
            continue
        prefix = sought._prefix(own_forms)
        if prefix < 0 and not sought._wanted(own_stems, own_forms):
            stems.begun, forms.begun = [], []
            continue
        here = [f for term in own_stems for f in stems.follow(term, *match.span())]
        here += [f for term in own_forms for f in forms.follow(term, *match.span())]
        if prefix >= 0:
            here.append(Find(*match.span(), prefix))
        found += {f.rank: f for f in here}.values()
    return found


@given(_TEXTS, st.sampled_from(_QUERIES))
def test_chunks_that_bear_a_term_are_enough(text: str, query: str) -> None:
    sought = Sought(parse(query))
    assert sought.finds(text, *sought.places([text])) == _read_through(sought, text)


@given(st.text(max_size=80), st.sampled_from(_QUERIES))
def test_any_text_is_read_alike(text: str, query: str) -> None:
    sought = Sought(parse(query))
    assert sought.finds(text, *sought.places([text])) == _read_through(sought, text)


@pytest.mark.parametrize("query", ["3500", '"3500 cantines"'])
def test_a_number_in_groups_is_found_across_white_space(query: str) -> None:
    sought, text = Sought(parse(query)), "pour (3 500 cantines)"
    (found, *_) = sought.finds(text, *sought.places([text]))
    assert found.start == 6


@given(st.text(), st.sampled_from(FURNITURE.pattern.split("|")), st.text(max_size=3))
def test_furniture_is_found_where_its_pattern_finds_it(before: str, scrap: str, after: str) -> None:
    plain = re.sub(r"\[(.).*?\]|\(\?:(.*?)\)\??|\\[sb]\S?|[\^?]", r"\1\2", scrap).replace(
        r"\d+", "7"
    )
    for text in (before + plain + after, before + plain.upper() + after):
        spans = [found.span() for found in FURNITURE.finditer(text, 0, len(text))]
        assert furniture(text, 0, len(text)) == spans
