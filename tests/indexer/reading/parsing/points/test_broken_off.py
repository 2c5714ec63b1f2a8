"""Texts that break off in or under a title, and what is told by the way: no act, in words that are invented."""

import pytest

from indexer.documents import Document, ExtractedText
from indexer.reading.parsing import parse

HEAD = (
    "COMMUNE DE BRANDEVAL\nCOMPTE RENDU\nSéance du conseil municipal du 9 juin 2031\n"
    "Le conseil municipal s'est réuni sous la présidence de Mme Lise FERTAC, maire.\n"
    "Présents : Mme FERTAC, M. ORNEL, M. VALDIC.\n\n"
)
VOTED = "Après en avoir délibéré, le conseil municipal approuve, à l'unanimité.\n"
POINT = f"1) Tarifs du camping\nMme le Maire présente les tarifs.\n{VOTED}"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (act.numero, act.objet, act.vote.resultat if act.vote else None)
        for act in read(HEAD + text).actes
    ]


CAMPING = ("1", "Tarifs du camping", "unanimité")


@pytest.mark.parametrize(
    ("last", "number", "title"),
    [
        (
            "2) Avis sur le projet de schéma de la vall",
            "2",
            "Avis sur le projet de schéma de la vall",
        ),
        ("Délibération n° 29/2031 Recensement de la popu", "29/2031", "Recensement de la popu"),
    ],
)
def test_a_text_may_break_off_in_the_title_of_its_last_act(
    last: str, number: str, title: str
) -> None:
    assert told(POINT + last) == [CAMPING, (number, title, None)]


@pytest.mark.parametrize(
    "last",
    [
        "2) Questions diverses",
        "2) Compte rendu",
        "Avis sur le projet de schéma de la vall",
    ],
)
def test_a_last_line_that_names_no_act_and_follows_no_number_is_none(last: str) -> None:
    assert told(POINT + last) == [CAMPING]


def test_the_number_above_a_last_title_is_its_opening_too() -> None:
    text = f"0.\nTarifs du camping\nMme le Maire présente les tarifs.\n{VOTED}1.\nDemande de subvention par une association\n"
    acts = told(f"{text}Mme le Maire rappelle les accords passés avec les communes voisines de leu")
    assert acts[-1] == ("1", "Demande de subvention par une association", None)


@pytest.mark.parametrize("number", ["( DE_2031_03_01)", "- DE_2031_012", ": 2031-93"])
def test_a_title_that_ends_on_its_number_opens_an_act(number: str) -> None:
    title = "Versement d'un fonds de concours aux réseaux du bourg"
    acts = told(f"{POINT}\n{title} {number}\nVu le code général des collectivités et notamment l")
    assert acts == [CAMPING, (number.strip("( ):-"), title, None)]


@pytest.mark.parametrize(
    "title",
    [
        "2) Compte-rendu des décisions du maire",
        "2) Décisions prises par délégation",
        "2) Communications",
        "2) Informations et questions diverses",
        "2) Questions diverses",
    ],
)
def test_what_is_agreed_to_among_news_is_no_act(title: str) -> None:
    news = "Marché de la halle : l'entreprise Lormois est retenue, le conseil municipal donne un avis favorable.\n"
    assert told(f"{POINT}{title}\n{news}") == [CAMPING]


def test_what_the_assembly_takes_note_of_among_news_is_an_act() -> None:
    acts = told(f"{POINT}2) Décisions prises par délégation\nLe conseil municipal prend acte.\n")
    assert acts == [CAMPING, ("2", "Décisions prises par délégation", "prend acte")]


def test_points_that_the_agenda_gains_are_no_acts() -> None:
    gained = (
        "Mme le Maire demande l'autorisation d'ajouter deux questions à l'ordre du jour :\n\n"
        "- Convention avec le lycée\n\n- Subvention au club de boules\n\n"
        "Accord à l'unanimité des membres présents pour accepter l'ajout de ces questions.\n\n"
    )
    assert told(gained + POINT) == [CAMPING]


def test_a_share_is_no_title() -> None:
    shares = "1 - 60 % (40 % du département, 20 % de la région) pour les stations.\n\nLe conseil municipal approuve ces taux.\n"
    acts = told(f"PROGRAMME D'EAU POTABLE\nMme le Maire rappelle les taux :\n\n{shares}")
    assert [objet for _number, objet, _result in acts] == ["PROGRAMME D'EAU POTABLE"]


def test_an_assembly_without_a_name_decides_under_the_number_of_its_act() -> None:
    document = read(
        "République Française\nDépartement de l'Orne\nCOMMUNE DE\n\n"
        "Séance du 4 mars 2031 en exercice : 11 L'an deux mille trente et un et le quatre mars l'assemblée "
        "régulièrement convoquée le 28 février 2031, s'est réunie sous la présidence de\n"
        "Présents : 10 Sont présents: Lise FERTAC, Paul ORNEL\nSecrétaire de séance: Lise FERTAC\n\n"
        "Délibération: DE_2031_001 Objet: Transfert de la halle au syndicat\n\n"
        "Vu la délibération du 20 septembre 2029 qui met la halle à l'étude,\nVu l'avis de la commission,\n"
    )
    assert document.type_document == "deliberation"
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("DE_2031_001", "Transfert de la halle au syndicat")
    ]
    assert document.seance is not None
    assert document.seance.secretaire == "Lise FERTAC"
