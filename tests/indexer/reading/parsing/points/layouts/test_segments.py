"""How the points of a sitting are found: families of headings, sequences, titles."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.headings.titles import is_title, plain_titles
from indexer.reading.parsing.points.layouts.segments import points
from indexer.reading.parsing.view.cleaning import clean


def titles(text: str) -> list[tuple[str | None, str]]:
    view = clean(text)
    return [(point.number, point.title) for point in points(view, headings(view))]


def test_a_list_inside_a_point_does_not_break_the_sequence() -> None:
    text = (
        "1. Voirie\nLe conseil approuve :\n1. la rue haute\n2. la rue basse\nAdopté à l'unanimité\n"
        "2. Cimetière\nAdopté à l'unanimité\n3. Forêt\n9 voix pour\n"
    )
    assert titles(text) == [("1", "Voirie"), ("2", "Cimetière"), ("3", "Forêt")]


def test_the_ordre_du_jour_repeated_in_the_body_gives_no_act_twice() -> None:
    agenda = "1. Voirie\n2. Cimetière\n"
    body = "1. Voirie\n12 pour\n2. Cimetière\n12 pour\n"
    assert titles("Ordre du jour\n" + agenda + body) == [("1", "Voirie"), ("2", "Cimetière")]


def test_a_point_without_a_decision_is_no_act() -> None:
    text = "1/ Budget :\n12 votes pour\n2/ Présentation du projet :\nLe projet est présenté.\n3/ Tarifs :\n12 votes pour\n"
    assert [number for number, _title in titles(text)] == ["1", "3"]


def test_lettered_points_under_questions_diverses_bear_both_numbers() -> None:
    text = (
        "1. MARCHE DE VOIRIE\nLe conseil, à l'unanimité, accepte.\n"
        "2. QUESTIONS DIVERSES\nA. Taux des taxes\nLe conseil vote les taux à l'unanimité.\n"
        "B. Toiture de l'église\nLe conseil, à l'unanimité, décide les travaux.\n"
    )
    assert [number for number, _title in titles(text)] == ["1", "2.A", "2.B"]


def test_a_title_runs_over_its_lines_and_stops_at_the_body() -> None:
    text = (
        "1. DEMANDE DE SUBVENTION COMPLEMENTAIRE POUR L'ACCUEIL DU\nCOMICE AGRICOLE\n"
        "Monsieur le Maire donne la parole.\nAdopté à l'unanimité\n2. TARIFS\nAdopté à l'unanimité\n"
    )
    assert titles(text)[0] == (
        "1",
        "DEMANDE DE SUBVENTION COMPLEMENTAIRE POUR L'ACCUEIL DU COMICE AGRICOLE",
    )


def test_titles_drawn_after_their_text_take_the_whole_block() -> None:
    text = (
        "Compte rendu\n\nLe conseil municipal, à l'unanimité, approuve le rapport du service.\nRapport du service des eaux\n"
        "Monsieur le maire rappelle le contrat.\n\n"
        "Le conseil municipal, à l'unanimité, accepte les recettes ci-dessous.\nAcceptation de recettes\n- 272,69 € d'un fournisseur\n"
    )
    view = clean(text)
    found = points(view, headings(view))
    assert [point.title for point in found] == [
        "Rapport du service des eaux",
        "Acceptation de recettes",
    ]
    assert text[found[0].start :].startswith("Le conseil municipal, à l'unanimité, approuve")


def test_one_bullet_marks_the_titles_and_headings_inside_are_left_alone() -> None:
    text = "".join(
        f"❖ Point du jour {name}\n\nLe maire expose.\n\nDétail chiffré {name}\n\nLa somme est prévue.\n\n"
        "Le conseil, à l'unanimité, approuve.\n\n"
        for name in ("rouge", "vert", "bleu")
    )
    assert [title for _number, title in titles(text)] == [
        f"Point du jour {name}" for name in ("rouge", "vert", "bleu")
    ]


def test_the_approval_of_former_minutes_is_a_formality() -> None:
    text = (
        "Approbation du procès-verbal de la séance du 2 juin\n\nAdopté à l'unanimité.\n\n"
        "Achat d'une balayeuse\n\nLe conseil, à l'unanimité, décide l'achat.\n"
    )
    assert [title for _number, title in titles(text)] == ["Achat d'une balayeuse"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Vote des taux des taxes", True),
        ("Prise en charge d'un drain, rue des Antes", True),
        ("Le conseil municipal décide", False),
        ("Monsieur le maire rappelle", False),
        ("DEPENSES", False),
        ("La demande est acceptée.", False),
        ("12 345,00 € 6 789,00 €", False),
        ("Présents : Paul, Anne", False),
    ],
)
def test_what_reads_as_a_title(line: str, expected: bool) -> None:
    view = clean(f"{line}\n\nLe conseil approuve.\n")
    assert is_title(view.lines, 0) is expected


def test_two_titles_on_end_are_one() -> None:
    view = clean("Service des eaux\n\nDurée des amortissements\n\nLe conseil fixe la durée.\n")
    assert [heading.title for heading in plain_titles(view)] == [
        "Service des eaux - Durée des amortissements"
    ]


def test_the_last_point_stops_where_the_sitting_closes() -> None:
    text = "1. Voirie\nAdopté à l'unanimité\n2. Forêt\nAdopté à l'unanimité\nLa séance est levée à 22 h\nLe Maire,\n"
    view = clean(text)
    assert (
        "levée"
        not in text[points(view, headings(view))[-1].start : points(view, headings(view))[-1].end]
    )


def test_a_sub_heading_called_deliberation_does_not_end_its_point() -> None:
    text = (
        "DEL2024-01 : Tarifs de la piscine\nRapport\nLe bassin ouvre en juin.\nDELIBERATION\n"
        "Le conseil, à l'unanimité, adopte les tarifs.\n"
        "DEL2024-02 : Vente d'une benne\nRapport\nLa benne ne sert plus.\nDELIBERATION\n"
        "Le conseil, à l'unanimité, accepte la vente.\n"
    )
    assert titles(text) == [
        ("DEL2024-01", "Tarifs de la piscine"),
        ("DEL2024-02", "Vente d'une benne"),
    ]


@pytest.mark.parametrize(
    "line", ["- Vote : pour à l'unanimité", "- 12 voix pour", "- la rue haute"]
)
def test_a_dash_under_a_title_is_no_part_of_it_unless_it_reads_as_one(line: str) -> None:
    text = f"1. Voirie communale\n{line}\nMonsieur le Maire rappelle le devis.\nVote : 12 pour\n"
    assert titles(text) == [("1", "Voirie communale")]


@pytest.mark.parametrize(
    ("written", "objet"),
    [
        ("Achat\td'une herse\tet de socs", "Achat d'une herse et de socs"),
        ("Location de la\therse", "Location de la herse"),
        ("Achat d'une herse\tadopté", "Achat d'une herse"),
        ("Achat d'une herse\tà l'unanimité", "Achat d'une herse"),
    ],
)
def test_a_tab_between_words_parts_no_objet(written: str, objet: str) -> None:
    text = (
        "COMMUNE DE VALMORY\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n"
        f"Séance du 14 juin 2023\nDélibération n° 2023-31\nObjet :\t{written}\n"
        "Après en avoir délibéré, le conseil municipal approuve l'achat.\n"
    )
    [act] = parse(ExtractedText(text), name="a.txt").actes
    assert act.objet == objet


def test_the_last_row_of_the_agenda_is_no_parent_of_the_points_below() -> None:
    agenda = "".join(f"Point {rank:02} - Chemin rural n° {rank}\n" for rank in range(3, 17))
    text = (
        "COMMUNAUTÉ DE COMMUNES DES ORMES\nPROCÈS-VERBAL\nSéance du 8 février 2031\nOrdre du jour\n\n"
        f"Point 01 - Tarifs de la halle\nPoint 02 - Bail du moulin\n{agenda}Point 17 - Divers\n\n"
        "Point n°1 : TARIFS DE LA HALLE\nAprès délibération,\nLe conseil communautaire,\nà l'unanimité,\nfixe les tarifs.\n"
        "Point n°2 : BAIL DU MOULIN\nAprès délibération,\nLe conseil communautaire,\nà l'unanimité,\napprouve le bail.\n"
    )
    acts = parse(ExtractedText(text), name="x.txt").actes
    assert [act.numero for act in acts] == ["1", "2"]
