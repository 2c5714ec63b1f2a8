"""Dates and periods typed as words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.searching.query import dated, parse
from indexer.searching.query.clauses import Any, Period, Word
from indexer.searching.query.moments import last_sitting, moments
from indexer.searching.query.nowadays import told_from_today


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("juillet 2031", dt.date(2031, 7, 1), dt.date(2031, 7, 31)),
        ("conseil de Février 2028", dt.date(2028, 2, 1), dt.date(2028, 2, 29)),
        ("10 août 2031", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("1er mars 2031", dt.date(2031, 3, 1), dt.date(2031, 3, 1)),
        ("10/08/2031", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("10-8-2031", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("10/08/31", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("10.08.31", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("conseil du 10 08 2031", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("10 août 31", dt.date(2031, 8, 10), dt.date(2031, 8, 10)),
        ("délibérations de 2031", dt.date(2031, 1, 1), dt.date(2031, 12, 31)),
        ("actes de l’année 2031", dt.date(2031, 1, 1), dt.date(2031, 12, 31)),
        ("08/2031", dt.date(2031, 8, 1), dt.date(2031, 8, 31)),
        ("été 2031", dt.date(2031, 6, 1), dt.date(2031, 8, 31)),
        ("hiver 2031", dt.date(2031, 12, 1), dt.date(2032, 2, 29)),
        ("hiver 2031-2032", dt.date(2031, 12, 1), dt.date(2032, 2, 29)),
        ("2e trimestre 2031", dt.date(2031, 4, 1), dt.date(2031, 6, 30)),
        ("premier semestre de l'année 2031", dt.date(2031, 1, 1), dt.date(2031, 6, 30)),
        ("début 2031", dt.date(2031, 1, 1), dt.date(2031, 4, 30)),
        ("mi-2031", dt.date(2031, 5, 1), dt.date(2031, 8, 31)),
        ("fin 2031", dt.date(2031, 9, 1), dt.date(2031, 12, 31)),
        ("mars-avril 2031", dt.date(2031, 3, 1), dt.date(2031, 4, 30)),
        ("mars à juin 2031", dt.date(2031, 3, 1), dt.date(2031, 6, 30)),
        ("année scolaire 2031-2032", dt.date(2031, 1, 1), dt.date(2032, 12, 31)),
        ("mandat 2032-2038", dt.date(2032, 1, 1), dt.date(2038, 12, 31)),
        ("mandature 2032 à 2038", dt.date(2032, 1, 1), dt.date(2038, 12, 31)),
        ("voirie entre 2031 et 2033", dt.date(2031, 1, 1), dt.date(2033, 12, 31)),
        ("de 2033 à 2031", dt.date(2031, 1, 1), dt.date(2033, 12, 31)),
        ("du 15 juin au 20 décembre 2031", dt.date(2031, 6, 15), dt.date(2031, 12, 20)),
        ("entre le 1er et le 9 mai 2031", dt.date(2031, 5, 1), dt.date(2031, 5, 9)),
        ("entre janvier et mars 2031", dt.date(2031, 1, 1), dt.date(2031, 3, 31)),
        ("du 12/03/2031 au 04/2032", dt.date(2031, 3, 12), dt.date(2032, 4, 30)),
        ("depuis 2031", dt.date(2031, 1, 1), None),
        ("après juin 2031", dt.date(2031, 7, 1), None),
        ("avant le 12 mars 2031", None, dt.date(2031, 3, 11)),
        ("jusqu’en 2031", None, dt.date(2031, 12, 31)),
    ],
)
def test_what_says_a_period(text: str, first: dt.date | None, last: dt.date | None) -> None:
    (found,) = moments(text)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2031",
        "taux 2031",
        "31/02/2031",
        "13/2031",
        "31/02/31",
        "10/08.31",
        "10-08-31",
        "1.2.3.4",
        "12/10/99",
        "2031-08",
        "budget de 2031",
        "actes de 2031-08",
        "n° 2031/07",
        "juillet",
        "3e semestre 2031",
        "afin 2031",
        "2031-2032",
        "de 15 à 2031",
        "depuis le 31 juin 2031",
        "avant travaux 2031",
        "du 31 février au 1er avril",
    ],
)
def test_what_says_none(text: str) -> None:
    assert moments(text) == []


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for m in moments(text):
        assert 0 <= m.start < m.end <= len(text)
        assert m.first is None or m.last is None or m.first <= m.last


def test_an_open_period_is_one_in_the_query() -> None:
    parsed = parse("cantine depuis 2031")
    assert Period(20310101, None) in parsed.clause.parts[1].parts  # type: ignore[union-attr]
    assert "cette période" in parsed.notes[0]


def test_a_query_takes_the_words_or_the_sitting_and_says_so() -> None:
    parsed = parse("cantine juillet 2031")
    word, either = parsed.clause.parts  # type: ignore[union-attr]
    assert isinstance(word, Word)
    assert isinstance(either, Any)
    assert Period(20310701, 20310731) in either.parts
    assert "juillet 2031" in parsed.notes[0]


@pytest.mark.parametrize("text", ['"juillet 2031"', "-juillet -2031", "objet:juillet 2031"])
def test_quotes_exclusions_and_fields_stay_words(text: str) -> None:
    assert not parse(text).notes


@pytest.mark.parametrize(
    "announced",
    [
        "séance du",
        "Conseil municipal du",
        "délibérations de la séance du",
        "compte-rendu du conseil communautaire du",
        "PV de la réunion publique ordinaire du",
        "actes de l'",
    ],
)
def test_words_that_announce_a_sitting_are_part_of_its_date(announced: str) -> None:
    date = "été 2031" if announced.endswith("'") else "4 mars 2031"
    text = f"cantine {announced}{'' if announced.endswith(chr(39)) else ' '}{date}"
    word, either = parse(text).clause.parts  # type: ignore[union-attr]
    assert word.text == "cantine"
    assert any(isinstance(part, Period) for part in either.parts)


def test_words_that_tell_more_than_a_sitting_are_asked_for() -> None:
    word, either = parse("tarifs du 4 mars 2031").clause.parts  # type: ignore[union-attr]
    assert word.text == "tarifs"
    assert Period(20310304, 20310304) in either.parts


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2031-03", Period(20310301, 20310331)),
        ("2031/03", Period(20310301, 20310331)),
        ("03-2031", Period(20310301, 20310331)),
        ("2031-03-04", Period(20310304, 20310304)),
    ],
)
def test_the_number_of_no_act_is_a_date(text: str, period: Period) -> None:
    parsed = parse(text)
    assert isinstance(parsed.clause, Word)
    read = dated(parsed)
    assert read.clause == Any((parsed.clause, period))
    assert text in read.notes[0]
    beside = dated(parse(f"cantine {text}")).clause.parts[1]  # type: ignore[union-attr]
    assert period in beside.parts


@pytest.mark.parametrize("text", ["2031-13", "2031-3", "2031-02-30", "2031", "objet:2031-03"])
def test_a_number_that_is_no_date_stays_one(text: str) -> None:
    parsed = parse(text)
    assert dated(parsed) is parsed


TODAY = dt.date(2031, 3, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("affouage l’an dernier", dt.date(2030, 1, 1), dt.date(2030, 12, 31)),
        ("actes de l'année passée", dt.date(2030, 1, 1), dt.date(2030, 12, 31)),
        ("cette année", dt.date(2031, 1, 1), dt.date(2031, 12, 31)),
        ("le mois dernier", dt.date(2031, 2, 1), dt.date(2031, 2, 28)),
        ("ce mois-ci", dt.date(2031, 3, 1), dt.date(2031, 3, 31)),
        ("depuis deux ans", dt.date(2029, 3, 31), TODAY),
        ("ces 4 derniers mois", dt.date(2030, 11, 30), TODAY),
        ("les trois dernières années", dt.date(2028, 3, 31), TODAY),
        ("il y a quatre ans", dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
        ("il y a un mois", dt.date(2031, 2, 1), dt.date(2031, 2, 28)),
        ("il y a une an", dt.date(2030, 1, 1), dt.date(2030, 12, 31)),
    ],
)
def test_a_period_told_from_today(text: str, first: dt.date, last: dt.date) -> None:
    (found,) = moments(text, TODAY)
    assert (found.first, found.last) == (first, last)
    assert told_from_today(text)


@pytest.mark.parametrize("text", ["dernier recours", "un an passé le bail", "depuis le lavoir", ""])
def test_no_period_is_told_from_today(text: str) -> None:
    assert moments(text, TODAY) == []
    assert not told_from_today(text)


@given(st.text(alphabet="dernièas lymo 0123dpuyx’'-", max_size=40), st.dates())
def test_periods_told_from_any_day_are_in_order(text: str, today: dt.date) -> None:
    for found in moments(text, max(today, dt.date(1900, 1, 1))):
        assert found.first is None or found.last is None or found.first <= found.last


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dernière séance", "dernière séance"),
        ("Dernier conseil municipal de Valbreuil", "Dernier conseil municipal de "),
        ("haie, dernières délibérations du conseil", "dernières délibérations du conseil"),
        ("dernier pv", "dernier pv"),
    ],
)
def test_the_last_sitting(text: str, said: str) -> None:
    start, end = last_sitting(text) or (0, 0)
    assert text[start:end] == said


@pytest.mark.parametrize("text", ["dernier lavoir", "derniers conseillers", "séance dernière"])
def test_no_last_sitting(text: str) -> None:
    assert last_sitting(text) is None
