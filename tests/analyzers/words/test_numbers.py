"""Numbers, articles, amounts, ordinals and dates in figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import SURFACE
from analyzers.words.numbers import number_terms, spell


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("n° 2025/01/04", ["2025-1-4", "2025", "01", "04"]),
        ("N°2024-7", ["2024-7", "2024", "7"]),
        ("2024 - 07", ["2024-7", "2024", "07"]),
        ("107_2024", ["107-2024", "107", "2024"]),
        ("DE2025-060", ["de2025-60", "2025-60", "2025", "060"]),
        ("loi n° 2020-1379", ["loi", "2020-1379", "2020", "1379"]),
        ("2024-2025", ["2024-2025", "2024", "2025"]),
        ("L. 2121-29", ["l2121-29", "2121-29"]),
        ("L.2121-29", ["l2121-29", "2121-29"]),
        ("R.* 123-4", ["r123-4", "123-4"]),
        ("L 2121 - 29", ["l2121-29", "2121-29"]),
        ("3 500 €", ["3500", "euros"]),
        ("3\u00a0500,00 €", ["3500", "euros"]),
        ("3\u202f500", ["3500"]),
        ("3.500 €", ["3500", "euros"]),
        ("1 234 567,89 €", ["1234567,89", "euros"]),
        ("12,5 %", ["12,5"]),
        ("5.7", ["5.7"]),
        ("7.10", ["7.10"]),
        ("1er 1ère 1 er premier", ["1er"] * 4),
        ("2e 2ème 2nd deuxième seconde", ["2e"] * 5),
        ("12e", ["12e"]),
        ("douzième", ["12e"]),
        ("M57 M 57 M. 57", ["m57"] * 3),
        ("04/01/2025", ["d2025-01-04", "4", "janvier", "2025"]),
        ("4.1.2025", ["d2025-01-04", "4", "janvier", "2025"]),
        ("04/01/25", ["4-1-25", "d2025-01-04"]),
        ("31/02/2025", ["31-2-2025", "31", "02", "2025"]),
        ("01 02 03", ["01", "02", "03"]),
        ("18h30", ["18h30", "18h", "18", "heures", "30"]),
    ],
)
def test_examples(text: str, terms: list[str]) -> None:
    assert SURFACE.terms(text) == terms


@given(st.integers(1, 999_999_999))
def test_groups_of_thousands_do_not_matter(amount: int) -> None:
    for grouped in (f"{amount:,}".replace(",", sign) for sign in (" ", "\u00a0", "\u202f")):
        assert SURFACE.terms(grouped) == [str(amount)]


@given(st.from_regex(r"[0-9]{1,4}(?:[-/_.,][0-9]{1,4}){0,3}", fullmatch=True))
def test_the_whole_comes_first_and_terms_hold_figures(piece: str) -> None:
    terms = number_terms(piece)
    assert terms
    assert all(any(c.isdecimal() for c in term) or term.isalpha() for term in terms)


def test_numbers_in_words() -> None:
    said = {spell(number) for number in range(100)}
    assert len(said) == 100
