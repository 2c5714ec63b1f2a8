"""Acts that bear their number below: invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

HEAD = "CCAS DE VALMORY\nProcès-verbal du conseil d'administration du 14 octobre 2031\nPrésents : Mme Orval, M. Verdun, Mme Malot\n\n"


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in parse(ExtractedText(text), name="x.txt").actes]


def test_a_number_with_nothing_under_it_ends_its_act_as_those_above_do() -> None:
    text = (
        f"{HEAD}Budget supplémentaire\nMme Orval présente le budget. Adopté à l'unanimité.\nDélibération n° 2031-21\n"
        "Repas de fin d'année\nLe traiteur Malot est retenu à l'unanimité.\nDélibération n° 2031-22\n"
        "Dossier d'aide n° 14\nLa demande est refusée.\nDélibération n° 2031-23\n\nLa séance est levée à 19 heures.\n"
    )
    assert told(text) == [
        ("2031-21", "Budget supplémentaire"),
        ("2031-22", "Repas de fin d'année"),
        ("2031-23", "Dossier d'aide n° 14"),
    ]


def test_a_number_over_its_act_heads_it() -> None:
    text = (
        f"{HEAD}Le procès-verbal de la dernière séance est adopté à l'unanimité.\n\n"
        "Délibération n° 2031-21\nBudget supplémentaire\nMme Orval présente le budget. Adopté à l'unanimité.\n\n"
        "Délibération n° 2031-22\nRepas de fin d'année\nLe traiteur Malot est retenu à l'unanimité.\n"
    )
    assert told(text) == [("2031-21", "Budget supplémentaire"), ("2031-22", "Repas de fin d'année")]


@pytest.mark.parametrize(
    "number", ["Délibération n° 2031-CS-3{0}", "DB2031-04{0}", "réf : 2031-06/1{0}"]
)
@pytest.mark.parametrize("rank", ["{0} – ", ""])
def test_numbers_under_titles_are_of_the_title_above(number: str, rank: str) -> None:
    titles = ("Élection de la commission", "Avis sur la réserve d'eau", "Tarifs du camping")
    told = (
        "Une seule liste est déposée. Le comité, à l'unanimité, élit ses membres.",
        "Un débat s'engage. Le comité, par 9 voix pour et 2 contre, émet un avis favorable.",
        "Les tarifs sont présentés. Le comité, à l'unanimité, approuve les tarifs.",
    )
    text = (
        "SYNDICAT MIXTE DE BRANDEVAL\nCOMPTE RENDU DU COMITÉ SYNDICAL DU 9 JUIN 2031\n\n"
        + "".join(
            f"{rank.format(at)}{title}\n{number.format(at)}\n{body}\n\n"
            for at, (title, body) in enumerate(zip(titles, told, strict=True), 1)
        )
    )
    acts = parse(ExtractedText(text), name="document.txt").actes
    assert [act.objet for act in acts] == list(titles)
    assert [act.numero for act in acts] == [
        number.format(at).rpartition(" ")[2] for at in range(1, 4)
    ]
