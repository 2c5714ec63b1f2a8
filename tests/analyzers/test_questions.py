"""Words of a query that only ask, and the same words where they mean something."""

import pytest

from analyzers import query_groups


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("où se trouve la déchèterie ?", ["déchèterie"]),
        ("où trouver le règlement", ["règlement"]),
        ("ou puis-je retrouver l'arrêté ?", ["arrêté"]),
        ("comment se déroule l'enquête", ["enquête"]),
        ("combien coûte la salle", ["salle"]),
        ("à combien s'élève la subvention", ["subvention"]),
        ("a combien s’elevent les travaux", ["travaux"]),
        ("quand a lieu la brocante", ["brocante"]),
        ("quel jour a lieu le marché", ["marché"]),
        ("pour quelle raison fermer l'école", ["fermer", "école"]),
        ("que dit le règlement", ["règlement"]),
        ("qu'a voté la commune", ["commune"]),
        ("je cherche le plu", ["plu"]),
        ("on recherche un médecin", ["médecin"]),
        ("la commune va acheter un tracteur", ["commune", "acheter", "tracteur"]),
        ("bonjour, tarif cantine svp", ["tarif", "cantine"]),
        ("mardi 5 mars 2031", ["5 mars 2031"]),
        ("dimanche 5/03/2031", ["5/03/2031"]),
    ],
)
def test_what_only_asks_is_left_out(query: str, asked: list[str]) -> None:
    assert [group.text for group in query_groups(query)] == asked


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("activités d'été", ["activités", "été"]),
        ("droit de préemption", ["droit", "préemption"]),
        ("marché du mardi", ["marché", "mardi"]),
        ("ouverture lundi 8 h", ["ouverture", "lundi", "8 h"]),
        ("lieu de culte", ["lieu", "culte"]),
        ("l'élève de la classe", ["élève", "classe"]),
        ("raison sociale", ["raison", "sociale"]),
        ("est-il possible de louer", ["possible", "louer"]),
        ("où se trouve", ["trouve"]),
        ("recherche de fuites", ["recherche", "fuites"]),
    ],
)
def test_the_same_words_elsewhere_are_looked_for(query: str, asked: list[str]) -> None:
    assert [group.text for group in query_groups(query)] == asked
