"""What the parser finds of the sample corpus may not fall below what it found before."""

import runpy
from pathlib import Path

import pytest

measure = runpy.run_path(str(Path(__file__).parent / "parsing_score.py"))

# Part of the labelled values found, from 0 to 1. Raise a floor when the parser gets better.
FLOORS = {
    "type_document": 0.93,
    "collectivite": 0.88,
    "type_collectivite": 0.95,
    "departement": 0.92,
    "organe": 0.97,
    "date_seance": 0.97,
    "date_convocation": 0.94,
    "president": 0.97,
    "secretaire": 0.97,
    "membres_exercice": 0.97,
    "presents": 0.97,
    "votants": 0.97,
    "acte": 0.98,
    "numero": 0.98,
    "matiere_code": 0.97,
    "resultat": 0.97,
    "pour": 0.97,
    "contre": 0.97,
    "abstention": 0.95,
}


@pytest.fixture(scope="module")
def tally():
    """The scan is left out: it needs Tesseract, whose own tests read it."""
    labels = [each for each in measure["read_labels"]() if "scan" not in each["file"]]
    return measure["score"](labels)


@pytest.mark.parametrize("name", FLOORS)
def test_the_parser_keeps_what_it_finds(tally, name):
    differences = [each for each in tally.differences if each[0] == name]
    assert tally.recall(name) >= FLOORS[name], differences


def test_every_document_is_given_a_kind(tally):
    assert tally.stated["type_document"] == len(measure["read_labels"]()) - 1
