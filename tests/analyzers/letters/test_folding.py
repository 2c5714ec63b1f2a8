"""Folding: what unidecode gives, without going through the letters that are plain already."""

from hypothesis import example, given
from hypothesis import strategies as st
from unidecode import unidecode

from analyzers import fold


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("Œuvre  de l’ÎLE № ﬁn")
def test_fold_is_unidecode_in_small_letters(text: str) -> None:
    assert fold(text) == " ".join(unidecode(text).lower().split())
