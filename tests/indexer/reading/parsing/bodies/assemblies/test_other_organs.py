"""Assemblies that are no organe of a document: their sitting, its figures, and the body of the letterhead."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="acte.txt")


@pytest.mark.parametrize(
    ("letterhead", "name", "departement"),
    [
        ("OFFICE DE TOURISME COMMUNAUTAIRE\nDU PAYS D'OMBRELLE\n3 rue du Bac 61990 VALBRUNE\nCOMITÉ DE DIRECTION DU 8 MARS 2031", "Office de Tourisme Communautaire du Pays d'Ombrelle", "61"),
        ("GIP\nMaison Départementale des Personnes Handicapées de l'Orne\nCOMMISSION EXÉCUTIVE\nRéunion du 8 mars 2031", "Maison Départementale des Personnes Handicapées de l'Orne", "61"),
        ("CENTRE HOSPITALIER DE VALBRUNE\nCONSEIL DE SURVEILLANCE\nSéance du 8 mars 2031", "Centre Hospitalier de Valbrune", None),
        ("DÉPARTEMENT DE L'ORNE\nDISTRICT URBAIN D'OMBRELLE\nRéunion du conseil de district\nSéance du 8 mars 2031", "District Urbain d'Ombrelle", "61"),
        ("RÉGIE DU PORT D'OMBRELLE\nExtrait des délibérations du conseil d'exploitation\nSéance du 8 mars 2031", "Régie du Port d'Ombrelle", None),
    ],
)  # fmt: skip
def test_an_assembly_without_organe_sits(
    letterhead: str, name: str, departement: str | None
) -> None:
    document = read(
        f"{letterhead}\nDate de convocation : 1er mars 2031\nMembres en exercice : 25   Présents : 16\n"
        "Objet : Tarif de la halle\nAprès en avoir délibéré, à l'unanimité, approuve le tarif.\n"
    )
    body, seance = document.collectivite, document.seance
    assert (body.nom, body.type, body.departement) == (name, "autre", departement)
    assert (seance.date, seance.date_convocation) == (dt.date(2031, 3, 8), dt.date(2031, 3, 1))
    assert (seance.organe, seance.membres_exercice, seance.presents) == (None, 25, 16)
    assert [act.objet for act in document.actes] == ["Tarif de la halle"]


@pytest.mark.parametrize(
    "text",
    [
        "CENTRE HOSPITALIER DE VALBRUNE\nLe conseil de surveillance élit son président le 8 mars de chaque année.\n",
        "CENTRE HOSPITALIER DE VALBRUNE\nCONSEIL DE SURVEILLANCE\nMissions et composition\n",
    ],
)
def test_what_such_an_assembly_is_tells_no_sitting(text: str) -> None:
    assert (read(text).collectivite.nom, read(text).seance.date) == (None, None)


def test_points_of_an_acronym_are_no_part_of_a_name() -> None:
    text = "E.H.P.A.D. RÉSIDENCE LES CYPRÈS\nCONSEIL D'ADMINISTRATION\nSéance du 8 mars 2031\nProcès-verbal\n"
    assert read(text).collectivite.nom == "EHPAD Résidence les Cyprès"


@pytest.mark.parametrize(
    "title",
    [
        "ASSOCIATION LES AMIS D'OMBRELLE\nAssemblée plénière",
        "CESER du Valbrunois\nAssemblée plénière",
        "Conseil de surveillance de la SEM Ombrelle Habitat",
        "District de football d'Ombrelle\nComité de direction",
    ],
)
def test_who_only_advises_a_club_and_a_company_are_no_such_assembly(title: str) -> None:
    document = read(f"{title}\nRéunion du 8 mars 2031\nAvis sur le budget\nAdopté à l'unanimité.\n")
    assert (document.collectivite.nom, document.actes) == (None, ())


def test_the_departement_of_a_partner_is_not_that_of_the_body() -> None:
    text = (
        "COLLÈGE LISE ORVAL\nConseil d'administration du 8 mars 2031\nConvention avec le Département de la Somme\n"
        "Objet : Don à la société Malot, 61990 Valbrune\nLe conseil d'administration, à l'unanimité, approuve.\n"
    )
    assert (read(text).collectivite.nom, read(text).collectivite.departement) == (
        "Collège Lise Orval",
        None,
    )
