"""The first points of a sitting: who keeps the minutes, the only one of a text cut short; invented words."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.opened.no_openings import opens_nothing
from indexer.reading.parsing.points.weighing.lattice import Lattice
from indexer.reading.parsing.view.cleaning import clean

HEAD = (
    "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"
    "L'an deux mille trente et un, le neuf juin, le conseil municipal s'est réuni sous la présidence "
    "de Mme Lise FERTAC, maire.\nPrésents : Mme FERTAC, M. ORNEL, M. VALDIC.\n\n"
)
VOTED = "Après en avoir délibéré, le conseil municipal approuve, à l'unanimité.\n"
REPORT = (
    "Dans les communes de 1 000 habitants et plus, le conseil municipal établit son règlement intérieur dans les six\n"
    "mois de son installation. Les dispositions de ce règlement sont librement arrêtées par le conseil, et prévoient les\n"
    "conditions dans lesquelles les élus consultent les contrats de\n"
)


def read(text: str) -> Document:
    return parse(ExtractedText(HEAD + text), name="document.txt")


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (act.numero, act.objet, act.vote.resultat if act.vote else None) for act in read(text).actes
    ]


#: What is agreed to before the first point, and bears no title.
AGREED = (
    "Secrétaire de séance : Lise FERTAC : je vous propose Mme Aude PRAT. Vote à l'unanimité.\n\n"
    "Procès-verbal de la séance du 26 mai 2031 : vote à l'unanimité.\n\n"
    "Rappel des décisions municipales intervenues depuis la précédente séance : néant\n\n"
    "Examen de l'ordre du jour comportant onze affaires :\n\n"
)


def test_the_only_point_of_a_text_may_be_cut_before_its_vote() -> None:
    assert told(f"{AGREED}Élection du maire\n{REPORT}") == [(None, "Élection du maire", None)]


def test_a_sentence_is_no_point_of_a_text_that_is_cut() -> None:
    assert not told(f"{AGREED}Depuis le 17 novembre, trois décisions ont été prises\n{REPORT}")


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("0) Secrétaire de séance", "Le conseil désigne Mme Aude PRAT comme secrétaire de séance."),
        (
            "0.1 Secrétaire de séance",
            "Il a été procédé à la nomination d'un secrétaire pris dans le sein du\n"
            "conseil, M. Luc ORNEL a été désigné pour remplir ces fonctions.",
        ),
    ],
)
def test_who_keeps_the_minutes_is_told_under_the_number_above_all_others(
    heading: str, named: str
) -> None:
    number = heading.split()[0].strip(")")
    point = f"1) Tarifs du camping\nMme le Maire présente les tarifs.\n{VOTED}"
    assert told(
        f"{heading}\n{named}\n\n{point}\n2) Voirie\nMme le Maire présente le devis.\n{VOTED}"
    ) == [
        (number, "Secrétaire de séance", "adopté"),
        ("1", "Tarifs du camping", "unanimité"),
        ("2", "Voirie", "unanimité"),
    ]


def test_minutes_begin_again_at_one_behind_their_agenda() -> None:
    agenda = (
        "pour délibérer sur l'ordre du jour suivant :\n\n1. Désignation d'un secrétaire de séance,\n\n"
        "2. Approbation du procès-verbal de la séance du 28 avril 2031\n\n3. Tarifs du camping\n\n4. Questions diverses.\n\n\n"
    )
    points = (
        "1. Désignation d'un secrétaire de séance\n\nM. Luc ORNEL est désigné en qualité de secrétaire de séance.\n\n"
        "2. Approbation du procès-verbal de la séance du 28 avril 2031\n\nLe procès-verbal est adopté à l'unanimité.\n\n"
        f"3. Tarifs du camping\n\nMme le Maire présente les tarifs.\n{VOTED}"
    )
    assert [number for number, _title, _result in told(agenda + points)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "line",
    ["Salle des fêtes – mardi 9 juin 2031 – 20 h 00", "Télétransmis au contrôle de légalité le :"],
)
def test_where_they_sat_and_a_stamp_open_no_point(line: str) -> None:
    point = f"\n1) Tarifs du camping\nMme le Maire présente les tarifs.\n{VOTED}"
    cleaned = clean(f"{HEAD}{line}\n{point}")
    [at] = [at for at, own in enumerate(cleaned.lines) if own.text[:9] == line[:9]]
    assert opens_nothing(Lattice(cleaned, ()), at)


def test_a_sitting_without_a_title_is_one_though_its_only_act_is_cut() -> None:
    text = (
        "COMMUNE DE BRANDEVAL\nL'an deux mille trente et un, le neuf juin, le conseil municipal s'est réuni sous la "
        "présidence de Mme Lise FERTAC, maire.\nPrésents : Mme FERTAC, M. ORNEL, M. VALDIC.\n"
        f"Mme Aude PRAT est désignée secrétaire de séance.\n\n1 – ADOPTION DU RÈGLEMENT INTÉRIEUR DU CONSEIL\n{REPORT}"
    )
    document = parse(ExtractedText(text), name="document.txt")
    assert [act.numero for act in document.actes] == ["1"]
    assert document.type_document == "compte-rendu"


def test_titles_under_one_bullet_and_a_colon_are_points_as_the_others_are() -> None:
    text = (
        "- bilan de l'année 2030 :\nLe budget de l'eau :\nValidation des comptes : approbation à l'unanimité.\n"
        "- subventions aux associations :\n- Foyer rural : 250 €\n- Gymnastique : 250 €\nApprouvées à l'unanimité.\n"
        "- tarifs de l'eau :\nLa commission propose une augmentation de 5 %.\nApprouvée à l'unanimité.\n"
        "- contribution au chauffage en hiver :\nUne contribution est demandée aux associations.\nApprouvée à l'unanimité.\n"
        "- taux d'imposition :\nLa commission des finances propose de maintenir les taux et la ta\n"
    )
    assert [title for _number, title, _result in told(text)] == [
        "bilan de l'année 2030",
        "subventions aux associations",
        "tarifs de l'eau",
        "contribution au chauffage en hiver",
        "taux d'imposition",
    ]


def test_the_last_title_of_a_text_is_not_one_of_its_agenda() -> None:
    title = "Création de pistes en forêt d'Orme – Attribution des travaux"
    agenda = (
        "Subvention annuelle Comité des fêtes de Brandeval\n\nModification simplifiée du Plan Local d'Urbanisme\n\n"
        "Problématique estives des Combes : Réponses aux demandes du groupement pastoral\n\nDélivrance affouage 2031 – Tarifs, tonnage,…"
    )
    report = (
        "Mme le Maire rappelle que l'objet du présent marché concerne l'exécution d'un ensemble de travaux de création de pistes "
        "en terrain naturel et mise au gabarit des pistes existantes\n\nElle présente le rapport de la commission d'appel d'offres "
        "du 26 mai 2031 mentionnant que le marché est passé selon une procédure adaptée.\n"
    )
    text = (
        f"Approbation du compte rendu de la séance du 05 mai 2031\n\nOrdre du jour\n\n{title}\n\n{agenda}\n\n"
        f"_____________________\n\n2031-36\n\n{title}\n\n{report}"
    )
    assert told(text) == [("2031-36", title.replace("–", "-"), None)]


def test_affairs_on_the_agenda_are_no_acts() -> None:
    text = (
        "Affaires inscrites à l'ordre du jour\n\n2031_06_01 - Modification des statuts 2031_06_02 - Temps de travail d'un agent "
        "2031_06_03 - Extension de la mairie - plan de financement prévisionnel 2031_06_04 - Convention de participation aux frais de sco\n"
    )
    assert not told(text)


def test_former_minutes_that_are_passed_tell_a_sitting_cut_in_its_first_act() -> None:
    text = (
        "Conseil municipal du 9 juin 2031\n\nPRÉSENTS :\n\nLise FERTAC, Paul ORNEL, Luc VALDIC.\n\n"
        "SECRÉTAIRE DE SÉANCE : Luc VALDIC\n\nLe compte rendu du conseil municipal du 4 mai 2031 est approuvé.\n\n"
        "VIE DES INSTITUTIONS\n\nMadame le Maire informe de la démission de M. Tison et installe M. Valdic.\n\n"
        "I – COMPOSITION DES COMMISSIONS MUNICIPALES\n\nVU la délibération n° 2030-04 relative aux commissions ;\n\n"
        "Le conseil municipal décide à l'unanimité, de ne pas procéder au scrutin secret p"
    )
    document = parse(ExtractedText(text), name="document.txt")
    assert document.type_document == "compte-rendu"
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("I", "COMPOSITION DES COMMISSIONS MUNICIPALES")
    ]
