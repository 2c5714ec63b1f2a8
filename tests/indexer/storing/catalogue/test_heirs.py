"""Where the address of an act leads once its file says something else: the act that took its place, or nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.acts.documents import SourceFile
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.catalogue.entries import Entry
from indexer.storing.traits import Content, Traits


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue(tmp_path, create=True) as opened:
        yield opened


def act(id: str, content: str, **traits: str) -> Entry:
    known = {"name": "brandeval", "date": "2031-06-09"} | traits
    return Entry(id, "nom:brandeval", traits=Traits(Content(content), **known))


def put(catalogue: Catalogue, source: str, *acts: Entry) -> None:
    file = SourceFile(Path("/r") / source, source, 1, 1, "0")
    with catalogue.transaction():
        catalogue.replace(file, Path("/r"), list(acts))


def test_an_act_that_is_there_has_no_heir(catalogue: Catalogue) -> None:
    put(catalogue, "a", act("old", "text"))
    assert catalogue.heir("old") is None
    assert catalogue.heir("unknown") is None


@pytest.mark.parametrize(
    "later",
    [
        act("new", "text", numero="9", objet="o9"),
        act("new", "other", numero="1", objet="o9"),
        act("new", "other", numero="9", objet="o1"),
        act("new", "other", numero="1", date="2031-07-01"),
        act("new", "other", objet="o1", date="2031-07-01"),
    ],
    ids=["its text", "its number", "its objet", "the number in its file", "the objet in its file"],
)
def test_the_act_that_took_its_place_is_told_by(catalogue: Catalogue, later: Entry) -> None:
    put(catalogue, "a", act("old", "text", numero="1", objet="o1"))
    put(catalogue, "a", later, act("beside", "elsewhere", numero="7", objet="o7"))
    assert catalogue.heir("old") == "new"


def test_the_same_text_counts_for_more_than_the_same_number(catalogue: Catalogue) -> None:
    put(catalogue, "a", act("old", "text", numero="1"))
    put(catalogue, "a", act("numbered", "other", numero="1"), act("new", "text", numero="2"))
    assert catalogue.heir("old") == "new"


def test_the_same_text_in_another_sitting_is_another_act(catalogue: Catalogue) -> None:
    put(catalogue, "a", act("old", "text"))
    put(catalogue, "a")
    put(catalogue, "b", act("new", "text", date="2031-07-01"))
    assert catalogue.heir("old") is None


def test_of_several_the_one_of_its_own_file_is_it_and_two_there_are_none(
    catalogue: Catalogue,
) -> None:
    put(catalogue, "a", act("old", "text", numero="1"))
    put(catalogue, "b", act("elsewhere", "other", numero="1"))
    put(catalogue, "a", act("new", "third", numero="1"))
    assert catalogue.heir("old") == "new"
    put(catalogue, "a", act("new", "third", numero="1"), act("twin", "fourth", numero="1"))
    assert catalogue.heir("old") is None


def test_an_act_that_went_too_leads_on(catalogue: Catalogue) -> None:
    put(catalogue, "a", act("old", "text", numero="1"))
    with catalogue.transaction():
        catalogue.succeed("old", "second")
    put(catalogue, "a", act("second", "text", numero="1"))
    put(catalogue, "a", act("third", "text", numero="1"))
    assert catalogue.heir("old") == catalogue.heir("second") == "third"
