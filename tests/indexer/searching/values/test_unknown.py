"""Values of filters that no act has."""

from indexer.searching.values.naming import body_partly_named, named_bodies, telling_words
from indexer.searching.values.unknown import near_values, unknown_note

KNOWN = {"Brimelles-sur-Ancre": 4, "Valserre": 2, "Communauté de communes du Valserrois": 1}


def test_the_nearest_values_are_named() -> None:
    assert near_values("brimelles", KNOWN) == ["Brimelles-sur-Ancre"]
    assert near_values("valsere", KNOWN)[0] == "Valserre"
    assert near_values("xyz", KNOWN) == []


def test_the_note_says_which_filter_and_which_value() -> None:
    note = unknown_note("collectivite", "brimelles", KNOWN)
    assert "« brimelles »" in note
    assert "Brimelles-sur-Ancre" in note
    assert "Peut-être" not in unknown_note("matiere", "99", {"7.1": 3})


def test_a_word_that_names_one_body_alone_proposes_it() -> None:
    telling = telling_words(named_bodies(KNOWN))
    assert body_partly_named("cantine brimelles", telling) == "Brimelles-sur-Ancre"
    assert body_partly_named("communes et cantine", telling) is None
    assert body_partly_named("brimelles valserrois", telling) is None


def test_only_a_few_values_that_are_alike_are_named() -> None:
    many = [f"Valserre-{n}" for n in range(9)]
    assert near_values("valserre", many) == many[:3]
    # Half of the letters are the same by chance.
    assert near_values("volterra", ["Valserre", "Brimelles"]) == []


def test_signs_alone_are_near_nothing() -> None:
    assert near_values("–", KNOWN) == []
