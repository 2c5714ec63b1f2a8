"""Suggestions while typing."""

from collections.abc import Callable

import pytest

from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.searching.suggest import complete
from indexer.storing.engines.protocol import Engine

BODIES = {"Valbreuil": 4, "Communauté de communes de la Plaine Bleue": 1}


@pytest.mark.parametrize(
    ("typed", "expected", "kind"),
    [
        ("valb", "Valbreuil", "collectivite"),
        ("plaine", "Communauté de communes de la Plaine Bleue", "collectivite"),
        ("tarifs de la can", "Tarifs de la cantine scolaire", "objet"),
        ("REGLEM", "Règlement de la garderie", "objet"),
        ("gymn", "gymnastique", "mot"),
        ("cantine gard", "cantine garderie", "mot"),
        ("reglem", "règlement", "mot"),
        ("communaut", "communauté", "mot"),
    ],
)
def test_suggestions(acts: Engine, typed: str, expected: str, kind: str) -> None:
    assert (expected, kind) in [(s.text, s.kind) for s in complete(acts, typed, BODIES, 8)]


@pytest.mark.parametrize("typed", ["", " ", "a", "zzzz", "***", '"(', "🎉🎉"])
def test_nothing_to_suggest(acts: Engine, typed: str) -> None:
    assert complete(acts, typed, BODIES, 8) == ()


def test_never_more_than_asked_nor_twice(acts: Engine) -> None:
    found = complete(acts, "ca", BODIES, 3)
    assert len(found) <= 3
    assert len({s.text.lower() for s in found}) == len(found)
    assert complete(acts, "cantine", BODIES, 0) == ()


def test_words_that_no_act_has_together_are_not_suggested(acts: Engine) -> None:
    assert "eau gymnastique" not in [s.text for s in complete(acts, "eau gymn", BODIES, 8)]


@pytest.mark.parametrize("typed", ["compte ren", "procès-verb", "proces verb"])
def test_a_word_of_two_parts_is_found_half_typed_and_written_as_people_do(
    make_engine: Callable[..., Engine], typed: str
) -> None:
    said = ("Lecture du compte rendu du bief", "Lecture du procès-verbal du bief")
    engine = make_engine("tantivy", [_act(str(n), objet) for n, objet in enumerate(said)])
    found = {s.text for s in complete(engine, typed, {}, 8)}
    assert len(found.intersection(said)) == 1
    assert "procesverbal" not in {s.text for s in complete(engine, "proc", {}, 8)}
    assert "procès-verbal" in {s.text for s in complete(engine, "proc", {}, 8)}


def test_more_words_are_suggested_where_no_act_is(make_engine: Callable[..., Engine]) -> None:
    texts = " ".join(("cantharide", "cantilène", "cantique"))
    engine = make_engine("tantivy", [_act("a", "Voirie", texts)])
    assert {"cantharide", "cantilène", "cantique"} <= {
        s.text for s in complete(engine, "cant", {}, 8)
    }


def _act(id: str, objet: str, texte: str = "") -> Record:
    act = Act(objet=objet, texte=f"{objet}. {texte}", debut=0, fin=0)
    return Record(id, id, None, 1, "deliberation", Collectivite(), Seance(), act)


def test_bodies_leave_room_for_what_acts_are_about(acts: Engine) -> None:
    many = {f"Tarifs-sur-Orvel-{n}": n for n in range(20)}
    kinds = [suggestion.kind for suggestion in complete(acts, "tarifs", many, 6)]
    assert kinds.count("collectivite") == 2
    assert "objet" in kinds


def test_a_body_that_begins_as_typed_comes_before_one_that_holds_it(acts: Engine) -> None:
    bodies = {"Syndicat d'Orvel": 90, "Orvel": 1, "Orvel-le-Haut": 7}
    named = [s.text for s in complete(acts, "orvel", bodies, 9) if s.kind == "collectivite"]
    assert named == ["Orvel-le-Haut", "Orvel", "Syndicat d'Orvel"]


@pytest.mark.parametrize("typed", ["saint-ju", "Saint Ju", "d'orv", "d’orvel", "orv", "just-d'o"])
def test_signs_between_words_do_not_hide_a_body(acts: Engine, typed: str) -> None:
    found = complete(acts, typed, {"Saint-Just-d'Orvel": 3, "Vorvel": 9}, 6)
    assert [s.text for s in found if s.kind == "collectivite"] == ["Saint-Just-d'Orvel"]


def test_signs_alone_name_no_body(acts: Engine) -> None:
    assert complete(acts, "--", BODIES, 6) == ()


def test_an_objet_too_long_to_be_read_at_a_glance_is_not_suggested(
    make_engine: Callable[..., Engine],
) -> None:
    long = f"Tarifs du gîte {'et du bief ' * 10}"
    engine = make_engine("tantivy", [_act("1", long), _act("2", "Tarifs du gîte")])
    found = [s.text for s in complete(engine, "tarifs gî", {}, 8) if s.kind == "objet"]
    assert found == ["Tarifs du gîte"]
