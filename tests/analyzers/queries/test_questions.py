"""Words of a query that only ask, and the same words where they mean something."""

import pytest

from analyzers import as_acts_answer, query_groups


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("où se trouve la déchèterie ?", ["déchèterie"]),
        ("où trouver le règlement", ["règlement"]),
        ("qui a gagné le marché de la zinguerie", ["marché", "zinguerie"]),
        ("quelle société a remporté la zinguerie ?", ["zinguerie"]),
        ("combien payent les gens pour une ruche", ["ruche"]),
        ("combien paie la commune", ["commune"]),
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
        ("les clubs qui ont obtenu un label", ["clubs", "obtenu", "label"]),
        ("est-il possible de louer", ["possible", "louer"]),
        ("où se trouve", ["trouve"]),
        ("recherche de fuites", ["recherche", "fuites"]),
    ],
)
def test_the_same_words_elsewhere_are_looked_for(query: str, asked: list[str]) -> None:
    assert [group.text for group in query_groups(query)] == asked


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("combien touche le maire ?", "indemnités le maire ?"),
        ("Combien gagnent les adjoints", "indemnités les adjoints"),
        ("combien est payé un conseiller municipal", "indemnités un conseiller municipal"),
        ("combien la présidente perçoit-elle par mois", "indemnités la présidente"),
        ("le maire touche combien par an", "indemnités le maire"),
        ("salaires des élus", "indemnités des élus"),
        ("paye du vice-président", "indemnités du vice-président"),
        ("revenus d'un conseiller communautaire", "indemnités d'un conseiller communautaire"),
    ],
)
def test_what_an_elected_person_earns_are_indemnities(query: str, asked: str) -> None:
    assert as_acts_answer(query) == asked


@pytest.mark.parametrize(
    "query",
    [
        "combien touche le club de judo",
        "salaire des agents",
        "salaire du conseiller numérique",
        "combien de maires",
        "le maire touche à sa fin",
        "revenu de solidarité",
    ],
)
def test_what_others_earn_is_asked_as_typed(query: str) -> None:
    assert as_acts_answer(query) == query
