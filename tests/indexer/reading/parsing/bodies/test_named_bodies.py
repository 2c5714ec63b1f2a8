"""Who sat, when and on what: short documents in which a body is named in an unusual way."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


@pytest.mark.parametrize(
    ("head", "nom", "kind"),
    [
        ("EXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL DE BORDEAUX METROPOLE", "Bordeaux Métropole", "métropole"),
        (
            "Conseil communautaire\nLes membres se sont réunis au siège de Questembert Communauté",
            "Communauté de communes Questembert Communauté",
            "communauté de communes",
        ),
    ],
)  # fmt: skip
def test_a_group_whose_kind_ends_its_name(head: str, nom: str, kind: str) -> None:
    document = read(
        f"{head}\nSéance du 4 mai 2024\nLe conseil, à l'unanimité, approuve le règlement.\n"
    )
    assert (document.collectivite.nom, document.collectivite.type) == (nom, kind)


def test_the_name_of_a_syndicat_goes_on_under_its_line() -> None:
    document = read(
        "SYNDICAT INTERCOMMUNAL D'ENTRETIEN DE LA SELINELLE ET DE SES\nAFFLUENTS (SIES)\n\n"
        "Séance du 18 mai 2021\n\nLe comité syndical, réuni sous la présidence de M. Paul MARTIN,\n"
        "Objet : Curage\nLe comité syndical, à l'unanimité, DÉCIDE le curage.\n"
    )
    assert document.collectivite.nom == (
        "Syndicat Intercommunal d'Entretien de la Selinelle et de ses Affluents"
    )


def test_a_syndicat_may_sit_without_a_word_for_its_assembly() -> None:
    text = """\
SYNDICAT INTERCOMMUNAL DES EAUX ZELIVAU-OMBRELLE
COMPTE RENDU DE LA REUNION DU 10 DECEMBRE 2019
Etaient présents : MM. MARTIN, PETIT
La Présidente, réunie à Zélivaucourt (Somme) avec les délégués, ouvre la séance.
Désignation secrétaire de séance : Monsieur Luc PETIT
1. Prix de l'eau
Le prix du mètre cube est adopté à l'unanimité.
"""
    document = read(text)
    body = document.collectivite
    assert (body.nom, body.type) == ("Syndicat Intercommunal des Eaux Zelivau-Ombrelle", "syndicat")
    assert body.departement == "80"
    assert document.seance.secretaire == "Luc PETIT"
    assert [(act.numero, act.objet) for act in document.actes] == [("1", "Prix de l'eau")]


def test_a_neighbour_whose_name_comes_more_often_is_not_the_author() -> None:
    text = """\
COMMUNE DE LAMORVILLE - 55300 -
REUNION DU CONSEIL MUNICIPAL DU 28 JUIN 2019
1. Adhésion de la commune d'Eix au syndicat :
Le Maire informe le conseil que la commune d'Eix demande son adhésion, que le comité réuni en avril accepte.
Le conseil accepte que la commune d'Eix adhère, par 7 voix pour.
"""
    assert read(text).collectivite.nom == "Lamorville"


def test_a_commission_permanente_sits_for_its_council() -> None:
    document = read(
        "COMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL DE LA MAYENNE\nRéunion du 19 novembre 2021\n"
        "RELEVÉ DES DÉCISIONS\n\nLa Commission permanente s'est réunie le 19 novembre 2021, à l'Hôtel du\n"
        "Département, sous la présidence de M. Paul MARTIN, Président.\n"
    )
    assert document.collectivite.nom == "Département de la Mayenne"
    assert document.seance.organe == "conseil départemental"
    assert document.seance.president == "Paul MARTIN"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("SIVOM « SELINELLE OMBREUSE »\n12, RUE DU PUITS\n", "SIVOM Selinelle Ombreuse"),
        ("SIAEP DE ZELIVAUCOURT OMBRE\n", "SIAEP de Zelivaucourt Ombre"),
        ("", "SICTOM du secteur de Zélivau"),
    ],
)
def test_the_acronym_of_its_kind_opens_the_name_of_a_syndicat(heading: str, name: str) -> None:
    sits = "" if heading else " du SICTOM du secteur de Zélivau,"
    document = read(
        f"{heading}COMPTE RENDU DU COMITE SYNDICAL DU 3 MARS 2021\n\n"
        f"Se sont réunis les membres du comité syndical{sits} sous la présidence de M. Paul MARTIN.\n"
    )
    assert document.collectivite.nom == name
    assert document.collectivite.type == "syndicat"


def test_the_letterhead_of_a_syndicat_tells_its_departement() -> None:
    document = read(
        "SYNDICAT MIXTE DES EAUX DE LA SELINELLE\nRue du Puits - 80500 ZELIVAUCOURT\n"
        "Compte rendu du comité syndical du 3 mars 2021\n\nLe comité syndical s'est réuni.\n"
    )
    assert document.collectivite.departement == "80"


def test_addresses_in_two_departements_tell_neither() -> None:
    document = read(
        "SYNDICAT MIXTE DES EAUX DE LA SELINELLE\nSiège : 80500 ZELIVAUCOURT\nBureaux : 60400 OMBRELLE\n"
        "Compte rendu du comité syndical du 3 mars 2021\n\nLe comité syndical s'est réuni.\n"
    )
    assert document.collectivite.departement is None


def test_an_epci_is_told_by_its_name_alone_after_its_council() -> None:
    document = read(
        "Compte-rendu du Conseil Communautaire FAUCIGNY GLIERES du jeudi 24 mai 2018\n\n"
        "Sous la présidence de Monsieur Paul MARTIN, Président.\n"
    )
    assert document.collectivite.nom == "Communauté de communes Faucigny - Glières"


def test_a_quoted_name_under_the_kind_of_a_body_is_no_point() -> None:
    document = read(
        "PROCES-VERBAL DU COMITE SYNDICAL DU\nSYNDICAT INTERCOMMUNAL A VOCATION MULTIPLE\n"
        "« SELINELLE OMBREUSE »\nL'an deux mille neuf, le vingt-cinq mars, le comité syndical s'est réuni.\n"
        "Nombre de membres en exercice : 39\n\nApprobation du budget\n\n"
        "Le comité, à l'unanimité, approuve le budget.\n"
    )
    assert document.seance.membres_exercice == 39
    assert [act.objet for act in document.actes] == ["Approbation du budget"]


def test_a_sitting_is_known_by_its_presents_and_its_day() -> None:
    document = read(
        "Mairie de Zélivaucourt\nConseil municipal du 10 décembre 2021\nPRÉSENTS :\nPaul MARTIN, Anne DURAND\n"
        "SECRÉTAIRE DE SÉANCE : D. LEGRAND\n\nFINANCES\n"
    )
    assert document.seance.organe == "conseil municipal"
    assert document.seance.secretaire == "D. LEGRAND"


def test_counts_of_a_ballot_stand_on_two_lines() -> None:
    document = read(
        "EXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL MUNICIPAL\n\nSéance du 9 juillet 2020\n"
        "Objet : Statuts du syndicat\nDÉLIBÉRATION APPROUVÉE : Pour 86\n\nContre 0 Abstentions 5\n"
        "Le conseil, après en avoir délibéré, approuve les statuts.\n"
    )
    vote = document.actes[0].vote
    assert vote is not None
    assert (vote.pour, vote.contre, vote.abstention) == (86, 0, 5)


def test_a_group_unknown_of_the_referential_is_named_by_the_sentence_of_its_sitting() -> None:
    document = read(
        "COMPTE-RENDU DE LA REUNION DU CONSEIL COMMUNAUTAIRE\n\nL'an deux mille quatorze, le 12 mai, le Conseil "
        "de la Communauté de Communes du Val de Sélinelle ; dûment convoqué, s'est réuni à Zélivaucourt.\n"
    )
    assert document.collectivite.nom == "Communauté de Communes du Val de Sélinelle"
    assert document.collectivite.type == "communauté de communes"


def test_what_a_syndicat_does_stands_in_its_name_in_small_letters() -> None:
    document = read(
        "Syndicat intercommunal d'énergies de Sélinelle-et-Ombre\nCOMITÉ SYNDICAL\nMARDI 4 FÉVRIER 2020\n"
        "Procès-verbal\nLe comité syndical s'est réuni.\n"
    )
    assert document.collectivite.nom == "Syndicat intercommunal d'énergies de Sélinelle-et-Ombre"


def test_a_pole_d_equilibre_territorial_is_a_syndicat() -> None:
    document = read(
        "PROCES VERBAL DE LA SEANCE DU CONSEIL SYNDICAL DU 2 MARS 2020\n\nL'an deux mil vingt, le 2 mars, les "
        "membres du Conseil Syndical du Pôle d'Équilibre Territorial et Rural Cœur de Sélinelle, élus par les "
        "conseils des communautés membres, se sont réunis.\n"
    )
    assert document.collectivite.nom == "Pôle d'Équilibre Territorial et Rural Cœur de Sélinelle"
    assert document.collectivite.type == "syndicat"


def test_an_extrait_stamped_as_another_act_is_a_deliberation() -> None:
    document = read(
        "ID : 028-200069953-20310321-31_03_01-AR\nExtrait du registre des délibérations du conseil communautaire\n"
        "Séance du 21 mars 2031\nEn exercice : 64\nObjet : Tarifs\nLe conseil communautaire, à l'unanimité, approuve.\n"
    )
    assert document.type_document == "deliberation"
    assert document.seance.membres_exercice == 64


def test_a_commission_permanente_that_deliberates_needs_no_opening() -> None:
    document = read(
        "DÉLIBÉRATION N°CP 2031-024\nDU 25 JANVIER 2031\nLa commission permanente du conseil régional d'Île-de-France,\n"
        "Après en avoir délibéré, approuve la convention.\n"
    )
    assert document.seance.organe == "conseil régional"


def test_an_assembly_cited_over_two_lines_did_not_sit() -> None:
    document = read(
        "VILLE DE LAMORVILLE\nCONSEIL MUNICIPAL DU 19 JANVIER 2031\nLe maire ouvre la séance.\n"
        "VU l'approbation du plan local\nd'urbanisme par délibération du conseil communautaire n° 2029/043,\n"
        "VU la délibération du conseil\ncommunautaire du 3 mai 2030,\nLe conseil, à l'unanimité, approuve.\n"
    )
    assert document.seance.organe == "conseil municipal"


@pytest.mark.parametrize(
    "head",
    [
        "Commune de VILLENEUVE-\n@ Sainte-Ombre\nConseil municipal du 9 juin 2031\n",
        "VILLENEUVE\nSUR OMBRELLE\nConseil municipal du 9 juin 2031\n",
        "VILLENEUVE &\nSAINT-GEORGES\nConseil municipal du 9 juin 2031\n",
    ],
)
def test_a_name_cut_by_its_line_is_no_shorter_name(head: str) -> None:
    assert read(f"{head}Le conseil municipal approuve le budget.\n").collectivite.nom is None


@pytest.mark.parametrize("above", ["MARTEL Rozenn, ORNEL Alban,", "ORNEL Alban,\nLE"])
def test_a_surname_alone_on_a_line_of_the_roll_is_no_commune(above: str) -> None:
    roll = f"Étaient présents :\n{above}\nBLOND\nGrégoire, VANEL Luc\n"
    document = read(
        f"PROCÈS-VERBAL\nDU CONSEIL MUNICIPAL\n{roll}Le conseil municipal approuve le budget.\n"
    )
    assert document.collectivite.nom is None


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("ZÉLIGNY-LE-SEC", "Zéligny-le-Sec"),
        ("Zéligny sur Ombrelle", "Zéligny sur Ombrelle"),
        ("PROCÈS-VERBAL", None),
        ("Mairie", None),
    ],
)
def test_the_first_line_may_be_a_name_alone(first: str, name: str | None) -> None:
    document = read(
        f"{first}\nSéance du conseil municipal du 9 juin 2031\nLe conseil municipal approuve le budget.\n"
    )
    assert document.collectivite.nom == name


def test_a_meeting_of_council_with_a_maire_is_of_a_commune() -> None:
    document = read(
        "ZÉLIGNY-LE-SEC\nRéunion de Conseil du 9 juin 2031\nÉtaient présents : M. ORNEL Guy, Maire\n"
        "► Don au comité des fêtes\nDécision du conseil : accordé (6 pour, 1 contre)\n"
    )
    assert document.seance.organe == "conseil municipal"
    assert document.collectivite.nom == "Zéligny-le-Sec"


def test_the_assembly_may_stand_behind_its_syndicat_in_a_title() -> None:
    document = read(
        "S.I.A.E.P. DE LA VIVE OMBRELLE – COMITÉ SYNDICAL\nCOMPTE RENDU DE LA RÉUNION DU 9 JUIN 2031\n"
        "1. Prix de l'eau\nLe prix est adopté à l'unanimité.\n"
    )
    assert document.seance.organe == "comité syndical"
    assert document.collectivite.nom == "SIAEP de la Vive Ombrelle"


@pytest.mark.parametrize(
    ("title", "name", "kind"),
    [
        ("AGGLOMÉRATION DU BAS-ZÉLIVAU", "Agglomération du Bas-Zélivau", "communauté d'agglomération"),
        ("CdC du Pays de Falaise", "Communauté de communes du Pays de Falaise", "communauté de communes"),
    ],
)  # fmt: skip
def test_groups_have_short_names(title: str, name: str, kind: str) -> None:
    document = read(
        f"{title}\nConseil communautaire du 9 juin 2031\nLe conseil approuve le budget.\n"
    )
    assert (document.collectivite.nom, document.collectivite.type) == (name, kind)


def test_the_number_of_a_syndicat_among_stamps_lets_its_title_win() -> None:
    stamp = "Envoyé en préfecture le 02/11/2031\nID : {}-20311024-DEL57-DE\n"
    statutes = "SYNDICAT MIXTE DE L'OMBRELLE\nSTATUTS\nPréambule\nLe présent texte est annexé.\n"
    own = read(stamp.format("040-244000675") + stamp.format("040-254000532") + statutes)
    other = read(stamp.format("040-244000675") + statutes)
    assert own.collectivite.type == "syndicat"
    assert other.collectivite.type == "communauté d'agglomération"
