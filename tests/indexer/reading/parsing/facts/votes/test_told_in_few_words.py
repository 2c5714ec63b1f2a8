"""Results told in a line of few words, below the report: invented points."""

import pytest

from indexer.acts.documents import ExtractedText, Vote
from indexer.reading.parsing import parse

POINTS = (
    "COMMUNE DE VALBRUNE\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 9 juin 2031\n"
    "Présents : Mme ORVAL, maire, M. VERDUN\nSecrétaire de séance : M. VERDUN\n\n"
    "1. Tarifs de la salle polyvalente\nLe tarif date de 2029.\nAdopté à l'unanimité.\n\n"
    "2. Convention avec l'association des parents d'élèves\nElle est conclue pour trois ans.\n{told}\n\n"
    "3. Rénovation du groupe scolaire\nLe devis est de 12 000 €.\nAdopté à l'unanimité.\n"
)


def second(told: str) -> Vote | None:
    acts = parse(ExtractedText(POINTS.format(told=told)), name="document.txt").actes
    return next((act.vote for act in acts if act.numero == "2"), None)


@pytest.mark.parametrize(
    "told",
    [
        "Vote : oui 12, non 2, abstention 1",
        "OUI 12 / NON 2 / ABST. 1",
        "OUI 12 – NON 2 – ABSTENTION 1",
        "Résultat : 12 oui, 2 non, 1 abstention",
    ],
)
def test_those_who_say_yes_or_no_are_counted(told: str) -> None:
    vote = second(told)
    assert vote is not None
    assert (vote.resultat, vote.pour, vote.contre, vote.abstention) == ("adopté", 12, 2, 1)


@pytest.mark.parametrize(
    ("told", "result"),
    [
        ("Adopté sans opposition.", "adopté"),
        ("Approuvée sans réserve", "adopté"),
        ("Accepté par tous.", "adopté"),
        ("Accordé.", "adopté"),
        ("Vote : favorable", "adopté"),
        ("Décision : favorable", "adopté"),
        ("Vote : défavorable", "rejeté"),
        ("Décision : refus", "rejeté"),
        ("Acte est donné de cette présentation.", "prend acte"),
        ("Délibération reportée", "ajourné"),
        ("Point ajourné.", "ajourné"),
        ("Sursis à statuer.", "ajourné"),
        ("Renvoyé en commission.", "ajourné"),
    ],
)
def test_a_result_is_told_in_few_words(told: str, result: str) -> None:
    vote = second(told)
    assert vote is not None
    assert vote.resultat == result
