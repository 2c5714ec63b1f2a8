"""When the assembly was convened, and when its acts were posted."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.days.convocations import convocation_date, publication_date
from indexer.reading.parsing.view.cleaning import clean


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


MINUTES = "COMMUNE DE BRANDEVAL\nProcès-verbal du conseil municipal du 9 juin 2031\n"


POINT = "1. Bail du pré\nAdopté à l'unanimité.\n"


def test_the_day_of_the_convocation_behind_a_colon() -> None:
    text = f"{MINUTES}Date à laquelle le conseil a été convoqué : 2 juin 2031\n{POINT}"
    assert read(text).seance.date_convocation == dt.date(2031, 6, 2)


def test_a_colon_stands_before_the_day_of_a_convocation() -> None:
    seance = read(f"{MINUTES}Convocation transmise par courriel le : 2 juin 2031\n{POINT}").seance
    assert seance.date_convocation == dt.date(2031, 6, 2)


@pytest.mark.parametrize("phrase", ["Convoqués : le 28 avril 2031", "Convocation 28/04/2031"])
def test_the_date_of_a_convocation_may_follow_its_label(phrase: str) -> None:
    found = convocation_date(clean(phrase), dt.date(2031, 5, 4))
    assert found == dt.date(2031, 4, 28)


@pytest.mark.parametrize(
    "words",
    [
        "de la convocation faite aux conseillers :",
        "de la convocation adressée par voie dématérialisée :",
        "d'envoi de la convocation dématérialisée :",
        "de convocation écrite et affichée le :",
    ],
)
def test_a_convocation_made_to_the_members(words: str) -> None:
    view = clean(f"Date {words} 29 mars 2031\n")
    date = convocation_date(view, None)
    assert date is not None
    assert date.isoformat() == "2031-03-29"


@pytest.mark.parametrize(
    "convened",
    [
        "Convoc. le 5 mars 2031",
        "Conv. du 05/03/2031",
        "le conseil, dûment averti le 5 mars 2031, s'est réuni",
    ],
)
def test_when_the_assembly_was_convened(convened: str) -> None:
    day = convocation_date(clean(f"Commune de Vaucourt\n{convened}\n"), None)
    assert day
    assert day.isoformat() == "2031-03-05"


@pytest.mark.parametrize(
    "phrase",
    [
        "Date de convocation : 31 août 2022",
        "Date d'envoi de la convocation : 31.08.2022",
        "Date de convocation et d'affichage : 31/08/2022",
        "Date de la convocation\n31/08/2022",
        "En exercice\tPrésents\tDate de convocation\n9\t6\t31 août 2022",
        "| En exercice | Date de la convocation | Présents |\n| 9 | 31/08/2022 | 6 |",
        "Convocations envoyées le 31 août 2022",
        "légalement convoqués par courrier en date du 31 août 2022",
        "dûment convoqué le 31 août",
        "sur la convocation de M. le Maire en date du 31 août 2022",
        "Convoqué le : 31/08/2022",
        "suite à la convocation en date du trente et un août deux mille vingt-deux",
        "sur convocation qui leur a été adressée par le maire le 31 août 2022",
        "sur convocation adressée par le maire, conformément à l'article L2121-10 du code, le 31 août 2022",
        "Date convocation du Conseil Municipal : 31 août 2022",
        "convoqué le trente et un août deux-mille-vingtdeux",
        "les convocations individuelles, l'ordre du jour et les notes de synthèse ont été transmis par la voie du courriel aux conseillers le 31 août 2022",
    ],
)
def test_the_convocation_is_read(phrase: str) -> None:
    assert convocation_date(clean(phrase), dt.date(2022, 9, 6)) == dt.date(2022, 8, 31)


@pytest.mark.parametrize(
    "phrase",
    [
        "Date de convocation : 31 octobre 2022",
        "Date de convocation : 3 mars 2022",
        "Convocation",
        "légalement convoqué, s'est assemblé à la mairie de Zélivaucourt, le mardi 6 septembre 2022",
        "DATE DE CONVOCATION L'an deux mille vingt-deux, le 6 septembre à 20 heures",
        "Le document était joint à la convocation\nVote : le compte rendu de la séance du conseil du 31 août 2022 est adopté",
        "Il était joint à la convocation, avez-vous des remarques ? Non, celui du 31 août 2022 est adopté",
    ],
)
def test_a_convocation_after_or_long_before_the_sitting_is_not_believed(phrase: str) -> None:
    assert convocation_date(clean(phrase), dt.date(2022, 9, 6)) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Publié sur le site le 12 septembre 2022", dt.date(2022, 9, 12)),
        ("Affichée le : 12/09/2022", dt.date(2022, 9, 12)),
        ("Date d'affichage : 31 août 2022", None),
        ("Publié le", None),
    ],
)
def test_a_posting_before_the_sitting_is_that_of_the_convocation(
    phrase: str, expected: dt.date | None
) -> None:
    assert publication_date(clean(phrase), dt.date(2022, 9, 6)) == expected


DAY = dt.date(2031, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Date de la convocation écrite : 5 mars 2031",
        "à la suite de la convocation adressée par Monsieur le Maire le mercredi 5 mar-\ns 2031.",
    ],
)
def test_the_day_of_the_convocation(text):
    assert convocation_date(clean(text), DAY) == dt.date(2031, 3, 5)


COLUMNS = """REUNION DU CONSEIL MUNICIPAL
{labels}

{values}
L'an deux mille trente et un, le neuf juin, le conseil municipal de Valbrune s'est réuni.
"""


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ("Date du conseil municipal :\nDate de convocation :", "9 juin 2031\n2 juin 2031"),
        ("Convocation envoyée le\nNombre de votants", "2 JUIN 2031\n29"),
    ],
)
def test_labels_in_a_column_have_the_values_of_their_rank(labels, values):
    cleaned = clean(COLUMNS.format(labels=labels, values=values))
    assert convocation_date(cleaned, dt.date(2031, 6, 9)) == dt.date(2031, 6, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Convocation et affichage : 02/06/2031\n",
        "DATE DE CONVOCATION | L'an deux mille trente et un, le neuf juin, s'est réuni le conseil\n"
        "2 juin 2031 de la commune de Valbrune\n",
    ],
)
def test_a_convocation_stands_beside_other_words(text):
    assert convocation_date(clean(text), dt.date(2031, 6, 9)) == dt.date(2031, 6, 2)


def test_the_day_on_which_too_few_came_is_none_of_a_convocation() -> None:
    text = (
        "COMMUNE DE VALMORY\nséance ordinaire du 9 juin 2031 (2ème convocation, le quorum n'ayant pas été atteint le 2 juin 2031)\n"
        "Date de la seconde convocation : 4 juin 2031\nObjet : Tarifs\nLe conseil municipal, à l'unanimité, approuve les tarifs.\n"
    )
    document = parse(ExtractedText(text), name="document.txt")
    assert document.seance.date_convocation == dt.date(2031, 6, 4)
