"""Texts of which a table keeps the beginning and the end, and texts cut short, in invented words."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.view.cleaning import clean

HEAD = (
    "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"
    "L'an deux mille trente et un, le neuf juin, le conseil municipal s'est réuni sous la présidence "
    "de Mme Lise FERTAC, maire.\nPrésents : Mme FERTAC, M. ORNEL, M. VALDIC.\n\n"
)
VOTED = "Après en avoir délibéré, le conseil municipal approuve, à l'unanimité.\n"
TOLD = "Mme le Maire rappelle que la halle accueille le marché depuis de longues années. "


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def told(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (act.numero, act.objet, act.vote.resultat if act.vote else None) for act in document.actes
    ]


def halves(first: str, last: str, size: int = 1500) -> str:
    """The first and the last so many characters of minutes, as a table of texts keeps them."""
    begun, ended = first + TOLD * 40, TOLD * 40 + last
    return f"{begun[:size]}\n\n{ended[-size:]}"


FIRST = f"{HEAD}1. Tarifs de la piscine\nM. ORNEL expose les tarifs.\n{VOTED}\n2. Charpente de la halle\n\n"
LAST = f"\n{VOTED}\n9. Vente d'un terrain\n\nM. VALDIC présente le projet.\n\n{VOTED}\nLa séance est levée à 20 h 10.\n"


def test_a_vote_behind_the_gap_is_not_of_the_point_before_it() -> None:
    found = [(number, result) for number, _title, result in told(read(halves(FIRST, LAST)))]
    assert found == [("1", "unanimité"), ("2", None), ("9", "unanimité")]


@pytest.mark.parametrize("size", [1501, 1550])
def test_only_halves_of_a_round_number_of_characters_are_told_apart(size: int) -> None:
    assert gap(clean(halves(FIRST, LAST, size))) is None
    assert gap(clean(halves(FIRST, LAST, 1600)))


def test_the_gap_is_found_where_blanks_went_from_the_view() -> None:
    view = clean(halves(FIRST.replace("l'unanimité", "l' unanimité"), LAST))
    line = gap(view)
    assert line is not None
    assert view.origin(view.lines[line].start) == 1502


def test_a_whole_text_has_no_gap() -> None:
    whole = clean(f"{FIRST}{TOLD * 5}{LAST}")
    assert gap(whole) is None
    stopped = halves(FIRST, LAST)
    assert gap(clean(stopped[:1499] + "." + stopped[1500:])) is None


def test_the_last_act_keeps_its_place_where_its_vote_is_cut_off() -> None:
    act = "Délibération N° 2031-06-{} {}\n\nMme le Maire présente le dossier.\n\n{}\n"
    text = HEAD + "".join(
        act.format(rank, title, end)
        for rank, title, end in (
            ("01", "Tarifs de la piscine", VOTED),
            ("02", "Charpente de la halle", VOTED),
            ("03", "Subvention au foyer rural", "Le foyer demande 600 € pour l'année"),
        )
    )
    assert [number for number, _title, _result in told(read(text))] == [
        "2031-06-01",
        "2031-06-02",
        "2031-06-03",
    ]


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("3. Rapport annuel du service de l'eau", 3),  # the assembly takes note of it
        ("3. Décisions du Maire prises par délégation", 2),
        ("3. VOIRIE", 2),
    ],
)
def test_a_numbered_point_with_which_a_text_breaks_off_is_an_act(title: str, acts: int) -> None:
    text = (
        f"{HEAD}1. Tarifs de la piscine\nM. ORNEL expose les tarifs.\n{VOTED}\n"
        f"2. Charpente de la halle\nM. VALDIC expose le projet.\n{VOTED}\n{title}\nM. ORNEL indique que le service"
    )
    assert len(read(text).actes) == acts


@pytest.mark.parametrize(
    "line",
    [
        "A 18h40 : Madame le Maire ouvre la séance et constate que tous sont là.",
        "OUVERTURE DE LA SÉANCE",
        "I - CONSEILLERS PRÉSENTS ET QUORUM",
        "- o-o-o-oOOo-o-o-o-",
        "==============================",
    ],
)
def test_lines_that_open_a_sitting_or_part_it_open_no_point(line: str) -> None:
    text = (
        f"{HEAD}{line}\n\nMme le Maire salue l'assemblée et rappelle les usages de la maison.\n\n"
        "Le procès-verbal de la séance du 4 mai 2031 est approuvé à l'unanimité.\n\n"
        f"Vente d'un terrain\n\nM. VALDIC présente le projet.\n\n{VOTED}"
    )
    assert [title for _number, title, _result in told(read(text))] == ["Vente d'un terrain"]


def test_a_sitting_cut_short_has_not_the_vote_of_its_opening() -> None:
    text = (
        "REUNION DU CONSEIL MUNICIPAL\nDU 9 JUIN 2031\nSous la présidence de Mme Lise FERTAC, maire.\n\n"
        "Adoption du dernier procès-verbal : à l'unanimité\n\nN° 2031/11\nCOMMISSION DES IMPÔTS DIRECTS\n\n"
        "Madame le Maire rappelle qu'une commission doit être instituée dans chaque commune.\n"
        + TOLD
        * 4
    )
    assert told(read(text)) == [("2031/11", "COMMISSION DES IMPÔTS DIRECTS", None)]


@pytest.mark.parametrize("news", ["Décisions du Président", "Informations du maire"])
def test_news_are_no_act_where_the_gap_cuts_them(news: str) -> None:
    last = f"\n\n{VOTED}\n\n\nVente d'un terrain\n\n\nM. VALDIC présente le projet.\n\n{VOTED}\n"
    document = read(halves(f"{HEAD}\n\n\n{news}\n\n\n", last))
    assert [objet for _number, objet, _result in told(document)] == ["Vente d'un terrain"]
