"""Whole documents, invented, of bodies of each kind: who decided."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import Context, parse


def read(text: str, name: str = "document.txt", context: Context | None = None) -> Document:
    return parse(ExtractedText(text), name=name, context=context)


def summary(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (act.numero, act.objet, act.vote.resultat if act.vote else None) for act in document.actes
    ]


COMMUNITY = """\
COMMUNAUTE DE COMMUNES DU PAYS DE MIREPOIX
COMPTE-RENDU DU CONSEIL COMMUNAUTAIRE DU 11 AVRIL 2023
Membres en exercice : 48 - Présents : 36 - Procurations : 5 - Votants : 41
Présidence de M. Alain ROUVIER

Délibération n° 2023-041 : Budget principal – vote du compte administratif 2022
Le compte administratif est approuvé à l'unanimité.

Délibération n° 2023-042 : Attribution du marché de collecte des déchets
Vu l'avis de la commission d'appel d'offres qui a retenu à l'unanimité l'entreprise Nettoie,
Le conseil communautaire, à la majorité (38 pour, 2 contre, 1 abstention) : attribue le marché.

Délibération n° 2023-043 : Rapport d'activités 2022
Le conseil communautaire prend acte de la présentation du rapport.
"""


def test_a_group_of_communes_with_numbered_deliberations() -> None:
    document = read(COMMUNITY)
    assert document.collectivite.type == "communauté de communes"
    assert document.collectivite.siren == "200044469"
    assert document.seance.organe == "conseil communautaire"
    assert [result for _n, _o, result in summary(document)] == [
        "unanimité",
        "majorité",
        "prend acte",
    ]
    vote = document.actes[1].vote
    assert vote is not None
    assert (vote.pour, vote.contre, vote.abstention) == (38, 2, 1)


def test_a_syndicat_bears_its_own_name() -> None:
    document = read(
        "SYNDICAT MIXTE OUVERT « RIVES NUMÉRIQUES »\n"
        "EXTRAIT DU REGISTRE DES DELIBERATIONS DU COMITE SYNDICAL\n\n"
        "Objet : Adhésion 2021 au réseau\n\n"
        "Le dix-huit mai deux mille vingt-et-un, le comité syndical s'est réuni, sur convocation en date du\n"
        "douze mai deux mille vingt-et-un.\nLe comité syndical décide d'adhérer.\n"
        "Adopté par :\n- Voix pour : 2\n- Voix contre : 0\n- Abstentions : 0\n"
    )
    assert (document.collectivite.nom, document.collectivite.type) == (
        "Rives Numériques",
        "syndicat",
    )
    assert document.seance.date == dt.date(2021, 5, 18)
    assert document.seance.date_convocation == dt.date(2021, 5, 12)
    (act,) = document.actes
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.pour, act.vote.contre) == ("adopté", 2, 0)


def test_a_social_centre_is_not_its_commune() -> None:
    document = read(
        "CENTRE COMMUNAL D'ACTION SOCIALE DE LIMAY\nCONSEIL D'ADMINISTRATION\nSéance du 6 décembre 2022\n"
        "Délibération n°2022-18\nObjet : Aides facultatives\n"
        "Le conseil d'administration, à l'unanimité, adopte le règlement modifié.\n"
    )
    assert (document.collectivite.nom, document.collectivite.type) == ("CCAS de Limay", "CCAS")
    assert document.collectivite.departement == "78"
    assert summary(document) == [("2022-18", "Aides facultatives", "unanimité")]


def test_homonyms_stay_open_until_something_settles_them() -> None:
    text = "COMMUNE DE SAINTE-COLOMBE\nCompte rendu du conseil municipal du 3 mars 2020\n"
    open_ended = read(text).collectivite
    assert (open_ended.nom, open_ended.code_insee, open_ended.departement) == (
        "Sainte-Colombe",
        None,
        None,
    )
    by_departement = read("Département de la Manche\n" + text).collectivite
    assert by_departement.departement == "50"
    by_folder = read(text, context=Context(communes=frozenset({"69189"}))).collectivite
    assert by_folder.departement == "69"
    # What a folder says of another body says nothing of this one.
    other = read(text, context=Context(communes=frozenset({"69123"}))).collectivite
    assert other.departement is None


def test_the_user_may_impose_the_body() -> None:
    document = read(
        "Compte rendu du conseil municipal", context=Context(collectivite="Émerchicourt")
    )
    assert document.collectivite.code_insee == "59192"


def test_a_commune_that_the_text_never_names_is_not_invented() -> None:
    document = read(
        "CR du conseil municipal 3 mars 2020\n1. Tarifs\n12 pour\n", name="emerchicourt.txt"
    )
    assert (document.collectivite.nom, document.collectivite.type) == (None, "commune")


def test_a_stamp_names_the_body() -> None:
    document = read(
        "Envoyé en préfecture le 24/04/2014\nID : 034-213401722-20140424-45_2014-DE\n"
        "Extrait du registre des délibérations du conseil municipal\nObjet : Tarifs\nLe conseil adopte.\n"
    )
    assert document.collectivite.nom == "Montpellier"
    assert document.seance.date == dt.date(2014, 4, 24)
    assert document.actes[0].numero == "45_2014"


COUNCIL = """\
DEPARTEMENT DE LA SARTHE
CONSEIL DEPARTEMENTAL
REUNION DU 22 JUIN 2023

DELIBERATION N° CD-2023-114

OBJET : Plan départemental de lecture

Sous la présidence de Mme Odile BRIQUEFORT, le conseil départemental de la Sarthe,
VU le rapport n° 3.02 de Madame la Présidente,
Après en avoir délibéré,
DECIDE :
Article 1 : d'approuver le plan.
"""


def test_a_departement_is_named_as_custom_names_it() -> None:
    document = read(COUNCIL)
    assert document.collectivite.nom == "Département de la Sarthe"
    assert document.seance.organe == "conseil départemental"
    assert document.seance.president == "Odile BRIQUEFORT"
    assert summary(document) == [("CD-2023-114", "Plan départemental de lecture", "adopté")]


PARIS = """\
2023 DVD 12 Aménagement de pistes cyclables

EXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL DE PARIS
Séance des 7, 8 et 9 février 2023

Le Conseil de Paris, siégeant en formation de conseil municipal,
Vu l'avis du conseil du 13e arrondissement ;
Délibère :
Article 1 : Le programme est approuvé.
"""


def test_the_council_of_paris_is_that_of_a_commune() -> None:
    document = read(PARIS)
    assert (document.collectivite.nom, document.collectivite.departement) == ("Paris", "75")
    assert document.seance.date == dt.date(2023, 2, 7)
    assert summary(document) == [("2023 DVD 12", "Aménagement de pistes cyclables", "adopté")]


def test_a_region_that_a_file_and_its_text_name_is_not_the_commune_of_that_name() -> None:
    text = "Commune de\nSéance du conseil municipal du 8 mars 2031\nRapport de la chambre régionale des comptes de Bretagne.\n"
    found = parse(ExtractedText(text), name="cr-vallons-bretagne-2031.txt").collectivite
    assert (found.nom, found.type) == (None, "commune")


def test_a_commune_may_be_named_without_a_link() -> None:
    text = "Extrait du registre\ndes délibérations du conseil municipal\nDe la commune ST JUST et VACQUIERES\nSéance du 8 mars 2031\n"
    found = parse(ExtractedText(text), name="acte.txt").collectivite
    assert (found.nom, found.departement) == ("Saint-Just-et-Vacquières", "30")


@pytest.mark.parametrize(
    ("head", "departement"),
    [
        ("DEPARTEMENT\nDES\nDEUX-SEVRES", "79"),
        ("Département : VENDEE", "85"),
        ("DEPARTEMENT : DEUX-SEVRES", "79"),
        ("Dépt de la Vendée", "85"),
        ("DPT : VENDÉE", "85"),
        ("Département : Enfance et famille", None),
    ],
)
def test_an_assembly_without_a_name_is_of_the_departement_of_its_letterhead(
    head: str, departement: str | None
) -> None:
    text = f"{head}\nBUREAU COMMUNAUTAIRE\nDU 19 AVRIL 2031\nObjet : Tarifs\nLe bureau adopte à l'unanimité.\n"
    assert parse(ExtractedText(text), name="").collectivite.departement == departement


@pytest.mark.parametrize("code", ["n° CCVDCC14061", "n° SM 85012", "réf. CC35012"])
def test_figures_of_a_code_are_no_postal_code(code: str) -> None:
    text = f"Délibération {code} du 16 avril 2031\nCommune d'Ormeval-les-Bois\nObjet : Tarifs\nLe conseil municipal adopte à l'unanimité.\n"
    assert parse(ExtractedText(text), name="").collectivite.departement is None


@pytest.mark.parametrize(
    ("chaired", "name"),
    [
        ("Président du Conseil Départemental de la Mayenne", "Département de la Mayenne"),
        ("Présidente du Conseil Général de la Haute-Brumelle", "Département de la Haute-Brumelle"),
    ],
)
def test_a_council_is_told_by_its_president_who_presides(chaired: str, name: str) -> None:
    document = read(
        f"5 COMMISSION EDUCATION\nDELIBERATION N DE/2031/204 Sectorisation des collèges. Séance du 12 juin 2031 Réuni à Brumeville, sous la présidence de M. Jean ORVAL, {chaired}, "
        "Nombre de membres en exercice : 54 Étaient présents : Lise MEYER, Paul BRANDT. Le rapporteur expose. Après en avoir délibéré, à l'unanimité, approuve la modification.\n"
    )
    assert document.collectivite.nom == name
    assert document.seance.organe == "conseil départemental"


@pytest.mark.parametrize("furniture", ["2031 11 30 – ccvo – dél - ", "Délibération | "])
@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("Communauté de Communes Val d`Orvelle", "Conseil Communautaire"),
        ("Syndicat des eaux de l`Orvelle", "Comité syndical"),
    ],
)
def test_a_body_behind_a_dash_of_the_title_of_its_page(
    furniture: str, name: str, organ: str
) -> None:
    text = f"{furniture}{name}\n\nExtrait de la séance du 30 novembre 2031\nREUNION DU {organ.upper()}\nOBJET : TARIFS\nAprès en avoir délibéré, le {organ}, à l'unanimité, APPROUVE.\n"
    assert read(text).collectivite.nom == name.replace("`", "'")
