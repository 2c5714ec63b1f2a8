"""Codes of the nomenclature beside the number of an act, and numbers under their titles."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

HEAD = "COMMUNE D'OMBREVILLE\nSéance du 12 mars 2031\nLe conseil municipal s'est réuni à la mairie.\nPrésents : M. ORVAL, Mme LISET\n\n"
DECIDED = "M. le maire présente le dossier.\nLe conseil municipal adopte à l'unanimité.\n"


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    acts = parse(ExtractedText(text), name="pv.txt").actes
    return [(act.numero, act.objet, act.matiere.code if act.matiere else None) for act in acts]


@pytest.mark.parametrize(
    "code",
    [
        "7.5.1",
        "5.7",
        "(7.5)",
        "[7.5.1]",
        "7.5 Subventions",
        "7.5 - Finances locales",
        "Matière : 7.5",
        "Nomenclature 7.5.1",
        "Domaine 7.5 Subventions",
        "Code nomenclature ACTES 7.5",
    ],
)
@pytest.mark.parametrize("parting", [" ", " - ", " – ", " / ", "\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2031-12", "2031-13"),
        ("N° 2031-12", "N° 2031-13"),
        ("Délibération n° 12", "Délibération n° 13"),
        ("DEL2031_012", "DEL2031_013"),
        ("45/2031", "46/2031"),
    ],
)
def test_a_code_beside_a_number_is_the_matter_of_the_act(
    first: str, second: str, parting: str, code: str
) -> None:
    text = (
        f"{HEAD}{first}{parting}{code}\nToiture de la halle\n{DECIDED}\n"
        f"{second}{parting}{code}\nVente d'une parcelle\n{DECIDED}"
    )
    matter = "5.7" if "5.7" in code else "7.5"
    numbers = [number.split("° ")[-1] for number in (first, second)]
    assert told(text) == [
        (numbers[0], "Toiture de la halle", matter),
        (numbers[1], "Vente d'une parcelle", matter),
    ]


@pytest.mark.parametrize("titled", ["N° 2031-12 (5.7.3)\n", "DÉLIBÉRATION N° 2031-12 / 5.7\n"])
def test_the_head_of_an_extrait_may_bear_the_code(titled: str) -> None:
    text = (
        f"COMMUNE D'OMBREVILLE\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n{titled}"
        f"Séance du 12 mars 2031\nObjet : Toiture de la halle\n{DECIDED}"
    )
    assert told(text) == [("2031-12", "Toiture de la halle", "5.7")]


def test_a_code_before_a_title_is_no_part_of_it() -> None:
    rows = "2031-12 7.5 Subventions aux associations\n", "2031-13 7.1 Budget primitif\n"
    assert told(HEAD + "".join(row + DECIDED for row in rows)) == [
        ("2031-12", "Subventions aux associations", "7.5"),
        ("2031-13", "Budget primitif", "7.1"),
    ]


def test_rows_whose_titles_are_labels_keep_them() -> None:
    text = (
        "COMMUNE D'OMBREVILLE\nListe des délibérations du conseil municipal du 12 mars 2031\n"
        "2031-12 7.5 Subventions\n2031-13 7.1 Décisions budgétaires\n2031-14 5.7 Intercommunalité\n"
    )
    assert [objet for _number, objet, _matter in told(text)] == [
        "Subventions",
        "Décisions budgétaires",
        "Intercommunalité",
    ]


@pytest.mark.parametrize("rank", ["1.1", "1.1 – "])
def test_a_rank_is_no_code_where_nothing_numbers_the_act_above(rank: str) -> None:
    text = (
        f"{HEAD}1. Finances\n{rank}\nToiture de la halle\n{DECIDED}1.2\nVente d'un bois\n{DECIDED}"
    )
    assert [objet for _number, objet, _matter in told(text)] == [
        "Toiture de la halle",
        "Vente d'un bois",
    ]


@pytest.mark.parametrize("number", ["2031-12", "N° 2031-12", "DEL2031_012", "D2031-12 7.5.1"])
@pytest.mark.parametrize(
    "reports",
    ["Rapporteur : M. ORVAL\n", "Présentation du dossier par Mme LISET, adjointe aux écoles\n"],
)
@pytest.mark.parametrize(
    "title", ["OBJET : Toiture de la halle", "1. Toiture de la halle", "TOITURE DE LA HALLE"]
)
def test_a_number_stands_under_who_reports(title: str, reports: str, number: str) -> None:
    text = HEAD + "".join(
        f"{title.replace('1.', rank)}\n{reports}{number.replace('12', own)}\n"
        "M. le maire expose que la charpente est vétuste.\nLe conseil municipal, à l'unanimité, adopte.\n\n"
        for rank, own in (("1.", "12"), ("2.", "13"))
    )
    shown = number.split("° ")[-1].split(" ")[0]
    assert [(told_number, (objet or "").lower()) for told_number, objet, _matter in told(text)] == [
        (shown.replace("12", own), "toiture de la halle") for own in ("12", "13")
    ]
