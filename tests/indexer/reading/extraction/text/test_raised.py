import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.extraction.text.raised import (
    LEVEL,
    RAISED,
    blanked_calls,
    is_call,
    without_calls,
)


@pytest.mark.parametrize(
    ("before", "raised", "calls"),
    [
        ("Article 2", "1", True),
        ("12 000", "2", True),
        ("12 000 ", "2", True),
        ("Article 2", "(1)", True),
        ("article 12", "1, 3", True),
        ("le conseil", "4", True),
        ("le conseil ", "4", True),
        ("est voté.", "12", True),
        ("(voir l'annexe)", "1", True),
        ("30 %", "1", True),
        ("300 m", "2", False),
        ("1,5 km", "3", False),
        ("2 dam", "2", False),
        ("18 h", "30", False),
        ("1", "er", False),
        ("N", "o", False),
        ("M", "me", False),
        ("", "1", False),
        ("Total ( ", "1", False),
        ("n° 2031-", "14", False),
        ("Article 2", "1er", False),
        ("Article 2", "2031", False),
        ("2,5 × 10", "4", False),
        ("soit 3.10", "6", False),
        ("en 10", "3", False),
        ("Article 10", "3", True),
        ("les 10", "3", True),
        ("n° 10", "3", True),
        ("soit 10", "4", True),
        ("le 12/10", "3", True),
        ("soit 110", "3", True),
        ("soit 10", "(3)", True),
    ],
)
def test_figures_that_are_raised_call_a_note_but_behind_a_unit(
    before: str, raised: str, *, calls: bool
) -> None:
    assert is_call(before, raised) is calls


@pytest.mark.parametrize(
    ("after", "calls"),
    [(" m³ d'eau", False), (" kWh", False), (" €", False), (" tonnes", False), (" × 4", False), (" mars", True), ("", True)],
)  # fmt: skip
def test_powers_of_ten_stand_before_what_they_measure(after: str, *, calls: bool) -> None:
    assert is_call("les 10", "4", after) is calls


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Article 2¹ : 12 000² euros", "Article 2  : 12 000  euros"),
        ("Article 2<sup>1</sup>.", "Article 2            ."),
        ("Article 2^1^, 3 m^2^", "Article 2   , 3 m^2^"),
        ("voté 12 000$^{2}$ euros", "voté 12 000       euros"),
        ("le conseil¹² vote", "le conseil   vote"),
        ("300 m², 2 km³, 40 m<sup>2</sup>, 1^{er}", "300 m², 2 km³, 40 m<sup>2</sup>, 1^{er}"),
        ("fin\n¹ Note", "fin\n¹ Note"),
        ("les 10⁴ m³, 10<sup>5</sup> kWh", "les 10⁴ m³, 10<sup>5</sup> kWh"),
    ],
)
def test_calls_in_a_plain_text_become_blanks(text: str, read: str) -> None:
    assert blanked_calls(text) == read
    assert len(read) == len(text)


@given(st.text(alphabet="a2 ¹²<sup>/^{}$\n", max_size=40))
def test_a_plain_text_keeps_its_length_and_its_lines(text: str) -> None:
    read = blanked_calls(text)
    assert [place for place, sign in enumerate(read) if sign == "\n"] == [
        place for place, sign in enumerate(text) if sign == "\n"
    ]
    assert len(read) == len(text)


def test_calls_by_their_own_sign_go_and_units_keep_theirs() -> None:
    assert without_calls("Article 2¹ : 300 m², voté²") == "Article 2 : 300 m², voté"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Article 2{1} : 300 m{2}", "Article 2 : 300 m2"),
        ("le conseil{(}{3}{)} vote", "le conseil vote"),
        ("les 10{4} m{3} d'eau", "les 10⁴ m3 d'eau"),
        ("un bout {perdu", "un bout perdu"),
    ],
)
def test_text_between_the_marks_of_readers_may_call_a_note(text: str, read: str) -> None:
    assert without_calls(text.replace("{", RAISED).replace("}", LEVEL)) == read
