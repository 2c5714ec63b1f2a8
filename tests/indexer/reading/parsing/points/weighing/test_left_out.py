"""Points whose decision the text has lost, or that stand under a chapter, in words that are invented."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

HEAD = (
    "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"
    "L'an deux mille trente et un, le neuf juin, le conseil municipal s'est réuni sous la présidence "
    "de Mme Lise FERTAC, maire.\nPrésents : Mme FERTAC, M. ORNEL, M. VALDIC.\n\n"
)
VOTED = "Après en avoir délibéré, le conseil municipal approuve, à l'unanimité.\n"
REPORT = (
    "Mme le Maire rappelle que la halle accueille le marché du samedi depuis de longues années et que "
    "sa charpente a souffert des pluies de l'hiver dernier, comme l'ont montré les visites de l'agence "
    "départementale. Le coût des travaux serait de 48 000 €, dont la moitié serait prise en charge par "
    "le fonds de soutien aux petites communes.\n"
)


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def told(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (act.numero, act.objet, act.vote.resultat if act.vote else None) for act in document.actes
    ]


def objets(document: Document) -> list[str | None]:
    return [act.objet for act in document.actes]


def test_an_agenda_holds_no_acts() -> None:
    listed = "\n".join(
        f"{rank}. {title}"
        for rank, title in enumerate(
            (
                "Tarifs du camping", "Vente d'un terrain", "Convention avec le foyer rural",
                "Tableau des effectifs", "Règlement de la halle", "Marché de voirie", "Divers",
            ),
            1,
        )
    )  # fmt: skip
    assert read(f"{HEAD}Ordre du jour :\n{listed}\n").actes == ()


def test_titles_that_follow_one_another_alone_are_acts() -> None:
    titles = [
        "Vente d'un terrain à la société Lormois", "Convention avec le foyer rural",
        "Attribution d'une subvention au club de boules", "Règlement de la halle du marché",
        "Avenant au marché de voirie",
    ]  # fmt: skip
    alone = "".join(f"{rank}. {title.upper()}\n•\n\n" for rank, title in enumerate(titles, 28))
    first = f"27. TARIFS DU CAMPING\nMme le Maire présente les tarifs.\n{VOTED}\n"
    acts = told(read(f"{HEAD}{first}{alone}"))
    assert [number for number, _title, _result in acts] == [str(rank) for rank in range(27, 33)]
    assert [result for _number, _title, result in acts] == ["unanimité", *[None] * 5]


def test_a_text_that_stops_within_its_agenda_holds_no_act() -> None:
    matters = {
        "Affaires sociales": "Adhésion de la commune au syndicat d'action sociale du canton",
        "Bâtiments": "Révision des conditions de mise à disposition du local",
        "Résidence": "Étude de faisabilité de la résidence des aînés - établissement « Le Mont Clair »",
        "Personnel": "Projet de recrutement d'un emploi saisonnier pour l'été",
        "Associations": "Convention avec le club de boules",
        "Voirie": "Entretien des chemins ruraux de la commune",
    }
    agenda = "".join(f"{theme}\n> {title}.\n" for theme, title in matters.items())
    assert read(f"{HEAD}Ordre du jour\n{agenda}Syndicat des eaux\n> A").actes == ()


@pytest.mark.parametrize(
    "asks",
    [
        "Il est proposé d'attribuer le marché à l'entreprise Lormois.",
        "Il convient de retenir l'entreprise Lormois.",
        "Mme le Maire demande au conseil municipal l'autorisation de signer le marché.",
        "Mme le Maire soumet le dossier au vote.",
        "Le conseil doit donner son autorisation à Mme le Maire.",
    ],
)
def test_a_point_that_asks_for_a_decision_is_an_act_without_it(asks: str) -> None:
    document = read(
        f"{HEAD}RÉFECTION DE LA HALLE DU MARCHÉ\n{REPORT}{asks}\n\n"
        f"VENTE D'UN TERRAIN RUE BASSE\nMme le Maire expose l'offre reçue.\n{VOTED}"
    )
    assert objets(document) == ["RÉFECTION DE LA HALLE DU MARCHÉ", "VENTE D'UN TERRAIN RUE BASSE"]
    assert told(document)[0][2] is None


def test_what_bears_the_number_of_an_act_is_one_even_where_it_informs() -> None:
    document = read(
        f"{HEAD}DCM 2031-061 OBJET : DÉCISIONS DU MAIRE PRISES PAR DÉLÉGATION\n"
        "Mme le Maire fait part des décisions prises depuis la dernière séance :\n"
        "● Décision n° 2031-012 relative à la renonciation au droit de préemption, rue haute\n"
        "● Décision n° 2031-013 relative à la renonciation au droit de préemption, rue basse\n"
        "● Décision n° 2031-014 arrêtant le montant de la redevance d'occupation du domaine public\n"
    )
    assert told(document) == [("2031-061", "DÉCISIONS DU MAIRE PRISES PAR DÉLÉGATION", None)]


def test_a_chapter_gives_way_to_the_points_numbered_by_it() -> None:
    document = read(
        f"{HEAD}1) Compte-rendu de la réunion du 4 mai 2031\n{VOTED}2) Communications\n"
        "Le Maire évoque :\n- la fête de la halle\n- les travaux du presbytère\n3) Finances\n"
        "3.1) Décision modificative n° 2\nLe conseil approuve la décision modificative.\n"
        f"3.2) Tarifs du camping\nLe Maire expose les tarifs.\n{VOTED}"
    )
    assert [(number, objet) for number, objet, _ in told(document)][1:] == [
        ("3.1", "Décision modificative n° 2"),
        ("3.2", "Tarifs du camping"),
    ]


def test_each_object_of_one_extrait_opens_an_act() -> None:
    document = read(
        "Mairie de BRANDEVAL\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nDU CONSEIL MUNICIPAL\n"
        "SÉANCE DU 9 JUIN 2031\nSous la présidence de Mme Lise FERTAC, maire.\n"
        "OBJET : DESTINATION DES COUPES DE L'EXERCICE 2032\n1.\nAssiette des coupes\n"
        f"Conformément au programme, l'office propose l'état annexé.\n{VOTED}2.\nVentes\n{VOTED}"
        "OBJET : AFFOUAGE 2031-2032\nM. ORNEL rappelle au conse"
    )
    assert [(objet, vote) for _, objet, vote in told(document)] == [
        ("DESTINATION DES COUPES DE L'EXERCICE 2032", "unanimité"),
        ("AFFOUAGE 2031-2032", None),
    ]


def test_the_object_that_each_page_repeats_opens_one_act() -> None:
    page = "OBJET : AFFOUAGE 2031-2032\n"
    document = read(
        "Mairie de BRANDEVAL\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nDU CONSEIL MUNICIPAL\n"
        f"SÉANCE DU 9 JUIN 2031\n{page}M. ORNEL rappelle les règles.\n{page}{VOTED}"
    )
    assert objets(document) == ["AFFOUAGE 2031-2032"]


def test_a_number_names_the_act_of_an_extrait_cut_before_its_object() -> None:
    document = read(
        "Délibération n° 20310609-04\nCONSEIL MUNICIPAL DE BRANDEVAL\nSÉANCE DU 9 JUIN 2031\n"
        "Nombre de conseillers : en exercice : 11 présents : 9\nPrésents : Mme FERTAC, M. ORNEL"
    )
    assert [(act.numero, act.objet) for act in document.actes] == [("20310609-04", None)]


def test_an_ordinal_names_an_act() -> None:
    document = read(
        f"{HEAD}1ère DÉLIBÉRATION : Délégations consenties au maire\n{REPORT}"
        f"2ème DÉLIBÉRATION : Tarifs de la halle\n{REPORT}{VOTED}"
    )
    assert [(number, objet) for number, objet, _ in told(document)] == [
        ("1", "Délégations consenties au maire"),
        ("2", "Tarifs de la halle"),
    ]


def test_a_title_that_calls_for_more_goes_on_below_and_may_end_on_its_number() -> None:
    document = read(
        f"{HEAD}RAPPORT SUR LA QUALITÉ DU SERVICE DES\nEAUX USÉES 2031NOV01\n"
        f"Mme le Maire présente le rapport.\n{VOTED}"
        f"ADMISSION EN NON-VALEUR 2031NOV02\nMme le Maire expose l'état reçu.\n{VOTED}"
    )
    assert [(number, objet) for number, objet, _ in told(document)] == [
        ("2031NOV01", "RAPPORT SUR LA QUALITÉ DU SERVICE DES EAUX USÉES"),
        ("2031NOV02", "ADMISSION EN NON-VALEUR"),
    ]


def test_a_point_taken_off_the_agenda_is_no_act() -> None:
    document = read(
        f"{HEAD}Mme le Maire demande au conseil municipal de modifier l'ordre du jour :\n\n"
        "• Point à ajouter : Parcours de randonnée\n\n• Point à supprimer : Régularisation foncière\n\n"
        "À l'unanimité, le conseil municipal accepte.\n\n"
        f"1. Vente d'un terrain rue basse\nMme le Maire expose l'offre.\n{VOTED}"
    )
    assert objets(document) == ["Vente d'un terrain rue basse"]


LIST = (
    "COMMUNE DE BRANDEVAL\nLISTE DES DÉLIBÉRATIONS EXAMINÉES\nCONSEIL MUNICIPAL DU 9 JUIN 2031\n"
    "Numéro\nObjet\nVote\n"
)


def test_results_read_after_their_rows_are_shared_out_among_them() -> None:
    document = read(
        f"{LIST}\n20310609_001\n\nTARIFS DU CAMPING\n\nAccord à l'unanimité\n\n20310609_002\n\n"
        "CRÉATION DE DEUX POSTES\n\n20310609_003\n\nVENTE D'UN TERRAIN\n\n20310609_004\n\n"
        "Accord à la majorité\nAccord à l'unanimité\nAccord à l'unanimité\n\nRÈGLEMENT DE LA HALLE\n\n"
        "20310609_005\n\nMARCHÉ DE VOIRIE\n\nAccord à l'unanimité\n"
    )
    assert told(document) == [
        ("20310609_001", "TARIFS DU CAMPING", "unanimité"),
        ("20310609_002", "CRÉATION DE DEUX POSTES", "majorité"),
        ("20310609_003", "VENTE D'UN TERRAIN", "unanimité"),
        ("20310609_004", "RÈGLEMENT DE LA HALLE", "unanimité"),
        ("20310609_005", "MARCHÉ DE VOIRIE", "unanimité"),
    ]


def test_a_row_that_was_withdrawn_is_no_act() -> None:
    document = read(
        "COMMUNE DE BRANDEVAL\nLISTE DES DÉLIBÉRATIONS EXAMINÉES\nCONSEIL MUNICIPAL DU 9 JUIN 2031\n"
        "2031-01\tTarifs du camping\tAdoptée\n2031-02\tVente d'un terrain\tRetirée de l'ordre du jour\n"
        "2031-03\tRèglement de la halle\tReportée\n"
    )
    assert [(number, vote) for number, _, vote in told(document)] == [
        ("2031-01", "adopté"),
        ("2031-03", "ajourné"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "PROCÈS-VERBAL\n\nMme FERTAC, Mme VALDIC, M. ORNEL, Mme LORME, M. ROMBAS\n",
        "Présents : Mme FERTAC (à partir du point\n4 - jusqu'à la fin)\n" + REPORT,
    ],
)
def test_names_and_what_goes_on_from_above_open_no_act(lines: str) -> None:
    assert read(f"VILLE DE BRANDEVAL\n{lines}{VOTED}").actes == ()


def test_a_result_in_capitals_opens_no_act() -> None:
    text = f"VILLE DE BRANDEVAL\n{REPORT}\n{VOTED}\nLA DÉLIBÉRATION EST\nADOPTÉE À LA MAJORITÉ\n{VOTED}"
    assert objets(read(text)) == [None, None]


def test_a_lettered_list_behind_the_last_numbered_point_holds_no_act() -> None:
    document = read(
        f"{HEAD}1. Halle du marché\n{REPORT}{VOTED}\n2. Tarifs du camping\n{REPORT}{VOTED}\n"
        f"QUESTIONS DIVERSES\nA) Appartement de la mairie\n{REPORT}"
    )
    assert [act.numero for act in document.actes] == ["1", "2"]


NAMED_MATTERS = (
    "Mairie de VALMORY\nCOMPTE RENDU DU CONSEIL MUNICIPAL DU 18 JANVIER 2032\n\n"
    "Présents : M. le Maire, Mmes ORVAL, PRAT, MM. MERLE, DORVAL\nSecrétaire de séance : M. MERLE\n\n"
    "Lecture et approbation du dernier procès-verbal.\n\n"
    "Assainissement : le conseil accepte le devis de l'entreprise pour le curage des fossés.\n\n"
    "Personnel : le contrat de Mme Orval est renouvelé pour un an à l'unanimité des présents.\n\n"
    "Ecole : la participation aux frais de l'école voisine est fixée à 640 € par enfant. Vote à l'unanimité.\n\n"
    "Voirie : le camion sera réparé dans la semaine.\n\n"
    "Cimetière : après délibération, le conseil décide de reprendre les concessions abandonnées.\n\n"
    "Divers : les vœux du maire auront lieu le 25 janvier.\n"
)


def test_paragraphs_that_name_their_matter_are_points_where_most_are() -> None:
    acts = parse(ExtractedText(NAMED_MATTERS), name="x.txt").actes
    assert [act.objet for act in acts] == ["Assainissement", "Personnel", "Ecole", "Cimetière"]


def test_a_point_that_ends_on_its_number_has_a_title_above() -> None:
    text = (
        "Communauté de communes du Val d'Ombre\nConseil communautaire\nCompte rendu de la séance du 26 juin 2030\n\n"
        "Sont présents : 31 délégués\n\nENVIRONNEMENT\n\n"
        "Contrat de rivière : programme d'actions 2031\nMme Orval présente le programme validé en commission.\n"
        "Délibération n° 2030-61 adoptée à l'unanimité.\n\n"
        "Règlement du service public d'assainissement\nLes modifications portent sur deux articles.\n"
        "Délibération n° 2030-62 adoptée à la majorité (2 abstentions).\n\n"
        "Point d'information : construction de la crèche\nLes fondations sont achevées.\n\n"
        "DEVELOPPEMENT ECONOMIQUE\n\nVente de terrain à la SCI du Pont\n"
        "Délibération n° 2030-64 adoptée à l'unanimité.\n"
    )
    acts = parse(ExtractedText(text), name="x.txt").actes
    assert [(act.numero, act.objet) for act in acts][-1] == (
        "2030-64",
        "Vente de terrain à la SCI du Pont",
    )


def test_a_number_under_which_a_point_was_withdrawn_is_no_act() -> None:
    text = (
        "VILLE DE VALMORY\nCOMPTE RENDU DE LA SÉANCE DU CONSEIL MUNICIPAL DU 4 MARS 2032\n\n"
        "DELIBERATION N°1 : CREATION DE DEUX POSTES\nAdopté à l'unanimité.\n\n"
        "DELIBERATION N°2 : RETIREE DE L'ORDRE DU JOUR\n\n"
        "DELIBERATION N°3 : VOEU POUR LE BUREAU DE POSTE\nVoté à l'unanimité.\n"
    )
    acts = parse(ExtractedText(text), name="x.txt").actes
    assert [act.numero for act in acts] == ["1", "3"]


@pytest.mark.parametrize(
    ("first", "titles"),
    [
        ("La proposition est adoptée à l'unanimité.", ["Aide : recrutement d'un agent", "Aide : demande à la Région"]),
        ("Le poste est ouvert pour trois ans.", None),  # one decision, told below both
    ],
)  # fmt: skip
def test_a_heading_over_bullets_that_are_each_decided_is_a_chapter(
    first: str, titles: list[str] | None
) -> None:
    document = read(
        "COMPTE-RENDU\nCOMITÉ SYNDICAL\ndu 10 octobre 2031\nMadame la Présidente du Syndicat mixte du Val d'Orme ouvre la séance.\n\n"
        "1. Tarifs de la navette\nLes tarifs sont adoptés à l'unanimité.\n\n5. CONTRAT DE TERRITOIRE\n"
        f"- Aide : recrutement d'un agent :\n{first}\n- Aide : demande à la Région :\nLa proposition est adoptée à l'unanimité.\n"
    )
    found = objets(document)[1:]
    assert found == titles if titles else "Aide : recrutement d'un agent" not in found


def test_a_list_that_one_decision_follows_is_no_chapter() -> None:
    report = f"Mme le Maire expose les besoins du service.\n{VOTED}\n"
    document = read(
        f"{HEAD}1. Tarifs du camping\n{report}2. Personnel\n1) Création d'un poste d'adjoint\n"
        f"2) Suppression d'un poste d'agent\n{report}3. Vente d'un terrain\n{report}"
    )
    assert objets(document) == ["Tarifs du camping", "Personnel", "Vente d'un terrain"]


def test_the_first_bullet_of_a_chapter_is_a_point_as_the_next_is() -> None:
    document = read(
        f"{HEAD}1. Tarifs de la navette\nLes tarifs sont adoptés à l'unanimité.\n\n5. CONTRAT DE TERRITOIRE\n"
        "- subvention au club de boules\nLe conseil accepte.\n- Convention avec le foyer rural\nLe conseil accepte.\n"
    )
    assert objets(document)[1:] == [
        "subvention au club de boules",
        "Convention avec le foyer rural",
    ]


def test_parts_of_a_report_are_numbered_below_its_point() -> None:
    document = read(
        f"{HEAD}6. Plan de mobilité : arrêt du projet\nMme le Maire présente le plan.\n1. Diagnostic\nLe bourg compte deux lignes.\n"
        "2. Stratégie\nTrois voies ont été étudiées.\n2.1. Voie haute\nElle coûte trop.\n2.2. Voie basse\nElle est retenue.\n"
        f"3. Fiches\nIl y en a vingt.\n{VOTED}\n7. Achat d'une tondeuse\nTrois devis ont été reçus.\n{VOTED}"
    )
    assert [act.numero for act in document.actes] == ["6", "7"]


def test_matters_in_capitals_behind_bullets_are_points_as_others_are() -> None:
    document = read(
        "CENTRE COMMUNAL D'ACTION SOCIALE DE BRANDEVAL\nCOMPTE RENDU DU CONSEIL D'ADMINISTRATION DU 11 FEVRIER 2031\n\n"
        "Présents : Mme FERTAC, présidente, MM. ORNEL, VALDIC\n\n"
        "- REPAS DES AINES : la date du 26 avril est retenue. Le conseil fixe à l'unanimité la participation à 28 €.\n\n"
        "- DEMANDES D'AIDE : deux dossiers sont examinés. Le conseil accorde une aide de 150 €.\n\n"
        "- TARIF DU PORTAGE DE REPAS : le conseil maintient, à l'unanimité, le tarif de 9,20 €.\n\n"
        "- DEBAT D'ORIENTATION BUDGETAIRE : le conseil prend acte de la tenue du débat.\n"
    )
    assert objets(document) == [
        "REPAS DES AINES",
        "DEMANDES D'AIDE",
        "TARIF DU PORTAGE DE REPAS",
        "DEBAT D'ORIENTATION BUDGETAIRE",
    ]


def test_letters_that_were_read_out_are_no_matter() -> None:
    document = read(
        f"{HEAD}1. Tarif de l'eau\n{VOTED}\n2. Courriers\nMme le Maire lit un courrier : le Département a décidé d'aider la commune "
        f"et le conseil le remercie à l'unanimité.\n\n3. Achat d'une tondeuse\n{VOTED}"
    )
    assert [act.numero for act in document.actes] == ["1", "3"]
