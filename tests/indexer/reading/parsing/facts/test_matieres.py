"""The matter of an act, by its code."""

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.facts.matieres import is_matter_label, written_matter


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5.7 Intercommunalité", "5.7"),
        ("Nomenclature : 7.10", "7.10"),
        ("Matière de l'acte : 7.5.1 Subventions", "7.5"),
        ("Nomenclature 9.99", None),
        ("Classification ACTES (8.5)", "8.5"),
        ("Emprise du domaine public : 3.5 m2", None),
        ("Le domaine 3.5 est cité", None),
        ("5.7 kilomètres de voirie", None),
        ("Article 7.1", None),
        ("*8.7 Transports*", "8.7"),
        ("Conseillers en exercice : 38\t2.1 Documents d'urbanisme", "2.1"),
    ],
)
def test_a_code_counts_where_it_is_introduced_or_labelled(text: str, code: str | None) -> None:
    found = written_matter(fold_letters(text))
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Domaine et patrimoine", True),
        ("Domaine et patrimoine – Locations", True),
        ("Domaine et patrimoine : aliénations", True),
        # a chapter, then what the act does
        ("Urbanisme : cession d'un pré", False),
    ],
)
def test_a_label_is_a_chapter_and_its_matter(words: str, label: bool) -> None:
    assert is_matter_label(words) is label
