"""What holds of the analyzers whatever the text."""

import sys

import pytest
from hypothesis import given

from analyzers import NAMES, STEMS, SURFACE, analyze_for_index, query_groups
from analyzers.chain.chain import Chain
from analyzers.chain.given import given as given_of
from analyzers.chain.piece_cache import PieceCache
from analyzers.french import FrenchAnalyzer
from analyzers.letters.tokenizers import pieces
from analyzers.rules import EVERY_RULE, Rules
from analyzers.words.readings import key, read

from .strategies import texts

LAYERS = {"stems": STEMS, "surface": SURFACE, "names": NAMES}


@given(texts)
def test_both_ways_give_the_same_terms(text: str) -> None:
    for analyzer in LAYERS.values():
        assert [token.text for token in analyzer.tokens(text)] == analyzer.terms(text)


@given(texts)
def test_offsets_slice_the_text_in_order(text: str) -> None:
    tokens = STEMS.tokens(text)
    assert [token.position for token in tokens] == list(range(len(tokens)))
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert not any(text[token.start : token.end].isspace() for token in tokens)


@given(texts)
def test_terms_hold_no_white_space_and_are_not_empty(text: str) -> None:
    for analyzer in LAYERS.values():
        assert all(
            token.text and token.text.split() == [token.text] for token in analyzer.tokens(text)
        )


def test_figures_and_spaces_of_any_script_give_no_empty_term() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    odd = [sign for sign in signs if sign.isdecimal() or sign.isspace()]
    for text in (f"{a}{sign}{b}" for sign in odd for a in ("", "1", "a") for b in ("", "1", "a")):
        terms = [reading.surface for piece in pieces(text) for reading in read(piece)]
        assert [term for term in terms if term.split() != [term]] == [], ascii(text)


def test_figures_of_another_script_are_the_same_number() -> None:
    assert SURFACE.terms("année ٢٠٢٣") == SURFACE.terms("année 2023")


@given(texts)
def test_the_layers_follow_each_other(text: str) -> None:
    assert len(STEMS.terms(text)) == len(SURFACE.terms(text))
    together = analyze_for_index(text)
    assert together.stems.split() == STEMS.terms(text)
    assert together.names.split() == NAMES.terms(text)


@given(texts)
def test_what_is_asked_is_found_in_the_text_itself(text: str) -> None:
    terms = STEMS.terms(text)
    for group in query_groups(text):
        assert group.terms
        assert set(group.terms) <= set(terms)


@given(texts)
def test_groups_slice_the_query(text: str) -> None:
    for group in query_groups(text):
        assert text[group.start : group.end] == group.text
        assert len(group.terms) == len(group.surface)


@pytest.mark.parametrize(
    ("rule", "text", "with_it", "without"),
    [
        ("repairs", "délibé-\nration", ["deliberation"], ["delibe", "ration"]),
        ("slips", "cornmune", ["commune"], ["cornmune"]),
        ("stop_words", "le maire", ["maire"], ["le", "maire"]),
        ("ordinals", "premier", ["1er"], ["premier"]),
        ("names", "Val-d’Oise", ["val_d_oise"], ["val", "oise"]),
        ("words", "week-end", ["weekend"], ["week", "end"]),
        ("dates", "4 mai 2025", ["d2025-05-04", "4", "mai", "2025"], ["4", "mai", "2025"]),
    ],
)
def test_each_rule_can_be_switched(
    rule: str, text: str, with_it: list[str], without: list[str]
) -> None:
    assert SURFACE.terms(text) == with_it
    chain = Chain(Rules(**{rule: False}))
    assert FrenchAnalyzer("surface", chain).terms(text) == without


def test_lemmas_can_be_switched_off() -> None:
    bare = FrenchAnalyzer("stems", Chain(Rules(lemmas=False)))
    assert bare.terms("commune") == bare.terms("communication")
    assert STEMS.terms("commune") != STEMS.terms("communication")


def test_caches_are_bounded() -> None:
    cache = PieceCache(str.upper, size=3)
    assert [cache[word] for word in ("a", "b", "c", "d", "a")] == ["A", "B", "C", "D", "A"]
    assert len(cache) <= 3
    assert cache["x" * 1000] == "X" * 1000
    assert "x" * 1000 not in cache


@pytest.mark.parametrize(
    "unit", ["a", "1", "a ", "1 ", "I.", "l'", "a-\n", "saint ", "deux mille ", "é\u0301", "2025-"]
)
def test_endless_texts_give_short_terms(unit: str) -> None:
    terms = analyze_for_index(unit * 50_000)
    assert all(len(term) <= 120 for term in terms.surface.split())


@pytest.mark.parametrize(
    "piece",
    [
        "écoles",
        "Ste",
        "lez",
        "Des",
        "maïs",
        "Mais",
        "premier",
        "XXe",
        "Iéna",
        "Ies",
        "déIibération",
        "cornmune",
        "Rnaire",
        "ceuvre",
        "Vceux",
        "mumcipal",
        "Dumas",
        "celle",
        "2121-29",
        "RD938",
        "C.C.A.S.",
        "l'",
        "lʼ",
        "Œuvre",
        "ß",
        "straße",
        "ñandu",
    ],
)
def test_a_plain_word_gives_an_index_what_is_read_in_it(piece: str) -> None:
    for each in (piece, piece.upper(), piece.title(), piece * 40):
        readings = read(each)
        stems, surface, _, word, _ = given_of(each, EVERY_RULE)
        assert stems == " ".join(reading.stem for reading in readings)
        assert surface == " ".join(reading.surface for reading in readings)
        assert word == key(each)
