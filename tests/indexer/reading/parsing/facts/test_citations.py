"""Earlier deliberations that an act cites, in invented sentences."""

import datetime as dt

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.facts import law
from indexer.reading.parsing.facts.citations import citations
from indexer.reading.parsing.facts.law import references
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
        (
            "Vu la délibération du conseil départemental des 14 et 15 mai 2017 n° 3.01,",
            [("3.01", "2017-05-15")],
        ),
        (
            "Vu les délibérations du conseil du 3 mars et du 4 juin 2019,",
            [(None, "2019-03-03"), (None, "2019-06-04")],
        ),
        ("par délibérations du 31 et du 4 juin 2019", [(None, "2019-06-04")]),
        ("Présents : 30 à la délibération n° 1, 34 ensuite", []),
    ],
)
def test_what_is_cited(text, expected):
    cleaned = clean(text)
    found = citations(cleaned, 0, len(cleaned.folded))
    assert [(c.numero, c.date.isoformat() if c.date else None) for c in found] == expected


@pytest.mark.parametrize("written", ["vu le cgct,", "vu le c.g.c.t,"])
def test_a_code_may_be_cited_by_its_acronym(written: str) -> None:
    assert law.references(written) == ("CGCT",)


def test_references_are_written_in_one_way() -> None:
    text = fold_letters(
        "Vu le Code général des collectivités territoriales, notamment ses articles L. 2121-29 et L2122-22,\n"
        "Vu la loi n°2020-1379 du 14 novembre 2020, l'ordonnance n° 2020-391, le décret n° 2017-85 ;\n"
        "Vu l'article L.153-31 du code de l'urbanisme"
    )
    assert references(text) == (
        "CGCT L2121-29",
        "CGCT L2122-22",
        "Loi n° 2020-1379",
        "Ordonnance n° 2020-391",
        "Décret n° 2017-85",
        "Code de l'urbanisme L153-31",
    )


def test_earlier_deliberations_are_cited_by_number_or_date() -> None:
    view = clean(
        "Vu la délibération n°6 du Comité syndical du 12 décembre 2019 ;\n"
        "Vu la délibération du conseil municipal du 4 juin 2020,\nVu les délibérations du budget."
    )
    found = citations(view, 0, len(view.text))
    assert [(c.numero, c.date) for c in found] == [
        ("6", dt.date(2019, 12, 12)),
        (None, dt.date(2020, 6, 4)),
    ]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Vu les délibérations du 3 mars 2020 et du 4 juin 2021,", [(None, "2020-03-03"), (None, "2021-06-04")]),
        ("Vu les délibérations n°2031/078 du 2 juin 2031 et n° 2032/86 du 9 juin 2032,", [("2031/078", "2031-06-02"), ("2032/86", "2032-06-09")]),
        ("la délibération 02/2031 fixant les tarifs", [("02/2031", None)]),
        ("la délibération 2031-68 en date du 21 octobre 2031", [("2031-68", "2031-10-21")]),
        ("Vu la délibération du comité syndical n° C17/2031 en date du 6 mars 2031", [("C17/2031", "2031-03-06")]),
        ("Par délibération en date du 9 mars 2031, le conseil a décidé", [(None, "2031-03-09")]),
        ("par délibération prise le 9 mars 2031", [(None, "2031-03-09")]),
        ("par délibération du 4 juin 2030, relative au bail du 3 mars 2029", [(None, "2030-06-04")]),
        ("dans sa délibération du 9 mars 2031 (n° 2031-12), le conseil", [("2031-12", "2031-03-09")]),
        ("Vu la délibération du 9 mars 2031, n° 2031-12, sur l'eau", [("2031-12", "2031-03-09")]),
        ("Vu la délibération n° 2031-12 (9 mars 2031)", [("2031-12", "2031-03-09")]),
        ("Vu les délibérations n° 12/2030 et 45/2031 des 3 mars 2030 et 7 mai 2031,", [("12/2030", "2030-03-03"), ("45/2031", "2031-05-07")]),
        ("Vu la délibération n° 2031/06/29 – 07 du 29 juin 2031,", [("2031/06/29 - 07", "2031-06-29")]),
        ("Vu la délibération n° 2031-12 – 07 avril 2031,", [("2031-12", None)]),
        ("Vu la délibération n° 2031-12 (séance du 9 mars 2031)", [("2031-12", "2031-03-09")]),
        ("Vu la délibération prise le 9 mars 2031, sous le numéro 2031/12", [("2031/12", "2031-03-09")]),
        ("Vu les délibérations concordantes n° 2031-12 de Valbrune et n° 2031-40 de Brandeval,", [("2031-12", None), ("2031-40", None)]),
        ("Vu la délibération n° 2031-12 de Valbrune et le contrat n° 2031-40 de Brandeval,", [("2031-12", None)]),
        ("Vu la DCM n° 2031-12 du 9 mars 2031 et la délib. n° 7 du 4 juin 2031", [("2031-12", "2031-03-09"), ("7", "2031-06-04")]),
        ("Vu la délibération du 9 mars 2031 modifiée par celle du 4 juin 2031", [(None, "2031-03-09"), (None, "2031-06-04")]),
        ("DCM n° 2031-12 du 9 mars 2031", []),
        ("DÉLIBÉRATION DU CONSEIL MUNICIPAL DU 3 MARS 2031", []),
        ("Délibération n° 2031-07\nObjet : Vente", []),
        ("Extrait du registre des délibérations du conseil municipal du 3 mars 2031", []),
        ("Mme ORVAL (jusqu'à la délibération n° 18)", []),
        ("M. VERDUN (à compter de la délibération\nn°3)", []),
        ("M. VERDUN (absent pour la délibération n° 3), Mme ORVAL (de la délibération n° 4 à la délibération n° 9)", []),
        ("Mme ORVAL (arrivée à la délibération n° 2031.03.02)", []),
        ("Un autre texte (délibération n° 2031-12)", [("2031-12", None)]),
        ("la délibération sera affichée le 4 mars 2031", []),
    ],
)  # fmt: skip
def test_deliberations_are_cited_in_many_words(text: str, cited: list) -> None:
    view = clean(text)
    found = citations(view, 0, len(view.text))
    assert [(c.numero, str(c.date) if c.date else None) for c in found] == cited


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("Vu la délibération n° 12 du conseil communautaire du 3 mai 2031,", ["conseil communautaire"]),
        ("Vu la délibération n° 12 du 3 mai 2031 du bureau,", ["bureau"]),
        ("Par délibération en date du 3 mai 2031, le conseil municipal a créé la zone.", ["conseil municipal"]),
        ("la délibération du 3 mai 2031 par laquelle le conseil régional approuve", ["conseil régional"]),
        ("Vu les délibérations n° 3/2031 et 4/2031 du comité syndical", ["comité syndical"] * 2),
        ("Vu les délibérations du conseil municipal du 3 mai 2031 et du bureau du 4 juin 2031", ["conseil municipal", "bureau"]),
        # whom it is about did not take it
        ("Vu la délibération n° 12 du conseil communautaire portant délégations au bureau en date du 3 mai 2031,", ["conseil communautaire"]),
        ("Vu la délibération relative à l'élection des membres du bureau du 3 mai 2031,", [None]),
        # who decides now is not who decided then
        ("Vu la délibération du 3 mai 2031, le conseil municipal, à l'unanimité, fixe le tarif.", [None]),
        ("Vu la délibération du conseil municipal des jeunes du 3 mai 2031", [None]),
    ],
)  # fmt: skip
def test_who_took_what_is_cited_is_told(text: str, organs: list[str | None]) -> None:
    view = clean(text)
    assert [c.organe for c in citations(view, 0, len(view.text))] == organs


def test_one_word_cites_as_many_as_people_write():
    cleaned = clean("Vu les " + "délibérations du 3 mai 2021 et de la " * 2000)
    assert len(citations(cleaned, 0, len(cleaned.folded))) == 1
