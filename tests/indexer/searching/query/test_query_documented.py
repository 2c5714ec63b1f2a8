"""The page on the query language says what the language does."""

import re
from pathlib import Path

import pytest

from indexer.searching.query import MAX_CHARACTERS, MAX_WORDS, MIN_PREFIX, parse
from indexer.searching.query.field_values import NAMES
from indexer.searching.query.syntax import MAX_DEPTH

PAGE = Path(__file__).resolve().parents[4] / "docs" / "query-language.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize(
    "example", [e for row in ROWS for e in re.findall(r"`([^`]+)`", row.split("|")[1])]
)
def test_each_example_is_understood_without_a_note(example: str) -> None:
    parsed = parse(example)
    assert parsed.understood
    assert not parsed.notes


@pytest.mark.parametrize("field", sorted(set(NAMES.values())))
def test_each_field_is_documented(field: str) -> None:
    assert f"`{field}:" in TEXT or f" {field}:" in TEXT


def test_limits_are_those_of_the_code() -> None:
    assert f"{MAX_CHARACTERS:,} characters and {MAX_WORDS} words" in TEXT
    assert f"{MAX_DEPTH} deep" in TEXT
    assert MIN_PREFIX == 3
    assert "at least three letters" in TEXT


def test_equivalent_spellings_are_equivalent() -> None:
    for one, other in [
        ("cantine scolaire OU garderie", "(cantine scolaire) OU garderie"),
        ("cantine OU garderie -tarif", "(cantine OU garderie) -tarif"),
        ("numero:2025/01/04", "numero:2025-1-4"),
        ("departement:59", "departement:Nord"),
        ("du:2020-06 au:2020-01", "du:2020-01 au:2020-06"),
        ("type:pv", "type:proces-verbal"),
    ]:
        assert repr(parse(one).tree) == repr(parse(other).tree)
