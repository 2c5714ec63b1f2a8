"""Lists of the deliberations examined (CGCT, art. L2121-25), invented, in the forms published."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

HEAD = (
    "COMMUNE DE VALMORY\nLISTE DES DÉLIBÉRATIONS EXAMINÉES PAR LE CONSEIL MUNICIPAL\n"
    "Séance du 12 octobre 2023\n"
)
BARE_HEAD = (
    "Mairie de Valmory\nListe des délibérations examinées lors de la séance du 12 octobre 2023\n"
    "(article L. 2121-25 du code général des collectivités territoriales)\n"
)
TITLES = (
    "Budget principal : décision modificative n° 2",
    "Tarifs de la cantine scolaire pour l'année 2024",
    "Convention avec le syndicat des eaux pour les poteaux d'incendie",
    "Demande de subvention pour la toiture de l'école",
)
RESULTS = ("Adoptée à l'unanimité", "Adoptée à la majorité", "Approuvée", "Rejetée")
READ = ["unanimité", "majorité", "adopté", "rejeté"]


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def results(document: Document) -> list[str | None]:
    return [act.vote.resultat if act.vote else None for act in document.actes]


@pytest.mark.parametrize("head", [HEAD, BARE_HEAD])
@pytest.mark.parametrize(
    ("columns", "row", "second"),
    [
        ("Numéro\tObjet\tRésultat du vote", "2023-04{n}\t{t}\t{r}", "2023-042"),
        ("| N° | Objet | Vote |\n| --- | --- | --- |", "| 2023/4{n} | {t} | {r} |", "2023/42"),
        ("N°\nObjet\nDécision", "2023-04{n}\n{t}\n{r}", "2023-042"),
        ("N° Objet Décision", "2023_04{n} {t} {r}", "2023_042"),
        ("N° Objet Décision", "{n} {t} {r}", "2"),
        ("", "Délibération n° 2023-04{n} - {t} - {r}", "2023-042"),
        ("", "DEL 2023-04{n} : {t}\n{r}", "2023-042"),
        ("", "{n} - {t} ({r})", "2"),
        ("", "- {t} : {r}", None),
        ("", "{t}\nVote : {r}", None),
    ],
)
def test_each_row_of_a_list_is_an_act(head: str, columns: str, row: str, second: str) -> None:
    rows = [
        row.format(n=rank, t=title, r=result)
        for rank, (title, result) in enumerate(zip(TITLES, RESULTS, strict=True), 1)
    ]
    document = read("\n".join([head + columns, *rows, "", "Le Maire,", "Paul ORVANNE", ""]))
    assert document.type_document == "compte-rendu"
    assert document.seance.date == dt.date(2023, 10, 12)
    assert [act.objet for act in document.actes] == list(TITLES)
    assert results(document) == READ
    assert document.actes[1].numero == second
    assert all(document.texte[act.debut : act.fin] == act.texte for act in document.actes)


def test_counts_of_voices_are_results() -> None:
    voices = ("15 voix pour", "Pour : 12 Contre : 2 Abstention : 1", "14 pour, 1 abstention")
    rows = [f"2023-04{n} {TITLES[n]} {voice}" for n, voice in enumerate(voices)]
    document = read(HEAD + "N° Objet Vote\n" + "\n".join(rows) + "\n")
    assert [act.objet for act in document.actes] == list(TITLES[:3])
    assert [act.vote.pour for act in document.actes if act.vote] == [15, 12, 14]


def test_rows_that_name_themselves_need_no_title() -> None:
    document = read(
        "".join(
            f"Délibération n° 2023-10-12/0{n} examinée le 12 octobre 2023 — {title} — approuvée\n"
            for n, title in enumerate(TITLES, 1)
        )
    )
    assert [act.objet for act in document.actes] == list(TITLES)
    assert document.actes[0].numero == "2023-10-12/01"
    assert document.seance.date == dt.date(2023, 10, 12)


def test_a_row_runs_over_lines_and_decisions_below_the_list_are_none_of_it() -> None:
    document = read(
        HEAD + "Délibération n°2023-041 - Convention de mandat pour la voie verte -\nAPPROUVEE\n"
        "Délibération n°2023-042 - Service périscolaire : modification d'un poste APPROUVEE\n"
        "Décisions prises par délégation :\n"
        "Décision n°2023-050 du 5 juillet 2023 : renonciation à la parcelle AC 228\n"
    )
    assert [act.objet for act in document.actes] == [
        "Convention de mandat pour la voie verte",
        "Service périscolaire : modification d'un poste",
    ]


def test_reports_between_titles_and_votes_make_minutes_not_a_list() -> None:
    document = read(
        "COMMUNE DE VALMORY\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nListe des délibérations examinées le 12 octobre 2023\n\n"
        + "".join(
            f"{n}. {title}\nMonsieur le Maire expose le dossier.\nAdopté à l'unanimité\n\n"
            for n, title in enumerate(TITLES, 1)
        )
    )
    assert document.type_document == "proces-verbal"


def test_titles_without_results_are_the_acts_of_a_list() -> None:
    document = read(BARE_HEAD + "\n".join(TITLES) + "\n")
    assert [(act.objet, act.vote) for act in document.actes] == [(title, None) for title in TITLES]


def test_numbers_above_their_titles_are_the_rows_of_a_list() -> None:
    document = read(
        BARE_HEAD
        + "".join(f"Finances\nDEL_20231012_{n}-\n\n{t}.\n\n" for n, t in enumerate(TITLES, 1))
    )
    assert [(act.numero, act.objet) for act in document.actes] == [
        (f"DEL_20231012_{n}", title) for n, title in enumerate(TITLES, 1)
    ]


@pytest.mark.parametrize(
    ("title", "result"),
    [
        ("Liste des délibérations approuvées par le conseil municipal", "adopté"),
        ("LISTE DES DÉLIBÉRATIONS ADOPTÉES", "adopté"),
        ("Liste des délibérations adoptées ou rejetées", None),
        ("Liste des délibérations examinées", None),
    ],
)
def test_a_list_of_what_was_passed_tells_the_result_of_its_rows(
    title: str, result: str | None
) -> None:
    rows = "".join(f"2031-0{n} {text}\n" for n, text in enumerate(TITLES, 1))
    document = read(f"COMMUNE DE VALMORY\nConseil municipal du 12 octobre 2031\n{title}\n{rows}")
    assert [act.objet for act in document.actes] == list(TITLES)
    assert results(document) == [result] * 4


def test_the_heads_of_columns_make_a_list_that_bears_no_title() -> None:
    document = parse(
        ExtractedText(
            "COMMUNE DE BRANDEVAL\nPublication, conseil municipal du 9 juin 2031\nDélibération\nOBJET\nVOTE\n\n"
            "20310609_01\n\nTARIFS DU MARCHÉ COUVERT\n\nAccord à l'unanimité\n\n20310609_02\n\n"
            "VENTE D'UN TERRAIN RUE HAUTE\n\n20310609_03\n\nRÉFECTION DE LA SALLE DES FÊTES\n\n"
            "Accord à l'unanimité\nAccord à l'unanimité\n"
        ),
        name="publication.txt",
    )
    assert [act.numero for act in document.actes] == ["20310609_01", "20310609_02", "20310609_03"]


def test_a_dash_behind_the_result_of_a_row_is_none_of_its_title() -> None:
    text = (
        "LISTE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL DE VALMORY DU 3 MAI 2031\n"
        "N°1 D.CM/2031/19 - Tarifs de la halle APPROUVÉE à l'unanimité\n"
        "N°2 D.CM/2031/20 - Projet d'établissement de la résidence | APPROUVÉE à l'unanimité -\n"
        "N°3 D.CM/2031/21 - Bail du moulin APPROUVÉE à l'unanimité\n"
    )
    acts = parse(ExtractedText(text), name="x.txt").actes
    assert [act.objet for act in acts] == [
        "Tarifs de la halle",
        "Projet d'établissement de la résidence",
        "Bail du moulin",
    ]
