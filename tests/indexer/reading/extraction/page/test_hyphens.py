import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.extraction.page.hyphens import mend


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la délibération\nla délibé-\nration suit", "la délibération\nla délibération\nsuit"),
        ("le procès-verbal\nle procès-\nverbal, lu", "le procès-verbal\nle procès-verbal,\nlu"),
        (
            "La délibé-\nration n'est nulle part ailleurs",
            "La délibé-\nration n'est nulle part ailleurs",
        ),
        ("Saint-Ouen\nvers Saint-\nOuen", "Saint-Ouen\nvers Saint-\nOuen"),
        ("sous-préfet souspréfet\nle sous-\npréfet", "sous-préfet souspréfet\nle sous-\npréfet"),
    ],
)
def test_a_cut_is_mended_only_where_the_document_proves_the_spelling(
    text: str, expected: str
) -> None:
    assert mend([text]) == [expected]


def test_another_page_proves_too() -> None:
    assert mend(["une subven-\ntion", "cette subvention"]) == [
        "une subvention\n",
        "cette subvention",
    ]


@given(st.lists(st.text("abé-\n ,", max_size=60), max_size=4))
def test_letters_are_kept_and_nothing_but_hyphens_and_blanks_changes(pages: list[str]) -> None:
    def bare(texts: list[str]) -> list[str]:
        return ["".join(char for char in text if char not in "-\n ") for text in texts]

    assert bare(mend(pages)) == bare(pages)
