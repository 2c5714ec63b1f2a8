"""Conventions: the body that they are from is the only public one among their parties."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

AGREED = "Il est convenu ce qui suit\nArticle 1 : Objet\nLe prêt d'une salle.\n"


@pytest.mark.parametrize(
    ("parties", "name"),
    [
        ("La Communauté de communes Ombre et Brume,\nReprésentée par M. Luc ORVAL,\net\nLe Club d'échecs, association", "Communauté de communes Ombre et Brume"),
        ("Le Département de l'Orne, représenté par son président,\net\nL'association des Ormes", "Département de l'Orne"),
        ("La Ville de Doullens, représentée par son maire,\net\nLa société Orvane", "Doullens"),
        ("L'association des Ormes,\net la commune de Doullens, représentée par son maire,", "Doullens"),
        ("La Ville de Doullens, représentée par son maire,\net\nLe Département de l'Orne, représenté par son président", None),
        ("La commune de Doullens,\net\nL'État, représenté par le préfet", "Doullens"),
        ("La société Orvane,\net\nL'association des Ormes", None),
        ("Le syndicat, représenté par M. Luc ORVAL,\net\nL'association des Ormes", None),
    ],
)  # fmt: skip
def test_a_convention_is_of_its_only_public_party(parties: str, name: str | None) -> None:
    text = f"CONVENTION D'OBJECTIFS\nEntre\n{parties}\n{AGREED}"
    assert parse(ExtractedText(text), name="a.txt").collectivite.nom == name


def test_bodies_that_the_articles_name_are_no_parties() -> None:
    text = (
        "CONVENTION D'OBJECTIFS\nEntre\nLa Ville de Doullens, représentée par son maire,\net\nL'association des Ormes\n"
        f"{AGREED}Le bail entre l'association et la commune de Villedieu est joint.\nLa région en est informée.\n"
    )
    assert parse(ExtractedText(text), name="a.txt").collectivite.nom == "Doullens"


def test_an_establishment_that_is_a_party_is_not_who_sat() -> None:
    text = (
        "PROCES-VERBAL DU CONSEIL D'ADMINISTRATION DU 27 AVRIL 2031\n"
        "I – Formation des agents\nII – Convention entre le Centre de gestion de l'Ombre et le CNFPT\n"
    )
    assert parse(ExtractedText(text), name="document.txt").collectivite.nom is None
