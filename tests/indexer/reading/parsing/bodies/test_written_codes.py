"""Départements told by figures: in brackets behind a name, as the postal code of a letterhead; and what is none."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.departements.departements import (
    departement_beside,
    posted_in,
    seated_in,
)
from indexer.reading.parsing.bodies.departements.written_codes import departement_of_code
from indexer.reading.parsing.view.cleaning import clean

SAT = "\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nLe conseil {} , dûment convoqué, s'est réuni.\n"


def placed(head: str, organ: str = "municipal") -> str | None:
    text = f"{head}{SAT.format(organ)}"
    return parse(ExtractedText(text), name="acte.txt").collectivite.departement


@pytest.mark.parametrize(
    ("code", "departement"),
    [("44", "44"), ("2a", "2A"), ("72300", "72"), ("97411", "974"), ("20137", "2A"), ("20250", "2B"), ("00", None), ("99990", None)],
)  # fmt: skip
def test_the_departement_of_two_figures_and_of_a_postal_code(
    code: str, departement: str | None
) -> None:
    assert departement_of_code(code) == departement


@pytest.mark.parametrize(
    ("head", "organ", "departement"),
    [
        # in brackets behind the name
        ("COMMUNE D'ORMEVAL-SUR-ERDRE (44)", "municipal", "44"),
        ("Mairie d'Ormeval-sur-Sarthe (72)", "municipal", "72"),
        ("Commune d'Ormeval-les-Bois ( 2A )", "municipal", "2A"),
        ("VILLE D'ORMEVAL-LA-FORÊT (77990)", "municipal", "77"),
        ("Commune d'Ormeval-les-Bois (Cantal)", "municipal", "15"),
        ("VILLE D'ORMEVAL-SUR-GAVE (PA)", "municipal", "64"),
        ("COMMUNE D'ORMEVAL-SUR-SAÔNE (S.-et-L.)", "municipal", "71"),
        ("COMMUNE D'ORMEVAL-SUR-RANCE (I. et V.)", "municipal", "35"),
        ("COMMUNAUTÉ DE COMMUNES DU PAYS D'ORMEVAL (53)", "communautaire", "53"),
        # the address of the letterhead
        ("MAIRIE D'ORMEVAL-EN-CAUX\n76990", "municipal", "76"),
        ("COMMUNAUTÉ DE COMMUNES DU PAYS D'ORMEVAL\n61990", "communautaire", "61"),
        ("COMMUNAUTÉ DE COMMUNES DU PAYS D'ORMEVAL\nPlace du Marché aux blés – 28990", "communautaire", "28"),
        ("Commune d'Ormeval-la-Plaine\n12, rue Haute, 59990", "municipal", "59"),
        ("Commune d'Ormeval-la-Plaine\nMairie – 1 place Verte – 72990 Ormeval-la-Plaine", "municipal", "72"),
        ("COMMUNE D'ORMEVAL-LA-PLAINE\nF-85990 ORMEVAL-LA-PLAINE", "municipal", "85"),
    ],
)  # fmt: skip
def test_the_departement_that_figures_of_the_head_tell(
    head: str, organ: str, departement: str
) -> None:
    assert placed(head, organ) == departement


@pytest.mark.parametrize(
    "head",
    [
        "COMMUNE D'ORMEVAL-LES-BOIS (99)",  # no département
        "COMMUNE D'ORMEVAL-LES-BOIS (H.-S.)",  # of two
        "COMMUNE D'ORMEVAL-LES-BOIS (siège)",
        "COMMUNE D'ORMEVAL-LES-BOIS\nN°\n44990",  # the number of the act
        "COMMUNE D'ORMEVAL-LES-BOIS\nSéance du 3 mai 2022\n22045",  # the 45th act of 2022
        "COMMUNE D'ORMEVAL-LES-BOIS\n12\n44990",
        "COMMUNE D'ORMEVAL-LES-BOIS\n22031\nSéance du 12 mai 2022",
        "COMMUNE D'ORMEVAL-LES-BOIS\nObjet : achat à la société Brume, 3 rue Basse – 44990",
    ],
)
def test_figures_that_tell_no_departement(head: str) -> None:
    assert placed(head) is None


def test_numbers_of_a_roll_are_counts() -> None:
    rolls = (
        "Ont voté : Ormeval (12), Brumeval (44)",
        "Ormeval (12)\nBrumeval (9)",
        "Brumeval (9)\nOrmeval (12)",
        "Ormeval (12 voix)",
    )
    assert [departement_beside(clean(roll), "Ormeval") for roll in rolls] == [None] * len(rolls)


def test_a_name_of_several_lines_and_the_foot_of_a_long_text() -> None:
    assert departement_beside(clean("COMMUNE D'ORMEVAL\nLES BOIS (44)"), "Ormeval-les-Bois") == "44"
    long = "COMMUNE D'ORMEVAL\n" + "Vu le code.\n" * 900 + "Mairie, 3 rue Haute, 72990 ORMEVAL"
    assert departement_beside(clean(long), "Ormeval") == "72"


def test_a_supplier_in_the_foot_is_another() -> None:
    text = (
        "COMMUNE D'ORMEVAL\n" + "Vu le code.\n" * 900 + "Imprimerie Brume, 3 rue Haute, 72990 ZÉLI"
    )
    assert departement_beside(clean(text), "Ormeval") is None
    assert departement_beside(clean("Saint-Ormeval (44)\nOrmeval-le-Vieux (72)"), "Ormeval") is None


def test_the_seat_of_an_assembly_far_behind_its_verb() -> None:
    told = "s'est réuni au nombre prescrit par la loi, à la Maison des services d'Ormeval (Cantal)"
    assert seated_in(clean(told)) == "15"
    assert seated_in(clean("s'est réuni. Le rapporteur cite une étude faite (Cantal)")) is None


def test_postal_codes_of_two_departements_tell_none() -> None:
    assert posted_in(clean("Commune d'Ormeval\n1 rue Haute – 28990\n2 rue Basse – 72990")) is None


@pytest.mark.parametrize(
    ("stamp", "departement"),
    [
        ("035-213599999-20310512-D_12-DE", "35"),  # its own number is misread, and holds the département
        ("035-214499999-20310512-D_12-DE", None),
        ("035-200099999-20310512-D_12-DE", None),
    ],
)  # fmt: skip
def test_a_stamp_of_which_the_number_is_misread(stamp: str, departement: str | None) -> None:
    assert placed(f"Ville d'Ormeval-sur-Vilaine\nID : {stamp}") == departement


def test_a_region_of_one_departement_lies_in_it() -> None:
    text = "CONSEIL RÉGIONAL DE LA GUADELOUPE\nDélibération n° 31-4 du 5 mai 2031 du conseil régional\nLe conseil régional s'est réuni le 5 mai 2031.\n"
    body = parse(ExtractedText(text), name="acte.txt").collectivite
    assert (body.nom, body.departement) == ("Région Guadeloupe", "971")
