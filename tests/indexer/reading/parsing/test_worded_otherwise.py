"""Invented phrases of heads, titles, rows and texts that others word otherwise, a kind each."""

import datetime as dt

import pytest

from indexer.acts.documents import Act, Document, ExtractedText
from indexer.reading.parsing import parse

HEAD = "COMMUNE DE BRANDEVAL\nSéance du conseil municipal du 9 juin 2031\nPrésents : M. ORVAL, maire, Mmes PRAT, ORMES\n"
DECIDED = "Le conseil municipal, à l'unanimité, approuve.\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def only(text: str) -> Act:
    [act] = read(text).actes
    return act


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    acts = read(text).actes
    return [(act.numero, act.objet, act.vote.resultat if act.vote else None) for act in acts]


@pytest.mark.parametrize(
    "opening",
    [
        "La séance est ouverte à 20 heures 30 par Mme Lise ORVAL, maire.",
        "Ouverture de séance à 18h30 par Mme Lise ORVAL, Maire",
        "Ouverture de la séance par Mme Lise ORVAL",
    ],
)
def test_who_opens_the_sitting_presides_it(opening: str) -> None:
    document = read(
        f"Compte rendu du conseil municipal du 9 juin 2031\n{opening}\n1. Halle\nAdopté à l'unanimité.\n"
    )
    assert document.seance.president == "Lise ORVAL"


def test_a_yearly_report_of_which_note_is_taken_is_an_act() -> None:
    act = "DÉLIBÉRATION D2031-058\nRapport annuel sur le service de l'eau\nCommunauté de communes du Val d'Orme\nSéance du 9 juin 2031\n"
    noted = read(f"{act}Le conseil communautaire prend acte de la présentation du rapport.\n")
    assert noted.type_document == "deliberation"
    assert [act.numero for act in noted.actes] == ["D2031-058"]
    report = read(
        "RAPPORT ANNUEL SUR LE PRIX DE L'EAU\nprésenté au conseil communautaire\n1. Tarifs\nIls sont fixés chaque année.\n"
    )
    assert (report.type_document, report.actes) == ("annexe", ())


def test_who_enacts_under_grounds_about_others_sat() -> None:
    document = read(
        "N° 2031-19\nConsidérant que le bureau syndical, présidé par Mme Irène PRAT, a émis un avis favorable le 11 mai,\n\n"
        "LE COMITÉ SYNDICAL, OUÏ CET EXPOSÉ, DÉCIDE :\n- d'approuver l'adhésion\nPour : 12 Contre : 0\n"
        "Fait à Brandeval, le 9 juin 2031\nLe Président,\nLuc ORMES\n"
    )
    assert (document.seance.organe, document.seance.president) == ("comité syndical", "Luc ORMES")


def test_references_that_name_their_assembly_are_no_act() -> None:
    act = only(
        f"{HEAD}DÉLIBÉRATION N° 31\n\nSTATUTS DU SYNDICAT DES EAUX\n\nRéférences :\n"
        "- délibération n° 2027-09-03 du Comité syndical du 21 septembre 2027 portant création de la régie\n"
        "Délibération n° 2030-11 du conseil communautaire du 3 mai 2030, relative aux eaux\n"
        + DECIDED
    )
    assert (act.numero, act.objet) == ("31", "STATUTS DU SYNDICAT DES EAUX")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Programme 204 – Mobilités\n\n", "Aide aux communes pour les pistes cyclables"),
        ("Mission 2 : Éducation\nProgramme 21 – Collèges\n", "Rénovation du collège de Brandeval"),
        ("", "Programme 2031 : voirie communale"),
    ],
)
def test_a_line_of_the_budget_stands_over_a_title(line: str, title: str) -> None:
    act = only(f"{HEAD}Délibération n° 23_0204_03\n{line}{title}\n{DECIDED}")
    assert (act.numero, act.objet) == ("23_0204_03", title)


@pytest.mark.parametrize("rubric", ["12 / Culture", "12 - VOIRIE", "Question n° 12 – Finances"])
def test_a_rubric_beside_a_rank_stands_over_the_title(rubric: str) -> None:
    act = only(
        f"Ville de Brandeval\nConseil municipal — séance du 9 juin 2031\n\n{rubric}\nSubvention au cinéma associatif\n\n"
        "Le 9 juin 2031 à 19 h, le conseil municipal, convoqué le 2 juin, s'est réuni sous la présidence de M. Guy ORVAL, maire.\n"
        "L'association sollicite une aide de 3 000 €.\n" + DECIDED
    )
    assert (act.numero, act.objet) == ("12", "Subvention au cinéma associatif")


@pytest.mark.parametrize("rubric", ["12 / Culture", "Question n° 12 – Finances"])
def test_a_title_under_a_rubric_stands_above_the_words_that_open_the_sitting(rubric: str) -> None:
    act = only(
        f"COMMUNE DE BRANDEVAL\nExtrait du registre des délibérations\n{rubric}\nTarifs du théâtre de la halle\n"
        "Le 9 juin 2031, le conseil municipal, dûment convoqué, s'est réuni en mairie.\nPrésents : M. Guy ORVAL\n"
        "Vu le code,\n" + DECIDED
    )
    assert (act.numero, act.objet) == ("12", "Tarifs du théâtre de la halle")


def test_rows_go_on_below_a_whole_result() -> None:
    rows = told(
        "COMMUNE DE BRANDEVAL\nListe des délibérations examinées lors de la séance du 9 juin 2031\nN° Objet Décision\n"
        "2031/61 Servitude pour le passage d'une ligne Approuvée à\nsouterraine sur la parcelle communale l'unanimité\n"
        "au lieu-dit La Croix\n2031/62 Taxe sur les friches Rejetée\n2031/63 Rapport relatif à la gestion de Prend acte\n"
        "la société Habitat du\nTréval\n2031/64 Achat de chaises Approuvée\nle 12 juin 2031\n"
    )
    assert rows == [
        ("2031/61",
         "Servitude pour le passage d'une ligne souterraine sur la parcelle communale au lieu-dit La Croix", "unanimité"),
        ("2031/62", "Taxe sur les friches", "rejeté"),
        ("2031/63", "Rapport relatif à la gestion de la société Habitat du Tréval", "prend acte"),
        ("2031/64", "Achat de chaises", "adopté"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Fonds de concours\t- Commune d'Orme\t- Réfection de l'école",
         "Fonds de concours - Commune d'Orme - Réfection de l'école"),
        ("Vente de la parcelle AB 12 à M. PRAT et au\tDépartement", "Vente de la parcelle AB 12 à M. PRAT et au Département"),
        ("Régime indemnitaire\t(RIFSEEP)", "Régime indemnitaire (RIFSEEP)"),
    ],
)  # fmt: skip
def test_tabs_within_an_object_part_nothing(written: str, title: str) -> None:
    assert only(f"{HEAD}N°\t2031-06-01\nObjet :\t{written}\n{DECIDED}").objet == title


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        ("31-071", "(31-071)"),
        ("D31-12", "(D31-12)"),
        ("31-071", "(n° 31-071)"),
        ("1", "(2031-32)"),
        ("1", "(70-30)"),
    ],
)
def test_a_number_in_brackets_ends_a_title(number: str, ending: str) -> None:
    acts = told(
        f"{HEAD}1. Contrat de la halle {ending}\nAdopté à l'unanimité.\n2. Voirie\nAdopté à l'unanimité.\n"
    )
    assert acts[0][0] == number
    assert acts[0][1] == (
        "Contrat de la halle" if number != "1" else f"Contrat de la halle {ending}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "SYNDICAT DES EAUX DE L'ORME\nSTATUTS\n\nArticle 1 – Constitution\nIl est formé un syndicat.\nArticle 2\n"
        "Le comité syndical délibère à la majorité, vote le budget et approuve les comptes.\nArticle 3 – Bureau\n"
        "Il est élu par le comité le 9 juin 2031.\n",
        "COMMUNE DE BRANDEVAL\nRÈGLEMENT DU CIMETIÈRE\nArticle 1 – Droits\nLe conseil municipal fixe les tarifs.\nArticle 2\n"
        "Il les revoit.\nArticle 3\nLe règlement est adopté par le conseil municipal.\n",
        "CONVENTION DE MISE À DISPOSITION\nEntre la commune d'Orme et son conseil municipal,\nIl est convenu ce qui suit :\n"
        "Article 1 : Objet\n"
        "Le conseil municipal approuve le bilan.\n",
    ],
)
def test_what_assemblies_adopt_is_no_act(text: str) -> None:
    document = read(text)
    assert (document.type_document, document.actes, document.seance.date) == ("autre", (), None)


def test_an_act_that_adopts_statutes_is_one() -> None:
    act = only(
        "COMMUNE DE BRANDEVAL\nSéance du 9 juin 2031\n2031-12\nStatuts du syndicat\nLe conseil municipal s'est réuni sous la"
        " présidence de M. Guy ORVAL, maire.\nLe conseil municipal, après en avoir délibéré, à l'unanimité :\n"
        "Article 1 : approuve les statuts.\n"
    )
    assert (act.numero, act.objet) == ("2031-12", "Statuts du syndicat")


def test_each_of_several_citations_keeps_its_day() -> None:
    act = only(
        "Mairie de Brandeval\nDélibération 14/2031 du 12 avril 2031\n\nTaxe d'aménagement\n"
        "La délibération 02/2026 en a fixé le taux, et le conseil communautaire, par sa délibération du 17 décembre 2028,"
        " l'a modifié, comme celle du 3 mai 2029 et celle du comité syndical du 4 juin 2029.\n"
        + DECIDED
    )
    assert act.numero == "14/2031"
    assert [(cited.numero, cited.date) for cited in act.citations][:2] == [
        ("02/2026", None),
        (None, dt.date(2028, 12, 17)),
    ]


def test_titles_stand_above_their_number() -> None:
    acts = told(
        f"{HEAD}\nCONVENTION RELATIVE AU PRET DE MATERIEL\nDélibération n° 2031-61\n\nLa convention lie les communes. Elle"
        f" prévoit le prêt gratuit.\n{DECIDED}\nRéfection du pont de l'Orme\nN° 2031-62\n\nMonsieur le maire présente"
        f" l'étude. Le coût est élevé.\n{DECIDED}"
    )
    assert [(number, title) for number, title, _result in acts] == [
        ("2031-61", "CONVENTION RELATIVE AU PRET DE MATERIEL"),
        ("2031-62", "Réfection du pont de l'Orme"),
    ]


def test_a_word_over_the_title_that_begins_with_it_is_none() -> None:
    acts = told(
        f"{HEAD}1. Halle\nAdopté à l'unanimité.\n2. AVENANT\nAvenant n° 1 au marché de la halle\nAdopté à l'unanimité.\n"
    )
    assert acts[1][1] == "Avenant n° 1 au marché de la halle"


@pytest.mark.parametrize(
    "survey",
    [
        "3. Résultats du sondage sur la halle\nSur 86 réponses d'habitants, 49 sont pour, 33 contre et 4 sans avis.\n",
        "3. Retour sur la consultation des familles\nSur 54 familles, 31 se disent pour, 20 contre.\n",
    ],
)
def test_a_survey_is_no_vote(survey: str) -> None:
    acts = told(
        f"{HEAD}1. Halle\nAdopté à l'unanimité.\n2. Voirie\nAdopté à l'unanimité.\n{survey}4. Divers\nRien.\n"
    )
    assert [number for number, _title, _result in acts] == ["1", "2"]


@pytest.mark.parametrize(
    "report",
    [
        "Le règlement européen 2026/679 du 27 avril 2026, entré en application le 25 mai 2028, prévoit des amendes.",
        "La directive du 20 juin 2029 a fixé un cadre.",
        "Le règlement départemental impose de recenser les points. L'orage du 14 août 2030 a montré les lacunes du réseau.",
    ],
)
def test_days_of_a_report_are_not_those_of_an_undated_act(report: str) -> None:
    document = read(
        f"COMMUNE DE BRANDEVAL\nDélibération du conseil municipal\n\nObjet : Défense incendie\n\n{report}\n{DECIDED}"
    )
    assert document.seance.date is None


def test_projects_have_no_vote() -> None:
    note = (
        "Commune de Brandeval\nPROJETS DE DÉLIBÉRATIONS\nConseil municipal du 9 juin 2031\n\n"
        "Projet de délibération n° 1 : Tarifs du camping\nLa commission a émis à l'unanimité un avis favorable.\n\n"
    )
    assert told(note) == [("1", "Tarifs du camping", None)]
    both = f"{note}Projet de délibération n° 2 : Vente d'un chemin\nIl est proposé d'accepter cette offre.\n"
    assert told(both) == [("1", "Tarifs du camping", None), ("2", "Vente d'un chemin", None)]


@pytest.mark.parametrize(
    "opening",
    [
        "L'an deux mille trente et un\nLe : neuf juin\nLe Conseil Municipal de la commune de Brandeval",
        "L'an deux mille trente et un, le : lundi 9 juin, le conseil municipal de Brandeval",
        "L'an deux mille trente et un et le neuf juin, le conseil municipal de Brandeval",
    ],
)
def test_a_sign_may_stand_before_the_day_of_an_opening(opening: str) -> None:
    document = read(
        f"{opening} s'est réuni sous la présidence de M. Guy ORVAL, maire.\nObjet : Halle\n{DECIDED}"
    )
    assert document.seance.date == dt.date(2031, 6, 9)


@pytest.mark.parametrize(
    "told",
    [
        "Le Conseil a choisi, conformément à l'article L. 2121-15 du CGCT, Madame Lise PRAT pour remplir les fonctions de secrétaire.",
        "L'assemblée a élu Mme Lise PRAT secrétaire de séance.",
        "Les membres présents ont choisi, à l'unanimité, Mme Lise PRAT comme secrétaire.",
    ],
)
def test_an_assembly_has_chosen_its_secretary(told: str) -> None:
    document = read(
        f"Conseil municipal de Brandeval du 9 juin 2031\n{told}\nObjet : Halle\n{DECIDED}"
    )
    assert document.seance.secretaire == "Lise PRAT"


@pytest.mark.parametrize(
    ("told", "office"),
    [
        ("Le nombre des membres en exercice est de quinze.", 15),
        ("Le nombre de conseillers en exercice est de vingt-trois.", 23),
        ("Nombre de membres en exercice : l5", 15),
        ("Nombre de conseillers en exercice est de 11.", 11),
    ],
)
def test_members_in_office_in_words_or_misread(told: str, office: int) -> None:
    document = read(
        f"Conseil municipal de Brandeval du 9 juin 2031\n{told}\nObjet : Halle\n{DECIDED}"
    )
    assert document.seance.membres_exercice == office


@pytest.mark.parametrize(
    "result",
    [
        "Adopté à l'unanimité (délibération n° 2031-09-01).",
        "Le conseil municipal approuve le virement à l'unanimité (DCM 2031-09-01)",
        "Le virement est voté par 12 voix pour (délib. n° 2031-09-01)",
    ],
)
def test_a_number_in_brackets_behind_the_result_is_that_of_the_act(result: str) -> None:
    acts = told(
        f"{HEAD}1. Virement de crédits\nUn virement est nécessaire (délibération n° 2030-04).\n{result}\n"
        "2. Loyer de la poste\nLe loyer est revu.\nAdopté à l'unanimité.\n"
    )
    assert [number for number, _title, _result in acts] == ["2031-09-01", "2"]


def test_an_act_need_not_name_its_assembly() -> None:
    act = only(
        "Commune de Brandeval\nDélibération n° 2031-31 du 9 juin 2031\nObjet : Mise en sens unique de la rue du Four\n"
        "Résultat du vote : 7 pour et 7 contre, 1 abstention. La voix du maire étant prépondérante, la proposition est adoptée.\n"
    )
    assert act.vote is not None
    assert (act.vote.pour, act.vote.contre, act.vote.abstention) == (7, 7, 1)


def test_a_list_may_hold_a_yearly_report() -> None:
    rows = told(
        "Sommaire des délibérations du Conseil Municipal du 9 juin\n2031\n\nN° des\ndélibérations\n\nIntitulé de délibération\n\n"
        "101/2031\n\nTarifs de la halle\n\n102/2031\n\nRapport d'activité 2030 du syndicat d'énergie\n\n103/2031\n\nVoirie\n"
    )
    assert [number for number, _title, _result in rows] == ["101/2031", "102/2031", "103/2031"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("lndemnité du receveur", "Indemnité du receveur"),
        ("lmplantation d'un abri", "Implantation d'un abri"),
        ("Film de l'été, le calme", "Film de l'été, le calme"),
    ],
)
def test_a_capital_that_reading_machines_take_for_a_letter(written: str, title: str) -> None:
    assert only(f"{HEAD}N° 2031-62\nOBJET : {written}\n{DECIDED}").objet == title


def test_what_is_joined_to_a_short_act_makes_it_no_annex() -> None:
    act = only(
        "COMMUNE DE BRANDEVAL\nSéance du 9 juin 2031\nN° 2031-40\nObjet : Convention de prêt de matériel\n"
        "Le conseil municipal s'est réuni sous la présidence de M. Guy ORVAL, maire.\n"
        + DECIDED
        + "Le maire, Guy ORVAL\n\n"
        "ANNEXE – CONVENTION\nArticle 1 – Objet\nLa commune prête un broyeur.\n"
    )
    assert act.numero == "2031-40"


@pytest.mark.parametrize(
    "signatures",
    [
        "Le président de séance, La secrétaire de séance,\nNoël CHARPIN Anne-Sophie LEVRAT\n",
        "La secrétaire, Le maire,\nAnne-Sophie LEVRAT N. CHARPIN\n",
        "La Présidente La Secrétaire de séance\nMme Rose VIAL Mme Anne-Sophie LEVRAT\n",
    ],
)
def test_two_sign_side_by_side(signatures: str) -> None:
    document = read(
        f"{HEAD}1. Halle\nAdopté à l'unanimité.\n2. Voirie\nAdopté à l'unanimité.\n{signatures}"
    )
    assert document.seance.secretaire == "Anne-Sophie LEVRAT"


@pytest.mark.parametrize(
    "title", ["Convention avec le club", "Création d'un budget annexe", "Achat d'un tracteur"]
)
@pytest.mark.parametrize(
    "report", ["Le lotissement des Oliviers impose un budget.", "Trois devis ont été reçus."]
)
def test_the_first_sentence_of_a_report_is_no_title(title: str, report: str) -> None:
    acts = told(
        f"Ville de Brandeval\nProcès-verbal de la séance du 9 juin 2031\nPrésents : Mmes ORVAL, PRAT, MM. ORMES, VIAL.\n\n"
        f"{title}\n{report}\n{DECIDED}\nTarifs de la halle\nLe tarif est inchangé.\n{DECIDED}"
    )
    assert [objet for _number, objet, _result in acts] == [title, "Tarifs de la halle"]


@pytest.mark.parametrize(
    "told_of",
    [
        "Le procès-verbal de la réunion du 15 décembre 2030 est approuvé.",
        "L'assemblée rend hommage à M. Paul ORMES, décédé le 4 mai 2031.",
    ],
)
def test_days_behind_the_opening_are_not_that_of_the_sitting(told_of: str) -> None:
    seance = read(
        "COMMUNE DE BRANDEVAL\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nConvocation du 02/06/2031 – Affichage du 13/06/2031\n"
        f"Le neuf juin deux mille trente et un à dix-huit heures, le Conseil Municipal s'est réuni en mairie.\n{told_of}\n"
        "Objet : Courrier de la préfète\nLe conseil municipal, à l'unanimité, maintient sa délibération du 15 décembre 2030.\n"
    ).seance
    assert (seance.date, seance.date_convocation) == (dt.date(2031, 6, 9), dt.date(2031, 6, 2))


def test_the_number_of_a_running_head_is_that_of_the_act() -> None:
    act = only(
        "Commune de Brandeval – Délibération 2031-77 – page 1/2\nSéance du 9 juin 2031\n"
        "Le conseil municipal s'est réuni sous la présidence de M. Guy ORVAL, maire.\nObjet : Droit de préemption\n"
        "Le maire expose que trois commerces ont fermé.\nCommune de Brandeval – Délibération 2031-77 – page 2/2\n"
        + DECIDED
    )
    assert act.numero == "2031-77"


def test_a_matter_and_a_day_stand_over_a_title() -> None:
    act = only(
        "COMMUNE DE BRANDEVAL\nDélibération 36-2031\n3.3 Locations\nSéance du 9 juin 2031\nBail de la boulangerie\n"
        "Présents : 9 Votants : 10\nLe maire propose de renouveler le bail.\n" + DECIDED
    )
    assert (act.numero, act.objet) == ("36-2031", "Bail de la boulangerie")


@pytest.mark.parametrize(
    "whose",
    [
        "de la Commission permanente du Conseil régional\nRéunion du 9 juin 2031",
        "du conseil régional",
        "de la Commission permanente",
    ],
)
def test_whose_act_it_is_stands_under_its_number(whose: str) -> None:
    act = only(
        f"RÉGION NORMANDIE\nDélibération n° CP D 31-06-112\n{whose}\nSoutien à la filière équine\n"
        "La Commission permanente du conseil régional, réunie le 9 juin 2031,\nVu le code général,\nAprès en avoir délibéré, décide d'aider.\n"
    )
    assert (act.numero, act.objet) == ("CP D 31-06-112", "Soutien à la filière équine")


@pytest.mark.parametrize("members", ["délégués", "conseillers", "membres"])
def test_members_of_a_community_who_meet_are_its_council(members: str) -> None:
    document = read(
        f"COMMUNAUTÉ DE COMMUNES\nConseil du 9 juin 2031\nLes {members} de la Communauté de communes des Marches d'Orme se"
        " sont réunis le 9 juin 2031 sous la présidence de M. Guy ORVAL.\n1. Tarifs : adoptés à l'unanimité.\n2. Contrat : approuvé à l'unanimité.\n"
    )
    assert document.seance.organe == "conseil communautaire"
    assert document.collectivite.nom == "Communauté de communes des Marches d'Orme"
