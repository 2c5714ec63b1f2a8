"""Figures in the columns of a list are named by the heads of these columns."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.cleaning import clean
from indexer.reading.parsing.view.count_columns import with_named_counts
from indexer.reading.parsing.view.wrapped_rows import with_whole_rows

HEAD = "Commune de Valmory\nConseil municipal du 3 mai 2031 - délibérations examinées\n"
ROWS = (
    "DELIBERATION POUR CONTRE ABST.\n"
    "2031-12 Désignation des délégués au syndicat des transports 25 0 2\nscolaires\n"
    "2031-13 Tarifs de la halle 20 7 -\n"
    "Le maire, Lise ORVAL\n"
)


def test_each_figure_counts_what_heads_its_column() -> None:
    first, second = parse(ExtractedText(HEAD + ROWS), name="x.txt").actes
    assert first.objet == "Désignation des délégués au syndicat des transports scolaires"
    assert first.vote
    assert (first.vote.pour, first.vote.contre, first.vote.abstention) == (25, 0, 2)
    assert second.vote
    assert (second.vote.pour, second.vote.contre) == (20, 7)


def test_offsets_stand_where_the_figures_stood() -> None:
    text = HEAD + ROWS
    view = clean(text)
    at = view.text.index("Pour : 25")
    assert text[view.origin(at) :].startswith("25 0 2")
    [first, _second] = parse(ExtractedText(text), name="x.txt").actes
    assert first.texte == text[first.debut : first.fin]


@pytest.mark.parametrize(
    "text",
    ["Une phrase.\n", HEAD + ROWS.replace(" POUR", " OUI"), HEAD + "DELIBERATION POUR CONTRE ABST.\n2031-12 Tarifs 25 0 2\n"],
)  # fmt: skip
def test_figures_without_such_heads_or_in_one_row_are_left(text: str) -> None:
    assert with_named_counts(text) is None


def test_cells_parted_by_bars_go_on_in_the_lines_below() -> None:
    rows = (
        "N° | Intitulé | Résultat du vote\n31-01 | Débat sur les orientations | Pris acte\n"
        "31-02 | Convention avec l'agence | Adoptée\n| de l'eau | à l'unanimité\n"
    )
    _first, second = parse(ExtractedText(HEAD + rows), name="x.txt").actes
    assert second.objet == "Convention avec l'agence de l'eau"
    assert second.vote
    assert second.vote.resultat == "unanimité"


def test_cells_within_the_edges_of_a_table_too() -> None:
    rows = "| N° | Objet | Vote |\n| 31-02 | Convention avec l'agence | Adoptée |\n| | de l'eau | à l'unanimité |\n"
    laid = with_whole_rows(HEAD + "Liste des délibérations\n" + rows)
    assert laid
    assert "l'agence   de l'eau" in laid[0]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("2 Attribution de subventions aux Approuvé à la\nassociations majorité\n", "Approuvé à la majorité"),
        ("7 Cession d'un lot de la zone Point retiré de\ndes Vents l'ordre du jour\n", "Point retiré de l'ordre du jour"),
        ("6 Taxe de séjour Majorité, 2 votes\nintercommunale contre : Luc BERTHO\n", "Majorité, 2 votes contre : Luc BERTHO"),
    ],
)  # fmt: skip
def test_results_cut_by_the_end_of_a_line_are_whole(rows: str, wanted: str) -> None:
    others = "1 Approbation du procès-verbal Approuvé à\ndu 3 avril l'unanimité\n"
    laid = with_whole_rows(f"{HEAD}Liste des délibérations\n{others}{rows}")
    assert laid
    assert wanted in laid[0]


def test_a_row_without_figures_is_no_end_of_the_title_above() -> None:
    rows = "POUR CONTRE ABST.\nD1 Tarifs 20 7 0\nD2 Halles 20 5 2 Adopté\nD3 Rapport : pris acte\n"
    found = with_named_counts(f"Commune\n{rows}")
    assert found is not None
    assert "D3 Rapport : pris acte\n" in found[0]
