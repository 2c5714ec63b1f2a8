import datetime as dt

import pytest

from analyzers import fold_letters
from indexer.reading.parsing.facts.days import written_dates
from indexer.reading.parsing.facts.days.written_dates import (
    date_at,
    date_in_name,
    dates_in,
    day_beside,
    number_in_words,
    solemn_date,
    summons_date,
)
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("le 27 mars 2025", "2025-03-27"),
        ("1er février 2019", "2019-02-01"),
        ("au 1° avril 2016", "2016-04-01"),
        ("12/06/2020", "2020-06-12"),
        ("3.4.21", "2021-04-03"),
        ("dix-huit mai deux mille vingt-et-un", "2021-05-18"),
        ("vingt six octobre deux mil dix sept", "2017-10-26"),
        ("6 juin deux mil vingt-trois", "2023-06-06"),
        ("31 aod(t 2023", "2023-08-31"),
        ("11 JAN 2018", "2018-01-11"),
        ("2022-02-28", "2022-02-28"),
    ],
)
def test_a_date_is_read_in_figures_and_words(written: str, expected: str) -> None:
    assert [d.date for d in dates_in(fold_letters(written))] == [dt.date.fromisoformat(expected)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("L'an Deux Mil Vingt-cinq, le vingt-sept mars à 18 heures", "2025-03-27"),
        ("l'an deux mille vingt, le 30 novembre", "2020-11-30"),
        ("L'an 2023 et le 28 septembre à 18h00", "2023-09-28"),
        ("L'an deux mil vingt et un, le quinze du mois de décembre", "2021-12-15"),
        ("L'an deux mille neuf le jeudi 2 juillet", "2009-07-02"),
    ],
)
def test_the_solemn_form_opens_a_sitting(written: str, expected: str) -> None:
    folded = fold_letters(written)
    found = solemn_date(folded, len(folded))
    assert found is not None
    assert found.date == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    "written", ["31/02/2020", "45 mars 2020", "12 mars", "2014/2020", "1/2/3/4"]
)
def test_what_is_no_full_date_gives_none(written: str) -> None:
    assert [d.date for d in dates_in(fold_letters(written)) if d.date] == []


def test_a_day_without_a_year_takes_the_year_of_the_sitting() -> None:
    (found,) = dates_in("le 6 juin")
    assert found.date is None
    assert found.in_year(2024) == dt.date(2024, 6, 6)


def test_a_date_must_begin_where_it_is_looked_for() -> None:
    text = "convoque le lundi 3 mai 2021, seance du 10 mai 2021"
    start = text.index("lundi")
    assert date_at(text, start) is not None
    assert date_at(text, 0) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cr-2022-10-07.txt", "2022-10-07"),
        ("compte-rendu-3-11-2017.pdf", "2017-11-03"),
        ("pv du 12 mars 2021.pdf", "2021-03-12"),
        ("pv-du-cm-du-30082024.txt", "2024-08-30"),
    ],
)
def test_a_file_name_holds_a_date(name: str, expected: str) -> None:
    assert date_in_name(name) == dt.date.fromisoformat(expected)


def test_two_dates_in_a_file_name_say_nothing() -> None:
    assert date_in_name("registre-2020-01-01-2020-12-31.pdf") is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("deux mil vingt-et-un", 2021), ("quatre-vingt-dix", 90), ("quinze", 15), ("bleu", None)],
)
def test_numbers_in_words(words: str, value: int | None) -> None:
    assert number_in_words(words) == value


def test_a_day_of_two_figures_read_apart_is_not_its_second() -> None:
    assert [found.day for found in dates_in("le vendredi 3 1 mars 2023")] == []


def test_a_date_in_words_in_the_name_of_a_file_is_read() -> None:
    name = "compte-rendu_du_4_mai_2031"
    assert written_dates.date_in_name(name) == dt.date(2031, 5, 4)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("deux avril mil neuf cent quatre-vingt-dix-huit", dt.date(1998, 4, 2)),
        ("le trois mai mille neuf cent soixante et onze", dt.date(1971, 5, 3)),
        ("le 1ᵉʳ mars 2031", dt.date(2031, 3, 1)),
    ],
)
def test_old_words_and_raised_letters_are_dates(words, day):
    assert [found.date for found in dates_in(clean(words).folded)] == [day]


def test_the_first_of_a_month_may_be_one_in_words():
    assert [found.date for found in dates_in("le un fevrier deux mille trente et un")] == [
        dt.date(2031, 2, 1)
    ]


DAY = dt.date(2031, 3, 12)


def test_a_day_without_a_year_stands_beside_no_day_that_is_far() -> None:
    (far,) = dates_in("8 septembre")
    assert day_beside(far, DAY) is None


def test_blanks_behind_a_solemn_day_are_gone_through_once() -> None:
    day = f"l'an deux mil trente et un, le douze mars{' ' * 60_000}"
    summons = f"{day}, nous, maire, avons convoque le conseil, car nous convoquons"
    assert summons_date(summons, len(summons)) is not None
    other = f"{day}. le conseil, que nous reunissons"
    assert summons_date(other, len(other)) is None


@pytest.mark.parametrize(
    ("lines", "count"), [("11 -\n11 -\n11 -\n", 0), ("3/\n4/\n31", 0), ("12/03/\n2031", 1), ("12 / 03 / 31", 1)]
)  # fmt: skip
def test_ranks_one_under_the_other_are_no_date(lines: str, count: int) -> None:
    assert len(list(dates_in(lines))) == count
