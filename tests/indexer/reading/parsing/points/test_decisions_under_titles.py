"""Which lines are titles and which tell what was decided under them, in small invented texts."""

from indexer.acts.documents import Act, ExtractedText
from indexer.reading.parsing import parse

HEAD = "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 9 juin 2031\n\n"


def acts(text: str) -> tuple[Act, ...]:
    return parse(ExtractedText(text), name="document.txt").actes


def objets(text: str) -> list[str | None]:
    return [act.objet for act in acts(text)]


def test_minutes_passed_by_a_divided_vote_are_an_act_among_others() -> None:
    text = (
        f"{HEAD}Approbation du procès-verbal du 4 mars 2031\nM. ORNEL regrette un oubli.\n"
        "Le conseil municipal, après en avoir délibéré, à la majorité\n"
        "(2 contre : M. ORNEL et Mme FERTAC ; 1 abstention : M. VERNAY), approuve le procès-verbal.\n\n"
        "Tarifs du camping pour la saison 2032\nM. VERNAY présente la grille.\n"
        "Le conseil municipal, à l'unanimité, fixe les tarifs proposés.\n"
    )
    first, second = acts(text)
    assert first.objet == "Approbation du procès-verbal du 4 mars 2031"
    assert first.vote
    assert (first.vote.resultat, first.vote.contre) == ("majorité", 2)
    assert second.objet == "Tarifs du camping pour la saison 2032"


def test_somebody_who_takes_the_chair_opens_no_point_and_the_vote_below_neither() -> None:
    text = (
        "PROCÈS-VERBAL DE LA RÉUNION DU COMITÉ SYNDICAL\n9 juin 2031, 18 heures\n\n"
        "Syndicat intercommunal des eaux de la Brande\n\nDélégués absents ayant donné procuration\n"
        "Mme Line FERTAC à\nM. ORNEL\nM. Didier VERNAY à\nD. MARCHAND\n\n"
        "Compte administratif 2030\nM. le Président quitte la salle.\n"
        "C. ROUVRAY, doyenne d'âge, prend la présidence.\n"
        "Les délégués, par 17 voix pour et une voix contre\n(M. ORNEL), votent le compte administratif 2030.\n"
    )
    [act] = acts(text)
    assert act.objet == "Compte administratif 2030"
    assert act.vote
    assert act.vote.pour == 17


def test_the_first_item_under_a_numbered_theme_is_a_point_as_those_of_other_themes_are() -> None:
    text = (
        "PROCÈS-VERBAL\nCONSEIL COMMUNAUTAIRE DU JEUDI 9 JUIN 2031\nCommunauté de communes Lande et Brande\n\n"
        "3. TOURISME\n- Office de tourisme : rapport d'activité 2030\nLa directrice présente les chiffres.\n"
        "Le conseil communautaire prend acte du rapport.\n- Office de tourisme : convention d'objectifs\n"
        "La convention est approuvée à l'unanimité.\n\n"
        "4. FONDS DE CONCOURS\n- Fonds de concours Saint-Loup\nLe montant sollicité est de 12 500 €.\n"
        "Le fonds de concours est accordé à l'unanimité.\n- Fonds de concours Orsay-le-Haut\n"
        "Le fonds de concours est accordé à la majorité.\n\nFin de la réunion à 20h05.\n"
    )
    assert objets(text)[0] == "Office de tourisme : rapport d'activité 2030"
    assert len(objets(text)) == 4


def test_a_title_that_speaks_of_a_vote_holds_the_parts_of_its_report() -> None:
    text = (
        f"{HEAD}6) FINANCES – Vote des subventions\nRapporteur : Mme FERTAC\n"
        "1. Associations sportives\nIl est proposé de verser 24 000 € au total.\n"
        "2. Associations culturelles\nIl est proposé de verser 11 500 € au total.\n"
        "Le Conseil municipal, après en avoir délibéré et à l'unanimité,\nDÉCIDE\n"
        "1) d'attribuer les subventions figurant au tableau,\n2) d'inscrire les crédits au budget.\n"
    )
    [act] = acts(text)
    assert (act.numero, act.objet) == ("6", "FINANCES - Vote des subventions")


def test_the_name_of_a_service_goes_on_over_its_line() -> None:
    text = (
        "VILLE DE BRANDEVAL\nCONSEIL MUNICIPAL\nSÉANCE DU VENDREDI 9 JUIN 2031\n\n"
        "Délibération n° 2031-05-33\n\nPÔLE ÉDUCATION\nENFANCE ET JEUNESSE\n\n"
        "RÈGLEMENT INTÉRIEUR DES ACCUEILS PÉRISCOLAIRES\nRapporteur : Mme FERTAC\n"
        "Le conseil municipal, après en avoir délibéré, à l'unanimité,\nAPPROUVE le règlement.\n"
    )
    assert objets(text) == ["RÈGLEMENT INTÉRIEUR DES ACCUEILS PÉRISCOLAIRES"]


def test_two_heads_on_one_line_begin_a_list_without_results() -> None:
    text = (
        "Sommaire\nConseil d'administration du CCAS de Brandeval\nSéance du 9 juin 2031\n\nN° | Intitulé\n\n"
        "04/31 | Compte administratif 2030 du C.C.A.S.\n\n05/31 | Affectation du résultat\n\n"
        "06/31 | Budget primitif 2031 de la résidence Les Glycines\n"
    )
    assert [act.numero for act in acts(text)] == ["04/31", "05/31", "06/31"]


def test_a_row_without_a_number_ends_on_a_point_that_is_put_off() -> None:
    text = (
        "CONSEIL MUNICIPAL DU 9 JUIN 2031\nCOMPTE-RENDU DES VOTES\nObjet Rapporteur Vote\n\n"
        "31-01 FINANCES - Débat sur les orientations Line FERTAC Approuvée\net programmation à l'unanimité\n\n"
        "31-02 ECOLES - Dotation de fournitures Line FERTAC Approuvée\nà l'unanimité\n\n"
        "SPORTS - Convention avec le club nautique Point ajourné\n"
    )
    last = acts(text)[-1]
    assert last.objet == "SPORTS - Convention avec le club nautique"
    assert last.vote
    assert last.vote.resultat == "ajourné"


def test_a_row_that_begins_with_a_demand_or_a_vote_decides_nothing() -> None:
    text = (
        "Commune de Brandeval\nCONSEIL MUNICIPAL DU 9 JUIN 2031\nTABLE DES DÉLIBÉRATIONS\n\nNUMÉRO - INTITULÉ\n\n"
        "D31-018 - Vote du budget primitif de la commune\nD31-019 - Taux des taxes locales\n"
        "D31-020 - Demande de subvention auprès de la Région\n"
    )
    assert [act.numero for act in acts(text)] == ["D31-018", "D31-019", "D31-020"]


def test_all_that_stands_under_the_title_of_a_list_are_its_rows() -> None:
    text = (
        "Commune de Brandeval (Orne)\nListe des délibérations approuvées\nle 9 JUIN 2031\n\n"
        "Reversement de la taxe d'aménagement au groupement\nExtinction partielle de l'éclairage public\n"
        "Achat d'un défibrillateur\n"
    )
    assert objets(text)[-1] == "Achat d'un défibrillateur"
    assert len(objets(text)) == 3


def test_a_title_ends_above_the_first_part_of_its_report() -> None:
    text = (
        f"{HEAD}9°) CULTURE – Convention avec le théâtre des Ormes\nMadame FERTAC, adjointe, expose :\n"
        "Quatre spectacles par saison sont attendus.\n"
        "Le Conseil municipal, à la majorité (4 voix contre), APPROUVE la convention.\n\n"
        "10°) SPORTS – Tarifs de la piscine\n1 - Entrées individuelles\nLe tarif passe à 3,20 €.\n"
        "2 - Abonnements\nLe tarif reste à 28 €.\nAdopté à l'unanimité.\n"
    )
    assert objets(text)[-1] == "SPORTS - Tarifs de la piscine"


def test_votes_stand_under_the_first_letters_of_what_they_count() -> None:
    text = (
        "Communauté de communes de la Brande\nCompte rendu des votes du 9 juin 2031\nObjet | P | C | A\n"
        "Attribution du marché de transport | 21 | 0 | 1\nTarifs de l'aire d'accueil | 22 | 0 | 0\n"
    )
    votes = [act.vote for act in acts(text)]
    assert [(vote.pour, vote.abstention) for vote in votes if vote] == [(21, 1), (22, 0)]


def test_an_affair_is_opened_under_a_long_line() -> None:
    text = (
        "Caisse des écoles et CCAS - Extrait du registre\n"
        "Conseil d'administration du CCAS de Brandeval-la-Tour, 9 décembre 2031\n"
        + "".join(
            f"Affaire n° {n} : {title}\nAccord unanime du conseil.\n"
            for n, title in (
                (4, "Règlement de l'épicerie"),
                (5, "Legs Ornel"),
                (18, "Prix de journée"),
            )
        )
    )
    assert [act.numero for act in acts(text)] == ["4", "5", "18"]


def test_a_day_that_is_a_title_is_no_rank() -> None:
    text = (
        "Commune de Brandeval\nSéance du conseil municipal du 9 juin 2031\n\nVOTE DES SUBVENTIONS 2031\n"
        "Madame le Maire propose de reconduire les montants.\nLe Conseil Municipal adopte à la majorité les subventions.\n\n"
        "14 JUILLET\nMadame le Maire propose de confier le feu d'artifice à la société Pyrovar.\n"
        "Le Conseil Municipal donne son accord à l'unanimité.\n"
    )
    last = acts(text)[-1]
    assert (last.numero, last.objet) == (None, "14 JUILLET")


def test_the_nomenclature_stands_between_a_number_and_its_title() -> None:
    text = (
        "COMMUNE DE BRANDEVAL\nSéance du 9 juin 2031\n"
        "Le conseil municipal de Brandeval, réuni sous la présidence de M. Guy ORNEL, Maire,\n\n"
        "Délibération 12/2031\nNomenclature : 7.5 Subventions\nDemande de fonds de soutien pour la grêle\n"
        "Après délibération, à l'unanimité, le conseil sollicite l'État.\n\n"
        "Délibération 13/2031\nNomenclature : 1.1 Marchés publics\nChoix du maître d'œuvre de la maison de santé\n"
        "Après délibération, à l'unanimité, le conseil retient l'agence Arcane.\n"
    )
    assert [(act.numero, act.objet) for act in acts(text)] == [
        ("12/2031", "Demande de fonds de soutien pour la grêle"),
        ("13/2031", "Choix du maître d'œuvre de la maison de santé"),
    ]


def test_a_vote_that_is_a_noun_decides_nothing_in_a_list() -> None:
    text = (
        "Ville de Brandeval\n\nDélibérations du conseil municipal du 9 juin 2031\n\n| N° | Objet |\n|----|-------|\n"
        "| 2031-001 | Ouverture de crédits avant le vote du budget |\n| 2031-002 | Rémunération des agents recenseurs |\n"
        "| 2031-003 | Bail rural avec le GAEC des Trois Chênes |\n"
    )
    assert [act.numero for act in acts(text)] == ["2031-001", "2031-002", "2031-003"]
