"""Marks and extracts: offsets that slice, passages that show why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.searching.extracts.highlight import Marker, extracts, spans
from indexer.searching.query import parse
from indexer.searching.results import Extract

ACT = """RÉPUBLIQUE FRANÇAISE
Envoyé en préfecture le 20/03/2024
ID : 059-215900000-20240314-1-DE
Étaient présents : Mme Cantinat, M. Duloup, M. Serpe.
Le maire rappelle que la restauration des élèves est un service facultatif. Il remercie les agents.
Les parents ont été réunis le 2 mars. La cantine scolaire accueille 120 enfants chaque midi.
Il est proposé de revoir les tarifs de la cantine scolaire pour la rentrée, soit 3 500 € de plus.
Le C.C.A.S. versera une aide aux familles des Hauts-
de-France. Le conseil, après en avoir délibéré, décide d'approuver les nouveaux tarifs.
Page 1 sur 1
"""


def marked(extract: Extract) -> list[str]:
    return [extract.text[low:high] for low, high in extract.marks]


@pytest.mark.parametrize(
    ("query", "slices"),
    [
        ("cantine", ["cantine", "cantine"]),
        ("tarif", ["tarifs", "tarifs"]),
        ("TARIFS rentrée", ["tarifs", "rentrée", "tarifs"]),
        ('"tarifs de la cantine"', ["tarifs de la cantine"]),
        ('"cantine des tarifs"', []),
        ("approuv*", ["approuver"]),
        ("3500", ["3 500 €"]),
        ("ccas", ["C.C.A.S."]),
        ("hauts de france", ["Hauts-\nde-France"]),
        ("bleu", []),
        ("cantine -tarif", ["cantine", "cantine"]),
        ("date:2024", []),
        ("", []),
    ],
)
def test_spans(query: str, slices: list[str]) -> None:
    assert [ACT[low:high] for low, high in spans(ACT, parse(query))] == slices


def test_the_passage_with_all_the_words_is_shown() -> None:
    (best,) = extracts(ACT, parse("tarifs cantine rentrée"), count=1)
    assert {"tarifs", "cantine", "rentrée"} <= set(marked(best))


def test_an_extract_is_one_line_and_about_as_long_as_asked() -> None:
    found = extracts(ACT * 5, parse("cantine tarifs"), width=120)
    assert found
    for extract in found:
        assert "\n" not in extract.text
        assert len(extract.text) < 120 + 2 * 60 + 4


def test_the_point_of_an_abbreviation_ends_no_sentence() -> None:
    act = (
        "Les membres du conseil se sont réunis à la mairie sous la présidence de leur doyenne. "
        "Vu le code des communes et notamment son article L. 2121-29, vu le règlement intérieur "
        "adopté au printemps, considérant que la restauration des élèves et la cantine scolaire "
        "accueillent cent vingt enfants chaque jour de la semaine, le conseil fixe les tarifs."
    )
    for width in range(80, 260, 4):
        (best,) = extracts(act, parse("cantine"), count=1, width=width)
        assert not best.text.startswith("2121")


def test_page_furniture_is_avoided() -> None:
    (best,) = extracts(ACT, parse("décide 2024"), count=1)
    assert "préfecture" not in best.text


def test_a_word_cut_at_the_end_of_a_line_is_put_together_and_marked_whole() -> None:
    (best,) = extracts(ACT, parse("hauts de france"), count=1)
    assert marked(best) == ["Hauts-de-France"]


def test_without_words_the_decision_is_shown() -> None:
    (only,) = extracts(ACT, parse("type:deliberation"))
    assert "décide d'approuver" in only.text
    assert only.marks == ()


def test_nothing_comes_of_an_empty_text() -> None:
    assert extracts("", parse("cantine")) == ()
    assert extracts("  \n ", parse("")) == ()


def test_words_that_are_not_there_show_the_decision() -> None:
    (only,) = extracts(ACT, parse("déneigement"))
    assert only.marks == ()


def test_extracts_do_not_overlap_and_keep_the_order_of_the_text() -> None:
    text = "La cantine ouvre. " + "Rien à dire ici. " * 60 + "Le tarif de la cantine baisse."
    first, second = extracts(text, parse("cantine"))
    assert "ouvre" in first.text
    assert "baisse" in second.text


def test_a_second_passage_that_repeats_one_word_of_several_is_left_out() -> None:
    text = "La cantine ouvre. " + "Rien à dire ici. " * 60 + "Le tarif de la cantine baisse."
    (only,) = extracts(text, parse("cantine tarif"))
    assert "baisse" in only.text


def test_a_word_longer_than_the_width_is_not_cut() -> None:
    word = "x" * 2_000
    (only,) = extracts(f"avant {word} après", parse(word), width=100)
    assert word in only.text


def test_a_giant_text_is_looked_at_in_part() -> None:
    text = "Rien à signaler. " * 20_000 + "La cantine est là."
    [extract] = extracts(text, parse("cantine"))
    assert (extract.text[:16], extract.marks) == ("Rien à signaler.", ())


_TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(
        st.sampled_from(
            ["cantine ", "l'école ", "tarifs", ". ", "\n", "\n\n", "Hauts-\nde-France ", "3 500 €",
             "C.C.A.S. ", "Page 3", "« ", "œuvre ", " ", "é", "\u00ad", "décide "]
        ),
        max_size=60,
    ).map("".join),
)  # fmt: skip
_QUERIES = st.sampled_from(
    [
        "cantine",
        "ecole tarif",
        '"tarifs cantine"',
        "cant*",
        "hauts de france",
        "3500 ccas",
        "",
        "œuvre",
    ]
)


@given(_TEXTS, _QUERIES, st.integers(1, 3), st.integers(1, 300))
def test_marks_are_in_order_apart_and_within(text: str, query: str, count: int, width: int) -> None:
    parsed = parse(query)
    shown = extracts(text, parsed, count, width)
    assert len(shown) <= count
    for whole, found in [(text, spans(text, parsed)), *((e.text, e.marks) for e in shown)]:
        last = 0
        for low, high in found:
            assert last <= low < high <= len(whole)
            last = high


@given(st.lists(st.tuples(_TEXTS, _TEXTS), max_size=3), _QUERIES)
def test_acts_shown_together_are_shown_as_each_alone(
    acts: list[tuple[str, str]], query: str
) -> None:
    parsed = parse(query)
    together = Marker(parsed).shown([text for text, _ in acts], [title for _, title in acts])
    assert together == [(extracts(text, parsed), spans(title, parsed)) for text, title in acts]


@given(_TEXTS, _QUERIES)
def test_extracts_are_the_same_each_time(text: str, query: str) -> None:
    assert extracts(text, parse(query)) == extracts(text, parse(query))


def test_words_of_a_synonym_count_together_only() -> None:
    """« centre communal d'action sociale » stands for CCAS; « centre » alone does not."""
    text = (
        "Le centre ville est réaménagé. " * 20
        + "Le centre communal d'action sociale aide les familles. "
        + "Une action de l'État. " * 20
    )
    (only,) = extracts(text, parse("ccas"))
    assert marked(only) == ["centre communal d'action sociale"]


@pytest.mark.parametrize("written", ["C.C.A.S.", "CCAS", "ccas"])
def test_an_acronym_is_found_however_it_is_written(written: str) -> None:
    text = "Rien à dire ici. " * 40 + f"Une aide du {written} est versée. " + "Rien à dire. " * 40
    (only,) = extracts(text, parse("ccas"))
    assert written.strip(".") in "".join(marked(only))


def test_an_extract_begins_with_a_word() -> None:
    [shown] = extracts("  Tarifs de la cantine.", parse("cantine"))
    assert shown.text == shown.text.strip()
    assert [shown.text[a:b] for a, b in shown.marks] == ["cantine"]
