"""Invented acts in which another body is named: the author is told by its own place, or by none."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

NAMELESS = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU {organ}
Séance du 4 avril 2023
{other}
L'an deux mille vingt-trois, le quatre avril, l'assemblée, légalement convoquée, s'est réunie.
Objet : Tarifs de l'année
Le {organ}, à l'unanimité, approuve les tarifs.
"""


def _named(organ: str, other: str) -> str | None:
    text = NAMELESS.format(organ=organ, other=other)
    return parse(ExtractedText(text), name="a.txt").collectivite.nom


@pytest.mark.parametrize(
    ("organ", "other"),
    [
        ("CONSEIL MUNICIPAL", "Bail consenti par la Ville de Bar-sur-Aube"),
        ("CONSEIL MUNICIPAL", "Entre les soussignés : la commune de Bar-sur-Aube et la société Orvane"),
        ("CONSEIL MUNICIPAL", "Tarifs fixés après lecture des observations reçues, vente à la commune de Bar-sur-Aube"),
        ("CONSEIL MUNICIPAL", "Recours : tribunal administratif, 25 rue du Lycée, 51000 Châlons-en-Champagne"),
        ("CONSEIL COMMUNAUTAIRE", "1. Communauté de communes de la Plaine d'Estrées : fonds de concours"),
        ("CONSEIL COMMUNAUTAIRE", "Étaient présents : Mme Lise ORVAUX, présidente de la Communauté de communes de la Plaine d'Estrées"),
        ("CONSEIL COMMUNAUTAIRE", "Vu la délibération de la Communauté de communes de la Plaine d'Estrées,"),
        ("COMITÉ SYNDICAL", "SYNDICAT MIXTE DU VAL DE NOYANGE : lecture du rapport annuel"),
        ("BUREAU", "SDIS de l'Aube : contribution de cette année"),
        ("CONSEIL D'ADMINISTRATION", "Vu la convention avec le centre de gestion de l'Aube,"),
    ],
)  # fmt: skip
def test_a_body_of_which_a_matter_speaks_is_not_the_author(organ: str, other: str) -> None:
    assert _named(organ, other) is None


@pytest.mark.parametrize(
    ("organ", "title", "name"),
    [
        ("CONSEIL MUNICIPAL", "D.R.A.C. - Commune de Bar-sur-Aube", "Bar-sur-Aube"),
        ("CONSEIL MUNICIPAL", "Mairie, 1 place de la Mairie, 10200 Bar-sur-Aube", "Bar-sur-Aube"),
        ("CONSEIL COMMUNAUTAIRE", "Communauté de communes de la Plaine d'Estrées : procès-verbal de séance", "Communauté de communes de la Plaine d'Estrées"),
        ("CONSEIL D'ADMINISTRATION", "Centre de gestion de la fonction publique de l'Aube", "Centre de gestion de la fonction publique territoriale de l'Aube"),
        ("CONSEIL D'ADMINISTRATION", "Centre de gestion de l'Aube", "Centre de gestion de la fonction publique territoriale de l'Aube"),
    ],
)  # fmt: skip
def test_the_same_bodies_in_a_title_are_the_author(organ: str, title: str, name: str) -> None:
    assert _named(organ, title) == name


def test_the_centre_de_gestion_of_a_ccas_is_not_its_author() -> None:
    text = NAMELESS.format(
        organ="CONSEIL D'ADMINISTRATION",
        other="CCAS de Bar-sur-Aube\nAdhésion au service de médecine du centre de gestion de l'Aube",
    )
    assert parse(ExtractedText(text), name="a.txt").collectivite.nom == "CCAS de Bar-sur-Aube"


@pytest.mark.parametrize(
    "head", ["MAIRIE DE\nPublié le 5 avril 2023", "Commune de\nDirection générale des services", "MAIRIE DE LA\nRUE HAUTE"]
)  # fmt: skip
def test_a_name_that_is_lost_is_not_the_next_line(head: str) -> None:
    assert _named("CONSEIL MUNICIPAL", head) is None


def test_a_name_under_its_kind_is_all_of_its_line() -> None:
    assert _named("CONSEIL MUNICIPAL", "COMMUNE DE\nZÉLIVAUCOURT") == "Zélivaucourt"


def test_the_kind_of_a_group_is_not_that_of_a_point() -> None:
    text = NAMELESS.format(
        organ="CONSEIL COMMUNAUTAIRE",
        other="2023.108 – Projet de statuts de la communauté d'agglomération",
    )
    assert parse(ExtractedText(text), name="a.txt").collectivite.type is None


def test_a_centre_de_gestion_without_a_name_has_its_kind() -> None:
    text = NAMELESS.format(
        organ="CONSEIL D'ADMINISTRATION",
        other="Le conseil d'administration du centre de gestion s'est réuni rue Haute à BORDEAUX-LAC.",
    )
    found = parse(ExtractedText(text), name="a.txt").collectivite
    assert (found.nom, found.type) == (None, "autre")


def test_the_day_on_which_a_chamber_sat_is_none_of_a_sitting() -> None:
    text = (
        "Objet : observations définitives sur la gestion du syndicat\n\n"
        "Dans sa séance du 17 octobre 2030, la chambre a retenu des observations provisoires.\n"
    )
    assert parse(ExtractedText(text), name="a.txt").seance.date is None


def test_who_signs_is_not_the_name_of_a_syndicat() -> None:
    text = (
        NAMELESS.format(organ="COMITÉ SYNDICAL", other="")
        + "\nLe Président du Syndicat mixte,\n\nAurélien ORVANE\n"
    )
    assert parse(ExtractedText(text), name="a.txt").collectivite.nom is None


def test_a_group_of_a_region_in_small_letters_is_named() -> None:
    text = NAMELESS.format(
        organ="CONSEIL COMMUNAUTAIRE",
        other="Les membres du conseil de la Communauté de communes de la région d'Ombreville se sont réunis.",
    )
    found = parse(ExtractedText(text), name="a.txt").collectivite
    assert found.nom == "Communauté de communes de la région d'Ombreville"


def test_the_rules_of_a_cias_are_not_its_groups() -> None:
    text = (
        "Règlement intérieur du conseil d'administration du CIAS\n\nPréambule\n"
        "Le centre intercommunal d'action sociale est présidé par le Président de la Communauté de communes"
        " de la Plaine d'Estrées.\n"
    )
    found = parse(ExtractedText(text), name="a.txt").collectivite
    assert (found.nom, found.type) == ("CIAS de la Plaine d'Estrées", "CCAS")


def test_a_first_line_that_is_a_theme_is_no_letterhead() -> None:
    text = "SDIS de l'Aube : contribution de cette année\n\nTableau des sommes dues.\n"
    assert parse(ExtractedText(text), name="a.txt").collectivite.nom is None
