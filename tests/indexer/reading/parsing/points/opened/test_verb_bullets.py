"""Minutes that sum up what was decided, a bullet for each matter: invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

HEAD = "MAIRIE DE VALMORY\nCompte rendu sommaire de la séance du conseil municipal du 12 mars 2031\nPrésents : MM. Orval, Verdun, Mme Tissier. Secrétaire : M. Verdun.\n\n"


def told(text: str) -> list[tuple[str | None, str | None]]:
    acts = parse(ExtractedText(text), name="x.txt").actes
    return [(act.objet, act.vote and act.vote.resultat) for act in acts]


def test_each_bullet_that_begins_with_the_verb_is_an_act_voted_as_all_are() -> None:
    text = (
        f"{HEAD}Après en avoir délibéré, le conseil municipal, à l'unanimité :\n"
        "• Adopte le compte administratif 2030\n• Vote les taux d'imposition 2031\n"
        "• Accepte le devis de l'entreprise Malot pour la toiture\ndu lavoir\n\nLa séance est levée à 21 heures.\n"
    )
    assert told(text) == [
        ("Le compte administratif 2030", "unanimité"),
        ("Vote les taux d'imposition 2031", "unanimité"),
        ("Le devis de l'entreprise Malot pour la toiture du lavoir", "unanimité"),
    ]


def test_each_bullet_may_tell_how_it_was_voted() -> None:
    text = (
        f"{HEAD}Le conseil, réuni sous la présidence de Mme Orval :\n"
        "- approuve, par 10 voix et 1 abstention, le plan de financement de la halle\n"
        "- refuse la vente du chemin des Aulnes\n- prend acte du rapport sur l'eau\n- prend note du départ de M. Dorval\n"
        "- décide la création d'un poste d'agent (unanimité)\n"
    )
    assert told(text) == [
        ("Le plan de financement de la halle", "adopté"),
        ("La vente du chemin des Aulnes", "rejeté"),
        ("Le rapport sur l'eau", "prend acte"),
        ("La création d'un poste d'agent", "unanimité"),
    ]


CLAUSES = "- approuve la convention\n- autorise le maire à signer tous les documents\n- charge le maire de l'exécution\n"


@pytest.mark.parametrize(
    "above",
    [
        "Le conseil municipal, à l'unanimité :\n",
        "Objet : Convention de passage\nLe conseil municipal :\n",
        "Vu le code général des collectivités territoriales,\nLe conseil municipal, à l'unanimité :\n",
    ],
)
def test_the_clauses_of_one_act_are_not_as_many_acts(above: str) -> None:
    assert len(told(HEAD + above + CLAUSES)) < 2
