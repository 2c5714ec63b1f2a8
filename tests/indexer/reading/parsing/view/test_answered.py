"""Points of which one line tells the number, the title and what was decided, invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.answered import with_answers_apart

HEAD = (
    "COMPTE-RENDU DU CONSEIL MUNICIPAL DU 14 MAI 2031\n\nL'an deux mille trente et un le 14 mai, le conseil municipal "
    "s'est réuni à la mairie sous la présidence de Mme Odile VARNIER, maire.\n\n"
)
TAIL = "\n\nQUESTIONS DIVERSES :\n\nLe repas des aînés aura lieu le 3 juin.\n\nLa séance est levée à 22 h."


def acts(points: str) -> list[tuple[str | None, str | None, str | None]]:
    document = parse(ExtractedText(HEAD + points + TAIL), name="document.txt")
    return [(act.numero, act.objet, act.vote and act.vote.resultat) for act in document.actes]


@pytest.mark.parametrize(
    ("points", "results"),
    [
        ("1. EAU : accord\n2. FOUR : accord\n3. BAIL : accord", ["adopté"] * 3),
        ("1) EAU : accord à l'unanimité 2) FOUR : refus 3) BAIL : accord du conseil", ["unanimité", "rejeté", "adopté"]),
        ("1 - EAU - adopté par 9 voix pour et 2 contre 2 - FOUR - accepté 3 - BAIL - refusé", ["adopté", "adopté", "rejeté"]),
        ("1° EAU. Approuvé à l'unanimité. 2° FOUR. Le conseil donne son accord. 3° BAIL. Unanimité.", ["unanimité", "adopté", "unanimité"]),
        ("1/ EAU => 9 pour, 2 abstentions 2/ FOUR => validé sans réserve 3/ BAIL => rejeté", ["adopté", "adopté", "rejeté"]),
        ("1. EAU : accord pour signer\n\nle contrat 2. FOUR : d'accord à l'unanimité 3.\n\nBAIL : tous d'accord", ["adopté", "unanimité", "adopté"]),
        ("1. EAU : pour : 9 ; contre : 2 2. FOUR : accord de principe 3. BAIL : avis favorable du conseil", ["adopté"] * 3),
    ],
)  # fmt: skip
def test_dense_points_are_each_an_act(points: str, results: list[str]) -> None:
    named = [("1", "EAU"), ("2", "FOUR"), ("3", "BAIL")]
    titled = points.replace("EAU", "TARIFS DE L'EAU").replace("FOUR", "ACHAT D'UN FOUR").replace("BAIL", "BAIL DE LA CHASSE")  # fmt: skip
    assert [(number, result) for number, _title, result in acts(titled)] == [
        (number, result) for (number, _), result in zip(named, results, strict=True)
    ]
    assert [title for _number, title, _result in acts(titled)] == [
        "TARIFS DE L'EAU",
        "ACHAT D'UN FOUR",
        "BAIL DE LA CHASSE",
    ]


@pytest.mark.parametrize(
    ("points", "numbers"),
    [
        ("I. Tarifs de l'eau : accord II. Achat d'un four : accord III. Bail : accord", ["I", "II", "III"]),
        ("Point 1 : Tarifs de l'eau : adopté. Point 2 : Achat d'un four : adopté. Point 3 : Bail de chasse : adopté.", ["1", "2", "3"]),
        ("N° 1 Tarifs de l'eau : adopté N° 2 Achat d'un four : adopté N° 3 Bail de la chasse : adopté", ["1", "2", "3"]),
        ("2031-21 Tarifs de l'eau : adopté 2031-22 Achat d'un four : adopté 2031-23 Bail de la chasse : adopté", ["2031-21", "2031-22", "2031-23"]),
    ],
)  # fmt: skip
def test_ranks_and_numbers_of_other_forms(points: str, numbers: list[str]) -> None:
    assert [number for number, _title, _result in acts(points)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "1. Tarifs de l'eau\n2. Achat d'un four\n3. Bail de la chasse : avis favorable",
        "1. Accord-cadre de voirie : accord\n2. Accord local : le siège\n3. Bail : demande de Mme X. accord",
        # those of a list within a point, of a sign of their own
        "1. Eau : projet. 2. Aides : le conseil examine 1) Judo : accord 2) Boules : accord 3) Chasse : refus 3. Bail",
        # the number behind its act
        "NOMBRE\nUnanimité. Accord.\n(Délibération n° 2031-26)\n\nFIXATION\nRien : accord.\n(Délibération n° 2031-27)\n\nBAIL : accord.\n(Délibération n° 2031-28)",
    ],
)
def test_other_lists_stay_as_they_are(text: str) -> None:
    assert with_answers_apart(text) == text


def test_no_character_moves() -> None:
    text = "1. Eau => accord 2. Four : accord 3. Bail. Accord."
    apart = with_answers_apart(text)
    assert len(apart) == len(text)
    assert apart.split() == [
        "1.",
        "Eau",
        ".",
        "accord",
        "2.",
        "Four",
        ".",
        "accord",
        "3.",
        "Bail.",
        "Accord.",
    ]
