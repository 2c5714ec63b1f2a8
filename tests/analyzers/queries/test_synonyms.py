"""Acronyms and other ways of saying."""

import re

import pytest

from analyzers import NAMES, STEMS, fold, query_groups
from analyzers.queries import synonyms
from analyzers.queries.synonyms import WEIGHTS, Alternative, find_alternatives
from analyzers.runs.compounds import joined_words
from analyzers.tables import rows


def labels(query: str) -> set[str]:
    return {other.label for group in query_groups(query) for other in group.synonyms}


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("cantine", "restauration scolaire"),
        ("restauration scolaire", "cantine"),
        ("Vidéo surveillance", "vidéoprotection"),
        ("C.C.A.S.", "centre communal d'action sociale"),
        ("plan local d'urbanisme", "PLU"),
        ("detr", "dotation d'équipement des territoires ruraux"),
        ("garderies", "périscolaire"),
        ("tickets resto", "titres-restaurant"),
        ("poubelles", "ordures"),
        ("impôts locaux", "taux des taxes"),
        ("vélo", "mobilités douces"),
        ("piste cyclable", "vélo"),
        ("surtaxe", "tarif"),
        ("redevance", "tarif"),
        ("SMICTOM", "déchets"),
        ("protection sociale complémentaire", "mutuelle"),
        ("maternité", "hôpital"),
        ("déchèterie", "déchets"),
        ("asso", "association"),
        ("heures sup", "heures supplémentaires"),
        ("Ad'AP", "ADAP"),
        ("zfe", "zone à faibles émissions"),
        ("R.A.S.E.D.", "réseau d'aides spécialisées aux élèves en difficulté"),
        ("restes à réaliser", "RAR"),
        ("maison départementale des personnes handicapées", "MDPH"),
        ("pacte fiscal et financier", "PFFS"),
        ("les WC de l'école", "toilettes"),
        ("bois de chauffage", "affouage"),
        ("enterrer les fils", "effacement des réseaux"),
        ("embaucher un menuisier", "recrutement"),
        ("la taxe poubelle", "TEOM"),
    ],
)
def test_other_ways_are_found(query: str, label: str) -> None:
    assert label in labels(query)


def test_a_way_of_several_words_hangs_on_each_of_them() -> None:
    groups = query_groups("bilan restauration scolaire")
    assert not groups[0].synonyms
    assert groups[1].synonyms == groups[2].synonyms != ()


def test_alternatives_are_terms_of_the_index() -> None:
    [group] = query_groups("cantine")
    assert group.synonyms
    for other in group.synonyms:
        indexed = STEMS.terms(f"service de {other.label} de la commune")
        size = len(other.terms)
        assert any(tuple(indexed[at : at + size]) == other.terms for at in range(len(indexed)))
        assert 0 < other.weight < 1


def test_a_line_may_go_one_way() -> None:
    assert "mobilités douces" in labels("vélo")
    assert "vélo" not in labels("mobilités douces")


def test_they_can_be_left_out() -> None:
    assert not any(group.synonyms for group in query_groups("cantine", synonyms=False))


def test_the_list_is_sound() -> None:
    table = [row for name in synonyms.TABLES for row in rows(name)]
    assert len(table) >= 120
    for ways, kind, source in table:
        assert kind in WEIGHTS
        assert source.strip()
        listed = re.split(r" [|>] ", ways)
        assert len(listed) >= 2
        for way in listed:
            assert STEMS.terms(way), way
            joined = fold(way).replace("-", " ") in joined_words() or NAMES.terms(way)
            assert len(STEMS.terms(way)) > 1 or " " not in way or joined, way


def test_every_way_of_the_list_is_found_by_its_first_term() -> None:
    for asked, _, weight in synonyms._lines():
        for way in asked:
            terms = synonyms._alternative(way, weight).terms
            lines = synonyms._ways(synonyms.beginning(terms[0])).get(terms, ())
            assert lines, way
            others = synonyms._others(terms, lines)
            assert bool(list(find_alternatives(terms))) or not others, way


def test_a_query_has_few_ways_of_the_list_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """To analyse the ways that share an initial took a tenth of a first query."""
    read: list[str] = []
    for cache in (synonyms._ways, synonyms._longest, synonyms._others):
        cache.cache_clear()

    def alternative(way: str, weight: float) -> Alternative:
        read.append(way)
        return known(way, weight)

    known = synonyms._alternative
    monkeypatch.setattr(synonyms, "_alternative", alternative)
    assert list(find_alternatives(["cantin"]))
    assert len(set(read)) < 80
