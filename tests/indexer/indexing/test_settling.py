"""Which spelling of a body is kept."""

import pytest

from indexer.acts.documents import Collectivite
from indexer.indexing.settling import preferred
from indexer.keys import spelling_key


@pytest.mark.parametrize(
    "names",
    [
        ["VAL DE ZELIVAU", "Val de Zélivau", "Val de Zelivau"],
        ["Val de Zélivau", "VAL DE ZÉLIVAU"],
        ["Val De Zélivau", "Val de Zélivau"],
        ["VAL DE ZÉLÎVAU", "Val de Zélivau"],
    ],
)
def test_the_spelling_that_tells_most_is_kept(names: list[str]) -> None:
    assert preferred(names) == preferred(reversed(names)) == "Val de Zélivau"


def test_hyphens_tell_more_than_blanks() -> None:
    assert preferred(["Val de Zélivau", "Val-de-Zélivau"]) == "Val-de-Zélivau"


def test_spellings_of_one_name_meet_and_other_names_do_not() -> None:
    key = spelling_key(Collectivite(nom="Val-de-Zélivau", type="syndicat"))
    assert key == spelling_key(Collectivite(nom="VAL DE ZELIVAU", type="syndicat"))
    assert key != spelling_key(Collectivite(nom="Val de Zélivon", type="syndicat"))


def test_what_a_referential_spells_is_left_to_it() -> None:
    assert spelling_key(Collectivite(nom="Abbeville", code_insee="80001")) is None
    assert spelling_key(Collectivite()) is None
    assert spelling_key(Collectivite(nom="Régie Ombrelle", siren="999999999")) == "siren:999999999"
