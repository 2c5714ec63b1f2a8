"""Suggestions while typing."""

import pytest

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
    assert (expected, kind) in [(s.text, s.kind) for s in complete(acts, typed, BODIES)]


@pytest.mark.parametrize("typed", ["", " ", "a", "zzzz", "***", '"(', "🎉🎉"])
def test_nothing_to_suggest(acts: Engine, typed: str) -> None:
    assert complete(acts, typed, BODIES) == ()


def test_never_more_than_asked_nor_twice(acts: Engine) -> None:
    found = complete(acts, "ca", BODIES, limit=3)
    assert len(found) <= 3
    assert len({s.text.lower() for s in found}) == len(found)
    assert complete(acts, "cantine", BODIES, limit=0) == ()


def test_words_that_no_act_has_together_are_not_suggested(acts: Engine) -> None:
    assert "eau gymnastique" not in [s.text for s in complete(acts, "eau gymn", BODIES)]
