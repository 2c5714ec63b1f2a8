"""Rows of an ordre du jour below which something is decided, invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

HEAD = "COMMUNE DE BRANDEVAL\nCOMPTE RENDU\nSéance du conseil municipal du 9 juin 2031\n"
FORMER = "Le compte rendu du 12 mai 2031 est adopté à l'unanimité.\n\n"
POINTS = (
    "1. Tarifs de la cantine scolaire\nLe conseil municipal, à l'unanimité, fixe le repas à 4 €.\n\n"
    "2. Cession de la parcelle du Moulin\nLe conseil municipal, par 9 voix pour et 2 contre, cède la parcelle.\n\n"
    "3. Bail de la halle\nLe conseil municipal, à l'unanimité, approuve le bail.\n\n"
)
TITLES = ["Tarifs de la cantine scolaire", "Cession de la parcelle du Moulin", "Bail de la halle"]


def objets(text: str) -> list[str | None]:
    return [act.objet for act in parse(ExtractedText(text), name="document.txt").actes]


@pytest.mark.parametrize(
    "listed",
    [
        "ORDRE DU JOUR\n\n1. Tarifs de la cantine scolaire\n2. Cession de la parcelle du Moulin\n3. Bail de la halle\n\n",
        "Ordre du jour :\n1. Tarifs de la cantine scolaire ; 2. Cession de la parcelle ;\n3. Bail de la halle.\n\n",
        "Table des matières\n1. Tarifs de la cantine scolaire ... 2\n2. Cession de la parcelle du Moulin ... 3\n3. Bail de la halle ... 4\n\n",
        "Le maire propose d'ajouter un point à l'ordre du jour :\n3. Bail de la halle\nLe conseil donne son accord, à l'unanimité.\n\n",
    ],
)
def test_rows_of_an_ordre_du_jour_are_no_acts(listed: str) -> None:
    assert objets(HEAD + listed + FORMER + POINTS) == TITLES


def test_a_title_that_comes_once_is_no_row() -> None:
    assert objets(f"{HEAD}Ordre du jour\n\n{FORMER}{POINTS}") == TITLES


def test_minutes_told_again_are_not_left_out() -> None:
    again = objets(f"{HEAD}L'ordre du jour est abordé.\n\n{POINTS}{POINTS}")
    assert again[:3] == TITLES


def test_a_row_above_the_next_of_its_list_is_a_point() -> None:
    told = "1. Décision modificative\nLe conseil, à l'unanimité, approuve la décision.\n\n"
    more = "1. Décision modificative du budget annexe\nLe conseil, à l'unanimité, l'approuve.\n\n"
    bail = "2. Bail de la halle\nLe conseil municipal, à l'unanimité, approuve le bail.\n\n"
    read = objets(f"{HEAD}Le conseil modifie l'ordre du jour.\n\n{told}{bail}{more}")
    assert read == [
        "Décision modificative",
        "Bail de la halle",
        "Décision modificative du budget annexe",
    ]
