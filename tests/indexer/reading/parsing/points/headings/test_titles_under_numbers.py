"""What stands between the number of an act and its title, invented: a day, a service, a rubric."""

import datetime as dt

import pytest

from indexer.acts.documents import Act, Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.numbers.leading_numbers import without_number
from indexer.reading.parsing.objet import tidy_objet
from indexer.reading.parsing.openings import SITTING
from indexer.reading.parsing.points.headings.act_headings import act_heading
from indexer.reading.parsing.points.headings.running_titles import joined_title
from indexer.reading.parsing.view.cleaning import clean, tidy

DECIDED = "Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve.\n"
HEAD = "VILLE DE BRANDEVAL\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 9 juin 2031\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def only(text: str) -> Act:
    [act] = read(text).actes
    return act


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("N° 7 - Finances\nAttribution d'une subvention au club de tir à l'arc", "7",
         "Finances - Attribution d'une subvention au club de tir à l'arc"),
        ("N°3/Compte rendu\nProcès-verbal de la séance du conseil municipal du 4 mai 2031", "3",
         "Compte rendu - Procès-verbal de la séance du conseil municipal du 4 mai 2031"),
        ("Délibération n° 31-044\nPôle Éducation Jeunesse\nRÈGLEMENT DE LA CANTINE", "31-044",
         "RÈGLEMENT DE LA CANTINE"),
        ("DÉLIBÉRATION\nn° 31-046\n\nDIRECTION GÉNÉRALE\nDES SERVICES\n\nTARIFS DU MARCHÉ\n"
         "Références juridiques :\nArticle L. 2224-18 du CGCT", "31-046", "TARIFS DU MARCHÉ"),
        # an office by no word of services, in capitals, apart
        ("DÉLIBÉRATION\nn° 31-046\n\nPOLICE MUNICIPALE\nET PRÉVENTION\n\nCONVENTION AVEC LE REFUGE", "31-046",
         "CONVENTION AVEC LE REFUGE"),
        # a title, and another below it
        ("DÉLIBÉRATION\nn° 31-046\n\nCONVENTION AVEC LE REFUGE\n\nAPPROBATION DU TARIF", "31-046",
         "CONVENTION AVEC LE REFUGE"),
        ("n° 31-045\nService des sports\nConvention avec le club nautique", "31-045",
         "Convention avec le club nautique"),
        ("DÉLIBÉRATION N°31\xad047\nDU 9 JUIN 2031\n\nSOUTIEN À LA FILIÈRE BOIS", "31-047",
         "SOUTIEN À LA FILIÈRE BOIS"),
        ("DÉLIBÉRATION N°31-048\n\nDÉLIBÉRATION N°31-048\nDU 9 JUIN 2031\n\nAide aux lycées agricoles",
         "31-048", "Aide aux lycées agricoles"),
        ("DÉLIBÉRATION N° CP/2031-JUIN/04.12\nen date du 9 juin 2031\nAide aux lycées",
         "CP/2031-JUIN/04.12", "Aide aux lycées"),
        ("Délibération n° 8\nPacte de gouvernance\nTextes : - délibération n° 2029-10-02", "8",
         "Pacte de gouvernance"),
        ("Délibération 48/2031 - 9.4 VŒUX ET MOTIONS\nMOTION DE SOUTIEN À LA MATERNITÉ", "48/2031",
         "MOTION DE SOUTIEN À LA MATERNITÉ"),
        ("N° 31-054 (4.1 - Personnels titulaires)\nMise à jour du tableau", "31-054", "Mise à jour du tableau"),
        ("N° 31-055\nDomaine : Finances locales\nSous-domaine : Emprunts\nOuverture d'une ligne", "31-055",
         "Ouverture d'une ligne"),
        ("N° 31-056\nDGA Cadre de vie - Urbanisme\nExonération des abris", "31-056", "Exonération des abris"),
        ("DÉLIBÉRATION N° 42 : RIFSEEP\nPrésident de séance :\nM. Guy ORNEL", "42", "RIFSEEP"),
        ("Président de séance :\nM. Guy ORNEL\nTarifs du marché\nn° 31-057", "31-057", "Tarifs du marché"),
        ("N° 31-058\nNature : 8.8 Environnement\nAvis sur un parc éolien", "31-058", "Avis sur un parc éolien"),
        ("D-2031-08 / Institutions et vie politique\nÉlection d'un vice-président", "D-2031-08",
         "Élection d'un vice-président"),
        ("DCM-2031-06-01 : Règlement des accueils", "DCM-2031-06-01", "Règlement des accueils"),
        ("Délibération 31-08", "31-08", None),
        ("Délibération point 31-09\nTarifs du marché", "31-09", "Tarifs du marché"),
        ("N°310609 012 - Tarifs du marché couvert", "310609-012", "Tarifs du marché couvert"),
        ("Affiché le 11 juin 2031 AFFAIRE N°2031-CM/07 : TARIFS DU MARCHÉ COUVERT", "2031-CM/07",
         "TARIFS DU MARCHÉ COUVERT"),
        ("Secteur 4 :\nVente d'un terrain\npar la société Lormois.\n\nDélibération n° 31-052\n"
         "Secrétaire de séance :\nMme ROC", "31-052", "Vente d'un terrain par la société Lormois"),
        ("N° 31-053 TARIFS DE L'EAU ET DES PLUVIALES AU\n01/07/2031", "31-053",
         "TARIFS DE L'EAU ET DES PLUVIALES AU 01/07/2031"),
        ("N° 31-049\nObjet : FINANCES - ACHATS\n\nVote des tarifs du marché", "31-049",
         "Vote des tarifs du marché"),
        ("N° 31-050\nObjet : ATTRACTIVITÉ ET CADRE DE VIE\nVente d'un terrain\nrue haute", "31-050",
         "Vente d'un terrain rue haute"),
        ("N° 31-051\nObjet : Rénovation\nthermique des écoles :\naudit - Demande d'aide\n"
         "auprès du Conseil\nRégional de Valmarne\ndans le cadre du Contrat\nRégional de Territoire",
         "31-051", "Rénovation thermique des écoles : audit - Demande d'aide auprès du Conseil Régional"
         " de Valmarne dans le cadre du Contrat Régional de Territoire"),
    ],
)  # fmt: skip
def test_the_title_is_found_past_what_stands_above_it(
    heading: str, number: str, title: str | None
) -> None:
    act = only(f"{HEAD}{heading}\n{DECIDED}")
    assert (act.numero, act.objet) == (number, title)


def test_the_sitting_is_not_that_of_a_bureau_it_refers_to() -> None:
    document = read(
        "Délibération 2031-C9\nMonsieur le Président présente le bilan.\n"
        "Considérant l'avis favorable du bureau communautaire du 25 janvier 2031,\n"
        "LE CONSEIL COMMUNAUTAIRE DÉCIDE\n- De prendre acte de la tenue du débat\n"
        "Fait à BRANDEVAL\nLe 15 février 2031\nLe Président,\nGuy ORNEL\nNombre de conseillers : 40\nPrésents : 25\nVotes pour : 30\n"
        "Vote contre : 0\nAbstention :0\n"
    )
    assert document.seance.organe == "conseil communautaire"
    assert document.seance.date == dt.date(2031, 2, 15)
    [act] = document.actes
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.pour) == ("prend acte", 30)


@pytest.mark.parametrize(
    "before",
    [
        "Le Bureau syndical du 16 octobre 2031 a examiné ces orientations et les a validées à l'unanimité.",
        "Le bureau s'est réuni le 20 octobre 2031 pour préparer le débat.",
        "Vu l'information donnée, avant tout autre avis, au Bureau syndical du 16 octobre 2031,",
    ],
)
def test_what_a_bureau_did_before_is_no_sitting_and_no_act(before: str) -> None:
    document = read(
        f"SYNDICAT MIXTE DE BRANDEVAL\nObjet : Débat d'orientation\n{before}\n"
        "Le comité syndical décide\nArticle unique : de prendre acte du débat.\nA Brandeval, le 8 novembre 2031\n"
    )
    assert document.seance.organe == "comité syndical"
    assert document.seance.date == dt.date(2031, 11, 8)
    [act] = document.actes
    assert act.vote is not None
    assert act.vote.resultat == "prend acte"


def test_a_ground_opens_no_act() -> None:
    act = only(
        "Communauté de communes de Brandeval\nN° 2031-C-077\n"
        "Considérant la décision du bureau du 9 juin 2031, adoptée à la majorité (7 voix pour, 2 contre),\n"
        "Considérant l'avis du conseil municipal d'Orme du 17 juin 2031,\n"
        "LE CONSEIL COMMUNAUTAIRE, A L'UNANIMITE, DECIDE\n- de fixer la redevance à 28 euros.\n"
    )
    assert act.numero == "2031-C-077"
    assert act.vote is not None
    assert act.vote.resultat == "unanimité"


def test_an_act_of_which_only_the_number_opens_the_text_is_one() -> None:
    act = only(
        "Communauté de communes de Brandeval\n2031-88 Rapport d'activité 2030\n"
        "Vu l'avis du bureau réuni le 11 juin 2031,\nLe conseil communautaire prend acte du rapport.\n"
    )
    assert (act.numero, act.objet) == ("2031-88", "Rapport d'activité 2030")


def test_taking_note_is_told_beside_counts() -> None:
    act = only(f"{HEAD}Délibération 31-08\nLE COMITÉ SYNDICAL PREND ACTE du rapport.\nPour : 30\n")
    assert act.vote is not None
    assert act.vote.resultat == "prend acte"


@pytest.mark.parametrize(
    "told",
    ["PRÉSIDENT DE sÉANCE : Monsieur Guy ORNEL", "PRESIDENT DE SEANCE\nMonsieur Guy ORNEL",
     "Président de séance – M. Guy ORNEL"],
)  # fmt: skip
def test_the_label_of_who_presides_may_be_of_any_case(told: str) -> None:
    document = read(f"{HEAD}{told}\nDélibération n° 31\nTarifs de la cantine\n{DECIDED}")
    assert document.seance.president == "Guy ORNEL"


def test_a_label_of_two_lines_bears_its_figure_on_the_first() -> None:
    document = read(
        f"{HEAD}Nombre de conseillers 27\nen exercice\nNombre de conseillers présents 20\n"
        f"à la séance\nDélibération n° 31\nTarifs de la cantine\n{DECIDED}"
    )
    assert (document.seance.membres_exercice, document.seance.presents) == (27, 20)


def test_a_name_in_capitals_ends_where_the_sentence_goes_on() -> None:
    document = read(
        "DÉLIBÉRATION\nL'AN 2031, LE 9 JUIN, LE CONSEIL MUNICIPAL DE LA VILLE DE ZÉLIBRANDE S'EST RÉUNI\n"
        f"Délibération n° 31\nTarifs de la cantine\n{DECIDED}"
    )
    assert document.collectivite.nom == "Zélibrande"


def test_lines_of_counts_are_no_titles() -> None:
    act = only(
        "Délibération 2031-C012\nLa Présidente présente le rapport sur les orientations 2031 de la Communauté "
        "de communes du Haut-Zélivau.\nConsidérant l'avis favorable du bureau communautaire du 25 janvier 2031,\n"
        "LE CONSEIL COMMUNAUTAIRE DÉCIDE\n- De prendre acte de la tenue du débat sur les orientations de 2031\n"
        "Fait à ZÉLIVAU\nLe 15 février 2031\nLa Présidente,\nLine FERTAC\nNombre de conseillers : 93\n"
        "Présents : 47\nVotes pour : 30\nVote contre : 0\nAbstention :0\n"
    )
    assert (act.numero, act.objet) == ("2031-C012", None)


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("D.12/2031 – Tarifs du marché", "D.12/2031", "Tarifs du marché"),
        ("D. 12 / 2031 : Tarifs du marché", "D.12/2031", "Tarifs du marché"),
        ("12 – 14 rue haute : vente", "12", "12 – 14 rue haute : vente"),
        ("Tarifs du marché", "D.12/2031", "Tarifs du marché"),
    ],
)
def test_a_title_does_not_tell_the_number_again(title: str, number: str, rest: str) -> None:
    assert without_number(title, number) == rest


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Participation des communes. Elle est fixée à 180 € par élève", "Participation des communes"),
        ("Classe de mer. Aide de 60 € par enfant. Vote : 4 pour, 1 contre", "Classe de mer"),
        ("Caution d'un prêt – résidence des Ormes (52 pour, 2 abstentions)",
         "Caution d'un prêt – résidence des Ormes"),
        ("Réseau d'eau. Demande de subvention", "Réseau d'eau. Demande de subvention"),
        ("Le maire est absent. Il est remplacé", "Le maire est absent. Il est remplacé"),
    ],
)  # fmt: skip
def test_the_account_on_the_line_of_a_title_is_none_of_it(line: str, title: str) -> None:
    assert tidy_objet(line) == tidy(title)


def test_the_ordre_du_jour_gives_the_points_no_number() -> None:
    document = read(
        "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\nOrdre du jour\n\n"
        "Point 01 - Tarifs du marché\nPoint 02 - Choix du secrétaire\nPoint 03 - Vente d'un terrain\n"
        "Point 17 - Divers\n\n"
        + "".join(
            f"Point n°{rank} : {title}\nLe maire expose.\n{DECIDED}\n"
            for rank, title in enumerate(("TARIFS DU MARCHÉ", "VENTE D'UN TERRAIN"), 1)
        )
    )
    assert [act.numero for act in document.actes] == ["1", "2"]


def test_the_start_of_a_sitting_is_no_title() -> None:
    assert SITTING.match("la reunion du conseil municipal debute a 18 h 30")


def test_a_letter_behind_a_number_is_of_the_number() -> None:
    voted = "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve.\n"
    document = parse(
        ExtractedText(
            "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"
            f"1. Tarifs de la cantine\nMme le Maire propose 4,10 €.\n{voted}\n"
            f"2.a) Travaux de l'église\nMme le Maire présente le devis.\n{voted}\n"
            f"2.b) Réfection de la toiture du presbytère\nMme le Maire présente le devis.\n{voted}"
        ),
        name="document.txt",
    )
    assert [act.numero for act in document.actes] == ["1", "2.a", "2.b"]


def test_a_title_on_a_comma_ends_above_the_sentence_that_is_told_of_it() -> None:
    cleaned = clean(
        "1. Approbation du procès-verbal de la séance du 28 août 2031,\n"
        "Le procès-verbal de la séance du 28 août 2031 est approuvé, à l'unanimité.\n"
    )
    title = "Approbation du procès-verbal de la séance du 28 août 2031"
    assert joined_title(cleaned.lines, 0, 3) == (title, 1)


def test_what_a_pronoun_tells_behind_a_colon_is_no_title() -> None:
    assert (
        tidy_objet("Budget primitif 2031 : il s'équilibre à la somme de") == "Budget primitif 2031"
    )


@pytest.mark.parametrize(
    "cited",
    ["du 4 mai 2031 portant création de la régie", "du comité syndical du 4 mai 2031 portant création de la régie", "prise en mai pour la régie"],
)  # fmt: skip
def test_a_deliberation_that_is_spoken_of_opens_no_act(cited: str) -> None:
    assert act_heading(clean(f"Délibération n° 2031-12 {cited}\n").lines, 0) is None
    told = act_heading(clean("Délibération n° 2031-12 Création de la régie\n").lines, 0)
    assert told is not None
    assert told.title == "Création de la régie"


def test_a_matter_stands_between_the_number_and_the_title_in_minutes() -> None:
    document = read(
        "BRANDEVAL\nPROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL\nlundi 9 juin 2031\n\n"
        f"N° 2031/17\n7.2 Fiscalité\nTaux des taxes directes locales\n\nM. Verdun rappelle les taux.\n{DECIDED}\n"
        f"N° 2031/18\n9.1 Autres domaines de compétence des communes\nRapporteur : M. ORMES\nConvention avec le refuge\n\nElle court sur trois ans.\n{DECIDED}"
    )
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("2031/17", "Taux des taxes directes locales"),
        ("2031/18", "Convention avec le refuge"),
    ]


def test_the_years_of_a_plan_under_its_title_number_nothing() -> None:
    document = read(
        "Conseil municipal de Brandeval\nSéance du 9 juin 2031\nDélibérations adoptées\n\nDEL_20310609_01 -\n\nTarifs de la halle.\n\n"
        "DEL_20310609_02 -\n\nProjet éducatif de la commune pour la période\n2031-2034.\n"
    )
    assert [act.numero for act in document.actes] == ["DEL_20310609_01", "DEL_20310609_02"]
