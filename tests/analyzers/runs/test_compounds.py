"""Names of several words."""

import pytest

from analyzers import NAMES, STEMS, SURFACE, query_groups
from analyzers.runs.compounds import parts_of_words
from analyzers.tables import rows
from tools.build_parts import parts


@pytest.mark.parametrize(
    ("spellings", "term"),
    [
        (
            ["Hauts-de-France", "hauts de france", "HAUTS DE FRANCE", "Hauts‑de‑France"],
            "hauts_de_france",
        ),
        (["Pas-de-Calais", "pas de calais"], "pas_de_calais"),
        (["Saint-Denis-en-Val", "st denis en val"], "saint_denis_en_val"),
        (["Saint-Étienne", "St-Etienne", "st etienne", "SAINT ETIENNE"], "saint_etienne"),
        (["Sainte-Marie", "Ste Marie"], "sainte_marie"),
        (
            ["Provence-Alpes-Côte d’Azur", "provence alpes cote d azur"],
            "provence_alpes_cote_d_azur",
        ),
        (["Val-d’Oise", "val d'oise"], "val_d_oise"),
        (["Lys-lez-Lannoy", "lys les lannoy"], "lys_les_lannoy"),
    ],
)
def test_spellings(spellings: list[str], term: str) -> None:
    for spelling in spellings:
        assert NAMES.terms(f"la ville de {spelling} :") == [term]
        assert [group.terms for group in query_groups(spelling)] == [(term,)]


def test_a_region_hides_its_words_and_a_commune_keeps_its_own() -> None:
    assert "france" not in SURFACE.terms("région Hauts-de-France")
    assert "calais" not in SURFACE.terms("Pas-de-Calais")
    assert "villeneuve" in SURFACE.terms("Villeneuve-d’Ascq")
    assert "ascq" in SURFACE.terms("Villeneuve-d’Ascq")


def test_a_query_asks_for_the_name_alone() -> None:
    (group,) = query_groups("villeneuve d'ascq")
    assert group.terms == ("villeneuve_d_ascq",)
    assert group.name == "villeneuve_d_ascq"
    assert group.terms[0] in STEMS.terms("VILLENEUVE D’ASCQ")


@pytest.mark.parametrize(
    "text", ["le port", "la rivière", "vieux château", "il ne va pas à Calais", "plus grand"]
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert NAMES.terms(text) == []


def test_the_list_is_sound() -> None:
    table = rows("noms.tsv")
    assert len(table) > 10_000
    for name, *kept in table:
        words = name.split(" ")
        assert len(words) >= 2
        assert all(word.isalnum() for word in words)
        assert all(int(place) < len(words) for place in " ".join(kept).split())
    # What begins alike is found by its place.
    assert [name for name, *_ in table] == sorted(name for name, *_ in table)


@pytest.mark.parametrize(
    ("one", "other"),
    [("week-end", "weekend"), ("co-financement", "cofinancement"), ("vidéo-protection", "vidéoprotection"),
     ("péri scolaire", "périscolaire"), ("inter-communal", "intercommunal")],
)  # fmt: skip
def test_prefixed_words(one: str, other: str) -> None:
    assert STEMS.terms(one)[0] == STEMS.terms(other)[0]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("inter communal", ["intercommunal", "inter", "communal"]),
        ("co financement", ["cofinancement", "financement"]),
        ("co eau", ["co", "eau"]),
    ],
)
def test_a_long_prefix_is_a_word_too_and_a_short_word_takes_none(
    text: str, terms: list[str]
) -> None:
    assert SURFACE.terms(text) == terms


def test_the_words_of_names_are_those_of_the_lists() -> None:
    assert parts_of_words() == set(parts())
