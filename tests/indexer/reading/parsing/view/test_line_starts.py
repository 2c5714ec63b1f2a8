"""Words, votes and titles begin lines where breaks were lost, in invented texts."""

import pytest

from indexer.reading.parsing.view.unbroken import with_lines

LONG = "Le conseil municipal de Brandeval entend la lecture des rapports de ses commissions. " * 4


@pytest.mark.parametrize(
    ("before", "opens"),
    [
        ("le compte est exact", "• Tarifs de la halle"),
        ("le compte est exact", "►Tarifs de la halle"),
        ("à la demande des élus", "Question n° 3 - Tarifs de la halle"),
        ("à la demande des élus", "POINT 12 : Tarifs de la halle"),
        ("à la demande des élus", "Question n° 3 Nouvelle halle"),
        ("à la demande des élus", "Sujet : tarifs de la halle"),
        ("à la demande des élus", "INTITULÉ : tarifs de la halle"),
        ("à la demande des élus", "* Tarifs de la halle"),
        ("secrétaire : Mme Anne MARTEL.", "Nouvelle halle"),
        ("Vote : Unanimité", "Nouvelle halle du marché"),
        ("Tarifs de la halle", "Proposition : trois euros"),
        ("Tarifs de la halle", "Votes : 12"),
        ("Tarifs de la halle", "Les prix restent à trois euros"),
        ("Tarifs de la halle", "Adoptés à l'unanimité"),
        ("Tarifs de la halle", "Approuvé par tous"),
        ("Tarifs de la halle", "Adoption à 12 voix"),
        ("Tarifs de la halle", "12 voix pour et aucune contre"),
        ("la dette est remise.", "21-C-0302 – ZONE DES TANNERIES"),
        ("le point est ajourné.", "1.2 Création d'une régie"),
        ("2. Finances", "2.1 Provision pour créances"),
        ("à 15 pour", "Tarifs de la halle"),
        ("par 3 voix contre", "Tarifs de la halle"),
        ("OBJET : TARIFS 2031", "Foncier bâti, 12 %"),
    ],
)  # fmt: skip
def test_what_opens_a_line_is_told_where_lines_are_lost(before: str, opens: str) -> None:
    lines = with_lines(f"{LONG}{before} {opens} et la suite. {LONG}").split("\n")
    assert any(line.startswith(opens.split(" :")[0]) for line in lines)


@pytest.mark.parametrize(
    "goes_on",
    ["OBJET : VOTE DES TAUX 2031", "LOT AVENANT N° 4 AU CONTRAT", "un coût de 2.5 M€ hors taxes"],
)
def test_what_goes_on_is_left_in_its_line(goes_on: str) -> None:
    lines = with_lines(f"{LONG}{goes_on} et la suite. {LONG}").split("\n")
    assert any(goes_on in line for line in lines)


HEAD = (
    "COMMUNE DE HURTIGHEIM Compte rendu du conseil municipal du 12 octobre 2023 Étaient présents : Paul ORVANNE, "
    "Anne MEYER, Louis BRANDT Secrétaire de séance : Anne MEYER "
)


def test_what_follows_a_result_opens_a_line() -> None:
    told = "il est adopté à l'unanimité 14 Renouvellement du bail POUR : 17 CONTRE : 0 4 FINANCES : TARIFS de la halle"
    broken = with_lines(f"{HEAD}{'Le maire expose le rapport. ' * 20}{told}")
    assert "unanimité\n14 Renouvellement" in broken
    assert "CONTRE : 0\n4 FINANCES" in broken


def test_a_title_stuck_to_the_point_above_opens_a_line_before_its_decision() -> None:
    told = (
        "Le conseil municipal vote le compte administratif comme suit : Compte de gestion du receveur Le conseil municipal, à "
        "l'unanimité, approuve le compte. "
    )
    broken = with_lines(f"{HEAD}{'Le maire expose le rapport. ' * 20}{told}")
    assert "comme suit :\nCompte de gestion du receveur\nLe conseil municipal" in broken


@pytest.mark.parametrize(
    "title",
    ["GRANDE FÊTE DU LAVOIR DES ORMES", "• GRANDE FÊTE DU LAVOIR", "• Vu le plan du lavoir"],
)
def test_a_title_in_capitals_or_behind_a_bullet_is_a_line(title: str) -> None:
    lines = with_lines(f"{LONG}la dette est remise {title} par le club et la suite. {LONG}").split(
        "\n"
    )
    assert f"{title} par le club et la suite." in lines
