"""What holds for any text whatsoever."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import fold_letters
from indexer.acts.documents import ExtractedText
from indexer.acts.shapes import document_json
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.cleaning import clean

PIECES = st.sampled_from(
    [
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n",
        "Compte rendu du conseil municipal du 3 mars 2020\n",
        "COMMUNE DE VILLE\n",
        "Présents : 12\n",
        "Délibération n° 2020-",
        "OBJET : ",
        "1. ",
        "II – ",
        "Tarifs de la cantine\n",
        "Le conseil, après en avoir délibéré, à l'unanimité, ",
        "approuve.\n",
        "Pour : 12 Contre : 1\n",
        "Vu la délibération n° 3 du 1er mai 2019,\n",
        "e\u0301cole ",
        "3 500 € ",
        "\n\n",
        "L'an deux mille vingt, le ",
        "ID : 034-213401722-20140424-45_2014-DE\n",
        "Le Maire,\nPaul DURAND\n",
        "|",
        "\t",
        "•",
        "«",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join),
)


@settings(max_examples=300)
@given(TEXTS, st.text(max_size=30))
def test_no_text_makes_it_raise_and_acts_slice_the_text(text: str, name: str) -> None:
    document = parse(ExtractedText(text), name=name)
    for act in document.actes:
        assert text[act.debut : act.fin] == act.texte
    assert all(one.fin <= other.debut for one, other in pairwise(document.actes))
    assert set(document_json(document, name)) >= {
        "source",
        "type_document",
        "collectivite",
        "actes",
    }


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold_letters(text)) == len(text)


@given(TEXTS)
def test_the_views_map_onto_the_source(text: str) -> None:
    view = clean(text)
    assert len(view.text) == len(view.folded)
    origins = [view.origin(offset) for offset in range(len(view.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(text)


@given(TEXTS)
def test_parsing_is_repeatable(text: str) -> None:
    assert parse(ExtractedText(text), name="x") == parse(ExtractedText(text), name="x")


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["a", " ", "1", "-", ".", "|", "\t", "<", "*", "conseil ", "contre : 1 ", "à l'unanimité ", "1. a b c\n",
     "Objet : x\n", "commune de ", "l'an deux ", "12 voix ", "e\u0301", "Mme A B "],
)  # fmt: skip
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    """A long run of one thing ends: a pattern that backtracks would not, at this length."""
    text = "Conseil municipal\n" + unit * (120_000 // len(unit))
    assert parse(ExtractedText(text), name="long.txt").texte == text
