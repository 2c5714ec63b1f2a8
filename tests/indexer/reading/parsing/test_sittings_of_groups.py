"""How communautés, syndicats, départements and their like head a sitting, number and list their acts, in invented words."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.objet import tidy_objet

SYNDICAT = "SYNDICAT MIXTE DU VAL D'OMBRELLE\nPROCÈS-VERBAL DU COMITÉ SYNDICAL DU 8 MARS 2031\n"
GROUP = "COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRELLE\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n"
SAT = "Le conseil communautaire s'est réuni le 8 mars 2031 sous la présidence de Mme Lise ORVAL.\n"
POINT = "\n1. Budget primitif 2031\nLe rapport est lu.\nLe comité syndical, après en avoir délibéré, approuve à l'unanimité le budget.\n"
VOTED = "Le conseil communautaire, après en avoir délibéré, à l'unanimité, approuve les tarifs.\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="acte.txt")


@pytest.mark.parametrize(
    ("head", "exercice", "presents"),
    [
        ("Présents : 31/45 – Pouvoirs : 4", 45, 31),
        ("Étaient présents :\nMembres (36/72) : Paul VERNET", 72, 36),
        ("Accord présents le 12/03/2031", None, None),
        ("Présents : 45/31", None, None),
        ("Nombre de délégués : 24 - Présents : 18 - Représentés : 2", 24, 18),
        ("Effectif du comité syndical : 30\nNombre de présents : 19", 30, 19),
    ],
)
def test_members_are_counted_as_a_share_or_beside_those_present(head, exercice, presents):
    seance = read(f"{SYNDICAT}{head}\n{POINT}").seance
    assert (seance.membres_exercice, seance.presents) == (exercice, presents)


@pytest.mark.parametrize(
    "head",
    [
        "Président(e) de séance : Paul VERNET",
        "Le Président Paul VERNET souhaite la bienvenue aux délégués.",
        "Le comité s'est réuni à Ormes, M. Paul VERNET étant président.",
        "Le comité s'est réuni sous la présidence de Mme Lise ORVAL pour l'élection du Président puis de M. Paul VERNET, Président élu.",
    ],
)
def test_who_presides_a_committee(head):
    assert read(f"{SYNDICAT}{head}\n{POINT}").seance.president == "Paul VERNET"


def test_a_president_who_is_prevented_does_not_preside():
    head = "Présidence : Mme Lise ORVAL, M. Paul VERNET étant président empêché."
    assert read(f"{SYNDICAT}{head}\n{POINT}").seance.president == "Lise ORVAL"


@pytest.mark.parametrize(
    "head",
    [
        "Secrétariat assuré par Lise ORVAL",
        "Mme Lise ORVAL, désignée, accepte la fonction de secrétaire de séance.",
    ],
)
def test_who_keeps_the_minutes_of_a_committee(head):
    assert read(f"{SYNDICAT}{head}\n{POINT}").seance.secretaire == "Lise ORVAL"


def test_a_committee_convened_by_its_first_vice_president():
    head = (
        "Le comité, dûment convoqué par le 1er Vice-président le vingt-cinq février, s'est réuni."
    )
    assert read(f"{SYNDICAT}{head}\n{POINT}").seance.date_convocation == dt.date(2031, 2, 25)


def test_the_day_of_a_committee_on_a_line_under_its_title():
    text = f"SYNDICAT MIXTE DU VAL D'OMBRELLE\nProcès-verbal du comité syndical\nRéuni le 8 mars 2031 à 18 h\nConvoqué le 1 mars 2031\n{POINT}"
    assert read(text).seance.date == dt.date(2031, 3, 8)


@pytest.mark.parametrize("name", ["Corse", "Guyane", "Martinique"])
def test_the_assembly_of_a_single_collectivity_sits_for_a_region(name):
    text = f"DÉLIBÉRATION N° 31-111\nSÉANCE DU 8 MARS 2031\nL'Assemblée de {name}, convoquée le 1er mars 2031, s'est réunie sous la présidence de Mme Lise ORVAL.\nObjet : Aide aux lycées\nAprès en avoir délibéré, l'Assemblée approuve à l'unanimité l'aide.\n"
    found = read(text)
    assert (found.collectivite.nom or "").endswith(f"de {name}")
    assert (found.collectivite.type, found.seance.organe) == ("autre", "conseil régional")
    assert found.seance.president == "Lise ORVAL"


def test_the_council_of_alsace_is_that_of_a_departement():
    text = "Conseil de la Collectivité européenne d'Alsace\nSéance du 8 mars 2031\nLe Conseil d'Alsace s'est réuni sous la présidence de Mme Lise ORVAL.\n"
    found = read(text)
    assert found.collectivite.nom == "Collectivité européenne d'Alsace"
    assert found.seance.organe == "conseil départemental"


def test_rows_of_a_list_are_favorable_or_not():
    rows = "2031-01 Tarifs de la piscine Favorable\n2031-02 Cession d'un terrain Défavorable\n2031-03 Avenant au marché Favorable\n"
    found = read(
        f"COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRELLE\nLISTE DES DÉLIBÉRATIONS EXAMINÉES PAR LE CONSEIL COMMUNAUTAIRE DU 8 MARS 2031\n{rows}"
    )
    told = [(act.objet, act.vote and act.vote.resultat) for act in found.actes]
    assert told[:2] == [("Tarifs de la piscine", "adopté"), ("Cession d'un terrain", "rejeté")]


def test_an_abstention_in_brackets_is_no_vote_for():
    rows = "B2031-05 : Marché de travaux\nDécision : Favorable (1 abstention)\nB2031-06 : Convention avec Ormes\nDécision : Favorable (2 abstentions)\n"
    found = read(
        f"COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRELLE\nRELEVÉ DE DÉCISIONS DU BUREAU\nRéunion du 8 mars 2031\n{rows}"
    )
    votes = [act.vote for act in found.actes if act.vote]
    assert [(vote.pour, vote.abstention) for vote in votes] == [(None, 1), (None, 2)]


def test_numbers_of_two_extraits_stand_above_their_objects():
    acts = "".join(
        f"Délibération n° DE-00{n}-2031\nObjet : {title}\n{VOTED}"
        for n, title in ((29, "Emprunt immobilier"), (30, "Tarifs des missions"))
    )
    found = read(f"{GROUP}Séance du 8 mars 2031\n{SAT}{acts}")
    assert [(act.numero, act.objet) for act in found.actes] == [
        ("DE-0029-2031", "Emprunt immobilier"),
        ("DE-0030-2031", "Tarifs des missions"),
    ]


def test_a_number_of_year_month_and_rank_opens_a_point():
    points = "".join(
        f"\n2031 03 n°0{n} - {title}\nLes membres du comité syndical, après en avoir délibéré, décident à l'unanimité de les fixer.\n"
        for n, title in ((1, "Tarifs de la navette"), (2, "Horaires de la navette"))
    )
    found = read(SYNDICAT + points)
    assert [(act.numero, act.objet) for act in found.actes] == [
        ("2031 03 n°01", "Tarifs de la navette"),
        ("2031 03 n°02", "Horaires de la navette"),
    ]


@pytest.mark.parametrize(
    "between",
    [
        "Délibération n° 2031-12 du conseil communautaire du 8 mars 2031\n",
        "Délibération n° 2031-12 du conseil communautaire\n",
        "Délibération n° 2031-12\n7. FINANCES LOCALES\n7.10 Divers\n",
        "Délibération n° 2031-12\nRapporteur : M. Paul VERNET\nCommission : Finances\n",
    ],
)
def test_a_title_stands_under_whose_act_it_is_and_its_short_facts(between):
    (act,) = read(f"{GROUP}{SAT}{between}Tarifs de la piscine intercommunale\n{VOTED}").actes
    assert (act.numero, act.objet) == ("2031-12", "Tarifs de la piscine intercommunale")


def test_who_presents_a_matter_is_no_part_of_its_title():
    points = "".join(
        f"Délibération n° 2031_0{n}_CC_{n} :\n{title}\nAffaire présentée par : Paul VERNET\nRésumé : tout est dit.\n{VOTED}"
        for n, title in ((1, "FINANCES - Vote du budget"), (2, "EAU - Tarifs de l'eau"))
    )
    found = read(
        f"COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRELLE\nCOMPTE RENDU DU CONSEIL COMMUNAUTAIRE DU 8 MARS 2031\n{points}"
    )
    assert [act.objet for act in found.actes] == [
        "FINANCES - Vote du budget",
        "EAU - Tarifs de l'eau",
    ]


def test_what_was_noted_ends_a_title():
    rows = "Délibération n° 31/16 - Plan vélo - Adoptée à l'unanimité\nDélibération n° 31/17 - Rapport annuel - Il est pris acte\nDélibération n° 31/18 - Tarifs - Adoptée à l'unanimité\n"
    found = read(
        f"COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRELLE\nListe des délibérations\nConseil communautaire du 8 mars 2031\n{rows}"
    )
    assert [act.objet for act in found.actes] == ["Plan vélo", "Rapport annuel", "Tarifs"]


def test_codes_above_an_act_are_its_own():
    acts = "".join(
        f"\n{chapter}\n{code}\n\nDélibération N°2031-{n} : {title}\n{VOTED}"
        for n, chapter, code, title in (
            (48, "9 – AUTRES DOMAINES DE COMPETENCES", "9.1 / Autre domaine de compétences des communes", "DÉSIGNATION"),
            (49, "3 – DOMAINE ET PATRIMOINE", "3.1 / Acquisitions", "ACHAT D'UN TERRAIN"),
        )
    )  # fmt: skip
    found = read(
        f"COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRELLE\nCOMPTE RENDU DU CONSEIL COMMUNAUTAIRE DU 8 MARS 2031\n{acts}"
    )
    assert [act.matiere and act.matiere.code for act in found.actes] == ["9.1", "3.1"]


def test_a_list_tells_results_in_many_ways():
    rows = """DEL-2031-001 : Installation d'un conseiller
Prend acte

DEL-2031-002 : Rapport d'orientation budgétaire
Adopté(e) à l'unanimité

DEL-2031-003 : Cession d'un terrain
Adopté à la majorité (3 contre : MM. A, B et C ; 2 abstentions)

DEL-2031-004 : Élection d'un vice-président
Élu : Paul VERNET
"""
    found = read(
        f"COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRELLE\nCONSEIL COMMUNAUTAIRE DU 8 MARS 2031\nLISTE DES DÉLIBÉRATIONS EXAMINÉES\n\n{rows}"
    )
    assert [
        (act.objet, act.vote and act.vote.resultat, act.vote and act.vote.contre)
        for act in found.actes
    ] == [
        ("Installation d'un conseiller", "prend acte", None),
        ("Rapport d'orientation budgétaire", "unanimité", None),
        ("Cession d'un terrain", "majorité", 3),
        ("Élection d'un vice-président", "élection", None),
    ]


@pytest.mark.parametrize(
    ("letterhead", "organ"),
    [
        ("DÉPARTEMENT DE LA SOMME", "conseil départemental"),
        ("RÉGION BRETAGNE", "conseil régional"),
        ("VALBRUNE", None),
    ],
)
def test_a_standing_commission_lists_the_acts_of_its_council(letterhead, organ):
    rows = "1-01\tAides aux associations\tAdopté à l'unanimité\n1-02\tGarantie d'emprunt\tAdopté à la majorité\n"
    found = read(
        f"{letterhead}\nCOMMISSION PERMANENTE DU 8 MARS 2031\nRELEVÉ DES DÉLIBÉRATIONS\nN°\tIntitulé\tVote\n{rows}"
    )
    assert [act.objet for act in found.actes] == ["Aides aux associations", "Garantie d'emprunt"]
    assert found.seance.organe == organ


def test_a_yearly_report_is_joined_to_an_act_and_holds_none():
    text = "SYNDICAT DES EAUX DU VAL D'OMBRELLE\nRAPPORT ANNUEL SUR LE PRIX DU SERVICE\nLe comité syndical a adopté à l'unanimité les tarifs.\n"
    found = read(text)
    assert (found.type_document, found.actes) == ("annexe", ())
    held = read(text.replace("Le comité", "Étaient présents : M. Paul VERNET\nLe comité") + VOTED)
    assert held.type_document != "annexe"


@pytest.mark.parametrize(
    "line",
    [
        "Le secrétariat a été assuré par : Monsieur Jacques BRUN",
        "BRUN Jacques CLAIR Louis ÉTAIENT PRÉSENTS TITULAIRES COLLÈGE DES COMMUNES",
    ],
)
def test_a_line_of_the_roll_opens_no_point(line):
    agreed = "\nL'assemblée décide à l'unanimité d'ajouter ce point.\n"
    found = read(f"{SYNDICAT}\n{line}\n{agreed}{POINT}")
    assert [act.objet for act in found.actes] == ["Budget primitif 2031"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Tarifs de la navette Les membres du comité syndical, après en avoir délibéré, approuvent les tarifs.", "Tarifs de la navette"),
        ("DÉSIGNATION DU SECRÉTAIRE : Mme Lise ORVAL est désignée", "DÉSIGNATION DU SECRÉTAIRE"),
        ("Compte administratif : le comité", "Compte administratif"),
        ("Prix de l'eau : après discussion, le comité décide", "Prix de l'eau"),
        ("Rapport n° 1.1 : Décision modificative", "Décision modificative"),
        ("Rapport n° 1.1", "Rapport n° 1.1"),
        ("Hôpital : le conseil de surveillance", "Hôpital : le conseil de surveillance"),
    ],
)  # fmt: skip
def test_a_title_ends_where_its_account_begins(written, title):
    assert tidy_objet(written) == title


def test_a_number_of_a_year_two_services_and_a_rank():
    found = read(
        f"RÉGION BRETAGNE\n31_DIRAM_SDENS_03\nCONSEIL RÉGIONAL\nSéance du 8 mars 2031\nDÉLIBÉRATION\nObjet : Aide aux lycées\n{VOTED}"
    )
    assert [act.numero for act in found.actes] == ["31_DIRAM_SDENS_03"]
