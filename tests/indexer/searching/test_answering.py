"""When a query is widened although acts match it, with both embedded engines."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.searching.answering import _tells_most
from indexer.searching.query import moments
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.meta import Meta
from indexer.storing.schema import index_document
from indexer.storing.store import Store

_FILLER = " ".join(f"Le point {n} porte sur le lavoir et la haie du verger." for n in range(60))
ACTS = {
    "scattered": (
        "Acceptation de recettes",
        f"Le tarif du marché. {_FILLER} La location du tracteur. {_FILLER} La salle des mariages. "
        f"{_FILLER} La fête des voisins.",
    ),
    "subject": (
        "Tarifs de location de la salle",
        "Les tarifs de location de la salle polyvalente sont revus. La salle est louée à la journée.",
    ),
    "numbered": ("Bornage de la parcelle", "La parcelle est bornée."),
    "mentioned": ("Tarif du préau pour 2031", "Le tarif du préau pour 2031 est de douze euros."),
    "dated": ("Tarif du préau", "Le tarif du préau est reconduit."),
    "garland": ("Guirlandes", "Des guirlandes sont achetées. Chaque guirlande est bleue."),
    "road": ("Réparations", "La rue du Vreuil est réparée, avec le concours du peuple ukrainien."),
    "elsewhere": ("Réparations", "Un muret est relevé, dit le doyen Trouquet."),
    "lent": ("Prêt", "Une benne est prêtée à Brandeval-sur-Orvel."),
    "lender": ("Prêt", "Une pelle est prêtée."),
    **{
        f"other{n}": (
            "Entretien des chemins",
            f"Le chemin rural {n} est curé à la date limite par l'entreprise.",
        )
        for n in range(12)
    },
}
NUMBERS = {"numbered": "DEL_20310630_14", "subject": "D2029-033", "lent": "2030-CM/055"}
BODIES = {
    "elsewhere": "Sainte-Maure-de-Touraine",
    "lender": "Brandeval-sur-Orvel",
    "road": "Communauté de communes du Val d’Orvel",
}
DAYS = {
    "dated": dt.date(2031, 3, 4),
    "mentioned": dt.date(2030, 12, 5),
    "numbered": dt.date(2031, 6, 30),
    "scattered": dt.date(1996, 11, 22),
    "elsewhere": dt.date(2030, 1, 7),
}


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def search(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Search]:
    folder = tmp_path_factory.mktemp("index")
    meta = Meta.new(request.param)
    with Store.create(folder, meta) as store, store.engine.writer() as writer:
        for id, (objet, texte) in ACTS.items():
            writer.add(index_document(_record(id, objet, texte)))
    meta.write(folder)
    with Search.open(folder) as opened:
        yield opened


def _record(id: str, objet: str, texte: str) -> Record:
    return Record(
        id=id,
        source=f"{id}.txt",
        member=None,
        rang=1,
        type_document="deliberation",
        collectivite=Collectivite(BODIES.get(id, "Valbreuil"), "commune"),
        seance=Seance(date=DAYS.get(id)),
        acte=Act(objet=objet, texte=texte, debut=0, fin=len(texte), numero=NUMBERS.get(id)),
    )


def test_an_act_about_the_subject_comes_before_one_with_the_words_here_and_there(
    search: Search,
) -> None:
    page = search.search(SearchRequest("tarif location salle fêtes"))
    assert [hit.record.id for hit in page.hits] == ["subject", "scattered"]
    assert page.relaxed
    assert page.whole == 1
    assert page.total == 2
    assert page.hits[0].missing == ("fêtes",)
    assert page.hits[1].missing == ()


def test_an_act_of_another_year_comes_before_none_of_the_year_asked(search: Search) -> None:
    page = search.search(SearchRequest("tarif location salle 1996"))
    assert [hit.record.id for hit in page.hits] == ["scattered"]
    assert not page.relaxed


def test_the_second_page_is_of_the_same_answer(search: Search) -> None:
    asked = SearchRequest("tarif location salle fêtes", per_page=1)
    pages = [search.search(replace(asked, page=number)) for number in (1, 2)]
    assert [hit.record.id for page in pages for hit in page.hits] == ["subject", "scattered"]
    assert all(page.relaxed and page.total == 2 for page in pages)


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest("tarif location salle fêtes", tri="date"),
        SearchRequest("tarif location salle fêtes", near=False),
        SearchRequest('"tarif" location salle fêtes'),
        SearchRequest("location fêtes"),
        SearchRequest("tracteur location voisins"),
    ],
)
def test_other_answers_have_all_the_words(search: Search, request_: SearchRequest) -> None:
    page = search.search(request_)
    assert [hit.record.id for hit in page.hits] == ["scattered"]
    assert not page.relaxed


def test_a_query_that_is_only_misspelt_is_mended_not_widened(search: Search) -> None:
    page = search.search(SearchRequest("tracteur locatoin voisins"))
    assert page.suggestion == "tracteur location voisins"
    assert page.mended
    assert [hit.missing for hit in page.hits] == [()]


@pytest.mark.parametrize("typed", ["DEL 20310630 14", "del20310630-14", "Del_20310630/14"])
def test_the_number_of_an_act_is_found_however_it_is_parted(search: Search, typed: str) -> None:
    page = search.search(SearchRequest(typed))
    assert [hit.record.id for hit in page.hits] == ["numbered"]
    asked = search.search(SearchRequest(f'numero:"{typed}"'))
    assert [hit.record.id for hit in asked.hits] == ["numbered"]


@pytest.mark.parametrize("typed", ["d2029033", "D 2029033", "d202933", "D20-29-033"])
def test_the_number_of_an_act_is_found_without_what_parts_it(search: Search, typed: str) -> None:
    page = search.search(SearchRequest(typed))
    assert [hit.record.id for hit in page.hits] == ["subject"]
    assert page.notes == (f"« {typed} » : pris pour le numéro d’un acte.",)
    again = search.search(SearchRequest(page.understood))
    assert [hit.record.id for hit in again.hits] == ["subject"]


@pytest.mark.parametrize("typed", ["33-2029", "n° 33/2029", "délibération 033.2029", "2029.33"])
def test_the_number_of_an_act_is_found_with_its_year_first_or_last(
    search: Search, typed: str
) -> None:
    page = search.search(SearchRequest(typed))
    assert [hit.record.id for hit in page.hits] == ["subject"]


@pytest.mark.parametrize(
    ("typed", "expected"), [("33-2029 salle", "subject"), ("délib 55/2030 benne", "lent")]
)
def test_the_number_of_an_act_is_found_beside_other_words(
    search: Search, typed: str, expected: str
) -> None:
    page = search.search(SearchRequest(typed))
    assert [hit.record.id for hit in page.hits] == [expected]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dernière séance", ["numbered"]),
        ("dernières délibérations préau", ["dated"]),
        ("derniers actes de Sainte-Maure", ["elsewhere"]),
        ("dernier conseil tracteur", ["scattered"]),
    ],
)
def test_the_last_sitting_is_that_of_what_else_is_asked(
    search: Search, typed: str, expected: list[str]
) -> None:
    page = search.search(SearchRequest(typed, near=False))
    assert [hit.record.id for hit in page.hits] == expected
    assert any("les actes de la séance du" in note for note in page.notes)


def test_an_answer_told_from_today_is_not_kept(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next day, it is another."""
    found = []
    for day in (dt.date(1997, 12, 31), dt.date(1998, 1, 1)):
        monkeypatch.setattr(moments, "this_day", lambda day=day: day)
        found.append([hit.record.id for hit in search.search(SearchRequest("l’an dernier")).hits])
    assert found == [["scattered"], []]


@pytest.mark.parametrize("typed", ["sainte maure touraine", "ste maure touraine muret"])
def test_the_name_of_a_commune_may_lack_its_small_words(search: Search, typed: str) -> None:
    page = search.search(SearchRequest(typed))
    assert [hit.record.id for hit in page.hits] == ["elsewhere"]
    assert any("pris pour « sainte maure de touraine »" in note for note in page.notes)


@pytest.mark.parametrize(
    ("typed", "expected"), [("ccvo", "road"), ("CCVO ukrainien", "road"), ("smt", None)]
)
def test_initials_of_one_body_are_that_body(
    search: Search, typed: str, expected: str | None
) -> None:
    page = search.search(SearchRequest(typed, near=False))
    taken = any("pris pour" in note for note in page.notes)
    assert taken is (expected is not None)
    if expected:
        assert [hit.record.id for hit in page.hits] == [expected]


def test_a_name_that_no_act_has_is_no_whole_name(search: Search) -> None:
    page = search.search(SearchRequest("saint andre cubzac"))
    assert not any("pris pour" in note for note in page.notes)


@pytest.mark.parametrize("typed", ["d2029034", "d2033", "bornages2029033", "29033", "34-2029"])
def test_a_number_that_no_act_has_is_none(search: Search, typed: str) -> None:
    page = search.search(SearchRequest(typed))
    assert not any("numéro" in note for note in page.notes)


@pytest.mark.parametrize("typed", ["30062031", "20310630", "parcelle 20310630"])
def test_a_day_typed_as_figures_alone_is_that_of_the_sitting(search: Search, typed: str) -> None:
    page = search.search(SearchRequest(typed))
    assert [hit.record.id for hit in page.hits] == ["numbered"]
    assert any("cette date" in note for note in page.notes)


@pytest.mark.parametrize("typed", ["1996", "tracteur 1996"])
def test_a_year_is_that_of_the_sitting_too(search: Search, typed: str) -> None:
    page = search.search(SearchRequest(typed))
    assert [hit.record.id for hit in page.hits] == ["scattered"]
    assert page.understood.endswith("[aussi : date:1996]")
    assert not page.relaxed
    assert page.hits[0].missing == ()


def test_what_mentions_a_year_comes_before_what_was_decided_in_it(search: Search) -> None:
    page = search.search(SearchRequest("tarif 2031"))
    assert [hit.record.id for hit in page.hits] == ["mentioned", "dated"]
    for typed in ('tarif "2031"', "objet:tarif objet:2031"):
        assert [h.record.id for h in search.search(SearchRequest(typed)).hits] == ["mentioned"]
    excluded = search.search(SearchRequest("préau -2031"))
    assert "dated" in [hit.record.id for hit in excluded.hits]


@pytest.mark.parametrize(
    "typed", ["date limite guirlande", "limite guirlande date commune:Valbreuil"]
)
def test_an_act_about_the_one_word_that_tells_is_found_beside_those_with_the_others(
    search: Search, typed: str
) -> None:
    page = search.search(SearchRequest(typed))
    assert page.relaxed
    assert page.hits[0].record.id == "garland"
    assert set(page.hits[0].missing) == {"date", "limite"}
    # The acts with more of the words, none of which tells much, are still there.
    assert "other1" in [hit.record.id for hit in page.hits]
    assert "guirlande OU (au moins 2 de : " in page.understood


def test_a_year_of_no_sitting_either_leaves_the_words(search: Search) -> None:
    page = search.search(SearchRequest("tracteur voisins 1997"))
    assert [hit.missing for hit in page.hits] == [("1997",)]
    assert page.notes == ()


@pytest.mark.parametrize(
    "name", ["Saint-Malo", "st malo", "Landerneau", "landerneau", "Tours", "ile d'yeu"]
)
@pytest.mark.parametrize("words", ["{}", "tracteur {}", "tarif du marché à {}"])
def test_a_commune_that_no_act_names_is_said(search: Search, words: str, name: str) -> None:
    page = search.search(SearchRequest(words.format(name)))
    assert page.notes == (f"« {name} » : aucun acte du registre ne nomme cette commune.",)


@pytest.mark.parametrize(
    "name", ["Le Mans", "le havre", "L’Isle-Adam", "Les Sables-d'Olonne", "Le Touquet"]
)
@pytest.mark.parametrize("words", ["{}", "tarif du marché à {}"])
def test_a_commune_that_no_act_names_is_said_with_its_article(
    search: Search, words: str, name: str
) -> None:
    page = search.search(SearchRequest(words.format(name)))
    assert page.notes == (f"« {name} » : aucun acte du registre ne nomme cette commune.",)
    assert page.suggestion is None


@pytest.mark.parametrize(
    "typed",
    [
        "tracteur tours",
        "tracteur Valserrein",
        "tracteur",
        "Tours de tracteur",
        "TRACTEUR TOURS",
        "le port de pêche",
        "objet:Landerneau",
    ],
)
def test_what_is_no_commune_or_may_be_a_word_is_not_said_to_be_one(
    search: Search, typed: str
) -> None:
    assert search.search(SearchRequest(typed)).notes == ()


@pytest.mark.parametrize("typed", ["{}", "muret {}", "{} réparations"])
def test_a_name_that_begins_that_of_a_body_is_taken_for_it(search: Search, typed: str) -> None:
    page = search.search(SearchRequest(typed.format("sainte maure")))
    assert [hit.record.id for hit in page.hits] == ["elsewhere"]
    assert page.proposed_body == "Sainte-Maure-de-Touraine"
    assert page.notes == ("« sainte maure » : pris pour « Sainte-Maure-de-Touraine ».",)
    again = search.search(SearchRequest(page.understood))
    assert [hit.record.id for hit in again.hits] == ["elsewhere"]


@pytest.mark.parametrize("typed", ["ste maurre de tourraine", "sainte-mare-de-touraine"])
def test_a_query_that_is_a_misspelt_body_is_taken_for_it(search: Search, typed: str) -> None:
    page = search.search(SearchRequest(typed))
    assert [hit.record.id for hit in page.hits] == ["elsewhere"]
    assert page.notes == (f"« {typed} » : pris pour « Sainte-Maure-de-Touraine ».",)
    again = search.search(SearchRequest(page.understood))
    assert [hit.record.id for hit in again.hits] == ["elsewhere"]


def test_a_misspelt_body_finds_what_its_name_finds_and_is_proposed(search: Search) -> None:
    page = search.search(SearchRequest("brendeval sur orvell"))
    assert {hit.record.id for hit in page.hits} == {"lent", "lender"}
    assert page.proposed_body == "Brandeval-sur-Orvel"


def test_a_name_taken_for_a_body_is_not_said_to_be_that_of_no_commune(search: Search) -> None:
    page = search.search(SearchRequest("sainte maure guirlande bravelot"))
    assert any("pris pour" in note for note in page.notes)
    assert not any("aucun acte" in note for note in page.notes)


def test_of_a_road_that_no_act_names_none_is_shown_for_being_about_a_road(search: Search) -> None:
    assert search.search(SearchRequest("rue du Vreuil")).total == 1
    none = search.search(SearchRequest("rue des lilas"))
    assert (none.total, none.alone) == (0, ("rue",))
    assert none.notes == (
        "Aucun acte trouvé avec « lilas » ; ceux qui n’ont que « rue » ne sont pas montrés.",
    )
    both = search.search(SearchRequest("guirlande rue des lilas"))
    assert [hit.record.id for hit in both.hits] == ["garland"]
    several = search.search(SearchRequest("guirlande rue des lilas blancs"))
    assert [hit.record.id for hit in several.hits] == ["garland"]
    assert several.alone == several.notes == ()


@pytest.mark.parametrize("typed", ["rue", "avenue des lilas", "lilas", "Vreuil rue"])
def test_where_no_road_is_withheld_nothing_is_said_of_any(search: Search, typed: str) -> None:
    assert search.search(SearchRequest(typed)).notes == ()


def test_a_word_is_mended_to_one_that_is_made_of_it(search: Search) -> None:
    page = search.search(SearchRequest("Ukraine"))
    assert page.suggestion == "ukrainien"
    assert page.hits[0].record.id == "road"


def test_a_query_taken_for_a_number_says_so(search: Search) -> None:
    page = search.search(SearchRequest("DEL 20310630 14"))
    assert page.notes == ("« DEL 20310630 14 » : pris pour le numéro d’un acte.",)
    assert page.understood == 'numero:"DEL 20310630 14"'
    nothing = search.search(SearchRequest("DEL 20310630 15"))
    assert not any("numéro" in note for note in nothing.notes)


def test_a_common_word_alone_is_no_answer(search: Search) -> None:
    rare = search.search(SearchRequest("zzzzyx chemin polyvalente"))
    assert [hit.record.id for hit in rare.hits] == ["subject"]
    only = search.search(SearchRequest("zzzzyx chemin"))
    assert only.total == 12


@pytest.mark.parametrize(
    ("missing", "rarity", "most"),
    [
        (("date", "limite"), 2.0, True),  # half of the words, and half of what they tell
        (("affouage",), 4.5, False),  # one word, which tells more than the others
        (("date", "limite", "bois"), 9.0, False),
    ],
)
def test_an_act_may_lack_half_of_what_the_words_tell(
    missing: tuple[str, ...], rarity: float, most: bool
) -> None:
    rarities = {"date": 1.0, "limite": 2.0, "bois": 1.0, "affouage": rarity}
    assert _tells_most(rarities, missing) == most
