"""Lists of deliberations by the ways in which they title themselves, with results or without."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.lists.list_titles import heads_columns, only_lists
from indexer.reading.parsing.points.lists.listed import listed_points
from indexer.reading.parsing.view.cleaning import clean

ROWS = "{0}41{1}Modification du tableau des effectifs\n{0}42{1}Tarifs de la halle\n{0}43{1}Vente d'un terrain\n"


def objets(text: str) -> list[str | None]:
    return [act.objet for act in parse(ExtractedText(text), name="x.txt").actes]


@pytest.mark.parametrize(
    "title",
    [
        "Délibérations du conseil municipal du 3 mai 2031",
        "Conseil municipal du 3 mai 2031 : délibérations adoptées",
        "Conseil municipal - Récapitulatif des délibérations prises lors de la séance du 3 mai 2031",
        "Recueil des délibérations du conseil municipal du 3 mai 2031",
        "CONSEIL MUNICIPAL DU LUNDI 3 MAI 2031 - DÉLIBÉRATIONS APPROUVÉES",
        "Conseil municipal - délibérations du 3 mai 2031",
    ],
)
@pytest.mark.parametrize(("before", "after"), [("2031-", " "), ("Délibération ", " : ")])
def test_a_list_without_results_holds_acts(title: str, before: str, after: str) -> None:
    text = f"Commune de Valmory\n{title}\n{ROWS.format(before, after)}"
    assert only_lists(clean(text))
    assert objets(text) == [
        "Modification du tableau des effectifs",
        "Tarifs de la halle",
        "Vente d'un terrain",
    ]


def test_what_decides_below_such_a_title_is_no_list() -> None:
    text = f"Délibérations du conseil municipal\n{ROWS.format('2031-', ' ')}Le conseil municipal adopte les tarifs.\n"
    assert not only_lists(clean(text))


@pytest.mark.parametrize(
    "columns",
    [
        "N° Objet Rapporteur Vote",
        "Numéro | Intitulé | Résultat du vote",
        "Ordre Sujet Présenté par Décision",
        "Délib. Objet Pour Contre Abst. Résultat",
        "DELIBERATION POUR CONTRE ABST.",
    ],
)
def test_the_heads_of_columns_on_one_line_make_a_list(columns: str) -> None:
    assert heads_columns(clean(f"Commune de Valmory\n{columns}\n2031-41 Tarifs\n"))


HEAD = "Commune de Valmory\nListe des délibérations\nN° Objet Vote\n"


@pytest.mark.parametrize(
    ("rows", "results"),
    [
        # the last row, whose result nothing sets off
        ("N° 14 ; Pont de l'Orme ; approuvé\nN° 15 ; Prime des agents approuvé\n", 2),
        ("D-31-61 Achat d'un tracteur : adoptée\nD-31-62 Bail du pré adoptée à l'unanimité\nAffichée le 5 juin 2031\n", 2),
        ("2031-41 - Tarifs - approuvée\n2031-42 - Numérotation des\nrues rejetée\nLe secrétaire, Le Maire,\n", 2),
        # ranks that go on from another page
        ("12 | Tarifs de la halle | Unanimité\n13 | Vente du pré | Rejeté\n14 | Vœu pour l'hôpital | Majorité\n", 3),
    ],
)  # fmt: skip
def test_each_row_has_its_result(rows: str, results: int) -> None:
    acts = parse(ExtractedText(HEAD + rows), name="x.txt").actes
    assert [act.vote is not None and act.numero is not None for act in acts] == [True] * results


def test_a_list_is_dated_by_the_sitting_in_its_title() -> None:
    text = f"CCAS de Valmory\nDélibérations votées le 22 septembre 2031\n{ROWS.format('31-', ' ')}"
    date = parse(ExtractedText(text), name="x.txt").seance.date
    assert date
    assert date.isoformat() == "2031-09-22"


@pytest.mark.parametrize(
    "heading",
    [
        # The title of an extrait, over two lines.
        "Extrait du registre des\ndélibérations du Conseil\nMunicipal de Valmory\nSecrétaire : Lise ORVAL",
        # A title of minutes, over who was there.
        "DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\nSéance du 3 mai 2031\n\nPrésents : M. Paul VERDUN, Mme Lise ORVAL",
    ],
)
def test_decisions_under_the_title_of_a_sitting_are_no_rows(heading: str) -> None:
    text = f"{heading}\n\nVœu sur les antennes\n\nMis aux voix, le vœu recueille :\nPour : 9\nContre : 24\nLe vœu est rejeté.\n"
    assert listed_points(clean(text)) == []
    (act,) = parse(ExtractedText(text), name="x.txt").actes
    assert act.objet == "Vœu sur les antennes"
    assert act.vote is not None
    assert act.vote.resultat == "rejeté"


def test_deliberations_alone_may_title_a_list() -> None:
    text = "Conseil municipal de Valmory\nSéance du 11 octobre 2031\nDélibérations\nD_2031_10_01 :\nCharte de l'arbre\n"
    assert only_lists(clean(text))
