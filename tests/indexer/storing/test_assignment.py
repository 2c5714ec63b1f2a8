"""Which id an act keeps: that of the act of its body, day, number and text."""

from dataclasses import dataclass, field, replace

import pytest

from indexer.storing.assignment import assigned
from indexer.storing.catalogue.catalogued import Place
from indexer.storing.catalogue.entries import Entry
from indexer.storing.traits import Content, Traits, with_content

SHORT = Content("digest", words=19)
WHOLE = Content("digest", words=20)
ACT = Traits(SHORT, name="vaucourt", date="2031-05-04", numero="12")


@dataclass
class Known:
    """A catalogue that knows a text under a former id, or in other files."""

    formerly: list[tuple[str, Traits]] = field(default_factory=list)
    elsewhere: list[Place] = field(default_factory=list)

    def knows(self, _id: str, _content: str) -> bool:
        return True

    def places(self, id: str) -> list[Place]:
        return [place for place in self.elsewhere if place.id == id]

    def former(self, _content: str) -> list[tuple[str, Traits]]:
        return self.formerly

    def saying(self, _content: str) -> list[Place]:
        return self.elsewhere


def given(known: Known, traits: Traits, *own: Place) -> str:
    [id], _new = assigned(known, "pv.txt", [Entry("new", traits=traits)], own)  # type: ignore[arg-type]
    return id


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({}, "old"),
        ({"numero": "13"}, "new"),
        ({"date": "2031-06-04"}, "new"),
        ({"name": "valmory"}, "new"),
        ({"date": ""}, "old"),  # an earlier reading told no day
    ],
)
def test_a_former_id_is_that_of_the_same_act(change: dict[str, str], kept: str) -> None:
    former = replace(ACT, **change)
    assert given(Known([("old", former)]), ACT) == kept


def test_an_act_keeps_the_id_that_it_had_in_its_file() -> None:
    own = Place("pv.txt", 1, None, "old", ACT)
    assert given(Known(), replace(ACT, objet="another"), own) == "old"
    assert given(Known(), replace(ACT, content=Content("other")), own) == "new"


def test_a_whole_text_is_one_act_whatever_number_is_stated_beside_it() -> None:
    for content, kept in ((WHOLE, "there"), (SHORT, "new")):
        there = Place("copie.txt", 1, None, "there", replace(ACT, content=content))
        assert given(Known(elsewhere=[there]), replace(ACT, content=content, numero="13")) == kept


def test_an_id_that_says_something_else_in_another_file_is_not_taken() -> None:
    other = Place("autre.txt", 1, None, "old", replace(ACT, content=Content("elsewhere")))
    assert given(Known([("old", ACT)], [other]), ACT) == "new"


def test_an_id_that_its_own_file_bears_is_taken_whatever_it_said_there() -> None:
    before = Place("pv.txt", 1, None, "old", replace(ACT, content=Content("before")))
    assert given(Known([("old", ACT)], [before]), ACT) == "old"


def test_an_act_whose_id_is_that_of_another_is_told_apart_by_its_content() -> None:
    other = Place("autre.txt", 1, None, "new", replace(ACT, content=Content("elsewhere")))
    known = Known(elsewhere=[other])
    assert given(known, ACT) == with_content("new", ACT)
    edited = Place("pv.txt", 1, None, "apart", replace(ACT, content=Content("before")))
    assert given(known, ACT, edited) == "apart"
    assert given(known, ACT, edited, replace(edited, id="third")) == with_content("new", ACT)
    assert given(known, replace(ACT, numero=""), edited) == with_content("new", ACT)


@pytest.mark.parametrize(("source", "same"), [("pv.pdf", True), ("autre.txt", False)])
def test_nearly_the_same_text_is_one_act_in_another_format_alone(source: str, same: bool) -> None:
    words = " ".join(f"mot{number}" for number in range(200))
    there = Place(source, 1, None, "new", replace(ACT, content=Content.of(f"{words} page 1/2")))
    read = replace(ACT, content=Content.of(words))
    assert given(Known(elsewhere=[there]), read) == ("new" if same else with_content("new", read))
