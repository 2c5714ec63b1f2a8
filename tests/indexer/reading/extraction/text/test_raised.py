import pytest

from indexer.reading.extraction.text.raised import is_call


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
    ],
)
def test_figures_that_are_raised_call_a_note_but_behind_a_unit(
    before: str, raised: str, *, calls: bool
) -> None:
    assert is_call(before, raised) is calls
