"""Searching the sample corpus as its users would, with every engine."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indexer.errors import ActNotFound
from indexer.fields.fields import FACET_FIELDS
from indexer.searching.query import parse
from indexer.searching.ranking.missing import missing_words
from indexer.searching.results import SearchRequest
from indexer.storing.engines.protocol import EngineHit

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


def _ids(page):
    return {hit.record.id for hit in page.hits}


@pytest.mark.parametrize(
    "text", ["hauts de france", "HAUTS DE FRANCE", "Hauts-de-France", "hauts-de-france"]
)
def test_a_name_is_found_however_it_is_typed(search, text):
    page = search.search(SearchRequest(text, per_page=50))
    assert page.total >= 2
    assert _ids(page) == _ids(search.search(SearchRequest("Hauts-de-France", per_page=50)))
    for hit in page.hits:
        marked = [e.text[a:b].casefold() for e in hit.extracts for a, b in e.marks]
        titled = [(hit.record.acte.objet or "")[a:b].casefold() for a, b in hit.objet_marks]
        assert any("hauts" in piece and "france" in piece for piece in marked + titled)


def test_accents_and_plurals_do_not_matter(search):
    assert _ids(search.search(SearchRequest("videoprotections", per_page=50))) == _ids(
        search.search(SearchRequest("vidéoprotection", per_page=50))
    )


def test_quotes_mean_the_exact_phrase(search):
    loose = search.search(SearchRequest("tarifs cantine", per_page=50))
    exact = search.search(SearchRequest('"tarifs de la cantine"', per_page=50))
    assert 0 < exact.total <= loose.total
    for hit in exact.hits:
        text = f"{hit.record.acte.objet} {hit.record.acte.texte}".casefold()
        assert "tarifs de la cantine" in " ".join(text.split())


def test_exclusion_leaves_out(search):
    with_word = search.search(SearchRequest("subvention", per_page=100))
    without = search.search(SearchRequest("subvention -association", per_page=100))
    only = search.search(SearchRequest("subvention association", per_page=100))
    assert _ids(without) | _ids(only) == _ids(with_word)
    assert not _ids(without) & _ids(only)


def test_a_misspelt_word_is_mended_and_said(search):
    page = search.search(SearchRequest("vidéoprotektion"))
    assert page.total
    assert page.relaxed
    assert "vidéoprotection" in (page.suggestion or "") or "videoprotection" in (
        page.suggestion or ""
    )


def test_a_query_without_a_common_act_is_widened_and_said(search):
    page = search.search(SearchRequest("piscine cimetière jumelage vidéoprotection"))
    assert page.total
    assert page.relaxed


@pytest.mark.parametrize(
    "text",
    [
        *("cantine", "hauts de france", "CCAS", "centre communal d'action sociale", "M57"),
        *("subvent*", "objet:tarif*", "objet:tarifs", "texte:cantine", '"compte administratif"'),
        *("13 juin", "2024-27", "3 500", "cantine OU voirie", "(eau OU gaz) prix", "Vaucourt"),
        *("cantine -tarif", "cantine date:2024", "commune:Vaucourt-sur-Sélinelle garderie"),
    ],
)
def test_a_word_is_missing_exactly_where_no_engine_finds_it(search, text):
    restricted = SearchRequest("date:2024" if "date:" in text else "")
    if "commune:" in text:
        restricted = SearchRequest("commune:Vaucourt-sur-Sélinelle")
    excluded = {r.id for r in search.all(SearchRequest("tarif"))} if "-tarif" in text else set()
    clause = parse(text).clause
    hits = [EngineHit(record.id, 1.0, "") for record in search.all(restricted)]
    lacking = missing_words(search.engine, clause, hits)
    whole = {hit.id for hit, words in zip(hits, lacking, strict=True) if not words} - excluded
    assert whole == {record.id for record in search.all(SearchRequest(text))}


def test_acts_of_a_widened_answer_say_what_they_lack(search):
    page = search.search(SearchRequest("piscine cimetière jumelage vidéoprotection", tri="-date"))
    assert page.relaxed
    assert all(hit.missing for hit in page.hits)
    mended = search.search(SearchRequest("vidéoprotektion caméras"))
    assert mended.relaxed
    assert mended.hits
    assert all(hit.missing == () for hit in mended.hits)


def test_facets_are_disjunctive_and_exact(search):
    every = search.search(SearchRequest(per_page=1))
    for field in ("collectivite", "annee", "resultat", "matiere", "type"):
        for value in every.facets[field]:
            page = search.search(SearchRequest(filters={field: (value.value,)}, per_page=1))
            assert page.total == value.count, (field, value.value)
            same = {v.value: v.count for v in page.facets[field]}
            assert same == {v.value: v.count for v in every.facets[field]}
            for child in value.children:
                assert (
                    search.search(SearchRequest(filters={field: (child.value,)})).total
                    == child.count
                )


def test_filters_are_or_within_and_between(search):
    every = search.search(SearchRequest(per_page=1))
    one, two = every.facets["annee"][:2]
    both = search.search(SearchRequest(filters={"annee": (one.value, two.value)}))
    assert both.total == one.count + two.count
    name = every.facets["collectivite"][0].value
    combined = search.search(
        SearchRequest(filters={"annee": (one.value,), "collectivite": (name,)}, per_page=50)
    )
    for hit in combined.hits:
        assert hit.record.collectivite.nom == name
        assert str(hit.record.seance.date.year) == one.value


def test_a_minus_leaves_the_acts_with_a_value_out(search):
    plain = search.search(SearchRequest())
    for field, values in plain.facets.items():
        for value in values[:3]:
            without = search.search(SearchRequest(filters={field: (f"-{value.value}",)}))
            assert without.total == plain.total - value.count
            chosen = [each for each in without.facets[field] if each.selected]
            assert [each.label for each in chosen] == [f"sauf {value.label}"]
    one, two, *_ = plain.facets["annee"]
    both = search.search(SearchRequest(filters={"annee": (f"-{one.value}", f"-{two.value}")}))
    assert both.total == plain.total - one.count - two.count
    mixed = search.search(SearchRequest(filters={"annee": (one.value, f"-{two.value}")}))
    assert mixed.total == one.count


def test_a_value_left_out_that_no_act_has_is_told(search):
    page = search.search(SearchRequest(filters={"departement": ("-98",)}))
    assert page.total == search.search(SearchRequest()).total
    assert "« 98 »" in page.notes[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("commune:zélivau", "Commune : aucun acte n’a la valeur « zélivau »."),
        ("cantine collectivite:zélivau", "Collectivité : aucun acte n’a la valeur « zélivau »."),
        ("matiere:9.9", "Matière : aucun acte n’a la valeur « 9.9 »."),
    ],
)
def test_a_value_typed_in_a_query_that_no_act_has_is_told(search, text, told):
    page = search.search(SearchRequest(text))
    assert page.total == 0
    assert page.notes[0].startswith(told)


def test_words_that_no_act_of_a_known_body_has_tell_nothing_of_the_body(search):
    body = next(iter(search.search(SearchRequest("")).facets["commune"])).value
    page = search.search(SearchRequest(f'commune:"{body}" xylophonistes'))
    assert page.total == 0
    assert page.notes == ()


def test_a_filter_may_be_typed_without_accents_or_by_name(search):
    known = search.search(SearchRequest(per_page=1)).facets["departement"]
    assert known
    for value in known:
        name = value.label.rpartition(" (")[0]
        assert (
            search.search(SearchRequest(filters={"departement": (name.upper(),)})).total
            == value.count
        )


@pytest.mark.parametrize(
    ("facet", "typed", "value"),
    [
        ("resultat", "UNANIMITE", "unanimité"),
        ("resultat", "-rejet", "-rejeté"),
        ("type", "pv", "proces-verbal"),
        ("organe", "municipal", "conseil municipal"),
        ("departement", "nord", "59"),
        ("collectivite", "plouarvezec", "Plouarvezec"),
    ],
)
def test_what_a_filter_names_otherwise_is_chosen_as_acts_have_it(search, facet, typed, value):
    page, same = (search.search(SearchRequest(filters={facet: (v,)})) for v in (typed, value))
    assert page.request.filters == {facet: (value,)}
    assert (page.total, page.facets) == (same.total, same.facets)
    assert 0 < page.total < search.search(SearchRequest()).total


def test_periods_include_both_ends(search):
    dated = search.search(SearchRequest(tri="date", per_page=100)).hits
    day = next(hit.record.seance.date for hit in dated if hit.record.seance.date)
    on_the_day = search.search(SearchRequest(du=day, au=day, per_page=100))
    assert on_the_day.total >= 1
    assert {hit.record.seance.date for hit in on_the_day.hits} == {day}
    assert search.search(SearchRequest(au=day - dt.timedelta(days=1))).total == 0


def test_listings_are_in_the_order_asked_for(search):
    oldest = [
        h.record.seance.date for h in search.search(SearchRequest(tri="date", per_page=100)).hits
    ]
    latest = [
        h.record.seance.date for h in search.search(SearchRequest(tri="-date", per_page=100)).hits
    ]
    for dates in (oldest, latest):
        known = [date for date in dates if date]
        assert known == sorted(known, reverse=dates is latest)
        assert dates[: len(known)] == known


def test_pages_cover_everything_once(search):
    total = search.search(SearchRequest("conseil", per_page=7)).total
    seen = []
    for page in range(1, -(-total // 7) + 1):
        seen += [
            hit.record.id
            for hit in search.search(SearchRequest("conseil", per_page=7, page=page)).hits
        ]
    assert len(seen) == len(set(seen)) == total


def test_a_listing_is_a_search_without_what_shows_why(search):
    wanted = SearchRequest("conseil", tri="-date", per_page=7, page=2)
    page = search.search(wanted)
    assert search.listing(wanted) == (page.total, tuple(hit.record for hit in page.hits))


def test_an_act_its_sitting_and_its_kin(search):
    hit = search.search(SearchRequest("cantine")).hits[0]
    record = search.act(hit.record.id)
    assert record == hit.record
    sitting = search.sitting(record.seance_id)
    assert record in sitting
    assert [r.rang for r in sitting] == sorted(r.rang for r in sitting) or len(
        {r.source for r in sitting}
    ) > 1
    whole = search.in_sitting(record.seance_id, 0, len(sitting))
    assert (whole.total, whole.acts) == (len(sitting), sitting)
    assert search.in_sitting(record.seance_id, 1, 1).acts == sitting[1:2]
    assert search.in_sitting("no such sitting", 0, 1).total == 0
    similar = search.similar(record, 5)
    assert record not in similar
    with pytest.raises(ActNotFound):
        search.act("0" * 16)


def test_citations_are_links_both_ways(search):
    linked = [(r, c) for r in search.all(SearchRequest()) for c in search.cites(r)]
    assert linked
    for record, cited in linked:
        assert record in search.cited_by(cited)
        assert cited.seance.date < record.seance.date


def test_export_gives_every_match(search):
    assert (
        len(list(search.all(SearchRequest("conseil"))))
        == search.search(SearchRequest("conseil")).total
    )


def test_a_named_body_is_proposed_as_a_filter(search):
    name = search.search(SearchRequest()).facets["commune"][0].value
    assert search.search(SearchRequest(f"cantine {name.upper()}")).proposed_body == name
    filtered = SearchRequest(f"cantine {name}", filters={"commune": (name,)})
    assert search.search(filtered).proposed_body is None


def test_suggestions_come_from_what_can_be_shown(search):
    suggested = search.suggest("cant")
    assert suggested
    for suggestion in suggested:
        assert search.search(SearchRequest(suggestion.text)).total


words = st.sampled_from(
    [
        *("cantine", "scolaire", "subvention", "budget", "2024", "conseil*", "-voirie", "OU", "ET"),
        *("(", ")", '"', ":", "n°", "l'eau", "M57", "Hauts-de-France", "objet:tarifs", "matiere:7"),
        *("date:2023", "du:2020", "numero:1", "commune:x"),
    ]
)
queries = st.lists(words, max_size=6).map(" ".join) | st.text(max_size=40)
requests = st.builds(
    SearchRequest,
    text=queries,
    filters=st.dictionaries(st.sampled_from(FACET_FIELDS), st.tuples(st.sampled_from(["2024", "7", "59", "commune", "x", "-7", "-commune"])), max_size=2),
    tri=st.sampled_from(["pertinence", "date", "-date"]),
    per_page=st.integers(1, 20),
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(request=requests)
@example(request=SearchRequest(filters={"annee": ("2024",)}))
def test_both_engines_say_the_same(engines, request):
    one, two = (engine.search(request) for engine in engines)
    assert one.total == two.total
    assert one.relaxed == two.relaxed
    assert one.understood == two.understood
    for field, values in one.facets.items():
        assert {v.value: v.count for v in values} == {v.value: v.count for v in two.facets[field]}
    if request.tri != "pertinence":
        assert [h.record.id for h in one.hits] == [h.record.id for h in two.hits]
    # One engine counts with 32 bits: of acts that come equal, it may show another.
    assert [h.score for h in one.hits] == pytest.approx([h.score for h in two.hits], rel=1e-3)
    assert len(one.near) == len(two.near)
    lacks = {h.record.id: h.missing for h in one.near}
    assert all(h.missing == lacks.get(h.record.id, h.missing) for h in two.near)


@pytest.mark.parametrize(
    "text",
    ["٢٠٢٣", "\u1680 ꯳", "annee:٢٠٢٣", "montant:>²", "du ² au ٣", "l'eau", "M57 : budget", "(eau", "AND", "n° 2025/01/04", '"école', "🎉🎉", "x" * 10_000, "-", "***", "a " * 5000, "\x00", "NOT", "du:", "objet:", "((((", "[1 TO", "~"],
)  # fmt: skip
def test_no_text_a_person_can_type_raises(search, text):
    page = search.search(SearchRequest(text))
    assert page.total >= 0


def test_acts_are_found_and_ordered_by_their_amounts(search):
    wanted = SearchRequest(text="montant:>1000", tri="-montant", per_page=100)
    page = search.search(wanted)
    amounts = [max(hit.record.acte.montants) for hit in page.hits]
    assert page.total == len(amounts) > 10
    assert amounts == sorted(amounts, reverse=True)
    assert min(amounts) > 1000
    every = search.search(SearchRequest(tri="-montant", per_page=100)).hits
    assert [hit.record.id for hit in every][:3] == [hit.record.id for hit in page.hits][:3]


def test_acts_are_found_by_the_votes_against(search):
    contested = search.search(SearchRequest(text="contre:>0", per_page=100))
    assert contested.total > 5
    assert all((hit.record.acte.vote.contre or 0) > 0 for hit in contested.hits)
    several = search.search(SearchRequest(text="contre:>1")).total
    assert search.search(SearchRequest(text="contre:1")).total + several == contested.total
