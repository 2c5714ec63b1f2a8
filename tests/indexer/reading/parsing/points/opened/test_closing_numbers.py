from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

CLOSED = """SYNDICAT MIXTE DES EAUX DE L'OMBRELLE
Procès-verbal du comité syndical du mardi 6 décembre 2022
Le comité syndical, convoqué le 28 novembre 2022, s'est réuni sous la présidence de Mme Odile BRIQUEFORT.
1) Procès-verbal de la séance du 4 octobre 2022
Sans observation.
2) Tarifs de l'eau
Le mètre cube passe à 1,88 €.
Délibération n° 2022-20 adoptée à la majorité : 15 pour, 4 contre.
3) Délibération n° 2022-21 – Vote du budget de l'eau
Le comité adopte le budget à l'unanimité.
"""

OPENED = """Procès-verbal du conseil municipal du 25 mars 2024
Le conseil municipal de Zélivaucourt s'est réuni sous la présidence de Mme Odile BRIQUEFORT.
20240325 1 Vote du budget de l'eau,
Le maire présente le budget. Adopté à l'unanimité.
20240325 2 Adoption du règlement du cimetière,
Le maire présente le règlement. Adopté à l'unanimité.
"""


def _acts(text: str):
    return [(act.numero, act.objet) for act in parse(ExtractedText(text), name="x").actes]


def test_a_number_may_close_a_point_or_begin_its_title():
    assert _acts(CLOSED) == [
        ("2022-20", "Tarifs de l'eau"),
        ("2022-21", "Vote du budget de l'eau"),
    ]


def test_the_date_of_former_minutes_is_not_that_of_the_sitting():
    seance = parse(ExtractedText(CLOSED), name="x").seance
    assert (seance.date.isoformat(), seance.date_convocation.isoformat()) == (
        "2022-12-06",
        "2022-11-28",
    )


def test_a_title_that_begins_with_vote_opens_its_point():
    assert [numero for numero, _ in _acts(OPENED)] == ["20240325-1", "20240325-2"]
