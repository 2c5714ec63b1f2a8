"""Meetings of associations, quarters, co-owners and of the people: no sitting of a body; and those that are one."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="piece.txt")


VOTED = (
    "\nPrésents : M. ORVAL, Mme BRUME\nLe président ouvre la séance à 15h30. Une délégation du Conseil municipal assiste.\n"
    "1. Approbation du procès-verbal : adopté à l'unanimité\n2. Rapport financier : 38 pour, 1 contre, 2 abstentions\n"
    "L'assemblée prend acte.\nLa séance est levée.\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "Procès-Verbal de...\n\nL'Assemblée Générale du 11 mars 2031\nComité de jumelage d'Ormeval",
        "COMPTE-RENDU DE L'ASSEMBLÉE GÉNÉRALE\n\nDU 11 MARS 2031\n\nAssociation Ormeval Souvenances",
        "Société de chasse d'Ormeval\nAssemblée générale du 11 mars 2031",
        "A.C.C.A. d'Ormeval\nProcès-verbal de l'assemblée générale du 11 mars 2031",
        "PROCÈS-VERBAL DE L'ASSEMBLÉE GÉNÉRALE DES COPROPRIÉTAIRES\nRésidence des Lilas\nRéunion du 11 mars 2031",
        "ASL du lotissement des Lilas\nPROCÈS-VERBAL DE L'ASSEMBLÉE GÉNÉRALE\ndu 11 mars 2031",
        "Association syndicale libre des Lilas\nAssemblée générale du 11 mars 2031",
        "Syndicat des copropriétaires des Lilas\nAssemblée générale du 11 mars 2031",
        "COMPTE RENDU DE RÉUNION\nVILLE D'ORMEVAL\nSERVICE DÉMOCRATIE LOCALE\nASSEMBLÉE PLÉNIÈRE DU CONSEIL DE QUARTIER\n11 mars 2031",
        "Conseil citoyen du quartier des Lilas\nPROCÈS-VERBAL DE LA SÉANCE DU 11 MARS 2031",
        "COMPTE RENDU DE LA RÉUNION PUBLIQUE DU 11 MARS 2031\nVILLE D'ORMEVAL",
        "Ville d'Ormeval\nRéunion publique du 11 mars 2031\nPlan local d'urbanisme",
    ],
)  # fmt: skip
def test_a_meeting_of_others_is_no_sitting(title: str) -> None:
    found = read(f"{title}{VOTED}")
    assert (found.actes, found.seance.organe, found.seance.date) == ((), None, None)


@pytest.mark.parametrize(
    "title",
    [
        "PROCÈS-VERBAL DE LA RÉUNION PUBLIQUE\nDU CONSEIL MUNICIPAL DE LA COMMUNE D'ORMEVAL\nLUNDI 11 MARS 2031",
        "COMPTE RENDU DE LA RÉUNION PUBLIQUE DU CONSEIL MUNICIPAL DU 11 MARS 2031",
        "Commune d'Ormeval\nConseil municipal\nRéunion publique du 11 mars 2031",
    ],
)
def test_an_assembly_may_call_its_own_sitting_a_public_meeting(title: str) -> None:
    found = read(f"{title}{VOTED}")
    assert (found.seance.organe, found.seance.date) == ("conseil municipal", dt.date(2031, 3, 11))


def test_an_association_fonciere_is_a_public_body() -> None:
    text = "ASSOCIATION FONCIÈRE DE REMEMBREMENT D'ORMEVAL\nRéunion du bureau du 11 mars 2031\nPrésents : le président, le maire.\nLe bureau, à l'unanimité, retient le devis.\n"
    assert read(text).seance.date == dt.date(2031, 3, 11)


def test_the_day_of_a_public_meeting_in_an_annex_is_no_sitting_s() -> None:
    text = "ANNEXE 1\nBILAN DE LA CONCERTATION\nPar délibération du conseil municipal n° 31.158, les modalités ont été définies.\nRéunion publique du 14 novembre 2031 : 62 personnes\n"
    assert read(text).seance.date is None


def test_what_the_other_party_of_a_contract_decided_is_no_sitting() -> None:
    text = (
        "CONVENTION DE MISE À DISPOSITION\nEntre les soussignées :\n- la commune d'Ormeval-les-Vignes, représentée par son maire, autorisé par délibération ;\n"
        "Et\n- l'association Les Lus, représentée par sa présidente, habilitée par décision de son conseil d'administration en date du 2 mai 2031 ;\n"
        "Il est convenu ce qui suit :\nArticle 1 : objet\nVu pour être annexé à la délibération n° 31-33\n"
    )
    assert read(text).seance.date is None


@pytest.mark.parametrize(
    "told",
    [
        "Le deux décembre deux mille trente et un, convocation du Conseil Municipal adressée individuellement à chaque conseiller pour la tenue d'une session ordinaire, à la mairie, le lundi 8 décembre 2031 à 19H45.",
        "Convocation des conseillers municipaux pour la tenue de la séance ordinaire, à la mairie, le 8 décembre 2031.",
    ],
)
def test_the_day_for_which_a_convocation_tells_in_prose(told: str) -> None:
    text = f"MAIRIE D'ORMEVAL\n{told}\nORDRE DU JOUR :\n- Tarifs\n- Questions diverses\nLe Maire,\n"
    assert read(text).seance.date == dt.date(2031, 12, 8)


def test_the_day_and_the_president_of_a_form_with_labels() -> None:
    text = (
        "Collège Lise-Orval\nACTE DU CONSEIL D'ADMINISTRATION\nNombre de présents : 17\nLe conseil d'administration\nConvoqué le : 13/11/2031\n"
        "Réuni le : 26/11/2031\nSous la présidence de : Mme VERNEUIL, principale\nVu le code\nLe conseil d'administration autorise la convention.\nPour : 16 Contre : 0\n"
    )
    seance = read(text).seance
    assert (seance.date, seance.president) == (dt.date(2031, 11, 26), "VERNEUIL")
