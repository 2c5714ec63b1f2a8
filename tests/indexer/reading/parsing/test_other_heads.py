"""Heads that name who sat in other words, and points that a text breaks off."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

_REPORT = (
    "Le maire rappelle que la halle a été bâtie en 1890 et que sa charpente est à reprendre. " * 4
)


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def test_members_who_met_stand_for_their_council() -> None:
    seance = read(
        "Le 4 juillet 2031, suivant la convocation adressée le 27 juin 2031, les conseillers communautaires du Val"
        " d'Orme se sont réunis en séance publique sous la présidence de Monsieur Paul VERDUN.\n\n"
        "79 conseillers en exercice : 67 présents 10 pouvoirs 2 excusés\n\nLe Conseil désigne Mme Lise ORVAL comme"
        " secrétaire de séance.\n"
    ).seance
    assert (seance.organe, seance.president) == ("conseil communautaire", "Paul VERDUN")
    assert (seance.membres_exercice, seance.presents) == (79, 67)


def test_a_standing_commission_sits_for_the_council_of_its_president() -> None:
    document = read(
        "La Commission permanente s'est réunie à l'Hôtel régional, le vendredi dix-neuf juin deux mil trente et un,"
        " sous la présidence de Monsieur Paul VERDUN, Président du Conseil régional.\nSont présents :\n"
        "Madame Lise ORVAL, Monsieur Jean ORMES\n"
    )
    assert document.seance.organe == "conseil régional"
    assert str(document.seance.date) == "2031-06-19"


def test_members_to_appoint_elsewhere_did_not_sit() -> None:
    seance = read(
        "PROCES-VERBAL DES DELIBERATIONS DU CONSEIL MUNICIPAL\nSéance du 8 avril 2031\nSOMMAIRE\n"
        "Centre communal d'action sociale – Désignation des membres du\nconseil d'administration\n"
        "Conseil d'administration du collège\nConseil d'administration de la crèche\n"
    ).seance
    assert seance.organe == "conseil municipal"


def test_a_council_composed_of_members_tells_its_seats() -> None:
    seance = read(
        "Le 13 octobre 2031, le Conseil Municipal s'est réuni sous la présidence de M. Paul VERDUN, Maire.\n"
        "Présents : Lise ORVAL, Jean ORMES, formant la majorité, le conseil étant composé de 14 membres.\n"
    ).seance
    assert seance.membres_exercice == 14


def test_a_budget_is_no_label_of_a_commune() -> None:
    document = read(
        "Ordre du jour :\n- Budget Commune : Décision modificative n° 3\nL'an 2031, le 13 octobre, le Conseil"
        " Municipal de cette commune s'est réuni sous la présidence de M. Paul VERDUN, Maire.\n"
    )
    assert document.collectivite.nom is None


def test_a_group_is_told_without_the_kind_that_its_list_gives_it() -> None:
    document = read(
        "CONSEIL COMMUNAUTAIRE\nSéance du 4 juillet 2031\nLes conseillers de Bièvre Isère Communauté se sont réunis.\n"
    )
    assert document.collectivite.nom == "Communauté de communes Bièvre Isère"


@pytest.mark.parametrize("number", ["2031-12-01", "2031-062-01", "D2031-04"])
def test_the_point_with_which_minutes_break_off_is_an_act(number: str) -> None:
    acts = read(
        "COMPTE RENDU\nConseil municipal du 17 décembre 2031\nPrésents : Lise ORVAL, Jean ORMES.\n\n"
        f"{number} : RÉFECTION DE LA HALLE\n\n{_REPORT}\n"
    ).actes
    assert [(act.numero, act.vote) for act in acts] == [(number, None)]


def test_figures_above_their_labels_are_read_in_their_order() -> None:
    seance = read(
        "EXTRAIT\nDU REGISTRE DES DÉLIBÉRATIONS\nDU CONSEIL MUNICIPAL DE LA VILLE DE MAZERES (ARIÈGE)\n27\n16\n3\n19\n"
        "Nombre de Conseillers en exercice\nPrésents\nProcurations\nVotants\nN° 2031 1 1\n"
        "L'an deux mille trente et un le 23 janvier, le Conseil municipal s'est réuni sous la présidence de Paul VERDUN.\n"
    ).seance
    assert (seance.membres_exercice, seance.presents, seance.votants) == (27, 16, 19)


def test_what_a_sentence_says_behind_a_title_in_capitals_is_no_part_of_it() -> None:
    acts = read(
        "COMPTE RENDU\nConseil municipal du 16 juin 2031\nPrésents : Lise ORVAL, Jean ORMES.\n\n"
        "1. DÉSIGNATION DU SECRÉTAIRE DE SÉANCE : Monsieur Paul VERDUN a été désigné secrétaire de séance.\n\n"
        "2. TARIFS DE LA HALLE :\n\nLe conseil municipal, à l'unanimité, approuve les tarifs.\n"
    ).actes
    assert acts[0].objet == "DÉSIGNATION DU SECRÉTAIRE DE SÉANCE"


def test_the_word_after_a_name_on_its_line_is_no_part_of_it() -> None:
    seance = read(
        "COMPTE-RENDU DU CONSEIL MUNICIPAL\nL'an deux mille trente et un, le 25 février, le Conseil Municipal s'est réuni.\n"
        "Secrétaire de séance : LAVAUX Eric Rappel de l'ordre du jour : 1) Voirie\n"
    ).seance
    assert seance.secretaire == "Eric LAVAUX"


def test_a_long_title_that_begins_with_the_kind_of_a_document_tells_it() -> None:
    document = read(
        "COMPTE- RENDU REUNION DU SYNDICAT INTERCOMMUNAL DE DISTRIBUTION D'EAU POTABLE DU VAL D'ORME SOUS LA PRESIDENCE DE"
        " M. Paul VERDUN LE 11 AVRIL 2031\n\nMonsieur le Président soumet le procès-verbal, il est adopté à l'unanimité"
        " par le comité syndical.\n"
    )
    assert document.type_document == "compte-rendu"
