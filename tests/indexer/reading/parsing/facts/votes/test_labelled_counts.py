"""Counts in a row of labels, each with its number behind it."""

from itertools import permutations

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.facts.votes.ballots import ballot
from indexer.reading.parsing.facts.votes.labelled_counts import labelled_rows

LABELS = (
    ("Pour", "Contre", "Abstentions"),
    ("Votes pour", "Votes contre", "Abstention(s)"),
    ("Nombre de voix pour", "Nombre de voix contre", "Nombre d'abstentions"),
    ("Ont voté pour", "Ont voté contre", "Se sont abstenus"),
    ("Suffrages favorables", "Suffrages défavorables", "Abst."),
)
COUNTS = (29, 2, 1)


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("between", [" ", "\n", ", ", " / ", " | ", "\t"])
@pytest.mark.parametrize("sign", [" : ", " = ", " ", " .... ", " :\n", "          "])
@pytest.mark.parametrize("above", ["", "En exercice{0}35{1}Votants{0}33{1}", "Exprimés{0}31{1}"])
def test_each_number_is_of_the_label_before_it(labels, between, sign, above):
    for order in permutations(range(3)):
        row = between.join(f"{labels[rank]}{sign}{COUNTS[rank]}" for rank in order)
        told = ballot(fold_letters(f"Le conseil vend.\n{above.format(sign, between)}{row}\n"))
        assert (told.pour, told.contre, told.abstention) == COUNTS


@pytest.mark.parametrize(
    "told",
    [
        "par 12 voix pour 3 contre 1 abstention",
        "adopté : 12 pour 3 contre",
        "Pour 12 €, contre 14 €",
        "l'article 12 pour 2031",
        "Contre : 2",
        "Votants : 12 Présents : 9",
    ],
)
def test_numbers_before_their_labels_and_others_are_no_row(told):
    assert not list(labelled_rows(fold_letters(told)))


def test_names_in_brackets_stand_between_labels():
    told = ballot("votants : 33 – contre : 2 (m. orval, mme seran) – abstention : 1 – pour : 30")
    assert (told.pour, told.contre, told.abstention) == (30, 2, 1)


def test_a_number_behind_another_label_is_not_before_this_one():
    assert ballot("exprimes : 30\n\nvotes pour : 29").pour == 29
    assert ballot("un avis favorable (une voix contre)").pour is None
