"""Amounts of money in an act."""

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.facts.amounts import amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 500 €", (3500.0,)),
        ("146 906,67 € HT soit 176 288,00€ TTC", (146906.67, 176288.0)),
        ("1.250,50 euros", (1250.5,)),
        ("12 k€ et 1,2 M€", (12000.0, 1200000.0)),
        ("1,5 million d'euros", (1500000.0,)),
        ("300 euros puis 300 €", (300.0,)),
        ("article 6574, 2014/2020", ()),
    ],
)
def test_amounts_in_euros(text: str, expected: tuple[float, ...]) -> None:
    assert amounts(fold_letters(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "une amende qui peut s'élever jusqu'à 20.000.000 €, selon le règlement",
        "Vu l'article L. 2122-22, qui fixe le seuil à 215 000 € HT,",
    ],
)
def test_what_the_law_threatens_with_is_no_amount_of_the_act(text: str) -> None:
    assert amounts(fold_letters(f"{text}\nLe conseil fixe la cotisation à 350 €.")) == (350.0,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les travaux pour 12\n500 €", (12500.0,)),
        ("un montant : 1 250 \n 000,50 euros", (1250000.5,)),
        ("Quantité : 12\n500 €", (500.0,)),
        ("Chaises 12\n500 €", (500.0,)),
        ("pour 2031\n500 €", (500.0,)),
        ("pour 12\n1 500 €", (1500.0,)),
    ],
)
def test_an_amount_may_be_cut_by_the_end_of_a_line(text: str, expected: tuple[float, ...]) -> None:
    assert amounts(fold_letters(text)) == expected


def test_a_threshold_that_the_act_sets_is_one_of_its_amounts() -> None:
    assert amounts(fold_letters("Le conseil fixe le seuil à 215 000 €.")) == (215000.0,)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("mille deux cents euros", 1200.0),
        ("1 200 (mille deux cents) euros", 1200.0),
        ("1 200 € (mille deux cents euros)", 1200.0),
        ("quatre-vingt-dix euros", 90.0),
        ("vingt et un mille trois cents euros", 21300.0),
        ("deux cents euros et cinquante centimes", 200.5),
        ("un million d'euros", 1_000_000.0),
        ("un euro symbolique", 1.0),
    ],
)
def test_amounts_in_words(written: str, value: float) -> None:
    assert amounts(f"le conseil fixe le prix a {written}.") == (value,)


def test_words_that_are_no_number_are_no_amount() -> None:
    assert amounts("des milliers d'euros, chacun en euros, la zone euro, et euros") == ()
