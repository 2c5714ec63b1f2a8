"""Ways in by body: parts of a long list, and the acts of a day gathered by sitting."""

import datetime as dt
from dataclasses import replace

import pytest
from fakes import BODIES, FakeSearch, record
from flask.testing import FlaskClient
from reading import read

from indexer.acts.documents import Record
from indexer.searching.results import FacetValue
from webapp.people.browse import _directory, sittings_of

DAY = dt.date(2031, 5, 4)


def bodies(count: int) -> tuple[FacetValue, ...]:
    """As many bodies, those with most acts first, each second one with a number for a name."""
    names = (f"Zélivau-{n}" if n % 2 else f"{n}e syndicat" for n in range(count))
    return tuple(FacetValue(name, name, count - n) for n, name in enumerate(names))


def test_a_short_list_is_shown_whole_by_initials() -> None:
    directory = _directory(bodies(10), "", "")
    assert directory.whole
    assert directory.shown == directory.found == directory.total == 10
    assert directory.initials == ("#", "Z")
    assert [initial for initial, _ in directory.groups] == ["#", "Z"]


def test_of_a_long_list_those_with_most_acts_are_shown_until_some_are_asked_for() -> None:
    many = bodies(400)
    directory = _directory(many, "", "")
    assert not directory.whole
    assert (directory.shown, directory.found, directory.total) == (60, 400, 400)
    assert {v for _, group in directory.groups for v in group} == set(many[:60])
    assert _directory(many, "Z", "").shown == 200
    asked = _directory(many, "", "zelivau-39")
    assert {v.label for _, group in asked.groups for v in group} == {
        "Zélivau-39",
        *(f"Zélivau-{n}" for n in range(391, 400, 2)),
    }


def _annex(rank: int) -> Record:
    bare = record(rank, "Tableau", BODIES[0], DAY)
    seance = replace(bare.seance, organe=None)
    return replace(bare, type_document="annexe", seance_id="of no assembly", seance=seance)


def test_an_annex_without_assembly_follows_the_one_sitting_of_its_day() -> None:
    act, annex = record(1, "Budget", BODIES[0], DAY), _annex(2)
    (sitting,) = sittings_of([annex, act])
    assert sitting.acts == (act, annex)


def test_of_two_sittings_of_a_day_none_is_the_annexs() -> None:
    act = record(1, "Budget", BODIES[0], DAY)
    other = replace(record(3, "Voirie", BODIES[0], DAY), seance_id="of the evening")
    annex = _annex(2)
    assert [sitting.acts for sitting in sittings_of([act, other, annex])] == [
        (act,),
        (other,),
        (annex,),
    ]


def test_the_home_page_counts_all_bodies_not_those_of_the_facet(
    client: FlaskClient, search: FakeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = len({record.collectivite.nom for record in search.records} - {None})
    told = replace(search.info(), collectivites=shown + 150)
    monkeypatch.setattr(search, "info", lambda: told)
    assert "Toutes les collectivités (150 de plus)" in read(client, "/").text()
