"""Votes that only names tell, results beside them, and news that are agreed to; in words that are invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.kinds import document_kind
from indexer.reading.parsing.facts.numbers.ending_numbers import number_ending_title
from indexer.reading.parsing.points.opened.no_openings import opens_nothing
from indexer.reading.parsing.points.weighing.lattice import Lattice
from indexer.reading.parsing.view.cleaning import clean
from indexer.reading.parsing.view.unbroken import with_lines

HEAD = (
    "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"
    "Le conseil municipal s'est réuni sous la présidence de Mme Lise FERTAC, maire.\n"
    "Présents : Mme FERTAC, M. ORNEL, M. VALDIC, Mme TISON.\n\n"
    "1. Tarifs du camping\nMme le Maire présente les tarifs.\nAdopté à l'unanimité.\n\n"
)


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    document = parse(ExtractedText(HEAD + text), name="document.txt")
    acts = document.actes[1:]
    return [(act.numero, act.objet, act.vote.resultat if act.vote else None) for act in acts]


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        (
            "Ont voté pour : Mme FERTAC, M. ORNEL, Mme TISON.\nA voté contre : M. VALDIC.",
            "adopté",
        ),
        (
            "Ont voté pour : M. VALDIC.\nOnt voté contre : Mme FERTAC, M. ORNEL, Mme TISON.",
            "rejeté",
        ),
        ("Contre : M. VALDIC.", "adopté"),
        (
            "Mis aux voix, le projet de l'allée est adopté (MM. ORNEL et VALDIC votent contre).",
            "adopté",
        ),
    ],
)
def test_names_tell_a_vote_without_a_figure(votes: str, result: str) -> None:
    point = f"2. Dénomination d'une voie\nIl est proposé de nommer la voie allée des Tilleuls.\n{votes}\n"
    assert told(point) == [("2", "Dénomination d'une voie", result)]


@pytest.mark.parametrize("title", ["Informations", "Communication"])
def test_thanks_of_all_under_news_make_no_act(title: str) -> None:
    assert told(f"2. {title}\nMme le Maire remercie les agents, à l'unanimité des élus.\n") == []


def test_a_sentence_with_its_verb_ends_the_title_above_it() -> None:
    point = (
        "Point 2 : Budget initial 2032\nLa directrice présente le projet de budget.\n"
        "Délibération n° CA-2031-31 adoptée à l'unanimité.\n\n"
        "Point 3 : Programme d'intervention\nUn débat s'engage sur la densité des opérations.\n"
        "Délibération n° CA-2031-32 adoptée par 12 voix et 2 abstentions.\n"
    )
    assert [objet for _number, objet, _result in told(point)] == [
        "Budget initial 2032",
        "Programme d'intervention",
    ]


def test_an_account_that_is_an_extract_of_deliberations_is_an_account() -> None:
    top = "COMPTE RENDU Extrait des délibérations du conseil municipal du 9 juin 2031\n"
    text = clean(f"{top}Présents : Mme FERTAC, M. ORNEL.\n1) Tarifs\nAdopté à l'unanimité.\n")
    assert document_kind(text, "", ()) == "compte-rendu"


def test_the_first_rank_behind_a_sentence_opens_a_line() -> None:
    text = (
        "Secrétaire de séance : Lise FERTAC Observation sur le procès-verbal du 20 mai dernier : adopté à l'unanimité. "
        "1)Approbation des comptes de la halle : commune et services annexes. Le maire présente les comptes de l'an passé."
    )
    assert "unanimité.\n1)Approbation" in with_lines(text)


def test_a_result_of_its_own_line_is_no_row() -> None:
    text = (
        "RÉGION HAUTE-LISSE\nAssemblée plénière du 26 juin 2031\nRelevé des votes\n\n"
        "Rapport 1 – Compte administratif 2030\nVote : Pour : 61 – Contre : 22\nRapport adopté\n\n"
        "Rapport 2 – Plan de prévention des déchets\nVote : Pour : 83 – Contre : 0\nRapport adopté\n\n"
        "Rapport 3 – Stratégie ferroviaire\nVote : Pour : 65 – Contre : 22\nRapport adopté\n"
    )
    acts = parse(ExtractedText(text), name="document.txt").actes
    assert [act.objet for act in acts] == [
        "Compte administratif 2030",
        "Plan de prévention des déchets",
        "Stratégie ferroviaire",
    ]


@pytest.mark.parametrize("result", ["Amendement rejeté", "Vœu adopté", "Proposition est retirée"])
def test_a_result_opens_no_point(result: str) -> None:
    lattice = Lattice(clean(f"{HEAD}{result}\n"), ())
    assert opens_nothing(lattice, len(lattice.clean.lines) - 1)


def test_a_title_ends_above_a_number_behind_its_label() -> None:
    point = (
        "2/ COMPTE RENDU DES DÉCISIONS DU MAIRE\nDécision 2031-08 : renouvellement de la ligne de trésorerie\n"
        "Décision 2031-09 : avenant au marché de voirie\nLe Conseil prend acte.\n\n"
        "3/ TRAVAUX DE LA HALLE\nDélibération adoptée à l'unanimité.\n"
    )
    assert told(point)[0][1:] == ("COMPTE RENDU DES DÉCISIONS DU MAIRE", "prend acte")


@pytest.mark.parametrize(
    "granted",
    [
        "Autorisation est donnée à la présidente de signer la convention.",
        "Le maire est donc autorisé à signer la convention.",
    ],
)
def test_who_is_authorised_has_a_decision(granted: str) -> None:
    assert told(f"2. Convention avec l'épicerie sociale\n{granted}\n") == [
        ("2", "Convention avec l'épicerie sociale", "adopté")
    ]


@pytest.mark.parametrize("bracket", ["(délibération 01-2031)", "(délibération n 01-2031)"])
def test_a_number_in_brackets_behind_its_label_ends_a_title(bracket: str) -> None:
    assert number_ending_title(f"Affectation du résultat {bracket}") == (
        "01-2031",
        "Affectation du résultat",
    )


def test_the_next_number_ends_a_title_that_a_vote_stands_behind() -> None:
    rows = (
        "Délib 2031-14 – Subvention à l'école : 12 € par élève. Vote : 5 pour\n"
        "Délib 2031-15 – Chemin des Prés : cession de 40 m². Vote : 4 pour, 1 abst.\n"
        "Délib 2031-16 – Assurance : contrat renouvelé. Vote : 5 pour\n"
    )
    text = f"PV CM 17/06/2031 – Commune de Brandeval\nPrésents : FERTAC L., ORNEL P., VALDIC L.\n\n{rows}"
    acts = parse(ExtractedText(text), name="document.txt").actes
    assert [act.numero for act in acts] == ["2031-14", "2031-15", "2031-16"]


def test_a_surplus_that_is_carried_over_postpones_nothing() -> None:
    point = "2. Affectation du résultat\nLe résultat de 14 200 € est reporté en fonctionnement, à l'unanimité.\n"
    assert told(point) == [("2", "Affectation du résultat", "unanimité")]
