"""Heads of sittings whose columns run into each other, and days that are told of something else, in invented words."""

import datetime as dt

import pytest

from indexer.acts.documents import ExtractedText, Seance
from indexer.reading.parsing import parse

COMMUNE = "COMMUNE DE VALBRUNE\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\n"
GROUP = "COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRE\nPROCÈS-VERBAL DU CONSEIL COMMUNAUTAIRE\n"
SITTING = "Séance du 12 mars 2031\n"
POINT = (
    "\n1. Budget primitif\nAprès en avoir délibéré, à l'unanimité, le conseil approuve le budget.\n"
)


def seance(head: str) -> Seance:
    return parse(ExtractedText(head + POINT), name="acte.txt").seance


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Approbation du compte-rendu du conseil du 3 février 2031 et du 10 février 2031", None),
        ("Approbation des comptes rendus du 3 février 2031, du 10 février 2031", None),
        ("Plan local d'urbanisme\nRévision n° 1 le 3 février 2031\nDernière mise en ligne : 3 février 2031", None),
        ("12 mars 2031\nApprobation du compte-rendu du conseil du 3 février 2031", dt.date(2031, 3, 12)),
        ("Vu l'information donnée aux membres du bureau de la communauté de communes, et à eux seuls, du 3 février 2031", None),
        # a day that one line ties to something else is no day of the sitting on another
        ("Depuis le conseil communautaire du 3 février 2031, les travaux avancent.\nLe 3 février 2031, tout était dit.", None),
    ],
)  # fmt: skip
def test_a_day_of_the_heading_that_is_told_of_something_else_is_not_that_of_the_sitting(head, date):
    text = f"COMPTE RENDU DU CONSEIL MUNICIPAL\n{head}\nLe Maire, Lise BRUN, ouvre la séance."
    assert seance(text).date == date


@pytest.mark.parametrize(
    "head",
    [
        "Date de convocation : Secrétaire de séance : Acte publié le : Présents : 54 Le 5 mars 2031 Mme BRUN L Le 14 mars 2031",
        "Le CINQ MARS, convocation du Conseil Municipal adressée individuellement à chaque conseiller pour le MERCREDI 12 MARS 2031",
        "Le mercredi cinq mars deux mil trente et un, convocation est adressée à chaque conseiller pour une réunion prévue le mercredi 12 mars 2031",
    ],
)
def test_the_day_of_a_convocation_stands_behind_other_labels_or_before_its_words(head):
    assert seance(f"{COMMUNE}{SITTING}{head}").date_convocation == dt.date(2031, 3, 5)


def test_the_day_for_which_one_convenes_is_not_that_of_the_convocation():
    head = "La convocation du conseil municipal a été adressée pour le 12 mars 2031."
    assert seance(f"{COMMUNE}{SITTING}{head}").date_convocation is None


@pytest.mark.parametrize(
    "head",
    [
        "Le conseil s'est réuni à la salle de sous la présidence de Présents : 61 Monsieur Luc ORVAL, Président.",
        "Étaient présents :\nLuc ORVAL – Président\nLise BRUN – Paul TISON, vice-présidents",
    ],
)
def test_who_presides_is_read_through_the_margin_and_in_the_roll(head):
    assert seance(f"{GROUP}{SITTING}{head}").president == "Luc ORVAL"


@pytest.mark.parametrize(
    ("head", "exercice", "presents"),
    [
        ("Nombre de membres en exercice : 85 titulaires – 47 suppléants Présents ce jour : 77 Procurations : 5", 85, 77),
        ("Nombre de délégués en Le conseil s'est réuni en session exercice : 71 ordinaire. Présents : 61", 71, 61),
        ("Le budget de l'exercice : 71 lignes. Présents : 61", None, 61),
    ],
)  # fmt: skip
def test_counts_of_columns_that_run_into_each_other(head, exercice, presents):
    found = seance(f"{GROUP}{SITTING}{head}")
    assert (found.membres_exercice, found.presents) == (exercice, presents)


def test_the_day_of_a_standing_commission_is_that_of_its_title():
    text = "BULLETIN OFFICIEL DU DÉPARTEMENT DE LA SOMME\nDÉLIBÉRATIONS\nCommission permanente du 17 juillet 2031\nARRÊTÉS\nArrêté en date du 6 juillet 2031"
    assert seance(text).date == dt.date(2031, 7, 17)
