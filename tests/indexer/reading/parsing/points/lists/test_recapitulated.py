"""The closing sheet of a register lists its acts once more; rolls open nothing: invented minutes."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.lists.recapitulated import recapitulated
from indexer.reading.parsing.view.cleaning import clean

HEAD = (
    "COMMUNE DE VALMORY\nRegistre des séances\nSéance du conseil municipal du 9 mars 2031\n"
    "Le conseil municipal s'est réuni sous la présidence de M. Luc Dorval, maire.\n"
    "Présents : Luc Dorval, Aude Prat, Rose Merle\nSecrétaire de séance : Aude Prat\n\n"
)
TOLD = (
    "{number} {title}\n\nMonsieur le maire expose l'affaire à l'assemblée, et ce qu'elle coûte.\n"
    "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve la proposition.\n\n"
)
TITLES = {
    "2031-03-01": "VENTE DU LAVOIR DU BOURG",
    "2031-03-02": "RÉFECTION DU TOIT DE L'ÉGLISE",
    "2031-03-03": "SUBVENTION AU CLUB DE TIR",
}
#: Titles in capitals may go on as sentences begin.
ROWS = "\n".join(f"{number} {title}\nPOUR L'ANNÉE 2031" for number, title in TITLES.items())


def _titles(text: str) -> list[str | None]:
    return [act.objet for act in parse(ExtractedText(text), name="x.txt").actes]


@pytest.mark.parametrize(
    "heading",
    [
        "DÉLIBÉRATIONS",
        "Liste des délibérations :",
        "Récapitulatif des délibérations de la séance",
        "Numéros d'ordre des délibérations prises",
        "Feuillet de clôture de la séance du 9 mars 2031",
        "RÉCAPITULATIF",
    ],
)
def test_acts_that_a_closing_sheet_names_again_are_none(heading: str) -> None:
    last = TOLD.format(number="2031-03-03", title=TITLES["2031-03-03"])
    text = f"{HEAD}{last}{heading}\n{ROWS}\n\nLuc Dorval Aude Prat Rose Merle\n"
    assert _titles(text) == [TITLES["2031-03-03"]]


def test_below_a_heading_where_the_assembly_decides_acts_are_told() -> None:
    told = "".join(TOLD.format(number=number, title=title) for number, title in TITLES.items())
    text = f"{HEAD}DÉLIBÉRATIONS\n{told}"
    assert recapitulated(clean(text)) == len(clean(text).lines)
    assert _titles(text) == [*TITLES.values()]


def test_where_nothing_is_told_a_list_is_no_closing_sheet() -> None:
    text = f"{HEAD.splitlines()[0]}\nDÉLIBÉRATIONS\n{ROWS}\n"
    assert recapitulated(clean(text)) == len(clean(text).lines)


def test_what_the_reader_of_lines_takes_for_the_roll_is_no_point_of_the_rules() -> None:
    told = (
        "Thibault, DORVAL\nLe conseil a choisi pour secrétaire\n: Madame Aude MERLE\n"
        "Le Conseil Municipal à l'unanimité accepte d'inscrire à l'ordre du jour les sujets supplémentaires suivants\n:\nY”__\n"
        "Taux d'imposition des taxes directes locales 2031\n"
        "Dans le cadre de la procédure adaptée, Monsieur PRAT donne connaissance de l’analyse des offres examinées par la\n"
        "Après en avoir délibéré, à l’unanimité le conseil,\nŸ_\n"
        " Précise que ces dits travaux seront entièrement supportés par l'Association des Amis du Lavoir de\n"
    )
    titles = _titles(told)
    assert titles
    assert "Thibault, DORVAL" not in titles


def test_a_closing_sheet_begins_at_its_heading_below_what_is_told() -> None:
    told = TOLD.format(number="2031-03-03", title=TITLES["2031-03-03"])
    view = clean(f"{HEAD}{told}RÉCAPITULATIF\n{ROWS}\n")
    assert view.lines[recapitulated(view)].text == "RÉCAPITULATIF"


def test_the_articles_of_what_is_joined_to_an_act_are_none() -> None:
    told = "".join(TOLD.format(number=number, title=title) for number, title in TITLES.items())
    joined = (
        "1. DURÉE DE LA CONVENTION\n\nLe conseil municipal décide de la durée.\n"
        "2. TARIFS DU LAVOIR\n\nLe conseil municipal fixe les tarifs.\n"
    )
    heading = "ANNEXE À LA DÉLIBÉRATION N° 2031-03-03\n\n"
    assert _titles(f"{HEAD}{told}{heading}{joined}") == [*TITLES.values()]
    more = TOLD.format(number="2031-03-04", title="ACHAT D'UNE POMPE")
    assert _titles(f"{HEAD}{told}{heading}{more}") == [*TITLES.values(), "ACHAT D'UNE POMPE"]
