"""The results on which the rows of a list end, and what goes on below them."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.wrapped_rows import with_whole_rows


def test_counts_of_a_vote_cut_by_the_end_of_a_line() -> None:
    rows = (
        "4 Mobilité - création d'une ligne Majorité, 2 contre,\nde covoiturage 1 abstention\n"
        "5 Eau - convention avec l'agence Approuvée à\nde bassin l'unanimité\n"
    )
    laid = with_whole_rows(f"Relevé des votes\n{rows}")
    assert laid is not None
    assert "Majorité, 2 contre, 1 abstention" in laid[0]


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


@pytest.mark.parametrize(
    ("rows", "results"),
    [
        ("101 / Rapport du syndicat / pris acte\n102 / Achat de terrain / approuvé\n103 / Fonds vert approuvée\n",
         ["prend acte", "adopté", "adopté"]),
        ("- Remboursement d'un sinistre : approuvée\n- Adhésion à l'agence technique approuvée\n", ["adopté", "adopté"]),
    ],
)  # fmt: skip
def test_rows_set_off_by_bars_and_bullets(rows: str, results: list[str]) -> None:
    head = "Commune de Valmory : liste des délibérations examinées le 2 juin 2031\n"
    assert [act.vote and act.vote.resultat for act in read(head + rows).actes] == results


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


def test_the_counts_of_a_row_go_on_below_it() -> None:
    text = (
        "CONSEIL COMMUNAUTAIRE DU 9 JUIN 2031\nCOMPTE RENDU DES VOTES\nN° Objet Vote\n\n"
        "D1 HABITAT - Aides à la rénovation Adoptée à\nénergétique l'unanimité\n\n"
        "D2 VOYAGE - Règlement des Majorité : 1 contre\naires d'accueil 2 abstentions\n"
    )
    vote = read(text).actes[-1].vote
    assert vote
    assert (vote.resultat, vote.contre, vote.abstention) == ("majorité", 1, 2)


@pytest.mark.parametrize(
    ("result", "rows"), [("Point reporté à une\nprochaine séance", 3), ("Paul ORNEL", 2)]
)
def test_a_row_without_a_number_stands_above_all_others(result: str, rows: int) -> None:
    text = (
        "CONSEIL MUNICIPAL DU 9 JUIN 2031\nTABLEAU DES VOTES\nObjet Rapporteur Vote\n\n"
        f"HABITAT - Charte des loyers {result}\n\n"
        "A1 MOBILITE - Prêt de vélos Guy ORNEL Unanimité\n\nA2 TOURISME - Taxe de séjour Guy ORNEL Rejetée\n"
    )
    acts = read(text).actes
    assert len(acts) == rows
    assert [act.numero for act in acts][-2:] == ["A1", "A2"]
