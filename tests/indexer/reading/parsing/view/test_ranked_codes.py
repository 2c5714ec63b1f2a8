"""Ranks that stand alone beside the numbers of acts, invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.ranked_codes import without_ranks_beside_codes

HEAD = (
    "CONSEIL COMMUNAUTAIRE DU 22 JUILLET 2031\nPROCÈS VERBAL N° 07\nLe conseil communautaire s'est réuni à la salle "
    "polyvalente, sous la présidence de M. Roland GEISLIN.\nÉtaient présents : MM. JAEGLER, KREBSEN.\n\n"
)
BODY = "Le président présente le dossier.\n\nL'assemblée, après délibération, à l'unanimité,\n- APPROUVE la proposition.\n\n"


@pytest.mark.parametrize(
    "rank", ["POINT N° {n}", "Point n°{n} :", "AFFAIRE N° {n}", "Rapport {n} –"]
)
@pytest.mark.parametrize("code", ["CCVAL1907{n}", "BC.3.2031-07-22-AJ0{n}", "2031-07{n}"])
@pytest.mark.parametrize("first", ["rank", "code"])
def test_the_number_of_the_act_wins_over_its_rank(rank: str, code: str, first: str) -> None:
    titles = ("Marché de collecte des déchets", "Fonds de concours à la commune")
    pairs = [(rank.format(n=n), code.format(n=n), title) for n, title in enumerate(titles, 1)]
    blocks = [
        "\n\n".join((*(two if first == "rank" else two[::-1]), f"OBJET : {title}", BODY))
        for *two, title in pairs
    ]
    acts = parse(ExtractedText(HEAD + "".join(blocks)), name="").actes
    assert [(act.numero, act.objet) for act in acts] == [(own, title) for _, own, title in pairs]


@pytest.mark.parametrize(
    "text",
    [
        "\nPOINT N° 1\n\nTARIFS DE LA HALLE\n\nLe prix change.",
        "\nPOINT N° 1\n\n12\n\nObjet : Tarifs",
        "\nPoint 1\n\nCCVAL19071\n\nTARIFS DE LA HALLE",  # once, above no label
        "\nPOINT N° 1 : TARIFS\nCCVAL19071\nObjet : Tarifs",
    ],
)
def test_other_ranks_stay(text: str) -> None:
    assert without_ranks_beside_codes(text) == text
