import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.extraction.tables.number_formats import shown

EURO = '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (0.3825, "0.00%", "38,25%"),
        (0.3825, "0.0\\ %", "38,3 %"),
        (1.4583333, "[h]:mm", "35:00"),
        (0.75, "h:mm", "18:00"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (0.0009, "mm:ss", "01:18"),
        (12.5, '#,##0.00\\ "€"', "12,50 €"),
        (1234567.891, EURO, "1 234 567,89 €"),
        (-12.5, EURO, "-12,50 €"),
        (0, EURO, "- €"),
        (12.5, "[$€-40C]#,##0.00", "€12,50"),
        (12, "000", "012"),
        (12, '"2031-"000', "2031-012"),
        (612345678, "00\\ 00\\ 00\\ 00\\ 00", "06 12 34 56 78"),
        (1234567, "#,##0,", "1 235"),
        (-3.2, "0.0", "-3,2"),
        (-3.2, "0.0;[Red](0.0)", "(3,2)"),
        (-0.001, "0.00", "0,00"),
        (2.675, "0.00", "2,68"),
        (12.5, "#.##", "12,5"),
        (12, "#.##", "12"),
        (3, 'General" voix"', "3 voix"),
        (50, '[<10]"peu";"beaucoup"', "beaucoup"),
        (5, '[<10]"peu";"beaucoup"', "peu"),
        (2, '"pour;";"contre"', "pour;"),
        (3, ";;;", ""),
    ],
)
def test_a_number_is_written_as_its_format_shows_it(value: float, code: str, said: str) -> None:
    assert shown(value, code) == said


@pytest.mark.parametrize("code", ["General", "@", "", "dd/mm/yyyy", "mmm-yy", "# ?/?", "0.00E+00"])
def test_days_and_what_says_nothing_are_left_to_their_value(code: str) -> None:
    assert shown(45000.5, code) is None


@given(st.floats(), st.text(alphabet='0#?.,%;[]hmsy"\\-_* €<>=1G', max_size=30))
def test_any_code_gives_text_or_nothing(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str | None)
