"""Names of bodies over the lines of a letterhead, in lists, in titles set on one line."""

import pytest

from indexer.acts.documents import Collectivite, Document, ExtractedText
from indexer.reading.parsing import parse


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="acte.txt")


def body(text: str) -> Collectivite:
    return read(text).collectivite


SITTING = "\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 8 mars 2031\n"


@pytest.mark.parametrize(
    ("letterhead", "sat", "name"),
    [
        ("SYNDICAT MIXTE\nDE TRAITEMENT DES ORDURES\nMÉNAGÈRES DE L'OMBRELLE", "comité syndical", "Syndicat Mixte de Traitement des Ordures Ménagères de l'Ombrelle"),
        ("COMMUNAUTÉ\nDE COMMUNES\nDU PAYS D'OMBRELLE", "conseil communautaire", "Communauté de Communes du Pays d'Ombrelle"),
        ("PÔLE D'ÉQUILIBRE TERRITORIAL ET RURAL\ndu Valbrunois, des Ombrelles,\ndu Brumelais et du Cendrais", "comité syndical", "Pôle d'Équilibre Territorial et Rural du Valbrunois, des Ombrelles, du Brumelais et du Cendrais"),
        ("Syndicat pour la promotion des communes d'Ombrelle", "comité syndical", "Syndicat pour la promotion des communes d'Ombrelle"),
        ("Syndicat mixte des ports\nde pêche-plaisance d'Ombrelle", "comité syndical", "Syndicat mixte des ports de pêche-plaisance d'Ombrelle"),
        ("ENTENTE OMBRE-BRUME\nÉtablissement public territorial de bassin", "comité syndical", "Entente Ombre-Brume"),
        ("Régie de l'Eau Ombrelle Métropole", "conseil d'administration", "Régie de l'eau Ombrelle Métropole"),
    ],
)  # fmt: skip
def test_names_over_the_lines_of_a_letterhead(letterhead: str, sat: str, name: str) -> None:
    assert body(f"{letterhead}{SITTING}Le {sat}, dûment convoqué, s'est réuni.\n").nom == name


def test_the_day_of_a_title_is_no_part_of_the_name() -> None:
    text = (
        "PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL DE LA COMMUNAUTÉ DE COMMUNES DE VALBRUNE-SUR-OMBRE DU SAMEDI 8 MARS 2031 "
        "Les membres du conseil se sont réunis à la salle des fêtes."
    )
    assert body(text).nom == "Communauté de Communes de Valbrune-sur-Ombre"


def test_the_title_of_minutes_set_on_one_line_ends_on_its_day() -> None:
    document = read(
        "COMPTE- RENDU REUNION DU SYNDICAT INTERCOMMUNAL DE DISTRIBUTION D'EAU POTABLE DE L'OMBRELLE SOUS LA PRESIDENCE DE M. Guy ORNEL 8 mars 2031\n"
        "\n- PROCES-VERBAL DE LA REUNION PRECEDENTE\nIl est adopté à l'unanimité.\n"
    )
    assert document.seance.organe == "comité syndical"
    assert (str(document.seance.date), document.seance.president) == ("2031-03-08", "Guy ORNEL")


def test_the_caisse_of_an_arrondissement() -> None:
    text = "CAISSE DES ÉCOLES DU 29ÈME ARRONDISSEMENT\nCOMITÉ DE GESTION DU 8 MARS 2031\nPROCÈS-VERBAL\nLe comité approuve les tarifs.\n"
    assert body(text).nom == "Caisse des écoles du 29e arrondissement"


@pytest.mark.parametrize(
    ("letterhead", "name", "departement"),
    [
        ("COLLECTIVITÉ TERRITORIALE\nDE GUYANE", "Collectivité territoriale de Guyane", "973"),
        ("COLLECTIVITÉ DE CORSE", "Collectivité de Corse", None),
    ],
)
def test_collectivities_that_are_region_and_departement(
    letterhead: str, name: str, departement: str | None
) -> None:
    text = f"{letterhead}\nAssemblée plénière du jeudi 8 mars 2031\nDÉLIBÉRATION N° 31-42\nNombre d'élus en exercice : 51\nPrésents : 30\n"
    found = read(text)
    assert (found.collectivite.nom, found.collectivite.departement) == (name, departement)
    assert (found.seance.membres_exercice, found.seance.presents) == (51, 30)


def test_a_syndicat_lies_where_the_commune_does_that_is_all_its_name() -> None:
    text = "SIVOS Doullens\nLe conseil syndical, légalement convoqué, s'est réuni le 8 mars 2031 sous la présidence de M. Guy ORNEL.\n"
    assert body(text).departement == "80"


def test_a_commune_that_a_point_names_is_no_author() -> None:
    text = (
        "CONSEIL MUNICIPAL DU 8 MARS 2031\nOrdre du jour :\n1. Budget\n"
        "2. École de musique - tarifs accordés aux habitants de la Commune de Doullens\n"
        "Le conseil municipal s'est réuni à 20 heures.\n"
    )
    assert body(text).nom is None


def test_the_council_of_a_part_of_a_commune_is_the_communes() -> None:
    text = "DOULLENS\nCommune déléguée de Brumel\nCONSEIL DE LA COMMUNE DÉLÉGUÉE\nSéance du 8 mars 2031\n12 membres en exercice, 9 présents\n"
    found = read(text)
    assert (found.collectivite.nom, found.seance.organe, found.seance.presents) == (
        "Doullens",
        None,
        9,
    )


def test_a_council_over_the_address_of_its_seat_sat() -> None:
    text = (
        "DÉPARTEMENT DE L'ORNE\nCONSEIL DÉPARTEMENTAL\n27 boulevard Lise Orval - BP 528 - 61017 ALENÇON\n"
        "SÉANCE PLÉNIÈRE DU 8 MARS 2031\nConseillers en exercice : 42   Présents : 40\n"
    )
    assert read(text).seance.organe == "conseil départemental"


def test_the_box_of_an_address_is_no_postal_code() -> None:
    text = "Territoire d'énergie Ombrelle\nRue du Bac CS 10609 VALBRUNE 53006 OMBREVILLE CEDEX\nComité syndical du 8 mars 2031\nLe comité syndical approuve.\n"
    assert body(text).departement == "53"


def test_a_departement_that_columns_cut() -> None:
    text = (
        "DEPARTEMENT                     REPUBLIQUE FRANCAISE\nDE L'ORNE                       Liberté - Egalité - Fraternité\n"
        "ARRONDISSEMENT\nD'OMBRELLE                      EXTRAIT DU REGISTRE DES DELIBERATIONS\n"
        "CANTON                          DU CONSEIL MUNICIPAL\nDE BRUMEL                       DE LA COMMUNE DE VALBRUNE\n"
        "Nombre de conseillers           Séance du 8 mars 2031\nen exercice : 19                Le conseil municipal s'est réuni.\n"
    )
    assert (body(text).nom, body(text).departement) == ("Valbrune", "61")


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("Ombrelle", "Communauté de communes du Pays d'Apt Luberon Ombrelle"),
        ("Délégués présents : M. Guy ORNEL", "Communauté de communes Pays d'Apt-Luberon"),
        ("Zone du Bac", "Communauté de communes Pays d'Apt-Luberon"),
    ],
)
def test_a_name_that_goes_on_is_not_that_of_the_listed_group(behind: str, name: str) -> None:
    text = f"Communauté de communes du Pays d'Apt Luberon {behind}\nCompte rendu du conseil communautaire du 8 mars 2031\nLe conseil communautaire, dûment convoqué, s'est réuni.\n"
    assert body(text).nom == name


def test_a_pays_with_its_adjective_lies_where_its_departement_helps_it() -> None:
    text = (
        "CdC du Pays ombrellois\nCompte rendu du conseil communautaire du 8 mars 2031\n"
        "Le conseil communautaire sollicite une subvention auprès du conseil départemental de l'Orne.\n"
    )
    assert (body(text).nom, body(text).departement) == ("CdC du Pays ombrellois", "61")


def test_the_council_of_a_commune_that_no_table_holds_opens_far_below_the_title() -> None:
    facts = "Nombre de conseillers : 15\nPrésents : 12\n" * 8
    text = f"PROCÈS-VERBAL\nSÉANCE DU 8 MARS 2031\n{facts}Le Conseil Municipal de la Commune d'OMBREZAC, régulièrement convoqué, s'est réuni à la mairie.\n"
    assert body(text).nom == "Ombrezac"


def test_the_title_of_minutes_names_the_office_whose_committee_sat() -> None:
    text = (
        "DL31.01 Compte-Rendu de la réunion du Comité de Direction de l'office de Tourisme Communautaire Ombrelle Méditerranée. "
        "L'an deux mille trente et un, le huit mars, le Comité de Direction s'est réuni sous la présidence de M. Guy ORNEL."
    )
    assert body(text).nom == "Office de Tourisme Communautaire Ombrelle Méditerranée"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LYCÉE LISE ORVAL\nDÉPARTEMENT DE L'ORNE\nCONSEIL D'ADMINISTRATION DU 3 MAI 2031\n", "Lycée Lise Orval"),
        ("Le comité syndical du Syndicat mixte de l'Ombrelle, Monsieur Paul ORVAL, Madame SERAN et Monsieur VERDUN, réuni le 3 mai 2031\nObjet : Budget\nLe comité syndical, à l'unanimité, approuve.\n", "Syndicat mixte de l'Ombrelle"),
        ("Procès-verbal de la réunion du comité de direction de l'établissement public Ombrelle Tourisme Les membres présents\nRéunion du 9 mars 2031\n", None),
        ("COMPTE RENDU DU CONSEIL MUNICIPAL DU 3 MAI 2031\nConsidérant que le conseil municipal de la commune d'Ombrevel s'est réuni le 5 mars 2031\n", None),
        ("Communauté de communes du Sud Territoire Présidence de M. Paul ORVAL\nConseil communautaire du 3 mai 2031\n", "Communauté de communes du Sud Territoire"),
    ],
    ids=["a département under a name", "people behind a name", "a sentence behind a name", "another's sitting", "who presides behind a name"],
)  # fmt: skip
def test_a_name_holds_nothing_that_only_stands_beside_it(text: str, name: str | None) -> None:
    assert parse(ExtractedText(text), name="acte.txt").collectivite.nom == name


@pytest.mark.parametrize(
    "stamp", ["Affiché le", "Publié le :", "Reçu en préfecture le", "Mis en ligne le"]
)
@pytest.mark.parametrize(
    "name", ["Syndicat mixte du bassin de la Lorme", "Syndicat intercommunal des eaux de Lormes"]
)
def test_a_stamp_without_its_day_begins_no_sentence(stamp: str, name: str) -> None:
    text = (
        f"Envoyé en préfecture le 10/06/2031\n{stamp}\n{name}\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n"
        "Le 9 juin 2031, le comité syndical, légalement convoqué, s'est réuni.\nObjet : Bail\n"
        "Le comité, à l'unanimité, approuve le bail.\n"
    )
    assert parse(ExtractedText(text), name="x.txt").collectivite.nom == name
