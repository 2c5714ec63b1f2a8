"""A phrase for each special case of who sat and where that no other test would miss (``tools/rule_proofs.py`` lists them)."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.assemblies.organs import organ
from indexer.reading.parsing.bodies.communes.communes import lettered_commune, spoken_commune
from indexer.reading.parsing.bodies.communes.unlisted_communes import written_commune
from indexer.reading.parsing.bodies.departements import departement_councils, departements
from indexer.reading.parsing.bodies.departements.member_communes import departement_of_places
from indexer.reading.parsing.bodies.establishments.establishments import titled_territory
from indexer.reading.parsing.bodies.names import name_ends
from indexer.reading.parsing.bodies.written_names import named
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.view.cleaning import clean

#: Enough lines for what follows to stand below the title.
LINES = "Le devis du gîte est lu.\n" * 15


def read(text: str, name: str = "") -> Document:
    return parse(ExtractedText(text), name=name)


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("Vaucluse", "de Vaucluse"),
        ("Ille-et-Vilaine", "d'Ille-et-Vilaine"),
        ("Ardennes", "des Ardennes"),
        ("Gers", "du Gers"),
        ("Oise", "de l'Oise"),
        ("Creuse", "de la Creuse"),
    ],
)
def test_a_departement_has_the_article_that_custom_gives_it(name: str, council: str) -> None:
    assert departement_councils.of_departement(name) == council


@pytest.mark.parametrize("name", ["Ville de Hurtigheim", "Mairie de Hurtigheim", "Hurtigheim"])
def test_a_commune_is_known_by_its_bare_name(name: str) -> None:
    body = named(name)
    assert body is not None
    assert body.nom == "Hurtigheim"


@pytest.mark.parametrize(
    "text",
    [
        "Le devis est retenu.\nFait à Hurtigheim, le 4 mai 2031",
        "Le conseil municipal décide.\n67117 Hurtigheim",
        "Sous la présidence de Mme Roc, maire de Hurtigheim, le conseil décide.",
        LINES + "Extrait du registre des délibérations de la commune de Hurtigheim",
        "Hurtigheim, séance du 4 mai 2031\nLe devis est retenu.\nHurtigheim, le 4 mai 2031",
        LINES
        + "La commune de Hurtigheim souhaite un gîte. La commune de Hurtigheim envisage un bail.",
    ],
)
def test_a_commune_may_be_named_by_its_place_alone(text: str) -> None:
    assert read(f"DÉLIBÉRATION DU CONSEIL MUNICIPAL\n{text}").collectivite.nom == "Hurtigheim"


def test_a_commune_is_spoken_of_without_its_article_too() -> None:
    text = clean("La commune du Haillan vend un pré. Haillan achète un bois.")
    found = spoken_commune(text, Context())
    assert found is not None
    assert found.nom == "Le Haillan"


def test_a_territory_is_named_as_such_in_its_head() -> None:
    text = clean("Établissement public territorial Ombrelle Bocage\nBUREAU")
    found = titled_territory(text)
    assert found is not None
    assert found.nom == "Ombrelle Bocage"


def test_an_arrete_is_of_the_commune_of_its_maire() -> None:
    text = "ARRÊTÉ\nLe maire de Hurtigheim,\nVu le code de la route,\nARRÊTE\nArticle 1 : Le bourg est fermé.\n"
    assert read(text).collectivite.nom == "Hurtigheim"


def test_a_body_of_no_table_is_named_as_it_sits() -> None:
    sits = "Le conseil municipal de Zélivau s'est réuni.\n" * 2
    assert written_commune(clean(LINES + sits)) == "Zélivau"
    council = clean("Conseil départemental de la Haute-Ombrelle\nSéance")
    assert departement_councils.written_departement(council) == "Département de la Haute-Ombrelle"


def test_the_place_of_a_sitting_is_not_the_name_of_its_group() -> None:
    assert name_ends.names_body("ombre et zelivau")
    assert not name_ends.names_body("salle de l'ombre")


def test_the_postal_code_after_a_name_tells_its_departement() -> None:
    assert departements.departement_beside(clean("Zélivau (80990)"), "Zélivau") == "80"


@pytest.mark.parametrize(
    ("text", "sat"),
    [
        ("Conseil municipal cité.\nLe conseil communautaire s'est réuni.", "conseil communautaire"),
        ("CONSEIL DÉPARTEMENTAL\nRéunion du 4 mai 2031", "conseil départemental"),
        (
            "Sous la présidence de Mme Anne Roc, le conseil départemental décide",
            "conseil départemental",
        ),
        (
            "Réunion du prochain conseil communautaire\n"
            + "1. Tarifs\n" * 90
            + "Décisions du bureau",
            "conseil communautaire",
        ),
        ("COMPTE RENDU DES DÉCISIONS DU BUREAU\ndu 4 mai 2031", "bureau"),
        (
            "1 Présents : 56 CONSEIL DE TERRITOIRE SÉANCE DU 10 MAI 2031 À 20 H",
            "conseil de territoire",
        ),
        ("L.O./15.05.2031 CONSEIL COMMUNAUTAIRE du mardi 13 mai 2031", "conseil communautaire"),
        ("Rappel du conseil communautaire du 13 mai 2031", None),
        ("M. Luc ORVAL accueille les conseillers communautaires.", "conseil communautaire"),
        ("SIVOS d'Ombre\nLe comité d'administration s'est réuni.", "comité syndical"),
        ("Le comité d'administration de l'amicale s'est réuni.", None),
        ("1 Présents : 56 CONSEIL COMMUNAUTAIRE - 10 MAI 2031 - Val", "conseil communautaire"),
        ("SIVOS d'Ombre\nLes membres du comité se sont réunis.", "comité syndical"),
        ("Syndicat d'Ombre\nASSEMBLÉE GÉNÉRALE\ndu 4 mai 2031", "comité syndical"),
        ("Caisse des écoles d'Ombre\nComité du 4 mai 2031", "conseil d'administration"),
        ("Caisse des écoles d'Ombre\nTarifs de la cantine", None),
        ("CONSEIL DÉPARTEMENTAL\nDE L'OMBRE\nRéunion du 4 mai 2031", "conseil départemental"),
        ("Le quorum est atteint.\nLes conseils municipaux approuvent les statuts.", None),
        ("Tarifs\nPour mémoire, le conseil municipal fixe ces tarifs.", "conseil municipal"),
        ("Ville d'Ombre, conseil municipal du 17/12/2031, relevé des votes", "conseil municipal"),
    ],
)
def test_an_organ_that_sits_is_told_from_those_that_are_named(text: str, sat: str | None) -> None:
    assert organ(clean(text)) == sat


@pytest.mark.parametrize(
    "beside",
    [
        " Séance du 12 mars 2031",
        " Réunion du 12 mars 2031",
        " Conseil municipal du 12 mars 2031",
        " Extrait du registre des délibérations",
        " Délibération n° 2031-07",
        " Date de convocation : 3 mars 2031",
        " Nombre de conseillers : 15",
        " DEPARTEMENT DU NORD",
        "\tSALLE DES FÊTES",
    ],
)
def test_what_stands_beside_the_name_of_a_commune_is_no_part_of_it(beside):
    assert written_commune(clean(f"COMMUNE DE ZÉLIVAU LE HAUT{beside}\n")) == ("Zélivau le Haut")


@pytest.mark.parametrize(
    "name", ["Saint-Conseil", "LA DATE SUR ZÉLIV", "ZÉLIV-REUNION", "ZÉLIVAU LA LISTE"]
)
def test_a_name_may_hold_such_a_word(name):
    written = written_commune(clean(f"COMMUNE DE {name}\n"))
    assert written
    assert written.casefold() == name.casefold()


def test_the_first_line_may_be_the_letterhead_of_a_commune_and_nothing_else() -> None:
    found = lettered_commune(clean("MAIRIE DE ZÉLIVAU (Orne)\nTarifs"), Context())
    assert found is not None
    assert (found.nom, found.departement) == ("Zélivau", "61")


def test_an_establishment_lies_in_the_departement_of_the_group_whose_name_it_bears() -> None:
    assert (
        departement_of_places(clean("Conseil d'administration"), "CIAS du Pays de Falaise") == "14"
    )
    assert (
        departement_of_places(clean("Conseil d'administration"), "CIAS du Pays d'Ombrelle") is None
    )
