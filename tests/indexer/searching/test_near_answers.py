"""Acts that lack words of a query, behind a short answer: over the sample corpus, with every engine."""

import datetime as dt
from dataclasses import replace

import pytest

from indexer.searching.query import parse
from indexer.searching.ranking import presence
from indexer.searching.results import SHORT, SearchRequest


def _ids(page):
    return {hit.record.id for hit in page.hits}


#: Queries that few acts of the sample corpus answer, all but the last exactly.
FEW = [
    "tarifs cantine scolaire garderie",
    "éclairage public extinction nocturne",
    "prix de l'eau",
    "convention médiathèque",
    "travaux voirie école mairie",
]


@pytest.mark.parametrize("text", FEW)
def test_a_short_answer_is_followed_by_acts_that_lack_words(search, text):
    page = search.search(SearchRequest(text))
    assert page.relaxed == (text == FEW[-1])
    assert page.near
    assert page.total + len(page.near) <= SHORT
    ids = [hit.record.id for hit in page.near]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & _ids(page)
    words = {word.text for word in parse(text).words}
    holders = {
        word: {r.id for r in search.all(SearchRequest(word))} for word in words
    }  # of each word alone
    for hit in (*page.near, *(page.hits if page.relaxed else ())):
        assert set(hit.missing) == {word for word in words if hit.record.id not in holders[word]}
    for hit in page.near:
        assert 0 < len(hit.missing) <= len(words) / 2
    if not page.relaxed:
        assert all(hit.missing == () for hit in page.hits)


def test_what_acts_near_have_is_asked_once(search, monkeypatch):
    asked = []

    def counted(engine, hits, words):
        asked.append(len(words))
        return told(engine, hits, words)

    told = presence._told
    monkeypatch.setattr(presence, "_told", counted)
    assert search.search(SearchRequest("prix de l'eau potable", per_page=9)).near
    # Which words tell how they stand, and which are missing: of two words each.
    assert len(asked) == 1


@pytest.mark.parametrize("text", FEW)
def test_acts_near_are_counted_nowhere(search, text):
    asked = SearchRequest(text)
    page, plain = search.search(asked), search.search(replace(asked, near=False))
    assert plain.near == ()
    assert replace(page, near=(), took_ms=0) == replace(plain, request=asked, took_ms=0)


@pytest.mark.parametrize("text", FEW[:-1])
def test_acts_near_pass_the_filters(search, text):
    followed = 0
    for name in ("annee", "collectivite", "type", "resultat"):
        for value in search.search(SearchRequest(text)).facets[name]:
            kept = SearchRequest(filters={name: (value.value,)}, per_page=100)
            page = search.search(replace(kept, text=text, per_page=10))
            followed += len(page.near)
            assert {hit.record.id for hit in page.near} <= _ids(search.search(kept))
    assert followed


def test_acts_near_pass_the_restrictions_of_the_query(search):
    asked = SearchRequest(FEW[0])
    page = search.search(asked)
    assert {hit.record.seance.date.year for hit in page.near} > {2024}
    named = f"{FEW[0]} commune:Vaucourt-sur-Sélinelle"
    period = replace(asked, du=dt.date(2024, 1, 1), au=dt.date(2024, 12, 31))
    of_2024 = [replace(asked, text=f"{FEW[0]} {year}") for year in ("date:2024", "annee:2024")]
    for restricted in (period, *of_2024):
        near = search.search(restricted).near
        assert {hit.record.seance.date.year for hit in near} == {2024}
    near = search.search(SearchRequest(named)).near
    assert {hit.record.collectivite.nom for hit in near} == {"Vaucourt-sur-Sélinelle"}


@pytest.mark.parametrize(
    "text",
    [
        '"tarifs de la cantine" garderie',
        "prix cantine garderie -voirie",
        "prix cantine garderie SAUF voirie",
        "prix cantine OU garderie",
        "(prix OU tarif) cantine photovoltaïque",
        "prix canti* garderie",
        "objet:cantine garderie prix",
        "vidéoprotection",
        "commune:Vaucourt-sur-Sélinelle vidéoprotection",
        "xyzzyplugh plughxyzzy",
        "",
    ],
)
def test_nothing_near_is_proposed_to_who_asked_for_something_else(search, text):
    assert search.search(SearchRequest(text)).near == ()


def test_acts_near_stand_on_the_first_page_by_relevance_only(search):
    asked = SearchRequest(FEW[0])
    assert search.search(asked).near
    for other in (
        replace(asked, tri="date"),
        replace(asked, tri="-date"),
        replace(asked, page=2),
        replace(asked, per_page=1),
    ):
        assert search.search(other).near == ()
    total = search.search(asked).total
    assert len(search.search(replace(asked, per_page=total + 1)).near) == 1
    many = search.search(replace(asked, per_page=100))
    assert total + len(many.near) <= SHORT


def test_an_answer_that_is_long_enough_is_not_followed(search):
    page = search.search(SearchRequest("conseil maire"))
    assert page.total >= SHORT
    assert page.near == ()
