"""Speakers, numbers, lists, names and counts in more of the ways in which clerks write them."""

import pytest

from analyzers import fold_letters
from indexer.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.act_numbers import act_number
from indexer.reading.parsing.facts.counts import Counts, counts
from indexer.reading.parsing.facts.decisions import marks
from indexer.reading.parsing.facts.kinds import titles_sitting
from indexer.reading.parsing.facts.presiding import president
from indexer.reading.parsing.facts.sitting_day import sitting_day
from indexer.reading.parsing.facts.votes import vote
from indexer.reading.parsing.openings import speaks
from indexer.reading.parsing.points.headings import headings
from indexer.reading.parsing.points.list_titles import only_lists
from indexer.reading.parsing.view.cleaning import clean
from indexer.reading.parsing.view.wrapped_rows import with_whole_rows


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in read(text).actes]


@pytest.mark.parametrize(
    ("line", "somebody"),
    [
        ("V. BAYLE lit le rapport.", True),
        ("L. Fournier-Lebel trouve la hausse excessive.", True),
        ("C. NOUVEL se dit opposé à la vente.", True),
        ("A. VOIRIE communale", False),
        ("B. Tarifs du gîte", False),
    ],
)
def test_somebody_named_by_an_initial_speaks(line: str, somebody: bool) -> None:
    view = clean(f"{line}\n")
    assert speaks(view.lines[0]) is somebody
    assert (headings(view) == []) is somebody


def test_a_speaker_opens_no_point() -> None:
    head = "Mairie de Valmory\nConseil municipal du 11 septembre 2031\n\nVENTE DU PRESBYTÈRE\n"
    text = f"{head}C. NOUVEL se dit opposé à la vente.\nLe conseil municipal, à la majorité, décide la vente.\n"
    assert told(text) == [(None, "VENTE DU PRESBYTÈRE")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Communauté de communes de l'Orme\nCC-31-008\nAvenant à la convention\n", "CC-31-008"),
        ("Région de l'Orme\n31SP-1456\nPlan de relance\n", "31SP-1456"),
        ("Orme\nDCC2031-45\nRèglement du service\n", "DCC2031-45"),
        # the number of a leaf stands above the letterhead
        ("2031-041\nSYNDICAT DE L'ORME\nCS2031-12\nIndemnités\n", "CS2031-12"),
        ("2031-41\nSYNDICAT DE L'ORME\n", "2031-41"),
        ("Orme\n2031 07 04 TARIFS DE LA PISCINE\n", "2031-07-04"),
        ("Orme\n2031 07 12 « La Halle » : travaux\n", "2031-07-12"),
        ("Orme\n2031 07 05 versement d'un acompte\n", "2031-07-05"),
        ("Orme\n2031 07 05 euros pour les chemins\n", None),
        ("Orme\n2031 750 000 habitants\n", None),
        ("Orme\nDécision du conseil : Majorité - 4 contre\n", None),
    ],
)
def test_the_number_of_an_act(text: str, number: str | None) -> None:
    view = clean(text)
    assert act_number(view, 0, len(view.folded), ()) == number


def test_a_number_of_two_figures_each_is_no_day() -> None:
    text = "31-03-07 Convention territoriale\nLe conseil communautaire adopte.\nA Branges, le 5 mars 2031\n"
    date = sitting_day(clean(text), "x", None).date
    assert date is not None
    assert date.isoformat() == "2031-03-05"


def test_what_others_passed_on_a_day_is_no_vote_of_the_act() -> None:
    said = vote(
        fold_letters(
            "Le comité syndical a accepté ce retrait à l'unanimité le 12 avril 2031.\n"
            "Par 11 voix pour et 3 voix contre, le conseil municipal confirme le retrait."
        )
    )
    assert said is not None
    assert (said.resultat, said.pour, said.contre) == ("adopté", 11, 3)


def test_who_presides_behind_a_label() -> None:
    assert president(clean("Présidence de séance : Mme Odile MARCHAND\n")) == "Odile MARCHAND"


def test_a_rubric_of_the_nomenclature_and_its_part_are_no_title() -> None:
    text = (
        "Commune de Valmory\nConseil municipal du 17 octobre 2031\n"
        "Délibération n° 61/2031 – Domaine et patrimoine – Locations\nBail de la boulangerie\n"
        "Le conseil municipal, à l'unanimité, accepte le bail.\n"
    )
    assert told(text) == [("61/2031", "Bail de la boulangerie")]


def test_the_letterhead_under_a_folio_is_no_title() -> None:
    view = clean("2031-041\nSYNDICAT DES TRANSPORTS DE L'ORME\nSéance du 10 septembre 2031\n")
    assert [heading.title for heading in headings(view)] == [""]


@pytest.mark.parametrize(
    ("line", "sitting"),
    [
        ("Conseil d'administration - 14 mars 2031", True),
        ("Comité syndical du SIAEP de l'Orme, 4 avril 2031", True),
        ("Conseil d'administration", False),
    ],
)
def test_an_assembly_and_a_day_title_a_sitting(line: str, sitting: bool) -> None:
    assert titles_sitting(clean(f"CIAS de l'Orme\n{line}\n")) is sitting


def test_counts_of_a_vote_cut_by_the_end_of_a_line() -> None:
    rows = (
        "4 Mobilité - création d'une ligne Majorité, 2 contre,\nde covoiturage 1 abstention\n"
        "5 Eau - convention avec l'agence Approuvée à\nde bassin l'unanimité\n"
    )
    laid = with_whole_rows(f"Relevé des votes\n{rows}")
    assert laid is not None
    assert "Majorité, 2 contre, 1 abstention" in laid[0]


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


def test_deliberations_alone_may_title_a_list() -> None:
    text = "Conseil municipal de Valmory\nSéance du 11 octobre 2031\nDélibérations\nD_2031_10_01 :\nCharte de l'arbre\n"
    assert only_lists(clean(text))


def test_numbers_of_acts_win_over_those_of_their_headings() -> None:
    text = (
        "Communauté d'agglomération de l'Orme\nListe des délibérations du conseil communautaire du 16 novembre 2031\n"
        "1. FINANCES\n2031/120\nDécision modificative\n2. CULTURE\n2031/121\nTarifs de la saison\n"
    )
    assert [numero for numero, _objet in told(text)] == ["2031/120", "2031/121"]


def test_labels_that_dots_end_over_their_figures() -> None:
    text = "Nombre de conseillers municipaux\nen exercice .......\nprésents ......\nvotants .....\n27\n20\n25\n"
    assert counts(clean(text)) == Counts(27, 20, 25)


def test_a_unanimous_vote_is_a_decision() -> None:
    assert marks(
        fold_letters("Le comité syndical, par un vote unanime, modifie le tableau des effectifs.")
    )
