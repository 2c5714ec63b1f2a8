"""Figures in cells, ranks that lack, sentences that open nothing, numbers under a title of the document: invented."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.days.convocations import convocation_date
from indexer.reading.parsing.facts.days.sitting_day import sitting_day
from indexer.reading.parsing.facts.people.counts import Counts, counts
from indexer.reading.parsing.facts.votes.ballots import ballot
from indexer.reading.parsing.view.cleaning import clean


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nombre de conseillers | Présents | Votants | Date de convocation\n60 | 47 | 55 | 06/12/2031\n", Counts(60, 47, 55)),
        ("EFFECTIF LÉGAL\nEN EXERCICE\nPRÉSENTS\nVOTANTS\n\n19\n18\n13\n17\n", Counts(18, 13, 17)),
        ("Nombre de délégués 24\ntitulaires en exercice\nNombre de délégués 17\ntitulaires présents\n", Counts(24, 17)),
    ],
)  # fmt: skip
def test_counts_stand_in_cells_and_under_labels(text: str, wanted: Counts) -> None:
    assert counts(clean(text)) == wanted


def test_convocations_are_several_letters() -> None:
    view = clean("Date d'envoi des convocations écrites : 23 JUIN 2031\n")
    assert convocation_date(view, None) == dt.date(2031, 6, 23)


def test_a_label_may_have_a_sign_and_a_bar() -> None:
    told = ballot("votants : |40\npour : |36\ncontre : |3\nabstention : |1")
    assert (told.pour, told.contre, told.abstention) == (36, 3, 1)


def test_a_commission_that_has_validated_a_matter_sat_before() -> None:
    text = (
        "Département de la Brune\nOBJET : Rapport\nLa commission permanente, réunie le 12 novembre 2031, l'a validé.\n"
        "Le Conseil départemental décide de prendre acte du rapport.\nFait à Orme, le 28 novembre 2031\n"
    )
    assert sitting_day(clean(text), "x", None).date == dt.date(2031, 11, 28)


def test_the_rank_before_the_first_is_found_with_its_title() -> None:
    document = read(
        "publication : 17-06-2031\nCIAS de Valbrune\nConseil d'administration du 9 juin 2031\n"
        "N°2/Assemblée\nProcès-verbal de la séance du 4 mai 2031\nLe conseil d'administration arrête le procès-verbal à l'unanimité.\n"
        "N°3/Insertion\nAide à la mobilité des demandeurs d'emploi\nLe conseil d'administration approuve l'aide à l'unanimité.\n"
    )
    assert [(act.numero, act.vote and act.vote.resultat) for act in document.actes] == [
        ("2", "unanimité"),
        ("3", "unanimité"),
    ]
    assert (document.actes[0].objet or "").endswith("Procès-verbal de la séance du 4 mai 2031")


def test_an_act_is_kept_where_only_its_decision_looks_like_an_opening() -> None:
    [act] = read(
        "ville de Valbrune\nLe 14-06-2031\nSéance du 9 juin 2031\nN°1/Administration générale\n"
        "Procès-verbal de la séance du 4 mai 2031\n"
        "Le mardi 9 juin 2031 à 20h00, le Conseil Municipal, sur convocation du 2 juin, s'est réuni en mairie.\n"
        "ARRETE le procès-verbal de la séance du 4 mai 2031.\nVote pour : 27 - Contre : 0 - Abstention : 2\n"
    ).actes
    assert act.numero == "1"
    assert act.vote is not None
    assert (act.vote.pour, act.vote.abstention) == (27, 2)


def test_a_sentence_between_numbered_points_opens_none() -> None:
    [act] = read(
        "Conseil municipal de Valbrune\nSéance du 9 juin 2031\n2. Retrait de la Communauté de communes d'Orme du Syndicat mixte du Parc\n"
        "Le comité syndical a approuvé ce retrait à la majorité (22 voix pour, 5 voix contre).\n"
        "Les communes membres doivent se prononcer dans les trois mois.\nLe conseil municipal approuve ce retrait à l'unanimité.\n"
    ).actes
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.contre) == ("unanimité", None)


def test_who_presides_then_is_no_title() -> None:
    [act] = read(
        "CCAS DE VALBRUNE - PV DU CONSEIL D'ADMINISTRATION DU 9 JUIN 2031\n1°) Compte administratif 2030\n"
        "M. DAUBIGNY, doyen, prend la présidence.\nLe compte est adopté à l'unanimité.\n"
    ).actes
    assert act.objet == "Compte administratif 2030"


def test_a_number_stands_under_the_title_of_an_extrait_that_fills_its_line() -> None:
    [act] = read(
        "VILLE DE VALBRUNE\nExtrait du registre des délibérations - Séance du mardi 9 juin 2031\n"
        "N° 2031/58 : Aménagement du front de mer\nI – PRÉSENTATION\nLe projet porte sur 800 mètres.\nII – CALENDRIER\n"
        "Les travaux débuteront en mai.\nLe conseil municipal, par 21 voix pour et 6 voix contre,\n1. APPROUVE le projet.\n"
    ).actes
    assert (act.numero, act.objet) == ("2031/58", "Aménagement du front de mer")


def test_parts_of_a_report_are_of_the_point_above_them() -> None:
    [act] = read(
        "Communauté de communes du Val Doré - procès-verbal du 20 février 2031\n9. Rapport d'orientation budgétaire\n"
        "Le président présente le rapport.\n1 – Le contexte national\nLa croissance ralentit.\n"
        "2 – La situation de la communauté\nL'épargne se maintient.\nLe conseil communautaire prend acte du rapport.\n"
    ).actes
    assert (act.numero, act.objet) == ("9", "Rapport d'orientation budgétaire")


def test_the_decision_of_the_council_tells_a_majority() -> None:
    [act] = read(
        "Communauté d'agglomération de Brune - Procès-verbal - Conseil communautaire du 9 juin 2031\n"
        "2031/06/02 - Subvention exceptionnelle au cinéma\nM. Théo MARTEL : Je ne prendrai pas part au débat.\n"
        "M. CARON votera contre.\nDÉCISION DU CONSEIL : Majorité - 4 contre - 3 abstentions\n"
    ).actes
    assert act.vote is not None
    assert act.vote.resultat == "majorité"
