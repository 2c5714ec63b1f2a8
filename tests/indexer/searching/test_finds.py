"""Finds: what the lexicon leaves out holds no word that is asked for."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.plan import FURNITURE, furniture
from indexer.searching import finds
from indexer.searching.bearers import Lexicon, Terms
from indexer.searching.finds import Find, Sought, _Trail
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
    for _ in ("at first", "once it was read"):
        assert sought.finds(text) == _read_through(sought, text)


@given(st.text(max_size=80), st.sampled_from(_QUERIES))
def test_any_text_is_read_alike(text: str, query: str) -> None:
    sought = Sought(parse(query))
    assert sought.finds(text) == _read_through(sought, text)


@pytest.mark.parametrize("query", ["3500", '"3500 cantines"'])
def test_a_number_in_groups_is_found_across_white_space(query: str) -> None:
    (found, *_) = Sought(parse(query)).finds("pour (3 500 cantines)")
    assert found.start == 6


def test_a_known_piece_is_not_analysed_again() -> None:
    asked: Counter[str] = Counter()

    def ask(piece: str) -> Terms:
        asked[piece] += 1
        return (piece,), (piece,)

    lexicon = Lexicon(ask, size=4)
    for text in ("un deux", "un trois", "un quatre cinq", "un six", "deux un"):
        assert set(lexicon.bearing(text, {"un"}, set())) == {"un"}
    assert asked["un"] == 1, "what is common stays, whatever was met since"
    assert asked["deux"] == 2, "what is rare goes"


def test_long_pieces_are_looked_at_each_time_rather_than_kept() -> None:
    long = "y" * 61
    lexicon = Lexicon(lambda _: pytest.fail("not asked"))
    assert lexicon.bearing(long, {"un"}, set()) == {long}
    assert lexicon.bearing(long, {"un"}, set()) == {long}


@given(st.text(), st.sampled_from(FURNITURE.pattern.split("|")), st.text(max_size=3))
def test_furniture_is_found_where_its_pattern_finds_it(before: str, scrap: str, after: str) -> None:
    plain = re.sub(r"\[(.).*?\]|\(\?:(.*?)\)\??|\\[sb]\S?|[\^?]", r"\1\2", scrap).replace(
        r"\d+", "7"
    )
    for text in (before + plain + after, before + plain.upper() + after):
        spans = [found.span() for found in FURNITURE.finditer(text, 0, len(text))]
        assert furniture(text, 0, len(text)) == spans
