"""Communes and syndicats that a text names as its author, and those that it only cites, in invented words."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

SAT = "s'est réuni sous la présidence de Mme Lise ORVAL.\n"
TITLE = "COMPTE-RENDU DU CONSEIL MUNICIPAL DU 8 MARS 2031\n"
DECIDED = "Après en avoir délibéré, à l'unanimité, approuve le tarif.\n"


def name(text: str) -> str | None:
    return parse(ExtractedText(f"{text}\n{DECIDED}"), name="acte.txt").collectivite.nom


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # whom a matter is about
        ("Le conseil municipal " + SAT + "Convention avec la Mairie de Pierrefonds pour la piscine", None),
        ("Le conseil municipal " + SAT + "1. Adhésion de la commune de Pierrefonds au syndicat", None),
        ("Le conseil municipal " + SAT + "2. Retrait de la commune de Pierrefonds", None),
        ("Le conseil municipal " + SAT + "Vu la délibération du conseil municipal de Pierrefonds du 3 mars", None),
        ("Le conseil municipal " + SAT + "2. Plan local d'urbanisme de la commune de Pierrefonds", "Pierrefonds"),
        # who opens the sitting
        ("Mme Lise ORVAL, Maire de Pierrefonds, ouvre la séance.\nLe conseil municipal approuve.", "Pierrefonds"),
        ("Mme Lise ORVAL, Maire de Pierrefonds, est excusée.\nLe conseil municipal approuve.", None),
        # an apostrophe that the reader of a page lost
        ("COMMUNE D ABBEVILLE\nLe conseil municipal " + SAT, "Abbeville"),
        ("Le conseil municipal de la commune d ABBEVILLE " + SAT, "Abbeville"),
        ("Le conseil municipal de la Commune d OMBREZAC " + SAT, "Ombrezac"),
        # a title where the name was lost
        ("VILLE DE\n\nCompte-rendu du Conseil municipal du 8 mars 2031\nLe conseil municipal " + SAT, None),
    ],
)  # fmt: skip
def test_a_commune_is_the_author_where_it_sits_and_not_where_a_matter_is_about_it(text, shown):
    assert name(TITLE + text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Syndicat Intercommunal pour le Ramassage des Ordures Ménagères\ndu Secteur de Valbrune, Vallée de l'Ombre et Brumois – 29 rue du Puits Salé 80999 OMBRELLE", "Syndicat Intercommunal pour le Ramassage des Ordures Ménagères du Secteur de Valbrune, Vallée de l'Ombre et Brumois"),
        ("Le comité du SYDOMBRE (Syndicat Départemental de Traitement des Déchets de l'Ombre) " + SAT, "Syndicat Départemental de Traitement des Déchets de l'Ombre"),
        ("Pays d'Ombre et Brume\nSyndicat mixte", "Pays d'Ombre et Brume"),
        ("Ordre du jour\nSyndicat mixte", None),
        ("COMPTE RENDU DE LA RÉUNION DU SYNDICAT DES EAUX DE VALBRUNE EN DATE DU 8 MARS 2031", "Syndicat des Eaux de Valbrune"),
        ("Compte rendu du comité syndical du Pays d'Ombre et Brume", "Pays d'Ombre et Brume"),
        ("Compte rendu du comité syndical du Mardi 8 mars 2031", None),
        ("Syndicat mixte du cimetière d'Ombrelle", "Syndicat mixte du cimetière d'Ombrelle"),
        ("Syndicat mixte du lundi", None),
        ("SMICTOM\nDestinataires : responsables du SMICTOM Communes et Communautés", None),
    ],
)  # fmt: skip
def test_a_syndicat_bears_the_whole_name_of_its_title(text, shown):
    assert name(f"{text}\nCOMITÉ SYNDICAL DU 8 MARS 2031\nLe comité syndical {SAT}") == shown


@pytest.mark.parametrize("link", ["au", "avec le", "auprès du"])
def test_a_syndicat_that_a_matter_is_about_is_not_the_author(link):
    text = f"COMITÉ SYNDICAL DU 8 MARS 2031\nLe comité syndical {SAT}Contrat signé {link} Syndicat mixte des Eaux d'Ombrelle."
    assert name(text) is None


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("Caisse des écoles de Valmory", "Caisse des écoles de Valmory"),
        ("ASA des marais d'Ombre", "Association syndicale autorisée des marais d'Ombre"),
        ("Convention avec la caisse des écoles de Valmory", None),
    ],
)
def test_an_establishment_of_the_letterhead_needs_no_organ_to_be_the_author(
    head: str, shown: str | None
) -> None:
    text = f"{head}\nLe comité s'est réuni le 9 juin 2031.\nVu l'avis de la communauté de communes du Pays de Falaise,"
    assert name(text) == shown


@pytest.mark.parametrize(
    "title", ["PV du CM du 9 juin 2031", "P.V. de la séance du C.M. du 9 juin 2031"]
)
def test_a_title_may_tell_the_council_in_letters(title: str) -> None:
    text = f"COMMUNE DE VALMORY\n{title}\n1/ Tarifs de la cantine\nAdopté (unanimité)\n2/ Vente\nAdopté (10 pour, 2 contre)\n"
    document = parse(ExtractedText(text), name="acte.txt")
    assert (document.type_document, document.seance.organe) == (
        "proces-verbal",
        "conseil municipal",
    )
    assert len(document.actes) == 2


@pytest.mark.parametrize(
    "matter",
    [
        "M. le Président rappelle que le Syndicat mixte des Gorges de la Brume a sollicité l'avis du comité.",
        "Présents : CC Ombrelle : M. PETIT ; Syndicat des eaux de Brumel : M. ORVAL",
        "Convention de mutualisation passée entre le Syndicat mixte Ombre Brumel et la Région",
        "Convention de mutualisation passée entre le\nSyndicat mixte Ombre Brumel et la Région",
        "Dissolution du Syndicat intercommunal de la Brume : le comité prend acte.",
        "1. ADHÉSION AU SYNDICAT MIXTE OMBRE BRUMEL",
    ],
)
def test_a_syndicat_that_minutes_only_mention_is_not_their_author(matter: str) -> None:
    text = f"Compte rendu du comité syndical du 8 mars 2031\n{matter}\n"
    found = parse(ExtractedText(text), name="acte.txt").collectivite
    assert (found.nom, found.type) == (None, "syndicat")


@pytest.mark.parametrize(
    "own",
    [
        "SÉANCE DU 8 MARS 2031 SYNDICAT MIXTE OMBRE BRUMEL COMPTE RENDU\n",
        "Le comité départemental du Syndicat mixte Ombre Brumel, dûment convoqué.\n",
        "Les élus du Syndicat mixte Ombre Brumel se sont réunis à la mairie.\n",
        "Considérant l'engagement pris par le syndicat mixte Ombre Brumel de développer son offre,\n",
        "Le budget est voté.\n" * 90 + "\nSyndicat mixte Ombre Brumel\n",
    ],
)
def test_a_syndicat_names_itself_in_titles_and_as_the_one_that_sat(own: str) -> None:
    text = f"Compte rendu du comité syndical du 8 mars 2031\n\n{own}"
    assert parse(ExtractedText(text), name="acte.txt").collectivite.nom == "Ombre Brumel"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("M. PETIT, président de la Communauté de communes du Val d'Ombrel, présente son territoire.", None),
        ("La séance est ouverte par M. PETIT, président de la Communauté de communes du Val d'Ombrel.", "Communauté de communes du Val d'Ombrel"),
    ],
)  # fmt: skip
def test_the_group_of_a_guest_is_not_that_of_who_presides(sentence: str, name: str | None) -> None:
    text = f"Compte rendu du conseil communautaire du 8 mars 2031\n{sentence}\n"
    assert parse(ExtractedText(text), name="acte.txt").collectivite.nom == name


def test_words_of_a_title_stand_before_its_commune():
    text = "Compte rendu sommaire des débats, commune de Couthenans\nLe 12 mai 2031\n"
    matter = (
        "Commune de Héricourt : convention.\nLe conseil approuve la convention avec Héricourt.\n"
    )
    assert name(f"{text}Le conseil municipal approuve.\n{matter}") == "Couthenans"
