"""Who decided, who presided, when and how: wordings and slips of small invented texts."""

import datetime as dt

import pytest

from indexer.documents import Document, ExtractedText
from indexer.reading.parsing import parse

MINUTES = "COMMUNE DE BRANDEVAL\nProcès-verbal du conseil municipal du 9 juin 2031\n"
POINT = "1. Bail du pré\nAdopté à l'unanimité.\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def test_the_secretary_is_chosen_to_keep_the_minutes() -> None:
    text = f"{MINUTES}Le conseil, à l'unanimité :\n- Nomme Line FERTAC pour tenir le secrétariat\n{POINT}"
    assert read(text).seance.secretaire == "Line FERTAC"


def test_who_invites_the_assembly_presides_it() -> None:
    text = f"{MINUTES}Les membres se sont réunis sur l'invitation du Maire, M. Guy ORNEL.\n{POINT}"
    assert read(text).seance.president == "Guy ORNEL"


def test_a_colon_stands_before_the_day_of_a_convocation() -> None:
    seance = read(f"{MINUTES}Convocation transmise par courriel le : 2 juin 2031\n{POINT}").seance
    assert seance.date_convocation == dt.date(2031, 6, 2)


@pytest.mark.parametrize(("misread", "month"), [("MAl", 5), ("JUlN", 6), ("AVR1L", 4)])
def test_a_capital_i_of_a_month_is_misread(misread: str, month: int) -> None:
    text = f"COMMUNE DE BRANDEVAL\nCONSEIL MUNICIPAL DU 9 {misread} 2031\n{POINT}"
    assert read(text).seance.date == dt.date(2031, month, 9)


def test_a_list_tells_its_day_by_the_assembly_that_passed_it() -> None:
    text = (
        "Mairie de Brandeval (Orne)\nDélibérations adoptées lors du conseil municipal\ndu 9 juin 2031\n\n"
        "Convention avec le club de lutte\nTarifs de la halle aux grains\nDécision modificative n° 2\n"
    )
    document = read(text)
    assert document.seance.date == dt.date(2031, 6, 9)
    assert len(document.actes) == 3


@pytest.mark.parametrize("head", ["MAIRIE DE BRANDEVAL (Orne)", "COMMUNE DE BRANDEVAL"])
def test_the_first_line_of_a_list_names_a_commune_of_no_table(head: str) -> None:
    text = (
        f"{head}\nListe des délibérations\n"
        "Délibération n° 2031-1 examinée le 9 juin 2031 - bail du pré - adoptée\n\n"
        "Délibération n° 2031-2 examinée le 9 juin 2031 - vente du tracteur - rejetée\n"
    )
    collectivite = read(text).collectivite
    assert (collectivite.nom, collectivite.type) == ("Brandeval", "commune")


def test_a_group_in_the_title_of_a_convention_is_not_the_author() -> None:
    text = (
        "PROJET DE DÉLIBÉRATION\nCONSEIL COMMUNAUTAIRE DU 9 JUIN 2031\n"
        "N° 2031-06-18 : CONVENTION AVEC LA COMMUNAUTÉ DE COMMUNES DES MONTS BRUMEUX POUR L'ÉCOLE DE DANSE\n"
        "La Communauté d'agglomération Grand Brandeval gère depuis 2029 une école de danse.\n"
        "Il est proposé au conseil communautaire d'approuver la convention.\n"
    )
    assert read(text).collectivite.nom == "Communauté d'agglomération Grand Brandeval"


def test_a_line_under_the_grounds_that_begins_with_the_verb_decides() -> None:
    text = (
        "Extrait du registre des délibérations\nConseil municipal de Brandeval du 9 juin 2031\n2031-022\n"
        "Objet : Budget primitif 2031\nLe conseil municipal,\nVu le rapport de présentation,\n"
        "VOTE à la majorité le budget primitif.\n"
    )
    [act] = read(text).actes
    assert act.vote
    assert act.vote.resultat == "majorité"


def test_names_run_on_under_the_voters_of_a_row() -> None:
    text = (
        "CONSEIL MUNICIPAL DU 9 JUIN 2031\nTABLEAU DES VOTES\nObjet Rapporteur Vote\n\n"
        "A1 MOBILITE - Prêt de vélos Guy ORNEL Unanimité\n\n"
        "A2 DECHETS - Grille tarifaire des Line FERTAC Majorité 2 abstentions :\n"
        "professionnels Yves CORBAN, Sonia\n\nPERRAULD\n\n"
        "A3 TOURISME - Taxe de séjour Guy ORNEL Rejetée\n"
    )
    acts = read(text).actes
    assert [(act.numero, act.vote and act.vote.resultat) for act in acts] == [
        ("A1", "unanimité"),
        ("A2", "majorité"),
        ("A3", "rejeté"),
    ]
    assert acts[1].objet == "DECHETS - Grille tarifaire des professionnels"


@pytest.mark.parametrize("label", ["Ayant donné pouvoir", "Suffrages exprimés"])
def test_a_column_of_counts_has_labels_of_its_own(label: str) -> None:
    text = (
        "Le 9 juin 2031, le comité syndical du Syndicat de la Brande s'est réuni sous la présidence de M. Guy ORNEL.\n"
        f"Nombre de délégués en exercice\nPrésents\n{label}\n\n: 23\n: 17\n: 4\n"
    )
    seance = read(text).seance
    assert (seance.membres_exercice, seance.presents) == (23, 17)


@pytest.mark.parametrize("number", ["DCM2031-41", "DCC-2031-018", "DEL-CC-31-112", "M-31-077"])
def test_letters_before_the_figures_belong_to_the_number(number: str) -> None:
    text = (
        "Extrait du registre des délibérations\nConseil municipal de Brandeval du 9 juin 2031\n"
        f"Présents : Mme FERTAC, M. ORNEL (arrivé délibération n°2)\n\n{number}\nOBJET : Bail du pré\n"
        "Le conseil municipal, à l'unanimité,\nADOPTE le bail.\n"
    )
    assert [act.numero for act in read(text).actes] == [number]


def test_the_number_of_an_act_at_which_somebody_comes_in_is_not_that_of_the_act() -> None:
    text = (
        "Extrait du registre des délibérations\nConseil municipal de Brandeval du 9 juin 2031\n"
        "Présents : Mme FERTAC, M. ORNEL (arrivé délibération n°2)\n\nOBJET : Bail du pré\n"
        "Le conseil municipal, à l'unanimité,\nADOPTE le bail.\n"
    )
    assert [act.numero for act in read(text).actes] == [None]


def test_the_name_of_a_metropole_begins_with_its_kind() -> None:
    text = (
        "PROJET DE DÉLIBÉRATION\nCONSEIL DE LA MÉTROPOLE DU 9 JUIN 2031\n"
        "N° 2031-077 : COOPÉRATION AVEC LE SYNDICAT MIXTE DES TRANSPORTS DU BAS PAYS\n"
        "La Métropole Sud Brande et le Syndicat partagent une billettique.\n"
        "Il est proposé au Conseil métropolitain d'approuver la convention.\n"
    )
    assert read(text).collectivite.nom == "Métropole Sud Brande"


def test_the_counts_of_a_row_go_on_below_it() -> None:
    text = (
        "CONSEIL COMMUNAUTAIRE DU 9 JUIN 2031\nCOMPTE RENDU DES VOTES\nN° Objet Vote\n\n"
        "D1 HABITAT - Aides à la rénovation Adoptée à\nénergétique l'unanimité\n\n"
        "D2 VOYAGE - Règlement des Majorité : 1 contre\naires d'accueil 2 abstentions\n"
    )
    vote = read(text).actes[-1].vote
    assert vote
    assert (vote.resultat, vote.contre, vote.abstention) == ("majorité", 1, 2)


def test_the_commune_that_an_objet_gives_to_is_not_the_author() -> None:
    text = (
        "Extrait du registre des délibérations du conseil municipal\nSéance du 9 juin 2031\n"
        "OBJET : AIDE EXCEPTIONNELLE A LA COMMUNE DE SAINT-LUC-EN-BRANDE\n"
        "Le conseil municipal, à l'unanimité, approuve.\n"
    )
    assert read(text).collectivite.nom is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("COMMUNAUTE D'AGGLO- Hôtel communautaire\nMERATION 14 rue des Ormes\nLe 9 juin 2031, les conseillers de la Communauté d'agglo-\nmération Terres de Brande se sont assemblés.\n", "Communauté d'agglomération Terres de Brande"),
        ("OBJET : Adhésion du Syndicat mixte du port à la centrale d'achat\nLa Communauté urbaine Rives et Brandes a créé une centrale d'achat.\n", "Communauté urbaine Rives et Brandes"),
    ],
)  # fmt: skip
def test_a_group_is_named_where_its_members_met_or_a_sentence_begins(text: str, name: str) -> None:
    end = "Le conseil communautaire, à l'unanimité, ACCEPTE cette adhésion.\n"
    head = "Conseil communautaire du 9 juin 2031\nDélibération n° 14\n"
    assert read(f"{head}{text}{end}").collectivite.nom == name


def test_the_name_of_a_group_goes_on_over_its_line_before_the_sentence() -> None:
    text = (
        "CONSEIL COMMUNAUTAIRE\nMardi 9 juin 2031 à 20 H 00\n\nCOMMUNAUTÉ DE COMMUNES Foyer rural de Brandeval\n\n"
        "PROCES-VERBAL\n\nLe 9 juin 2031, les délégués de la Communauté de communes du Haut\n"
        "Pays de Brande, dûment convoqués, se sont réunis sous la présidence de M. Guy ORNEL.\n"
    )
    assert read(text).collectivite.nom == "Communauté de communes du Haut Pays de Brande"


def test_a_bar_ends_the_kind_of_a_syndicat_and_names_none() -> None:
    text = (
        "SYNDICAT INTERCOMMUNAL | République Française\nDES EAUX | Liberté - Egalité - Fraternité\n"
        "DE LA BRANDE | Séance du 9 juin 2031\n"
        "Les délégués du Syndicat intercommunal des eaux de la Brande se sont réunis le 9 juin 2031.\n"
        "1. Tarif de l'eau\nLe comité syndical approuve à l'unanimité.\n"
    )
    assert read(text).collectivite.nom == "Syndicat intercommunal des eaux de la Brande"


@pytest.mark.parametrize("number", ["2031.1022.SP", "2031.455.CP"])
def test_a_number_ends_on_who_sat(number: str) -> None:
    text = (
        "Conseil régional de Nouvelle-Aquitaine - Séance plénière du 9 juin 2031\n"
        f"Délibération n°{number}\nBudget supplémentaire 2031\n"
        "Le Conseil régional, après en avoir délibéré à la majorité,\nDECIDE d'adopter le budget.\n"
    )
    assert [act.numero for act in read(text).actes] == [number]


@pytest.mark.parametrize("title", ["DÉPLACEMENT DE LA MAIRIE ANNEXE", "VOTE DU BUDGET ANNEXE"])
def test_what_is_annexed_to_a_body_makes_no_annex_of_an_act(title: str) -> None:
    text = (
        "COMMUNE DE BRANDEVAL\nD-2031-21\nConseillers en exercice : 19 Présents : 17\n"
        f"{title}\n\nLE MAIRE EXPOSE\nque les locaux ne sont plus aux normes.\n"
        "LE CONSEIL MUNICIPAL, par 17 voix pour et 2 contre,\nDÉCIDE.\n"
    )
    assert [act.numero for act in read(text).actes] == ["D-2031-21"]


def test_a_bureau_that_proposes_has_not_sat() -> None:
    text = (
        "Délibération CS-31-09\nSur proposition du bureau réuni le 30 mai 2031,\n"
        "le comité syndical, par 30 voix pour et 0 contre,\nDÉCIDE d'attribuer le marché de compteurs.\n"
        "Fait à Brandeval,\nle 9 juin 2031\n"
    )
    assert read(text).seance.organe == "comité syndical"


def test_a_syndicat_is_named_by_the_programme_that_it_has() -> None:
    text = (
        "DCS 31-31\nLe Président présente le programme d'actions 2032 du Syndicat mixte du bassin de la Brande.\n"
        "LE COMITÉ SYNDICAL\nAPPROUVE le programme d'actions.\nPour : 26\nContre : 2\nFait à BRANDEVAL\nLe 9 juin 2031\n"
    )
    assert read(text).collectivite.nom == "Syndicat mixte du bassin de la Brande"
