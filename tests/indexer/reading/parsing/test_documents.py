"""Whole documents, invented, in the layouts that communes, groups and syndicats publish."""

import datetime as dt
import unicodedata
from itertools import pairwise

import pytest

from indexer.acts.documents import Document, ExtractedText, Page
from indexer.acts.shapes import document_json
from indexer.reading.parsing import Context, parse


def read(text: str, name: str = "document.txt", context: Context | None = None) -> Document:
    return parse(ExtractedText(text), name=name, context=context)


def summary(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (act.numero, act.objet, act.vote.resultat if act.vote else None) for act in document.actes
    ]


EXTRAIT = """\
DEPARTEMENT DU BAS-RHIN
COMMUNE DE HURTIGHEIM

EXTRAIT DU PROCES-VERBAL
DES DELIBERATIONS DU CONSEIL MUNICIPAL

Séance ordinaire du jeudi 9 septembre 2021 à 20 h 00

Conseillers en fonction : 14
Conseillers présents : 11
Date de convocation : 2 septembre 2021

Sous la présidence de M. Jean WALTER, Maire
Secrétaire de séance : Mme Anne MEYER

2021-32 : Acquisition d'un tracteur tondeuse pour le service technique

Le Maire présente les devis reçus. L'offre retenue s'élève à 18 450,00 € HT.
Vu la délibération n° 2020-11 du 3 mars 2020 ;
Le Conseil municipal, après en avoir délibéré, par 12 voix pour et 1 abstention (M. SCHMITT),
- approuve l'acquisition du matériel.

Pour extrait conforme,
Le Maire
Jean WALTER
"""


def test_an_extrait_is_one_act_with_the_facts_of_its_sitting() -> None:
    document = read(EXTRAIT)
    assert document.type_document == "deliberation"
    assert document.collectivite.code_insee == "67214"
    assert document.collectivite.departement == "67"
    seance = document.seance
    assert (seance.organe, seance.date) == ("conseil municipal", dt.date(2021, 9, 9))
    assert seance.date_convocation == dt.date(2021, 9, 2)
    assert (seance.membres_exercice, seance.presents, seance.votants) == (14, 11, None)
    assert (seance.president, seance.secretaire) == ("Jean WALTER", "Anne MEYER")
    (act,) = document.actes
    assert act.numero == "2021-32"
    assert act.objet == "Acquisition d'un tracteur tondeuse pour le service technique"
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.pour, act.vote.abstention) == ("adopté", 12, 1)
    assert act.montants == (18450.0,)
    assert [(c.numero, c.date) for c in act.citations] == [("2020-11", dt.date(2020, 3, 3))]


REGISTER_COLUMNS = """\
Département : HAUTE-GARONNE
MAIRIE DE SAINT-ÉLIX-LE-CHÂTEAU

NOMBRE DE MEMBRES
Afférents au Conseil Municipal
En exercice
Qui ont pris part à la délibération
15
14
12

Date de la convocation
13/03/2023

Objet de la délibération
Vote des taux des taxes locales pour 2023

EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
DU CONSEIL MUNICIPAL
Séance du 20 Mars 2023

L'an deux mille vingt-trois et le vingt mars à dix-huit heures trente, le Conseil Municipal de cette
commune, régulièrement convoqué, s'est réuni sous la présidence de Mme Claire DUPRAT, Maire.
Procurations : M. Vidal à Mme Roques
M. Henri ABADIE a été nommé secrétaire.

Ouï l'exposé et après en avoir délibéré, le Conseil Municipal, à l'unanimité, décide de ne pas
augmenter les taux.
"""


def test_an_extrait_with_its_facts_in_columns() -> None:
    document = read(REGISTER_COLUMNS)
    assert document.collectivite.code_insee == "31476"
    assert (document.seance.membres_exercice, document.seance.votants) == (14, 12)
    assert document.seance.date_convocation == dt.date(2023, 3, 13)
    assert document.seance.secretaire == "Henri ABADIE"
    assert summary(document) == [(None, "Vote des taux des taxes locales pour 2023", "unanimité")]


MINUTES = """\
PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL
DU MARDI 14 JUIN 2022

L'an deux mille vingt-deux, le quatorze juin, les membres du conseil municipal de la commune de
Vernoux-en-Vivarais se sont réunis sur convocation qui leur a été adressée par le maire le 8 juin 2022,
sous la présidence de Monsieur Martial DUPIN, maire.
Nombre de membres en exercice : 19 ; présents : 15 ; votants : 17
Madame Odile FERRAND est élue secrétaire de séance.

ORDRE DU JOUR
I – Approbation du procès-verbal de la séance du 12 avril 2022
II – Tarifs de la restauration scolaire
III – Convention avec le centre de gestion
IV – Cession du chemin rural du Bouchet
V – Informations et questions diverses

I – APPROBATION DU PROCÈS-VERBAL DE LA SÉANCE DU 12 AVRIL 2022
Le procès-verbal ne donne lieu à aucune observation.

II – TARIFS DE LA RESTAURATION SCOLAIRE
Rapporteur : Odile FERRAND
Le prix du repas passe à 3,80 €.
Vote : Pour : 15 – Contre : 1 – Abstention : 1
La délibération est adoptée à la majorité.

III – CONVENTION AVEC LE CENTRE DE GESTION POUR LA MÉDECINE
PRÉVENTIVE
Vote : Pour : 17 – Contre : 0 – Abstention : 0
Adopté à l'unanimité.

IV – CESSION DU CHEMIN RURAL DU BOUCHET
Après débat, la proposition est rejetée : Pour : 5 – Contre : 10 – Abstentions : 2

V – INFORMATIONS ET QUESTIONS DIVERSES
Le banc de la place sera réparé. La commission a donné à l'unanimité un avis favorable.
La séance est levée à 22h15.
"""


def test_minutes_are_cut_at_roman_numerals_and_keep_only_decisions() -> None:
    document = read(MINUTES)
    assert document.type_document == "proces-verbal"
    assert document.seance.date_convocation == dt.date(2022, 6, 8)
    assert summary(document) == [
        ("II", "TARIFS DE LA RESTAURATION SCOLAIRE", "majorité"),
        ("III", "CONVENTION AVEC LE CENTRE DE GESTION POUR LA MÉDECINE PRÉVENTIVE", "unanimité"),
        ("IV", "CESSION DU CHEMIN RURAL DU BOUCHET", "rejeté"),
    ]


def test_acts_slice_the_text_and_do_not_overlap() -> None:
    document = read(MINUTES)
    spans = [(act.debut, act.fin) for act in document.actes]
    assert all(MINUTES[act.debut : act.fin] == act.texte for act in document.actes)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "séance est levée" not in document.actes[-1].texte


def test_the_page_of_an_act_is_that_of_its_start() -> None:
    cut = MINUTES.index("III – CONVENTION AVEC LE CENTRE DE GESTION POUR")
    pages = (Page(1, 0, cut), Page(2, cut, len(MINUTES)))
    document = parse(ExtractedText(MINUTES, pages=pages), name="pv.pdf")
    assert [act.page for act in document.actes] == [1, 2, 2]


LIST = """\
VILLE DE BELLEROCHE
Conseil municipal du 18/01/2024
Liste des délibérations examinées par le conseil municipal

2024-01\tDébat d'orientation budgétaire\tPrend acte
2024-02\tOuverture anticipée des crédits d'investissement\tAdoptée à l'unanimité
2024-03\tCréation d'un poste d'adjoint technique\tAdoptée à la majorité (3 abstentions)
2024-04\tVœu contre la fermeture de la poste\tRejetée
"""


@pytest.mark.parametrize("separator", ["\t", " | "])
def test_a_list_of_deliberations_gives_an_act_a_line(separator: str) -> None:
    assert summary(read(LIST.replace("\t", separator))) == [
        ("2024-01", "Débat d'orientation budgétaire", "prend acte"),
        ("2024-02", "Ouverture anticipée des crédits d'investissement", "unanimité"),
        ("2024-03", "Création d'un poste d'adjoint technique", "majorité"),
        ("2024-04", "Vœu contre la fermeture de la poste", "rejeté"),
    ]


def test_titles_without_a_number_open_points() -> None:
    document = read(
        "RÉUNION DU CONSEIL MUNICIPAL\ndu 12 mai 2021\n\n"
        "Le Conseil Municipal de BELLEROCHE, convoqué le 5 mai 2021, s'est réuni sous la présidence de\n"
        "Jean DADOULE, Maire\n\n"
        "OUVERTURE DE POSTE\nLe Maire expose qu'il convient d'ouvrir un poste.\n"
        "Le Conseil, après délibération, accepte à l'unanimité.\n\n"
        "LOYERS COMMUNAUX\nLe Conseil décide de ne pas les réviser par 6 voix pour, 3 contre et 1 abstention.\n\n"
        "INFORMATIONS DIVERSES\nLe repas des aînés est reporté.\n"
    )
    assert document.collectivite.code_insee == "42014"
    assert summary(document) == [
        (None, "OUVERTURE DE POSTE", "unanimité"),
        (None, "LOYERS COMMUNAUX", "adopté"),
    ]


def test_points_voted_one_by_one_under_a_heading_are_acts() -> None:
    document = read(
        "CR du conseil municipal 9 avril 2021\nOrdre du jour\n"
        "1/ Présentation du budget :\nLe budget est présenté.\n"
        "Vote des comptes de gestion 2020 :\n15 pour.\nVote du budget primitif 2021 :\n14 pour 1 abstention\n"
        "2/ Travaux sylvicoles :\nDevis de 2600€.\n15 pour\n"
    )
    assert [act.numero for act in document.actes] == ["1", "1", "2"]
    assert [act.objet for act in document.actes][:2] == [
        "Vote des comptes de gestion 2020",
        "Vote du budget primitif 2021",
    ]


def test_extraits_bundled_in_one_file_are_separated() -> None:
    other = EXTRAIT.replace("2021-32", "2021-33").replace("tracteur tondeuse", "broyeur")
    one = EXTRAIT.replace("2021-32 : Acq", "Délibération n° 2021-32\nObjet : Acq")
    two = other.replace("2021-33 : Acq", "Délibération n° 2021-33\nObjet : Acq")
    document = read(one + "\n" + two)
    assert [act.numero for act in document.actes] == ["2021-32", "2021-33"]
    assert all("Jean WALTER" in act.texte for act in document.actes)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Arrêté du maire n° 2025-001\nLe maire,\nVu le code général des collectivités territoriales,\nARRETE\nArticle 1 : La rue est fermée.", "arrete"),
        ("Convocation du conseil municipal\nLe conseil municipal se réunira le 3 mars 2024.\nOrdre du jour\n1. Budget", "convocation"),
        ("COMPTE-RENDU N° 2 DE LA REUNION DE CHANTIER\nLe piquetage a été réalisé.\nPrésents : l'entreprise.", "autre"),
        ("Règlement des aides\nANNEXE 1\nBarème", "annexe"),
        ("", "autre"),
    ],
)  # fmt: skip
def test_what_is_no_deliberation_holds_no_act(text: str, kind: str) -> None:
    document = read(text)
    assert (document.type_document, document.actes) == (kind, ())


def test_the_json_shape_is_that_of_the_contract() -> None:
    shaped = document_json(read(EXTRAIT), "dossier/acte.txt")
    assert shaped["source"] == "dossier/acte.txt"
    assert shaped["date_seance"] == "2021-09-09"
    assert shaped["code_insee"] == "67214"
    (act,) = shaped["actes"]
    assert act["matiere_deduite"] is False or act["matiere_code"]
    assert act["vote"]["pour"] == 12
    assert (act["debut"], act["fin"]) == (0, len(EXTRAIT.rstrip()))


def test_accents_that_are_separate_characters_keep_offsets_right() -> None:
    text = unicodedata.normalize("NFD", MINUTES)
    document = read(text)
    assert len(document.actes) == 3
    assert all(text[act.debut : act.fin] == act.texte for act in document.actes)
    assert document.actes[1].texte.startswith("III")


UNTITLED = """\
MAIRIE DE ZÉLIVAUCOURT (Somme)
du 14 juin 2023 à 20 heures

Le quatorze juin 2023, les membres du conseil municipal se sont réunis sous la présidence de M. Paul MARTIN, maire.
Étaient présents : M. Paul MARTIN, Mme Anne DURAND.
Secrétaire : Mme Anne DURAND
Ordre du jour
1. Tarifs du gîte communal
1. Tarifs du gîte communal
Madame DURAND présente les tarifs.
Vote : pour à l'unanimité
La séance est levée à 21 heures.
"""


def test_minutes_without_a_title_are_known_by_how_the_sitting_opens() -> None:
    document = read(UNTITLED)
    assert document.type_document == "compte-rendu"
    assert document.seance.organe == "conseil municipal"
    assert document.seance.secretaire == "Anne DURAND"
    assert summary(document) == [("1", "Tarifs du gîte communal", "unanimité")]


AFTERWARDS = """\
REUNION DU CONSEIL
SEANCE DU 5 JUILLET 2021
N° annuel : C2021_0284

DÉLIBÉRATION
RÉUNION DU CONSEIL MÉTROPOLITAIN
MÉTROPOLE ROUEN NORMANDIE

Aides à la rénovation des logements : règlement

Par délibération du 16 décembre 2019, la Métropole a adopté son programme.
Le Conseil métropolitain,
Après en avoir délibéré,
Décide :
- d'approuver le règlement.
La délibération est adoptée à l'unanimité.

L'an deux mille vingt et un, le 5 juillet, les membres du Conseil, légalement convoqués le 25 juin
2021, se sont assemblés sous la présidence de Monsieur Paul MARTIN, Président.
"""


def test_facts_printed_after_the_decision_do_not_hide_the_object() -> None:
    document = read(AFTERWARDS)
    assert summary(document) == [
        ("C2021_0284", "Aides à la rénovation des logements : règlement", "unanimité")
    ]


MATTER = """\
COMMUNAUTE DE COMMUNES
DE LA VALLEE DU ZELIVAU

EXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL COMMUNAUTAIRE
Séance du 16 décembre 2021

N° D415-21
2.1 Documents d'urbanisme
Modification simplifiée du plan local

Le conseil communautaire, à l'unanimité, approuve la modification.
"""


def test_the_line_of_a_matter_under_a_number_is_not_the_object() -> None:
    document = read(MATTER)
    assert document.collectivite.nom == "Communauté de Communes de la Vallée du Zelivau"
    assert summary(document) == [("D415-21", "Modification simplifiée du plan local", "unanimité")]
    matiere = document.actes[0].matiere
    assert matiere is not None
    assert matiere.code == "2.1"


def test_what_follows_a_number_is_no_title_where_it_is_a_fact_of_the_sitting() -> None:
    text = """\
SYNDICAT MIXTE D'EAU POTABLE
DE LA VALLEE DU LOT
DELIBERATION DU COMITE SYNDICAL
N° 2020/07
Date de la convocation : 18 février 2020
Nombre de délégués en exercice : 42
L'an deux mil vingt et le vingt-sept février, le Comité Syndical s'est réuni.
Objet : Vote du budget primitif
Le Comité Syndical adopte le budget. Pour : 26 Contre : 1 (M. PETIT) Abstention : 2
"""
    document = read(text)
    assert summary(document) == [("2020/07", "Vote du budget primitif", "adopté")]
    vote = document.actes[0].vote
    assert vote is not None
    assert (vote.pour, vote.contre, vote.abstention) == (26, 1, 2)
    assert document.seance.membres_exercice == 42
    body = document.collectivite
    assert body.nom == "Syndicat Mixte d'Eau Potable de la Vallée du Lot"
    # The Lot is a river there, and no département.
    assert body.departement is None


@pytest.mark.parametrize(
    ("title", "number", "objet"),
    [
        ("Vente d'un terrain communal - DE_2017_012", "DE_2017_012", "Vente d'un terrain communal"),
        ("Vente d'un terrain communal – D11-2020", "D11-2020", "Vente d'un terrain communal"),
        ("Vente d'un terrain communal ( 2019-93)", "2019-93", "Vente d'un terrain communal"),
        ("Tarifs de la cantine - 2023-24", "1", "Tarifs de la cantine - 2023-24"),
        ("Programme de travaux (2021-2026)", "1", "Programme de travaux (2021-2026)"),
    ],
)
def test_a_number_may_end_the_title(title: str, number: str, objet: str) -> None:
    text = (
        "COMPTE RENDU DU CONSEIL MUNICIPAL\nSéance du 4 mai 2024\n"
        f"1. {title}\nLe conseil, à l'unanimité, approuve.\n"
        "2. Voirie\nLe conseil, à l'unanimité, approuve.\n"
    )
    assert summary(read(text))[0] == (number, objet, "unanimité")


def test_a_number_under_a_title_is_that_of_its_point() -> None:
    text = """\
Procès-verbal du conseil communautaire du 8 février 2023
1 – Ouverture de crédits d'investissement
Délibération n° 2023-02-08/1
Rapporteur : M. MARTIN
Le conseil communautaire, à l'unanimité, autorise l'ouverture.
2 – Motion pour la gare
Délibération n° 2023-02-08/2
Par 60 voix pour et 1 contre, le conseil communautaire adopte la motion.
"""
    assert summary(read(text)) == [
        ("2023-02-08/1", "Ouverture de crédits d'investissement", "unanimité"),
        ("2023-02-08/2", "Motion pour la gare", "adopté"),
    ]
