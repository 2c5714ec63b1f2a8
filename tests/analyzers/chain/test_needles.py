"""Needles: where a word bears a term, one of them stands; what they leave out is never a term asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import STEMS, SURFACE, FrenchAnalyzer, Needles, analyze_for_index, analyze_short
from analyzers.chain.needles import figures, letters
from analyzers.runs.compounds import parts_of_words
from analyzers.tables import rows
from tests.analyzers.strategies import texts

_LAYERS = pytest.mark.parametrize("analyzer", [STEMS, SURFACE], ids=["stems", "surface"])


def _needles(analyzer: FrenchAnalyzer, terms: set[str]) -> Needles:
    return Needles.of(terms) if analyzer is STEMS else Needles.of((), terms)


def _held(analyzer: FrenchAnalyzer, text: str) -> None:
    """Each term of a text is borne where its needles stand, and the same slice."""
    spans = analyzer.spans(text)
    for term in {term for term, _, _ in spans}:
        borne = analyzer.bearing(text, _needles(analyzer, {term}))
        assert [b for b in borne if b[0] == term] == [s for s in spans if s[0] == term], term


@_LAYERS
@given(text=texts)
def test_every_term_of_a_text_is_borne_where_its_needles_stand(
    analyzer: FrenchAnalyzer, text: str
) -> None:
    _held(analyzer, text)


@_LAYERS
@pytest.mark.parametrize(
    "text",
    [
        "Le C.C.A.S. et la S. I. V. O. M. du Vrin, E X T R A I T du registre",
        "le quatre janvier deux mille vingt-cinq, L'an 2025, le douze mars",
        "le 4 janv. 2025, le 04/02/2025, 18h05, 3 heures 15, 12 km/h, 1 250,50 € et 50€",
        "la rnairie cornmunale, la mumcipalité, l'ceuvre, la déIibération, C0MMUNE",
        "St-Vrin, Ste Orne, châlons s/ vrin, co-financement, auto-école, micro-crèche",
        "ils élisent, lisent, ont rompu, émettent, payent, emploient, ont vu",
        "RD 938, parcelle AB-123, zone AU, art. L. 2121-29, premier, XXe, seconde",
        "lot 00AB', 12ABC’s, 12L'eau, 3d'un",
        "inter-\ncommunalité, dé\u00adcision, e\u0301cole, co\u0301mité, ma|rie",
    ],
)
def test_what_is_written_otherwise_is_borne_too(analyzer: FrenchAnalyzer, text: str) -> None:
    _held(analyzer, text)


@given(st.lists(texts, max_size=4), st.sampled_from(["cantin", "2025", "ni", "e"]))
def test_texts_looked_through_together_have_the_places_of_each(some: list[str], term: str) -> None:
    needles = Needles.of([term])
    assert needles.places_in(some) == [needles.places(text) for text in some]


@pytest.mark.parametrize("step", [101, pytest.param(1, marks=pytest.mark.slow)])
def test_every_listed_word_holds_its_needles(step: int) -> None:
    words = [row[0] for table in ("mots.txt", "racines.tsv", "composes.tsv") for row in rows(table)]
    words = words[::step]
    for analyzer in (STEMS, SURFACE):
        for word in words:
            for term in {term for term, _, _ in analyzer.spans(word)}:
                assert analyzer.bearing(word, _needles(analyzer, {term})), (word, term)


def test_names_of_several_words_hold_their_needles() -> None:
    for row in rows("noms.tsv")[::101]:
        for term in {term for term, _, _ in STEMS.spans(row[0])}:
            assert STEMS.bearing(row[0], Needles.of([term])), (row[0], term)


@given(st.sampled_from([row[0] for row in rows("mots.txt")]), st.integers(1, 6))
def test_words_that_begin_so_hold_the_needles_of_a_beginning(word: str, size: int) -> None:
    for form, _, _ in SURFACE.spans(word):
        prefix = form[:size]
        borne = SURFACE.bearing(word, Needles.of((), (), [prefix]))
        assert any(term.startswith(prefix) for term, _, _ in borne)


def test_needles_leave_out_most_words() -> None:
    words = [row[0] for row in rows("mots.txt")]
    for stem in ("cantin", "subvent", "ecol", "vot"):
        held = sum(bool(Needles.of([stem]).places(word)) for word in words)
        assert held < len(words) / 50, stem


def test_a_term_has_few_needles() -> None:
    terms = {term for word in rows("mots.txt")[::50] for term, _, _ in STEMS.spans(word[0])}
    assert max(len(letters(term)) + len(figures(term)) for term in terms) <= 24


@pytest.mark.parametrize("step", [101, pytest.param(1, marks=pytest.mark.slow)])
def test_a_word_alone_is_read_as_a_text_of_one_word(step: int) -> None:
    listed = [
        row[0] for table in ("mots.txt", "racines.tsv", "composes.tsv") for row in rows(table)
    ]
    others = ("l'an", "RD", "AU", "CA", "euros", "juin", "M57", "Saint-Vrin", "C.C.A.S.", "XXe")
    for listed_word in [*[*listed, *sorted(parts_of_words())][::step], *others]:
        for word in (listed_word, listed_word.title(), listed_word.upper()):
            terms = analyze_for_index(word)
            stems, forms = analyze_short(word)
            assert (list(stems), list(forms)) == (terms.stems.split(), terms.surface.split()), word


@given(texts)
def test_a_short_text_is_read_as_an_index_reads_it(text: str) -> None:
    terms = analyze_for_index(text)
    stems, forms = analyze_short(text)
    assert (list(stems), list(forms)) == (terms.stems.split(), terms.surface.split())


@pytest.mark.parametrize(
    "text",
    [
        "saint vrin, val de vrin et pays de la loire",
        "hauts de vrin, hauts de france, week end",
        "en porte à porte",
    ],
)
def test_only_neighbours_that_a_name_has_are_read_with_a_word(text: str) -> None:
    _held(STEMS, text)
    _held(SURFACE, text)
