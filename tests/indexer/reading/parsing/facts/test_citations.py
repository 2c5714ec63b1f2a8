"""Earlier deliberations that an act cites, in invented sentences."""

import pytest

from indexer.reading.parsing.facts.citations import citations
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vu la délibération du Conseil d'Agglomération du 31 mai 2018,", [(None, "2018-05-31")]),
        ("Cette délibération abroge la délibération du 2 juillet 2020.", [(None, "2020-07-02")]),
        ("La délibération propose de confier l'étude à Ingénierie 61.", []),
        (
            "annule et remplace la délibération 2016/4 du 12 juillet 2016",
            [("2016/4", "2016-07-12")],
        ),
        ("Vu la délibération D 2020 - 45 du 2 juillet 2020", [("D 2020 - 45", "2020-07-02")]),
        (
            "Vu les délibérations n° 12, 13 et 14 du 3 mars 2020,",
            [("12", "2020-03-03"), ("13", "2020-03-03"), ("14", "2020-03-03")],
        ),
        (
            "Vu les délibérations n° 2020-12 et n° 2020-13 du 3 mars 2020,",
            [("2020-12", "2020-03-03"), ("2020-13", "2020-03-03")],
        ),
        (
            "par délibérations concordantes du 4 et du 18 juin 2019",
            [(None, "2019-06-04"), (None, "2019-06-18")],
        ),
        (
            "Vu les délibérations concordantes des conseils de Brandeval du 3 mai 2021 et de Val d'Orne du 10 mai 2021,",
            [(None, "2021-05-03"), (None, "2021-05-10")],
        ),
        (
            "Vu les délibérations du 3 mai 2021 et de l'arrêté du 10 mai 2021,",
            [(None, "2021-05-03")],
        ),
        (
            "Vu la délibération-cadre n° C 2020 115 du 16 juillet 2020,",
            [("C 2020 115", "2020-07-16")],
        ),
        ("Vu la délibération du 15/12/2015, n°118, fixant les tarifs", [("118", "2015-12-15")]),
        ("Vu la délibération du conseil municipal en date 12 juin 2020,", [(None, "2020-06-12")]),
        (
            "Vu la délibération du conseil (n° 2021-08) du 12 février 2021,",
            [("2021-08", "2021-02-12")],
        ),
        ("par délibérations du 31 et du 4 juin 2019", [(None, "2019-06-04")]),
        ("Présents : 30 à la délibération n° 1, 34 ensuite", []),
    ],
)
def test_what_is_cited(text, expected):
    cleaned = clean(text)
    found = citations(cleaned, 0, len(cleaned.folded))
    assert [(c.numero, c.date.isoformat() if c.date else None) for c in found] == expected
