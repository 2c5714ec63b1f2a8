"""The first points of a sitting: who keeps the minutes, the only one of a text cut short; invented words."""

import pytest

from indexer.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.lattice import Lattice
from indexer.reading.parsing.points.no_openings import opens_nothing
from indexer.reading.parsing.view.cleaning import clean

HEAD = (
    "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"
    "L'an deux mille trente et un, le neuf juin, le conseil municipal s'est réuni sous la présidence "
    "de Mme Lise FERTAC, maire.\nPrésents : Mme FERTAC, M. ORNEL, M. VALDIC.\n\n"
)
VOTED = "Après en avoir délibéré, le conseil municipal approuve, à l'unanimité.\n"
REPORT = (
    "Dans les communes de 1 000 habitants et plus, le conseil municipal établit son règlement intérieur dans les six\n"
    "mois de son installation. Les dispositions de ce règlement sont librement arrêtées par le conseil, et prévoient les\n"
    "conditions dans lesquelles les élus consultent les contrats de\n"
)


def read(text: str) -> Document:
    return parse(ExtractedText(HEAD + text), name="document.txt")


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (act.numero, act.objet, act.vote.resultat if act.vote else None) for act in read(text).actes
    ]


#: What is agreed to before the first point, and bears no title.
AGREED = (
    "Secrétaire de séance : Lise FERTAC : je vous propose Mme Aude PRAT. Vote à l'unanimité.\n\n"
    "Procès-verbal de la séance du 26 mai 2031 : vote à l'unanimité.\n\n"
    "Rappel des décisions municipales intervenues depuis la précédente séance : néant\n\n"
    "Examen de l'ordre du jour comportant onze affaires :\n\n"
)


def test_the_only_point_of_a_text_may_be_cut_before_its_vote() -> None:
    assert told(f"{AGREED}Élection du maire\n{REPORT}") == [(None, "Élection du maire", None)]


def test_a_sentence_is_no_point_of_a_text_that_is_cut() -> None:
    assert not told(f"{AGREED}Depuis le 17 novembre, trois décisions ont été prises\n{REPORT}")


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("0) Secrétaire de séance", "Le conseil désigne Mme Aude PRAT comme secrétaire de séance."),
        (
            "0.1 Secrétaire de séance",
            "Il a été procédé à la nomination d'un secrétaire pris dans le sein du\n"
            "conseil, M. Luc ORNEL a été désigné pour remplir ces fonctions.",
        ),
    ],
)
def test_who_keeps_the_minutes_is_told_under_the_number_above_all_others(
    heading: str, named: str
) -> None:
    number = heading.split()[0].strip(")")
    point = f"1) Tarifs du camping\nMme le Maire présente les tarifs.\n{VOTED}"
    assert told(
        f"{heading}\n{named}\n\n{point}\n2) Voirie\nMme le Maire présente le devis.\n{VOTED}"
    ) == [
        (number, "Secrétaire de séance", "adopté"),
        ("1", "Tarifs du camping", "unanimité"),
        ("2", "Voirie", "unanimité"),
    ]


def test_minutes_begin_again_at_one_behind_their_agenda() -> None:
    agenda = (
        "pour délibérer sur l'ordre du jour suivant :\n\n1. Désignation d'un secrétaire de séance,\n\n"
        "2. Approbation du procès-verbal de la séance du 28 avril 2031\n\n3. Tarifs du camping\n\n4. Questions diverses.\n\n\n"
    )
    points = (
        "1. Désignation d'un secrétaire de séance\n\nM. Luc ORNEL est désigné en qualité de secrétaire de séance.\n\n"
        "2. Approbation du procès-verbal de la séance du 28 avril 2031\n\nLe procès-verbal est adopté à l'unanimité.\n\n"
        f"3. Tarifs du camping\n\nMme le Maire présente les tarifs.\n{VOTED}"
    )
    assert [number for number, _title, _result in told(agenda + points)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "line",
    ["Salle des fêtes – mardi 9 juin 2031 – 20 h 00", "Télétransmis au contrôle de légalité le :"],
)
def test_where_they_sat_and_a_stamp_open_no_point(line: str) -> None:
    point = f"\n1) Tarifs du camping\nMme le Maire présente les tarifs.\n{VOTED}"
    cleaned = clean(f"{HEAD}{line}\n{point}")
    [at] = [at for at, own in enumerate(cleaned.lines) if own.text[:9] == line[:9]]
    assert opens_nothing(Lattice(cleaned, ()), at)


def test_a_sitting_without_a_title_is_one_though_its_only_act_is_cut() -> None:
    text = (
        "COMMUNE DE BRANDEVAL\nL'an deux mille trente et un, le neuf juin, le conseil municipal s'est réuni sous la "
        "présidence de Mme Lise FERTAC, maire.\nPrésents : Mme FERTAC, M. ORNEL, M. VALDIC.\n"
        f"Mme Aude PRAT est désignée secrétaire de séance.\n\n1 – ADOPTION DU RÈGLEMENT INTÉRIEUR DU CONSEIL\n{REPORT}"
    )
    document = parse(ExtractedText(text), name="document.txt")
    assert [act.numero for act in document.actes] == ["1"]
    assert document.type_document == "compte-rendu"
