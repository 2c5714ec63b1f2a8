"""How long minutes, often read optically, are cut: tables, clauses, broken lines, numbers in pieces."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.lines.title_words import names_matter
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.layouts.segments import points
from indexer.reading.parsing.view.cleaning import clean

VOTED = "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve.\n"


def titles(text: str) -> list[tuple[str | None, str]]:
    view = clean(text)
    return [(point.number, point.title) for point in points(view, headings(view))]


@pytest.mark.parametrize(
    "words",
    [
        "Vente de bois",
        "DEMANDE DE SUBVENTION POUR L'ECOLE",
        "Vote du budget annexe",
        "Montant des loyers pour 2031",
        "Annulation d'une délibération",
        "Charges de la salle des fêtes",
        "Compte administratif 2030",
        "Prise en charge d'un abonnement",
        "TRAVAUX, VOIRIE, EAU",
        "Arrêté de circulation",
        "Loyer au 1er janvier",
        "Foyer les Tilleuls",
    ],
)
def test_words_that_name_a_matter(words: str) -> None:
    assert names_matter(words)


@pytest.mark.parametrize(
    "words",
    [
        "DEPENSES",
        "Chapitre et article",
        "CREDITS A OUVRIR",
        "Montant (€ HT)",
        "Vingt-neuf",
        "LOTISSEMENT DES PRES 31.25",
        "Accepte le devis de l'entreprise",
        "Charge monsieur le maire de signer",
        "Vote les taux ci-dessus",
        "D'instituer la prime suivante",
        "Que le bail prévoyait un loyer annuel",
        "Statuant sur les comptes de 2030",
        "Article 2 : bénéficiaires",
        "Soit un reste à payer de",
        "ET CONTRE LE VENT",
        "planter une haie pour cacher les hangars qui",
        "La présente convention",
        "Ranger la salle des archives",
        "Anne DURAND, Paul PETIT, Zoé LEGRAND",
        "Valmont, séance du 3 mars 2031",
    ],
)
def test_words_of_a_table_a_name_a_count_or_a_clause(words: str) -> None:
    assert not names_matter(words)


def test_a_column_headed_objet_opens_no_act() -> None:
    table = "OBJET\nDEPENSES\nRECETTES\nArticle\n615\n+ 200,00\n"
    text = "".join(
        f"2031-05-0{rank} {name}\nLe maire expose.\n{table}{VOTED}"
        for rank, name in ((1, "DECISION MODIFICATIVE"), (2, "VIREMENT DE CREDITS"))
    )
    assert titles(text) == [
        ("2031-05-01", "DECISION MODIFICATIVE"),
        ("2031-05-02", "VIREMENT DE CREDITS"),
    ]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("2031-05-17-02 TRAVAUX DU LAVOIR", "2031-05-17-02"),
        ("2031-05-02B TRAVAUX DU LAVOIR", "2031-05-02B"),
        ("20310517 2.TRAVAUX DU LAVOIR", "20310517-2"),
        ("2031-05-02_\nTRAVAUX DU LAVOIR", "2031-05-02"),
    ],
)
def test_a_number_with_spaces_is_one_number(heading: str, number: str) -> None:
    found = titles(f"Procès-verbal\n{heading}\nMonsieur le maire expose le devis.\n{VOTED}")
    assert [title for _number, title in found] == ["TRAVAUX DU LAVOIR"]
    assert found[0][0] in (number, number.replace("-2", "-02"))


def test_an_ordinal_may_begin_the_title_after_a_number() -> None:
    text = f"2031-05-02 40ème FETE DU LIVRE\nMonsieur le maire expose.\n{VOTED}"
    assert titles(text) == [("2031-05-02", "40ème FETE DU LIVRE")]


def test_a_title_in_capitals_goes_on_on_the_next_line() -> None:
    text = (
        f"2031-05-01 COMPTE ADMINISTRATIF\nLe maire expose.\n{VOTED}"
        f"2031-05-02 TRANSFERT DE LA DEFENSE CONTRE LE FEU\nET CONTRE LE VENT\nLe maire expose.\n{VOTED}"
    )
    assert [title for _number, title in titles(text)] == [
        "COMPTE ADMINISTRATIF",
        "TRANSFERT DE LA DEFENSE CONTRE LE FEU ET CONTRE LE VENT",
    ]


def test_the_rapporteur_on_the_line_below_is_no_part_of_the_title() -> None:
    text = (
        f"1. Achat d'un logiciel de gestion\nrapporteur monsieur Durand\nLe maire expose.\n{VOTED}"
        f"2. VENTE D'UN CHEMIN RURAL, rapporteur\nM. Durand,\nLe maire expose.\n{VOTED}"
    )
    document = parse(ExtractedText("Procès-verbal du conseil municipal\n" + text), name="pv.txt")
    assert [act.objet for act in document.actes] == [
        "Achat d'un logiciel de gestion",
        "VENTE D'UN CHEMIN RURAL",
    ]


def test_the_second_line_of_a_title_is_no_title_of_its_own() -> None:
    text = (
        f"TARIFS DE LA SALLE\n\n{VOTED}\n"
        f"DEMANDE DE SUBVENTION AU DEPARTEMENT POUR\nLA TOITURE DE L'ECOLE\n\nLe maire expose.\n{VOTED}\n"
    )
    assert [title for _number, title in titles(text)] == [
        "TARIFS DE LA SALLE",
        "DEMANDE DE SUBVENTION AU DEPARTEMENT POUR LA TOITURE DE L'ECOLE",
    ]


def test_words_in_a_list_or_after_a_colon_open_no_point() -> None:
    text = (
        "Emprunt pour la halle\nMonsieur le maire cite les lots de la halle :\n"
        "Charpente et couverture, côté jardin, seconde tranche\n"
        f"Il propose d'emprunter la somme qui manque encore aux deux lots.\n{VOTED}\n"
        f"Vente de bois\nLe maire propose :\n-\nLot des chênes abattus\n-\nLot des hêtres abattus\n{VOTED}\n"
        f"Montant des loyers pour 2031\n{VOTED}\n"
    )
    assert [title for _number, title in titles(text)] == [
        "Emprunt pour la halle",
        "Vente de bois",
        "Montant des loyers pour 2031",
    ]


def test_a_table_after_the_decision_belongs_to_its_point() -> None:
    text = (
        "Décision modificative\nLe conseil municipal, après en avoir délibéré, décide ce virement\n\n"
        "CREDITS A REDUIRE\nChapitre\nArticle\nMontant\n23\n2315\n-18 000.00\n\n"
        f"Acceptation de recette\n{VOTED}\n"
    )
    assert [title for _number, title in titles(text)] == [
        "Décision modificative",
        "Acceptation de recette",
    ]


def test_a_heading_inside_a_numbered_point_decided_once_is_left_in_it() -> None:
    text = (
        f"2031-05-01 TARIFS\nLe maire expose.\nDETAIL DES SALLES\nMonsieur le maire les cite.\n{VOTED}"
        f"2031-05-02 VOIRIE\nLe maire expose.\n{VOTED}"
    )
    assert titles(text) == [("2031-05-01", "TARIFS"), ("2031-05-02", "VOIRIE")]


def test_the_list_of_numbers_that_closes_minutes_gives_no_act_twice() -> None:
    text = (
        f"2031-05-01 TARIFS\nLe maire expose.\n{VOTED}2031-05-02 VOIRIE\nLe maire expose.\n{VOTED}"
        "LISTE\n2031-05-01 TARIFS, adoptés à l'unanimité\n2031-05-02 VOIRIE, adoptée à l'unanimité\n"
    )
    assert [number for number, _title in titles(text)] == ["2031-05-01", "2031-05-02"]


def test_numbers_announced_before_the_minutes_give_no_act_twice() -> None:
    text = (
        "Ordre du jour\n2031-05-01 TARIFS\n2031-05-02 VOIRIE\nLe procès-verbal est adopté à l'unanimité par le conseil.\n"
        f"2031-05-01 TARIFS\nLe maire expose.\n{VOTED}2031-05-02 VOIRIE\nLe maire expose les travaux.\n{VOTED}"
    )
    view = clean(text)
    found = points(view, headings(view))
    assert [point.number for point in found] == ["2031-05-01", "2031-05-02"]
    assert all("Le maire expose" in text[point.start : point.end] for point in found)


def test_numbered_parts_of_questions_diverses_bear_both_numbers() -> None:
    text = (
        f"1. VENTE DE BOIS\nLe maire expose.\n{VOTED}2. TARIFS\nLe maire expose.\n{VOTED}"
        f"3. QUESTIONS DIVERSES\n1) Toiture de l'église\nLe maire expose.\n{VOTED}2) Cimetière\nLe maire expose.\n{VOTED}"
    )
    assert [number for number, _title in titles(text)] == ["1", "2", "3.1", "3.2"]


def test_a_list_in_small_letters_does_not_continue_titles_in_capitals() -> None:
    text = (
        f"1. VENTE DE BOIS\nLe maire expose.\n{VOTED}2. SUBVENTIONS 2031\nLe maire expose.\n1. Chorale\n2. Chasse\n3. Pêche\n{VOTED}"
        f"3. BUDGET DE LA COMMUNE\nLe maire expose.\n{VOTED}"
    )
    assert titles(text) == [
        ("1", "VENTE DE BOIS"),
        ("2", "SUBVENTIONS 2031"),
        ("3", "BUDGET DE LA COMMUNE"),
    ]


def test_a_file_named_as_deliberations_with_several_numbered_points_is_cut() -> None:
    body = "".join(
        f"{rank}.\n{name}\nMonsieur le maire expose.\n{VOTED}"
        for rank, name in ((1, "VENTE DE BOIS"), (2, "TARIFS DU CAMPING"), (3, "VOIRIE"))
    )
    head = "SEANCE DU 3 MARS 2031\nDELIBERATIONS\nLes membres du conseil municipal se sont réunis sous la présidence de Mme Durand.\n"
    document = parse(ExtractedText(head + body), name="seance-deliberations.txt")
    assert [act.objet for act in document.actes] == ["VENTE DE BOIS", "TARIFS DU CAMPING", "VOIRIE"]
    one = parse(
        ExtractedText(
            head
            + "OBJET : Statuts\n1. Siège\n2. Durée\n3. Objet du syndicat\nMonsieur le maire expose.\n"
            + VOTED
        ),
        name="seance-deliberations.txt",
    )
    assert len(one.actes) == 1


@pytest.mark.parametrize(
    "decision",
    [
        "Le conseil municipal, après avoir entendu cet exposé :\n• Approuve la proposition.\n",
        "Les membres du conseil municipal ;\n\n- Acceptent le devis.\n",
        "Le conseil ;\nStatuant sur la comptabilité,\n\nDECLARE que le compte de gestion n'appelle aucune réserve.\n",
        "Le résultat est connu.\n• Décide d'affecter le résultat comme suit.\n",
    ],
)
def test_a_clause_below_the_assembly_is_a_decision(decision: str) -> None:
    assert titles(f"1. Comptes\nMadame Durand expose.\n{decision}2. Voirie\n{VOTED}") == [
        ("1", "Comptes"),
        ("2", "Voirie"),
    ]


def test_the_numbers_of_acts_stand_under_their_points_and_leaves_bear_others() -> None:
    point = "POINT {n} – {title} :\n2031-05-1{n}-DCM-0{n} Nomenclature ACTES : 8.8\n\n" + VOTED
    names = ("Travaux du puits", "Achat d'un tracteur", "Loyer du moulin")
    minutes = [point.format(n=n, title=title) for n, title in enumerate(names, 1)]
    leaves = ["2031 / 025\n", "2031 / 026\n", "2031 / 027\n"]
    text = "\n".join(leaf + report for leaf, report in zip(leaves, minutes, strict=True))
    assert titles(text) == [
        ("2031-05-11-DCM-01", "Travaux du puits"),
        ("2031-05-12-DCM-02", "Achat d'un tracteur"),
        ("2031-05-13-DCM-03", "Loyer du moulin"),
    ]


def test_a_point_without_a_number_of_its_own_does_not_hide_those_of_the_others() -> None:
    numbered = "POINT {n} – {title}\n2031-05-12-DCM-0{n}\n" + VOTED
    text = "\n".join(
        [
            numbered.format(n=1, title="Travaux du puits"),
            "POINT 2 – Virements de crédits\n" + VOTED,
            numbered.format(n=3, title="Loyer du moulin"),
            numbered.format(n=4, title="Coupe de bois"),
        ]
    )
    assert [number for number, _ in titles(text)] == [
        "2031-05-12-DCM-01",
        "2",
        "2031-05-12-DCM-03",
        "2031-05-12-DCM-04",
    ]


def test_a_budget_nomenclature_is_no_rank() -> None:
    view = clean("M14 - Budget primitif de la commune\nA1 - Budget primitif de la commune\n")
    assert [h.number for h in headings(view) if h.family == "rang"] == ["A1"]


def test_a_line_of_the_list_of_deliberations_ends_on_its_result() -> None:
    text = (
        "LISTE DES DÉLIBÉRATIONS EXAMINÉES PAR LE CONSEIL MUNICIPAL LE 3 MAI 2031\n"
        "Délibération n°2031-061 - Quartier du moulin : bail du lot C APPROUVEE\n"
        "Délibération n°2031-062 - Puits communal – Pompe de relevage - ADOPTEE\n"
        "Délibération n°2031-063 - Garderie : création d'un poste - APPROUVEE\n"
    )
    acts = parse(ExtractedText(text), name="liste.txt").actes
    assert [(act.numero, act.objet) for act in acts] == [
        ("2031-061", "Quartier du moulin : bail du lot C"),
        ("2031-062", "Puits communal - Pompe de relevage"),
        ("2031-063", "Garderie : création d'un poste"),
    ]
    assert {act.vote.resultat for act in acts if act.vote} == {"adopté"}
