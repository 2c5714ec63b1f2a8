"""Minutes in which each sentence that decides begins a line, and letterheads that are no title."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

HEAD = "SIVU DES ORMES\nCOMPTE RENDU DU COMITÉ SYNDICAL DU 30 MARS 2031\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


def results(document: Document) -> list[str | None]:
    return [act.vote.resultat if act.vote else None for act in document.actes]


def test_each_sentence_that_decides_is_an_act() -> None:
    document = read(
        f"{HEAD}Le comité syndical, réuni sous la présidence de M. Favier, vote à l'unanimité le compte.\n"
        "Il adopte par 15 voix et une abstention le budget.\nIl est pris acte du rapport.\n"
        "La séance est levée.\n"
    )
    assert results(document) == ["unanimité", "adopté", "prend acte"]


def test_those_present_take_note_too() -> None:
    document = read(
        f"{HEAD}Le comité syndical approuve le budget à l'unanimité.\n"
        "À l'unanimité, les délégués fixent le tarif à 2 euros.\nLes délégués prennent acte du rapport.\n"
    )
    assert results(document) == ["unanimité", "unanimité", "prend acte"]


def test_two_are_enough_where_the_text_holds_nothing_else() -> None:
    two = "Le comité syndical, à l'unanimité, fixe le loyer.\nÀ l'unanimité, les élus approuvent le budget.\n"
    first, _second = read(HEAD + two).actes
    assert first.texte.startswith("Le comité")
    assert len(read(f"{HEAD}{two}\nLe gîte est à refaire.\n").actes) < 2


def test_a_proposal_that_is_repelled_is_an_act() -> None:
    document = read(
        f"{HEAD}Le comité syndical approuve le budget à l'unanimité.\n"
        "La proposition d'un forage est repoussée par 9 voix contre et 4 voix pour.\n"
        "Le comité syndical fixe le tarif à 2 euros.\n"
    )
    assert results(document) == ["unanimité", "rejeté", "adopté"]


@pytest.mark.parametrize(
    "head",
    [
        "SIAEP DES DEUX ORMES\nRÉUNION DU COMITÉ SYNDICAL DU 26 MARS 2031\n",
        "COMMUNAUTÉ DE COMMUNES DE L'ORME\nPV DU CONSEIL COMMUNAUTAIRE DU 21 OCTOBRE 2031\n",
    ],
)
def test_a_letterhead_is_no_part_of_the_first_title(head: str) -> None:
    document = read(
        f"{head}COMPTE ADMINISTRATIF 2030\nLe Président sort. Vote : unanimité.\n"
        "CHOIX DU PRESTATAIRE\nM. Orval présente les offres. Vote : majorité, 2 abstentions.\n"
    )
    assert [act.objet for act in document.actes] == [
        "COMPTE ADMINISTRATIF 2030",
        "CHOIX DU PRESTATAIRE",
    ]


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("PÔLE CULTURE ET PATRIMOINE\nDÉNOMINATION DE LA SALLE", "DÉNOMINATION DE LA SALLE"),
        ("DIRECTION GÉNÉRALE\nDES SERVICES\nTARIFS DU MARCHÉ", "TARIFS DU MARCHÉ"),
        ("Session du 13 octobre 2031\nPlan pour la mer", "Plan pour la mer"),
        ("Réunion du 18 octobre 2031\nAide aux transports", "Aide aux transports"),
    ],
)
def test_the_title_of_an_extrait_stands_below_a_service_or_a_day(below: str, title: str) -> None:
    text = f"Ville de Valmory\nCONSEIL MUNICIPAL - SÉANCE DU 20 JUIN 2031\nDÉLIBÉRATION N° 2031-61\n{below}\n"
    [act] = read(f"{text}Le conseil municipal, à l'unanimité, adopte le projet.\n").actes
    assert (act.numero, act.objet) == ("2031-61", title)


def test_an_extrait_bears_the_rank_before_its_title() -> None:
    head = "Mairie de Valmory\nConseil municipal\nSéance du 8 avril 2031\n"
    text = f"{head}2/ Finances\nBudget primitif de la régie des eaux\nLe conseil municipal, à l'unanimité, adopte.\n"
    [act] = read(text).actes
    assert (act.numero, act.objet) == ("2", "Budget primitif de la régie des eaux")


@pytest.mark.parametrize(
    "above",
    ["DÉLIBÉRATION DU CONSEIL MUNICIPAL", "Administrateurs en exercice : 13 - présents : 9"],
)
def test_words_of_the_heading_are_no_title(above: str) -> None:
    text = (
        f"{above}\nN° 2031-73\nSéance du 9 novembre 2031 - Secrétaire de séance : Léa ORVAL\n\n"
        "Échange de terrains avec la SCI\n\nLe maire expose le projet.\nLe conseil municipal, à l'unanimité, approuve.\n"
    )
    [act] = read(text).actes
    assert act.objet == "Échange de terrains avec la SCI"


def test_the_first_words_of_a_paragraph_title_it() -> None:
    document = read(
        "VALMORY\nCompte rendu du conseil municipal du 9 juin 2031\nAbsent : M. ORNEL.\n\n"
        "Toiture de la halle : trois devis ont été reçus. Le conseil retient à l'unanimité celui de l'entreprise Lormois.\n\n"
        "Bulletin : les articles sont attendus le 8 mai.\n\n"
        "Chemin des Combes : un riverain souhaite l'acheter. Le conseil refuse cette demande.\n\n"
        "Repas des aînés : il aura lieu en mars. Le conseil fixe à 18 € la participation des invités.\n"
    )
    assert [act.objet for act in document.actes] == [
        "Toiture de la halle",
        "Chemin des Combes",
        "Repas des aînés",
    ]
    assert results(document) == ["unanimité", "rejeté", "adopté"]


def test_the_result_may_be_a_word_behind_the_sentence() -> None:
    document = read(
        "Compte rendu du conseil municipal du 9 juin 2031 – Valmory\n\n"
        "Tarifs du lavoir : le prix passe à 3 € à la rentrée. Unanimité.\n"
        "Bail du gîte : renouvellement pour trois ans, 400 € par mois. Unanimité.\n"
        "Ligne de crédit : 500 € sont ajoutés pour les chemins. Unanimité.\n"
        "Informations : la fête aura lieu le 18 août.\n"
    )
    assert [(act.objet, act.vote and act.vote.resultat) for act in document.actes] == [
        ("Tarifs du lavoir", "unanimité"),
        ("Bail du gîte", "unanimité"),
        ("Ligne de crédit", "unanimité"),
    ]
